"""The words of the program: one look-up for window, letters and command line.

A message is asked for by its key (``nav.today``). Each language has one catalogue a domain in
``resources/locale/<language>/LC_MESSAGES/<domain>.po``, compiled beside it (``make words``).
"""

from functools import cache
from pathlib import Path
from struct import unpack_from
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
        self._found: dict[str, list[str] | None] = {}
        self._homes: dict[str, Path] = {}  # where the keys that begin alike were found last

    def __call__(self, key: str, **values: object) -> str:
        """The message for ``key`` with ``{names}`` filled in; raises MissingWord."""
        text = self._find(key, None)
        return text.format(**values) if values else text

    def n(self, key: str, n: int, **values: object) -> str:
        """The message for ``key`` in the form that fits ``n``, which also fills ``{n}``."""
        return self._find(key, n).format(n=n, **values)

    def has(self, key: str) -> bool:
        """Whether ``key`` has a message here."""
        return self._forms(key) is not None

    def _find(self, key: str, n: int | None) -> str:
        forms = self._forms(key)
        if forms is None:
            raise MissingWord(f"{self.language}: {key}")
        return forms[0] if n is None or n == 1 else forms[-1]

    def _forms(self, key: str) -> list[str] | None:
        """The message, or its singular and plural: that is all that our three languages have."""
        if key not in self._found:
            self._found[key] = self._search(key)
        return self._found[key]

    def _search(self, key: str) -> list[str] | None:
        kin = key.partition(".")[0]
        home = self._homes.get(kin)
        for path in self._paths if home is None else (home, *self._paths):
            forms = _read(path).find(key)
            if forms:
                self._homes[kin] = path
                return forms
        return None


class Catalogue:
    """A compiled catalogue (.mo), in which words are looked up as in a dictionary on paper.

    The keys stand sorted, so that nothing needs to be read that nobody asks for; gettext's own
    reader takes in every message first, while the window waits to be painted.
    """

    _MAGIC: Final = 0x950412DE

    def __init__(self, path: Path) -> None:
        """Open the catalogue at ``path``; raises ValueError where it is none."""
        self._bytes = path.read_bytes()
        magic, _version, self._size, self._keys, self._texts = unpack_from("<5I", self._bytes)
        if magic != self._MAGIC:
            raise ValueError(f"not a catalogue: {path.name}")

    def find(self, key: str) -> list[str] | None:
        """The forms of the message for ``key``, if there is one."""
        wanted = key.encode()
        low, high = 0, self._size
        while low < high:
            middle = (low + high) // 2
            entry = self._entry(self._keys, middle)
            found = entry.partition(b"\0")[0]  # a plural's key stands twice
            if found == wanted:
                return self._entry(self._texts, middle).decode().split("\0")
            low, high = (middle + 1, high) if found < wanted else (low, middle)
        return None

    def _entry(self, table: int, index: int) -> bytes:
        length, at = unpack_from("<2I", self._bytes, table + 8 * index)
        return self._bytes[at : at + length]


def _folder(language: str) -> Path:
    return places.resources("locale", language, "LC_MESSAGES")


@cache
def _read(path: Path) -> Catalogue:
    return Catalogue(path)


@cache
def of(language: str) -> Words:
    """The words of ``language`` (nb, nn, en), loaded once."""
    return Words(language)
