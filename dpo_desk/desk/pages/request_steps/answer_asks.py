"""What this letter asks of the manager: a field for each question, kept as it is typed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.request_steps.panel import empty
from dpo_desk.desk.widgets.date_edit import DateEdit
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import CheckBox, Combo, LineEdit, TextArea
from dpo_desk.desk.widgets.layout import column, plain
from dpo_desk.desk.widgets.sourced import TickRow
from dpo_desk.law.codes import LetterKind, RequestKind
from dpo_desk.letters import asks
from dpo_desk.letters.asks import Ask

SAVE_AFTER_MS = 600


class Asks(QWidget):
    """The questions of one letter; those that the other answers make idle are hidden."""

    changed = Signal(str, str)  # the ask's name and its answer

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._words = desk, desk.words
        self._edits: dict[str, Any] = {}
        self._rows: dict[str, QWidget] = {}
        self._asks: dict[str, Ask] = {}
        self._kept: dict[str, str] = {}
        self._box = column()
        self.setLayout(self._box)
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self.hide()

    @property
    def asked(self) -> bool:
        """Whether the letter asks anything."""
        return bool(self._asks)

    def show_letter(
        self, kind: LetterKind, facts: Mapping[str, str], kinds: Sequence[RequestKind]
    ) -> None:
        """Show the answers of a letter, by what its case asks; what somebody is typing stays."""
        if asks.asks_in(kind, kinds) != tuple(self._asks.values()):
            self._build(kind, kinds)
        for name, edit in self._edits.items():
            kept = facts.get(name, "")
            typing = edit.hasFocus() or self._read(name) != self._kept.get(name, "")
            if not typing and self._read(name) != kept:
                self._show(name, kept)
            self._kept[name] = kept
        self._fit()

    def focus(self, name: str) -> bool:
        """Put the focus on a question; False where this letter does not ask it."""
        edit = self._edits.get(name)
        if edit is not None:
            edit.setFocus()
        return edit is not None

    def focus_first(self) -> None:
        """Put the focus on the first question."""
        for edit in self._edits.values():
            edit.setFocus()
            return

    def flush(self) -> None:
        """Hand over what is typed."""
        self._timer.stop()
        for name in self._edits:
            said = self._read(name)
            if said != self._kept.get(name, ""):
                self._kept[name] = said
                self.changed.emit(name, said)

    def _build(self, kind: LetterKind, kinds: Sequence[RequestKind]) -> None:
        self.flush()
        empty(self._box)
        self._asks = {ask.name: ask for ask in asks.asks_in(kind, kinds)}
        self._edits, self._rows, self._kept = {}, {}, {}
        for ask in self._asks.values():
            edit = self._edits[ask.name] = self._edit(ask)
            edit.setObjectName(f"request.ask.{ask.name}")
            made = plain(column(self._row(ask, edit), tokens.FIELD_GAP))
            self._rows[ask.name] = made
            self._box.addWidget(made)
            made.show()
        self.setVisible(bool(self._asks))

    def _row(self, ask: Ask, edit: Any) -> QWidget:
        words = self._words
        if isinstance(edit, CheckBox):
            return TickRow(edit)
        optional = "" if ask.required else words("common.optional")
        hint = words(ask.help_key) if words.has(ask.help_key) else ""
        return Field(words(ask.label_key), edit, hint=hint, optional=optional)

    def _edit(self, ask: Ask) -> QWidget:
        words, typed = self._words, self._timer.start
        match ask.widget:
            case "text":
                area = TextArea("", lines=(2, 8))
                area.textChanged.connect(typed)
                return area
            case "date":
                day = DateEdit(self._desk, ahead=True)
                day.textEdited.connect(lambda _text: typed())
                day.editingFinished.connect(self.flush)
                return day
            case "choice":
                items = [("", words("case.ask.choose"))]
                items += [(code, words(ask.choice_key(code))) for code in ask.choices]
                combo = Combo(items)
                combo.chosen.connect(lambda _value: self._decided())
                return combo
            case "flag":
                box = CheckBox(words(ask.label_key))
                box.clicked.connect(lambda _on=False: self._decided())
                return box
        line = LineEdit()
        line.textEdited.connect(lambda _text: typed())
        line.editingFinished.connect(self.flush)
        return line

    def _decided(self) -> None:
        self._fit()
        self.flush()

    def _fit(self) -> None:
        """Hide the questions that the answers make idle."""
        said = {name: self._read(name) for name in self._edits}
        for name, shown in self._rows.items():
            shown.setVisible(self._asks[name].applies(said))

    def _read(self, name: str) -> str:
        edit = self._edits[name]
        if isinstance(edit, TextArea):
            return edit.toPlainText().strip()
        if isinstance(edit, Combo):
            return str(edit.value or "")
        if isinstance(edit, CheckBox):
            return asks.YES if edit.isChecked() else ""
        if isinstance(edit, DateEdit):
            day = edit.read()
            return day.isoformat() if day else ""
        return str(edit.text()).strip()

    def _show(self, name: str, kept: str) -> None:
        edit = self._edits[name]
        if isinstance(edit, TextArea):
            edit.setPlainText(kept)
            self._timer.stop()
        elif isinstance(edit, Combo):
            edit.set_value(kept)
        elif isinstance(edit, CheckBox):
            edit.setChecked(kept == asks.YES)
        elif isinstance(edit, DateEdit):
            edit.set_day(date.fromisoformat(kept) if kept else None)
        else:
            edit.setText(kept)
