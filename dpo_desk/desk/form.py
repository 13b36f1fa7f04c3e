"""Rows of a form from a record type: shown, saved and mended field by field.

A form on a page, an afternoon's smallest part::

    self.form = Form(desk, Company, write=duties.company.change_company)
    body = column(
        pair(self.form.row("name"), self.form.row("org_number")),
        self.form.row("address"),
        gap=tokens.FIELD_GAP,
    )
    ...
    self.form.show(record, drafts)         # in the page's _show
    self.form.flush()                      # in the page's flush

Labels, required and the kind of control come from the field's annotation in ``records/``; the page
chooses and groups. ``write(register, field, value, merge=…)`` is a duty: it runs on the register's
thread and raises InvalidField (a DeskError with ``field``) for what cannot be right.

What happens by itself: 600 ms after the last key, when a field is left and on ``flush`` the value
is written, all typing in one field under one merge id. What is wrong is said when the field is left
and never while one types; until then, and where it cannot be read at all, the raw text is kept as a
draft and comes back after a crash. Fields that somebody is typing in are not overwritten by
``show``. Without ``write`` nothing is saved: a page that creates something asks for ``values()``.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.form_controls import Binding, Choices, control_for
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import CheckBox
from dpo_desk.words import DeskError

if TYPE_CHECKING:
    from dpo_desk.records import FieldInfo, Record

SAVE_AFTER_MS = 600


class Write(Protocol):
    """A duty that changes one field."""

    def __call__(self, register: Any, field: str, value: Any, /, *, merge: str) -> object:
        """Write ``value``; raises InvalidField, a DeskError with ``field``."""
        ...


class Form(QObject):
    """The fields of one record on a page."""

    edited = Signal(str)  # a field that somebody is changing

    def __init__(
        self,
        desk: Desk,
        record: "type[Record]",
        *,
        write: Write | None = None,
        name: str = "",
        parent: QObject | None = None,
    ) -> None:
        """``name`` begins the controls' object names; it is the table's where left out."""
        from dpo_desk.records import fields

        super().__init__(parent)
        self._desk = desk
        self._write = write
        self._table = record.table
        self._name = name or record.table
        self._infos: dict[str, FieldInfo] = {info.name: info for info in fields(record)}
        self._rows: dict[str, QWidget] = {}
        self._bindings: dict[str, Binding] = {}
        self._uid = ""
        self._dirty: set[str] = set()
        self._drafted: set[str] = set()
        self._known: dict[str, Any] = {}  # values as last shown or sent
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self._save_typed)

    def row(
        self,
        field: str,
        *,
        choices: Choices | None = None,
        hint: str = "",
        label: str = "",
        ahead: bool = False,
    ) -> QWidget:
        """The row of a field, made once; KeyError for a field that the record does not have."""
        if field in self._rows:
            return self._rows[field]
        info = self._infos[field]
        words = self._desk.words
        binding = control_for(info, self._desk, choices, ahead=ahead)
        binding.control.setObjectName(f"{self._name}.{field}")
        binding.typed.connect(partial(self._on_typed, field))
        binding.decided.connect(partial(self._save_now, field))
        binding.left.connect(partial(self._leave, field))
        self._bindings[field] = binding
        text = label or words(info.label)
        hint = hint or (words(info.hint) if info.hint else "")
        if isinstance(binding.control, CheckBox):
            self._rows[field] = binding.control
        else:
            self._rows[field] = Field(text, binding.control, hint=hint)
        return self._rows[field]

    def control(self, field: str) -> Any:
        """The control of a field that has a row."""
        return self._bindings[field].control

    def show(self, record: "Record", drafts: Mapping[str, str] | None = None) -> None:
        """Show a record; ``drafts`` are raw texts by field that could not be kept as values."""
        if record.uid != self._uid:
            self.flush()
            self._uid = record.uid
            self._dirty.clear()
            self._drafted = set(drafts or ())
            for field in self._bindings:
                self.clear_error(field)
                self._show_value(field, getattr(record, field))
            self._show_drafts(drafts or {})
            return
        for field, binding in self._bindings.items():
            value = getattr(record, field)
            if field in self._dirty or field in self._drafted or binding.unreadable:
                continue
            if binding.value != value:
                self._show_value(field, value)
            self._known[field] = value

    def values(self) -> dict[str, Any]:
        """What stands in the fields now, for a record that is to be made."""
        return {field: binding.value for field, binding in self._bindings.items()}

    def clear(self) -> None:
        """Empty every field and forget the record."""
        self._timer.stop()
        self._dirty.clear()
        self._drafted.clear()
        self._uid = ""
        for field, binding in self._bindings.items():
            self.clear_error(field)
            binding.show(None)
        self._known.clear()

    def flush(self) -> None:
        """Write what is typed and not yet written."""
        self._timer.stop()
        for field in sorted(self._dirty):
            self._save(field, told=True)

    @property
    def wrong(self) -> list[str]:
        """The fields that have an error under them."""
        rows = self._rows.items()
        return [f for f, row in rows if isinstance(row, Field) and row.state == "error"]

    def check(self) -> bool:
        """Say what cannot be read and go to the first such field; True where all is well."""
        for field, binding in self._bindings.items():
            if binding.unreadable:
                self.show_error(field, self._desk.words("err.date.format"))
        if self.wrong:
            self._bindings[self.wrong[0]].control.setFocus()
        return not self.wrong

    def reject(self, error: Exception) -> None:
        """Show what a duty refuses under its field and go there; anything else is raised again."""
        field = getattr(error, "field", "")
        if not isinstance(error, DeskError) or field not in self._bindings:
            raise error
        self.show_error(field, error.say(self._desk.words))
        self._bindings[field].control.setFocus()

    def show_error(self, field: str, text: str) -> None:
        """Say under a field what is wrong."""
        row = self._rows[field]
        if isinstance(row, Field):
            row.set_error(text)

    def clear_error(self, field: str) -> None:
        """Nothing is wrong with a field."""
        row = self._rows[field]
        if isinstance(row, Field):
            row.clear()

    def _show_value(self, field: str, value: Any) -> None:
        self._bindings[field].show(value)
        self._known[field] = value

    def _show_drafts(self, drafts: Mapping[str, str]) -> None:
        for field, text in drafts.items():
            if field in self._bindings:
                self._bindings[field].show_raw(text)
                self._save(field, told=True)

    def _on_typed(self, field: str) -> None:
        self._dirty.add(field)
        self.edited.emit(field)
        if self._write is not None:
            self._timer.start()

    def _save_typed(self) -> None:
        for field in sorted(self._dirty):
            if self._bindings[field].half_done:
                self._keep_draft(field, self._bindings[field].raw)
            else:
                self._save(field, told=False)

    def _save_now(self, field: str) -> None:
        self._dirty.add(field)
        self.edited.emit(field)
        self._save(field, told=True)

    def _leave(self, field: str) -> None:
        binding = self._bindings[field]
        if field in self._dirty or binding.unreadable:
            self._save(field, told=True)

    def _save(self, field: str, *, told: bool) -> None:
        """Write a field's value; ``told``: what is wrong with it is said."""
        binding = self._bindings[field]
        if binding.unreadable:
            self._dirty.discard(field)
            self._keep_draft(field, binding.raw)
            if told:
                self.show_error(field, self._desk.words("err.date.format"))
            return
        if self._write is None or not self._uid:
            self.clear_error(field)
            return
        self._dirty.discard(field)
        write, value = self._write, binding.value
        if field in self._known and self._known[field] == value:
            self._saved(field, self._uid, None)
            return
        self._known[field] = value
        merge = f"{self._table}.{self._uid}.{field}"

        def job(register: Any) -> object:
            return write(register, field, value, merge=merge)

        done: Callable[[object], object] = partial(self._saved, field, self._uid)
        self._desk.background.write(
            job, done, partial(self._refused, field, self._uid, told), owner=self
        )

    def _saved(self, field: str, uid: str, _result: object) -> None:
        if uid == self._uid:
            self.clear_error(field)
            if field in self._drafted:
                self._keep_draft(field, "")

    def _refused(self, field: str, uid: str, told: bool, error: Exception) -> None:
        if not isinstance(error, DeskError) or not hasattr(error, "field") or uid != self._uid:
            raise error
        self._known.pop(field, None)
        if field in self._dirty:
            return  # somebody has gone on typing
        self._keep_draft(field, self._bindings[field].raw)
        if told or not self._bindings[field].control.hasFocus():
            self.show_error(field, error.say(self._desk.words))
        else:
            self._dirty.add(field)  # leaving the field will say it

    def _keep_draft(self, field: str, raw: str) -> None:
        if raw:
            self._drafted.add(field)
        else:
            self._drafted.discard(field)
        if self._write is not None and self._uid:
            table, uid = self._table, self._uid
            self._desk.background.write(
                lambda register: register.keep_draft(table, uid, field, raw), owner=self
            )
