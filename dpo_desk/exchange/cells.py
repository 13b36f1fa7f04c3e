"""What a cell may hold: text that a spreadsheet shows and does not run, values written one way."""

import re
from datetime import date, datetime, time
from typing import Final

Value = str | int | float | bool | date | datetime | None

# With these a formula, a link to a program or a macro of old begins; full-width ones too.
_STARTS: Final = frozenset("=+-@|%\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}") | {
    "\N{FULLWIDTH HYPHEN-MINUS}", "\N{FULLWIDTH COMMERCIAL AT}", "\N{MINUS SIGN}",
}  # fmt: skip
_PLAIN: Final = re.compile(r"[+-]?\d[\d \u00a0.,]*")  # amounts and phone numbers
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def neutral(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it."""
    bare = text.lstrip()
    if not bare or (bare[0] not in _STARTS and text[0] not in "\t\r\n"):
        return text
    return text if _PLAIN.fullmatch(text) else f"'{text}"


def printable(text: str) -> str:
    """The text without characters that neither XML nor a spreadsheet can hold."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def written(value: object) -> str:
    """A value as text: dates and instants in ISO 8601, whole numbers without a point."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime() if value.time() == time() and value.tzinfo is None:
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return str(value)
