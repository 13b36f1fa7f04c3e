"""Article 19: who received the data, and whether they have been told and have confirmed."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dpo_desk.desk.pages.request_steps.panel import Panel, empty, short_date
from dpo_desk.desk.tokens import Tone
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.chip import Chip
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import LineEdit
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.text import Elide, Label, Prose, Rule
from dpo_desk.law.codes import LetterKind, RequestKind
from dpo_desk.records import Notification

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.more import More
    from dpo_desk.words import Words


def told_line(rows: tuple[Notification, ...], untold: tuple[str, ...], words: "Words") -> str:
    """«2 av 3 har bekreftet»; who is not to be told is not waited for."""
    waited = [each for each in rows if not each.untold.strip()]
    unlisted = set(untold) - {each.name for each in rows}
    total = len(waited) + len(unlisted)
    done = sum(each.confirmed_on is not None for each in waited)
    return words.n("along.told.state", total, done=done) if total else words("along.told.none")


class Told(Card):
    """How many have confirmed, and a line a recipient; hidden where nobody is to be told."""

    def __init__(self, panel: Panel, *, titled: bool = True) -> None:
        """Without a title where what is around it has the same."""
        words = panel.words
        self._panel = panel
        title = (Label(words("case.told"), "h3"), 4) if titled else ()
        self._lines: QVBoxLayout = column()
        self._state = Label("", "strong", wrap=True)
        self._state.setObjectName("request.told.state")
        self._shown: tuple[Any, ...] = ()
        self._find = Button(words("case.told.find"), "secondary", "users")
        self._find.setObjectName("request.told.find")
        self._find.clicked.connect(lambda _checked=False: self._list())
        self._finding = plain(row(self._find, None, margins=(0, 10, 0, 0)))
        super().__init__(
            *title,
            self._state,
            4,
            Prose(words("case.told.help"), "small"),
            8,
            self._lines,
            self._finding,
        )
        self.hide()

    def show_case(self, more: "More") -> None:
        """Show whom it concerns."""
        rows = more.notifications
        self._state.setText(told_line(rows, more.untold, self._panel.words))
        self._finding.setVisible(bool(set(more.untold) - {row.name for row in rows}))
        self.setVisible(bool(rows) or bool(more.untold))
        if (rows, more.groups) == self._shown:
            return
        self._shown = rows, more.groups
        empty(self._lines)
        for number, each in enumerate(rows):
            if number:
                self._lines.addWidget(Rule())
            line = self._line(number, each, group=each.recipient_id in more.groups)
            self._lines.addWidget(line)
            line.show()

    def _line(self, number: int, each: Notification, *, group: bool) -> QWidget:
        words = self._panel.words
        about = ", ".join(words(RequestKind(kind).key) for kind in each.about)
        said = " · ".join(part for part in (about, each.contact) if part)
        texts = column(Elide(each.name, "strong"), Elide(said, "caption"), gap=1)
        chip = Chip(*_state(each, self._panel))
        body = column(row((texts, 1), chip, gap=12), margins=(0, 10, 0, 10), gap=8)
        if each.confirmed_on is None:
            body.addWidget(self._deeds(number, each, group=group))
        return plain(body)

    def _deeds(self, number: int, each: Notification, *, group: bool) -> QWidget:
        """What can be done; of a group that nobody can name, why it is not told."""
        words, name = self._panel.words, f"request.told.{number}"
        if each.told_on is not None:
            return plain(FlowRow(self._button("case.told.confirm", f"{name}.confirm",
                                              lambda: self._confirm(each))))  # fmt: skip
        why = LineEdit(each.untold)
        why.setObjectName(f"{name}.untold")
        hint = words("case.told.group") if group else ""
        field = Field(words("field.notification.untold"), why, hint=hint)
        why.editingFinished.connect(lambda: self._untold(each, why))
        told = self._button("case.told.do", f"{name}.do", lambda: self._told(each))
        if group:
            return plain(column(field, plain(FlowRow(told)), gap=10))
        letter = self._button("case.told.write", f"{name}.write", lambda: self._write(each), "mail")
        return plain(column(plain(FlowRow(letter, told, gap=8)), field, gap=10))

    def _button(self, key: str, name: str, act: Any, icon: str = "check") -> Button:
        made = Button(self._panel.words(key), "secondary", icon, small=True)
        made.setObjectName(name)
        made.clicked.connect(lambda _checked=False: act())
        return made

    def _list(self) -> None:
        from dpo_desk.duties import telling
        from dpo_desk.records import Request

        request = self._panel.request_id
        self._panel.write(lambda register: telling.due(register, register.get(Request, request)))

    def _write(self, each: Notification) -> None:
        to = f"{each.service_id or 0}/{each.recipient_id or 0}"
        self._panel.step_asked.emit(f"answer:{LetterKind.TO_RECIPIENT.value}/{to}")

    def _told(self, each: Notification) -> None:
        from dpo_desk.duties import telling

        self._panel.write(lambda register: telling.told(register, each.id))

    def _confirm(self, each: Notification) -> None:
        from dpo_desk.duties import telling

        self._panel.write(lambda register: telling.confirmed(register, each.id))

    def _untold(self, each: Notification, why: LineEdit) -> None:
        from dpo_desk.duties import telling

        text = why.text()
        if text.strip() != each.untold:
            self._panel.write(lambda register: telling.untold(register, each.id, text))


def _state(each: Notification, panel: Panel) -> tuple[str, Tone, str]:
    words = panel.words
    if each.confirmed_on is not None:
        day = short_date(each.confirmed_on, words)
        return words("case.told.confirmed", date=day), "ok", "circle-check"
    if each.told_on is not None:
        return words("case.told.told", date=short_date(each.told_on, words)), "info", "send"
    if each.untold.strip():
        return words("case.told.untold"), "neutral", "circle"
    return words("case.told.waits"), "warn", "circle"
