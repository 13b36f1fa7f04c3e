"""The rules on whole notices of other trades: what fires, and above all what must not."""

import tomllib
from pathlib import Path

import pytest

from dpo_desk.checks import notice_findings
from dpo_desk.notices.read import read_sheet
from dpo_desk.reading.sheet import sheet
from tests.checks.notice_examples import TODAY
from tests.house import ROOT

NOTICES = ROOT / "tests" / "examples" / "notices"
TRUTH = tomllib.loads((Path(__file__).parent / "notices.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", TRUTH)
def test_a_careful_reader_would_say_the_same(name):
    page = sheet((NOTICES / f"{name}.txt").read_text(encoding="utf-8"))
    found = {each.rule for each in notice_findings(read_sheet(page), page, TODAY)}
    must, may = set(TRUTH[name]["must"]), set(TRUTH[name].get("may", ()))
    assert must - found == set()
    assert found - must - may == set()


def test_the_readings_are_of_many_notices():
    assert len(TRUTH) >= 20
    assert {each for said in TRUTH.values() for each in said["must"]} > {"N03", "N10", "T01"}
