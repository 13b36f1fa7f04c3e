"""The keys that work everywhere, and the menu that names them (DESIGN §8)."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from dpo_desk.desk.theme import live
from dpo_desk.desk.widgets.focus import first_stop
from dpo_desk.words import Words

if TYPE_CHECKING:
    from dpo_desk.desk.main_window import MainWindow
    from dpo_desk.desk.widgets.side_sheet import SideSheet

_EVERYWHERE = 2  # Qt.ApplicationShortcut, without learning Qt's names before the first paint
_REQUESTS = "requests"  # Ctrl+Shift+N makes a new one from anywhere


class Commands:
    """The actions of a window. A text field has had its turn at Ctrl+Z before these see it."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        desk = window.desk
        self.new = self._add("Ctrl+N", self._new)
        self.new_request = self._add("Ctrl+Shift+N", self._new_request)
        self.undo = self._add("Ctrl+Z", partial(self._turn_back, desk.undo))
        self.redo = self._add("Ctrl+Shift+Z", partial(self._turn_back, desk.redo), "Ctrl+Y")
        self.print = self._add("Ctrl+P", self._print)
        self.lock = self._add("Ctrl+L", window.lock)
        self.lock.setProperty("shortcutContext", _EVERYWHERE)  # over a list of suggestions too
        self.registers = self._add("Ctrl+O", self._ask_registers)
        self.quit = self._add("Ctrl+Q", window.close)
        self.search = self._add("Ctrl+K", self._open_palette, "/")
        desk.search_asked.connect(self._open_palette)
        self.help = self._add("F1", self._open_help)
        self._add("Ctrl+S", self._say_saved)
        self._add("Ctrl+Return", self._main_action, "Ctrl+Enter")
        self._add("Alt+Left", self._back)
        self._add("F6", lambda: self._next_pane(1))
        self._add("Shift+F6", lambda: self._next_pane(-1))
        for entry in window.entries:
            if entry.number and not entry.hidden:
                self._add(f"Ctrl+{entry.number}", partial(self._section, entry.key))
        self._undo_names = ("", "")
        desk.undo_named.connect(self._name_undo)
        self.name(desk.words)

    def name(self, words: Words) -> None:
        """Put the words on the actions."""
        self.new.setText(words("menu.new"))
        self.new_request.setText(words("requests.new"))
        self.print.setText(words("menu.print"))
        self.lock.setText(words("nav.lock"))
        self.registers.setText(words("menu.registers"))
        self.quit.setText(words("menu.quit"))
        self.search.setText(words("search.placeholder"))
        self.help.setText(words("menu.help"))
        self._name_undo(*self._undo_names)

    def open_menu(self, button: QWidget) -> None:
        """Show the menu under the product's name."""
        from dpo_desk.desk.widgets.menu import Menu

        menu = Menu(button)
        menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        window, theme = self._window, live()
        icons = {
            self.search: "search",
            self.undo: "undo-2",
            self.print: "printer",
            self.lock: "lock",
        }
        if self._has_requests():
            menu.addAction(self.new_request)
        menu.addActions([self.search, self.undo, self.redo, self.print])
        menu.addSeparator()
        menu.addAction(self.registers)
        if window.can_lock:
            menu.addAction(self.lock)
        menu.addAction(self.help)
        menu.addAction(self.quit)
        for action, icon in icons.items():
            action.setIcon(theme.icon(icon, "text2"))
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _add(self, keys: str, act: Callable[[], object], *more: str) -> QAction:
        action = QAction(self._window)
        action.setShortcuts([QKeySequence(key) for key in (keys, *more)])
        action.triggered.connect(lambda _checked=False: act())
        self._window.addAction(action)
        return action

    def _name_undo(self, undo: str, redo: str) -> None:
        self._undo_names = (undo, redo)
        words = self._window.desk.words
        self.undo.setText(words("undo.named", what=undo) if undo else words("undo.do"))
        self.redo.setText(words("undo.redo.named", what=redo) if redo else words("undo.redo.do"))

    def _turn_back(self, turn: Callable[[], object]) -> None:
        """Where nothing is open, as on the lock, there is nothing to undo."""
        if self._window.in_shell:
            turn()

    def _new(self) -> None:
        page = self._window.pages.page
        if page is not None and self._window.in_shell:
            page.new()

    def _new_request(self) -> None:
        if self._has_requests() and self._window.in_shell:
            self._window.go(_REQUESTS)
            self._new()

    def _ask_registers(self) -> None:
        if self._window.in_shell:
            self._window.registers_asked.emit()

    def _has_requests(self) -> bool:
        return any(entry.key == _REQUESTS for entry in self._window.entries)

    def _open_palette(self) -> None:
        from dpo_desk.desk.palette import open_palette

        open_palette(self._window)

    def _open_help(self) -> None:
        from dpo_desk.desk.help import open_help

        open_help(self._window)

    def _print(self) -> None:
        page = self._window.pages.page
        if page is not None and self._window.in_shell:
            page.print_page()

    def _main_action(self) -> None:
        page, sheet = self._window.pages.page, self._open_sheet()
        button: QPushButton | None = page.primary if page is not None else None
        if sheet is not None:
            button = sheet.primary
        elif not self._window.in_shell:
            button = None
        if button is not None and button.isEnabled() and button.isVisible():
            button.click()

    def _say_saved(self) -> None:
        window = self._window
        if not window.in_shell:
            return
        if window.pages.page is not None:
            window.pages.page.flush()
        if window.desk.background.saved:
            window.desk.toast(window.desk.words("status.already"))

    def _back(self) -> None:
        page = self._window.pages.page
        if page is not None and self._window.in_shell and not page.back():
            self._window.pages.back()

    def _section(self, key: str) -> None:
        if self._window.in_shell:
            self._window.go(key)

    def _open_sheet(self) -> "SideSheet | None":
        from dpo_desk.desk.widgets.side_sheet import SideSheet

        sheets = self._window.findChildren(SideSheet)
        return next((sheet for sheet in sheets if sheet.isVisible()), None)

    def _next_pane(self, step: int) -> None:
        sheet = self._open_sheet()
        panes = self._window.panes() if sheet is None else [sheet]
        focused = QApplication.focusWidget()
        here = next(
            (i for i, pane in enumerate(panes) if focused and pane.isAncestorOf(focused)), -1
        )
        for offset in range(1, len(panes) + 1):
            pane = panes[(here + step * offset) % len(panes)]
            first = first_stop(pane)
            if first is not None:
                first.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)
                return
