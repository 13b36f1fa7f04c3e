"""A new processor: who sells it, what it is called, what it is used for; no second of the same."""

from typing import Any

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import LineEdit
from dpo_desk.desk.widgets.layout import column, plain
from dpo_desk.desk.widgets.pick_edit import PickEdit
from dpo_desk.desk.widgets.side_sheet import SideSheet
from dpo_desk.duties import services
from dpo_desk.records import Service
from dpo_desk.words import DeskError

_LOOK_AFTER_MS = 300


class NewProcessorSheet(SideSheet):
    """Enter in any line creates; what is there already is offered instead."""

    created = Signal(str)  # the uid of the new service
    found = Signal(str)  # the uid of the one that is there already

    def __init__(self, host: QWidget, desk: Desk) -> None:
        self._desk = desk
        self._there: Service | None = None
        words = desk.words
        self.vendor = PickEdit((), words("processors.new.vendor.hint"))
        self.name = LineEdit("", words("processors.new.name.hint"))
        self.use = LineEdit("", words("processors.new.use.hint"))
        self._fields = {
            "vendor_id": Field(words("field.processor.vendor"), self.vendor),
            "name": Field(
                words("processors.new.name"), self.name, optional=words("common.optional")
            ),
            "used_for": Field(words("field.processor.use"), self.use),
        }
        self._twin = Banner("info", "", "", words("processors.new.open"), self._open_twin)
        self._twin.setObjectName("newprocessor.twin")
        self._twin.button.setObjectName("newprocessor.open")
        self._twin.hide()
        self._create = Button(words("processors.new.create"), "primary")
        self._create.setObjectName("newprocessor.create")
        self._create.clicked.connect(lambda _checked=False: self._make())
        cancel = Button(words("common.cancel"), "ghost")
        cancel.setObjectName("newprocessor.cancel")
        cancel.clicked.connect(lambda _checked=False: self.close_sheet())
        body = plain(column(*self._fields.values(), self._twin, gap=tokens.FIELD_GAP))
        super().__init__(host, words, words("processors.new"), body, cancel, self._create)
        self._timer = QTimer(self, singleShot=True, interval=_LOOK_AFTER_MS)
        self._timer.timeout.connect(self._look)
        lines = (self.vendor, self.name, self.use)
        for name, line in zip(self._fields, lines, strict=True):
            line.setObjectName(f"newprocessor.{name}")
            line.textChanged.connect(lambda _text: self._edited())
            line.returnPressed.connect(self._make)

    def open_sheet(self) -> None:
        """With the vendors there are by now."""
        super().open_sheet()
        self._desk.background.read(services.vendors, self._offer, owner=self)

    def _offer(self, vendors: list[tuple[int, str]]) -> None:
        self.vendor.set_choices([(name, name) for _id, name in vendors])

    def _clear(self) -> None:
        """Ready for the next one."""
        for line in (self.vendor, self.name, self.use):
            line.clear()
        self._timer.stop()
        self._show_twin(None)

    def _edited(self) -> None:
        for field in self._fields.values():
            field.clear()
        self._timer.start()

    def _look(self) -> None:
        """Whether it is there already; nobody has pressed anything yet."""
        vendor, name = self.vendor.text(), self.name.text()

        def job(register: Any) -> Service | None:
            return services.similar(register, vendor, name)

        self._desk.background.read(job, self._show_twin, owner=self)

    def _show_twin(self, service: Service | None) -> None:
        self._there = service
        self._twin.setVisible(service is not None)
        self._create.setEnabled(service is None)
        if service is not None:
            words = self._desk.words
            title = words("processors.new.twin", name=service.name)
            self._twin.show_message("info", title, "", words("processors.new.open"))

    def _open_twin(self) -> None:
        if self._there is not None:
            uid = self._there.uid
            self.close_sheet()
            self._clear()
            self.found.emit(uid)

    def _make(self) -> None:
        if self._twin.isVisible() or not self.is_open:
            return
        if self.vendor.offering:
            return  # Enter has chosen from the list
        vendor, name, use = self.vendor.text(), self.name.text(), self.use.text()
        self._timer.stop()
        self._create.setEnabled(False)
        self._desk.background.write(
            lambda register: services.add(register, vendor, name, use),
            self._made,
            self._refused,
            owner=self,
        )

    def _made(self, service: Service) -> None:
        self.close_sheet()
        self._clear()
        self.created.emit(service.uid)

    def _refused(self, error: Exception) -> None:
        self._create.setEnabled(True)
        field = getattr(error, "field", "")
        if not isinstance(error, DeskError) or field not in self._fields:
            raise error
        if error.key == "error.service.there":
            self._look()
            return
        self._fields[field].set_error(error.say(self._desk.words))
        self._fields[field].control.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)
