"""Rows of a form from a record type: shown, saved and mended field by field.

A form on a page, an afternoon's smallest part::

    self.form = Form(desk, Company, write=duties.company.change_company)
    body = column(
        pair(self.form.row("name"), self.form.row("org_number")),
        self.form.row("address"),
        gap=tokens.FIELD_GAP,
    )
    ...
    self.form.show(record, drafts, sources)  # in the page's _show
    self.form.flush()                        # in the page's flush

Labels, required, the kind of control (``form_controls``) and what is looked at when the field is
left (``form_checks``) come from the field's annotation in ``records/``; the page chooses and
groups. ``write(register, field, value, merge=…)`` is a duty: it runs on the register's thread and
raises InvalidField (a DeskError with ``field``) for what cannot be right.

What happens by itself: 600 ms after the last key, when a field is left and on ``flush`` the value
is written, all typing in one field under one merge id. What is wrong is said when the field is left
and never while one types; until then, and where it cannot be read at all, the raw text is kept as a
draft and comes back after a crash. What is only doubted is kept, and said. Fields that somebody is
typing in are not overwritten by ``show``. Without ``write`` nothing is saved: a page that creates
something asks for ``values()``. ``sources`` (``duties.statements.sources``) put ❝ on the fields
whose value comes from a notice; it leads to the sentence.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dpo_desk.desk.bindings import Period
from dpo_desk.desk.choice_bindings import Pick, Tags
from dpo_desk.desk.context import Desk
from dpo_desk.desk.form_controls import Choices, control_for
from dpo_desk.desk.form_entry import Entry
from dpo_desk.desk.form_saving import SAVE_AFTER_MS, Saving, Write
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import CheckBox, Combo
from dpo_desk.desk.widgets.sourced import Sourced, TickRow
from dpo_desk.words import DeskError

if TYPE_CHECKING:
    from dpo_desk.records import FieldInfo, Record

__all__ = ["SAVE_AFTER_MS", "Form", "Source", "Write"]


class Source(Protocol):
    """Where in a notice a value stands; ``duties.statements.Source`` is one."""

    @property
    def version_uid(self) -> str:
        """The notice version."""

    @property
    def start(self) -> int:
        """The first character of the sentence."""

    @property
    def end(self) -> int:
        """The character after its last."""

    @property
    def quote(self) -> str:
        """The sentence."""


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
        self._name = name or record.table
        self._infos: dict[str, FieldInfo] = {info.name: info for info in fields(record)}
        self._entries: dict[str, Entry] = {}
        self._saving = Saving(desk, record.table, write, self._entries, self)
        self._saving.edited.connect(self.edited)

    def row(
        self,
        field: str,
        *,
        choices: Choices | None = None,
        hint: str = "",
        label: str = "",
        ahead: bool = False,
        free: bool = False,
        criteria: str = "",
    ) -> QWidget:
        """The row of a field, made once; KeyError for a field that the record does not have.

        ``choices`` are what one chooses from, ``free``: or another text, which ``write`` is handed
        as it stands. ``ahead`` for plans: a date without a year is the coming one. ``criteria`` is
        the field that takes «så lenge …» where a period has no length.
        """
        if field in self._entries:
            return self._entries[field].row
        info, words = self._infos[field], self._desk.words
        binding = control_for(
            info, self._desk, choices, ahead=ahead, free=free, criteria=bool(criteria)
        )
        binding.control.setObjectName(f"{self._name}.{field}")
        binding.control.setProperty("written", self._saving.writes)
        hint = hint or (words(info.hint) if info.hint else "")
        control = binding.control
        if isinstance(control, CheckBox):
            row: Sourced = TickRow(control)
        else:
            row = Field(label or words(info.label), control, hint=hint)
        self._entries[field] = Entry(info, binding, row)
        self._saving.follow(field)
        if criteria and isinstance(binding, Period):
            binding.worded.connect(lambda text: self._word(criteria, text))
        return row

    def control(self, field: str) -> Any:
        """The control of a field that has a row."""
        return self._entries[field].binding.control

    def set_choices(self, field: str, choices: Choices) -> None:
        """Offer other choices; what stands there stays. TypeError where nothing is chosen."""
        binding = self._entries[field].binding
        if isinstance(binding, Pick | Tags):
            binding.control.set_choices(choices)
        elif isinstance(binding.control, Combo):
            binding.control.set_items(choices)
        else:
            raise TypeError(f"nothing to choose from in {field}")

    def show(
        self,
        record: "Record",
        drafts: Mapping[str, str] | None = None,
        sources: Mapping[str, Source] | None = None,
    ) -> None:
        """Show a record.

        ``drafts`` are raw texts by field that could not be kept as values; ``sources`` are where
        values stand in a notice, None for those shown before.
        """
        another = record.uid != self._saving.uid
        if another:
            self.flush()
            self._saving.uid = record.uid
        late = [field for field, entry in self._entries.items() if another or entry.fresh]
        for field, entry in self._entries.items():
            value = getattr(record, field)
            if field in late:
                entry.forget()
                entry.clear()
                entry.show(value)
            elif entry.settled:
                self._refresh(entry, value)
        if another or sources is not None:
            self._show_sources(sources or {})
        kept = drafts or {}
        self._saving.put_back({field: kept[field] for field in late if field in kept})

    def values(self) -> dict[str, Any]:
        """What stands in the fields now, for a record that is to be made."""
        return {field: entry.binding.value for field, entry in self._entries.items()}

    def clear(self) -> None:
        """Empty every field and forget the record."""
        self._saving.stop()
        self._saving.uid = ""
        for entry in self._entries.values():
            entry.forget()
            entry.clear()
            entry.binding.show(None)
        self._show_sources({})

    def flush(self) -> None:
        """Write what is typed and not yet written."""
        self._saving.flush()

    @property
    def wrong(self) -> list[str]:
        """The fields that have an error under them, or a question that waits for an answer."""
        return [field for field, entry in self._entries.items() if entry.wrong]

    def check(self) -> bool:
        """Say what cannot be read and go to the first such field; True where all is well."""
        self._saving.ask()
        for field, entry in self._entries.items():
            if entry.binding.unreadable:
                self._saving.complain(field)
        if self.wrong:
            self.control(self.wrong[0]).setFocus()
        return not self.wrong

    def reject(self, error: Exception) -> None:
        """Show what a duty refuses under its field and go there; anything else is raised again."""
        field = getattr(error, "field", "")
        if not isinstance(error, DeskError) or field not in self._entries:
            raise error
        self.show_error(field, error.say(self._desk.words))
        self.control(field).setFocus()

    def show_error(self, field: str, text: str) -> None:
        """Say under a field what is wrong."""
        self._entries[field].say_error(text)

    def clear_error(self, field: str) -> None:
        """Nothing is wrong with a field."""
        self._entries[field].clear()

    def _refresh(self, entry: Entry, value: Any) -> None:
        """Another value is shown at once; another way to write it only when nobody is there."""
        there = entry.binding.control.hasFocus()
        if not entry.stands_for(value) or (entry.binding.value != value and not there):
            entry.show(value)
        entry.before = value
        if entry.binding.value == value:
            entry.known = value

    def _show_sources(self, sources: Mapping[str, Source]) -> None:
        for field, entry in self._entries.items():
            source = sources.get(field)
            if source is None:
                entry.row.clear_source()
            else:
                name = self._desk.words("fields.source", field=entry.row.label)
                entry.row.set_source(name, source.quote, self._leads_to(source))

    def _leads_to(self, source: Source) -> Any:
        uid, start, end = source.version_uid, source.start, source.end
        return lambda: self._desk.navigate("notices", uid=uid, start=start, end=end)

    def _word(self, field: str, text: str) -> None:
        """It is not a length that decides: what was typed goes to the field for what does."""
        entry = self._entries[field]
        if text:
            entry.binding.show_raw(text)
            self._saving.typed(field)
        else:
            entry.binding.control.setFocus()
