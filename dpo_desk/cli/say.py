"""What goes to standard output: text for people, or exactly one JSON document."""

import errno
import json
import shutil
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import click
from click.formatting import wrap_text

from dpo_desk.words import DeskError

_GAP = "  "
_WIDEST = 100  # a longer line is hard to read
# Characters that turn the direction of the text beside them.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def line(text: str = "") -> None:
    """One line for people; raises DeskError where it cannot be written, as on a full disk."""
    _write(plain(text))


def document(content: object) -> None:
    """The one JSON document: UTF-8 whatever the locale, dates in ISO 8601."""
    text = json.dumps(content, indent=2, ensure_ascii=False, default=_iso)
    _write(text.encode())


def heading(text: str) -> None:
    """A blank line and what follows' name."""
    line()
    line(text)


def bullets(items: Iterable[str]) -> None:
    """Sentences, each from a dash, broken to the width of the terminal."""
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    for item in items:
        line(wrap_text(plain(item), width, initial_indent="  – ", subsequent_indent="    "))


def table(rows: Sequence[Sequence[str]], headers: Sequence[str] = ()) -> None:
    """Columns as wide as their longest cell, under their headers."""
    cells = [[plain(cell, newline=" ") for cell in row] for row in ([headers] if headers else [])]
    cells += [[plain(cell, newline=" ") for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        _write(_GAP.join(padded).rstrip())


def warn(text: str) -> None:
    """A line on standard error: a warning, or the sentence of an error."""
    click.echo(plain(text), err=True)


def plain(text: str, *, newline: str = "\n") -> str:
    """Text that a terminal shows and does not obey: other people's words can hold its commands."""
    return "".join(newline if c == "\n" else _shown(c) for c in text.replace("\t", " "))


def _shown(character: str) -> str:
    hostile = character in _TURNING or unicodedata.category(character) in ("Cc", "Cs")
    return "\N{REPLACEMENT CHARACTER}" if hostile else character


def _iso(value: Any) -> str:
    if isinstance(value, date):  # a datetime is one
        return value.isoformat()
    raise TypeError(f"no place in JSON for {type(value).__name__}")


def _write(text: str | bytes) -> None:
    try:
        click.echo(text)
    except OSError as error:
        if error.errno == errno.EPIPE:  # whoever read has seen enough
            raise
        raise DeskError("cli.error.output", why=error.strerror or "") from error
