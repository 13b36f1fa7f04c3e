"""One of several widgets at a time."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from dpo_desk.desk.widgets.unstyled import shown_with_parent, unstyled


class Stack(QStackedWidget):
    """Shows one of its widgets; the first until it is told otherwise."""

    def __init__(self, *pages: QWidget) -> None:
        super().__init__()
        unstyled(self)
        for page in pages:
            self.addWidget(page)

    def addWidget(self, page: QWidget) -> int:  # noqa: N802
        """Put ``page`` last; gives its place."""
        if not self.count():
            page.setParent(self)  # which forgets whether it is shown
            shown_with_parent(page)
        return super().addWidget(page)
