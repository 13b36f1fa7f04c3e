"""A new password, written twice."""

from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.layout import column
from dpo_desk.desk.widgets.password_field import PasswordEdit
from dpo_desk.words import Words

_SHORT = 10  # letters; a shorter one is taken, and said to be weak


class TwoPasswords(QWidget):
    """Two fields that must agree."""

    def __init__(self, words: Words, name: str) -> None:
        """``name`` begins the object names."""
        super().__init__()
        self._words = words
        self._edits = (PasswordEdit(words), PasswordEdit(words))
        labels = ("password.new", "password.again")
        self._fields = tuple(
            Field(words(label), edit) for label, edit in zip(labels, self._edits, strict=True)
        )
        for edit, field, part in zip(self._edits, self._fields, ("password", "again"), strict=True):
            edit.setObjectName(f"{name}.{part}")
            edit.textEdited.connect(lambda _text, field=field: field.clear())
            edit.caps_changed.connect(
                lambda on, field=field: field.set_help(words("lock.caps") if on else "")
            )
        self._edits[0].editingFinished.connect(self._look)
        self.setLayout(column(*self._fields, gap=tokens.FIELD_GAP))
        self.setFocusProxy(self._edits[0])

    def password(self) -> str:
        """The password; "" where it is missing or the two differ, which is then said."""
        first, second = (edit.text() for edit in self._edits)
        if not first:
            self._fields[0].set_error(self._words("err.required", field=self._fields[0].label))
            self._edits[0].setFocus()
            return ""
        if first != second:
            self._fields[1].set_error(self._words("password.differs"))
            self._edits[1].setFocus()
            return ""
        return first

    def clear(self) -> None:
        """Forget what was typed."""
        for edit in self._edits:
            edit.hide_text()

    def _look(self) -> None:
        text = self._edits[0].text()
        if text and len(text) < _SHORT:
            self._fields[0].set_warning(self._words("password.short"))
