"""The card that removes the whole register: its company's name must be written (DESIGN §9)."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import LineEdit
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.side_sheet import SideSheet
from dpo_desk.desk.widgets.text import Label, Prose

if TYPE_CHECKING:
    from dpo_desk.desk.opening import Opening


class WipeCard(Card):
    """Asks for the name, then removes the file; copies stay."""

    def __init__(self, host: QWidget, desk: Desk, opening: "Opening") -> None:
        """The sheet comes over ``host``."""
        words = desk.words
        self._host, self._desk, self._opening = host, desk, opening
        self._company = ""
        self._sheet: SideSheet | None = None
        ask = Button(words("settings.wipe.ask"), "danger")
        ask.setObjectName("settings.wipe")
        ask.clicked.connect(lambda _checked=False: self._ask())
        super().__init__(
            Label(words("settings.wipe"), "h2"),
            6,
            Prose(words("settings.wipe.body"), "small"),
            14,
            row(ask, None),
        )

    def show_company(self, name: str) -> None:
        """The name that must be written."""
        self._company = name

    def close_sheet(self) -> bool:
        """Close the sheet; False where none is open."""
        if self._sheet is None or not self._sheet.is_open:
            return False
        self._sheet.close_sheet()
        return True

    def _ask(self) -> None:
        words = self._desk.words
        edit = LineEdit()
        edit.setProperty("unkept", True)  # it is typed to mean it
        edit.setObjectName("settings.wipe.name")
        field = Field(words("field.company.name"), edit)
        edit.textEdited.connect(lambda _text: field.clear())
        body = column(
            Prose(words("settings.wipe.final"), "small"),
            12,
            Prose(words("wipe.body"), "small"),
            12,
            field,
        )
        do = Button(words("wipe.do"), "danger")
        do.setObjectName("settings.wipe.do")
        do.clicked.connect(lambda _checked=False: self._remove(edit.text(), field, edit))
        cancel = Button(words("common.cancel"), "ghost")
        cancel.clicked.connect(lambda _checked=False: self.close_sheet())
        if self._sheet is not None:
            self._sheet.deleteLater()
        title = words("wipe.title", name=self._company)
        self._sheet = SideSheet(self._host, words, title, plain(body), cancel, do)
        self._sheet.open_sheet()

    def _remove(self, typed: str, field: Field, edit: LineEdit) -> None:
        if " ".join(typed.split()).casefold() != " ".join(self._company.split()).casefold():
            field.set_error(self._desk.words("settings.wipe.differs", name=self._company))
            edit.setFocus()
            return
        from dpo_desk.desk.removal import remove_register

        remove_register(self._opening)
