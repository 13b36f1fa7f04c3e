"""Step 3: where the person's data can lie: one row a system, and what was found there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.pieces import Pieces
from dpo_desk.desk.pages.request_steps.half_typed import HalfTyped
from dpo_desk.desk.pages.request_steps.panel import Panel, body
from dpo_desk.desk.pages.request_steps.questions import Questions
from dpo_desk.desk.pages.request_steps.scope_list import SourceList
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import CheckBox, LineEdit
from dpo_desk.desk.widgets.layout import Item, column, row
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.duties import collecting
from dpo_desk.duties.case_view import CaseView
from dpo_desk.law.codes import LetterKind

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.scope_row import SourceRow
    from dpo_desk.duties.collecting import Source

_TO_PROCESSOR = (LetterKind.TO_PROCESSOR,)


class ScopePanel(Panel):
    """Asks «Hvor kan opplysningene ligge?»."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._half = HalfTyped(self)
        self._boxes: dict[int, CheckBox] = {}
        self._asked: Questions | None = None
        self.pieces = Pieces(self._build_rows, self._build_adding, self._build_activities)
        self.pieces.built.connect(self._show_built)
        self.pieces.ready = lambda: self.list.whole  # one thing in each turn
        self.setLayout(column(body(self.pieces)))
        self.pieces.begin()

    def show_case(self, view: CaseView) -> None:
        """One row a place, in the order of the register."""
        super().show_case(view)
        self._half.show(view)
        self.list.show_sources(view.sources)
        self._none.setVisible(not view.sources)
        self._show_built()

    def _build_rows(self) -> Sequence[Item]:
        words = self.words
        self._dropping = Label("", "strong", wrap=True)
        self._dropping.setObjectName("request.scope.drop")
        self._dropping.hide()
        self.list = SourceList(self)
        self._none = Prose(words("scope.none"), "muted")
        self._none.hide()
        title = Label(words("scope.title"), "h2")
        help_ = Prose(words("scope.help"), "muted")
        return (title, 6, help_, 16, self._dropping, self.list, self._none)

    def _build_adding(self) -> Sequence[Item]:
        words = self.words
        place = self._place = LineEdit("", words("scope.add.placeholder"))
        place.setObjectName("request.scope.place")
        place.returnPressed.connect(self._add)
        self._half.keep("scope.place", place)
        self.fields["place"] = Field(words("scope.add"), place)
        add = Button(words("scope.add"), "secondary", "plus")
        add.setObjectName("request.scope.add")
        add.clicked.connect(self._add)
        return (16, row((self.fields["place"], 1), column(None, add), gap=12))

    def _build_activities(self) -> Sequence[Item]:
        words = self.words
        self._activities = column(gap=8)
        self._asked_box = column()
        return (
            24,
            Label(words("scope.activities"), "h3"),
            4,
            Prose(words("scope.activities.help"), "small"),
            10,
            self._activities,
            24,
            self._asked_box,
        )

    def _show_built(self) -> None:
        """What stands below the rows, once it is there."""
        view = self.view
        if view is None or not self.pieces.whole:
            return
        if self._asked is None and self.more.asking.questions:
            self._asked = Questions(self, "clarification")
            self._asked_box.addWidget(self._asked)
        if self._asked is not None:
            self._asked.show_case(self.more)
        self._show_activities(view)

    def flush(self) -> None:
        """Keep what is typed in any row."""
        self.list.flush()
        self._half.flush()

    @property
    def rows(self) -> "dict[int, SourceRow]":
        """The rows that are built, by search."""
        return self.list.rows

    def can_ask(self, source: "Source") -> bool:
        """Whether a letter can ask the one who holds the data to look (28 (3) e)."""
        asked = {offer.service_id for offer in self.more.offers if offer.kind in _TO_PROCESSOR}
        return source.search.service_id in asked

    def ask_processor(self, service: int | None) -> None:
        """Write to the processor of a place."""
        self.step_asked.emit(f"answer:{LetterKind.TO_PROCESSOR.value}/{service or 0}")

    def is_new(self, source: "Source") -> bool:
        """Whether the register does not know a place by any name."""
        known = source.search.service_id is not None
        return not known and source.name.casefold() not in self.more.services

    def enter(self, source: "Source") -> None:
        """Take a place of one's own into the register, where every later case finds it."""
        from dpo_desk.duties import new_place

        search, words = source.search.id, self.words
        said = words("case.scope.registered", place=source.name)
        self.write(
            lambda register: new_place.into_register(register, search),
            lambda _service: self.desk.toast(said, words("undo.do"), self.desk.undo),
        )

    def say_drop(self, text: str) -> None:
        """Say while files are dragged where they will go."""
        self._dropping.setText(text)
        self._dropping.setVisible(bool(text))

    def _show_activities(self, view: CaseView) -> None:
        if set(self._boxes) != {choice.id for choice in view.activities}:
            for box in self._boxes.values():
                box.hide()
                box.deleteLater()
            self._boxes = {}
            for choice in view.activities:
                box = self._boxes[choice.id] = CheckBox(choice.name)
                box.setObjectName(f"request.scope.activity.{choice.id}")
                box.clicked.connect(lambda _on=False, activity=choice.id: self._apply(activity))
                self._activities.addWidget(box)
                box.show()  # at once: what is not shown has no place in the order of Tab
        for choice in view.activities:
            self._boxes[choice.id].setChecked(choice.applies)

    def _apply(self, activity: int) -> None:
        request, applies = self.request_id, self._boxes[activity].isChecked()
        self.write(lambda register: collecting.set_applies(register, request, activity, applies))

    def _add(self) -> None:
        request, name = self.request_id, self._place.text()
        self.write(
            lambda register: collecting.add_place(register, request, name),
            lambda _search: self._half.given(),
        )
