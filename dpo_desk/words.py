"""The words of the program: one gettext look-up for window, letters and command line.

A message is asked for by its key (``nav.today``). Each language has one catalogue a domain in
``resources/locale/<language>/LC_MESSAGES/<domain>.po``, compiled beside it (``make words``).
"""

import gettext
from functools import cache
from pathlib import Path
from typing import Final

from dpo_desk import places

LANGUAGES: Final = ("nb", "nn", "en")
DEFAULT: Final = "nb"


class MissingWord(KeyError):
    """A key that no catalogue of the language holds: a bug, found by the missing-string test."""


class DeskError(Exception):
    """Something the user can mend: a message key whose sentence ends in what to do.

    Everything that is not a DeskError is a bug. The values are for the sentence on screen and must
    hold no person's data, because errors are logged.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def say(self, words: "Words") -> str:
        """The sentence in the language of ``words``."""
        return words(self.key, **self.values)


class Words:
    """The messages of one language."""

    def __init__(self, language: str) -> None:
        """Load the catalogues of ``language``; raises ValueError for a language we do not have."""
        if language not in LANGUAGES:
            raise ValueError(f"no such language: {language}")
        self.language = language
        self._paths = sorted(_folder(language).glob("*.mo"))

    def __call__(self, key: str, **values: object) -> str:
        """The message for ``key`` with ``{names}`` filled in; raises MissingWord."""
        text = self._find(key, None)
        return text.format(**values) if values else text

    def n(self, key: str, n: int, **values: object) -> str:
        """The message for ``key`` in the form that fits ``n``, which also fills ``{n}``."""
        return self._find(key, n).format(n=n, **values)

    def has(self, key: str) -> bool:
        """Whether ``key`` has a message here."""
        return any(self._look(_read(path), key, None) is not None for path in self._paths)

    def _find(self, key: str, n: int | None) -> str:
        for path in self._paths:
            found = self._look(_read(path), key, n)
            if found is not None:
                return found
        raise MissingWord(f"{self.language}: {key}")

    @staticmethod
    def _look(catalogue: gettext.GNUTranslations, key: str, n: int | None) -> str | None:
        if n is None:
            found = catalogue.gettext(key)
            if found == key:  # a plural message asked for without a number
                found = catalogue.ngettext(key, key, 1)
        else:
            found = catalogue.ngettext(key, key, n)
            if found == key:
                found = catalogue.gettext(key)
        return None if found == key else found


def _folder(language: str) -> Path:
    return places.resources("locale", language, "LC_MESSAGES")


@cache
def _read(path: Path) -> gettext.GNUTranslations:
    """A catalogue, read when a word is first looked for in it: the window's first paint waits."""
    with open(path, "rb") as file:
        return gettext.GNUTranslations(file)


@cache
def of(language: str) -> Words:
    """The words of ``language`` (nb, nn, en), loaded once."""
    return Words(language)
