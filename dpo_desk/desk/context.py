"""What every page is handed: ``Desk``. There is no other way to reach the rest of the window."""

from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal

from dpo_desk import words
from dpo_desk.desk.announcer import Announcer
from dpo_desk.desk.background import Background, NotOpen
from dpo_desk.desk.preferences import Preferences
from dpo_desk.desk.theme import Theme
from dpo_desk.law.clock import Clock
from dpo_desk.words import DeskError, Words


class Toast(NamedTuple):
    """A message that goes by itself; what its button does can be done elsewhere too."""

    text: str
    action: str = ""
    on_action: Callable[[], object] | None = None


class UndoLog(Protocol):
    """The register's undo as the window needs it; the first argument is the open register."""

    def named(self, register: Any, words: Words) -> tuple[str, str]:
        """What undo and what redo would do, in words; "" where there is nothing."""
        ...

    def undo(self, register: Any) -> object:
        """Undo the last action of this session; returns the Changes, or None."""
        ...

    def redo(self, register: Any) -> object:
        """Do the action again that was undone last; returns the Changes, or None."""
        ...


class Desk(QObject):
    """Words, clock, background, announcer, theme and preferences, and four things to ask for."""

    words_changed = Signal()
    toast_asked = Signal(object)  # a Toast
    page_asked = Signal(str, object)  # page key, its arguments
    undo_named = Signal(str, str)  # what undo and redo would do now

    def __init__(
        self,
        *,
        clock: Clock,
        background: Background,
        theme: Theme,
        preferences: Preferences,
        undo_log: UndoLog | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Put the parts together; the language is the one last used on this machine."""
        super().__init__(parent)
        self.clock = clock
        self.background = background
        self.theme = theme
        self.preferences = preferences
        self.announcer = Announcer(self)
        self.words = words.of(_known(preferences.get("language")))
        self.announcer.register_changed.connect(self.name_undo)
        self._undo_log = undo_log

    def set_language(self, language: str) -> None:
        """Speak ``language`` from now on (nb, nn, en); the window builds its pages anew."""
        if language != self.words.language:
            self.words = words.of(language)
            self.preferences.set("language", language)
            self.words_changed.emit()
            self.name_undo()

    def toast(
        self, text: str, action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """Say ``text`` for ten seconds."""
        self.toast_asked.emit(Toast(text, action, on_action))

    def navigate(self, page: str, **args: Any) -> None:
        """Go to the page called ``page``; ``args`` are what its ``open`` takes."""
        self.page_asked.emit(page, args)

    def tell(self, error: Exception) -> None:
        """Say what the user can mend; anything else is raised as the bug it is."""
        if not isinstance(error, DeskError):
            raise error
        self.toast(error.say(self.words))

    def undo(self) -> None:
        """Undo the last action and say which; the text field with focus has had its turn."""
        self._turn_back(again=False)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._turn_back(again=True)

    def name_undo(self, _changes: object = None) -> None:
        """Ask the register what undo would do, for the menu."""
        log, spoken = self._undo_log, self.words
        if log is not None:
            self.background.read(
                lambda register: log.named(register, spoken),
                lambda named: self.undo_named.emit(*named),
                self._nothing_to_undo,
                owner=self,
            )

    def _nothing_to_undo(self, error: Exception) -> None:
        if not isinstance(error, NotOpen):
            raise error
        self.undo_named.emit("", "")

    def _turn_back(self, *, again: bool) -> None:
        log, spoken = self._undo_log, self.words
        if log is None:
            return

        def job(register: Any) -> tuple[str, object]:
            what = log.named(register, spoken)[again]
            return what, (log.redo if again else log.undo)(register)

        def done(result: tuple[str, object]) -> None:
            what, changes = result
            prefix, back = ("undo.redo", "undo") if again else ("undo", "undo.redo")
            if changes is None:
                self.toast(self.words(f"{prefix}.nothing"))
                return
            self.announcer.register_changed.emit(changes)
            turn = self.undo if again else self.redo
            self.toast(self.words(f"{prefix}.done", what=what), self.words(f"{back}.do"), turn)

        self.background.write(job, done, self.tell, owner=self)


def _known(language: object) -> str:
    return str(language) if language in words.LANGUAGES else words.DEFAULT
