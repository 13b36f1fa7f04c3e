"""What a duty refuses: a sentence for the user, and the field or the step it is about."""

from dpo_desk.words import DeskError


class InvalidField(DeskError):
    """A value that cannot be right; ``field`` is the record's field it belongs to."""

    def __init__(self, key: str, field: str, **values: object) -> None:
        super().__init__(key, **values)
        self.field = field


class Guarded(DeskError):
    """Sending is held back; ``step`` is where the manager can mend it."""

    def __init__(self, key: str, step: str, **values: object) -> None:
        super().__init__(key, **values)
        self.step = step
