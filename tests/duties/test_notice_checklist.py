"""The checklist of articles 13 and 14: what the text suggests, and what the manager says."""

import pytest

from dpo_desk import words
from dpo_desk.duties import notice_checklist, notices
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.notice_checklist import ITEMS, checklist, suggested
from dpo_desk.records import ItemAnswer
from tests import sample

YES, NO = ItemAnswer.YES, ItemAnswer.NO
PARTLY, NA = ItemAnswer.PARTLY, ItemAnswer.NOT_APPLICABLE
WHOLE = (
    "Eksempel AS er behandlingsansvarlig. Kontakt oss på post@eksempel.example. Personvernombudet "
    "vårt når du på pvo@eksempel.example.\n\nBehandlingsgrunnlaget er samtykke, og vår berettigede "
    "interesse i å følge opp henvendelser.\n\nVi bruker MailerLite. Opplysningene overføres til "
    "USA på grunnlag av EUs standardvilkår (2021/914).\n\nSøknader slettes etter 6 måneder.\n\n"
    "Du har rett til innsyn, retting, sletting, begrensning og dataportabilitet, og rett til å "
    "protestere mot behandlingen. Du kan når som helst trekke tilbake samtykket. Du kan klage til "
    "Datatilsynet.\n\nDersom du ikke oppgir adressen, kan vi ikke levere varene.\n\nVi bruker ikke "
    "automatiserte avgjørelser.\n\nVi sier fra før vi bruker opplysningene til nye formål.\n\n"
    "Vi henter opplysninger fra deg.\n\nSist oppdatert: 1. mars 2026"
)

# item: words, and what they suggest
SUGGESTED = [
    ("C1", WHOLE, YES), ("C1", "Hei.", NO),
    ("C2", WHOLE, YES), ("C2", "Hei.", NA),
    ("C4", WHOLE, YES), ("C4", "Hei.", NO),
    ("C5", WHOLE, YES), ("C5", "Behandlingsgrunnlaget er samtykke.", NA),
    ("C6", WHOLE, YES), ("C6", "Hei.", NO),
    ("C7", WHOLE, YES), ("C7", "Hei.", NO),
    ("C8", WHOLE, YES), ("C8", "Vi lagrer opplysningene så lenge det er nødvendig.", PARTLY),
    ("C9", WHOLE, YES), ("C9", "Du har rett til innsyn.", PARTLY), ("C9", "Hei.", NO),
    ("C10", WHOLE, YES), ("C10", "Behandlingsgrunnlaget er samtykke.", NO), ("C10", "Hei.", NA),
    ("C11", WHOLE, YES), ("C11", "Hei.", NO),
    ("C12", WHOLE, YES), ("C12", "Hei.", NO),
    ("C13", WHOLE, YES), ("C13", "Hei.", NO),
    ("C14", WHOLE, YES), ("C14", "Hei.", NO),
    ("C16", WHOLE, YES), ("C16", "Hei.", NO),
    ("C17", WHOLE, NO), ("C17", "Hei.", NA),
    ("C18", "Vi og Meta har felles behandlingsansvar.", YES), ("C18", "Hei.", NA),
    ("C19", WHOLE, YES), ("C19", "Hei.", NO),
]  # fmt: skip


@pytest.mark.parametrize(("item", "text", "answer"), SUGGESTED)
def test_what_the_text_suggests(item, text, answer):
    found = suggested(text, sample.TODAY)[item]
    assert found.answer is answer
    assert 0 <= found.start <= found.end <= len(text)


@pytest.fixture
def version(register):
    return notices.new_version(register, text=WHOLE, title="Personvernerklæring")


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_item_has_its_words(register, version, language):
    items = checklist(register, version.uid, words.of(language))
    assert [item.code for item in items] == list(ITEMS)
    assert all(item.title and item.law for item in items)


def item(register, version, code):
    items = checklist(register, version.uid, words.of("nb"))
    return next(each for each in items if each.code == code)


def test_the_managers_answer_holds_and_can_be_taken_back(register, version):
    assert item(register, version, "C2").answer is YES
    notice_checklist.answer(register, version.uid, "C2", NO, note="Sluttet i mai")
    mine = item(register, version, "C2")
    assert (mine.answer, mine.own, mine.note) == (NO, True, "Sluttet i mai")
    assert mine.suggested.answer is YES
    notice_checklist.answer(register, version.uid, "C2", PARTLY)
    assert item(register, version, "C2").answer is PARTLY
    notice_checklist.answer(register, version.uid, "C2", None)
    assert not item(register, version, "C2").own


def test_an_answer_can_be_undone(register, version):
    notice_checklist.answer(register, version.uid, "C2", NO)
    register.undo()
    assert not item(register, version, "C2").own


def test_an_item_that_is_none_is_refused(register, version):
    with pytest.raises(InvalidField):
        notice_checklist.answer(register, version.uid, "C99", YES)
