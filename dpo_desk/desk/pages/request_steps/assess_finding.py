"""What was found, one by one: give, cover, keep back, erase, correct, restrict, or must be kept."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.pages.parts import PartCard
from dpo_desk.desk.pages.request_steps.assess_grounds import questions
from dpo_desk.desk.pages.request_steps.claim_fields import write_finding
from dpo_desk.desk.pages.request_steps.in_turn import InTurn
from dpo_desk.desk.pages.request_steps.panel import Panel, empty
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.chip import Chip
from dpo_desk.desk.widgets.date_edit import DateEdit
from dpo_desk.desk.widgets.field import Field, pair
from dpo_desk.desk.widgets.layout import column, frame, plain, row
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.text import Label
from dpo_desk.duties.case_view import CaseView
from dpo_desk.law import grounds, statutes
from dpo_desk.law.codes import FindingChoice, RequestKind
from dpo_desk.records import Finding, SearchResult

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.more import More

_GAP = tokens.FIELD_GAP
_COPIES = (FindingChoice.GIVE, FindingChoice.REDACT, FindingChoice.KEEP_BACK)
# What can be done with a thing, by what is asked for; everything else keeps the whole list.
_FITTING = {
    RequestKind.ACCESS: _COPIES,
    RequestKind.PORTABILITY: _COPIES,
    RequestKind.RECTIFICATION: (FindingChoice.CORRECT, FindingChoice.RESTRICT),
    RequestKind.ERASURE: (FindingChoice.ERASE, FindingChoice.KEEP, FindingChoice.RESTRICT),
    RequestKind.RESTRICTION: (FindingChoice.RESTRICT,),
    RequestKind.OBJECTION: (FindingChoice.RESTRICT, FindingChoice.ERASE, FindingChoice.KEEP),
}


class Found(NamedTuple):
    """A finding as a card shows it: where it was, and what can be done with it."""

    finding: Finding
    place: str
    kinds: tuple[RequestKind, ...]
    acts: tuple[tuple[str, str], ...]  # by which it may have to be kept: code and citation
    lacking: tuple[str, ...]
    drafts: dict[str, str]
    research: bool  # whether § 17 can be a ground


class FindingCard(PartCard):
    """What it is and what is done with it; what a choice asks for opens under it."""

    def __init__(self, panel: Panel, number: int) -> None:
        super().__init__(panel.desk, Finding, f"request.finding.{number}", write_finding)
        self._panel, self._words = panel, panel.words
        self._finding: Finding | None = None
        self._known: frozenset[str] = frozenset()  # the acts that say how long
        self._state = Chip("", "neutral")
        choices = [(code, self._words(code.key)) for code in FindingChoice]
        top = pair(self.form.row("what"), self.form.row("choice", choices=choices))
        self._parts: dict[str, QWidget] = {}
        self._box = column(gap=0)
        drop = self.button("x", self._words("case.finding.remove"), "remove", self._remove)
        head = row((self.heading, 1), self._state, drop, gap=6)
        body = column(head, 4, top, self._box, margins=(14, 8, 14, 14))
        self.setLayout(column(frame(body, "Choice")))

    def show_part(self, part: Found) -> None:
        """Show a finding."""
        another = self._finding is None or self._finding.uid != part.finding.uid
        finding = self._finding = part.finding
        self._known = frozenset(code for code, _cited in part.acts)
        words = self._words
        self.title(part.place or words("case.finding"))
        fitting = _fitting(part.kinds)
        offered = [code for code in FindingChoice if code in fitting or code is finding.choice]
        self.form.set_choices("choice", [(code, words(code.key)) for code in offered])
        wanted = self._wanted(finding.choice)
        for name, part_ in self._parts.items():
            part_.setVisible(name in wanted)
        for name in wanted:
            if name not in self._parts:
                made = self._parts[name] = plain(column(_GAP, *_BUILD[name](self)))
                self._box.addWidget(made)
                made.show()
        if another and "law" in self._parts:
            self._day.set_day(None)
        self._offer(part)
        self.form.show(finding, part.drafts)
        lacks = bool(part.lacking)
        self._state.setVisible(lacks)
        if lacks:
            self._state.show_status(words("case.finding.lacks"), "warn", "triangle-alert")

    def go(self) -> None:
        """To what is done with it."""
        self.form.control("choice").setFocus()

    @staticmethod
    def _wanted(choice: FindingChoice) -> tuple[str, ...]:
        match choice:
            case FindingChoice.REDACT | FindingChoice.KEEP_BACK:
                return ("ground",)
            case FindingChoice.CORRECT:
                return ("words", "done")
            case FindingChoice.KEEP:
                return ("law",)
            case FindingChoice.ERASE:
                return ("done", "backups")
            case FindingChoice.RESTRICT:
                return ("done",)
        return ()

    def _offer(self, part: Found) -> None:
        """The grounds and acts that fit; under the ground what its reason must answer."""
        words, language = self._words, self._words.language
        if "ground" in self._parts:
            fitting = (grounds.offered(kind, research=part.research) for kind in part.kinds)
            codes = {g.code: g for found in fitting for g in found}
            if part.finding.ground and part.finding.ground not in codes:
                codes[part.finding.ground] = grounds.ground(part.finding.ground)
            items = [(g.code, f"{g.label(language)} ({g.cite(language)})") for g in codes.values()]
            self.form.set_choices("ground", [("", words("case.ground.choose")), *items])
            self._ground.set_help(
                grounds.ground(part.finding.ground).help(language) if part.finding.ground else ""
            )
            self._reason.set_help(questions(part.finding.ground, words))
        if "law" in self._parts:
            self.form.set_choices("law", part.acts)
            known = dict(part.acts)
            covers = part.finding.law in known
            said = statutes.statute(part.finding.law).covers(language) if covers else ""
            self._law.set_help(f"{said[:1].upper()}{said[1:]}." if said else words("case.law.help"))

    def _grounds(self) -> Sequence[QWidget | int]:
        none = [("", self._words("case.ground.choose"))]
        self._ground: Any = self.form.row("ground", choices=none)
        self._reason: Any = self.form.row("reason")
        return (self._ground, _GAP, self._reason)

    def _words_changed(self) -> Sequence[QWidget | int]:
        return (pair(self.form.row("before"), self.form.row("after")),)

    def _acts(self) -> Sequence[QWidget | int]:
        words = self._words
        self._law: Any = self.form.row("law", choices=(), free=True)
        self._day = DateEdit(self.desk)
        self._day.setObjectName(f"{self.name}.day")
        self._day.day_changed.connect(self._count)
        day = Field(words("case.finding.day"), self._day, hint=words("case.finding.day.help"))
        until = self.form.row("keep_until", ahead=True)
        return (self._law, _GAP, pair(day, until))

    def _count(self, day: date | None) -> None:
        """Until when the act makes a thing of this day be kept."""
        from dpo_desk.duties import findings

        finding = self._finding
        if finding is None or day is None or finding.law not in self._known:
            return
        self.desk.background.write(
            lambda register: findings.change(
                register, finding.id, "keep_until", findings.keep_until(finding.law, day)
            ),
            None,
            self.desk.tell,
            owner=self,
        )

    def _deed(self) -> Sequence[QWidget | int]:
        return (pair(self.form.row("done_on"), QWidget()),)

    def _backups(self) -> Sequence[QWidget | int]:
        return (pair(self.form.row("backups_until", ahead=True), QWidget()),)

    def _remove(self) -> None:
        from dpo_desk.duties import findings

        finding, words = self._finding, self._words
        if finding is None:
            return
        name = " ".join(finding.what.split()) or words("case.finding")
        self.desk.background.write(
            lambda register: findings.remove(register, finding.id),
            lambda _done: self.desk.toast(
                words("undo.deleted", name=name), words("undo.do"), self.desk.undo
            ),
            self.desk.tell,
            owner=self,
        )


_BUILD: dict[str, Callable[[FindingCard], Sequence[QWidget | int]]] = {
    "ground": FindingCard._grounds,  # noqa: SLF001 - its own parts, by name
    "words": FindingCard._words_changed,  # noqa: SLF001
    "law": FindingCard._acts,  # noqa: SLF001
    "done": FindingCard._deed,  # noqa: SLF001
    "backups": FindingCard._backups,  # noqa: SLF001
}


class Findings(QWidget):
    """The cards of all findings, and a button for each place that gave something."""

    def __init__(self, panel: Panel) -> None:
        super().__init__()
        self._panel = panel
        words = panel.words
        self.cards = InTurn(lambda number: FindingCard(panel, number))
        self._add = FlowRow(gap=8)
        self._adding = plain(self._add)
        self._buttons: list[Button] = []
        self._offered: tuple[Any, ...] = ()
        self.setLayout(
            column(
                Label(words("case.findings"), "h3", wrap=True),
                4,
                Label(words("case.findings.help"), "small", wrap=True),
                10,
                self.cards,
                10,
                self._adding,
            )
        )

    def show_case(self, view: CaseView, more: "More") -> None:
        """Show what was noted, and offer what was found and is not noted yet."""
        places = {source.search.id: source.name for source in view.sources}
        of = {claim.id: claim.kind for claim in more.claims}
        every = tuple(of.values())
        shown = [
            Found(
                finding,
                places.get(finding.search_id or 0, ""),
                (of[finding.claim_id],) if finding.claim_id in of else every,
                more.acts.get(finding.uid, ()),
                more.lacking.get(finding.uid, ()),
                more.drafts.get(finding.uid, {}),
                more.research,
            )
            for finding in more.findings
        ]
        self.cards.show_parts(shown, [each.finding.uid for each in shown])
        found = [s for s in view.sources if s.search.result is SearchResult.FOUND]
        self._offer([(s.search.id, s.name, s.search.note) for s in found])

    def flush(self) -> None:
        """Hand over what is typed."""
        self.cards.flush()

    def _offer(self, places: list[tuple[int, str, str]]) -> None:
        if tuple(places) == self._offered:
            return
        self._offered = tuple(places)
        empty(self._add)
        for number, (search, name, note) in enumerate(places):
            button = Button(name, "secondary", "plus", small=True)
            button.setAccessibleName(self._panel.words("case.finding.add", place=name))
            button.setObjectName(f"request.finding.add.{number}")
            button.clicked.connect(
                lambda _checked=False, search=search, what=note or name: self._note(search, what)
            )
            self._add.addWidget(button)
            button.show()
        self._adding.setVisible(bool(places))

    def _note(self, search: int, what: str) -> None:
        from dpo_desk.duties import findings

        request = self._panel.request_id
        self._panel.write(
            lambda register: findings.add(register, request, what, search_id=search),
            lambda finding: self.cards.expect(finding.uid),
        )


def _fitting(kinds: Sequence[RequestKind]) -> set[FindingChoice]:
    """What can be done with something that answers claims of these kinds."""
    known = {code for kind in kinds for code in _FITTING.get(kind, tuple(FindingChoice))}
    return known or set(FindingChoice)
