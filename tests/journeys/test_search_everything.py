"""Journey of finding: a name half remembered, a word in a file, and what one wants to do."""

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from dpo_desk.desk.pages.request_steps.scope_row import SourceRow
from dpo_desk.desk.palette import NAME, Palette
from dpo_desk.records import Activity
from tests import pictures, sample
from tests.journeys.driver import Driver
from tests.reading import files


def titles(d: Driver) -> list[str]:
    """What the palette shows, heads left out."""
    palette: Palette = d.find(NAME)
    return [row.title for row in palette.model.rows if row.kind != "head"]


def look_for(d: Driver, text: str) -> None:
    d.press("Ctrl+K")
    assert d.focus == "palette.field"
    d.write(text)
    d.settle()


def test_everything_is_found_without_a_mouse(start, tmp_path: Path) -> None:
    with sample.make(tmp_path) as register:
        pictures.log_all(register, "Kari Eksempel")
        path = register.path
    agreement = tmp_path / "avtale.docx"
    agreement.write_bytes(files.docx("Avtale om Nordlysdrift", "Punkt 1: Måneskinn"))
    d = start(path)
    d.wait(lambda: d.window.pages.key != "")

    # A name as it sounds; Enter goes to the case.
    look_for(d, "aase eks")
    assert titles(d) == ["2026-003 Åse Eksempel"]
    d.press("Return")
    d.wait(lambda: d.window.pages.key == "request")
    assert not d.seen(NAME)

    # A file is dropped on a row of the case, and found by a word inside it.
    d.window.pages.page.go_to("scope")
    d.settle()
    row = d.window.pages.page.findChildren(SourceRow)[0]
    row._attach([agreement])
    d.settle()
    look_for(d, "nordlysdr")
    assert titles(d) == ["avtale.docx"]
    d.press("Return")
    d.wait(lambda: d.window.pages.key == "documents")

    # What one wants to do, by its name; Esc gives the focus back to where it was.
    look_for(d, "gå til slette")
    d.press("Return")
    d.wait(lambda: d.window.pages.key == "retention")
    before = QApplication.focusWidget()
    look_for(d, "finnes ikke noe sted")
    assert d.find(NAME).model.rows == []
    d.press("Escape")
    assert QApplication.focusWidget() is before

    # A part of an activity leads to the activity.
    name = d.ask(lambda register: register.first(Activity).name)
    look_for(d, name)
    assert titles(d)[0] == name
    d.press("Return")
    d.wait(lambda: d.window.pages.key == "activities")

    # The box in the corner, for those who have a mouse.
    d.click("shell.search")
    assert d.focus == "palette.field"
    palette: Palette = d.find(NAME)
    assert palette.geometry().topLeft() == QPoint(0, 0)
    d.press("Escape")
    assert not d.seen(NAME)
