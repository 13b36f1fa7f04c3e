"""What is half typed when the window is locked or closed is there again, with caret and sheet.

Forms and the steps of a case keep their own drafts. Here is the rest: what stands in a field that
nobody writes before a button is pressed, in a sheet over a page, in a search, in the palette. It is
one draft of the register, so that it leaves the memory with the lock, and it is given back once.

    held.keep(window)                  # before the pages are thrown away
    held.give_back(window, text)       # ``text`` is the draft, read where the register was opened

A sheet is there again where it says how its page opens it: ``sheet.again = {"sheet": "publish"}``
and ``Page.reopen``. What must never be kept says so: ``control.setProperty("unkept", True)``.
"""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QRadioButton, QWidget

from dpo_desk.desk.controls import controls, read, read_draft, show
from dpo_desk.desk.page_stack import Bookmark, address, at_address, caret_of, put_caret
from dpo_desk.desk.widgets.inputs import Combo
from dpo_desk.desk.widgets.side_sheet import SideSheet

if TYPE_CHECKING:
    from dpo_desk.desk.main_window import MainWindow

_PALETTE: Final = "palette.field"
_LONGEST: Final = 100_000  # characters; what is longer stands in an editor with drafts of its own
_LOOKS: Final = 60  # so often it is looked whether the page is there by now
_LOOK_MS: Final = 10


def keep(window: "MainWindow", *, closing: bool = False) -> None:
    """Let the register keep where one is and what is half typed there, where anything is.

    ``closing``: the next day only a sheet is there again, and no search.
    """
    from dpo_desk.duties import opening

    found = take(window, closing=closing)
    if found:
        text = json.dumps(found)
        window.desk.background.write(lambda register: opening.keep_held(register, text))


def take(window: "MainWindow", *, closing: bool = False) -> dict[str, Any]:
    """What is half typed and where, as plain data; nothing where there is nothing."""
    page, mark = window.pages.page, window.pages.bookmark()
    if page is None:
        return {}
    sheet = open_sheet(page)
    again: Mapping[str, Any] = (sheet.again if sheet is not None else None) or {}
    if closing and not again:
        return {}
    fields = _fields(page, mark)
    if sheet is not None and again:
        sheet.held = True
        fields |= {name: read(each) for name, each in controls(sheet).items() if _may_keep(each)}
    line = None if closing else window.findChild(QLineEdit, _PALETTE)
    palette = [line.text(), caret_of(line)] if line is not None and line.isVisible() else []
    if not (fields or again or palette):
        return {}
    return {
        "mark": [mark.key, _plain(mark.args), mark.focus, mark.caret],
        "sheet": dict(again),
        "fields": fields,
        "palette": palette,
    }


def give_back(window: "MainWindow", text: str) -> None:
    """Put back what was kept, once the page that is shown has read what it shows."""
    from dpo_desk.duties import opening

    put_back(window, read_draft(text))
    window.desk.background.write(lambda register: opening.keep_held(register, ""))


def put_back(window: "MainWindow", found: Mapping[str, Any]) -> None:
    """Put back what ``take`` has found, where it is still to be seen."""
    if found:
        mark = Bookmark(*found["mark"])
        if window.pages.key != mark.key:  # it was closed, and not locked
            window.pages.restore(mark)
        GivingBack(window, found, mark)


def open_sheet(page: QWidget) -> SideSheet | None:
    """The sheet that lies over a page."""
    sheets = page.findChildren(SideSheet)
    return next((sheet for sheet in sheets if sheet.isVisible()), None)


