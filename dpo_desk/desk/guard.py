"""What looks after a register while it is open: copies by themselves, and the lock when idle."""

from PySide6.QtCore import QObject

from dpo_desk.desk import idle_lock
from dpo_desk.desk.bin_keeper import BinKeeper
from dpo_desk.desk.context import Desk
from dpo_desk.desk.idle_lock import IdleLock
from dpo_desk.desk.keeper import Keeper
from dpo_desk.desk.main_window import MainWindow


class Guard(QObject):
    """Made when the first register is open; an example needs neither copies nor a lock."""

    def __init__(self, desk: Desk, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.keeper = Keeper(desk, self)
        self.bin = BinKeeper(desk, self)
        self.idle = IdleLock(desk, self)
        self.idle.idle.connect(window.lock)
        window.closing.last_copy = self.keeper.closing

    def opened(self, *, encrypted: bool, example: bool) -> None:
        """A register is open, or open again."""
        self.keeper.watch(example=example)
        self.bin.watch()
        self.watch_idle(encrypted=encrypted and not example)

    def watch_idle(self, *, encrypted: bool) -> None:
        """Lock after as many minutes as is chosen for this register."""
        self.idle.watch(idle_lock.minutes(self._desk, encrypted=encrypted))

    def locked(self) -> None:
        """There is nothing to look after until the password is right."""
        self.keeper.rest()
        self._let_go()

    def leaves(self) -> None:
        """The register is about to be closed for another."""
        self.keeper.leave()
        self._let_go()

    def _let_go(self) -> None:
        """What the system shows goes with the register (MODEL 25)."""
        self.bin.rest()
        self.idle.watch(0)
        self._desk.opened_files.clear()
