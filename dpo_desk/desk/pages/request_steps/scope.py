"""Step 3: where the person's data can lie: one row a system, and what was found there."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.request_steps.half_typed import HalfTyped
from dpo_desk.desk.pages.request_steps.panel import Panel, body, empty
from dpo_desk.desk.pages.request_steps.questions import Questions
from dpo_desk.desk.pages.request_steps.scope_row import SourceRow
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import CheckBox, LineEdit
from dpo_desk.desk.widgets.layout import column, row
from dpo_desk.desk.widgets.text import Label, Prose, Rule
from dpo_desk.duties import collecting
from dpo_desk.duties.case_view import CaseView
from dpo_desk.law.codes import LetterKind

if TYPE_CHECKING:
    from dpo_desk.duties.collecting import Source


_TO_PROCESSOR = (LetterKind.TO_PROCESSOR,)


def _row_of(widget: QWidget | None) -> SourceRow | None:
    while widget is not None and not isinstance(widget, SourceRow):
        widget = widget.parentWidget()
    return widget


class ScopePanel(Panel):
    """Asks «Hvor kan opplysningene ligge?»."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = self.words
        self.rows: dict[int, SourceRow] = {}
        self._list = QVBoxLayout()
        self._list.setContentsMargins(1, 1, 1, 1)
        self._list.setSpacing(0)
        self._card = Card(self._list, margins=(0, 0, 0, 0))
        self._none = Prose(words("scope.none"), "muted")
        self._place = LineEdit("", words("scope.add.placeholder"))
        self._place.setObjectName("request.scope.place")
        self._place.returnPressed.connect(self._add)
        self._half = HalfTyped(self)
        self._half.keep("scope.place", self._place)
        self.fields["place"] = Field(words("scope.add"), self._place)
        add = Button(words("scope.add"), "secondary", "plus")
        add.setObjectName("request.scope.add")
        add.clicked.connect(self._add)
        self._activities = QVBoxLayout()
        self._activities.setContentsMargins(0, 0, 0, 0)
        self._activities.setSpacing(desk.theme.px(8))
        self._boxes: dict[int, CheckBox] = {}
        self._dropping = Label("", "strong", wrap=True)
        self._dropping.setObjectName("request.scope.drop")
        self._dropping.hide()
        self._asked: Questions | None = None
        self._asked_box = column()
        self.setLayout(
            column(
                body(
                    Label(words("scope.title"), "h2"),
                    6,
                    Prose(words("scope.help"), "muted"),
                    16,
                    self._dropping,
                    self._card,
                    self._none,
                    16,
                    row((self.fields["place"], 1), column(None, add), gap=12),
                    24,
                    Label(words("scope.activities"), "h3"),
                    4,
                    Prose(words("scope.activities.help"), "small"),
                    10,
                    self._activities,
                    24,
                    self._asked_box,
                )
            )
        )

    def show_case(self, view: CaseView) -> None:
        """One row a place, in the order of the register."""
        super().show_case(view)
        self._half.show(view)
        if self._asked is None and self.more.asking.questions:
            self._asked = Questions(self, "clarification")
            self._asked_box.addWidget(self._asked)
        if self._asked is not None:
            self._asked.show_case(self.more)
        wanted = [source.search.id for source in view.sources]
        if list(self.rows) == wanted:
            for source in view.sources:
                self.rows[source.search.id].show_source(source)
        else:
            self._rebuild(view)
        self._card.setVisible(bool(wanted))
        self._none.setVisible(not wanted)
        self._show_activities(view)

    def flush(self) -> None:
        """Keep what is typed in any row."""
        for shown in self.rows.values():
            shown.flush()
        self._half.flush()

    def stops(self) -> list[QWidget]:
        """The rows first: they are made after what stands below them."""
        order: dict[QWidget | None, int] = {
            shown: number for number, shown in enumerate(self.rows.values())
        }
        return sorted(super().stops(), key=lambda each: order.get(_row_of(each), len(order)))

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
        from dpo_desk.duties import services

        name, words = source.name, self.words
        said = words("case.scope.registered", place=name)
        self.write(
            lambda register: services.add(register, "", name, ""),
            lambda _service: self.desk.toast(said, words("undo.do"), self.desk.undo),
        )

    def say_drop(self, text: str) -> None:
        """Say while files are dragged where they will go."""
        self._dropping.setText(text)
        self._dropping.setVisible(bool(text))

    def _rebuild(self, view: CaseView) -> None:
        empty(self._list)
        self.rows = {}
        for number, source in enumerate(view.sources):
            if number:
                self._list.addWidget(Rule())
            shown = self.rows[source.search.id] = SourceRow(self, source)
            self._list.addWidget(shown)
            shown.show()

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
