"""Journey 11: a processor is made by keyboard only, put in order by dropping its agreement on it,
deleted, and brought back to the same row."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from dpo_desk.duties.service_state import ServiceState
from dpo_desk.records import Service
from tests.journeys.driver import Driver
from tests.journeys.road import binder


def to_processors(d: Driver) -> None:
    """Ctrl+6, until the list is there."""
    d.wait(lambda: d.window.pages.key)
    d.press("Ctrl+6")
    d.wait(lambda: d.seen("processors.table") and d.window.pages.page.view is not None)


def rows(d: Driver) -> list[str]:
    model = d.window.pages.page.records.model
    return [model.row(i).name for i in range(model.rowCount())]


def state(d: Driver, name: str) -> ServiceState:
    model = d.window.pages.page.records.model
    found = {model.row(i).name: model.row(i).state for i in range(model.rowCount())}
    return found[name]


def shown(d: Driver) -> str:
    """The name in the form, which is that of the chosen row."""
    view = d.window.pages.page.view
    assert d.find("processors.table").uid == view.record.uid
    return view.record.name


def make(d: Driver, vendor: str, use: str) -> None:
    """Ctrl+N, type, Tab, type, Enter: no hand on the mouse."""
    d.press("Ctrl+N")
    assert d.focus == "newprocessor.vendor_id"
    d.write(vendor)
    d.press("Tab")
    d.press("Tab")
    d.write(use)
    d.press("Return")
    d.settle()


def drop(d: Driver, path: Path) -> None:
    """Let a file go over the form, as a file manager does."""
    page = d.window.pages.page
    target = page.agreement.drop
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    let_go = QDropEvent(QPointF(target.rect().center()), copy, data, left, none)
    target.dropEvent(let_go)
    assert let_go.isAccepted()
    d.settle()


def test_a_processor_from_nothing_to_in_order(start, tmp_path):
    d = start(binder(tmp_path, case=False))
    to_processors(d)

    # made by keyboard only; the focus goes to the first thing that is not known yet
    make(d, "HubSpot", "Nyhetsbrev")
    d.wait(lambda: shown(d) == "HubSpot")
    place = d.window.pages.page.form.control("storage_countries").line
    d.wait(place.hasFocus)
    d.write("Norge")
    d.press("Return")
    d.wait(lambda: d.ask(lambda r: r.first(Service, "name = 'HubSpot'").storage_countries))
    assert state(d, "HubSpot") is ServiceState.MISSING
    assert d.says("processor.dpa.missing")

    # a name that is there already opens the one that is there
    d.press("Ctrl+N")
    d.write("hubspot")
    d.wait(lambda: d.seen("newprocessor.open"))
    d.window.activateWindow()  # without a window manager the suggestions keep it
    d.press("Return")
    assert d.ask(lambda r: r.count(Service, "name = 'hubspot'")) == 0
    d.tab_to("newprocessor.open")
    d.press("Return")
    d.wait(lambda: not d.seen("newprocessor.open"))
    assert shown(d) == "HubSpot"

    # an address that looks unfinished is kept, and doubted when it is left
    d.tab_to("processors.contact")
    d.write("privacy@hubspot")
    assert not d.says("err.email")
    d.press("Tab")
    d.wait(lambda: d.says("err.email"))

    # the agreement is dropped on the form: all is in order
    file = tmp_path / "Avtale med HubSpot.pdf"
    file.write_bytes(b"%PDF-1.7\n%%EOF")
    drop(d, file)
    d.wait(lambda: state(d, "HubSpot") is ServiceState.IN_ORDER)
    assert not d.seen("processors.banner")
    assert "Avtale med HubSpot.pdf" in d.texts()
    assert not d.audit()


def test_deleted_it_comes_back_to_its_row(start, tmp_path):
    d = start(binder(tmp_path, case=False))
    to_processors(d)
    before = rows(d)
    table = d.find("processors.table")
    table.setFocus(Qt.FocusReason.TabFocusReason)
    d.press("Down")
    d.wait(lambda: shown(d) == before[1])
    d.press("Delete")
    d.wait(lambda: before[1] not in rows(d))
    assert d.says("undo.deleted", name=before[1])
    d.wait(lambda: shown(d) == before[2])
    assert d.focus == "processors.table"
    d.press("Ctrl+Z")
    d.wait(lambda: rows(d) == before)
    d.wait(lambda: shown(d) == before[1])
    assert table.currentIndex().row() == 1
    assert d.focus == "processors.table"
    d.press("Ctrl+Shift+Z")
    d.wait(lambda: before[1] not in rows(d))
