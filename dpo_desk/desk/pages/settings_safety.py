"""The card of the settings that keeps others out: the password, and the lock when idle."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from dpo_desk.desk import idle_lock, tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.two_passwords import TwoPasswords
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.field import Field, pair
from dpo_desk.desk.widgets.inputs import Combo
from dpo_desk.desk.widgets.layout import column, plain
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.side_sheet import SideSheet
from dpo_desk.desk.widgets.text import Label, Prose

if TYPE_CHECKING:
    from dpo_desk.desk.opening import Opening


class SecurityCard(Card):
    """Set, change or remove the password, said beforehand to be final; minutes until the lock."""

    def __init__(self, host: QWidget, desk: Desk, opening: "Opening") -> None:
        """The sheet comes over ``host``."""
        words = desk.words
        self._host, self._desk, self._opening = host, desk, opening
        self._sheet: SideSheet | None = None
        self._encrypted = False
        self._state = Prose("", "muted")
        self._set = Button(words("settings.password.set"))
        self._set.setObjectName("settings.password.set")
        self._set.clicked.connect(lambda _checked=False: self._ask())
        self._remove = Button(words("settings.password.remove"), "ghost")
        self._remove.setObjectName("settings.password.remove")
        self._remove.clicked.connect(lambda _checked=False: self._ask_remove())
        self._minutes = Combo(
            [
                (n, words.n("settings.lockafter", n) if n else words("settings.lock.never"))
                for n in (*filter(None, idle_lock.CHOICES), 0)
            ]
        )
        self._minutes.setObjectName("settings.lock")
        self._minutes.chosen.connect(self._choose_minutes)
        super().__init__(
            Label(words("settings.security"), "h2"),
            6,
            self._state,
            14,
            plain(FlowRow(self._set, self._remove)),
            tokens.GROUP_GAP,
            pair(Field(words("settings.lock"), self._minutes), QWidget()),
            6,
            Prose(words("settings.lock.body"), "small"),
        )

    def show_state(self, *, encrypted: bool) -> None:
        """Say whether there is a password."""
        words = self._desk.words
        key = "settings.password.there" if encrypted else "settings.password.none"
        self._state.set_text(words(key))
        change = "settings.password.change" if encrypted else "settings.password.set"
        self._set.set_text(words(change))
        self._remove.setVisible(encrypted)
        self._encrypted = encrypted
        self._minutes.set_value(idle_lock.minutes(self._desk, encrypted=encrypted))

    def close_sheet(self) -> bool:
        """Close the sheet; False where none is open."""
        if self._sheet is None or not self._sheet.is_open:
            return False
        self._sheet.close_sheet()
        return True

    def _choose_minutes(self, minutes: object) -> None:
        idle_lock.choose_minutes(self._desk, int(str(minutes)))
        if self._opening.guard is not None:
            self._opening.guard.watch_idle(encrypted=self._encrypted)

    def _ask(self) -> None:
        words = self._desk.words
        passwords = TwoPasswords(words, "settings.new")
        body = column(Prose(words("new.password.body"), "small"), 12, passwords, 12,
                      Prose(words("settings.password.final"), "small"))  # fmt: skip
        do = Button(self._set.text().replace("&&", "&"), "primary")
        do.setObjectName("settings.password.do")
        do.clicked.connect(lambda _checked=False: self._change(passwords.password()))
        self._open(do.accessibleName(), plain(body), do)

    def _ask_remove(self) -> None:
        words = self._desk.words
        body = column(Prose(words("settings.password.remove.body"), "small"))
        do = Button(words("settings.password.remove"), "danger")
        do.setObjectName("settings.password.do")
        do.clicked.connect(lambda _checked=False: self._change(None))
        self._open(words("settings.password.remove"), plain(body), do)

    def _open(self, title: str, body: QWidget, do: Button) -> None:
        if self._sheet is not None:
            self._sheet.deleteLater()
        cancel = Button(self._desk.words("common.cancel"), "ghost")
        self._sheet = SideSheet(self._host, self._desk.words, title, body, cancel, do)
        cancel.clicked.connect(lambda _checked=False: self.close_sheet())
        self._sheet.open_sheet()

    def _change(self, password: str | None) -> None:
        if password == "":
            return
        self._desk.background.write(
            lambda register: register.set_password(password),
            lambda _none: self._changed(encrypted=password is not None),
            self._desk.tell,
            owner=self,
        )

    def _changed(self, *, encrypted: bool) -> None:
        self.close_sheet()
        self.show_state(encrypted=encrypted)
        self._opening.password_changed(encrypted=encrypted)
        key = "settings.password.is_set" if encrypted else "settings.password.is_removed"
        self._desk.toast(self._desk.words(key))
