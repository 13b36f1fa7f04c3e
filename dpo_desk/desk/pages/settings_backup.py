"""The card of the copies: the last one, where they lie, when they are taken, and the way back."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtWidgets import QFileDialog

from dpo_desk.desk import keeper, tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner, Card
from dpo_desk.desk.widgets.inputs import CheckBox
from dpo_desk.desk.widgets.layout import column, plain
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.text import Elide, Label, Prose
from dpo_desk.law import dates
from dpo_desk.law.clock import local_date

if TYPE_CHECKING:
    from dpo_desk.desk.opening import Opening
    from dpo_desk.duties.copies import Kept
    from dpo_desk.words import DeskError


class CopyState(NamedTuple):
    """What the card shows."""

    last: date | None
    trouble: "DeskError | None"
    standard: Path


def read_state(register: Any, chosen: Path | None) -> CopyState:
    """When the last copy was made and where; on the register's thread."""
    from dpo_desk.duties import copies

    found = copies.state(register, chosen)
    last = local_date(found.last) if found.last is not None else None
    return CopyState(last, found.trouble, copies.standard_folder())


class BackupCard(Card):
    """Take a copy, choose where and when they are taken, bring one back."""

    def __init__(self, desk: Desk, opening: "Opening") -> None:
        words = desk.words
        self._desk, self._opening = desk, opening
        self._last = Label("", "muted", wrap=True)
        self._last.setObjectName("settings.backup.last")
        self._standard = Prose("", "small")
        self._trouble = Banner("warn", "")
        self._trouble.setObjectName("settings.backup.trouble")
        self._trouble.hide()
        self.make = Button(words("backup.make"), icon="save")
        self.make.setObjectName("settings.backup")
        self.make.clicked.connect(lambda _checked=False: self._copy_now())
        back = Button(words("backup.restore"), "ghost")
        back.setObjectName("settings.restore")
        back.clicked.connect(lambda _checked=False: desk.navigate("restore"))
        super().__init__(
            Label(words("settings.backup"), "h2"),
            6,
            self._last,
            10,
            plain(FlowRow(self.make, back)),
            tokens.GROUP_GAP,
            self._wish("closing"),
            10,
            self._wish("daily"),
            10,
            self._standard,
            tokens.GROUP_GAP,
            *self._place(),
            10,
            self._trouble,
            6,
            Prose(words("settings.backup.password"), "small"),
        )
        if opening.guard is not None:
            opening.guard.keeper.copied.connect(self._copied)

    def show_state(self, state: CopyState) -> None:
        """Say when the last copy was made, where copies lie, and what is wrong."""
        words, last = self._desk.words, state.last
        said = dates.write(last, words.language) if last is not None else ""
        key = "settings.backup.last" if said else "settings.backup.none"
        self._last.setText(words(key, date=said) if said else words(key))
        self._standard.set_text(words("settings.backup.standard", folder=state.standard))
        self._show_place(keeper.chosen_folder(self._desk))
        self._show_trouble(state.trouble or self._known())

    def choose(self, folder: Path | None) -> None:
        """Let copies also go to a folder, beginning now."""
        keeper.choose_folder(self._desk, folder)
        self._show_place(folder)
        self._show_trouble(None)
        if folder is not None:
            self._copy_now()
        elif self._opening.guard is not None:
            self._opening.guard.keeper.say(None)

    def _known(self) -> "DeskError | None":
        """What went wrong while nobody looked; whether the folder is there has been asked anew."""
        known = self._opening.guard.keeper.trouble if self._opening.guard is not None else None
        return known if known is not None and known.key != "copies.missing" else None

    def _wish(self, what: str) -> CheckBox:
        key = f"copies.{what}"
        box = CheckBox(self._desk.words(f"settings.backup.{what}"))
        box.setObjectName(f"settings.backup.{what}")
        box.setChecked(bool(keeper.Wish(self._desk, key)))
        box.toggled.connect(lambda wanted: keeper.Wish(self._desk, key).set(wanted))
        return box

    def _place(self) -> list[Any]:
        words = self._desk.words
        self._folder = Elide("", "strong")
        self._folder.setObjectName("settings.backup.folder")
        self._nowhere = Prose(words("settings.backup.too.none"), "small")
        self._choose = Button(words("settings.backup.choose"), small=True)
        self._choose.setObjectName("settings.backup.choose")
        self._choose.clicked.connect(lambda _checked=False: self._ask_folder())
        self._stop = Button(words("settings.backup.stop"), "ghost", small=True)
        self._stop.setObjectName("settings.backup.stop")
        self._stop.clicked.connect(lambda _checked=False: self.choose(None))
        return [
            Label(words("settings.backup.too"), "field", wrap=True),
            tokens.LABEL_GAP,
            plain(column(self._folder, self._nowhere)),
            8,
            plain(FlowRow(self._choose, self._stop)),
        ]

    def _show_place(self, folder: Path | None) -> None:
        words = self._desk.words
        self._folder.set_text(str(folder or ""))
        self._folder.setVisible(folder is not None)
        self._nowhere.setVisible(folder is None)
        self._stop.setVisible(folder is not None)
        key = "settings.backup.other" if folder else "settings.backup.choose"
        self._choose.set_text(words(key))

    def _show_trouble(self, trouble: "DeskError | None") -> None:
        if trouble is not None:
            self._trouble.show_message("warn", trouble.say(self._desk.words))
        self._trouble.setVisible(trouble is not None)

    def _ask_folder(self) -> None:
        words = self._desk.words
        before = str(keeper.chosen_folder(self._desk) or "")
        chosen = QFileDialog.getExistingDirectory(self, words("settings.backup.where"), before)
        if chosen:
            self.choose(Path(chosen))

    def _copy_now(self) -> None:
        if self._opening.guard is not None:
            self.make.setEnabled(False)
            self._opening.guard.keeper.copy_now()

    def _copied(self, kept: "Kept") -> None:
        asked = not self.make.isEnabled()
        self.make.setEnabled(True)
        self._show_trouble(kept.trouble)
        if kept.made:
            chosen = keeper.chosen_folder(self._desk)
            self._desk.background.read(
                lambda register: read_state(register, chosen), self.show_state, owner=self
            )
            if asked:
                self._desk.toast(self._desk.words("copies.made"))
