"""How a form sees what one chooses from: lists, cards, answers, boxes to tick, tags."""

from typing import Any

from dpo_desk.desk.bindings import Binding
from dpo_desk.desk.plain_text import one_line
from dpo_desk.desk.widgets.buttons import ButtonRow
from dpo_desk.desk.widgets.inputs import CheckBox, Combo
from dpo_desk.desk.widgets.pick_edit import PickEdit
from dpo_desk.desk.widgets.radio_cards import RadioCards
from dpo_desk.desk.widgets.tag_field import TagField
from dpo_desk.law.unknown import says_unknown


class Choice(Binding):
    """One of a list."""

    control: Combo | RadioCards

    def __init__(self, control: Combo | RadioCards) -> None:
        super().__init__(control)
        told = control.chosen if isinstance(control, Combo) else control.changed
        told.connect(lambda _value: self.decided.emit())

    @property
    def value(self) -> Any:
        """What is chosen."""
        return self.control.value

    def show(self, value: Any) -> None:
        """Choose it."""
        self.control.set_value(value)


class Answer(Binding):
    """Ja, nei or vet ikke; none of them before somebody has answered."""

    control: ButtonRow

    def __init__(self, control: ButtonRow, values: dict[str, Any], unanswered: Any) -> None:
        """``values`` are what the buttons stand for."""
        super().__init__(control)
        self._values, self._unanswered = values, unanswered
        control.changed.connect(lambda _key: self.decided.emit())
        self.show(unanswered)

    @property
    def value(self) -> Any:
        """What is answered."""
        return self._values.get(self.control.chosen, self._unanswered)

    def show(self, value: Any) -> None:
        """Show an answer, or none."""
        keys = {each: key for key, each in self._values.items()}
        self.control.choose(keys.get(value, ""))


class Pick(Binding):
    """One of a long list, found by typing; with ``free`` another text is handed over as it is."""

    control: PickEdit
    complaint = "fields.err.pick"

    def __init__(self, control: PickEdit, *, nothing: Any, free: bool) -> None:
        super().__init__(control)
        self._nothing, self._free = nothing, free
        control.textEdited.connect(self.typed)
        control.picked.connect(lambda _value: self.decided.emit())
        control.editingFinished.connect(self._tidy)

    @property
    def value(self) -> Any:
        """The value of what is typed; the text itself where that is allowed."""
        text = one_line(self.control.text())
        if not text or self._says_unknown(text):
            return self._nothing
        found = self.control.value_of(text)
        return text if found is None and self._free else found

    def show(self, value: Any) -> None:
        """Show the words of a value."""
        self.control.set_value(None if value == self._nothing else value)

    @property
    def unreadable(self) -> bool:
        """Whether there is something that is not in the list."""
        text = one_line(self.control.text())
        if not text or self._free or self._says_unknown(text):
            return False
        return self.control.value_of(text) is None

    def _says_unknown(self, text: str) -> bool:
        """«Vet ikke», where that is none of what can be chosen."""
        return not self._free and says_unknown(text) and self.control.value_of(text) is None

    def _tidy(self) -> None:
        if self._says_unknown(one_line(self.control.text())):
            self.control.set_value(None)

    @property
    def half_done(self) -> bool:
        """Until the field is left: «Norge» begins as «No»."""
        return self.control.hasFocus()

    @property
    def raw(self) -> str:
        """As it is typed."""
        return self.control.text()

    def show_raw(self, text: str) -> None:
        """As it was typed."""
        self.control.setText(text)


class Tick(Binding):
    """Yes or no."""

    control: CheckBox

    def __init__(self, control: CheckBox) -> None:
        super().__init__(control)
        control.clicked.connect(lambda _checked: self.decided.emit())

    @property
    def value(self) -> bool:
        """Whether it is ticked."""
        return self.control.isChecked()

    def show(self, value: Any) -> None:
        """Tick it or not."""
        self.control.setChecked(bool(value))


class Tags(Binding):
    """Several of a list, or several words."""

    control: TagField
    complaint = "fields.err.pick"

    def __init__(self, control: TagField) -> None:
        super().__init__(control)
        control.changed.connect(lambda _tags: self.decided.emit())
        control.line.textEdited.connect(self.typed)

    @property
    def value(self) -> tuple[str, ...]:
        """Their codes, or the words themselves."""
        return tuple(self.control.tags)

    def show(self, value: Any) -> None:
        """Show them."""
        self.control.set_tags(value or ())

    @property
    def unreadable(self) -> bool:
        """Whether what is typed is not in the list."""
        return self.control.unknown

    @property
    def half_done(self) -> bool:
        """Until the field is left: «Norge» begins as «No»."""
        return self.control.line.hasFocus()

    @property
    def raw(self) -> str:
        """What is typed and is no tag yet."""
        return self.control.line.text()

    def show_raw(self, text: str) -> None:
        """What was typed and was no tag."""
        self.control.line.setText(text)
