"""The palette: found as one types, worked by keys alone, and gone when one goes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget

from dpo_desk.desk.opening import Opening
from dpo_desk.desk.palette import NAME, Palette
from dpo_desk.desk.widgets.inputs import TextArea
from dpo_desk.desk.widgets.search_box import SearchBox
from dpo_desk.duties import collecting
from dpo_desk.records import Service
from tests import pictures, sample
from tests.desk.audit import audit
from tests.desk.window import click, find, focused, opened, seen, type_in

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opening(qapp: QApplication, tmp_path: Path) -> Iterator[Opening]:
    """A window with five requests; one has a document."""
    with opened(qapp) as window:
        yield fill(window, tmp_path)


def fill(opening: Opening, folder: Path) -> Opening:
    sample.make(folder, name="a.perm", retention=False).close()
    opening.open(folder / "a.perm")
    register = opening.desk.background._register
    pictures.log_all(register, "Kari Eksempel")
    row = collecting.sources(register, register.find(pictures.Request)[0])[0].search
    collecting.attach(register, row.id, "utskrift.txt", "Hun bestilte Måneskinn i mai".encode())
    opening.window.go("requests")
    return opening


def ask(opening: Opening, text: str = "") -> Palette:
    """Open the palette by its keys and type."""
    press(opening, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), text)
    settle()
    palette: Palette = find(opening.window, NAME)
    return palette


def press(opening: Opening, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = modifiers[0] if modifiers else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(QApplication.focusWidget() or opening.window, key, held)
    settle()


def settle() -> None:
    for _ in range(2):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))


def titles(palette: Palette, kind: str = "record") -> list[str]:
    return [row.title for row in palette.model.rows if row.kind == kind]


def chosen(palette: Palette) -> str:
    return palette.model.rows[palette.view.currentIndex().row()].title


def test_as_one_types(opening: Opening) -> None:
    palette = ask(opening)
    for end in range(1, len("aase") + 1):
        palette.field.setText("aase"[:end])
        assert "2026-003 Åse Eksempel" in titles(palette)
    assert titles(palette) == ["2026-003 Åse Eksempel"]
    assert palette.model.rows[1].detail == "Retting, mottatt 24.\u00a0oktober 2026"
    assert palette.model.rows[1].title_marks == ((9, 12),)


def test_the_words_of_documents(opening: Opening) -> None:
    palette = ask(opening, "måneskinn")
    assert titles(palette, "head") == ["Dokumenter"]
    assert palette.model.rows[1].detail == "Hun bestilte Måneskinn i mai"


def test_enter_goes_there(opening: Opening) -> None:
    ask(opening, "2026-002")
    press(opening, Qt.Key.Key_Return)
    assert opening.window.pages.key == "request"
    assert not seen(opening.window, NAME)


def test_arrows_walk_over_heads_and_round(opening: Opening) -> None:
    palette = ask(opening, "eksempel")
    first = chosen(palette)
    press(opening, Qt.Key.Key_Down)
    second = chosen(palette)
    assert first != second
    press(opening, Qt.Key.Key_Up)
    press(opening, Qt.Key.Key_Up)
    last = chosen(palette)
    assert palette.view.currentIndex().row() == len(palette.model.rows) - 1
    press(opening, Qt.Key.Key_Down)
    assert chosen(palette) == first
    press(opening, Qt.Key.Key_PageDown)
    press(opening, Qt.Key.Key_PageDown)
    assert chosen(palette) == last
    press(opening, Qt.Key.Key_PageUp)
    press(opening, Qt.Key.Key_Tab)
    assert palette.field.hasFocus()


def test_esc_gives_the_focus_back(opening: Opening) -> None:
    type_in(opening.window, "requests.search", "ka")
    palette = ask(opening, "kari")
    assert palette.field.text() == "kari"
    press(opening, Qt.Key.Key_Escape)
    assert focused() == "requests.search"
    assert find(opening.window, "requests.search").text() == "ka"
    assert not seen(opening.window, NAME)


def test_nothing_typed_shows_the_last_and_all_commands(opening: Opening) -> None:
    palette = ask(opening)
    assert titles(palette)[:2] == ["utskrift.txt", "2026-005 Siv Eksempel"]
    told = titles(palette, "command")
    for name in ("Ny henvendelse", "Lås", "Gå til Innstillinger", "Bytt til mørkt utseende"):
        assert name in told, name
    assert len(told) == len(set(told))


def test_every_command_has_words_and_every_action_of_the_menu_is_there(opening: Opening) -> None:
    palette = ask(opening)
    told = set(titles(palette, "command"))
    menu = opening.window.commands
    for action in (menu.new_request, menu.undo, menu.redo, menu.print, menu.help, menu.registers,
                   menu.quit):  # fmt: skip
        assert action.text() in told
    for entry in opening.window.entries:
        if not entry.hidden:
            assert f"Gå til {opening.desk.words(f'nav.{entry.key}')}" in told


def test_a_command_is_done(opening: Opening) -> None:
    palette = ask(opening, "mørkt")
    assert chosen(palette) == "Bytt til mørkt utseende"
    press(opening, Qt.Key.Key_Return)
    assert opening.desk.theme.dark
    ask(opening, "ny he")
    press(opening, Qt.Key.Key_Return)
    assert seen(opening.window, "newrequest.name") or opening.window.pages.page.escape()


def test_a_language_is_switched_from_it(opening: Opening) -> None:
    ask(opening, "english")
    press(opening, Qt.Key.Key_Return)
    assert opening.desk.words.language == "en"
    palette = ask(opening, "go to sett")
    assert chosen(palette) == "Go to Settings"


def test_nothing_is_found(opening: Opening) -> None:
    palette = ask(opening, "zzz")
    assert palette.model.rows == []
    assert "Ingen treff på «zzz»" in [w.text() for w in palette.findChildren(type(palette._none))]
    press(opening, Qt.Key.Key_Return)
    assert seen(opening.window, NAME)


def test_an_answer_that_comes_late_is_not_shown(opening: Opening) -> None:
    palette = ask(opening, "kari")
    before = list(palette.model.rows)
    palette._show("kar", [])
    assert palette.model.rows == before


def test_a_slash_is_typed_in_fields_and_asks_elsewhere(opening: Opening) -> None:
    type_in(opening.window, "requests.search", "a/b")
    assert find(opening.window, "requests.search").text() == "a/b"
    assert not seen(opening.window, NAME)
    find(opening.window, "requests.new").setFocus()
    press(opening, Qt.Key.Key_Slash)
    assert seen(opening.window, NAME)


def test_the_keys_work_in_a_text_of_many_lines(opening: Opening) -> None:
    area = TextArea("hei på deg")
    area.setParent(opening.window.pages.page)
    area.show()
    area.setFocus()
    QTest.keyClick(area, Qt.Key.Key_K, CTRL)
    assert seen(opening.window, NAME)
    assert area.toPlainText() == "hei på deg"


def test_the_box_on_the_page_opens_it(opening: Opening) -> None:
    click(opening.window, "shell.search")
    assert focused() == "palette.field"


def test_a_page_does_not_open_on_the_box(opening: Opening) -> None:
    for entry in opening.window.entries:
        if not entry.hidden:
            opening.window.go(entry.key)
            assert focused() != "shell.search", entry.key
            assert seen(opening.window, "shell.search"), entry.key


def test_going_elsewhere_closes_it_and_forgets(opening: Opening) -> None:
    palette = ask(opening, "kari")
    opening.window.go("settings")
    settle()
    assert not seen(opening.window, NAME)
    del palette
    assert opening.window.findChildren(Palette) == []


def test_the_lock_leaves_nothing_of_it(opening: Opening) -> None:
    ask(opening, "kari")
    opening.window.lock()
    settle()
    assert opening.window.findChildren(Palette) == []


def test_what_is_read_aloud(opening: Opening) -> None:
    palette = ask(opening, "åse")
    field = QAccessible.queryAccessibleInterface(palette.field)
    assert field.text(QAccessible.Text.Name) == "Søk i alt"
    rows = QAccessible.queryAccessibleInterface(find(opening.window, "palette.list", QListView))
    assert rows.role() == QAccessible.Role.List
    assert rows.text(QAccessible.Text.Name) == "Treff"
    said = [rows.child(i).text(QAccessible.Text.Name) for i in range(rows.childCount())]
    assert "2026-003 Åse Eksempel, Retting, mottatt 24.\u00a0oktober 2026" in said


def test_markup_in_a_name_is_only_letters(opening: Opening) -> None:
    name = "<b>Fet</b> & «Sønn»"
    register = opening.desk.background._register
    with register.action("action.request.scope"):
        register.add(Service(name=name, used_for="x"))
    assert titles(ask(opening, "fet")) == [name]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_audit(qapp: QApplication, tmp_path: Path, language: str, scale: float) -> None:
    with opened(qapp, language=language, scale=scale) as window:
        opening = fill(window, tmp_path)
        for text in ("", "eksempel", "zzz"):
            palette = ask(opening, text)
            problems = audit(palette)
            assert not problems, problems
            palette.field.clear()
            press(opening, Qt.Key.Key_Escape)
        boxes: list[Any] = opening.window.findChildren(SearchBox)
        assert boxes
        assert isinstance(boxes[0], QWidget)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("kopi", "Innstillinger: Sikkerhetskopi"),
        ("hent tilb", "Innstillinger: Sikkerhetskopi"),
        ("kontrast", "Innstillinger: Utseende"),
        ("tekststørrelse", "Innstillinger: Utseende"),
        ("engelsk", "Bytt språk: English"),
        ("frister", "Gå til Slettefrister"),
    ],
)
def test_a_command_is_found_by_a_part_of_its_name_and_by_what_is_meant(
    opening: Opening, typed: str, expected: str
) -> None:
    assert expected in titles(ask(opening, typed), "command")


def test_two_letters_inside_a_word_find_no_command(opening: Opening) -> None:
    assert titles(ask(opening, "pi"), "command") == []
