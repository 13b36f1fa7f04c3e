"""DESIGN 12, journeys 3 and 5: a notice that contradicts itself, and what is left over in one."""

import pytest

from dpo_desk import places
from dpo_desk.duties import statements
from dpo_desk.records import NoticeVersion, Proposal, ProposalKind, RetentionRule
from tests.journeys.driver import Driver
from tests.journeys.road import binder


def notice(seed: str) -> str:
    return (places.seeds(seed) / "notice.nb.txt").read_text(encoding="utf-8")


def read_in(d: Driver, text: str) -> None:
    """Through the notice's page, pasted."""
    d.click("nav.notices")
    d.click("notices.empty.import")
    d.wait(lambda: d.focus == "review.get.text")
    d.paste(text)
    d.click("review.read")


def test_three_years_or_five_is_decided_on_the_card(start, tmp_path):
    d = start(binder(tmp_path))
    read_in(d, notice("s2-it-drift"))
    d.wait(lambda: d.seen("review.all"))
    page = d.window.pages.page
    conflicts = [one for one in page.review.cards if one.kind is ProposalKind.CONFLICT]
    card = next(one for one in conflicts if [s.value for s in one.sides] == ["Tre år", "Fem år"])
    d.click(f"review.row.{card.number}")
    d.wait(lambda: d.seen("review.side.0"))
    assert "innen 3 år" in d.texts()
    assert "Etter 5 år" in d.texts()
    assert d.audit() == []
    d.click("review.side.0")
    d.click("review.accept")
    d.wait(lambda: page.review.done == 1)
    periods = [one.period for one in d.ask(lambda register: register.find(RetentionRule))]
    assert "P3Y" in periods
    assert "P5Y" not in periods
    assert d.ask(lambda register: statements.conflicts(register, undecided=True)) == ()
    d.press("Ctrl+Z")
    d.wait(lambda: page.review.done == 0)
    assert "P3Y" not in [o.period for o in d.ask(lambda register: register.find(RetentionRule))]


@pytest.mark.parametrize("seed", ["s3-energioppfolging", "s4-digitale-verktoy"])
def test_what_is_left_over_from_the_web_page_proposes_nothing(start, tmp_path, seed):
    d = start(binder(tmp_path))
    text = notice(seed)
    read_in(d, text)
    d.wait(lambda: d.seen("review.later"))
    said = d.ask(lambda register: register.find(Proposal))
    version = d.ask(lambda register: register.first(NoticeVersion))
    for one in said:
        for start_, end, _line in one.spans:
            assert "Normal drift" not in version.text[start_:end]
    emails = [str(one.values.get("email", "")) for one in said]
    if "kurveblikk" in text:  # the company in the register has an address: it is no news
        assert not any("datatilsynet" in each for each in emails)
    words = [word for one in said for word in str(one.values).split()]
    assert not any("\N{HYPHEN}" in word for word in words)  # U+2010 is mended in what is proposed


@pytest.mark.parametrize("text", ["", " \n ", "x" * 1_000_000, "\U0001f9fe" * 5000 + " & <b>"])
def test_a_text_that_is_none_says_so_and_nothing_breaks(start, tmp_path, text):
    d = start(binder(tmp_path))
    d.click("nav.notices")
    d.click("notices.empty.import")
    d.wait(lambda: d.focus == "review.get.text")
    d.paste(text)
    d.click("review.read")
    d.wait(lambda: d.says("notices.error.empty") or d.says("err.import.nothing"))
    assert d.ask(lambda register: register.count(NoticeVersion)) == 0
