"""One signal for everything that changes in the register."""

from PySide6.QtCore import QObject, Signal


class Announcer(QObject):
    """Whoever has written emits ``register_changed`` with the Changes; pages listen."""

    register_changed = Signal(object)
