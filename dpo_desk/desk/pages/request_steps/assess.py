"""Step 4: what can be given, and what is left out for the sake of others (art. 15 (4))."""

from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.request_steps.half_typed import HalfTyped
from dpo_desk.desk.pages.request_steps.panel import Panel, body, long_date
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner, Card
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import TextArea
from dpo_desk.desk.widgets.layout import column, row
from dpo_desk.desk.widgets.radio_cards import Option, RadioCards
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.duties import answering
from dpo_desk.duties.case_view import CaseView


class AssessPanel(Panel):
    """Asks «Er det noe du ikke kan gi ut?»."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = self.words
        self._state = Banner("ok", "")
        self._choice = RadioCards(
            [
                Option("all", words("assess.all"), words("assess.all.help")),
                Option("third_party", words("assess.thirdparty"), words("assess.thirdparty.help")),
            ],
            name=words("assess.title"),
        )
        self._choice.radio("all").setObjectName("request.assess.all")
        self._choice.radio("third_party").setObjectName("request.assess.third_party")
        self._choice.changed.connect(self._choose)
        self._reason = TextArea("", words("assess.reason.placeholder"))
        self._reason.setObjectName("request.assess.reason")
        self._half = HalfTyped(self)
        self._half.keep("assess.reason", self._reason)
        self.fields["reason"] = Field(
            words("assess.what"), self._reason, hint=words("assess.reason.help")
        )
        save = Button(words("assess.save"), "secondary", "check")
        save.setObjectName("request.assess.save")
        save.clicked.connect(self._save_part)
        self._part = Card(self.fields["reason"], 14, row(save, None))
        self._part.hide()
        self.setLayout(
            column(
                body(
                    Label(words("assess.title"), "h2"),
                    6,
                    Prose(words("assess.help"), "muted"),
                    16,
                    column(self._state, self._choice, self._part, gap=16),
                )
            )
        )

    def show_case(self, view: CaseView) -> None:
        """Show what was decided; a reason that is half typed stays."""
        super().show_case(view)
        if self._half.show(view):
            self._choice.set_value("third_party")
        event = view.assessment
        self._state.setVisible(event is not None)
        choice, kept = "", ""
        if event is not None:
            choice, kept = str(event.values.get("choice")), event.note
            said = self.words("assess.logged", date=long_date(event.on, self.words))
            self._state.show_message("ok", self.words(f"assess.choice.{choice}"), said)
        if self._choice.value == "third_party" and (
            self._reason.hasFocus() or self._reason.toPlainText().strip() != kept
        ):
            self._part.show()
            return
        self._choice.set_value(choice)
        self._reason.setPlainText(kept)
        self._half.settled("assess.reason")
        self._part.setVisible(choice == "third_party")

    def _choose(self, choice: str) -> None:
        self._part.setVisible(choice == "third_party")
        if choice == "all":
            request = self.request_id
            self.write(lambda register: answering.assess(register, request, "all"))
        else:
            self._reason.setFocus()

    def _save_part(self) -> None:
        request, reason = self.request_id, self._reason.toPlainText()
        self.write(
            lambda register: answering.assess(register, request, "third_party", reason=reason),
            lambda _request: self._half.settled("assess.reason", given=True),
        )

    def flush(self) -> None:
        """Keep what is half typed."""
        self._half.flush()
