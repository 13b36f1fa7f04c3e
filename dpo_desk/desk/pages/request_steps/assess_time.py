"""More time (12 (3)): for complexity or number only, in time, once, and with a reason."""

from typing import TYPE_CHECKING, Any

from dpo_desk.desk.pages.request_steps.half_typed import HalfTyped
from dpo_desk.desk.pages.request_steps.panel import Panel, long_date
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import TextArea
from dpo_desk.desk.widgets.layout import row
from dpo_desk.desk.widgets.radio_cards import Option, RadioCards
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.law.codes import LetterKind

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.more import More

_GROUNDS = ("complexity", "number")


class MoreTime(Card):
    """Asks for ground and reason, and goes on to the letter that tells the person."""

    def __init__(self, panel: Panel, half: HalfTyped) -> None:
        words = panel.words
        self._panel, self._half = panel, half
        self._said = Prose("", "small")
        options = [
            Option(code, words(f"case.extend.{code}"), words(f"case.extend.{code}.help"))
            for code in _GROUNDS
        ]
        self._ground = RadioCards(options, name=words("case.extend.ground"))
        for code in _GROUNDS:
            self._ground.radio(code).setObjectName(f"request.extend.{code}")
        self._ground.setFocusProxy(self._ground.radio(_GROUNDS[0]))
        self._ground_field = Field(words("case.extend.ground"), self._ground)
        self._reason = TextArea("", lines=(2, 8))
        self._reason.setObjectName("request.extend.reason")
        half.keep("assess.extend", self._reason)
        self._reason_field = Field(
            words("assess.reason"), self._reason, hint=words("case.extend.reason.help")
        )
        self._go = Button(words("case.extend.do"), "secondary", "mail")
        self._go.setObjectName("request.extend.do")
        self._go.clicked.connect(lambda _checked=False: self._write())
        super().__init__(
            Label(words("assess.extend"), "h3"),
            4,
            self._said,
            14,
            self._ground_field,
            14,
            self._reason_field,
            14,
            row(self._go, None),
        )
        self.hide()

    def show_case(self, more: "More") -> None:
        """Until when, and by when the person must know; or why it cannot be."""
        found, words = more.extension, self._panel.words
        barred = bool(found.barred)
        for part in (self._ground_field, self._reason_field, self._go):
            part.setVisible(not barred)
        if found.extended_on is not None:
            until = long_date(found.until, words)
            on = long_date(found.extended_on, words)
            self._said.set_text(words("case.extend.extended", on=on, until=until))
        elif barred:
            day = long_date(found.notice_latest, words)
            self._said.set_text(words(found.barred, date=day))
        else:
            by, until = (long_date(day, words) for day in (found.notice_by, found.until))
            latest = long_date(found.latest, words)
            self._said.set_text(words("case.extend.help", by=by, until=until, latest=latest))

    def go(self) -> None:
        """To its first answer."""
        (self._ground if self._ground.isVisible() else self).setFocus()

    def _write(self) -> None:
        words, panel = self._panel.words, self._panel
        ground, reason = self._ground.value, self._reason.toPlainText().strip()
        for field in (self._ground_field, self._reason_field):
            field.clear()
        if not ground:
            self._ground_field.set_error(words("case.extend.no_ground"))
            self._ground.setFocus()
            return
        if not reason:
            self._reason_field.set_error(words("err.extend.reason"))
            self._reason.setFocus()
            return
        request = panel.request_id

        def job(register: Any) -> object:
            from dpo_desk.duties import answering
            from dpo_desk.records import Request

            case = register.get(Request, request)
            kept = answering.kept_letter(register, case, LetterKind.EXTENSION)
            kept = answering.change_fact(register, kept, "ground", ground)
            return answering.change_fact(register, kept, "reason", reason)

        panel.write(job, lambda _kept: self._written())

    def _written(self) -> None:
        self._half.given("assess.extend")
        self._panel.step_asked.emit(f"answer:{LetterKind.EXTENSION.value}")
