"""The pen a letter is written with: its texts, words and translations in one language."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from dpo_desk import words
from dpo_desk.law import dates, durations
from dpo_desk.law.dates import Style
from dpo_desk.letters import texts, wording
from dpo_desk.letters.material import Material
from dpo_desk.paper.model import Hole, Language, Text
from dpo_desk.records.base import Record

_NORWEGIAN = ("nb", "nn")


class Pen:
    """Writes in one language; calling it gives a text of the letter as inlines."""

    def __init__(self, kind: str, language: str, material: Material) -> None:
        """Read the texts of a letter; raises ValueError for a language we do not have."""
        self.words = words.of(language)
        self.language = cast("Language", language)
        self.texts = wording.texts_of(kind, language, material.wording)
        self.material = material
        self._translated = {
            (each.record_table, each.record_uid, each.record_field): each.text
            for each in material.translations
            if each.language == language and each.text.strip()
        }

    def __call__(self, name: str, /, **values: object) -> Text:
        """A text of one paragraph."""
        return self.texts.text(name, **values)

    def paragraphs(self, name: str, /, **values: object) -> tuple[Text, ...]:
        """A text of any number of paragraphs."""
        return self.texts.paragraphs(name, **values)

    def line(self, name: str, /, **values: object) -> str:
        """A text as one string: a label or a title."""
        return self.texts.line(name, **values)

    def date(self, day: date, style: Style = "long") -> str:
        """A date as the letter writes it."""
        return dates.write(day, self.language, style)

    def number(self, n: int) -> str:
        """A count in words up to twelve."""
        return durations.number(n, self.language)

    def count(self, what: str, n: int) -> str:
        """How many of something, with a capital: «Fire formål»."""
        return texts.capital(self.small_count(what, n))

    def small_count(self, what: str, n: int) -> str:
        """How many of something inside a sentence: «fire formål»."""
        return self.words.n(f"letters.count.{what}", n, number=self.number(n))

    def listed(self, parts: Sequence[str]) -> str:
        """Parts as a sentence lists them: «a, b og c»; "" where there are none."""
        return durations.enumerate_words(tuple(parts), self.language) if parts else ""

    def period(self, iso: str) -> str:
        """A period in words; what is no ISO period stands as it was written."""
        try:
            return durations.say(iso, self.language)
        except ValueError:
            return iso

    def hole(self, what: str, record: Record, field: str) -> Hole:
        """A mandatory fact that is missing, at the field where it is to be filled in."""
        return Hole(self.words(f"letters.hole.{what}"), record.table, record.uid, field)

    def named(self, record: Record, field: str) -> str:
        """A name, a title or an act: translated where it is, else as it stands in any language."""
        translated = self._translated.get((record.table, record.uid, field))
        return (translated or str(getattr(record, field) or "")).strip()

    def told(self, record: Record, field: str) -> str:
        """A register's text in the letter's language, "" where there is none.

        Without a translation an English letter quotes the Norwegian and says so; bokmål and
        nynorsk are read by all who read one of them.
        """
        text = self.named(record, field)
        if not text or self._is_translated(record, field):
            return text
        home = self.material.company.language
        if home == self.language or {home, self.language} <= set(_NORWEGIAN):
            return text
        quoted = "letters.quoted.norwegian" if home in _NORWEGIAN else "letters.quoted.english"
        return self.words(quoted, text=text)

    def _is_translated(self, record: Record, field: str) -> bool:
        return (record.table, record.uid, field) in self._translated
