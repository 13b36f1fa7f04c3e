"""Step 2: is there reasonable doubt about who this is, and if so, how it was settled."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.request_steps.authority import Authority
from dpo_desk.desk.pages.request_steps.half_typed import HalfTyped
from dpo_desk.desk.pages.request_steps.panel import Panel, body, long_date
from dpo_desk.desk.pages.request_steps.questions import Questions
from dpo_desk.desk.pages.request_steps.unidentified import Unidentified
from dpo_desk.desk.tokens import Tone
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner, Card
from dpo_desk.desk.widgets.date_edit import DateEdit
from dpo_desk.desk.widgets.field import Field, pair
from dpo_desk.desk.widgets.inputs import Combo, LineEdit
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.radio_cards import Option, RadioCards
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.duties import identity
from dpo_desk.duties.case_view import CaseView
from dpo_desk.law.codes import Capacity, IdentityMethod
from dpo_desk.records import EventKind

# Least data first (DOMAIN 3); a copy of a document is never among them.
METHODS = (
    IdentityMethod.KNOWN_ADDRESS,
    IdentityMethod.LOGGED_IN,
    IdentityMethod.CODE_KNOWN_MOBILE,
    IdentityMethod.CALL_BACK,
    IdentityMethod.EID,
    IdentityMethod.IN_PERSON,
    IdentityMethod.AUTHORITY,
    IdentityMethod.OTHER,
)
_WHYS = ("known", "address", "logged_in")
# Answers that can be half typed, and the choice each belongs to.
_HALVES = {"identity.why": "no", "identity.doubt": "yes", "identity.comment": "yes"}


class IdentityPanel(Panel):
    """Asks «Er du i rimelig tvil om hvem dette er?»."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = self.words
        self._asks_how = False  # whether the next question is how the doubt was settled
        self._state = Banner("ok", "")
        self._state.setObjectName("request.identity.state")
        self._choice = RadioCards(
            [
                Option("no", words("identity.choice.no"), words("identity.choice.no.help")),
                Option("yes", words("identity.choice.yes"), words("identity.choice.yes.help")),
            ],
            name=words("identity.title"),
        )
        self._choice.radio("no").setObjectName("request.identity.no")
        self._choice.radio("yes").setObjectName("request.identity.yes")
        self._choice.changed.connect(self._show_choice)
        self._no, self._yes, self._how = (plain(column()) for _ in range(3))
        self._built: set[str] = set()  # of these three, each is made when it is asked for
        self._half = HalfTyped(self)
        self._authority: Authority | None = None  # and so are these
        self._asked: Questions | None = None
        self._end: Unidentified | None = None
        self._parts = column(self._state, self._choice, self._no, self._yes, self._how, gap=16)
        self.setLayout(
            column(
                body(
                    Label(words("identity.title"), "h2"),
                    6,
                    Prose(words("identity.help"), "muted"),
                    16,
                    self._parts,
                )
            )
        )
        self._show_choice("")

    def show_case(self, view: CaseView) -> None:
        """Show what is logged, and ask what is not."""
        super().show_case(view)
        event = view.identity
        self._state.setVisible(event is not None)
        if event is not None:
            tone: Tone = "warn" if view.doubtful else "ok"
            detail = " · ".join(
                part
                for part in (
                    self.words(f"identity.{event.values['method']}")
                    if event.kind is EventKind.IDENTIFIED
                    else "",
                    event.note,
                    long_date(event.on, self.words),
                )
                if part
            )
            self._state.show_message(tone, self.words(f"event.{event.kind.value}"), detail)
        self._show_rest(view)
        self._half.show(view)
        if not self._choice.value and not self._built:  # what was half typed is open again
            half = next((name for name in _HALVES if view.drafts.get(name)), "")
            self._choice.set_value(_HALVES.get(half, ""))
        if view.doubtful:
            self._choice.set_value("yes")
        self._show_choice(self._choice.value)
        if view.doubtful:
            self._explain(self._method.value)
        if view.doubtful and self._asks_how:
            self._asks_how = False
            self._method.setFocus()

    def flush(self) -> None:
        """Keep what is half typed."""
        self._half.flush()
        if self._authority is not None:
            self._authority.flush()

    def _show_rest(self, view: CaseView) -> None:
        """Authority, questions, and the end without an answer: each where there is any."""
        asking = self.more.asking
        if self._authority is None and view.request.capacity is not Capacity.SELF:
            self._authority = Authority(self.desk)
            self._parts.insertWidget(0, self._authority)
        if self._asked is None and asking.questions:
            self._asked = Questions(self, "identity")
            self._parts.addWidget(self._asked)
        if self._end is None and asking.conclude_by is not None:
            self._end = Unidentified(self, self._half)
            self._parts.addWidget(self._end)
        if self._authority is not None:
            self._authority.show_case(view)
        for part in (self._asked, self._end):
            if part is not None:
                part.show_case(self.more)

    def _no_part(self) -> QWidget:
        words = self.words
        self._why = LineEdit()
        self._why.setObjectName("request.identity.why")
        self._half.keep("identity.why", self._why)
        self._why_field = Field(words("identity.why"), self._why)
        hints = []
        for key in _WHYS:
            text = words(f"identity.why.{key}")
            hint = Button(text, "filter", small=True)
            hint.clicked.connect(lambda _checked=False, text=text: self._why.setText(text))
            hints.append(hint)
        save = Button(words("identity.no.save"), "secondary", "check")
        save.setObjectName("request.identity.no.save")
        save.clicked.connect(self._save_no_doubt)
        self._why.returnPressed.connect(self._save_no_doubt)
        return Card(self._why_field, 6, plain(FlowRow(*hints, gap=4)), 14, row(save, None))

    def _yes_part(self) -> QWidget:
        words = self.words
        self._doubt = LineEdit()
        self._doubt.setObjectName("request.identity.doubt")
        self._half.keep("identity.doubt", self._doubt)
        self._doubt_field = Field(words("identity.doubt"), self._doubt)
        save = Button(words("identity.doubt.save"), "secondary")
        save.setObjectName("request.identity.doubt.save")
        save.clicked.connect(self._save_doubt)
        self._doubt.returnPressed.connect(self._save_doubt)
        return Card(self._doubt_field, 14, row(save, None))

    def _how_part(self) -> QWidget:
        words = self.words
        self._method = Combo([(m.value, words(m.key)) for m in METHODS])
        self._method.setObjectName("request.identity.method")
        self._on = DateEdit(self.desk)
        self._on.setObjectName("request.identity.on")
        self._comment = LineEdit()
        self._comment.setObjectName("request.identity.comment")
        self._half.keep("identity.comment", self._comment)
        self.fields["on"] = Field(words("identity.on"), self._on)
        comment = Field(
            words("identity.comment"),
            self._comment,
            hint=words("identity.comment.help"),
        )
        save = Button(words("identity.confirm"), "secondary", "user-check")
        save.setObjectName("request.identity.confirm")
        save.clicked.connect(self._save_method)
        ask = Button(words("identity.ask"), "ghost", "mail")
        ask.setObjectName("request.identity.ask")
        ask.clicked.connect(lambda _checked=False: self.step_asked.emit("answer:identity"))
        self._method_field = Field(words("identity.method"), self._method)
        self._weak = Banner("warn", "")
        self._weak.hide()
        self._method.chosen.connect(self._explain)
        self._explain(self._method.value)
        return Card(
            Label(words("identity.how"), "h3"),
            12,
            column(self._method_field, self._weak, gap=10),
            14,
            pair(self.fields["on"], comment),
            14,
            plain(FlowRow(save, ask, gap=8)),
        )

    def _explain(self, method: object) -> None:
        """For what a way is enough (DOMAIN §3): least data first."""
        self._method_field.set_help(self.words(f"case.level.{method}"))
        suited = self.view.suited if self.view is not None else None
        weak = suited is not None and method not in suited.methods
        self._weak.setVisible(weak)
        if weak and suited is not None:
            named = [self.words(each.key) for each in suited.methods if each in METHODS]
            self._weak.show_message("warn", self.words("case.suited"), " · ".join(named))

    def _show_choice(self, choice: str) -> None:
        doubtful = self.view is not None and self.view.doubtful
        self._show_part("no", self._no, self._no_part, wanted=choice == "no")
        self._show_part("yes", self._yes, self._yes_part, wanted=choice == "yes" and not doubtful)
        self._show_part("how", self._how, self._how_part, wanted=choice == "yes" and doubtful)
        if not self._how.isHidden() and self._on.day is None:
            self._on.set_day(self.desk.clock.today())

    def _show_part(
        self, name: str, part: QWidget, build: Callable[[], QWidget], *, wanted: bool
    ) -> None:
        """Show a part, made the first time somebody asks for it."""
        layout = part.layout()
        if wanted and name not in self._built and layout is not None:
            self._built.add(name)
            layout.addWidget(build())
        part.setVisible(wanted)

    def _save_no_doubt(self) -> None:
        request, why = self.request_id, self._why.text()
        self.write(
            lambda register: identity.no_doubt(register, request, why),
            self._said,
            fields={"why": self._why_field},
        )

    def _save_doubt(self) -> None:
        request, why = self.request_id, self._doubt.text()
        self.write(
            lambda register: identity.doubt(register, request, why),
            self._doubted,
            fields={"why": self._doubt_field},
        )

    def _save_method(self) -> None:
        if self._on.unreadable:  # what stands there must not become another day
            self.fields["on"].set_error(self.words("err.date.format"))
            self._on.setFocus()
            return
        request, comment = self.request_id, self._comment.text()
        method, day = IdentityMethod(str(self._method.value)), self._on.day
        self.write(
            lambda register: identity.confirm(register, request, method, on=day, comment=comment),
            self._said,
        )

    def _doubted(self, request: object) -> None:
        self._forget(request)
        self._asks_how = True  # once the case is read again

    def _said(self, request: object) -> None:
        self._forget(request)
        self.answered.emit()

    def _forget(self, _request: object) -> None:
        self._half.given()
        self._choice.set_value("")
