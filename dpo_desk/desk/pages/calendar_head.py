"""What stands above the month and the agenda: where one is, turning, what is shown, print, file."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dpo_desk.desk.pages.calendar_words import CHOICES
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.layout import plain, row
from dpo_desk.desk.widgets.menu import Menu
from dpo_desk.desk.widgets.reflow import Beside, FlowRow
from dpo_desk.desk.widgets.text import Label
from dpo_desk.words import Words

_ALL = frozenset(CHOICES)


class Head(QWidget):
    """The title with its arrows at the left, the tools at the right."""

    turned = Signal(int)  # so many months
    today = Signal()
    chosen = Signal(object)  # a frozenset of the keys of CHOICES
    print_asked = Signal()
    file_asked = Signal()

    def __init__(self, words: Words, *, turning: bool) -> None:
        super().__init__()
        self._words = words
        self._chosen = _ALL
        self._title = Label("", "h2")
        self._title.setObjectName("calendar.shown")
        left: list[QWidget] = [self._title]
        if turning:
            left += [
                self._tool("prev", "chevron-left", lambda: self.turned.emit(-1)),
                self._today(),
                self._tool("next", "chevron-right", lambda: self.turned.emit(1)),
            ]
        tools = [
            self._tool("print", "printer", self.print_asked.emit),
            self._tool("export", "download", self.file_asked.emit),
        ]
        self._filter = Button(words("calendar.show"), "secondary", "list-filter", small=True)
        self._filter.setObjectName("calendar.filter")
        self._filter.clicked.connect(lambda _checked=False: self._offer())
        right = plain(FlowRow(*tools, self._filter, gap=4))
        line = Beside(plain(FlowRow(*left, gap=4)), right, least=300)
        self.setLayout(row((line, 1), margins=(16, 10, 12, 8)))

    @property
    def title(self) -> str:
        """What the title says now."""
        return self._title.text()

    def set_title(self, title: str) -> None:
        """Say where one is."""
        self._title.setText(title)

    def show_chosen(self, chosen: frozenset[str]) -> None:
        """Say how much is shown."""
        self._chosen = chosen
        words = self._words
        some = words("calendar.show.some", n=len(chosen), m=len(_ALL))
        self._filter.set_text(words("calendar.show") if chosen == _ALL else some)

    def _today(self) -> Button:
        button = Button(self._words("calendar.today"), small=True)
        button.setObjectName("calendar.today")
        button.clicked.connect(lambda _checked=False: self.today.emit())
        return button

    def _tool(self, key: str, icon: str, act: object) -> Button:
        button = Button("", "icon", icon, small=True, tip=self._words(f"calendar.{key}"))
        button.setObjectName(f"calendar.{key}")
        button.clicked.connect(lambda _checked=False: act())  # type: ignore[operator]
        return button

    def _offer(self) -> None:
        """Tick what is shown; the first line is all of it."""
        words = self._words
        menu = Menu(self._filter)
        menu.setObjectName("calendar.filter.menu")
        every = menu.addAction(words("calendar.choice.all"))
        every.setCheckable(True)
        every.setChecked(self._chosen == _ALL)
        every.triggered.connect(lambda _=False: self.chosen.emit(_ALL))
        menu.addSeparator()
        for key in CHOICES:
            action = menu.addAction(words(f"calendar.choice.{key}"))
            action.setCheckable(True)
            action.setChecked(key in self._chosen)
            action.triggered.connect(lambda _=False, key=key: self._toggle(key))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._filter.mapToGlobal(self._filter.rect().bottomLeft()))

    def _toggle(self, key: str) -> None:
        """One in or out; the first that is taken out of all leaves the others."""
        self.chosen.emit((self._chosen ^ {key}) or _ALL)
