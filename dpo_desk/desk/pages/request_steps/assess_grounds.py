"""The grounds of a refusal: each with its exact place in the law; none is chosen beforehand."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.layout import column, plain
from dpo_desk.desk.widgets.radio_cards import Option, RadioCards
from dpo_desk.law import grounds
from dpo_desk.law.codes import RequestKind
from dpo_desk.law.grounds import Ground
from dpo_desk.words import Words

_AT_ONCE = 3  # of eleven; the others in the turns that follow


class Grounds(QWidget):
    """The list, and under it what to mind before the chosen one is used."""

    changed = Signal(str)  # the code a person has chosen

    def __init__(self, words: Words, name: str) -> None:
        """``name`` begins the object names."""
        super().__init__()
        self._words, self._name = words, name
        self._shown: tuple[RequestKind, bool] | None = None
        self._cards: RadioCards | None = None
        self.field: Field | None = None
        self._caution = Banner("warn", "")
        self._caution.hide()
        self._box = column(gap=10)
        self._around = plain(self._box)
        self.setLayout(column(self._around, self._caution, gap=10))

    def show_kind(self, kind: RequestKind, chosen: str, *, research: bool = False) -> None:
        """Offer the grounds of a kind; § 17 only where the data are kept for research."""
        if self._shown != (kind, research):
            self._shown = (kind, research)
            self._build(grounds.offered(kind, research=research))
        if self._cards is not None:
            self._cards.set_value(chosen)
        self._show_caution(chosen)

    @property
    def value(self) -> str:
        """The code that is chosen, or ""."""
        return self._cards.value if self._cards is not None else ""

    def _build(self, offered: tuple[Ground, ...]) -> None:
        if self.field is not None:
            self.field.hide()
            self.field.deleteLater()
        language = self._words.language
        options = [
            Option(each.code, each.label(language), _caption(each, language)) for each in offered
        ]
        self._cards = RadioCards(
            options,
            name=self._words("field.claim.ground"),
            begins=f"{self._name}.ground",
            at_once=_AT_ONCE,
        )
        self._cards.changed.connect(self._choose)
        if offered:  # the list's label leads to its first answer
            self._cards.setFocusProxy(self._cards.radio(offered[0].code))
        self.field = Field(self._words("case.ground"), self._cards)
        self._box.addWidget(self.field)
        if self.isVisible():
            self.field.show()

    def _choose(self, code: str) -> None:
        self._show_caution(code)
        if self.field is not None:
            self.field.clear()
        self.changed.emit(code)

    def _show_caution(self, code: str) -> None:
        caution = grounds.ground(code).caution if code else ""
        self._caution.setVisible(bool(caution))
        if caution:
            self._caution.show_message("warn", self._words(caution))


def _caption(ground: Ground, language: str) -> str:
    """The place in the law as it is cited, and when it can be used."""
    cited = ground.cite(language)
    return f"{cited[:1].upper()}{cited[1:]}. {ground.help(language)}"


def questions(code: str, words: Words) -> str:
    """What the manager's reason must answer where it rests on this ground."""
    return " ".join(grounds.ground(code).questions(words.language)) if code else ""
