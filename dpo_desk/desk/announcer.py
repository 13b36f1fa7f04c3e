"""One signal for everything that changes in the register."""

from PySide6.QtCore import QObject, Signal


class Announcer(QObject):
    """``register_changed`` carries the Changes of each action of the register; pages listen."""

    register_changed = Signal(object)
