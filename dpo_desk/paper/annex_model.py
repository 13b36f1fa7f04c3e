"""Annexes as plain data: what is bound behind an answer, and what came of it.

Light (msgspec only), like ``model``: duties gather this where the register is, and the worker that
binds needs nothing else.
"""

from collections.abc import Callable
from datetime import date
from typing import Literal

import msgspec

from dpo_desk.paper.model import Language, Part, Section
from dpo_desk.paper.result import Caution

# Hears how many pages are bound, of how many; what it raises stops the binding.
Progress = Callable[[int, int], object]

# Why a file is not bound: told as ``annex.problem.<code>``.
Problem = Literal["damaged", "locked", "unknown", "too_large", "empty", "erased"]


class PdfFile(msgspec.Struct, frozen=True, tag="pdf"):
    """A stranger's PDF, as it was found."""

    data: bytes


class Picture(msgspec.Struct, frozen=True, tag="picture"):
    """A picture in a format that a browser or a scanner makes."""

    data: bytes


class Words(msgspec.Struct, frozen=True, tag="words"):
    """Running text, set in our font; ``head`` are labelled lines above it, as of an e-mail."""

    text: str
    head: tuple[tuple[str, str], ...] = ()


class Grid(msgspec.Struct, frozen=True):
    """A sheet of a workbook, or a table of a file: its rows as they are read, all of them text."""

    name: str
    rows: tuple[tuple[str, ...], ...]


class Grids(msgspec.Struct, frozen=True, tag="grids"):
    """One table or several, set in our font; the first row of each is its header."""

    grids: tuple[Grid, ...]


class Unbindable(msgspec.Struct, frozen=True, tag="unbindable"):
    """A file that has no pages: film, sound, a program, something that cannot be read."""

    problem: Problem


Content = PdfFile | Picture | Words | Grids | Unbindable


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A bar: in ten-thousandths of the page as it is seen, from its top left; page 1 is first."""

    page: int
    left: int
    top: int
    width: int
    height: int
    sign: str = ""  # "S1", in white on the bar


class AnnexFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file to bind: its number, what it is and where it came from."""

    number: int
    title: str
    source: str = ""
    fetched: date | None = None
    note: str = ""  # below the title in the register
    content: tuple[Content, ...] = ()  # one after the other: an e-mail, then what hung on it
    marks: tuple[Mark, ...] = ()  # on the pages of all its contents, counted through

    def __repr__(self) -> str:
        """Its number only."""
        return f"<AnnexFile {self.number}>"


class BindTexts(msgspec.Struct, frozen=True, kw_only=True):
    """What stands around the copies, in the letter's language."""

    language: Language
    company: str
    case: str  # "Sak 2026-014, vedlegg"
    running_head: str  # "Vedlegg til svar på krav om innsyn · Kari Eksempel"
    dated: date
    title: str  # of the file: no name
    heading: str  # above the register
    intro: str = ""
    before: tuple[Part, ...] = ()  # above the register
    sections: tuple[Section, ...] = ()  # below the register: what the marks mean, and more
    noun: Literal["annex", "document"] = "annex"  # what a bound file is called


class BoundAnnex(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the register: where an annex begins, how many pages it has, or why it has none."""

    number: int
    title: str
    pages: int
    first_page: int  # in the whole file; 0 where it has no pages
    redactions: int
    problems: tuple[Problem, ...] = ()
    cautions: tuple[Caution, ...] = ()  # what we set ourselves and could not show as it stands


class Bound(msgspec.Struct, frozen=True, kw_only=True):
    """The annexes as one file."""

    pdf: bytes
    sha256: str
    pages: int  # with the register's own
    annexes: tuple[BoundAnnex, ...]
    archival: bool  # PDF/A-2b: nothing of a stranger's PDF is in it

    def __repr__(self) -> str:
        """Its size only."""
        return f"<Bound {self.pages} pages>"
