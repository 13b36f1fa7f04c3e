"""Text as we keep it: one form of each letter, and nothing that cannot be seen.

What is pasted may hold control characters, marks that turn the direction of writing, and letters
in parts («A» and a ring). They would hide in a list and never be found.
"""

import re
from typing import Final

# C0 and C1 but tab and newline; zero width, direction and annotation marks; the byte order mark.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffc\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_NEW_LINE: Final = re.compile("\r\n?|[\u2028\u2029\x85]")


def plain(text: str) -> str:
    """``text`` in composed letters, with plain line breaks, without what cannot be seen."""
    from unicodedata import is_normalized, normalize

    if text.isascii() and text.isprintable():
        return text
    text = _UNSEEN.sub("", _NEW_LINE.sub("\n", text))
    return text if is_normalized("NFC", text) else normalize("NFC", text)


def flat(text: str) -> str:
    """``plain`` on one line: breaks and tabs become spaces."""
    return re.sub("[ \t]*[\n\t]+[ \t]*", " ", plain(text))


def one_line(text: str) -> str:
    """``flat`` without spaces at the ends."""
    return flat(text).strip()
