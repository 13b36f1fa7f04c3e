"""When the fields of a form are written, and what is said of what cannot be.

600 ms after the last key, when a field is left and on ``flush``. Checks (``form_checks``) run in
the register's thread before the duty: what they put right is what is kept, what they doubt is said,
and a fødselsnummer waits for an answer before it is kept (MODEL.md 25).
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from dpo_desk.desk.context import Desk
from dpo_desk.desk.form_checks import Checked, Found, look, look_for_number
from dpo_desk.desk.form_entry import UNKNOWN, Entry, Sent
from dpo_desk.words import DeskError

SAVE_AFTER_MS = 600


class Write(Protocol):
    """A duty that changes one field."""

    def __call__(self, register: Any, field: str, value: Any, /, *, merge: str) -> object:
        """Write ``value``; raises InvalidField, a DeskError with ``field``."""
        ...


class Saving(QObject):
    """Writes the fields of the record that is shown."""

    edited = Signal(str)  # a field that somebody is changing

    def __init__(
        self, desk: Desk, table: str, write: Write | None, entries: dict[str, Entry], form: QObject
    ) -> None:
        """``entries`` are the form's, by field; it goes on adding to them."""
        super().__init__(form)
        self.uid = ""
        self._desk, self._table, self._write, self._entries = desk, table, write, entries
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self._pause)

    @property
    def writes(self) -> bool:
        """Whether what is typed is written by itself."""
        return self._write is not None

    def follow(self, field: str) -> None:
        """Listen to the control of a field."""
        binding = self._entries[field].binding
        binding.typed.connect(partial(self.typed, field))
        binding.decided.connect(partial(self._decided, field))
        binding.left.connect(partial(self._left, field))

    def stop(self) -> None:
        """What is typed and not yet written is let go."""
        self._timer.stop()

    def flush(self) -> None:
        """Write what is typed and not yet written; what waits for an answer is kept as a draft."""
        self._timer.stop()
        for field, entry in sorted(self._entries.items()):
            if entry.dirty or entry.held:
                self._save(field, told=True, last=True)

    def put_back(self, drafts: Mapping[str, str]) -> None:
        """Show raw texts that were kept, and say what is wrong with them."""
        for field, text in drafts.items():
            if field in self._entries:
                self._entries[field].drafted = True
                self._entries[field].binding.show_raw(text)
                self._save(field, told=True)

    def typed(self, field: str) -> None:
        """A key in a field: write in a moment."""
        entry = self._entries[field]
        entry.dirty = True
        entry.held = False
        entry.echo()
        self.edited.emit(field)
        if self._write is not None:
            self._timer.start()

    def complain(self, field: str) -> None:
        """Say that what stands in a field cannot be read."""
        entry = self._entries[field]
        entry.say_error(self._desk.words(entry.binding.complaint))

    def ask(self) -> None:
        """Ask about every fødselsnummer that nobody has answered for, before anything is made."""
        for field, entry in self._entries.items():
            if not entry.agreed and not entry.held:
                try:
                    look_for_number(entry.info, entry.binding.value, entry.before)
                except Found as found:
                    self._ask(field, found)

    def _pause(self) -> None:
        for field, entry in sorted(self._entries.items()):
            if not entry.dirty:
                continue
            if entry.binding.half_done:
                self._keep_draft(field, entry.binding.raw)
            else:
                self._save(field, told=False)

    def _decided(self, field: str) -> None:
        self._entries[field].dirty = True
        self.edited.emit(field)
        self._save(field, told=True)

    def _left(self, field: str) -> None:
        entry = self._entries[field]
        if entry.dirty or entry.drafted or entry.binding.unreadable:
            self._save(field, told=True)
        elif entry.sent.value == entry.binding.value != entry.sent.kept:
            entry.show(entry.sent.kept)  # as it is kept: «22 33 44 55»

    def _save(self, field: str, *, told: bool, last: bool = False) -> None:
        """Write a field's value; ``told``: what is wrong with it is said."""
        entry = self._entries[field]
        if entry.binding.unreadable:
            entry.dirty = False
            self._keep_draft(field, entry.binding.raw)
            if told:
                self.complain(field)
            return
        if self._write is None or not self.uid:
            self._look(field)
            return
        entry.dirty = False
        value = entry.binding.value
        if entry.known is not UNKNOWN and entry.known == value:
            if told:
                self._saved(field, self.uid, told, Checked(value, entry.doubt))
            return
        entry.known = value
        entry.sent = sent = Sent(value)
        write, uid, before = self._write, self.uid, entry.before
        agreed, merge = entry.agreed, f"{self._table}.{self.uid}.{field}"
        raw, table = entry.binding.raw, self._table

        def job(register: Any) -> Checked:
            try:
                checked = look(entry.info, value, before=before, agreed=agreed)
                sent.kept = checked.value
                write(register, field, checked.value, merge=merge)
            except DeskError:
                if last:  # the form may be gone before it hears of it
                    register.keep_draft(table, uid, field, raw)
                raise
            return checked

        done: Callable[[Checked], object] = partial(self._saved, field, uid, told)
        failed = partial(self._refused, field, uid, told, last)
        self._desk.background.write(job, done, failed, owner=self)

    def _look(self, field: str) -> None:
        """Check what nobody writes yet: of a record that is to be made."""
        entry = self._entries[field]
        value, before, agreed = entry.binding.value, entry.before, entry.agreed
        entry.dirty = False

        def job() -> Checked:
            return look(entry.info, value, before=before, agreed=agreed)

        def done(checked: Checked) -> None:
            if entry.binding.value == value:
                entry.sent = Sent(value)
                entry.sent.kept = checked.value
                self._saved(field, self.uid, True, checked)

        failed = partial(self._refused, field, self.uid, True, False)
        self._desk.background.compute(job, done, failed, owner=self)

    def _saved(self, field: str, uid: str, told: bool, checked: Checked) -> None:
        entry = self._entries[field]
        if uid != self.uid:
            return
        entry.before = checked.value
        entry.doubt = checked.doubt
        if entry.drafted:
            self._keep_draft(field, "")
        if entry.dirty:
            return
        if not entry.binding.control.hasFocus() and entry.binding.value != checked.value:
            entry.show(checked.value)
        if checked.doubt is None:
            entry.clear()
        elif told or not entry.binding.control.hasFocus():
            entry.say_warning(checked.doubt.say(self._desk.words))
        else:
            entry.dirty = True  # leaving the field will say it

    def _refused(self, field: str, uid: str, told: bool, last: bool, error: Exception) -> None:
        if not isinstance(error, DeskError) or not hasattr(error, "field") or uid != self.uid:
            raise error
        entry = self._entries[field]
        entry.known = UNKNOWN
        if entry.dirty:
            return  # somebody has gone on typing
        found = isinstance(error, Found)
        if last:
            entry.drafted = True  # by the job itself: the register may be closed by now
        elif not found:
            self._keep_draft(field, entry.binding.raw)
        if not told and entry.binding.control.hasFocus():
            entry.dirty = True  # leaving the field will say it
        elif found:
            self._ask(field, error)
        else:
            entry.say_error(error.say(self._desk.words))

    def _ask(self, field: str, error: DeskError) -> None:
        words, entry = self._desk.words, self._entries[field]
        entry.held = True
        entry.say_warning(
            error.say(words),
            (words("fields.national_id.remove"), partial(self._answer, field, keep=False)),
            (words("fields.national_id.keep"), partial(self._answer, field, keep=True)),
        )

    def _answer(self, field: str, *, keep: bool) -> None:
        from dpo_desk.law import national_id

        entry = self._entries[field]
        entry.held, entry.agreed = False, keep
        if not keep:
            entry.binding.show_raw(national_id.without(entry.binding.raw))
            self.edited.emit(field)
        entry.binding.control.setFocus()
        entry.clear()
        self._save(field, told=True)

    def _keep_draft(self, field: str, raw: str) -> None:
        self._entries[field].drafted = bool(raw)
        if self._write is not None and self.uid:
            table, uid = self._table, self.uid
            self._desk.background.write(
                lambda register: register.keep_draft(table, uid, field, raw), owner=self
            )
