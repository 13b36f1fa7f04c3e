"""Which register is open: last used, another, an example, a new one, a copy; and the lock.

Everything that touches a file runs in the register's thread; what goes wrong there comes back as a
sentence on the page that asked, or on the first page. One register is open at a time.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtCore import QObject
from shiboken6 import isValid

from dpo_desk.desk import wanted_look, window_place
from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages import lone
from dpo_desk.desk.recent import RecentRegisters
from dpo_desk.desk.single_window import SingleWindow, knock
from dpo_desk.desk.waiting_counts import WaitingCounts
from dpo_desk.words import DeskError

if TYPE_CHECKING:
    from dpo_desk.desk.guard import Guard
    from dpo_desk.desk.main_window import MainWindow
    from dpo_desk.duties.opening import Opened
    from dpo_desk.records import Company

FIRST = "notice_review"  # of a new register: nobody faces an empty one who has a notice
HOMES = ("today", "requests")  # where one begins, unless one was elsewhere last
Refused = Callable[[DeskError], object]


class Opening(QObject):
    """Opens and closes registers for one window."""

    def __init__(self, desk: Desk, recent: RecentRegisters, signals: Path | None) -> None:
        """``signals`` is the folder through which windows call each other, if they do."""
        super().__init__(desk)
        self.desk = desk
        self.recent = recent
        self.current: Opened | None = None
        self.guard: Guard | None = None  # made once something is open
        self._signals = signals
        self._single = SingleWindow(signals, self)
        self._single.called.connect(self._come_forward)
        self._example: Path | None = None  # the temporary folder of the example that is open
        self._home: Path | None = None  # the register one came to the example from
        self._counts = WaitingCounts(self)

    @property
    def is_example(self) -> bool:
        """Whether what is open is an example: nothing of it is kept."""
        return self._example is not None

    def take(self, window: "MainWindow") -> None:
        """The window to show things in."""
        self.window = window
        window.left_example.connect(self.leave_example)
        window.registers_asked.connect(self.welcome)

    # the pages without navigation

    def start(self, register: Path | None = None, password: str = "") -> None:
        """Open ``register``, or the last one, or say welcome; the shell has been painted."""
        last = self.recent.last
        path = register or (last.path if last else None)
        if path is None:
            self.welcome()
        elif last is not None and path == last.path and last.encrypted and not password:
            self.unlock(path)
        else:
            self.open(path, password)

    def welcome(self, trouble: DeskError | None = None) -> None:
        """Show the first page, with what went wrong; the register that was open is closed."""
        self._remember_home()
        self._leave()
        self.window.show_alone(partial(lone.welcome, self, trouble))

    def ask_new(self) -> None:
        """Show the page of a new register."""
        self.window.show_alone(partial(lone.new_register, self))

    def ask_restore(self, target: Path | None = None) -> None:
        """Show the page where a copy is chosen; ``target`` is the register it would replace."""
        self._leave()
        self.window.show_alone(partial(lone.restore, self, target))

    def unlock(self, path: Path, trouble: DeskError | None = None) -> None:
        """Ask for the password of a register."""
        self.window.show_alone(partial(lone.unlock, self, path, trouble))

    # opening

    def open(
        self, path: Path, password: str = "", refused: Refused | None = None, *, say: str = ""
    ) -> None:
        """Open a register; ``refused`` hears what cannot be, else a page says it.

        ``say`` is said once it is open.
        """
        clock = self.desk.clock

        def make() -> Any:
            from dpo_desk.duties import opening

            return opening.open_register(path, password, clock)

        self._open(make, partial(self._failed, path, refused), say)

    def create(
        self, path: Path, company: "Company", password: str | None, refused: Refused
    ) -> None:
        """Make a register and open it."""
        clock = self.desk.clock

        def make() -> Any:
            from dpo_desk.duties import opening

            return opening.create(path, company, password, clock)

        self._open(make, partial(self._failed, path, refused), first=FIRST)

    def see_example(self, name: str) -> None:
        """Open a copy of an example in a folder of its own (MODEL 15)."""
        self._remember_home()
        self._leave()
        clock = self.desk.clock

        def make() -> Any:
            from dpo_desk.duties import opening, seeding

            path = seeding.open_example(name, clock)
            self._example = path.parent
            return opening.open_register(path, "", clock)

        self._open(make, partial(self._failed, Path(name), None))

    def _remember_home(self) -> None:
        """The way back from an example, also from one chosen on the first page."""
        if self.current is not None and not self.is_example:
            self._home = self.current.path

    def leave_example(self) -> None:
        """Go back to one's own register, or to the first page."""
        self._leave()
        home, self._home = self._home, None
        known = {one.path: one.encrypted for one in self.recent.all}
        if home is None:
            self.welcome()
        elif known.get(home):
            self.unlock(home)
        else:
            self.open(home)

    def lock(self) -> None:
        """Close the register behind the lock; the window has handed over and dropped its pages."""
        if self.current is not None:
            self._single.let_go()
            if self.guard is not None:
                self.guard.locked()
            self.desk.background.close()
            self.unlock(self.current.path)  # at once: what is opened again waits for the closing

    def release(self, then: Callable[[], object]) -> None:
        """Close what is open, show that one waits, and go on once the file is let go of.

        No copy is taken: it could take the place of the one that somebody is bringing back.
        """
        if self.guard is not None:
            self.guard.locked()
        self._leave()
        self.window.show_alone(lone.waiting)
        self.desk.background.close(lambda _done: then())

    def password_changed(self, *, encrypted: bool) -> None:
        """The register that is open has a password now, or has none any more."""
        if self.current is not None:
            self.current = self.current._replace(encrypted=encrypted)
            self._watch()
            if self._example is None:
                self.recent.add(self.current.path, encrypted=encrypted)

    def close(self) -> None:
        """The window is gone: leave nothing behind. Waits for the threads."""
        self._single.let_go()
        if self.guard is not None:
            self.guard.locked()
        folder, self._example = self._example, None
        self.desk.background.stop()
        _remove(folder)

    def _open(
        self,
        make: Callable[[], Any],
        failed: Callable[[Exception], None],
        say: str = "",
        first: str = "",
    ) -> None:
        found: list[Opened] = []

        def opener() -> Any:
            from dpo_desk.duties import opening

            register = make()
            found.append(opening.opened(register))
            return register

        def done(_none: object) -> None:
            self._opened(found[0], first)
            if say:
                self.desk.toast(say)

        self.desk.background.open(opener, done, failed)
        self.desk.background.read(_import_rows)  # while the window puts the first page together

    def _opened(self, opened: "Opened", first: str = "") -> None:
        again = self.current is not None and self.current.uid == opened.uid
        example = self.is_example
        self.current = opened._replace(held="")
        if not example:
            self._home = None
        wanted_look.apply(self.desk, "" if example else opened.uid)
        self._watch()
        window = self.window
        window.show_example(example=example)
        window.set_company(opened.company)
        if again:
            window.resume(self._home_page())
        else:
            window.forget()
            window_place.recall(window)
            window.show_shell(opened.company)
            window.go(self._first_page(first) or self._home_page())
        if opened.held:
            from dpo_desk.desk import held

            held.give_back(window, opened.held)
        if not example:  # while the page waits for what it reads
            self.recent.add(opened.path, encrypted=opened.encrypted)
            self._single.hold(opened.path)
        self.desk.name_undo()
        self._counts.look()

    def _watch(self) -> None:
        if self.guard is None:
            from dpo_desk.desk.ahead import Ahead
            from dpo_desk.desk.guard import Guard

            self.guard = Guard(self.desk, self.window, self)
            Ahead(self.desk.background, self)
        if self.current is not None:
            self.guard.opened(encrypted=self.current.encrypted, example=self.is_example)

    def _first_page(self, key: str) -> str:
        """Where a new register begins, in a window that has such a page."""
        return key if any(entry.key == key for entry in self.window.entries) else ""

    def _home_page(self) -> str:
        """Where one was last with this register, or where one begins."""
        sections = {entry.key: entry.section or entry.key for entry in self.window.entries}
        last = sections.get(self.desk.preferences.of_register.get("page"))
        return last or next(key for key in HOMES if key in sections)

    def _failed(self, path: Path, refused: Refused | None, error: Exception) -> None:
        if not isinstance(error, DeskError):
            self.welcome()
            raise error
        from dpo_desk.register import InUse, PasswordNeeded, WrongPassword

        if isinstance(error, InUse) and self._signals is not None:
            knock(self._signals, path)
        page = getattr(refused, "__self__", None)
        if refused is not None and not (isinstance(page, QObject) and not isValid(page)):
            if isinstance(error, PasswordNeeded):
                self.unlock(path)
            else:
                refused(error)
        elif isinstance(error, PasswordNeeded):
            self.unlock(path)
        elif isinstance(error, WrongPassword):
            self.unlock(path, error)
        else:
            self.welcome(error)

    def _leave(self) -> None:
        """Close what is open; an example's folder goes with it."""
        self._single.let_go()
        folder, self._example = self._example, None
        if self.current is not None or folder is not None:
            if folder is None:
                window_place.keep(self.window)
            if self.guard is not None:
                self.guard.leaves()
            self.window.forget()
            self.current = None
            self.window.show_example(example=False)
            self.window.set_company("")
            self.desk.preferences.use("")
            self.desk.background.close(lambda _done: _remove(folder))

    def _come_forward(self) -> None:
        window = self.window
        window.setWindowState(window.windowState() & ~QtCore.Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()


def _import_rows(_register: object) -> None:
    import dpo_desk.duties.listing  # noqa: F401


def _remove(folder: Path | None) -> None:
    if folder is not None:
        import shutil

        shutil.rmtree(folder, ignore_errors=True)