class GivingBack(QObject):
    """Waits for the page and its sheet, fills in what is missing, and puts the caret back."""

    def __init__(self, window: "MainWindow", found: Mapping[str, Any], mark: Bookmark) -> None:
        super().__init__(window.pages.page)
        self._window, self._page = window, window.pages.page
        self._mark = mark
        self._again: dict[str, Any] = found["sheet"]
        self._fields: dict[str, Any] = found["fields"]
        self._palette: list[Any] = found["palette"]
        self._looks = 0
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @property
    def waiting(self) -> bool:
        """Whether something is still to be put back."""
        return self._timer.isActive()

    def _look(self) -> None:
        page, stack = self._page, self._window.pages
        self._looks += 1
        if page is None or stack.page is not page or self._looks > _LOOKS:
            self._end()
            return
        if not self._window.desk.background.resting:
            self._looks -= 1
            return
        if self._again and open_sheet(page) is None:
            if self._looks in (1, 5, 12):  # what it is about may have to be read first
                page.reopen(self._again)
            return
        for name in [name for name in self._fields if self._put(page, name)]:
            del self._fields[name]
        if not self._fields:
            self._finish()

    def _put(self, page: Any, name: str) -> bool:
        """Show what stood in one field; False where the field is not there yet."""
        page.build_for(name)
        field, value = at_address(page, name), self._fields[name]
        if field is None or not (field.isVisible() or self._looks > _LOOKS // 2):
            return False
        if read(field) != value:
            if isinstance(field, Combo) and "#" in name:
                field.set_value(value)
                field.chosen.emit(value)  # the control it is a part of hears of it
            elif name == self._mark.focus and isinstance(field, QLineEdit):
                field.setFocus()
                field.setText(str(value))  # as it was typed, and not yet read
                field.textEdited.emit(str(value))
            else:
                show(field, value)
        return True

    def _finish(self) -> None:
        page, mark = self._page, self._mark
        target = at_address(page, mark.focus) if page is not None and mark.focus else None
        if target is not None:
            target.setFocus()
            put_caret(target, mark.caret)
        self._open_palette()
        self._end()

    def _open_palette(self) -> None:
        if self._palette:
            self._window.desk.search_asked.emit()
            line = self._window.findChild(QLineEdit, _PALETTE)
            if isinstance(line, QLineEdit):
                line.setText(str(self._palette[0]))
                put_caret(line, int(self._palette[1]))

    def _end(self) -> None:
        self._timer.stop()
        self.deleteLater()


def _fields(page: QWidget, mark: Bookmark) -> dict[str, Any]:
    """What stands in the fields of a page that nobody else keeps, and in the one one is in."""
    found: dict[str, Any] = {}
    for each in (*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)):
        name = address(each, page)
        asked = name == mark.focus or not _is_written(each, page)
        if name and asked and each.isVisible() and _may_keep(each):
            text = str(read(each))
            if 0 < len(text) <= _LONGEST:
                found |= _around(each, page)
                found[name] = text
    return found


def _around(field: QWidget, page: QWidget) -> dict[str, Any]:
    """What must be chosen for a field to be there, and the unit of a number."""
    found: dict[str, Any] = {}
    one = field.parentWidget()
    while one is not None and one is not page:
        radio, unit = getattr(one, "radio", None), getattr(one, "unit", None)
        if isinstance(radio, QRadioButton) and radio.isChecked() and radio.objectName():
            found[radio.objectName()] = True
        if isinstance(unit, Combo) and unit.isVisible():
            found[address(unit, page)] = str(unit.value)
        one = one.parentWidget()
    return found


def _may_keep(control: QWidget) -> bool:
    """Whether it is a person's to fill in, and no secret."""
    if isinstance(control, QLineEdit | QPlainTextEdit) and control.isReadOnly():
        return False
    return control.isEnabled() and not control.property("unkept")


def _is_written(field: QWidget, page: QWidget) -> bool:
    """Whether a form writes it as it is typed."""
    one: QWidget | None = field
    while one is not None and one is not page:
        if one.property("written"):
            return True
        one = one.parentWidget()
    return False


def _plain(args: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of a page that can be kept."""
    return {key: said for key, said in args.items() if isinstance(said, str | int | bool)}
