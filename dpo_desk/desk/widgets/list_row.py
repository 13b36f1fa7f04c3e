"""A line that can be pressed: icon, title, what stands under it, and where it leads."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button, Kind
from dpo_desk.desk.widgets.layout import column, row
from dpo_desk.desk.widgets.text import Elide, Icon


class PressedRow(Button):
    """A button that is a whole line: as wide as its place; the texts in it elide."""

    def __init__(self, look: Kind, line: QBoxLayout, name: str, *, height: int, inset: int) -> None:
        """``height`` and ``inset`` are in design pixels."""
        super().__init__("", look)
        self._high = px(height)
        self.setAccessibleName(name)
        line.setContentsMargins(px(inset), 0, px(inset), 0)
        self.setLayout(line)
        self.setFixedHeight(self._high)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Some width; it takes what there is."""
        return QSize(px(240), self._high)

    def minimumSizeHint(self) -> QSize:
        """A text in it may elide."""
        return QSize(px(120), self._high)


class ListRow(PressedRow):
    """In a list of links. Enter presses it."""

    def __init__(
        self, icon: str, title: str, caption: str = "", end: str = "chevron-right"
    ) -> None:
        texts = column(Elide(title, "strong"), gap=1)
        if caption:
            texts.addWidget(Elide(caption, "caption"))
        line = row(Icon(icon, "text2"), (texts, 1), Icon(end, "text3", 16), gap=12)
        name = f"{title}, {caption}" if caption else title
        super().__init__("nav", line, name, height=56, inset=12)
