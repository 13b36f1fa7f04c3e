"""Before there is a notice: where one begins."""

from PySide6.QtCore import Signal

from dpo_desk.desk.context import Desk
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card, EmptyState


class NoNotice(Card):
    """Reading one in comes first; a text can also be kept as it is."""

    paste_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        self.first = Button(words("nav.notice_review"), "primary", "plus")
        self.first.setObjectName("notices.empty.import")
        self.first.clicked.connect(lambda _checked=False: desk.navigate("notice_review"))
        paste = Button(words("notices.paste"), "secondary")
        paste.setObjectName("notices.empty.paste")
        title, body = words("notices.empty"), words("notices.empty.body")
        state = EmptyState("file-text", title, body, self.first, paste)
        super().__init__((state, 1), margins=(0, 0, 0, 0))
        paste.clicked.connect(lambda _checked=False: self.paste_asked.emit())
