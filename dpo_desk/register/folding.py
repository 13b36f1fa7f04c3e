"""Letters folded for search, so that «aase», «ase» and «Åse» are one name."""

import re
import unicodedata
from typing import Final

from dpo_desk.register.rows import clean

_LETTERS: Final = str.maketrans(
    {"å": "a", "ø": "o", "æ": "ae", "ö": "o", "ä": "ae", "ð": "d", "þ": "th", "ß": "ss", "ł": "l"}
)
_MOST_TERMS: Final = 32
_DIGRAPHS: Final = ((re.compile("aa+"), "a"), (re.compile("oe+"), "o"))


def folded(text: str) -> str:
    """The text in small letters without marks; å and aa become a, ø and oe become o, æ becomes ae.

    Both the index and what is looked for are folded, so any spelling finds any other.
    """
    composed = unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
    apart = unicodedata.normalize("NFKD", composed)
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()
    for long, short in _DIGRAPHS:
        bare = long.sub(short, bare)
    return bare


def terms(typed: str) -> list[str]:
    """The words of what was typed that have a letter or a digit, without quotes or NUL.

    Of a pasted letter the first words are enough: FTS5's time grows with their square.
    """
    words = _unquoted(clean(typed)).replace("\0", " ").split()
    telling = (word for word in words if re.search(r"\w", word.replace("_", "")))
    return list(dict.fromkeys(telling))[:_MOST_TERMS]


def match(typed: str) -> str:
    """An FTS5 expression: every word, as typed or folded, the last letters still missing."""
    words = ((word, _unquoted(folded(word))) for word in terms(typed))
    return " AND ".join(f'("{word}"* OR folded : "{bare}"*)' for word, bare in words)


def _unquoted(text: str) -> str:
    """Without quotes, into which a wide quote (U+FF02) is folded too."""
    return text.replace('"', " ")
