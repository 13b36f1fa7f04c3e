"""The sheet in which a request is logged; the deadline shows while the date is being typed."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import Form
from dpo_desk.desk.pages.kind_picker import KindPicker
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.field import Field, pair
from dpo_desk.desk.widgets.layout import column, plain
from dpo_desk.desk.widgets.side_sheet import SideSheet
from dpo_desk.desk.widgets.text import Label
from dpo_desk.law import dates
from dpo_desk.law.codes import Channel, Relation, RequestKind
from dpo_desk.records import Request
from dpo_desk.words import LANGUAGES, DeskError

if TYPE_CHECKING:
    from dpo_desk.law.facts import Deadlines

_TEXTS = (
    "requester_name", "requester_email", "requester_phone", "requester_address", "text",
)  # fmt: skip
_TYPED = ("received_on", *_TEXTS)
_UNLOGGED = "unlogged"  # in place of a uid: what is typed before there is a request


class NewRequestSheet(SideSheet):
    """Asks «Hva kom inn?»; what is typed stays when the sheet is closed and opened again.

    It is kept in the register until it is logged: a lock or a power cut takes nothing away.
    """

    created = Signal(object)  # the Request

    def __init__(self, host: QWidget, desk: Desk) -> None:
        words = desk.words
        self._desk = desk
        self._form = Form(desk, Request, name="newrequest")
        self._kinds = KindPicker(words, name="newrequest")
        self._kinds.set_kinds([RequestKind.ACCESS])
        self._kind_field = Field(words("request.kinds"), self._kinds)
        body = plain(column(*self._rows()))
        self.create_button = Button(words("request.create"), "primary")
        self.create_button.setObjectName("newrequest.create")
        cancel = Button(words("common.cancel"), "ghost")
        cancel.setObjectName("newrequest.cancel")
        super().__init__(host, words, words("request.new.title"), body, cancel, self.create_button)
        self._form.setParent(self)
        self._form.edited.connect(self._edited)
        self._kinds.changed.connect(self._kinds_changed)
        self.create_button.clicked.connect(lambda _checked=False: self._create())
        cancel.clicked.connect(lambda _checked=False: self.close_sheet())
        self._kept: dict[str, str] = {}
        self._show_language()
        desk.background.read(lambda register: register.drafts(_UNLOGGED), self._recall, owner=self)

    def keep(self) -> None:
        """Let the register keep what is typed and not yet logged."""
        typed = {field: _text(self._form.control(field)) for field in _TYPED}
        changed = {
            field: text for field, text in typed.items() if text != self._kept.get(field, "")
        }
        if changed:
            self._kept |= changed
            self._desk.background.write(lambda register: _keep(register, changed), owner=self)

    def _recall(self, kept: dict[str, str]) -> None:
        """Show what was typed before; what is typed since the sheet opened stays."""
        self._kept = {field: kept.get(field, "") for field in _TYPED}
        for field, text in self._kept.items():
            control = self._form.control(field)
            if text and not _text(control):
                _set_text(control, text)
        if self._kept["received_on"]:
            self._look_ahead()

    def _rows(self) -> list[QWidget | int]:
        words, form, gap = self._desk.words, self._form, tokens.FIELD_GAP
        received = form.row("received_on")
        form.control("received_on").setPlaceholderText(words("date.placeholder"))
        self._due = Label("", "small", wrap=True)
        self._due.setObjectName("newrequest.due")
        self._by = Label("", "strong", wrap=True)
        self._by.setObjectName("newrequest.by")
        for line in (self._by, self._due):
            line.hide()
        channels = [(code, words(code.key)) for code in Channel]
        relations = [(code, words(code.key)) for code in Relation]
        languages = [(code, words(f"field.letter.language.{code}")) for code in LANGUAGES]
        form.row("relation", choices=relations)
        form.control("relation").set_value(Relation.OTHER)  # fits all: nothing is left out
        return [
            self._kind_field,
            gap,
            received,
            8,
            self._by,
            2,
            self._due,
            8,
            form.row("channel", choices=channels),
            gap,
            form.row("text"),
            tokens.GROUP_GAP,
            Label(words("request.who"), "h3"),
            10,
            form.row("requester_name"),
            gap,
            form.row("relation"),
            gap,
            pair(form.row("requester_email"), form.row("requester_phone")),
            gap,
            form.row("requester_address"),
            gap,
            form.row("language", choices=languages),
        ]

    def _show_language(self) -> None:
        """The language of the company's letters is the likeliest."""
        combo = self._form.control("language")
        self._desk.background.read(
            lambda register: register.company().letter_language, combo.set_value, owner=self
        )

    def _kinds_changed(self, _kinds: object) -> None:
        self._kind_field.clear()
        self._look_ahead()  # a question has no deadline

    def _edited(self, field: str) -> None:
        self._form.clear_error(field)
        if field == "received_on":
            self._look_ahead()

    def _look_ahead(self) -> None:
        day: date | None = self._form.control("received_on").read()
        if day is None:
            self._by.hide()
            self._due.hide()
            return
        kinds = tuple(self._kinds.kinds)

        def job(register: Any) -> "Deadlines | None":
            from dpo_desk.duties import deadline_preview

            return deadline_preview.preview(register, day, kinds)

        self._desk.background.read(job, lambda found: self._show_due(day, found), owner=self)

    def _show_due(self, day: date, found: "Deadlines | None") -> None:
        if day != self._form.control("received_on").read():
            return  # somebody has typed on
        words = self._desk.words
        written = [dates.write(day, words.language, "weekday")]
        if found is not None:
            written += [
                dates.write(each, words.language, "weekday")
                for each in (found.due_on, found.latest)
            ]
            self._by.setText(words("newrequest.by", due=written[1]))
            self._due.setText(words("newrequest.due", received=written[0], latest=written[2]))
        else:
            self._due.setText(words("newrequest.received", received=written[0]))
        self._by.setVisible(found is not None)
        self._due.show()

    def _create(self) -> None:
        if not self._form.check():
            return
        from dpo_desk.duties import intake

        values = self._form.values()
        draft = intake.RequestDraft(
            kinds=tuple(self._kinds.kinds),
            received_on=values["received_on"],
            channel=values["channel"],
            relation=values["relation"],
            language=values["language"],
            **{field: values[field] for field in _TEXTS},
        )
        self.create_button.setEnabled(False)
        self._desk.background.write(
            lambda register: intake.log_request(register, draft),
            self._created,
            self._refused,
            owner=self,
        )

    def _created(self, request: Request) -> None:
        done = dict.fromkeys(_TYPED, "")
        self._desk.background.write(lambda register: _keep(register, done), owner=self)
        self._kept = done
        self.close_sheet()
        self.created.emit(request)

    def _refused(self, error: Exception) -> None:
        self.create_button.setEnabled(True)
        if isinstance(error, DeskError) and getattr(error, "field", "") == "kind":
            self._kind_field.set_error(error.say(self._desk.words))
            self._kinds.setFocus()
        elif isinstance(error, DeskError) and not hasattr(error, "field"):
            self._desk.tell(error)
        else:
            self._form.reject(error)


def _keep(register: Any, texts: dict[str, str]) -> None:
    for field, text in texts.items():
        register.keep_draft(Request.table, _UNLOGGED, field, text)


def _text(control: Any) -> str:
    return str(control.toPlainText() if hasattr(control, "toPlainText") else control.text())


def _set_text(control: Any, text: str) -> None:
    (control.setPlainText if hasattr(control, "setPlainText") else control.setText)(text)
