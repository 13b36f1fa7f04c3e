"""«Kom i gang» on Today: large while nothing has come in yet, small beside the rest afterwards."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.text import Icon, Label, Prose, Rule

if TYPE_CHECKING:
    from dpo_desk.duties.first_steps import Progress

PAGE: Final = "first_steps"
STEPS: Final = ("company", "notice", "processors")  # by the codes of duties.first_steps
_SKIPPED: Final = "first_steps.skipped"
_STATES: Final = {"done": ("circle-check", "ok"), "skipped": ("circle", "text3")}


def skipped(desk: Desk) -> frozenset[str]:
    """The steps that somebody has skipped in this register, on this machine."""
    kept = desk.preferences.of_register.get(_SKIPPED)
    return frozenset(str(one) for one in kept) if isinstance(kept, list) else frozenset()


def skip(desk: Desk, *steps: str) -> None:
    """Remember that these are left out; they can still be gone to."""
    desk.preferences.of_register.set(_SKIPPED, sorted(skipped(desk) | set(steps)))


class FirstStepsCard(Card):
    """The three steps with what each is for, and the way into the first that is left."""

    def __init__(self, desk: Desk, left_out: Callable[[], object]) -> None:
        """``left_out`` is called when somebody wants to do without."""
        words = desk.words
        self._desk, self._next = desk, STEPS[0]
        self._left_out = left_out
        self.go = Button(words("first.begin"), "primary")
        self.go.setObjectName("today.first.go")
        self.go.clicked.connect(lambda _checked=False: self._open())
        leave = Button(words("first.leave"), "ghost")
        leave.setObjectName("today.first.leave")
        leave.clicked.connect(lambda _checked=False: self._leave())
        self._icons: dict[str, Icon] = {}
        self._states: dict[str, Label] = {}
        super().__init__(
            Label(words("first.over"), "over"),
            4,
            Label(words("first.title"), "h2", wrap=True),
            4,
            Prose(words("first.body"), "muted"),
            14,
            column(*(self._line(step) for step in STEPS)),
            18,
            plain(FlowRow(self.go, leave)),
            margins=(24, 22, 24, 22),
        )

    def show_progress(self, progress: "Progress") -> None:
        """Tick what is done; the button leads to the first that is left."""
        words, out = self._desk.words, skipped(self._desk)
        left = progress.left(out)
        self._next = left[0] if left else STEPS[0]
        for step in STEPS:
            state = "done" if step in progress.done else "skipped" if step in out else "todo"
            self._icons[step].show_icon(*_STATES.get(state, ("circle", "accent")))
            self._states[step].setText(words(f"first.state.{state}"))
        begun = bool(progress.done) or bool(out)
        self.go.set_text(words("first.resume" if begun else "first.begin"))

    def _line(self, step: str) -> QWidget:
        words = self._desk.words
        self._icons[step] = Icon("circle", "accent")
        self._states[step] = Label("", "caption")
        texts = column(
            Label(words(f"first.{step}.title"), "strong", wrap=True),
            Label(words(f"first.{step}.short"), "small", wrap=True),
            gap=1,
        )
        body = row(
            self._icons[step], (texts, 1), self._states[step], margins=(0, 10, 0, 10), gap=12
        )
        return plain(column(Rule(), body))

    def _open(self) -> None:
        self._desk.navigate(PAGE, step=self._next)

    def _leave(self) -> None:
        skip(self._desk, *STEPS)
        self._desk.toast(self._desk.words("first.left"))
        self._left_out()


class QuietCard(Card):
    """What is left of the first steps, once there is other work."""

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        self._desk = desk
        self._next = STEPS[0]
        self._left = Label("", "small", wrap=True)
        go = Button(words("first.resume"), small=True)
        go.setObjectName("today.first.resume")
        go.clicked.connect(lambda _checked=False: desk.navigate(PAGE, step=self._next))
        super().__init__(
            Label(words("first.over"), "h3", wrap=True), 4, self._left, 12, plain(row(go, None)),
            margins=(20, 16, 20, 16),
        )  # fmt: skip

    def show_left(self, left: Sequence[str]) -> None:
        """Name the steps that are left."""
        words = self._desk.words
        if left:
            self._next = left[0]
        named = [words(f"first.{step}.title") for step in left]
        self._left.setText(words.n("first.left_over", len(left), what=" · ".join(named)))
