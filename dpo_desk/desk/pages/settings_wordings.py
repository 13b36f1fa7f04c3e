"""The card of the letters' own wordings: which there are, and the way to all texts."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.request_steps.panel import empty
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.layout import column, row
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.desk.widgets.thing_row import ThingRow
from dpo_desk.words import LANGUAGES

if TYPE_CHECKING:
    from dpo_desk.duties.letter_texts import TextRow


def read_own(register: Any) -> "tuple[TextRow, ...]":
    """The texts that are the company's own, or are being written; on the register's thread."""
    from dpo_desk.duties import letter_texts

    if not letter_texts.any_own(register):
        return ()
    found = (each for language in LANGUAGES for each in letter_texts.rows(register, language))
    return tuple(each for each in found if each.own or each.draft)


class WordingsCard(Card):
    """Own texts as rows that lead to them."""

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        self._desk = desk
        self._shown: tuple[TextRow, ...] | None = None
        self._none = Prose(words("settings.wordings.none"), "muted")
        self._rows: QVBoxLayout = column()
        see = Button(words("settings.wordings.see"))
        see.setObjectName("settings.wordings")
        see.clicked.connect(lambda _checked=False: desk.navigate("wordings"))
        super().__init__(
            Label(words("settings.wordings"), "h2"),
            6,
            Prose(words("settings.wordings.body"), "small"),
            10,
            self._none,
            self._rows,
            14,
            row(see, None),
        )

    def show_own(self, found: "tuple[TextRow, ...]") -> None:
        """Show which texts are the company's own."""
        if found == self._shown:
            return
        self._shown = found
        empty(self._rows)
        self._none.setVisible(not found)
        for number, each in enumerate(found):
            line = self._row(each)
            line.setObjectName(f"settings.wordings.{number}")
            self._rows.addWidget(line)
            line.show()

    def _row(self, each: "TextRow") -> ThingRow:
        from dpo_desk.duties.letter_texts import TextFile

        words = self._desk.words
        title = words(TextFile(each.file, ()).title_key)
        wrong = each.draft or each.faulty
        state = "draft" if each.draft else "faulty" if each.faulty else "newer"
        said = words(f"settings.wordings.{state}") if wrong or each.newer else words("wordings.own")
        line = ThingRow(
            "triangle-alert" if wrong else "pencil",
            "warn" if wrong else "neutral",
            title,
            said,
            words(f"settings.language.{each.language}"),
        )
        file, language = each.file, each.language
        line.clicked.connect(
            lambda _on=False: self._desk.navigate("wordings", file=file, language=language)
        )
        return line
