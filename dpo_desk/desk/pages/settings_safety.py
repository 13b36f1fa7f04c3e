"""The cards of the settings that keep the register safe: its password and its copies."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.two_passwords import TwoPasswords
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.layout import column, plain
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.side_sheet import SideSheet
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.law import dates

if TYPE_CHECKING:
    from dpo_desk.desk.opening import Opening


class PasswordCard(Card):
    """Set, change or remove the password; said beforehand that it cannot be undone."""

    def __init__(self, host: QWidget, desk: Desk, opening: "Opening") -> None:
        """The sheet comes over ``host``."""
        words = desk.words
        self._host, self._desk, self._opening = host, desk, opening
        self._sheet: SideSheet | None = None
        self._state = Prose("", "muted")
        self._set = Button(words("settings.password.set"))
        self._set.setObjectName("settings.password.set")
        self._set.clicked.connect(lambda _checked=False: self._ask())
        self._remove = Button(words("settings.password.remove"), "ghost")
        self._remove.setObjectName("settings.password.remove")
        self._remove.clicked.connect(lambda _checked=False: self._ask_remove())
        super().__init__(
            Label(words("lock.password"), "h2"),
            6,
            self._state,
            14,
            plain(FlowRow(self._set, self._remove)),
        )

    def show_state(self, *, encrypted: bool) -> None:
        """Say whether there is a password."""
        words = self._desk.words
        key = "settings.password.there" if encrypted else "settings.password.none"
        self._state.set_text(words(key))
        change = "settings.password.change" if encrypted else "settings.password.set"
        self._set.set_text(words(change))
        self._remove.setVisible(encrypted)

    def close_sheet(self) -> bool:
        """Close the sheet; False where none is open."""
        if self._sheet is None or not self._sheet.is_open:
            return False
        self._sheet.close_sheet()
        return True

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


class BackupCard(Card):
    """Make a copy, bring one back."""

    def __init__(self, desk: Desk, opening: "Opening") -> None:
        words = desk.words
        self._desk, self._opening = desk, opening
        self._last = Label("", "muted", wrap=True)
        self.make = Button(words("backup.make"), icon="save")
        self.make.setObjectName("settings.backup")
        self.make.clicked.connect(lambda _checked=False: self._ask_folder())
        back = Button(words("backup.restore"), "ghost")
        back.setObjectName("settings.restore")
        back.clicked.connect(lambda _checked=False: self._restore())
        super().__init__(
            Label(words("settings.backup"), "h2"),
            6,
            self._last,
            4,
            Prose(words("settings.backup.body"), "small"),
            14,
            plain(FlowRow(self.make, back)),
        )

    def show_last(self, day: date | None) -> None:
        """Say when the last copy was made."""
        words = self._desk.words
        if day is None:
            self._last.setText(words("settings.backup.none"))
        else:
            said = dates.write(day, words.language)
            self._last.setText(words("settings.backup.last", date=said))

    def copy_to(self, folder: Path) -> None:
        """Make a copy in a folder."""
        self._desk.preferences.set("backup_folder", str(folder))

        def job(register: Any) -> tuple[Path, date]:
            return register.backup(folder), register.clock.today()

        self._desk.background.write(job, self._made, self._desk.tell, owner=self)

    def _ask_folder(self) -> None:
        words = self._desk.words
        before = str(self._desk.preferences.get("backup_folder", ""))
        chosen = QFileDialog.getExistingDirectory(self, words("settings.backup.where"), before)
        if chosen:
            self.copy_to(Path(chosen))

    def _made(self, made: tuple[Path, date]) -> None:
        path, day = made
        self.show_last(day)
        self._desk.toast(self._desk.words("settings.backup.made", name=path.name))

    def _restore(self) -> None:
        current = self._opening.current
        if current is not None:
            self._opening.ask_restore(current.path)
