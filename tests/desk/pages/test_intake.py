"""The intake: e-mail read, looked through, corrected, logged, joined or left; never by itself."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dpo_desk.desk.pages.intake_message import Mark, marked
from dpo_desk.duties import incoming
from dpo_desk.law.codes import Capacity, RequestKind
from dpo_desk.records import Claim, Document, Request
from dpo_desk.words import of
from tests import house, sample
from tests.desk.audit import audit
from tests.desk.pages.conftest import settle
from tests.desk.reach import reach, rings
from tests.desk.window import click, find, focused, opened, seen, type_in

EXAMPLES = house.ROOT / "tests" / "examples"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opening(qapp, tmp_path):
    sample.make(tmp_path).close()
    with opened(qapp) as opening:
        opening.open(tmp_path / "prove.perm")
        yield opening


def take(opening, *names):
    opening.window.go("intake", sources=[EXAMPLES / f"{name}.eml" for name in names])
    for _ in range(4):  # each group that comes may make the others higher
        settle()


def register(opening):
    return opening.desk.background._register


def text(opening, name):
    widget = find(opening.window, name)
    said = widget.toPlainText() if hasattr(widget, "toPlainText") else widget.text()
    return said.replace("\N{NO-BREAK SPACE}", " ")


def said(opening):
    return opening.window.toast.text


def test_nothing_is_logged_before_she_says_yes_then_the_case_opens(opening):
    take(opening, "advokat-fullmakt")
    assert register(opening).count(Request) == 0
    assert focused() == "intake.message"
    click(opening.window, "intake.log")
    assert opening.window.pages.key == "request"
    request = register(opening).get(Request, 1)
    assert (request.requester_name, request.capacity) == ("Kari Eksempel", Capacity.LAWYER)
    assert [d.name for d in register(opening).find(Document, order="id")][1:] == ["fullmakt.pdf"]
    assert said(opening) == "Sak 2026-001 er opprettet"
    assert incoming.keys(register(opening)) == ()


def test_undo_takes_the_case_back_and_the_message_waits_again(opening):
    take(opening, "advokat-fullmakt")
    click(opening.window, "intake.log")
    opening.window.toast.button.click()
    settle()
    assert opening.window.pages.key == "intake"
    assert register(opening).count(Request) == 0
    assert text(opening, "intake.subject").startswith("Vår ref.")


def test_the_message_is_shown_with_number_and_kind_at_what_was_understood(opening):
    take(opening, "blandet-engelsk")
    shown = text(opening, "intake.message")
    assert "please correct it. [2: Retting]" in shown
    chosen = [k for k in RequestKind if find(opening.window, f"intake.kind.{k.value}").isChecked()]
    assert chosen == [
        RequestKind.ACCESS,
        RequestKind.RECTIFICATION,
        RequestKind.OBJECTION,
        RequestKind.MARKETING_OPT_OUT,
    ]
    click(opening.window, "intake.mark.2")
    caret = find(opening.window, "intake.message").textCursor()
    assert caret.position() == shown.index("My surname")
    assert text(opening, "intake.by").startswith("Svar innen fredag 4. desember")


def test_two_kinds_in_one_sentence_and_letters_outside_the_plane_are_marked_where_they_stand():
    words = of("nb")
    one, two = Mark(1, "Innsyn", "A.", 2, 4), Mark(2, "Sletting", "A.", 2, 4)
    found = marked("😀 A. B.", [one, two, Mark(3, "Klage", "", 0, 0)], words)
    assert found.text.replace("\N{NO-BREAK SPACE}", " ") == "😀 A. [1: Innsyn] [2: Sletting] B."
    assert found.passages[0] == found.passages[1] == (2, found.text.index(" B."))
    assert found.passages[2] == (0, 0)


def test_what_is_hidden_in_the_html_is_not_shown(opening):
    take(opening, "skjult-tekst")
    assert "skjult" not in text(opening, "intake.message").lower()


def test_no_request_is_said_and_can_be_left_or_logged_all_the_same(opening):
    take(opening, "faktura", "faktura")
    assert "ikke ut som et krav" in find(opening.window, "intake.verdict").accessibleName()
    page = opening.window.pages.page
    assert page.primary.objectName() == "intake.leave"
    click(opening.window, "intake.log")
    assert "Velg hva" in page._form._kind_field.message
    assert register(opening).count(Request) == 0
    click(opening.window, "intake.kind.question")
    assert page.primary.objectName() == "intake.log"
    click(opening.window, "intake.kind.question")
    click(opening.window, "intake.leave")
    assert opening.window.pages.key == "requests"
    assert (register(opening).count(Request), incoming.keys(register(opening))) == (0, ())
    opening.window.toast.button.click()
    settle()
    assert text(opening, "intake.subject").startswith("Faktura 20771")


def test_unclear_is_said_and_is_a_question_without_a_deadline(opening):
    take(opening, "uklar")
    assert "uklart hva personen" in find(opening.window, "intake.verdict").accessibleName()
    assert find(opening.window, "intake.kind.question").isChecked()
    assert not seen(opening.window, "intake.by")
    click(opening.window, "intake.kind.access")
    assert seen(opening.window, "intake.by")


def test_several_are_a_queue_and_the_last_opens_its_case(opening):
    take(opening, "innsyn-formell", "sletting-nynorsk", "verge")
    window = opening.window
    assert "1 av 3" in window.pages.page._top._subtitle.text()
    click(window, "intake.after")
    assert "2 av 3" in window.pages.page._top._subtitle.text()
    click(window, "intake.before")
    for left in (2, 1, 0):
        click(window, "intake.log")
        settle()
        assert len(incoming.keys(register(opening))) == left
    assert window.pages.key == "request"
    assert register(opening).count(Request) == 3


def test_what_is_corrected_is_what_is_logged(opening):
    take(opening, "advokat-fullmakt")
    window = opening.window
    for name, new in (("received_on", "3.11.2026"), ("requester_name", "Åse Prøve")):
        find(window, f"intake.{name}").clear()
        type_in(window, f"intake.{name}", new, leave=True)
    click(window, "intake.kind.erasure")
    combo = find(window, "intake.capacity")
    combo.set_value(Capacity.SELF)
    combo.chosen.emit(Capacity.SELF)
    assert not seen(window, "intake.representative_name")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    request = register(opening).get(Request, 1)
    assert (request.received_on, request.received_at) == (date(2026, 11, 3), None)
    assert (request.requester_name, request.representative_name) == ("Åse Prøve", "")
    kinds = [claim.kind for claim in register(opening).find(Claim)]
    assert kinds == [RequestKind.ACCESS, RequestKind.ERASURE]


def test_a_day_ahead_is_refused_under_its_field(opening):
    take(opening, "uten-dato-og-mottak")
    window = opening.window
    find(window, "intake.received_on").clear()
    type_in(window, "intake.received_on", "4.12.2026", leave=True)
    click(window, "intake.log")
    assert focused() == "intake.received_on"
    assert "frem i tid" in window.pages.page._form.form.row("received_on").message
    assert find(window, "intake.log").isEnabled()


def test_half_typed_text_survives_another_language_and_coming_back(opening):
    take(opening, "advokat-fullmakt", "innsyn-formell")
    window = opening.window
    find(window, "intake.requester_name").clear()
    type_in(window, "intake.requester_name", "Kari Ek")
    find(window, "intake.received_on").setText("3.1")
    click(window, "intake.kind.erasure")
    opening.desk.set_language("nn")
    settle()
    assert text(opening, "intake.requester_name") == "Kari Ek"
    assert text(opening, "intake.received_on") == "3.1"
    assert find(window, "intake.kind.erasure").isChecked()
    window.go("today")
    window.go("intake")
    settle()
    click(window, "intake.after")
    assert text(opening, "intake.requester_name") == "Kari Eksempel"
    click(window, "intake.before")
    assert text(opening, "intake.requester_name") == "Kari Ek"


def test_the_same_message_leads_to_its_case_and_is_not_put_in_twice(opening):
    take(opening, "innsyn-formell")
    click(opening.window, "intake.log")
    take(opening, "innsyn-formell")
    assert text(opening, "intake.log") == "Åpne sak 2026-001"
    assert not seen(opening.window, "intake.kind.access")
    click(opening.window, "intake.log")
    assert opening.window.pages.key == "request"
    made = register(opening)
    assert (made.count(Request), made.count(Document), incoming.keys(made)) == (1, 1, ())


def test_the_same_person_can_have_it_put_into_the_open_case(opening):
    take(opening, "innsyn-formell")
    click(opening.window, "intake.log")
    take(opening, "innsyn-hverdagslig")
    card = find(opening.window, "intake.where.join:1")
    assert "ikke endret" in card.accessibleDescription() or "endres ikke" in (
        card.accessibleDescription()
    )
    card.click()
    assert text(opening, "intake.log") == "Legg i sak 2026-001"
    click(opening.window, "intake.log")
    made = register(opening)
    assert (made.count(Request), made.count(Document)) == (1, 2)
    assert said(opening) == "E-posten ligger nå i sak 2026-001"
    opening.window.toast.button.click()
    settle()
    assert (made.count(Document), len(incoming.keys(made))) == (1, 1)


def test_damage_is_said_with_the_name_and_the_rest_is_read(opening, tmp_path):
    broken, large = tmp_path / "skadet.eml", tmp_path / "ingen.msg"
    broken.write_bytes(b"\x00\x01" * 500)
    sources = [broken, EXAMPLES / "verge.eml", large]
    opening.window.go("intake", sources=sources)
    settle()
    said = find(opening.window, "intake.damaged").accessibleName()
    assert "skadet.eml: " in said
    assert "ingen.msg: " in said
    assert len(incoming.keys(register(opening))) == 1
    click(opening.window, "intake.damaged.close")
    assert not seen(opening.window, "intake.damaged")


def test_text_is_pasted_from_the_sheet_of_a_new_request(opening):
    QApplication.clipboard().setText("Hei, jeg vil ha innsyn i alt dere har om meg.\nOla Prøve")
    opening.window.go("requests")
    opening.window.pages.page.new()
    click(opening.window, "newrequest.paste")
    settle()
    assert opening.window.pages.key == "intake"
    assert find(opening.window, "intake.kind.access").isChecked()
    assert text(opening, "intake.received_on") == ""
    click(opening.window, "intake.log")
    assert "hvilken dag" in opening.window.pages.page._form.form.row("received_on").message


def test_an_empty_clipboard_is_said(opening):
    QApplication.clipboard().clear()
    opening.window.go("intake")
    click(opening.window, "intake.paste")
    assert "ingen tekst" in said(opening)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_state_fits_is_named_and_is_reached(qapp, tmp_path, language, scale):
    sample.make(tmp_path).close()
    with opened(qapp, language=language, scale=scale) as opening:
        opening.open(tmp_path / "prove.perm")
        for name in ("blandet-engelsk", "fullmakt-mor", "faktura"):
            take(opening, name)
            window = opening.window
            assert not audit(window) + reach(window) + rings(window)
            window.pages.page._set_aside()
            window.toast.dismiss()


def test_hostile_text_is_shown_as_it_is(opening, tmp_path):
    file = tmp_path / "<b>x.eml"
    file.write_text(
        'From: "<b>Kari</b> &amp; co" <kari@example.com>\nSubject: <script>x</script> & y\n'
        "Date: Tue, 3 Nov 2026 09:12:00 +0100\n\nJeg vil ha innsyn i {navn} <i>nå</i>.\n",
        encoding="utf-8",
    )
    opening.window.go("intake", sources=[file])
    settle()
    assert text(opening, "intake.subject").startswith("<script>x</script> & y")
    assert "{navn} <i>nå</i>" in text(opening, "intake.message")
