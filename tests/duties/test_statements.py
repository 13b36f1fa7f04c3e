"""Every value of the five seeds leads to its sentence, and conflicts show who says what."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from dpo_desk.duties import seeding, statements
from dpo_desk.law.codes import ProposalCertainty
from dpo_desk.records import (
    Activity,
    Notice,
    NoticeVersion,
    RetentionRule,
    Service,
    Statement,
)
from dpo_desk.register import NotFound, Register
from tests import sample


@pytest.fixture(scope="module", params=seeding.names())
def seeded(request: pytest.FixtureRequest, tmp_path_factory) -> Iterator[Register]:
    path = tmp_path_factory.mktemp("said") / f"{request.param}.perm"
    register = seeding.create_from_seed(path, request.param, password=None, clock=sample.clock())
    yield register
    register.close()


def seed(folder: Path, name: str) -> Register:
    return seeding.create_from_seed(folder / "a.perm", name, password=None, clock=sample.clock())


def test_every_statement_about_a_record_is_one_of_its_sources(seeded: Register) -> None:
    for said in seeded.find(Statement, "record_uid <> ''"):
        found = statements.sources(seeded, said.record_table, said.record_uid)
        source = found[statements.field_of(said)]
        version = seeded.by_uid(NoticeVersion, source.version_uid)
        assert version.text[source.start : source.end] == source.quote
        assert version.text.count("\n", 0, source.start) + 1 == source.line


def test_many_records_are_asked_as_one(seeded: Register) -> None:
    rules = [(rule.table, rule.uid) for rule in seeded.find(RetentionRule)]
    together = statements.sources_of(seeded, rules)
    for table, uid in rules:
        assert statements.sources(seeded, table, uid) == together.get(uid, {})


def test_nothing_is_said_of_what_nobody_wrote_about(tmp_path: Path) -> None:
    with sample.make(tmp_path) as register:
        activity = register.find(Activity)[0]
        assert statements.sources(register, "activity", activity.uid) == {}
        assert statements.conflicts_of(register, "activity", activity.uid) == ()
        assert statements.sources_of(register, []) == {}
        with pytest.raises(NotFound):
            statements.conflict(register, "")


def test_the_surest_sentence_of_the_newest_version_is_the_source(tmp_path: Path) -> None:
    with sample.make(tmp_path) as register, register.action("seed.loaded"):
        activity = register.find(Activity)[0]
        notice = register.add(Notice(title="Erklæring"))
        for number, words in ((1, "Gammelt."), (2, "Kanskje. Sikkert.")):
            version = register.add(NoticeVersion(notice_id=notice.id, number=number, text=words))
            for sure, quote in (
                (ProposalCertainty.UNCLEAR, words.split()[0]),
                (ProposalCertainty.STATED, words.split()[-1]),
            ):
                start = words.index(quote)
                register.add(
                    Statement(
                        notice_version_id=version.id,
                        topic="security",
                        record_table="activity",
                        record_uid=activity.uid,
                        certainty=sure,
                        start=start,
                        end=start + len(quote),
                        line=1,
                        quote=quote,
                        quote_sha256=sha256(quote.encode()).hexdigest(),
                    )
                )
        found = statements.sources(register, "activity", activity.uid)
        assert found["security"].quote == "Sikkert."
        assert found["security"].version_number == 2


def test_the_section_is_the_heading_above(tmp_path: Path) -> None:
    with seed(tmp_path, "s2-it-drift") as register:
        rule = register.first(RetentionRule, "period = 'P5Y'")
        assert rule is not None
        source = statements.sources(register, "retention_rule", rule.uid)["period"]
        assert source.section == "Hvor lenge lagrer vi dem?"
        assert source.notice_title == "Personvernerklæring"
    text = (
        "1. Om oss.\n\n" + "Vi er et lite firma som tar godt vare på alt du gir oss.\n\nKari\n\nB\n"
    )
    assert statements.headings(text) == ((0, "1. Om oss."),)
    assert statements.headings("") == ()


def test_s2_says_three_and_five_years(tmp_path: Path) -> None:
    with seed(tmp_path, "s2-it-drift") as register:
        rules = {rule.period: rule for rule in register.find(RetentionRule) if rule.period}
        [conflict] = statements.conflicts_of(register, "retention_rule", rules["P5Y"].uid)
        assert [side.value for side in conflict.sides] == ["P3Y", "P5Y"]
        assert "innen 3 år" in conflict.sides[0].sources[0].quote
        assert conflict.answered_by == "period"
        assert conflict.decided_on is conflict.chosen is None
        assert {uid for _, uid in conflict.abouts} == {rules["P3Y"].uid, rules["P5Y"].uid}
        service = register.first(Service, "name = 'CRM og ERP'")
        assert service
        assert not statements.conflicts_of(register, "service", service.uid)


@pytest.mark.parametrize(
    ("name", "conflict", "sides", "answered_by"),
    [
        ("s1-stromsparing", "web-lifetime", ["P1D", "P2Y", "P6M"], "period"),
        ("s1-stromsparing", "cookie-count", ["5", "6"], "text"),
        ("s1-stromsparing", "identifiable", ["identifiable", ""], "text"),
        ("s2-it-drift", "role", ["controller", "processor"], "role"),
        ("s3-energioppfolging", "website-collection", ["website_collection", "recipient"], "text"),
        ("s4-digitale-verktoy", "answer-time", ["P1M", "P30D"], "text"),
    ],
)
def test_sides_are_those_that_agree(
    tmp_path: Path, name: str, conflict: str, sides: list[str], answered_by: str
) -> None:
    with seed(tmp_path, name) as register:
        found = statements.conflict(register, conflict)
        assert [side.value for side in found.sides] == sides
        assert found.answered_by == answered_by
        assert found in statements.conflicts(register, undecided=True)


def test_a_sentence_about_two_records_stands_once_on_its_side(tmp_path: Path) -> None:
    with seed(tmp_path, "s2-it-drift") as register:
        controller, processor = statements.conflict(register, "role").sides
        assert (len(controller.sources), len(controller.abouts)) == (2, 2)
        assert (len(processor.sources), len(processor.abouts)) == (1, 1)
