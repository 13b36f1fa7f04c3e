"""Today: one next step, what is ahead, and whether there is a copy. The first page one sees."""

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.keeper import chosen_folder
from dpo_desk.desk.links import go_to
from dpo_desk.desk.page import Page, TopBar
from dpo_desk.desk.pages import first_steps_cards, today_words
from dpo_desk.desk.pages.checks_mending import mend
from dpo_desk.desk.pages.today_cards import CopyCard, StepCard
from dpo_desk.desk.pages.today_checks import ChecksCard
from dpo_desk.desk.pages.today_rows import AheadList
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.reflow import Columns
from dpo_desk.desk.widgets.text import Label

if TYPE_CHECKING:
    from dpo_desk.desk.opening import Opening
    from dpo_desk.desk.pages.new_request import NewRequestSheet
    from dpo_desk.duties.copies import Kept
    from dpo_desk.duties.next_step import NextStep
    from dpo_desk.duties.today import Ahead, Today


class TodayPage(Page):
    """Greets, says what to do next, and lists what is ahead."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {
            "request", "claim", "event", "letter", "search", "retention_rule", "task", "service",
            "activity", "company", "notice_version", "proposal",
        }
    )  # fmt: skip

    def __init__(self, desk: Desk, opening: "Opening") -> None:
        super().__init__(desk)
        self._guard = None if opening.is_example else opening.guard
        self._sheet: NewRequestSheet | None = None
        self._shown: Today | None = None
        self._build()

    def open(self, *, new: bool = False, **args: Any) -> None:
        """Show the page; with ``new`` also the sheet in which one was logging a request."""
        super().open(**args)
        if new:
            self.new()

    def place(self) -> dict[str, Any]:
        """With the sheet, where it is open."""
        is_open = self._sheet is not None and self._sheet.is_open
        return {**self.args, "new": True} if is_open else self.args

    def flush(self) -> None:
        """Keep what is typed of a request that is not logged yet."""
        if self._sheet is not None and self._sheet.is_open:
            self._sheet.keep()

    def refresh(self) -> None:
        """Read the whole page again."""
        self.desk.background.read(_read, self._show, owner=self)
        self.desk.checker.wake()

    def new(self) -> None:
        """Ctrl+N: log a request in the sheet at the right."""
        from dpo_desk.desk.pages.new_request import NewRequestSheet

        if self._sheet is None:
            self._sheet = NewRequestSheet(self, self.desk)
            self._sheet.created.connect(self._created)
        if not self._sheet.is_open:
            self._sheet.open_sheet()

    def escape(self) -> bool:
        """Esc closes the sheet."""
        if self._sheet is None or not self._sheet.is_open:
            return False
        self._sheet.close_sheet()
        return True

    def panes(self) -> list[QWidget]:
        """Top, the next step, what is ahead, and the rest."""
        found: list[QWidget] = [self._top, self._first, self._step, self._ahead_card, self._side]
        return [pane for pane in found if pane.isVisible()]

    def narrow(self, narrow: bool) -> None:
        """Stack the columns."""
        self._step.stack(narrow)
        self._columns.stack(narrow)

    def print_page(self) -> None:
        """Ctrl+P: what is ahead, as a list."""
        from dpo_desk.desk.printing import print_rows
        from dpo_desk.law import dates

        if self._shown is None:
            return
        words = self.desk.words
        columns = [(words(f"today.print.{name}"), 0.0) for name in ("what", "when", "left")]
        rows = [
            (
                today_words.line(one.item, words),
                dates.write(one.item.on, words.language, "weekday"),
                today_words.in_days(one, words)[0],
            )
            for one in self._shown.ahead
        ]
        day = today_words.day_line(self._shown, words)
        print_rows(self, words("today.deadlines"), day, columns, rows)

    def _build(self) -> None:
        words = self.desk.words
        self._new = Button(words("requests.new"), "secondary", "plus")
        self._new.setObjectName("today.new")
        self._new.clicked.connect(lambda _checked=False: self.new())
        self._top = TopBar(words("nav.today"), " ", self._new)
        self._first = first_steps_cards.FirstStepsCard(self.desk, self._skip)
        self._step = StepCard(words, self._act, self._see)
        self._ahead_card = self._build_ahead()
        self._quiet = first_steps_cards.QuietCard(self.desk)
        self._checks = ChecksCard(self.desk)
        self.desk.checker.checked.connect(self._show_checks)
        self._copy = CopyCard(words, self._take_copy)
        if self._guard is None:  # of an example nothing is kept
            self._copy.hide()
        else:
            self._guard.keeper.copied.connect(self._copied)
        self._side = plain(column(self._quiet, self._checks, self._copy, None, gap=tokens.GUTTER))
        left = plain(column(self._ahead_card, None))
        self._columns = Columns((left, 58), (self._side, 39), gap=tokens.GUTTER)
        edge = tokens.MARGIN
        self._body = plain(
            column(
                self._first, self._step, self._columns, None,
                margins=(edge, 4, edge, 28), gap=tokens.GUTTER,
            )
        )  # fmt: skip
        self._body.hide()  # until it is known what there is to say
        self.show_content(self._top, (self._body, 1))

    def _build_ahead(self) -> Card:
        words = self.desk.words
        calendar = Button(words("today.calendar"), "ghost", small=True)
        calendar.setObjectName("today.calendar")
        calendar.clicked.connect(lambda _checked=False: self.desk.navigate("calendar"))
        self._lines = AheadList(words, self._open, self._tick)
        self._more = Label(words("today.more"), "caption", wrap=True)
        card = Card(
            row(Label(words("today.deadlines"), "h3"), None, calendar, margins=(8, 0, 4, 0)),
            8,
            self._lines,
            self._more,
            margins=(12, 14, 12, 12),
        )
        self._more.setContentsMargins(8, 6, 8, 0)
        return card

    def _show(self, found: "Today") -> None:
        words = self.desk.words
        self._shown = found
        self._top.set_title(today_words.greeting(found, words), today_words.day_line(found, words))
        left = found.first_steps.left(first_steps_cards.skipped(self.desk))
        first = bool(left) and found.first_steps.new and found.step.why == "none"
        self._first.setVisible(first)
        self._quiet.setVisible(bool(left) and not first)
        self._first.show_progress(found.first_steps)
        self._quiet.show_left(left)
        self._step.setVisible(not first)
        self._show_step(found)
        self._lines.show_lines(found.ahead)
        self._more.setVisible(found.more)
        folder = chosen_folder(self.desk)
        trouble = self._guard.keeper.trouble if self._guard is not None else None
        where = folder.name if folder is not None else ""
        self._copy.show_copy(found.copied_on, where, trouble.say(words) if trouble else "")
        self.primary = self._first.go if first else self._step.act
        if self._body.isHidden():
            self._body.show()
            main = self.primary if self.primary.isVisibleTo(self) else self._new
            main.setFocus()

    def _show_step(self, found: "Today") -> None:
        """The next step; what the self-check says must be mended has its place among them."""
        from dpo_desk.duties import next_step

        view = self.desk.checker.view
        must = view.of("must") if view is not None else ()
        step = next_step.or_finding(found.step, must)
        if view is not None:
            self._checks.show_view(view)
        elif step.why == "none":  # nothing is in order before it has been looked at
            self._step.show_looking()
            return
        self._step.show_step(step, found.on)

    def _show_checks(self, _view: object) -> None:
        if self._shown is not None:
            self._show_step(self._shown)

    def _act(self, step: "NextStep") -> None:
        """The filled button: go to the step of the case, or mark the round as done."""
        if step.finding is not None:
            mend(self.desk, step.finding)
        elif step.version_uid:
            self.desk.navigate("notice_review", uid=step.version_uid)
        elif step.case is not None:
            self.desk.navigate("request", id=step.case.id, step=step.step)
        elif step.rule_uid:
            done = "today.done.rule" if step.deed == "delete" else "today.done.task"
            self._write(partial(_cleared, uid=step.rule_uid), done)

    def _see(self, step: "NextStep") -> None:
        if step.finding is not None:
            self.desk.navigate("checks", finding=step.finding.key)
        elif step.version_uid:
            self.desk.navigate("notices", uid=step.version_uid)
        elif step.case is not None:
            self.desk.navigate("request", id=step.case.id, step="received")
        elif step.rule_uid:
            go_to(self.desk, "retention_rule", step.rule_uid)

    def _open(self, ahead: "Ahead") -> None:
        go_to(self.desk, ahead.item.table, ahead.item.uid)

    def _tick(self, ahead: "Ahead") -> None:
        job = _cleared if ahead.item.kind == "retention" else _done
        deleted = today_words.tick_key(ahead.item) == "task.deleted"
        done = "today.done.rule" if deleted else "today.done.task"
        self._write(partial(job, uid=ahead.item.uid), done)

    def _write(self, job: Any, said: str) -> None:
        words = self.desk.words

        def done(_record: object) -> None:
            self.desk.toast(words(said), words("undo.do"), self.desk.undo)

        self.desk.background.write(job, done, self.desk.tell, owner=self)

    def _skip(self) -> None:
        self.refresh()

    def _take_copy(self) -> None:
        if self._guard is not None:
            self._copy.make.setEnabled(False)
            self._guard.keeper.copy_now()

    def _copied(self, kept: "Kept") -> None:
        asked = not self._copy.make.isEnabled()
        self._copy.make.setEnabled(True)
        if asked and kept.trouble is not None:
            self.desk.tell(kept.trouble)
        elif asked and kept.made:
            self.desk.toast(self.desk.words("copies.made"))
        self.refresh()

    def _created(self, request: Any) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.deleteLater()
        self.desk.navigate("request", id=request.id)


def _read(register: Any) -> "Today":
    from dpo_desk.duties import today

    return today.read(register)


def _cleared(register: Any, *, uid: str) -> object:
    from dpo_desk.duties import retention

    return retention.cleared(register, uid, register.clock.today())


def _done(register: Any, *, uid: str) -> object:
    from dpo_desk.duties import tasks

    return tasks.done(register, uid)
