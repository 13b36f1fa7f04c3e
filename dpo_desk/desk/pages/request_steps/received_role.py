"""Whose data these are: the company's own, a customer's, or both; and the forwarding that follows.

Only as processor (DOMAIN §4): nothing is answered on the substance, the request goes on to the
controller within the days of the agreement, and a mixed request becomes two cases.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.form import Form
from dpo_desk.desk.pages.request_steps.choices import choices
from dpo_desk.desk.pages.request_steps.panel import long_date
from dpo_desk.desk.tokens import Tone
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner, Card
from dpo_desk.desk.widgets.field import pair
from dpo_desk.desk.widgets.layout import Item, column, plain
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.duties.case_view import CaseView
from dpo_desk.law.codes import COMPANY_ROLES, Role
from dpo_desk.words import Words

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.more import More
    from dpo_desk.duties.roles import Roles

_GAP = tokens.FIELD_GAP
_NOTES: dict[Role, tuple[Tone, str]] = {
    Role.JOINT_CONTROLLER: ("info", "joint"),
    Role.UNCLEAR: ("warn", "unclear"),
}


class RoleGroup(QObject):
    """The role, what it means, and for a processor the card of the forwarding."""

    letter_asked = Signal(str)  # to_controller or redirect
    role_asked = Signal(object)  # the Role that the activities say
    split_asked = Signal()

    def __init__(self, form: Form, words: Words) -> None:
        super().__init__(form)
        self._form, self._words = form, words
        self._suggested = Role.CONTROLLER

    def items(self) -> Sequence[Item]:
        """The heading, the role, and what follows from it."""
        words, line = self._words, self._form.row
        self._note, self._noted = self._banner("request.role.note")
        self._says, self._said = self._banner("request.role.suggested")
        self._says.button.clicked.connect(lambda: self.role_asked.emit(self._suggested))
        self._split, self._splits = self._banner("request.split")
        self._split.button.clicked.connect(lambda _checked=False: self.split_asked.emit())
        self._forward = plain(column(_GAP, self._forwarding()))
        self._forward.hide()
        return (
            tokens.GROUP_GAP,
            Label(words("case.role"), "h3", wrap=True),
            4,
            Prose(words("case.role.help"), "small"),
            10,
            line("role", choices=choices(list(COMPANY_ROLES), words)),
            self._noted,
            self._said,
            self._splits,
            self._forward,
        )

    def show_case(self, view: CaseView, more: "More") -> None:
        """Show what the role asks for, and what the activities say of it."""
        words, role, roles = self._words, view.request.role, more.roles
        self._noted.setVisible(role in _NOTES)
        if role in _NOTES:
            tone, key = _NOTES[role]
            said = words(f"case.role.{key}"), words(f"case.role.{key}.help")
            self._note.show_message(tone, *said)
        self._suggested = roles.suggested
        differs = roles.suggested is not role and not roles.mixed
        self._said.setVisible(differs)
        if differs:
            self._say_suggested(roles)
        self._splits.setVisible(roles.mixed)
        self._split.show_message(
            "warn", words("case.split"), words("case.split.help"), words("case.split.do")
        )
        self._forward.setVisible(role is Role.PROCESSOR)
        self._show_clock(view, more)

    def _say_suggested(self, roles: "Roles") -> None:
        words = self._words
        activities = roles.processed or roles.own
        named = ", ".join(each.name for each in activities)
        self._says.show_message(
            "info",
            words(f"case.role.suggested.{roles.suggested.value}"),
            named,
            words("case.role.suggested.do"),
        )

    def _show_clock(self, view: CaseView, more: "More") -> None:
        words, roles = self._words, more.roles
        tone: Tone = "info"
        title = words("case.forward")
        if roles.forwarded_on is not None:
            day = long_date(roles.forwarded_on, words)
            tone, title = "ok", words("case.forward.done", date=day)
        elif roles.forward_by is not None:
            late = view.today > roles.forward_by
            tone = "warn" if late else "info"
            key = "case.forward.late" if late else "case.forward.by"
            title = words(key, date=long_date(roles.forward_by, words))
        self._clock.show_message(tone, title, words("case.forward.help"))
        self._days.set_help(words("case.forward.days.help", n=more.forward_days))

    def _forwarding(self) -> Card:
        words, line = self._words, self._form.row
        self._clock = Banner("info", "")
        self._clock.setObjectName("request.forward.clock")
        self._days: Any = line("forward_days")
        return Card(
            self._clock,
            _GAP,
            pair(line("controller_name"), line("controller_email")),
            _GAP,
            line("controller_named"),
            4,
            Label(words("case.forward.named.help"), "help", wrap=True),
            _GAP,
            pair(self._days, QWidget()),
            16,
            plain(
                FlowRow(
                    self._button("case.forward.write", "to_controller", "send"),
                    self._button("case.forward.redirect", "redirect", "mail"),
                )
            ),
        )

    def _button(self, key: str, letter: str, icon: str) -> Button:
        made = Button(self._words(key), "secondary", icon)
        made.setObjectName(f"request.forward.{letter}")
        made.clicked.connect(lambda _checked=False: self.letter_asked.emit(letter))
        return made

    @staticmethod
    def _banner(name: str) -> tuple[Banner, QWidget]:
        """A banner with the gap above it, hidden together."""
        made = Banner("info", "")
        made.setObjectName(name)
        made.button.setObjectName(f"{name}.do")
        around = plain(column(_GAP, made))
        around.hide()
        return made, around
