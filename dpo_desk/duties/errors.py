"""What a duty refuses: a sentence for the user, and the field or the step it is about."""

from collections.abc import Mapping
from datetime import date

from dpo_desk.law import dates
from dpo_desk.words import DeskError, Words


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

    def say(self, words: Words) -> str:
        """The sentence, with days written out."""
        return sentence(words, self.key, self.values)


def sentence(words: Words, key: str, values: Mapping[str, object]) -> str:
    """A message with its days written out; ``n`` among the values makes it singular or plural."""
    told = {
        name: dates.write(value, words.language) if isinstance(value, date) else value
        for name, value in values.items()
    }
    n = told.pop("n", None)
    return words.n(key, n, **told) if isinstance(n, int) else words(key, **told)
