"""Several short answers in one field: each stands as a tag with a cross."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.plain_text import one_line
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.inputs import LineEdit
from dpo_desk.desk.widgets.layout import restyle, row
from dpo_desk.desk.widgets.pick_edit import Completions
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.text import Elide
from dpo_desk.words import Words

_ROOM, _BESIDE = 140, 32  # design pixels to type in: alone, and after the tags


class TagField(QFrame):
    """Enter or a comma makes a tag of what is typed; Backspace in an empty line takes the last.

    Tab stops at the line only; ← goes from its beginning to the tags, where ← and → move on and
    Enter, Delete or Backspace takes the tag away.

    With ``choices`` (code and words) the tags are codes and show as words; what is none of them
    stays in the line, and ``unknown`` is True until it is mended.
    """

    changed = Signal(list)  # the tags, when a person has changed them

    def __init__(
        self,
        words: Words,
        suggestions: Sequence[str] = (),
        *,
        choices: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__()
        self.setProperty("look", "tags")
        self._words = words
        self._choices = dict(choices)
        self._tags: dict[str, _Tag] = {}
        self._spare: list[_Tag] = []
        self._crosses: dict[str, Button] = {}
        self._hint = words("fields.tag.pick" if choices else "tag.add")
        self.line = _Line(self._hint)
        self.line.setProperty("bare", True)
        self.line.setFixedHeight(px(tokens.CONTROL_SMALL) - 4)
        self.line.installEventFilter(self)
        self._list = Completions(self.line)
        self._list.activated.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self.line.textEdited.connect(self._split)
        self.line.editingFinished.connect(self._take)
        self._flow = FlowRow(self.line, gap=4)
        edge = px(4)
        self._flow.setContentsMargins(px(8), edge, px(8), edge)
        self.setLayout(self._flow)
        self.setFocusProxy(self.line)
        self.setMinimumHeight(px(tokens.CONTROL))
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.suggest(suggestions)

    @property
    def tags(self) -> list[str]:
        """The tags in order, as codes where there are choices."""
        return list(self._tags)

    @property
    def unknown(self) -> bool:
        """Whether something stands in the line that is none of the choices."""
        text = self.line.text().strip()
        return bool(text and self._choices) and self._code(text) is None

    def set_tags(self, tags: Sequence[str]) -> None:
        """Show ``tags`` without telling anybody."""
        if list(tags) == self.tags:
            return
        for tag in list(self._tags):
            self._drop(tag)
        for tag in tags:
            self._put(tag)
        self._offer()

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices; the tags that stand there stay, in the new words."""
        tags = self.tags
        for tag in tags:
            self._drop(tag)
        self._choices = dict(choices)
        self.set_tags(tags)
        self._offer()

    def suggest(self, suggestions: Sequence[str]) -> None:
        """Offer these while one types, where any word will do."""
        self._suggestions = list(suggestions)
        self._offer()

    def _offer(self) -> None:
        left = [text for code, text in self._choices.items() if code not in self._tags]
        self._list.offer(left if self._choices else self._suggestions)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        """The name goes to the line, where the focus is."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)
        self._list.set_name(name)

    def setAccessibleDescription(self, text: str) -> None:  # noqa: N802
        """So does the description."""
        super().setAccessibleDescription(text)
        self.line.setAccessibleDescription(text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere begins to type."""
        self.line.setFocus()
        super().mousePressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keys of the line, and its focus, which the frame shows."""
        focus = event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut)
        if focus and watched is self.line:
            self.setProperty("focused", event.type() == QEvent.Type.FocusIn)
            restyle(self)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if isinstance(watched, Button):
                return self._walk(watched, event)
            if event.key() == Qt.Key.Key_Left and self._crosses and self._at_beginning:
                list(self._crosses.values())[-1].setFocus()
                return True
            if event.key() == Qt.Key.Key_Backspace and not self.line.text() and self._tags:
                self._remove(self.tags[-1])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.text().strip():
                self._take()
                return True
        return super().eventFilter(watched, event)

    @property
    def _at_beginning(self) -> bool:
        return self.line.cursorPosition() == 0 and not self.line.hasSelectedText()

    def _walk(self, cross: Button, event: QKeyEvent) -> bool:
        """A key on the cross of a tag; False for one that is not ours."""
        key, tags = event.key(), self.tags
        place = list(self._crosses.values()).index(cross)
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove(tags[place])
        elif key == Qt.Key.Key_Left:
            self._crosses[tags[max(0, place - 1)]].setFocus()
        elif key == Qt.Key.Key_Right:
            (self._crosses[tags[place + 1]] if place + 1 < len(tags) else self.line).setFocus()
        else:
            return False
        return True

    def _split(self, text: str) -> None:
        if "," in text:
            *whole, rest = text.split(",")
            left = [part for part in whole if part.strip() and not self._add(part)]
            self.line.setText(", ".join([*left, rest.lstrip()]))

    def _take(self) -> None:
        text = self.line.text()
        if not self._add(text):
            return
        self.line.clear()

    def _add(self, text: str) -> bool:
        """Make a tag of ``text``; False where it is none of the choices."""
        tag = self._code(one_line(text))
        if tag is None:
            return False
        if tag and tag.casefold() not in (known.casefold() for known in self._tags):
            self._put(tag)
            self._offer()
            self.changed.emit(self.tags)
        return True

    def _code(self, text: str) -> str | None:
        """The choice whose words these are or begin as; the text itself where any will do."""
        if not self._choices or not text:
            return text
        wanted = text.casefold()
        words = {code: each.casefold() for code, each in self._choices.items()}
        whole = [code for code, each in words.items() if each == wanted]
        part = [code for code, each in words.items() if each.startswith(wanted)]
        return whole[0] if whole else part[0] if len(part) == 1 else None

    def _remove(self, tag: str) -> None:
        self._drop(tag)
        self._offer()
        self.changed.emit(self.tags)
        self.line.setFocus()

    def _put(self, tag: str) -> None:
        if tag in self._tags:
            return
        text = self._choices.get(tag, tag)
        box = self._spare.pop() if self._spare else self._new_tag()
        box.show_tag(tag, text, self._words("tag.remove", name=text))
        self._crosses[tag] = box.cross
        self._tags[tag] = box
        self._flow.removeWidget(self.line)
        self._flow.addWidget(box)
        self._flow.addWidget(self.line)
        box.show()
        self._ask_for_room()

    def _drop(self, tag: str) -> None:
        box = self._tags.pop(tag)
        self._crosses.pop(tag)
        self._flow.removeWidget(box)
        box.hide()
        self._spare.append(box)
        self._ask_for_room()

    def _ask_for_room(self) -> None:
        """Beside tags the line says nothing, so that it has its place on theirs."""
        self.line.setPlaceholderText("" if self._tags else self._hint)
        self.line.updateGeometry()
        self.updateGeometry()

    def _new_tag(self) -> "_Tag":
        box = _Tag(self)
        box.cross.clicked.connect(lambda _checked=False: self._remove(box.tag))
        box.cross.installEventFilter(self)
        return box


class _Line(LineEdit):
    """As wide as what is typed in it, or as what it asks for."""

    def __init__(self, hint: str) -> None:
        super().__init__("", hint)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(px(_BESIDE))
        self.textChanged.connect(lambda _text: self.updateGeometry())

    def sizeHint(self) -> QSize:
        """Little beside tags, where nothing is typed."""
        least = px(_ROOM if self.placeholderText() else _BESIDE)
        typed = self.fontMetrics().horizontalAdvance(self.text()) + px(24)
        return QSize(max(least, typed), super().sizeHint().height())


class _Tag(QFrame):
    """A tag with its cross; one that is taken away is kept, and shows the next that comes."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self.tag = ""
        self.setObjectName("Tag")
        height = px(tokens.CONTROL_SMALL) - 4
        self.cross = Button("", "bare", "x")
        self.cross.setFixedSize(px(24), height)
        self.cross.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._text = Elide("", "small")
        self.setFixedHeight(height)
        self.setLayout(row(self._text, self.cross, margins=(8, 0, 2, 0), gap=2))

    def show_tag(self, tag: str, text: str, remove: str) -> None:
        """Stand for another tag."""
        self.tag = tag
        self._text.set_text(text)
        self.cross.setToolTip(remove)
        self.cross.set_text("", name=remove)
