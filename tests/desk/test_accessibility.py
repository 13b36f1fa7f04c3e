"""Every piece is named, whole and large enough, in three languages and up to 200 %."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dpo_desk.desk.theme import Theme
from dpo_desk.desk.widgets.buttons import Button, ButtonRow
from dpo_desk.desk.widgets.cards import EmptyState
from dpo_desk.desk.widgets.deadline_bar import DeadlineBar, Segments
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import LineEdit
from dpo_desk.desk.widgets.layout import Scroller, column, plain
from dpo_desk.desk.widgets.stepper import Stepper
from dpo_desk.desk.widgets.text import Elide, Label
from dpo_desk.words import of
from tests.desk import gallery
from tests.desk.audit import MIN_WINDOW, audit, minimum

LANGUAGES = ("nb", "nn", "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [gallery.SIZE, MIN_WINDOW], ids=str)
def test_every_piece_holds(
    theme: Theme, qtbot: QtBot, language: str, scale: float, size: tuple[int, int]
) -> None:
    theme.set_scale(scale)
    window = gallery.window(theme, language)
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    for key in gallery.PAGES:
        window.go(key)
        QApplication.processEvents()
        assert not audit(window), key
        assert not minimum(window), key


def test_the_audit_finds_what_is_wrong(theme: Theme, qtbot: QtBot) -> None:
    cut = Label("Personvernerklæringen er ikke publisert")
    cut.setFixedWidth(60)
    lines = Label("En lang tekst som trenger mer enn én linje her", wrap=True)
    lines.setFixedSize(80, 16)
    small = LineEdit("31")
    small.setAccessibleName("Liten")
    small.setFixedWidth(20)
    unnamed = LineEdit()
    page = plain(
        column(cut, lines, unnamed, small, Button("En", "primary"), Button("To", "primary"))
    )
    qtbot.addWidget(page)
    page.show()
    found = "\n".join(audit(page))
    for problem in ("cuts «Person", "cuts lines", "no accessible name", "only", "2 filled"):
        assert problem in found


def test_the_audit_finds_what_is_out_of_sight(theme: Theme, qtbot: QtBot) -> None:
    blank = QWidget()
    blank.setFixedHeight(900)
    state = EmptyState("inbox", "Ingen henvendelser ennå", "Registrer den første.")
    title = Elide("Innsyn – Kari Eksempel", "h1")
    title.setFixedWidth(80)
    page = Scroller(column(title, blank, state))
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    found = "\n".join(audit(page))
    assert "«Ingen henvendelser ennå» of an empty page is out of sight" in found
    assert "the title «Innsyn – Kari Eksempel» is cut" in found
    blank.setFixedHeight(10)
    title.setFixedWidth(400)
    for _ in range(3):  # the body, the scroller, and what is in it
        QApplication.processEvents()
    assert not audit(page)


def named(widget: QWidget) -> tuple[str, QAccessible.Role, str]:
    found = QAccessible.queryAccessibleInterface(widget)
    value = found.valueInterface()
    shown = str(value.currentValue()) if value is not None else ""
    return found.text(QAccessible.Text.Name), found.role(), shown


def test_steps_are_buttons_that_say_where_one_is(theme: Theme, qtbot: QtBot) -> None:
    stepper = Stepper(of("nb"), [("received", "Mottatt"), ("scope", "Omfang og søk")])
    qtbot.addWidget(stepper)
    stepper.show_steps({"received": "done", "scope": "current"}, "scope")
    button = (QAccessible.Role.PushButton, "")
    assert named(stepper.button("received")) == ("Steg 1 av 2: Mottatt, ferdig", *button)
    assert named(stepper.button("scope")) == ("Steg 2 av 2: Omfang og søk, pågår", *button)


def test_drawings_say_what_they_show(theme: Theme, qtbot: QtBot) -> None:
    bar, segments = DeadlineBar(), Segments("11 av 14 i orden")
    for widget in (bar, segments):
        qtbot.addWidget(widget)
    bar.show_deadline(0.5, "Mottatt 3. nov.", "3. des.", "I dag")
    segments.show_part(11, 14)
    assert named(bar)[0] == "Mottatt 3. nov. I dag. 3. des"
    assert named(segments) == ("11 av 14 i orden", QAccessible.Role.ProgressBar, "11")


def said_beside(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)


def test_one_of_several_says_so_and_to_what_it_answers(theme: Theme, qtbot: QtBot) -> None:
    answers = ButtonRow([("yes", "Ja"), ("no", "Nei"), ("unknown", "Vet ikke")], name="")
    field = Field("Gjelder det barn?", answers)
    qtbot.addWidget(field)
    answers.choose("no")
    button = answers.button("no")
    assert named(button)[:2] == ("Nei", QAccessible.Role.RadioButton)
    assert QAccessible.queryAccessibleInterface(button).state().checked
    assert said_beside(button) == "Gjelder det barn?"
    field.set_error("Velg én")
    assert said_beside(button) == "Gjelder det barn? Velg én."


def test_what_is_not_seen_is_not_said(theme: Theme, qtbot: QtBot) -> None:
    line = LineEdit("", "Ikke fylt ut")
    qtbot.addWidget(line)
    assert said_beside(line) == "Ikke fylt ut"
    line.setText("24SevenOffice")
    assert said_beside(line) == ""
    line.setPlaceholderText("Skriv noe av navnet")
    assert said_beside(line) == ""
    line.clear()
    assert (said_beside(line), line.placeholderText()) == (2 * ("Skriv noe av navnet",))
