"""The sheet of a task, a new one or one that is kept; and the sheet that asks for another day."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import Form
from dpo_desk.desk.links import go_to, link_icon
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.date_edit import DateEdit
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.layout import column, plain
from dpo_desk.desk.widgets.list_row import ListRow
from dpo_desk.desk.widgets.pick_edit import PickEdit
from dpo_desk.desk.widgets.side_sheet import SideSheet
from dpo_desk.desk.widgets.text import Label
from dpo_desk.records import Task
from dpo_desk.words import DeskError

_EVERY: Final = ("", "P1W", "P1M", "P3M", "P6M", "P1Y")
_TEXTS: Final = ("title", "repeats", "note")


class TaskSheet(SideSheet):
    """What is to be done, when, how often.

    A task that is kept saves itself field by field and can be marked or deleted; a new one is
    added by the button, or when the page is left with something written.
    """

    kept = Signal(object)  # the Task that was added
    done = Signal(object)  # the Task that was marked as done
    removed = Signal(object)  # the Task that is in the bin now

    def __init__(
        self, host: QWidget, desk: Desk, task: Task | None, on: date | None = None
    ) -> None:
        """``task`` None is a new one, planned for ``on``."""
        words = desk.words
        self._desk, self._task = desk, task
        write = None if task is None else self._write
        self._form = Form(desk, Task, write=write, name="task")
        self._link = column(gap=6)
        self._concerns: PickEdit | None = None
        body = plain(column(*self._rows(), self._link))
        title = words("calendar.newtask" if task is None else "task.title")
        super().__init__(host, words, title, body, *self._buttons())
        self._form.setParent(self)
        self._form.edited.connect(self._form.clear_error)
        self._form.show(task or Task(plan_on=on))
        self.closed.connect(self._form.flush)
        if task is None:
            self._ask_what_about()
        elif task.record_uid:
            self._show_link(task)

    def keep(self) -> None:
        """The page is left: what is written is kept. One that the lock has kept is no task yet."""
        if self._task is not None:
            self._form.flush()
        elif (
            not self.held and str(self._form.control("title").text()).strip() and self._form.check()
        ):
            self._add()

    def _rows(self) -> list[Any]:
        words, form, gap = self._desk.words, self._form, tokens.FIELD_GAP
        every = [(code, words(f"task.every.{code or 'never'}")) for code in _EVERY]
        if self._task is not None and self._task.repeats not in _EVERY:
            from dpo_desk.law import durations

            every.append((self._task.repeats, durations.say(self._task.repeats, words.language)))
        rows: list[Any] = [
            form.row("title"),
            gap,
            form.row("plan_on", ahead=True, hint=words("task.plan.help")),
            gap,
            form.row("due_on", ahead=True, hint=words("task.due.help")),
            gap,
            form.row("repeats", choices=every),
            gap,
            form.row("note"),
        ]
        for field in ("plan_on", "due_on"):
            form.control(field).setPlaceholderText(words("task.date.placeholder"))
        return rows

    def _buttons(self) -> list[Button]:
        if self._task is None:
            return [
                self._button("cancel", "common.cancel", "ghost", self.close_sheet),
                self._button("add", "task.add", "primary", self._press_add),
            ]
        buttons = [self._button("remove", "task.remove", "ghost", self._remove)]
        if self._task.done_on is None or self._task.repeats:
            buttons.append(self._button("done", "task.done", "primary", self._done))
        return buttons

    def _button(self, name: str, key: str, kind: Any, act: Any) -> Button:
        button = Button(self._desk.words(key), kind)
        button.setObjectName(f"task.{name}")
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _write(self, register: Any, field: str, value: Any, /, *, merge: str) -> object:
        from dpo_desk.duties import tasks

        return tasks.change(register, self._uid, merge=merge, **{field: value})

    def _ask_what_about(self) -> None:
        """What a new task concerns: a case, a service, an activity or a rule; or nothing."""
        words = self._desk.words
        pick = self._concerns = PickEdit((), words("task.concerns.none"))
        pick.setObjectName("task.concerns")
        self._about = Field(words("field.task.link"), pick)
        self._link.addSpacing(tokens.FIELD_GAP)
        self._link.addWidget(self._about)

        def job(register: Any) -> list[tuple[tuple[str, str], str]]:
            from dpo_desk.duties.task_targets import targets

            return [
                ((found.table, found.uid), words(f"task.concerns.{found.table}", what=found.title))
                for found in targets(register)
            ]

        self._desk.background.read(job, pick.set_choices, owner=self)

    def _chosen(self) -> tuple[str, str] | None:
        """The record that is chosen, ("", "") for none; None where the words are no record's."""
        text = self._concerns.text().strip() if self._concerns is not None else ""
        if not text or self._concerns is None:
            return "", ""
        found: tuple[str, str] | None = self._concerns.value_of(text)
        if found is None:
            self._about.set_error(self._desk.words("fields.err.pick"))
            self._concerns.setFocus()
        return found

    def _show_link(self, task: Task) -> None:
        """What the task concerns, as a line that leads there."""
        words, desk = self._desk.words, self._desk

        def job(register: Any) -> str:
            from dpo_desk.duties import links

            return links.title_of(register, task.record_table, task.record_uid)

        def done(title: str) -> None:
            line = ListRow(link_icon(task.record_table), title or words("field.task.link"))
            line.setObjectName("task.link")
            line.clicked.connect(lambda _=False: go_to(desk, task.record_table, task.record_uid))
            self._link.addSpacing(tokens.GROUP_GAP)
            self._link.addWidget(Label(words("field.task.link"), "field"))
            self._link.addWidget(line)

        desk.background.read(job, done, self._gone, owner=self)

    def _gone(self, error: Exception) -> None:
        """What it concerned is gone for good: the task stands without it."""
        if not isinstance(error, DeskError):
            raise error

    def _press_add(self) -> None:
        if self._form.check():
            self._add()

    def _add(self) -> None:
        record = self._chosen()
        if record is None:
            return
        values = self._form.values()
        values |= {name: values[name] or "" for name in _TEXTS}
        values |= {"record_table": record[0], "record_uid": record[1]}

        def job(register: Any) -> Task:
            from dpo_desk.duties import tasks

            return tasks.add(register, Task(**values))

        def added(task: Task) -> None:
            self._form.clear()
            self.close_sheet()
            self.kept.emit(task)

        self._desk.background.write(job, added, self._refused, owner=self)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, DeskError) and not hasattr(error, "field"):
            self._desk.tell(error)
        else:
            self._form.reject(error)

    def _done(self) -> None:
        def job(register: Any) -> Task:
            from dpo_desk.duties import tasks

            return tasks.done(register, self._uid)

        self._end(job, self.done)

    def _remove(self) -> None:
        def job(register: Any) -> Task:
            from dpo_desk.duties import tasks

            return tasks.remove(register, self._uid)

        self._end(job, self.removed)

    @property
    def _uid(self) -> str:
        return self._task.uid if self._task is not None else ""

    def _end(self, job: Callable[[Any], Task], signal: Any) -> None:
        """Hand over what is typed, do it, and close."""
        self._form.flush()

        def ended(task: Task) -> None:
            self.close_sheet()
            signal.emit(task)

        self._desk.background.write(job, ended, self._desk.tell, owner=self)


class MoveSheet(SideSheet):
    """«Flytt til»: any day, as people write it."""

    picked = Signal(object)  # the day

    def __init__(self, host: QWidget, desk: Desk, what: str, on: date) -> None:
        words = desk.words
        self._desk = desk
        self._day = DateEdit(desk, ahead=True)
        self._day.setObjectName("calendar.move.day")
        self._day.set_day(on)
        self._field = Field(words("calendar.move.to"), self._day)
        body = plain(column(Label(what, "strong", wrap=True), tokens.FIELD_GAP, self._field))
        cancel = Button(words("common.cancel"), "ghost")
        cancel.setObjectName("calendar.move.cancel")
        move = Button(words("calendar.move"), "primary")
        move.setObjectName("calendar.move.save")
        super().__init__(host, words, words("calendar.move.title"), body, cancel, move)
        cancel.clicked.connect(lambda _checked=False: self.close_sheet())
        move.clicked.connect(lambda _checked=False: self._pick())

    def say(self, text: str) -> None:
        """What is wrong with the day."""
        self._field.set_error(text)
        self._day.setFocus()

    def _pick(self) -> None:
        day = self._day.read()
        if day is None:
            self.say(self._desk.words("err.date.format"))
        else:
            self.picked.emit(day)
