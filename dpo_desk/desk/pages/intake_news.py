"""What the intake says over the message: what it is busy with, and what could not be read."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from dpo_desk.desk.background import BUSY_AFTER_MS
from dpo_desk.desk.pages.intake_reading import Failed
from dpo_desk.desk.widgets.access import announce
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.layout import column
from dpo_desk.words import Words


class News(QWidget):
    """Two banners, each there only while there is something to say."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._cancel: Callable[[], object] = lambda: None
        self._busy = Banner("info", " ", "", words("common.cancel"), self.stop)
        self._busy.setObjectName("intake.busy")
        self._busy.button.setObjectName("intake.cancel")
        title, close = words("intake.damaged"), words("common.close")
        self._damage = Banner("danger", title, " ", close, lambda: self.say_damage(()))
        self._damage.setObjectName("intake.damaged")
        self._damage.button.setObjectName("intake.damaged.close")
        self.setLayout(column(self._busy, self._damage, gap=12))
        self._late = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._late.timeout.connect(self._say_busy)
        for part in (self._busy, self._damage, self):
            part.hide()

    def work(self, said: str, cancel: Callable[[], object]) -> None:
        """Say what takes its time, once it has taken 300 ms; ``cancel`` is what ends it."""
        self._cancel = cancel
        self._busy.show_message("info", said, "", self._words("common.cancel"))
        if self._busy.isHidden() and not self._late.isActive():
            self._late.start()

    def rest(self) -> None:
        """Nothing is under way any more."""
        self._late.stop()
        self._busy.hide()
        self._fit()

    def stop(self) -> None:
        """End what is under way."""
        cancel, self._cancel = self._cancel, lambda: None
        self.rest()
        cancel()

    def say_damage(self, failed: Sequence[Failed]) -> None:
        """Say what could not be read, and why; nothing where all could."""
        words = self._words
        lines = [
            words("intake.damaged.one", name=one.name or words("intake.pasted.name"), why=one.why)
            for one in failed
        ]
        self._damage.setVisible(bool(lines))
        if lines:
            body = "\n".join(lines)
            self._damage.show_message(
                "danger", words("intake.damaged"), body, words("common.close")
            )
            announce(self._damage, self._damage.accessibleName())
        self._fit()

    def _say_busy(self) -> None:
        self._busy.show()
        self._fit()
        announce(self._busy, self._busy.accessibleName())

    def _fit(self) -> None:
        self.setVisible(not (self._busy.isHidden() and self._damage.isHidden()))
