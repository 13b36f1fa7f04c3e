"""The head of the review: the way out, the three steps, and how far one has come."""

from typing import Final, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.deadline_bar import Segments
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.reflow import Beside, FlowRow
from dpo_desk.desk.widgets.text import Icon, Label

Step = Literal["get", "review", "done"]
STEPS: Final[tuple[Step, ...]] = ("get", "review", "done")
_MOST_BLOCKS: Final = 12


class ReviewHead(QWidget):
    """Title and subtitle follow the step; the count stands only while one goes through."""

    left = Signal()  # the way out was pressed

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        words = self._words = desk.words
        self.out = Button(words("import.cancel"), "ghost", "x", small=True)
        self.out.setObjectName("review.cancel")
        self.out.clicked.connect(lambda _checked=False: self.left.emit())
        self._steps = {step: Label("", "small") for step in STEPS}
        self._title = Label("", "h1", wrap=True)
        self._title.setObjectName("review.title")
        self._said = Label("", "small", wrap=True)
        self._count = Label("", "strong")
        self._count.setObjectName("review.progress")
        self._bar = Segments(words("import.progress", n=0, m=0), "brand")
        self._bar.setFixedWidth(px(136))
        self._right = plain(column(self._count, 6, self._bar))
        texts = plain(column(self._title, self._said, gap=2))
        inset = tokens.MARGIN
        path = plain(column(None, self._path(), None))
        way = row(self.out, None, path, margins=(inset - 10, 12, inset, 0), gap=12)
        line = Beside(texts, self._right, least=300)
        self.setLayout(column(way, row((line, 1), margins=(inset, 4, inset, 10))))

    def show_step(self, step: Step, title: str, said: str) -> None:
        """Say where one is."""
        words = self._words
        for number, key in enumerate(STEPS, 1):
            label, name = self._steps[key], words(f"import.step.{key}")
            label.set_role("strong" if key == step else "caption")
            label.setText(f"{number}  {name}")
            label.setAccessibleName(words("review.steps", n=number, name=name))
        self._title.setText(title)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self._right.setVisible(step == "review")
        self.out.setVisible(step != "done")

    def show_count(self, done: int, total: int) -> None:
        """How many are answered."""
        said = self._words("import.progress", n=done, m=total)
        self._count.setText(said)
        self._bar.setAccessibleName(said)
        blocks = min(total, _MOST_BLOCKS)
        self._bar.show_part(done * blocks // total if total else 0, blocks)

    def _path(self) -> FlowRow:
        items: list[QWidget] = []
        for step in STEPS:
            if items:
                items.append(Icon("chevron-right", "text3", 14))
            items.append(self._steps[step])
        return FlowRow(*items, gap=8)
