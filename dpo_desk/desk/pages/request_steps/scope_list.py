"""The rows of step 3, one a place; a new one is built in each turn of the event loop."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from dpo_desk.desk.pages.request_steps.scope_row import SourceRow
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.growing import add_grown
from dpo_desk.desk.widgets.layout import column, plain
from dpo_desk.desk.widgets.text import Rule

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from dpo_desk.desk.pages.request_steps.scope import ScopePanel
    from dpo_desk.duties.collecting import Source


class SourceList(Card):
    """The first row is there at once, the others before anybody has scrolled to them."""

    def __init__(self, panel: "ScopePanel") -> None:
        self._lines = column(margins=(1, 1, 1, 1))
        super().__init__(self._lines, margins=(0, 0, 0, 0))
        self._panel = panel
        self.rows: dict[int, SourceRow] = {}  # by the search, in the order shown
        self._around: dict[int, QWidget] = {}  # each with the line above it
        self._rules: dict[int, Rule] = {}
        self._wanted: Sequence[Source] = ()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._build)

    @property
    def whole(self) -> bool:
        """Whether every row is there."""
        return len(self.rows) == len(self._wanted)

    def show_sources(self, sources: Sequence["Source"]) -> None:
        """Show these; rows that stay are kept with what is being typed in them."""
        self._wanted = sources
        wanted = {source.search.id for source in sources}
        for gone in [search for search in self.rows if search not in wanted]:
            del self.rows[gone], self._rules[gone]
            around = self._around.pop(gone)
            around.hide()
            around.deleteLater()
        for source in sources:
            if source.search.id in self.rows:
                self.rows[source.search.id].show_source(source)
        self._build()
        self.setVisible(bool(sources))

    def flush(self) -> None:
        """Keep what is typed in any row."""
        for shown in self.rows.values():
            shown.flush()

    def _build(self) -> None:
        """The next row that is not there yet."""
        for place, source in enumerate(self._wanted):
            if source.search.id not in self.rows:
                self._add(place, source)
                break
        for number, rule in enumerate(self._rules[search] for search in self.rows):
            rule.setVisible(number > 0)
        if self.whole:
            self._timer.stop()
        else:
            self._timer.start()

    def _add(self, place: int, source: "Source") -> None:
        search = source.search.id
        rule = self._rules[search] = Rule()
        if not place:
            rule.hide()
        made = self.rows[search] = SourceRow(self._panel, source)
        around = self._around[search] = plain(column(rule, made))
        add_grown(self._lines, around, place)
        ids = [each.search.id for each in self._wanted]
        self.rows = {one: self.rows[one] for one in ids if one in self.rows}
