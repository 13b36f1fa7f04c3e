"""What every string passes on its way to the page, once.

The page has no markup language: words are set one by one, so a tag is only the characters it is
made of, and nothing here needs escaping. What remains is to take out what cannot be seen and would
do harm (control and direction characters) and to glue what a line must not part.
"""

import re
import unicodedata
from typing import Final

NBSP: Final = "\u00a0"
_SPACES: Final = re.compile(r"[^\S\n\u00a0]+")
_BREAKS: Final = re.compile(r"\s*(?:\r\n|[\n\r\u0085\u2028\u2029])\s*")
_NO_CHARACTER: Final = re.compile(r"[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_UNSEEN: Final = {"Cc", "Cf"}
_REPLACED: Final = str.maketrans({"\u202f": NBSP, "\u2007": NBSP})
_RIGHT_TO_LEFT: Final = {"R", "AL", "AN"}

_MONTHS: Final = (
    "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|"
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_BEFORE_NUMBER: Final = (
    r"nr\.|no\.|artikkel|artikkelen|[Aa]rticle|§§?|[Ss]ection|kl\.|side|page|"
    r"[Ff]ormål|[Pp]urpose|[Vv]edlegg|[Aa]nnex|kapittel|[Cc]hapter"
)
_GLUED: Final = (
    re.compile(rf"(?<!\S)(\d{{1,2}}\.?) (?=(?:{_MONTHS})\b)"),
    re.compile(rf"(?<!\w)({_BEFORE_NUMBER}) (?=\d)"),
    re.compile(r"\b(bokstav|letter|point|ledd) (?=\w\b)"),
)
_TIED: Final = rf"\1{NBSP}"
_LAST_WORD: Final = re.compile(r"(?<=\S) (?=[^\s\u00a0]{1,6}[.,:;!?)»”\"]*$)")


def clean(text: str) -> str:
    """``text`` without control and direction characters, its spaces made one; never raises."""
    text = unicodedata.normalize("NFC", _NO_CHARACTER.sub("\ufffd", text))
    if text.isprintable() and "  " not in text:
        return text
    text = _spaced(text.translate(_REPLACED))  # before controls go: a tab and a line end are some
    seen = (char for char in text if char == "\n" or unicodedata.category(char) not in _UNSEEN)
    return unicodedata.normalize("NFC", _spaced("".join(seen)))  # what was parted may now meet


def _spaced(text: str) -> str:
    return _SPACES.sub(" ", _BREAKS.sub("\n", text))


def one_line(text: str) -> str:
    """``text`` cleaned, with line breaks as spaces: for labels, titles and file properties."""
    return clean(text).replace("\n", " ").replace(NBSP, " ").strip()


def glue(text: str) -> str:
    """``text`` with no-break spaces where a line must not end; keeps the length."""
    for pattern in _GLUED:
        text = pattern.sub(_TIED, text)
    return text


def glue_last(text: str) -> str:
    """``text`` with its last word, if shorter than seven letters, tied to the one before."""
    return _LAST_WORD.sub(NBSP, text)


def right_to_left(text: str) -> tuple[str, ...]:
    """The words of ``text`` written from right to left: they cannot be set correctly."""
    return tuple(
        word
        for word in text.split()
        if any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in word)
    )
