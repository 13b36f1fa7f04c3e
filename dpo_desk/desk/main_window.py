"""The window: sidebar, pages, toast; it paints before any register is open.

    window = MainWindow(desk, entries, on_lock=lock)
    window.show_shell()                      # paints at once, without a page
    desk.background.open(opener, then=lambda _: window.go("requests"))
    window.show_alone(lambda desk: UnlockPage(desk))   # welcome, unlock: no navigation

Pages: see ``page.py``. Keys: see ``commands.py``. Nothing that takes time to import is imported
here, or in what this imports; ``tests/desk/test_imports.py`` holds that.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from dpo_desk.desk import tokens, window_place
from dpo_desk.desk.closing import Closing
from dpo_desk.desk.commands import Commands
from dpo_desk.desk.context import Desk, Toast
from dpo_desk.desk.page_stack import Bookmark, PageStack
from dpo_desk.desk.sidebar import NavEntry, Sidebar
from dpo_desk.desk.widgets.focus import go_on
from dpo_desk.desk.window_drop import MailDrops
from dpo_desk.words import DeskError

if TYPE_CHECKING:
    from dpo_desk.desk.widgets.cards import Banner
    from dpo_desk.desk.widgets.toast import ToastBar

MIN_WIDTH, MIN_HEIGHT = 1024, 680
CHECKS = "checks"  # the page whose number is what must be mended
_DIALOGS_MS = 20  # a dialog that was closed returns to whoever waits for it
Alone = Callable[[Desk], QWidget]


class MainWindow(QMainWindow):
    """Shell or lone page, and what floats over them."""

    left_example = Signal()  # «Tilbake til permen din»
    registers_asked = Signal()  # «Åpne en annen perm»

    def __init__(
        self,
        desk: Desk,
        entries: Sequence[NavEntry],
        *,
        on_lock: Callable[[], object] | None = None,
    ) -> None:
        """``on_lock`` is called after the pages have handed over and are gone."""
        super().__init__()
        desk.theme.dress(self)
        self.desk = desk
        self.entries = tuple(entries)
        self._on_lock = on_lock
        self._company = ""
        self._counts: dict[str, int] = {}
        self._example = False
        self._banner: Banner | None = None
        self._alone_factory: Alone | None = None
        self._alone: QWidget | None = None
        self._mark: Bookmark | None = None
        self.closing = Closing(self)
        self.setObjectName("Window")
        self.setWindowTitle(desk.words("app.name"))
        self.setMinimumSize(MIN_WIDTH, MIN_HEIGHT)
        self._rail = False
        self._sidebar: Sidebar | None = None
        self._outer = QStackedWidget()
        self._outer.currentChanged.connect(self._name_window)
        self.setCentralWidget(self._outer)
        self.pages = PageStack(desk, self.entries)
        self._build_shell()
        self._toast: ToastBar | None = None
        self.commands = Commands(self)
        self.drops = MailDrops(self)
        window_place.first(self)
        self._connect()

    def show_shell(self, company: str = "") -> None:
        """Show navigation and pages; ``company`` is whose register this is."""
        self._drop_alone()
        self.set_company(company or self._company)
        self._outer.setCurrentWidget(self._shell)

    def show_alone(self, factory: Alone) -> None:
        """Show one page without navigation; the pages behind it are thrown away."""
        if self.pages.page is not None:
            self._mark = self.pages.bookmark()
        self.pages.drop_all()
        self._drop_toast()
        self._drop_alone()
        self._alone_factory = factory
        self._alone = factory(self.desk)
        self._outer.addWidget(self._alone)
        self._outer.setCurrentWidget(self._alone)

    def go(self, key: str, **args: Any) -> None:
        """Show a page of the shell."""
        self._drop_alone()
        self._outer.setCurrentWidget(self._shell)
        self.pages.go(key, args)

    def resume(self, default: str) -> None:
        """Go back to where one was when the window was locked, or to the page ``default``."""
        self.show_shell()
        mark, self._mark = self._mark, None
        self.pages.restore(mark if mark is not None and mark.key else Bookmark(default, {}))

    def forget(self) -> None:
        """Another register is opened: no page, no way back, no counts of the old one stay."""
        self.pages.forget()
        self._mark = None
        if self._counts:
            self._counts.clear()
            self._build_sidebar()

    @property
    def toast(self) -> "ToastBar":
        """The toast, made when there is first something to say."""
        if self._toast is None:
            from dpo_desk.desk.widgets.toast import ToastBar

            self._toast = ToastBar(self._outer, self.desk.words("toast.close"))
        return self._toast

    @property
    def can_lock(self) -> bool:
        """Whether there is something to lock with."""
        return self._on_lock is not None and self.in_shell

    @property
    def in_shell(self) -> bool:
        """Whether there is navigation now."""
        return self._outer.currentWidget() is self._shell

    def set_company(self, name: str) -> None:
        """Show whose register this is, in the sidebar and the title."""
        self._company = name
        if self._sidebar is not None:
            self._sidebar.set_company(name)
        self._name_window()

    def _name_window(self, _index: int = 0) -> None:
        """A window that is locked says no more than what program it is."""
        app, name = self.desk.words("app.name"), self._company
        self.setWindowTitle(f"{name} – {app}" if name and self.in_shell else app)

    def set_count(self, key: str, count: int) -> None:
        """Show how many things wait in a section."""
        self._counts[key] = count
        if self._sidebar is not None:
            self._sidebar.set_count(key, count)

    def show_example(self, *, example: bool) -> None:
        """Say on every page that nothing here is real, or stop saying it."""
        self._example = example
        self._show_banner()

    def lock(self) -> None:
        """Hand over what is half typed, leave nothing to read; Ctrl+L, or nobody is there."""
        if self._on_lock is None or not self.in_shell:
            return
        from dpo_desk.desk import held, traces

        if not traces.close_floating(self):
            QTimer.singleShot(_DIALOGS_MS, self, self.lock)
            return
        self.desk.undo_named.emit("", "")
        self._mark = self.pages.bookmark()
        held.keep(self)
        self.pages.drop_all()
        traces.clear_clipboard()
        self._on_lock()

    def panes(self) -> list[QWidget]:
        """What F6 walks through: the sidebar, then the page's own."""
        page = self.pages.page
        if not self.in_shell or self._sidebar is None:
            return [self._alone] if self._alone is not None else []
        return [self._sidebar, *(page.panes() if page is not None else [])]

    def showEvent(self, event: QShowEvent) -> None:
        """From here on it stands on a screen."""
        super().showEvent(event)
        self.desk.theme.screens.follow(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sidebar or rail, one column or two."""
        super().resizeEvent(event)
        self._fit()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Tab and Shift+Tab, through the whole window."""
        return go_on(self, forward=forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes to the page first, then closes the toast."""
        if event.key() == QtCore.Qt.Key.Key_Escape:
            page = self.pages.page
            if page is None or not self.in_shell or not page.escape():
                self._drop_toast()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is written and copied first (``closing.py``)."""
        window_place.keep(self)
        event.setAccepted(self.closing.may_go())

    def _connect(self) -> None:
        desk = self.desk
        desk.page_asked.connect(lambda key, args: self.go(key, **args))
        desk.toast_asked.connect(self._say)
        desk.words_changed.connect(self._rebuild)
        desk.theme.resized.connect(self._rebuild)
        desk.theme.changing.connect(self.pages.drop_hidden)
        desk.background.saving.connect(self._show_saving)
        desk.background.unhandled = self.report
        self.pages.shown.connect(self._page_shown)
        if any(entry.key == CHECKS for entry in self.entries):
            self.pages.shown.connect(lambda _key: desk.checker.wake())
            desk.checker.counted.connect(partial(self.set_count, CHECKS))

    def _say(self, toast: Toast) -> None:
        self.toast.say(toast)

    def _drop_toast(self) -> None:
        toast, self._toast = self._toast, None
        if toast is not None:
            toast.dismiss()
            toast.deleteLater()

    def report(self, error: Exception) -> None:
        """Say what the user can mend; show a report of what is our fault."""
        if isinstance(error, DeskError):
            self.desk.tell(error)
            return
        from dpo_desk.desk.bugs import BugDialog

        dialog = BugDialog(error, self.desk.words, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _build_shell(self) -> None:
        self._shell = QWidget()
        self._shell.setObjectName("Page")
        right = self._right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.pages, 1)
        self._halves = QHBoxLayout(self._shell)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(0)
        self._halves.addLayout(right, 1)
        self._outer.addWidget(self._shell)
        self._build_sidebar()

    def _build_sidebar(self) -> None:
        words = self.desk.words
        old, self._sidebar = self._sidebar, None
        if old is not None:
            self._halves.removeWidget(old)
            old.hide()
            old.deleteLater()
        sidebar = Sidebar(
            self.entries, words, self._company, rail=self._rail, lock=self._on_lock is not None
        )
        sidebar.chosen.connect(self.go)
        sidebar.lock_asked.connect(self.lock)
        sidebar.retry_asked.connect(self.desk.background.retry)
        sidebar.menu_asked.connect(self._open_menu)
        sidebar.light(self.pages.key)
        for key, count in self._counts.items():
            sidebar.set_count(key, count)
        self._halves.insertWidget(0, sidebar)
        sidebar.show()  # at once, and not when the layout gets round to it
        self._sidebar = sidebar
        self._show_banner()

    def _show_banner(self) -> None:
        """The band that says that this is an example; there is none else."""
        old, self._banner = self._banner, None
        if old is not None:
            self._right.removeWidget(old)
            old.hide()
            old.deleteLater()
        if self._example:
            from dpo_desk.desk.widgets.cards import Banner

            words = self.desk.words
            banner = Banner("info", words("example.banner"), "", words("example.leave"), strip=True)
            banner.button.clicked.connect(self.left_example)
            self._right.insertWidget(0, banner)
            banner.show()
            self._banner = banner

    def _rebuild(self) -> None:
        """Language or text size is new: build what is shown again, and put the focus back."""
        from dpo_desk.desk import held

        self._drop_toast()
        mark, half_typed = self.pages.bookmark(), held.take(self)
        self.pages.drop_all()
        self._rail = self._wants_rail()
        self.pages.set_narrow(self._rail)
        self._build_sidebar()
        self.commands.name(self.desk.words)
        self.set_company(self._company)
        if not self.in_shell and self._alone_factory is not None:
            self.show_alone(self._alone_factory)
        elif mark.key:
            self.pages.restore(mark)
            held.put_back(self, half_typed)

    def _drop_alone(self) -> None:
        alone, self._alone, self._alone_factory = self._alone, None, None
        if alone is not None:
            self._outer.removeWidget(alone)
            alone.hide()
            alone.deleteLater()

    def _wants_rail(self) -> bool:
        return self.width() / self.desk.theme.factor < tokens.NARROW

    def _fit(self) -> None:
        rail = self._wants_rail()
        if rail != self._rail:
            self._rail = rail
            self._build_sidebar()
        self.pages.set_narrow(rail)

    def _page_shown(self, key: str) -> None:
        if self._sidebar is not None:
            self._sidebar.light(key)
        self.desk.preferences.of_register.set("page", key)

    def _show_saving(self, state: str) -> None:
        if self._sidebar is not None:
            self._sidebar.show_saving(state)

    def _open_menu(self) -> None:
        if self._sidebar is not None:
            self.commands.open_menu(self._sidebar.menu_button)
