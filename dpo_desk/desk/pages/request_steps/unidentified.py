"""No answer about who it is: the letter by 12 (4) says so, on which ground and why."""

from typing import TYPE_CHECKING

from dpo_desk.desk.pages.request_steps.half_typed import HalfTyped
from dpo_desk.desk.pages.request_steps.panel import Panel, long_date
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import TextArea
from dpo_desk.desk.widgets.layout import row
from dpo_desk.desk.widgets.radio_cards import Option, RadioCards
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.law import grounds

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.more import More

_GROUNDS = ("art12_2_unidentified", "art11_2")


class Unidentified(Card):
    """Shown while a question waits; the case comes up again when an answer does."""

    def __init__(self, panel: Panel, half: HalfTyped) -> None:
        words = panel.words
        language = words.language
        self._panel, self._half = panel, half
        self._by = Prose("", "small")
        options = []
        for code in _GROUNDS:
            ground = grounds.ground(code)
            cited = ground.cite(language)
            caption = f"{cited[:1].upper()}{cited[1:]}. {ground.help(language)}"
            options.append(Option(code, ground.label(language), caption))
        self._ground = RadioCards(options, name=words("field.claim.ground"))
        for code in _GROUNDS:
            self._ground.radio(code).setObjectName(f"request.unidentified.{code}")
        self._reason = TextArea("", lines=(2, 6))
        self._reason.setObjectName("request.unidentified.reason")
        half.keep("identity.unidentified", self._reason)
        self._ground_field = Field(words("field.claim.ground"), self._ground)
        self._reason_field = Field(words("assess.reason"), self._reason)
        end = Button(words("case.unidentified.do"), "secondary")
        end.setObjectName("request.unidentified.do")
        end.clicked.connect(self._end)
        super().__init__(
            Label(words("case.unidentified"), "h3"),
            4,
            self._by,
            14,
            self._ground_field,
            14,
            self._reason_field,
            14,
            row(end, None),
        )
        self.hide()

    def show_case(self, more: "More") -> None:
        """Show it where nobody has answered, with the day by which the letter goes."""
        by, words = more.asking.conclude_by, self._panel.words
        ended = any(claim.outcome is None for claim in more.claims)
        self.setVisible(by is not None and ended)
        self._by.set_text(words("case.unidentified.by", date=long_date(by, words)))

    def _end(self) -> None:
        from dpo_desk.duties import asking

        request, ground = self._panel.request_id, self._ground.value
        reason = self._reason.toPlainText()
        self._panel.write(
            lambda register: asking.conclude(register, request, ground, reason),
            lambda _request: self._ended(),
            fields={"ground": self._ground_field, "reason": self._reason_field},
        )

    def _ended(self) -> None:
        self._half.given("identity.unidentified")
        self._panel.step_asked.emit("answer:refusal")
