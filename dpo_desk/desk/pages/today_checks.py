"""The self-check on Today: how much is in order, and what weighs most."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.tokens import Tone
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.chip import TONE_ICON
from dpo_desk.desk.widgets.deadline_bar import Segments
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.text import Icon, Label, Rule
from dpo_desk.desk.widgets.thing_row import INSET, ThingRow

if TYPE_CHECKING:
    from dpo_desk.duties.checking_view import Row, View

_BLOCKS: Final = 14  # of the bar: a rule each would be too fine to be seen
_SHOWN: Final = 3
_SIDE: Final = 20


class ChecksCard(Card):
    """«Egenkontroll 56 av 70 i orden», and the first findings, each a way to it."""

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        self._desk = desk
        self._shown: tuple[Row, ...] | None = None
        self._count = Label("", "small")
        self._count.setObjectName("today.check.count")
        self._bar = Segments(words("today.check"))
        self._none = Label(words("check.none"), "muted", wrap=True)
        self._none.setContentsMargins(0, 12, 0, 4)
        self._box = column()
        inside = _SIDE - INSET
        super().__init__(
            row(Label(words("today.check"), "h3"), None, self._count, margins=(_SIDE, 0, _SIDE, 0)),
            12,
            column(self._bar, self._none, margins=(_SIDE, 0, _SIDE, 0)),
            4,
            column(self._box, margins=(inside, 0, inside, 0)),
            margins=(0, 16, 0, 10),
        )
        self.setAccessibleName(words("today.check"))
        self.hide()

    def show_view(self, view: "View") -> None:
        """Show what was found."""
        words, done = self._desk.words, view.in_order
        said = words("today.check.count", n=done, m=view.rules)
        self._count.setText(said)
        self._bar.setAccessibleName(f"{words('today.check')}: {said}")
        self._bar.show_part(_BLOCKS * done // max(1, view.rules), _BLOCKS)
        self._show_rows(tuple(_first(view.rows)))
        self.show()

    def _show_rows(self, rows: "tuple[Row, ...]") -> None:
        if rows == self._shown:
            return
        self._shown = rows
        focus = QApplication.focusWidget()
        held = focus is not None and self.isAncestorOf(focus)
        while (item := self._box.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, found in enumerate(rows):
            line = self._line(found, number)
            self._box.addWidget(line)
            line.show()
            if held and not number:
                line.findChildren(ThingRow)[0].setFocus()
        self._none.setVisible(not rows)

    def _line(self, found: "Row", number: int) -> QWidget:
        tone: Tone = "danger" if found.group == "must" else "warn"
        made = ThingRow(TONE_ICON[tone], tone, found.message.rstrip("."), found.where)
        made.setObjectName(f"today.check.{number}")
        made.clicked.connect(lambda _=False: self._desk.navigate("checks", finding=found.key))
        on = Icon("chevron-right", "text3", 16)
        on.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if (box := made.layout()) is not None:
            box.addWidget(on)
        rule = plain(column(Rule(), margins=(INSET, 0, INSET, 0)))
        return plain(column(*([rule] if number else []), made))


def _first(rows: "Iterable[Row]") -> "Iterator[Row]":
    """The gravest, one of each rule: that it holds in many places is told on its page."""
    said: set[str] = set()
    for each in rows:
        if each.group != "ok" and each.rule not in said and len(said) < _SHOWN:
            said.add(each.rule)
            yield each
