"""A password: hidden unless one asks to see it, with a word about Caps Lock."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.inputs import LineEdit
from dpo_desk.words import Words


class PasswordEdit(LineEdit):
    """Put it into a ``Field`` and connect ``caps_changed`` to the field's help.

    Qt does not tell the state of Caps Lock, so it is inferred: a letter that arrives as a capital
    without Shift, or small with it. Enter is ``returnPressed``, as for every line.
    """

    caps_changed = Signal(bool)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._caps = False
        self.setProperty("unkept", True)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
        )
        self.setTextMargins(0, 0, px(30), 0)
        self._eye = Button("", "icon", "eye", small=True, tip=words("password.show"))
        self._eye.setParent(self)
        self._eye.setCheckable(True)
        self._eye.setCursor(Qt.CursorShape.ArrowCursor)
        self._eye.toggled.connect(self._reveal)

    @property
    def caps(self) -> bool:
        """Whether Caps Lock seems to be on."""
        return self._caps

    def hide_text(self) -> None:
        """Empty the field and hide what comes next."""
        self.clear()
        self._eye.setChecked(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Notice Caps Lock."""
        text = event.text()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_CapsLock:
            self._set_caps(not self._caps)
        elif len(text) == 1 and text.lower() != text.upper():
            self._set_caps(text.isupper() != shift)
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the eye at the right end."""
        super().resizeEvent(event)
        size = self._eye.sizeHint()
        self._eye.move(self.width() - size.width() - px(3), (self.height() - size.height()) // 2)

    def _set_caps(self, on: bool) -> None:
        if on != self._caps:
            self._caps = on
            self.caps_changed.emit(on)

    def _reveal(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.setEchoMode(mode.Normal if shown else mode.Password)
        name = self._words("password.hide" if shown else "password.show")
        self._eye.setAccessibleName(name)
        self._eye.setToolTip(name)
