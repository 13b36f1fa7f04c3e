"""The road that README shows works, command by command."""

import json
import re
import shlex
from pathlib import Path

import pytest

from tests import house
from tests.cli.calls import good

DAY = "2026-11-20"  # on which README sends the answer


def commands() -> list[list[str]]:
    """The words of each ``dpo-desk-cli`` line, in README's order."""
    text = (house.ROOT / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^dpo-desk-cli (.+)$", text.replace("\\\n", " "), re.MULTILINE)
    return [shlex.split(line) for line in lines]


def test_the_road_of_readme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tests").symlink_to(house.ROOT / "tests")
    said = {" ".join(words): good("--today", DAY, *words).stdout for words in commands()}
    (deadline,) = (told for line, told in said.items() if line.startswith("deadline"))
    assert json.loads(deadline)["safe"] == "2027-02-26"
    shown = good("--today", DAY, "request", "show", "build/x.perm", "2026-001", "--json").stdout
    case = json.loads(shown)
    assert case["status"] == "closed"
    assert case["letters"][0]["sent_on"] == DAY
    by_mail = good("--today", DAY, "request", "show", "build/x.perm", "2026-002", "--json").stdout
    case = json.loads(by_mail)
    assert case["claims"] == [{"kind": "rectification", "outcome": "answered"}]
    assert [letter["sent_on"] for letter in case["letters"]] == [DAY, DAY]
    assert [letter["holes"] for letter in case["letters"]] == [0, 0]
