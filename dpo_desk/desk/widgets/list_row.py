"""A line that can be pressed: icon, title, what stands under it, and where it leads."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.layout import column, row
from dpo_desk.desk.widgets.text import Elide, Icon

_HEIGHT = 56


class ListRow(Button):
    """As wide as its place; the texts elide. Enter presses it."""

    def __init__(
        self, icon: str, title: str, caption: str = "", end: str = "chevron-right"
    ) -> None:
        super().__init__("", "nav")
        self.setAccessibleName(f"{title}, {caption}" if caption else title)
        texts = column(Elide(title, "strong"), gap=1)
        if caption:
            texts.addWidget(Elide(caption, "caption"))
        line = row(Icon(icon, "text2"), (texts, 1), Icon(end, "text3", 16), gap=12)
        line.setContentsMargins(px(12), 0, px(12), 0)
        self.setLayout(line)
        self.setFixedHeight(px(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Some width; it takes what there is."""
        return QSize(px(240), px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """A text in it may elide."""
        return QSize(px(120), px(_HEIGHT))
