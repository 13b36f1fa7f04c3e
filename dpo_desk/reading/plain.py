"""Plain text in whatever letters it was written."""

import codecs
import re
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Windows, DOS and old Macs: what a Norwegian letter would be in each tells them apart.
_OLD: Final = ("cp1252", "cp865", "mac_roman")
_OURS: Final = re.compile("(?<=[A-Za-z])[æøåéäöü](?=[a-zæøå .,;:!?\n-])|\\b[ÆØÅæøå](?=[a-z ])")
_LOOKED_AT: Final = 100_000  # bytes that tell the letters
_CONTROL: Final = bytes({*range(9), *range(14, 27), *range(28, 32)})
_MOST_CONTROL: Final = 0.02  # of all bytes, where it is text


def decoded(data: bytes, declared: str = "") -> str:
    """The text; ``declared`` is what the file says its letters are, "" where it says nothing."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    head = data[:_LOOKED_AT]
    nuls = head.count(0) / len(head)
    if nuls > 0.2:  # UTF-16 without its mark: every other byte of our letters is 0
        even = head[::2].count(0) > head[1::2].count(0)
        return data.decode("utf-16-be" if even else "utf-16-le", "replace")
    if len(head) - len(head.translate(None, _CONTROL)) > _MOST_CONTROL * len(head):
        return ""  # bytes, and no text
    try:
        known = codecs.lookup(declared).name if declared else ""
        if known and known != "utf-8":
            return data.decode(known, "replace")
    except (LookupError, ValueError, TypeError):
        pass
    return data.decode(max(_OLD, key=lambda name: _ours(head, name)), "replace")


def _ours(head: bytes, encoding: str) -> int:
    """How many letters stand where Norwegian has them; the first of equals is the likeliest."""
    return len(_OURS.findall(head.decode(encoding, "replace")))
