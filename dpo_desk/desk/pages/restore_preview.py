"""What a copy would change in the open register, and the button that brings it back."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from dpo_desk.desk.context import Desk
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner, Card
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.password_field import PasswordEdit
from dpo_desk.desk.widgets.text import Icon, Label, Prose
from dpo_desk.law import dates
from dpo_desk.words import DeskError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from dpo_desk.desk.opening import Opening
    from dpo_desk.duties.comparing import Comparison, Difference

_COUNTED = ("request", "service", "activity", "document")
_NAMED = 6  # names of a line; of the rest their number is told
_SIGNS = (("back", "plus", "ok"), ("changed", "undo-2", "warn"), ("gone", "trash-2", "danger"))


class RestorePreview(Card):
    """Empty until a copy is chosen; asks for its password where it has one."""

    def __init__(self, desk: Desk, opening: "Opening") -> None:
        self._desk, self._opening = desk, opening
        self._copy: Path | None = None
        self._day = ""
        words = desk.words
        self._hint = Label(words("restore.choose"), "muted", wrap=True)
        self._hint.setObjectName("restore.hint")
        self._trouble = Banner("warn", "")
        self._trouble.setObjectName("restore.trouble")
        self._question = Label("", "h3", wrap=True)
        self._question.setObjectName("restore.question")
        self._holds = Label("", "small", wrap=True)
        self._changes = column(gap=0)
        self._first = Prose(words("backup.restore.body"), "small")
        self.do = Button(words("backup.restore"), "primary")
        self.do.setObjectName("restore.do")
        self.do.clicked.connect(lambda _checked=False: self._bring_back())
        self._found = plain(
            column(
                self._question, 4, self._holds, 16, self._changes, 4, self._first, 14,
                row(self.do, None),
            )
        )  # fmt: skip
        self._locked = self._password()
        super().__init__(self._hint, self._trouble, self._locked, self._found, None)
        self._show_only(self._hint)

    def look_into(self, copy: Path, password: str = "") -> None:
        """Compare a copy with the register as it is now."""
        if copy != self._copy:
            self._edit.clear()
        self._copy = copy

        def job(register: Any) -> "Comparison":
            from dpo_desk.duties import comparing

            return comparing.compare(register, copy, password)

        def done(found: "Comparison") -> None:
            if copy == self._copy:
                self._show(found)

        self._desk.background.read(job, done, self._refused, owner=self)

    def _password(self) -> "QWidget":
        words = self._desk.words
        self._edit = PasswordEdit(words)
        self._edit.setObjectName("restore.password")
        self._edit.returnPressed.connect(self._try)
        self._field = Field(words("restore.password"), self._edit)
        look = Button(words("restore.look"))
        look.setObjectName("restore.look")
        look.clicked.connect(lambda _checked=False: self._try())
        return plain(column(self._field, 12, row(look, None)))

    def _try(self) -> None:
        if self._copy is not None and self._edit.text():
            self._field.clear()
            self.look_into(self._copy, self._edit.text())

    def _show(self, found: "Comparison") -> None:
        words = self._desk.words
        self._day = dates.write(found.made_on, words.language)
        self._question.setText(words("backup.restore.title", date=self._day))
        counted = [words.n(f"restore.count.{name}", found.counts[name]) for name in _COUNTED]
        self._holds.setText(" · ".join(counted))
        while (item := self._changes.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not found.differences:
            self._changes.addWidget(Prose(words("restore.same"), "muted"))
        for one in found.differences:
            self._changes.addWidget(self._difference(one))
        self._show_only(self._found)
        self.do.setFocus()

    def _difference(self, one: "Difference") -> "QWidget":
        words = self._desk.words
        key = f"restore.kind.{one.table}"
        kind = words(key) if words.has(key) else words("restore.kind.other")
        lines = column(Label(kind, "strong"), gap=4)
        for what, icon, tone in _SIGNS:
            names = getattr(one, what)
            if names:
                said = f"{words(f'restore.{what}')}: {self._names(names)}"
                line = Label(said, "small", wrap=True)
                lines.addLayout(row(Icon(icon, tone, 16), (line, 1), gap=8))
        lines.setContentsMargins(0, 0, 0, 14)
        return plain(lines)

    def _names(self, names: tuple[str, ...]) -> str:
        words = self._desk.words
        shown = [" ".join(name.split()) or words("restore.unnamed") for name in names[:_NAMED]]
        said, more = ", ".join(shown), len(names) - _NAMED
        return words("restore.names.more", names=said, n=more) if more > 0 else said

    def _refused(self, error: Exception) -> None:
        from dpo_desk.register import PasswordNeeded, WrongPassword

        if not isinstance(error, DeskError):
            raise error
        if isinstance(error, PasswordNeeded | WrongPassword):
            self._show_only(self._locked)
            if isinstance(error, WrongPassword):
                self._field.set_error(error.say(self._desk.words))
            self._edit.setFocus()
            return
        self._trouble.show_message("warn", error.say(self._desk.words))
        self._show_only(self._trouble)

    def _show_only(self, part: "QWidget") -> None:
        for one in (self._hint, self._trouble, self._locked, self._found):
            one.setVisible(one is part)

    def _bring_back(self) -> None:
        if self._copy is None:
            return
        from dpo_desk.desk.removal import bring_back

        said = self._desk.words("backup.restored", date=self._day)
        bring_back(self._opening, self._copy, self._edit.text(), said)
