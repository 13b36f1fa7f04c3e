"""One of several widgets at a time: where they scroll by themselves, and where the page does."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from dpo_desk.desk.widgets.layout import column
from dpo_desk.desk.widgets.unstyled import show_or_hide, shown_with_parent, unstyled


class Stack(QStackedWidget):
    """Shows one of its widgets; the first until it is told otherwise. As large as the largest."""

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


class OneOf(QWidget):
    """One of several views at a time, no larger than the one that is shown.

    A ``QStackedWidget`` is as large as the largest of them also while that is hidden: an empty page
    over a tall form would be a blank one, with its words far below.
    """

    def __init__(self, *views: QWidget) -> None:
        """The first is shown."""
        super().__init__()
        unstyled(self)
        self._views: list[QWidget] = []
        self._box = column()
        self.setLayout(self._box)
        for view in views:
            self.addWidget(view)

    def addWidget(self, view: QWidget) -> None:  # noqa: N802
        """Take a view in; it is shown where it is the first."""
        self._box.addWidget(view)
        show_or_hide(view, not self._views)
        self._views.append(view)

    def currentWidget(self) -> QWidget | None:  # noqa: N802
        """The view that is shown."""
        return next((view for view in self._views if not view.isHidden()), None)

    def setCurrentWidget(self, view: QWidget) -> None:  # noqa: N802
        """Show another of the views."""
        shown_with_parent(view)
        for other in self._views:
            if other is not view:
                other.hide()
