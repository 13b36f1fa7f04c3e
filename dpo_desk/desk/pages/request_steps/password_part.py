"""A password that is shown once: in groups that can be read aloud, and how it is to be told."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication

from dpo_desk.desk import traces
from dpo_desk.desk.context import Desk
from dpo_desk.desk.widgets.access import announce
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.layout import row
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.duties import delivery

CLEARED_AFTER_MS = 60_000


class PasswordPart(Card):
    """Nothing keeps it: when this goes, it is gone."""

    def __init__(self, desk: Desk, password: str, phone: str = "") -> None:
        words = desk.words
        self._desk, self._password = desk, password
        # A long word breaks where one takes a breath: after a hyphen.
        shown = Label(password.replace("-", "-\u200b"), "h2", wrap=True)
        shown.setObjectName("delivery.password")
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        groups = ", ".join(password.split("-"))
        shown.setAccessibleName(words("hand.password.aloud", groups=groups))
        self.copy = Button(words("hand.copy"), "secondary", "file-text", small=True)
        self.copy.setObjectName("delivery.password.copy")
        self.copy.clicked.connect(lambda _checked=False: self._copy())
        self._state = Label("", "caption", wrap=True)
        told = list(delivery.how_to_tell(words))
        if phone:
            told.insert(1, words("hand.password.phone", phone=phone))
        super().__init__(
            Label(words("hand.password"), "group"),
            6,
            shown,
            10,
            row(self.copy, (self._state, 1), gap=10),
            14,
            Prose("\n\n".join(told), "small"),
            margins=(16, 14, 16, 14),
        )

    def _copy(self) -> None:
        desk, password = self._desk, self._password
        QGuiApplication.clipboard().setText(password)
        said = desk.words("hand.copied")
        self._state.setText(said)
        announce(self.copy, said)
        # On the desk: it is emptied also where the sheet was closed meanwhile.
        QTimer.singleShot(CLEARED_AFTER_MS, desk, lambda: forget(password))


def forget(password: str) -> None:
    """Empty the clipboard where the password is still in it."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.text() == password:
        clipboard.clear()
        traces.clear_clipboard()  # and what X11 keeps beside it
