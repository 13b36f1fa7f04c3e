"""Step 5: what is shown is what is saved, printed, sent and kept; what is missing can be filled."""

import hashlib

import msgspec
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from dpo_desk.desk import printing
from dpo_desk.desk.pages.request_steps.letter_pick import Chosen
from dpo_desk.duties import answering, collecting, identity
from dpo_desk.law.codes import LetterKind, Relation
from dpo_desk.records import Activity, KeptLetter, RetentionRule, Search, SearchResult
from dpo_desk.words import LANGUAGES
from tests.desk.pages import hostile
from tests.desk.pages.conftest import DRAFT, settle
from tests.paper.reading import text


def composed(case):
    """The panel once the pause before drawing is over."""
    panel = case.go("answer")
    panel._timer.timeout.emit()
    settle()
    return panel


def ready(register):
    for row in register.find(Search):
        collecting.mark(register, row.id, SearchResult.FOUND, text="2 e-poster")
    answering.assess(register, 1, "all")


def press(case, name):
    case.find(name).click()
    settle()


def toasts(case):
    said = []
    case.desk.toast_asked.connect(lambda toast: said.append(toast.text))
    return said


def test_the_suggested_letter_is_drawn_at_once(case):
    panel = composed(case)
    assert panel.kind is LetterKind.ACCESS
    assert panel.preview.page_count == panel.rendering.pages
    assert "Ola Prøve" in text(panel.rendering.pdf)


def test_whom_the_register_has_no_activity_for_leads_to_a_new_one(open_case, monkeypatch):
    case = open_case(draft=msgspec.structs.replace(DRAFT, relation=Relation.APPLICANT))
    panel = composed(case)
    gone = []
    monkeypatch.setattr(case.desk, "navigate", lambda page, **args: gone.append((page, args)))
    lead = case.find("request.answer.fill.0")
    assert lead.text() == case.desk.words("activities.new")
    assert not panel.findChildren(QAbstractButton, "request.answer.fill.1")
    lead.click()
    settle()
    (made,) = case.register.find(Activity, "name = ''")
    assert made.subjects == ("applicant",)
    assert gone == [("activities", {"uid": made.uid, "field": "name"})]


@pytest.mark.parametrize("kind", ["access", "no_data", "receipt"])
def test_each_letter_is_drawn_in_each_language(case, kind):
    panel = composed(case)
    panel._choose(Chosen(LetterKind(kind)))
    for language in LANGUAGES:
        panel.form._language.setCurrentIndex(panel.form._language.findData(language))
        panel.form._language.activated.emit(panel.form._language.currentIndex())
        letter = panel.rendering.letter
        assert (letter.kind, letter.language) == (kind, language)


def test_own_words_go_into_letter_and_register(case):
    panel = composed(case)
    panel.form._to.setText("Ola P. Prøve")
    panel.form._intro.setPlainText("Takk for at du ventet.")
    case.page.flush()
    panel._timer.timeout.emit()
    (kept,) = case.register.find(KeptLetter)
    assert (kept.to_name, kept.intro) == ("Ola P. Prøve", "Takk for at du ventet.")
    said = text(panel.rendering.pdf)
    assert "Ola P. Prøve" in said
    assert "Takk for at du ventet." in said


def test_hostile_words_stay_words(case):
    panel = composed(case)
    for name in hostile.NAMES:
        panel.form._to.setText(name)
        panel.form._intro.setPlainText(name)
        case.page.flush()
        panel._timer.timeout.emit()
        assert panel.preview.page_count >= 1
        assert str(panel.rendering.letter).count(repr(name.strip())[1:-1]) >= 2


@pytest.mark.parametrize(("typed", "said"), [("Ola 👩 Prøve", True), ("Ola Prøve", False)])
def test_what_cannot_be_printed_is_said(case, typed, said):
    panel = composed(case)
    panel.form._to.setText(typed)
    case.page.flush()
    panel._timer.timeout.emit()
    assert bool(panel.rendering.cautions) is said
    caution = case.desk.words("paper.caution.unprintable", what="👩")
    assert (caution in panel.form._cautions.body) is said


