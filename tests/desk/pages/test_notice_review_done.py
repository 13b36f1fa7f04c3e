"""What came of a reading is told as a sentence, not as a list of headings."""

from types import SimpleNamespace

import pytest

from dpo_desk.desk.pages.notice_review_done import DonePanel
from dpo_desk.records import ProposalKind, ProposalState
from tests.desk.pieces import new_desk

SAID = {
    "nb": "Virksomheten, 2 databehandlere og 1 slettefrist.",
    "nn": "Verksemda, 2 databehandlarar og 1 slettefrist.",
    "en": "The company, 2 processors and 1 retention rule.",
}


def review(*kinds):
    cards = [SimpleNamespace(kind=kind, state=ProposalState.ACCEPTED) for kind in kinds]
    return SimpleNamespace(cards=cards, accepted=len(cards), done=len(cards))


def said(panel):
    return panel._counts.text().replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("language", SAID)
def test_what_was_made_is_a_sentence(theme, qtbot, language):
    panel = DonePanel(new_desk(theme, language))
    qtbot.addWidget(panel)
    kind = ProposalKind
    panel.show_review(review(kind.SERVICE, kind.COMPANY, kind.SERVICE, kind.RETENTION))
    assert said(panel) == SAID[language]
    panel.show_review(review(kind.COMPANY))
    assert said(panel) in ("Virksomheten.", "Verksemda.", "The company.")
    panel.show_review(review())
    assert panel._counts.text() == ""


@pytest.mark.parametrize("language", SAID)
def test_every_kind_can_be_counted(theme, language):
    words = new_desk(theme, language).words
    for kind in ProposalKind:
        for n in (1, 3):
            assert words.n(f"review.made.{kind}", n)
