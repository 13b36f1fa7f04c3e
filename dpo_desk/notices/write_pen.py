"""The pen a notice is written with: its texts, the register's words, and what is missing."""

from collections.abc import Iterable, Sequence
from datetime import date

from dpo_desk import words
from dpo_desk.law import countries, dates, durations
from dpo_desk.notices.write_material import Material
from dpo_desk.notices.write_model import Gap, Text, flat
from dpo_desk.notices.write_texts import TextError, say
from dpo_desk.records.base import Record
from dpo_desk.words import MissingWord

_NORWEGIAN = {"nb", "nn"}
_TITLES = ("name", "text", "data")  # the field that says which record it is


class Pen:
    """Writes in one language; calling it gives a text of the notice."""

    def __init__(self, language: str, material: Material) -> None:
        """Take the register's translations up; raises ValueError for a language we do not have."""
        self.words = words.of(language)
        self.language = language
        self.material = material
        self.holes: list[Gap] = []
        self._translated = {
            (each.record_table, each.record_uid, each.record_field): each.text
            for each in material.translations
            if each.language == language and each.text.strip()
        }

    def __call__(self, name: str, /, **values: object) -> Text:
        """A text of one paragraph; nothing where its conditions leave nothing."""
        found = say(self.language, name, values)
        if len(found) > 1:
            raise TextError(f"{self.language}: [{name}] has more than one paragraph")
        return found[0] if found else ()

    def line(self, name: str, /, **values: object) -> str:
        """A text as one string: a label or a title."""
        return flat(self(name, **values))

    def date(self, day: date) -> str:
        """A date as the notice writes it."""
        return dates.write(day, self.language)

    def listed(self, parts: Iterable[str]) -> str:
        """Parts as a sentence lists them, each once; "" where there are none."""
        found = tuple(dict.fromkeys(part for part in parts if part))
        return durations.enumerate_words(found, self.language) if found else ""

    def period(self, iso: str) -> str:
        """A period in words; what is no ISO period stands as it was written."""
        try:
            return durations.say(iso, self.language)
        except ValueError:
            return iso

    def countries(self, codes: Sequence[str]) -> str:
        """Countries in a sentence; a code that is in no list stands as it is."""
        return self.listed(self._country(code) for code in codes)

    def _country(self, code: str) -> str:
        try:
            return countries.inline(code, self.language)
        except MissingWord:
            return code

    def named(self, record: Record, field: str) -> str:
        """A name, a title or an act: translated where it is, else as it stands."""
        translated = self._translated.get((record.table, record.uid, field))
        return (translated or str(getattr(record, field) or "")).strip()

    def told(self, record: Record, field: str) -> str:
        """A text of the register; one that is not in the notice's language is noted as missing.

        Bokmål and nynorsk are read by all who read one of them.
        """
        text = self.named(record, field)
        home = self.material.company.language
        at_home = home == self.language or {home, self.language} <= _NORWEGIAN
        if text and not at_home and (record.table, record.uid, field) not in self._translated:
            self.note("translation", record, field)
        return text

    def gap(self, code: str, record: Record, field: str, of: Record | None = None) -> Gap:
        """What is missing and must be told, to stand where the answer would.

        ``of`` is what the record belongs to, where it has no name of its own.
        """
        return self._missing(code, record, field, of or record, marked=True)

    def note(self, code: str, record: Record, field: str) -> None:
        """What is missing and left out of the text."""
        self._missing(code, record, field, record, marked=False)

    def _missing(self, code: str, record: Record, field: str, of: Record, *, marked: bool) -> Gap:
        titled = next((name for name in _TITLES if hasattr(of, name)), "")
        title = self.named(of, titled) if titled else ""
        what = self.words(f"writing.gap.{code}")
        found = Gap(code, what, record.table, record.uid, field, title, marked)
        if found not in self.holes:
            self.holes.append(found)
        return found
