"""The deadline of a case: both dates, how far one is, and «Slik regnet vi ut fristen»."""

from datetime import date

from PySide6.QtCore import Qt

from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.request_steps.panel import deadline_chip, long_date
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.chip import Chip
from dpo_desk.desk.widgets.deadline_bar import DeadlineBar
from dpo_desk.desk.widgets.layout import column, row
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.duties.case_view import CaseView
from dpo_desk.law import dates
from dpo_desk.law.codes import Role
from dpo_desk.law.deadlines import DueState, sentences
from dpo_desk.words import Words

_PAUSE = "why.pause."  # the reasons that are disputed
_GHOST = 10  # a ghost button's own padding: its text stands where the others begin


class DeadlineCard(Card):
    """What is due, and why, in sentences from the law's own reckoning."""

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        self._words = words
        self._over = Label(words("due.answer_by"), "over")
        self._chip = Chip("", "neutral", "flag")
        self._by = Label("", "h2", wrap=True)
        self._latest = Label("", "small", wrap=True)
        self._bar = DeadlineBar()
        self._goal = Label("", "caption", wrap=True)
        self.how = Button(words("due.how"), "ghost", "chevron-right", small=True)
        self.how.setObjectName("request.deadline.how")
        self.how.setCheckable(True)
        self.how.toggled.connect(self._open)
        self._why = Prose("", "small")
        self._why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._why.setObjectName("request.deadline.why")
        self._why.hide()
        self._pauses = Prose("", "caption")  # grey: the regulation has no pause
        self._pauses.setObjectName("request.deadline.pauses")
        self._pauses.hide()
        self._disputed = Label("", "caption", wrap=True)
        head = column(
            row(self._over, None, self._chip, gap=8),
            10,
            self._by,
            4,
            self._latest,
            14,
            self._bar,
            6,
            self._goal,
            self._disputed,
            8,
            margins=(_GHOST, 0, 0, 0),
        )
        why = column(self._why, 4, self._pauses, margins=(_GHOST, 0, 0, 0))
        super().__init__(head, row(self.how, None), why, margins=(20 - _GHOST, 20, 20, 20))

    def show_case(self, view: CaseView) -> None:
        """Show the deadline of a case; without a day of receipt there is none."""
        words, found = self._words, view.deadlines
        self._chip.show_status(*deadline_chip(view, words))
        received = view.request.received_on
        for part in (self._latest, self._bar, self._goal, self.how):
            part.setVisible(found is not None)
        self._disputed.setVisible(found is not None and found.paused_latest is not None)
        passed_on = view.request.role is Role.PROCESSOR
        self._over.setText(words("case.forward.over" if passed_on else "due.answer_by"))
        self._chip.setVisible(not passed_on)  # the head of the page has it
        if view.planned and received is not None:
            self._show_plan(view, received)
            return
        if found is None or received is None:
            self._by.setText(words("common.notset"))
            return
        self._by.setText(_together(found.due_on, words))
        self._latest.setText(words("due.law_latest", date=_together(found.latest, words)))
        self._goal.setText(words("due.goal", date=dates.write(found.goal, words.language)))
        self._bar.show_deadline(
            view.part_gone,
            words("due.bar.received", date=dates.write(received, words.language, "day_month")),
            dates.write(found.due_on, words.language, "day_month"),
            overdue=found.state(view.today) is DueState.OVERDUE,
        )
        if found.paused_latest is not None:
            text = words("due.disputed", date=long_date(found.paused_latest, words))
            self._disputed.setText(text)
        doubted = [each for each in found.reasons if each.key.startswith(_PAUSE)]
        plain = [each for each in found.reasons if each not in doubted]
        self._why.set_text("\n\n".join(sentences(plain, words.language)))
        self._pauses.set_text("\n\n".join(sentences(doubted, words.language)))
        self._open(self.how.isChecked())
        if passed_on:
            self._show_forwarding(view, found.due_on)

    def _show_plan(self, view: CaseView, received: date) -> None:
        """A question or a complaint: the law counts no days for it, we have a plan of our own."""
        words, planned = self._words, view.request.due_on
        self._over.setText(words("case.planned.over"))
        self._by.setText(_together(planned, words))
        self._latest.setText(words("case.planned.law"))
        for part in (self._latest, self._bar):
            part.show()
        self._why.hide()
        self._pauses.hide()
        self._bar.show_deadline(
            view.part_gone,
            words("due.bar.received", date=dates.write(received, words.language, "day_month")),
            dates.write(planned, words.language, "day_month") if planned else "",
            overdue=False,
        )

    def _show_forwarding(self, view: CaseView, theirs: date) -> None:
        """It is the controller who answers; we pass it on."""
        words = self._words
        for part in (self._bar, self._goal, self._disputed):
            part.hide()
        self._by.setText(_together(view.request.due_on, words))
        self._latest.setText(words("case.forward.theirs", date=_together(theirs, words)))

    def _open(self, wide: bool) -> None:
        self._why.setVisible(wide)
        self._pauses.setVisible(wide and bool(self._pauses.accessibleName()))
        self.how.set_icon("chevron-down" if wide else "chevron-right")


def _together(day: date | None, words: Words) -> str:
    """«torsdag 3. desember 2026», whose year never stands alone on a line."""
    weekday, _, rest = long_date(day, words).partition(" ")
    return f"{weekday} {rest.replace(' ', dates.NBSP)}"
