"""What every page is handed: ``Desk``. There is no other way to reach the rest of the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from dpo_desk import words
from dpo_desk.desk.announcer import Announcer
from dpo_desk.desk.background import Background, NotOpen
from dpo_desk.desk.preferences import Preferences
from dpo_desk.desk.theme import Theme
from dpo_desk.words import DeskError, Words

if TYPE_CHECKING:
    from dpo_desk.desk.checker import Checker
    from dpo_desk.desk.opened_files import OpenedFiles
    from dpo_desk.law.clock import Clock


class Toast(NamedTuple):
    """A message that goes by itself; what its button does can be done elsewhere too."""

    text: str
    action: str = ""
    on_action: Callable[[], object] | None = None


class Desk(QObject):
    """Words, clock, background, announcer, theme and preferences, and four things to ask for."""

    words_changed = Signal()
    toast_asked = Signal(object)  # a Toast
    search_asked = Signal()  # somebody wants to find something: the palette
    page_asked = Signal(str, object)  # page key, its arguments
    undo_named = Signal(str, str)  # what undo and redo would do now; "" for nothing

    def __init__(
        self,
        *,
        clock: "Clock",
        background: Background,
        theme: Theme,
        preferences: Preferences,
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
        self._opened_files: OpenedFiles | None = None
        self._checker: Checker | None = None
        background.changed.connect(self.announcer.register_changed)
        self.announcer.register_changed.connect(self.name_undo)

    @property
    def opened_files(self) -> "OpenedFiles":
        """The copies of kept files that the system shows; made when there is first one."""
        if self._opened_files is None:
            from dpo_desk.desk.opened_files import OpenedFiles

            self._opened_files = OpenedFiles(self)
        return self._opened_files

    @property
    def checker(self) -> "Checker":
        """The self-check of what is open; made when somebody first wants to see it."""
        if self._checker is None:
            from dpo_desk.desk.checker import Checker

            self._checker = Checker(self)
        return self._checker

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
        spoken = self.words

        def job(register: Any) -> tuple[str, str]:
            return _say(register.undo_label(), spoken), _say(register.redo_label(), spoken)

        def done(names: tuple[str, str]) -> None:
            self.undo_named.emit(*names)

        self.background.read(job, done, self._nothing_to_undo, owner=self)

    def _nothing_to_undo(self, error: Exception) -> None:
        if not isinstance(error, NotOpen):
            raise error
        self.undo_named.emit("", "")

    def _turn_back(self, *, again: bool) -> None:
        spoken = self.words
        key, back = ("undo.redo.done", "undo.do") if again else ("undo.done", "undo.redo.do")

        def job(register: Any) -> str:
            what = _say(register.redo_label() if again else register.undo_label(), spoken)
            (register.redo if again else register.undo)()
            return what

        def done(what: str) -> None:
            turn = self.undo if again else self.redo
            self.toast(spoken(key, what=what), spoken(back), turn)

        self.background.write(job, done, self.tell, owner=self)


def _say(label: Any, spoken: Words) -> str:
    """The words of an action's label; on the register's thread, where duties may be imported."""
    if label is None:
        return ""
    from dpo_desk.duties import labels

    return labels.say(label, spoken)


def _known(language: object) -> str:
    return str(language) if language in words.LANGUAGES else words.DEFAULT
