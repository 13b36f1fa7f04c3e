"""The right half of a register page: one record's name, banner, fields, links and source."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.links import go_to, link_icon
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.tokens import Tone
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner, Card
from dpo_desk.desk.widgets.layout import Item, Scroller, column, plain, row
from dpo_desk.desk.widgets.list_row import ListRow
from dpo_desk.desk.widgets.menu import Menu
from dpo_desk.desk.widgets.text import Elide, Icon, Label
from dpo_desk.law import dates

if TYPE_CHECKING:
    from dpo_desk.duties.links import Link, LinkGroup
    from dpo_desk.duties.record_view import RecordView
    from dpo_desk.duties.statements import Source

WIDTH, NARROWEST = 412, 320


class Command(NamedTuple):
    """A line of the menu of a record."""

    text: str
    icon: str
    act: Callable[[], object]


class RecordPanel(Card):
    """Built around the page's own fields; the page tells what to show."""

    delete_asked = Signal()

    def __init__(self, desk: Desk, key: str, groups: Sequence[Item]) -> None:
        self._desk, self._key = desk, key
        self._uid = ""
        self._commands: Sequence[Command] = ()
        self._groups: tuple[LinkGroup, ...] | None = None
        words = desk.words
        self._name = Elide("", "h2")
        self._name.setObjectName(f"{key}.name.heading")
        self._changed = Label("", "caption", wrap=True)
        self._more = Button("", "icon", "ellipsis", tip=words("record.more"))
        self._more.setObjectName(f"{key}.more")
        self._more.clicked.connect(lambda _checked=False: self.open_menu())
        self.banner = Banner("info", "")
        self.banner.setObjectName(f"{key}.banner")
        self.banner.button.setObjectName(f"{key}.banner.action")
        self._on_banner: Callable[[], object] | None = None
        self.banner.button.clicked.connect(lambda _checked=False: self._press_banner())
        self._banner_place = plain(column(self.banner, margins=(0, 0, 0, 16)))
        self._links: QVBoxLayout = column(margins=(0, 14, 0, 0), gap=tokens.FIELD_GAP)
        self._source = _SourceLine(desk, key)
        self._fields = plain(column(*groups))
        self._body = plain(
            column(
                self._banner_place, self._fields, self._links, None, self._source,
                margins=(20, 10, 16, 16),
            )
        )  # fmt: skip
        self._scroller = Scroller(self._body)
        self._place = column((self._scroller, 1))
        head = column(self._name, self._changed, gap=2)
        super().__init__(
            row((head, 1), self._more, margins=(20, 18, 16, 8), gap=8),
            (self._place, 1),
            margins=(0, 0, 0, 1),
        )
        self.setMinimumWidth(px(NARROWEST))
        self.stack(narrow=False)

    def show_view(self, view: "RecordView", title: str, commands: Sequence[Command]) -> None:
        """Show what is not a field: name, last change, links, source; ``commands`` for the menu."""
        words = self._desk.words
        self._commands = commands
        if view.record.uid != self._uid:
            self._uid = view.record.uid
            self._scroller.verticalScrollBar().setValue(0)
        self._name.set_text(title)
        self.setAccessibleName(title)
        parts = [words("common.autosave")]
        if view.changed_on is not None:
            day = dates.write(view.changed_on, words.language)
            parts.insert(0, words("record.changed", date=day))
        self._changed.setText(" · ".join(parts))
        self._show_links(view.links)
        self._source.show_source(next(iter(view.sources.values()), None))

    def show_banner(
        self,
        tone: Tone,
        title: str,
        body: str = "",
        action: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> None:
        """Say what is the matter with the record, and offer the one thing to do about it."""
        self._on_banner = on_action
        self.banner.show_message(tone, title, body, action)
        self._banner_place.show()

    def hide_banner(self) -> None:
        """Nothing is the matter."""
        self._banner_place.hide()

    def hold(self, held: bool) -> None:
        """Let the fields be read only: nobody types into what lies in the bin."""
        self._fields.setEnabled(not held)

    def stack(self, *, narrow: bool) -> None:
        """Under the list it is as wide as the page and scrolls with it; beside, by itself."""
        self.setMaximumWidth(16777215 if narrow else px(WIDTH))
        inside = self._scroller.widget() is not None
        if narrow and inside:
            self._scroller.takeWidget()
            self._scroller.hide()
            self._place.addWidget(self._body)
            self._body.show()
        elif not narrow and not inside:
            self._place.removeWidget(self._body)
            self._scroller.setWidget(self._body)
            self._scroller.show()
        policy = QSizePolicy.Policy
        size = QSizePolicy(policy.Expanding, policy.Minimum if narrow else policy.Expanding)
        size.setRetainSizeWhenHidden(True)  # the list stays where it is while nothing is chosen
        self.setSizePolicy(size)

    def open_menu(self) -> None:
        """Everything else that can be done with the record."""
        menu = Menu(self._more)
        menu.setObjectName(f"{self._key}.menu")
        for command in self._commands:
            action = menu.addAction(live().icon(command.icon, "text2"), command.text)
            action.triggered.connect(lambda _checked=False, act=command.act: act())
        menu.aboutToHide.connect(menu.deleteLater)
        corner = QPoint(self._more.width() - menu.sizeHint().width(), self._more.height())
        menu.popup(self._more.mapToGlobal(corner))

    def _press_banner(self) -> None:
        if self._on_banner is not None:
            self._on_banner()

    def _show_links(self, groups: "tuple[LinkGroup, ...]") -> None:
        if groups == self._groups:
            return
        self._groups = groups
        while (item := self._links.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for group in groups:
            self._links.addWidget(self._link_group(group))

    def _link_group(self, group: "LinkGroup") -> QWidget:
        words = self._desk.words
        heading = Label(words(f"record.links.{group.key}"), "h3")
        box = column(heading, 4, margins=(0, tokens.GROUP_GAP - tokens.FIELD_GAP, 0, 0))
        for link in group.links:
            box.addWidget(link_row(self._desk, link, f"{self._key}.link.{link.table}"))
        if group.more:
            box.addWidget(Label(words.n("record.links.more", group.more), "caption"))
        return plain(box)


class _SourceLine(QWidget):
    """«Fra erklæringen, avsnitt «Markedsføring»», and the way there."""

    def __init__(self, desk: Desk, key: str) -> None:
        super().__init__()
        self._desk = desk
        self._uid = ""
        self._text = Label("", "caption", wrap=True)
        show = Button(desk.words("common.show"), "ghost", small=True)
        show.setObjectName(f"{key}.source")
        show.clicked.connect(lambda _checked=False: go_to(desk, "statement", self._uid))
        line = row(Icon("quote", "text3", 14), (self._text, 1), show, gap=8)
        self.setLayout(line)
        self.hide()

    def show_source(self, source: "Source | None") -> None:
        """Say where the record comes from; None where no notice speaks of it."""
        self.setVisible(source is not None)
        if source is not None:
            words = self._desk.words
            self._uid = source.statement_uid
            where = "section" if source.section else "whole"
            self._text.setText(words(f"record.source.{where}", section=source.section))


def link_row(desk: Desk, link: "Link", name: str = "") -> ListRow:
    """A record that can be gone to with a click or Enter."""
    title = link.title or desk.words("record.nameless")
    found = ListRow(link_icon(link.table), title, link.detail)
    found.setObjectName(name)
    found.clicked.connect(lambda _checked=False: go_to(desk, link.table, link.uid))
    return found
