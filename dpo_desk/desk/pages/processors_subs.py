"""The sub-processors of a processor: a name and a country a line, and one more."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import Form
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.field import pair
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.duties import services
from dpo_desk.records import SubProcessor


class SubProcessorList(QWidget):
    """Whom the supplier uses in its turn: a name and a country a line, and one more."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._uid = ""
        self._wanted = ""  # a new one that gets the focus when it is there
        self._rows: list[_SubProcessorRow] = []
        self._shown = 0
        self._box: QVBoxLayout = column(gap=10)
        self.add = Button(desk.words("processors.subs.add"), "ghost", "plus", small=True)
        self.add.setObjectName("processors.subs.add")
        self.add.clicked.connect(lambda _checked=False: self._new())
        self.setLayout(column(self._box, plain(row(self.add, None)), gap=6))

    def show_list(self, uid: str, found: tuple[SubProcessor, ...]) -> None:
        """Show those of the service ``uid``."""
        self._uid, self._shown = uid, len(found)
        for number, record in enumerate(found):
            if number == len(self._rows):
                made = _SubProcessorRow(self._desk, number)
                self._rows.append(made)
                self._box.addWidget(made)
            line = self._rows[number]
            line.form.show(record)
            line.uid = record.uid
            line.show()
            if record.uid == self._wanted:
                self._wanted = ""
                line.form.control("name").setFocus()
        for line in self._rows[self._shown :]:
            line.leave()

    def flush(self) -> None:
        """Write what is typed."""
        for line in self._rows[: self._shown]:
            line.form.flush()

    def _new(self) -> None:
        uid = self._uid

        def made(record: SubProcessor) -> None:
            self._wanted = record.uid
            self._focus_wanted()

        self._desk.background.write(
            lambda register: services.add_sub_processor(register, uid), made, owner=self
        )

    def _focus_wanted(self) -> None:
        for line in self._rows[: self._shown]:
            if line.uid == self._wanted:
                self._wanted = ""
                line.form.control("name").setFocus()


class _SubProcessorRow(QWidget):
    remove_asked = Signal()

    def __init__(self, desk: Desk, number: int) -> None:
        super().__init__()
        self._desk = desk
        self.uid = ""
        name = f"processors.sub{number}"
        self.form = Form(desk, SubProcessor, write=_write_sub, name=name, parent=self)
        cross = Button("", "icon", "x", tip=desk.words("processors.subs.remove"))
        cross.setObjectName(f"{name}.remove")
        cross.clicked.connect(lambda _checked=False: self._remove())
        fields = pair(self.form.row("name"), self.form.row("country"))
        line = row((fields, 1), column(None, cross), gap=4)
        self.setLayout(line)

    def leave(self) -> None:
        """There is none on this line any more."""
        if self.uid:
            self.form.flush()
            self.form.clear()
            self.uid = ""
        self.hide()

    def _remove(self) -> None:
        uid, desk, words = self.uid, self._desk, self._desk.words

        def said(record: SubProcessor) -> None:
            name = record.name or words("record.nameless")
            desk.toast(words("undo.deleted", name=name), words("undo.do"), desk.undo)

        def job(register: Any) -> SubProcessor:
            return services.remove_sub_processor(register, uid)

        desk.background.write(job, said, desk.tell, owner=self)


def _write_sub(register: Any, field: str, value: Any, /, *, merge: str) -> object:
    """The merge id says whose field it is, whatever is shown by now."""
    _table, uid, _field = merge.split(".")
    return services.change_sub_processor(register, uid, field, value, merge=merge)
