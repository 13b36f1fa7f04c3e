"""The sheet in which a request is logged; the deadline shows while the date is being typed.

How it came in is asked first: it says which fields are needed.
"""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import Form
from dpo_desk.desk.pages.kind_picker import KindPicker, show_refusal
from dpo_desk.desk.pages.new_request_parts import (
    ON_PAPER,
    REACHED,
    SPOKEN,
    MailPart,
    Scans,
    channel_row,
)
from dpo_desk.desk.pages.received_lines import ReceivedLines
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import LineEdit
from dpo_desk.desk.widgets.layout import column, plain
from dpo_desk.desk.widgets.side_sheet import SideSheet
from dpo_desk.desk.widgets.text import Label
from dpo_desk.law.codes import Channel, Relation, RequestKind
from dpo_desk.records import Request
from dpo_desk.words import LANGUAGES

_TEXTS = (
    "requester_name", "requester_email", "requester_phone", "requester_address", "text",
)  # fmt: skip
_TYPED = ("received_on", *_TEXTS)
_KEPT = (*_TYPED, "channel", "taken_by", "scans")
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
        self._guessed = ""  # the day that nobody has typed
        self._show_company()
        self._fit()
        desk.background.read(lambda register: register.drafts(_UNLOGGED), self._recall, owner=self)

    def keep(self) -> None:
        """Let the register keep what is typed and not yet logged."""
        typed = {field: _text(self._form.control(field)) for field in _TYPED}
        typed["channel"] = "" if self._channel is Channel.EMAIL else self._channel.value
        typed["taken_by"] = self._taken_by.text()
        typed["scans"] = "\n".join(map(str, self._scans.paths))
        changed = {
            field: text for field, text in typed.items() if text != self._kept.get(field, "")
        }
        if changed:
            self._kept |= changed
            self._desk.background.write(lambda register: _keep(register, changed), owner=self)

    def _recall(self, kept: dict[str, str]) -> None:
        """Show what was typed before; what is typed since the sheet opened stays."""
        self._kept = {field: kept.get(field, "") for field in _KEPT}
        for field in _TYPED:
            control = self._form.control(field)
            if self._kept[field] and not _text(control):
                _set_text(control, self._kept[field])
        if self._kept["channel"] and self._channel is Channel.EMAIL:
            self._channels.choose(self._kept["channel"])
            self._fit()
        if self._kept["taken_by"]:
            self._taken_by.setText(self._kept["taken_by"])
        self._scans.take([Path(each) for each in self._kept["scans"].split("\n") if each])
        if self._kept["received_on"]:
            self._look_ahead()

    def _rows(self) -> list[QWidget | int]:
        words, form, gap = self._desk.words, self._form, tokens.FIELD_GAP
        self._channels = channel_row(words)
        self._channels.changed.connect(lambda _key: self._came())
        self._mail = MailPart(self._desk)
        self._scans = Scans(self._desk)
        self._taken_by = LineEdit()
        self._taken_by.setObjectName("newrequest.taken_by")
        taken = Field(
            words("newrequest.taken_by"), self._taken_by, hint=words("newrequest.taken_by.help")
        )
        received = form.row("received_on")
        form.control("received_on").setPlaceholderText(words("date.placeholder"))
        self._lines = ReceivedLines(self._desk, "newrequest")
        relations = [(code, words(code.key)) for code in Relation]
        languages = [(code, words(f"field.letter.language.{code}")) for code in LANGUAGES]
        form.row("relation", choices=relations)
        form.control("relation").set_value(Relation.OTHER)  # fits all: nothing is left out
        reached = ("requester_email", "requester_phone", "requester_address")
        self._by_channel = {
            "mail": plain(column(gap, self._mail)),
            "scans": plain(column(self._scans, gap)),
            "taken_by": plain(column(taken, gap)),
            **{field: plain(column(form.row(field), gap)) for field in reached},
        }
        parts = self._by_channel
        return [
            Field(words("newrequest.channel"), self._channels),
            parts["mail"],
            gap,
            self._kind_field,
            gap,
            received,
            self._lines,
            gap,
            parts["taken_by"],
            parts["scans"],
            form.row("text"),
            tokens.GROUP_GAP,
            Label(words("request.who"), "h3"),
            10,
            form.row("requester_name"),
            gap,
            *(parts[field] for field in reached),
            form.row("relation"),
            gap,
            form.row("language", choices=languages),
        ]

    @property
    def _channel(self) -> Channel:
        return Channel(self._channels.chosen or Channel.EMAIL)

    def _came(self) -> None:
        """A way to come in is chosen; what is said to somebody is mostly written down that day."""
        received = self._form.control("received_on")
        if self._channel in SPOKEN and not received.text():
            received.set_day(self._desk.clock.today())
            self._guessed = received.text()
        elif self._channel not in SPOKEN and received.text() == self._guessed:
            received.set_day(None)
        self._look_ahead()
        self._fit()

    def _fit(self) -> None:
        """Ask for what the way in makes necessary; what is typed elsewhere stays."""
        channel = self._channel
        there = {
            "mail": channel is Channel.EMAIL,
            "scans": channel in ON_PAPER or bool(self._scans.files),
            "taken_by": channel in SPOKEN,
        }
        for name, part in self._by_channel.items():
            typed = name in _TEXTS and bool(_text(self._form.control(name)))
            part.setVisible(there.get(name, name in REACHED[channel] or typed))

    def _show_company(self) -> None:
        """The language of the company's letters is the likeliest; the manager took it down."""
        combo = self._form.control("language")

        def show(found: tuple[str, str]) -> None:
            combo.set_value(found[0])
            if not self._taken_by.text():
                self._taken_by.setText(found[1])

        self._desk.background.read(_company, show, owner=self)

    def _kinds_changed(self, _kinds: object) -> None:
        self._kind_field.clear()
        self._look_ahead()  # a question has no deadline

    def _edited(self, field: str) -> None:
        self._form.clear_error(field)
        if field == "received_on":
            self._look_ahead()

    def _look_ahead(self) -> None:
        self._lines.show_day(self._form.control("received_on").read(), self._kinds.kinds)

    def _create(self) -> None:
        if not self._form.check():
            return
        from dpo_desk.duties import intake, quick_intake

        values = self._form.values()
        draft = intake.RequestDraft(
            kinds=tuple(self._kinds.kinds),
            received_on=values["received_on"],
            channel=self._channel,
            taken_by=self._taken_by.text().strip() if self._channel in SPOKEN else "",
            relation=values["relation"],
            language=values["language"],
            **{field: values[field] for field in _TEXTS},
        )
        files = self._scans.files
        self.create_button.setEnabled(False)
        self._desk.background.write(
            lambda register: quick_intake.log(register, draft, files),
            self._created,
            self._refused,
            owner=self,
        )

    def _created(self, request: Request) -> None:
        done = dict.fromkeys(_KEPT, "")
        self._desk.background.write(lambda register: _keep(register, done), owner=self)
        self._kept = done
        self.close_sheet()
        words = self._desk.words
        self._desk.toast(words("intake.logged", ref=request.ref), words("undo.do"), self._desk.undo)
        self.created.emit(request)

    def _refused(self, error: Exception) -> None:
        self.create_button.setEnabled(True)
        show_refusal(error, self._desk, self._kind_field, self._form)


def _keep(register: Any, texts: dict[str, str]) -> None:
    for field, text in texts.items():
        register.keep_draft(Request.table, _UNLOGGED, field, text)


def _company(register: Any) -> tuple[str, str]:
    company = register.company()
    return company.letter_language, company.manager


def _text(control: Any) -> str:
    return str(control.toPlainText() if hasattr(control, "toPlainText") else control.text())


def _set_text(control: Any, text: str) -> None:
    (control.setPlainText if hasattr(control, "setPlainText") else control.setText)(text)
