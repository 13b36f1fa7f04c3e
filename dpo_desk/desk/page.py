"""What every page is.

A new page, in an afternoon:

1. ``desk/pages/processors.py`` with ``class ProcessorsPage(Page)``. In ``__init__`` build the
   widgets once, give each ``setObjectName("processors.name")``, and end with ``self.show_content(
   top_bar, (body, 1), bar)``. ``TopBar`` has title, subtitle and the page's one filled button;
   a body that can be tall stands in a ``Scroller``.
2. ``open(**args)`` shows what navigation asked for (``desk.navigate("request", uid=…)``) and calls
   ``refresh()``, which reads through ``desk.background.read(job, self._show)``. ``tables`` names
   what must have changed for a refresh; hidden pages wait until they are shown.
3. Writing goes through ``desk.background.write(job, then)`` where ``job`` is one duty; the register
   itself tells what changed. Forms write (``form.py``) and tables read (``table.py``) on their own.
4. ``flush`` hands over what is half typed, ``primary`` is what Ctrl+Enter presses, ``new`` what
   Ctrl+N does, ``print_page`` Ctrl+P, ``back`` Alt+←, ``panes`` what F6 walks through.
5. A line in ``desk/pages/__init__.py``'s navigation, its words in ``desk.po``, and a test that
   opens it empty and full, audits it (``tests/desk/audit.py``) and saves its picture.

Never: a hex colour, a style sheet, a date computed, a sentence in code, ``processEvents``.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6 import QtCore
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.focus import go_on
from dpo_desk.desk.widgets.layout import Item, Scroller, column, frame, plain, row
from dpo_desk.desk.widgets.reflow import Beside, FlowRow
from dpo_desk.desk.widgets.search_box import SearchBox
from dpo_desk.desk.widgets.text import Elide, Label

_TITLE, _APART = 280, 12  # design pixels: what a title has at least, and to what stands beside it
_NARROW = 700  # design pixels of a page in which title, search and actions have no line together


class Page(QWidget):
    """One section of the window; built when it is first shown."""

    tables: ClassVar[frozenset[str]] = frozenset()  # refresh when these change; empty: always

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.args: dict[str, Any] = {}
        self.primary: QPushButton | None = None
        self._stale = False
        self.setObjectName("Page")
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_StyledBackground)
        desk.announcer.register_changed.connect(self._on_changes)

    def show_content(self, *items: Item) -> None:
        """Put the page together from top to bottom; an action bar at the end stays where it is.

        Where text is large and the window low the rest scrolls as a whole, so that a page never
        makes the window larger.
        """
        *body, last = items
        if isinstance(last, QWidget) and last.objectName() == "Bar":
            self.setLayout(column((Scroller(column(*body)), 1), last))
        else:
            self.setLayout(column((Scroller(column(*items)), 1)))
        for bar in self.findChildren(TopBar):
            bar.offer_search(self.desk)

    def open(self, **args: Any) -> None:
        """Show what navigation asked for; called each time someone goes here."""
        self.args = args
        self.refresh()

    def build_for(self, name: str) -> None:
        """Build what holds the widget of this name now, where the page is still being built."""

    def refresh(self) -> None:
        """Read again what is shown."""

    def place(self) -> dict[str, Any]:
        """What ``open`` must be given to come back to where one is now."""
        return self.args

    def reopen(self, again: Mapping[str, Any]) -> None:
        """Open the sheet anew that was over the page; ``again`` is what the sheet says of it."""

    def flush(self) -> None:
        """Hand over what is half typed: the page is left, locked or closed."""

    def new(self) -> None:
        """Ctrl+N: something new in this section."""

    def print_page(self) -> None:
        """Ctrl+P: print what is shown; said where there is nothing that goes on paper."""
        self.desk.toast(self.desk.words("print.nothing"))

    def back(self) -> bool:
        """Alt+←: go up inside the page; False where there is no way up."""
        return False

    def escape(self) -> bool:
        """Esc: close what is open on top of the page; False where nothing is."""
        return False

    def first_focus(self) -> QWidget | None:
        """What has the focus when one comes here; None for the first stop of Tab."""
        return None

    def panes(self) -> list[QWidget]:
        """What F6 walks through."""
        return [self]

    def narrow(self, narrow: bool) -> None:
        """Stack the columns, or set them side by side again."""

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Tab goes as one reads, also through what was built after the page."""
        return go_on(self.window(), forward=forward)

    def showEvent(self, event: QShowEvent) -> None:
        """A page that has missed a change reads again."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def _on_changes(self, changes: object) -> None:
        touched = frozenset(getattr(changes, "tables", ()))
        if self.tables and touched and not self.tables & touched:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True


class TopBar(QWidget):
    """Title, a line under it, and what can be done with the whole page at the right.

    The actions stand under the title where there is no room beside it.
    """

    def __init__(
        self,
        title: str,
        subtitle: str = "",
        *actions: QWidget,
        crumb: Button | None = None,
        beside: Sequence[QWidget] = (),
    ) -> None:
        """``crumb`` is the way back, above the title; ``beside`` are chips that belong to it."""
        super().__init__()
        self._title = Elide(title, "h1")
        self._subtitle = Label(subtitle, "small", wrap=True)
        if not subtitle:  # shown before it has a parent it would be a window of its own
            self._subtitle.hide()
        head: QWidget = self._title
        if beside:
            head = Beside(self._title, plain(FlowRow(*beside)))
            head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        texts = plain(column(head, self._subtitle, gap=2))
        self._actions = FlowRow(*actions, gap=12)
        self._search: SearchBox | None = None
        line = Beside(texts, plain(self._actions), least=_TITLE, gap=_APART)
        if crumb is None:
            self.setLayout(row((line, 1), margins=(tokens.MARGIN, 20, tokens.MARGIN, 12)))
        else:
            left = tokens.MARGIN - 10  # the ghost button's own padding: its text lines up
            way = row(crumb, None, margins=(left, 14, tokens.MARGIN, 0))
            body = row((line, 1), margins=(tokens.MARGIN, 2, tokens.MARGIN, 10))
            self.setLayout(column(way, body))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def offer_search(self, desk: Desk) -> None:
        """Put the box that opens the palette before what can be done here."""
        box = self._search = SearchBox(desk.words("search.placeholder"))
        box.clicked.connect(lambda _checked=False: desk.search_asked.emit())
        self._actions.put_first(box)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the box is a lens, before the actions go under the title."""
        if self._search is not None:
            self._search.fit(narrow=self.width() < px(_NARROW) or not self._roomy())
        super().resizeEvent(event)

    def _roomy(self) -> bool:
        """Whether title, whole box and actions stand side by side."""
        box = self._search
        actions = self._actions.sizeHint().width() + (box.taken if box is not None else 0)
        room = self.width() - 2 * px(tokens.MARGIN)
        return px(_TITLE) + px(_APART) + actions <= room

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Show another title."""
        self._title.set_text(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))


def action_bar(back: QWidget | None, *actions: QWidget | None) -> QWidget:
    """The band at the bottom of a flow: the way back at the left, what to do next at the right."""
    right = plain(FlowRow(*(action for action in actions if action is not None), gap=8))
    first = plain(row(back, None) if back is not None else row(None))
    body = Beside(first, right, indent=10, apart=True)
    bar = frame(row((body, 1), margins=(tokens.MARGIN - 10, 12, tokens.MARGIN, 12)), "Bar")
    bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    return bar
