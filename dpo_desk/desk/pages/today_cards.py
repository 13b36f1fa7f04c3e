"""The cards of Today: the one next step, and the copies."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QWidget

from dpo_desk.desk.pages import today_words
from dpo_desk.desk.pages.kind_icons import kind_icon
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.chip import Chip
from dpo_desk.desk.widgets.deadline_bar import DeadlineBar
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.reflow import Beside, FlowRow
from dpo_desk.desk.widgets.text import Elide, Icon, Label, Prose, Rule
from dpo_desk.law import dates
from dpo_desk.law.facts import DueState
from dpo_desk.words import Words

if TYPE_CHECKING:
    from dpo_desk.duties.next_step import Case, NextStep

_PADDING, _BETWEEN = 24, 28


class StepCard(Card):
    """What to do next at the left; the request it is about, and its deadline, at the right."""

    def __init__(
        self, words: Words, act: Callable[["NextStep"], object], see: Callable[["NextStep"], object]
    ) -> None:
        """``act`` is what the filled button does, ``see`` shows what it is about."""
        self._words = words
        self._step: NextStep | None = None
        self._on_act, self._on_see = act, see
        self._title = Label("", "h2", wrap=True)
        self._title.setObjectName("today.next.title")
        self._body = Prose("", "muted")
        self.act = Button("", "primary")
        self.act.setObjectName("today.next.do")
        self.act.clicked.connect(lambda _checked=False: self._press(self._on_act))
        self.see = Button("", "ghost")
        self.see.setObjectName("today.next.see")
        self.see.clicked.connect(lambda _checked=False: self._press(self._on_see))
        self._buttons = plain(FlowRow(self.act, self.see))
        left = plain(column(
            Label(words("today.next"), "over"), 6, self._title, 6, self._body, 20, self._buttons,
            None,
        ))  # fmt: skip
        self._right = self._build_right()
        self._line = Rule(down=True)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(px(_BETWEEN))
        for part, share in ((left, 54), (self._line, 0), (self._right, 34)):
            self._halves.addWidget(part, share)
        super().__init__(self._halves, margins=(_PADDING, 22, _PADDING, 22))
        self.setAccessibleName(words("today.next"))

    def show_step(self, step: "NextStep", today: date) -> None:
        """Show another step."""
        self._step = step
        words = self._words
        said = today_words.said(step, words)
        self._title.setText(said.title)
        self._body.set_text(said.body)
        self.act.set_text(said.button)
        self.act.setVisible(bool(said.button))
        self.see.set_text(words(_see_key(step)))
        self._buttons.setVisible(step.why != "none")
        for part in (self._right, self._line):
            part.setVisible(step.case is not None)
        if step.case is not None:
            self._show_case(step.case, today)

    def show_looking(self) -> None:
        """Nothing is due; the self-check has still to say whether something must be mended."""
        self._step = None
        self._title.setText(self._words("today.checking"))
        self._body.set_text("")
        for part in (self.act, self._buttons, self._right, self._line):
            part.hide()

    def stack(self, narrow: bool) -> None:
        """The deadline under the step, or beside it."""
        way = QBoxLayout.Direction
        self._halves.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._line.turn(down=not narrow)

    def _press(self, act: Callable[["NextStep"], object]) -> None:
        if self._step is not None:
            act(self._step)

    def _build_right(self) -> QWidget:
        self._kind = Chip("", "info", "eye")
        self._number = Label("", "caption")
        self._left = Label("", "h2", wrap=True)
        self._left.setObjectName("today.next.left")
        self._due = Label("", "small", wrap=True)
        self._bar = DeadlineBar()
        return plain(column(
            row(self._kind, None, self._number, gap=12), 12, self._left, 2, self._due, 18,
            self._bar, None,
        ))  # fmt: skip

    def _show_case(self, case: "Case", today: date) -> None:
        words = self._words
        first = case.kinds[0] if case.kinds else None
        more = f" +{len(case.kinds) - 1}" if len(case.kinds) > 1 else ""
        kind = words(first.key) + more if first else words("nav.requests")
        self._kind.show_status(kind, "info", kind_icon(first))
        self._number.setText(words("case.number", no=case.ref))
        left, due = today_words.deadline(case, words)
        self._left.setText(left)
        self._due.setText(due)
        self._due.setVisible(bool(due))
        there = case.received_on is not None and case.due_on is not None and not case.sent_on
        self._bar.setVisible(there)
        if there and case.received_on is not None and case.due_on is not None:
            self._bar.show_deadline(
                case.part_gone(today),
                words("due.bar.received", date=_short(case.received_on, words)),
                _short(case.due_on, words),
                overdue=case.state is DueState.OVERDUE,
            )


class CopyCard(Card):
    """When the last copy was made, and one more."""

    def __init__(self, words: Words, copy: Callable[[], object]) -> None:
        self._words = words
        self._title = Label("", "strong", wrap=True)
        self._title.setObjectName("today.backup.last")
        self._where = Elide("", "caption")
        self.make = Button(words("today.backup.do"), small=True)
        self.make.setObjectName("today.backup.do")
        self.make.clicked.connect(lambda _checked=False: copy())
        self._trouble = Prose("", "small")  # the path of a folder is broken anywhere
        self._trouble.setObjectName("today.backup.trouble")
        self._trouble.hide()
        self._icon = Icon("save", "text2")
        texts = plain(column(self._title, self._where, gap=1))
        body = Beside(texts, plain(row(self.make, None)), least=150)
        lines = column(row(self._icon, (body, 1), gap=12), self._trouble, gap=8)
        super().__init__(lines, margins=(20, 14, 16, 14))

    def show_copy(self, day: date | None, where: str, trouble: str = "") -> None:
        """Say when, where it lies besides the standard folder, or why there is none now."""
        words = self._words
        title = words("today.backup", date=_short(day, words)) if day else ""
        self._title.setText(title or words("today.backup.none"))
        self._where.set_text(words("today.backup.where", folder=where) if where else "")
        self._where.setVisible(bool(where) and not trouble)
        self._icon.show_icon(*(("triangle-alert", "warn") if trouble else ("save", "text2")))
        self._trouble.set_text(trouble)
        self._trouble.setVisible(bool(trouble))


def _see_key(step: "NextStep") -> str:
    if step.finding is not None:
        return "today.see.finding"
    if step.version_uid:
        return "today.see.notice"
    return "today.hero.case" if step.case is not None else "today.see.rule"


def _short(day: date, words: Words) -> str:
    return dates.write(day, words.language, "day_month")
