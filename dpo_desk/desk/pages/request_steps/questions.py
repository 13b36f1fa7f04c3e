"""What the person was asked, whether an answer came, and the pause that follows, disputed as it is.

One list about who it is (step 2) and one about what is meant (step 3); a letter asks, and here its
answer is logged.
"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dpo_desk.desk.pages.request_steps.panel import Panel, empty, short_date
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.date_edit import DateEdit
from dpo_desk.desk.widgets.field import Field, pair
from dpo_desk.desk.widgets.inputs import LineEdit
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.text import Label

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.more import More
    from dpo_desk.duties.asking import Question


class Questions(Card):
    """The questions about one thing; hidden where none was asked."""

    def __init__(self, panel: Panel, about: str) -> None:
        """``about`` is identity or clarification."""
        words = panel.words
        self._panel, self._about = panel, about
        self._lines: QVBoxLayout = column(gap=10)
        self._shown: tuple[Question, ...] = ()
        self._on = DateEdit(panel.desk)
        self._on.setObjectName(f"request.asked.{about}.on")
        self._comment = LineEdit()
        self._comment.setObjectName(f"request.asked.{about}.comment")
        self.on = Field(words("case.asked.on"), self._on)
        comment = Field(words("identity.comment"), self._comment, optional=words("common.optional"))
        came = Button(words("case.asked.came"), "secondary", "check")
        came.setObjectName(f"request.asked.{about}.came")
        came.clicked.connect(self._came)
        self._answer = plain(column(pair(self.on, comment), 14, row(came, None)))
        super().__init__(
            Label(words(f"case.asked.{about}"), "h3"), 10, self._lines, 14, self._answer
        )
        self.hide()

    def show_case(self, more: "More") -> None:
        """Show what was asked and what came of it."""
        found = tuple(q for q in more.asking.questions if q.about.value == self._about)
        self.setVisible(bool(found))
        waits = any(question.waits for question in found)
        self._answer.setVisible(waits)
        if waits and self._on.day is None and not self._on.text():
            self._on.set_day(self._panel.desk.clock.today())
        if found == self._shown:
            return
        self._shown = found
        empty(self._lines)
        for question in found:
            line = self._line(question)
            self._lines.addWidget(line)
            line.show()

    def _line(self, question: "Question") -> QWidget:
        words = self._panel.words
        asked = words("case.asked.line", date=short_date(question.asked_on, words))
        if question.answered_on is None:
            said = words("case.asked.waits")
        else:
            said = words("case.asked.answered", date=short_date(question.answered_on, words))
        texts = column(Label(f"{asked} {said}", "strong", wrap=True), gap=2)
        if question.doubt:
            texts.addWidget(
                Label(words("case.asked.doubt", why=question.doubt), "small", wrap=True)
            )
        if not question.waits:
            key = "case.asked.credited" if question.credited else "case.asked.no_pause"
            texts.addWidget(Label(words(key), "caption", wrap=True))
        elif question.ask_by is not None and question.asked_on > question.ask_by:
            texts.addWidget(Label(words("case.asked.no_pause"), "caption", wrap=True))
        return plain(texts)

    def _came(self) -> None:
        from dpo_desk.duties import asking

        self._on.commit()
        if self._on.unreadable:
            self.on.set_error(self._panel.words("err.date.format"))
            self._on.setFocus()
            return
        request, about = self._panel.request_id, asking.About(self._about)
        day, comment = self._on.day, self._comment.text()
        self._panel.write(
            lambda register: asking.answer(register, request, about, on=day, comment=comment),
            lambda _request: self._done(),
            fields={"on": self.on},
        )

    def _done(self) -> None:
        self._comment.clear()
        self._on.set_day(None)
        self._panel.answered.emit()