def test_five_hundred_characters_are_drawn(case):
    panel = composed(case)
    panel.form._to.setText(hostile.LONG)
    panel.form._intro.setPlainText(hostile.LONG)
    case.page.flush()
    panel._timer.timeout.emit()
    assert panel.preview.page_count >= 1


@pytest.mark.parametrize(
    ("fields", "period", "certainty"),
    [({"fill.number": "3"}, "P3Y", "stated"), ({"fill.criteria": "Så lenge"}, None, "stated")],
)
def test_a_missing_period_is_filled_in_the_side_sheet(open_case, fields, period, certainty):
    case = open_case(retention=False)
    ready(case.register)
    panel = composed(case)
    assert len(panel.rendering.holes) == 1
    opener = case.find("request.answer.fill.0")
    opener.setFocus()
    opener.click()
    settle()
    assert case.find("fill.number").hasFocus()
    press(case, "fill.do")
    assert case.find("fill").isVisible()
    for name, value in fields.items():
        edit = case.find(name)
        (edit.setPlainText if hasattr(edit, "setPlainText") else edit.setText)(value)
    press(case, "fill.do")
    assert not case.window.findChildren(type(case.window), "fill")
    rule = case.register.first(RetentionRule, "data = 'Brukerstøtte'")
    assert (rule.period, rule.certainty) == (period, certainty)
    panel._timer.timeout.emit()
    assert panel.rendering.holes == ()


def test_the_file_is_the_preview(case, tmp_path, monkeypatch):
    ready(case.register)
    panel = composed(case)
    path = tmp_path / "svar.pdf"
    answer = staticmethod(lambda *_args, **_more: (str(tmp_path / "svar"), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    press(case, "request.answer.pdf")
    assert path.read_bytes() == panel.rendering.pdf
    (kept,) = case.register.find(KeptLetter)
    assert kept.sent_on is None


def test_a_place_that_takes_no_file_says_so(case, tmp_path):
    panel, said = composed(case), toasts(case)
    panel.save_to(tmp_path / "finnes ikke" / "svar.pdf")
    assert said == [case.desk.words("duties.error.not_written", name="svar.pdf")]
    assert case.register.count(KeptLetter) == 0


def test_without_a_printer_it_offers_the_file(case, monkeypatch):
    composed(case)
    monkeypatch.setattr(printing.QPrinterInfo, "availablePrinterNames", staticmethod(list))
    said = toasts(case)
    press(case, "request.answer.print")
    assert said == [case.desk.words("err.print.none")]


def test_what_was_printed_can_be_sent(case, monkeypatch):
    ready(case.register)
    panel, printed = composed(case), []
    monkeypatch.setattr(printing, "ask_and_print", lambda *args: printed.append(args[1]) or True)
    press(case, "request.answer.print")
    assert printed == [panel.rendering.pdf]
    press(case, "request.answer.send")
    press(case, "request.send.do")
    (kept,) = case.register.find(KeptLetter)
    assert kept.sha256 == hashlib.sha256(printed[0]).hexdigest()


def test_a_sent_letter_is_shown_and_a_new_one_can_be_begun(case):
    ready(case.register)
    panel = composed(case)
    press(case, "request.answer.send")
    press(case, "request.send.do")
    (kept,) = case.register.find(KeptLetter)
    assert panel._bytes() == kept.pdf
    assert not (panel._send.isVisible() and panel._send.isEnabled())
    assert case.page._next.isVisible()
    press(case, "request.answer.again")
    panel._timer.timeout.emit()
    settle()
    assert panel._send.isVisible()
    assert panel._send.isEnabled()
    assert len(case.register.find(KeptLetter)) == 2


def test_a_doubt_leads_to_its_step_and_sends_nothing(case):
    ready(case.register)
    identity.doubt(case.register, 1, "Ny adresse")
    composed(case)
    press(case, "request.answer.send")
    assert case.page.step == "identity"
    assert case.register.count(KeptLetter, "sent_on is not null") == 0


def test_drawing_again_and_again_leaves_nothing_behind(case):
    panel = composed(case)

    def living():
        settle()
        return len(panel.findChildren(QTimer)), len(
            panel.findChildren(type(panel.preview).__mro__[1])
        )

    before = living()
    for number in range(8):
        panel.form._to.setText(f"Ola {number}")
        case.page.flush()
        panel._timer.timeout.emit()
    assert living() == before
