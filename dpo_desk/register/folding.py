"""Letters folded for search, so that «aase», «ase» and «Åse» are one name."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from dpo_desk.register.rows import clean

Span = tuple[int, int]

_LETTERS: Final = {
    "å": "a", "ø": "o", "æ": "ae", "ö": "o", "ä": "ae", "ð": "d", "þ": "th", "ß": "ss", "ł": "l"
}  # fmt: skip
_MOST_TERMS: Final = 32
_DIGRAPHS: Final = (("aa", re.compile("aa+"), "a"), ("oe", re.compile("oe+"), "o"))
_FOREIGN: Final = re.compile(r"[^\x00-\x7f]")
_SHORTENED: Final = re.compile("(?<=a)a|(?<=o)e+")
_TOKEN: Final = re.compile(r"[^\W_]+")
_NUMBER: Final = re.compile(r"\d[\d\s]{2,18}\d")


def folded(text: str) -> str:
    """The text in small letters without marks; å and aa become a, ø and oe become o, æ becomes ae.

    Both the index and what is looked for are folded, so any spelling finds any other.
    """
    bare = _bare(text)
    for pair, long, short in _DIGRAPHS:
        if pair in bare:
            bare = long.sub(short, bare)
    return bare


def _bare(text: str) -> str:
    """Folded but for the letters that two letters stand for."""
    if text.isascii():
        return text.lower()
    composed = unicodedata.normalize("NFC", text).casefold()
    for letter, plain in _LETTERS.items():  # in a long text far quicker than translate()
        composed = composed.replace(letter, plain)
    if composed.isascii():
        return composed
    return _FOREIGN.sub(lambda found: _unmarked(found[0]), composed)


@lru_cache(maxsize=1024)
def _unmarked(letters: str) -> str:
    apart = unicodedata.normalize("NFKD", letters)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()


def terms(typed: str) -> list[str]:
    """The words of what was typed that have a letter or a digit, without quotes or NUL.

    Of a pasted letter the first words are enough: FTS5's time grows with their square. A number
    in groups, as an organisation number is written, is one word.
    """
    whole = typed.strip()
    if _NUMBER.fullmatch(whole):
        whole = "".join(whole.split())
    words = _unquoted(clean(whole)).replace("\0", " ").split()
    telling = (word for word in words if re.search(r"\w", word.replace("_", "")))
    return list(dict.fromkeys(telling))[:_MOST_TERMS]


def match(typed: str) -> str:
    """An FTS5 expression: every word, folded, the last letters still missing."""
    words = (_unquoted(folded(word)) for word in terms(typed))
    return " AND ".join(f'"{word}"*' for word in words)


def _unquoted(text: str) -> str:
    """Without quotes, into which a wide quote (U+FF02) is folded too."""
    return text.replace('"', " ")


def marks(text: str, typed: str, *, inside: bool = False) -> list[Span]:
    """Where in ``text`` the typed words stand, each from the beginning of a word, as characters.

    With ``inside`` also in the middle of one: «kopi» in «Sikkerhetskopi».
    """
    small, places = _traced(text)
    found = (hit for pattern in _patterns(typed, inside) for hit in pattern.finditer(small))
    return _merged([(places[hit.start()], places[hit.end() - 1] + 1) for hit in found])


def first_place(text: str, typed: str, *, within: int) -> int:
    """Where the first typed word stands in the first ``within`` characters; -1 where none does."""
    patterns = _patterns(typed)
    for start in range(0, min(len(text), within), _STEP):
        part = text[max(0, start - _OVERLAP) : start + _STEP]
        small = folded(part)
        if any(pattern.search(small) for pattern in patterns):
            spans = marks(part, typed)
            if spans:
                return max(0, start - _OVERLAP) + spans[0][0]
    return -1


_STEP: Final = 16_000  # a part of a long text is folded at a time
_OVERLAP: Final = 60  # a word may stand across two parts


def _patterns(typed: str, inside: bool = False) -> list[re.Pattern[str]]:
    words = (_TOKEN.findall(folded(word)) for word in terms(typed))
    begin = "" if inside else r"(?<![^\W_])"
    # A word with a sign in it, such as an address, is looked for as it stands.
    return [re.compile(begin + r"[\W_]+".join(map(re.escape, w))) for w in words if w]


def _traced(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its letters which letter of ``text`` it comes from."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for bare in _letter(letter):
            letters.append(bare)
            places.append(place)
    small = "".join(letters)
    gone = {i for found in _SHORTENED.finditer(small) for i in range(*found.span())}
    if gone:
        small = "".join(letter for i, letter in enumerate(small) if i not in gone)
        places = [place for i, place in enumerate(places) if i not in gone]
    return small, places


@lru_cache(maxsize=1024)
def _letter(letter: str) -> str:
    return _bare(letter)


def _merged(spans: list[Span]) -> list[Span]:
    whole: list[Span] = []
    for start, end in sorted(spans):
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return whole
