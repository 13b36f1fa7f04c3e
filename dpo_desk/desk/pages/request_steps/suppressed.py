"""A no to marketing, carried out: the person's addresses go on the list that nobody can read."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dpo_desk.desk.pages.request_steps.panel import empty
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.chip import Chip
from dpo_desk.desk.widgets.inputs import CheckBox
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.text import Elide, Label
from dpo_desk.duties.suppression import Address
from dpo_desk.law.codes import Channel

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.panel import Panel

Known = tuple[tuple[Address, bool], ...]


class Suppressed(QWidget):
    """Each address with a tick; one that is on the list says so."""

    def __init__(self, panel: "Panel") -> None:
        super().__init__()
        self._panel, self._words = panel, panel.words
        words = self._words
        self._shown: list[tuple[str, str, bool]] | None = None
        self._ticks: dict[Channel, CheckBox] = {}
        self._box: QVBoxLayout = column(gap=8)
        self._do = Button(words("along.suppress.do"), "secondary", "check", small=True)
        self._do.setObjectName("request.suppress")
        self._do.clicked.connect(lambda _checked=False: self._add())
        self._doing = plain(row(self._do, None, margins=(0, 10, 0, 0)))
        self.setLayout(
            column(
                Label(words("along.suppress"), "h3"),
                4,
                Label(words("along.suppress.help"), "small", wrap=True),
                10,
                self._box,
                self._doing,
            )
        )
        self.hide()

    def show_addresses(self, known: Known) -> None:
        """Show what can be put on the list, and what is there."""
        self.setVisible(bool(known))
        wanted = [(each.channel.value, each.text, listed) for each, listed in known]
        if wanted == self._shown:
            return
        self._shown = wanted
        empty(self._box)
        self._ticks = {}
        for each, listed in known:
            line = self._line(each, listed=listed)
            self._box.addWidget(line)
            line.show()
        self._doing.setVisible(bool(self._ticks))

    def _line(self, each: Address, *, listed: bool) -> QWidget:
        words = self._words
        kind, text = words(each.channel.key), " ".join(each.text.split())
        if listed:
            chip = Chip(words("along.suppress.listed"), "ok", "circle-check")
            return plain(row((column(Elide(text), Elide(kind, "caption"), gap=1), 1), chip))
        tick = CheckBox(f"{kind}: {text}")
        tick.setObjectName(f"request.suppress.{each.channel.value}")
        tick.setChecked(True)
        tick.toggled.connect(lambda _on: self._enable())
        self._ticks[each.channel] = tick
        return tick

    def _enable(self) -> None:
        self._do.setEnabled(any(tick.isChecked() for tick in self._ticks.values()))

    def _add(self) -> None:
        from dpo_desk.duties import suppression

        chosen = [channel for channel, tick in self._ticks.items() if tick.isChecked()]
        request, words = self._panel.request_id, self._words
        self._panel.write(
            lambda register: suppression.add_from_case(register, request, chosen),
            lambda count: self._panel.desk.toast(
                words.n("along.suppress.done", count), words("undo.do"), self._panel.desk.undo
            ),
        )
