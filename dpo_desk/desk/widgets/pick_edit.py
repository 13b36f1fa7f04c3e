"""One of a long list, found by typing any part of it: countries, vendors, services."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.inputs import LineEdit

Choices = Sequence[tuple[Any, str]]


class Completions(QCompleter):
    """Offers what holds the typed text, whatever the case."""

    def __init__(self, line: QLineEdit) -> None:
        self._texts = QStringListModel(line)
        super().__init__(self._texts, line)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(8)
        self._name = ""
        self._list: QListView | None = None
        line.textEdited.connect(self._make_list)  # told before Qt opens it
        line.setCompleter(self)

    def _make_list(self) -> None:
        """The list, when somebody types: a form has many, each a window with a style sheet."""
        if self._list is None:
            self._list = QListView()
            self._list.setObjectName("Completions")
            self._list.setAccessibleName(self._name)
            self.setPopup(self._list)
            live().dress(self._list)  # Qt makes it a window of its own

    def offer(self, texts: Sequence[str]) -> None:
        """Offer these from now on."""
        self._texts.setStringList(list(texts))

    @property
    def shown(self) -> bool:
        """Whether the list is open."""
        return self._list is not None and self._list.isVisible()

    def set_name(self, name: str) -> None:
        """What the list is called where it is read aloud."""
        self._name = name
        if self._list is not None:
            self._list.setAccessibleName(name)

    def show_list(self, prefix: str) -> None:
        """Open the list at what holds ``prefix``, or with "" the whole."""
        self._make_list()
        self.setCompletionPrefix(prefix)
        self.complete()


class PickEdit(LineEdit):
    """Type any part of the words, or press ↓ for the whole list; leaving it takes what fits."""

    picked = Signal(object)  # the value that a person has found

    def __init__(self, choices: Choices = (), placeholder: str = "") -> None:
        super().__init__("", placeholder)
        self.setTextMargins(0, 0, px(24), 0)
        self._choices: dict[Any, str] = {}
        self._shown: Any = None
        self._list = Completions(self)
        self._list.activated.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self.set_choices(choices)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        """The list has the name too."""
        super().setAccessibleName(name)
        self._list.set_name(name)

    @property
    def offering(self) -> bool:
        """Whether the list is open: Enter chooses from it."""
        return self._list.shown

    def set_choices(self, choices: Choices) -> None:
        """Offer other choices; what stands there stays, in the words it has now."""
        shown = self._shown
        untouched = shown is not None and self.text() == self._choices.get(shown, str(shown))
        self._choices = dict(choices)
        self._list.offer(list(self._choices.values()))
        if untouched:
            self.set_value(shown)

    def set_value(self, value: Any) -> None:
        """Show the words of ``value``; one that is not offered shows as it is, None as nothing."""
        self._shown = value
        self.setText("" if value is None else self._choices.get(value, str(value)))
        self.setCursorPosition(0)

    def value_of(self, text: str) -> Any:
        """The value whose words these are, or the only one they can mean; else None."""
        if self._shown is not None and text == self._choices.get(self._shown, str(self._shown)):
            return self._shown
        wanted = text.casefold()
        whole = [value for value, words in self._choices.items() if words.casefold() == wanted]
        if whole:
            return whole[0]
        part = [v for v, words in self._choices.items() if words.casefold().startswith(wanted)]
        return part[0] if len(part) == 1 else None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write out what was typed in part."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._complete()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↓ shows the list, Enter takes what is typed."""
        if event.key() == Qt.Key.Key_Down and not self._list.shown:
            self._list.show_list("" if self._known() else self.text())
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._complete()
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Add the chevron: there is a list."""
        super().paintEvent(event)
        pixmap = live().pixmap("chevron-down", "text2" if self.isEnabled() else "text3", 16)
        QPainter(self).drawPixmap(self.width() - px(24), (self.height() - px(16)) // 2, pixmap)

    def changeEvent(self, event: QEvent) -> None:
        """The chevron follows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.update()

    def _known(self) -> bool:
        return self.text().casefold() in (words.casefold() for words in self._choices.values())

    def _complete(self) -> None:
        found = self.value_of(self.text().strip()) if self.text().strip() else None
        if found is not None and self.text() != self._choices.get(found):
            self.set_value(found)

    def _take(self, text: str) -> None:
        found = self.value_of(text)
        if found is not None:
            self.set_value(found)
            self.picked.emit(found)
