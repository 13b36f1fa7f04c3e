"""The first page: registers one has had open, a new one, another, a copy, or an example."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.lone_page import LonePage
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner, Card
from dpo_desk.desk.widgets.layout import Item, column, plain, row
from dpo_desk.desk.widgets.list_row import ListRow
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.words import DeskError

if TYPE_CHECKING:
    from dpo_desk.desk.opening import Opening

_WIDTH = 720


class WelcomePage(LonePage):
    """What is right is filled: the register opened last, or a new one where there is none."""

    def __init__(self, desk: Desk, opening: "Opening", trouble: DeskError | None = None) -> None:
        super().__init__(desk)
        self._opening = opening
        self._busy = Label(self.words("welcome.opening"), "caption")
        self._busy.hide()
        self._trouble = Banner("warn", "")
        self._trouble.setObjectName("welcome.trouble")
        if trouble is None:
            self._trouble.hide()
        else:
            self._trouble.show_message("warn", trouble.say(self.words))
        known = opening.recent.all
        words = self.words
        self._examples = column(gap=0)
        recent: list[Item] = [self._recent_card(), tokens.GUTTER] if known else []
        self.show_content(
            _WIDTH,
            self.brand(words("about.offline")),
            28,
            Label(words("welcome.again" if known else "welcome.title"), "h1", wrap=True),
            8,
            Prose(words("welcome.again.body" if known else "welcome.body")),
            16,
            self._trouble,
            8,
            *recent,
            plain(self._actions(filled=not known)),
            6,
            self._busy,
            20,
            self._example_card(),
        )
        desk.background.busy.connect(self._busy.setVisible)
        desk.background.compute(_seeds, self._show_examples, owner=self)

    def refused(self, error: DeskError) -> None:
        """Say above the choices what could not be."""
        self._trouble.show_message("warn", error.say(self.words))
        self._trouble.show()

    def _actions(self, *, filled: bool) -> Any:
        words = self.words
        new = Button(words("welcome.new"), "primary" if filled else "secondary", "plus")
        new.setObjectName("welcome.new")
        new.clicked.connect(lambda _checked=False: self._opening.ask_new())
        find = Button(words("welcome.open"), "secondary")
        find.setObjectName("welcome.open")
        find.clicked.connect(lambda _checked=False: self._choose())
        back = Button(words("welcome.restore"), "ghost")
        back.setObjectName("welcome.restore")
        back.clicked.connect(lambda _checked=False: self._opening.ask_restore())
        if filled:
            self.primary = new
        return FlowRow(new, find, back)

    def _recent_card(self) -> QWidget:
        rows = column(gap=2)
        for number, one in enumerate(self._opening.recent.all):
            icon = "lock" if one.encrypted else "notebook-tabs"
            line = ListRow(icon, one.path.stem, str(one.path.parent))
            line.setObjectName(f"welcome.recent.{number}")
            line.clicked.connect(
                lambda _checked=False, one=one: self._open(one.path, one.encrypted)
            )
            rows.addWidget(line)
            self.first = self.first or line
        title = row(Label(self.words("welcome.recent"), "h3"), margins=(12, 0, 12, 0))
        return Card(title, 8, rows, margins=(8, 18, 8, 8))

    def _example_card(self) -> QWidget:
        words = self.words
        about = column(
            Label(words("requests.empty.example"), "h3"),
            Label(words("welcome.examples.body"), "small", wrap=True),
            margins=(12, 0, 12, 0),
            gap=4,
        )
        return Card(about, 8, self._examples, margins=(8, 18, 8, 8))

    def _show_examples(self, seeds: list[Any]) -> None:
        for seed in seeds:
            line = ListRow("building-2", seed.company, seed.description[self.words.language])
            line.setObjectName(f"welcome.example.{seed.name}")
            line.clicked.connect(
                lambda _checked=False, name=seed.name: self._opening.see_example(name)
            )
            self._examples.addWidget(line)

    def _open(self, path: Path, encrypted: bool) -> None:
        if encrypted:
            self._opening.unlock(path)
        else:
            self._opening.open(path, refused=self.refused)

    def _choose(self) -> None:
        words = self.words
        kinds = f"{words('app.name')} (*.perm)"
        name, _kind = QFileDialog.getOpenFileName(self, words("welcome.open"), "", kinds)
        if name:
            self._opening.open(Path(name), refused=self.refused)


def _seeds() -> list[Any]:
    from dpo_desk.duties import seeding

    return list(seeding.seeds())
