"""A Word document as the text of a notice: titles, items, and tables with a row a line."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Final
from xml.parsers import expat
from zipfile import ZipFile

from dpo_desk.reading import limits
from dpo_desk.reading.word import ForeignEntity

_DOCUMENT: Final = re.compile(r"word/document\d*\.xml")
_CHUNK: Final = 1 << 16
_TITLE: Final = re.compile(
    r"(?:heading|overskrift|overskrift-?|titre)\s*([1-6])|(title|tittel)", re.IGNORECASE
)


def text_parts(data: bytes) -> Iterator[str]:
    """The document's own text, without its page headers and footers."""
    with ZipFile(BytesIO(data)) as archive:
        names = sorted(name for name in archive.namelist() if _DOCUMENT.fullmatch(name))
        if names:
            with archive.open(names[0]) as file:
                yield from _read(file)


def _read(file: IO[bytes]) -> Iterator[str]:
    document = _Document()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = document.start, document.end
    parser.CharacterDataHandler = document.words
    parser.StartDoctypeDeclHandler = _refuse
    room = limits.UNPACKED
    while room > 0 and (chunk := file.read(_CHUNK)):
        parser.Parse(chunk, False)
        yield document.taken()
        room -= len(chunk)


def _refuse(*_declared: object) -> None:
    raise ForeignEntity


class _Document:
    """What the parser meets, as it becomes text."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._paragraph: list[str] = []
        self._before = ""  # the paragraph's sign
        self._inside = 0  # of elements that hold words
        self._tables = 0
        self._cells: list[str] = []
        self._cell: list[str] = []

    def taken(self) -> str:
        """What is ready, once."""
        text = "".join(self._done)
        self._done.clear()
        return text

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        match _local(tag):
            case "t":
                self._inside += 1
            case "tbl":
                self._tables += 1
            case "numPr":
                self._before = self._before or "• "
            case "pStyle":
                self._style(next((v for k, v in attributes.items() if _local(k) == "val"), ""))
            case "br" | "cr":
                self._paragraph.append(" " if self._tables else "\n")
            case "tab":
                self._paragraph.append(" ")
            case "noBreakHyphen":
                self._paragraph.append("-")

    def end(self, tag: str) -> None:
        """An element ends."""
        match _local(tag):
            case "t":
                self._inside -= 1
            case "p":
                self._end_paragraph()
            case "tc":
                self._cells.append(" ".join(self._cell).replace("|", "/"))
                self._cell.clear()
            case "tr" if self._cells:
                self._done.append(f"| {' | '.join(self._cells)} |\n")
                self._cells.clear()
            case "tbl":
                self._tables -= 1
                self._done.append("\n")

    def words(self, text: str) -> None:
        """Words between elements."""
        if self._inside:
            self._paragraph.append(text)

    def _style(self, name: str) -> None:
        found = _TITLE.match(name)
        if found and not self._tables:
            self._before = "#" * int(found[1] or 1) + " "
        elif re.match("list", name, re.IGNORECASE):
            self._before = "• "

    def _end_paragraph(self) -> None:
        text = "".join(self._paragraph).strip()
        if self._tables:
            self._cell += [text] if text else []
        else:
            is_item = self._before == "• "
            self._done.append(f"{self._before}{text}\n" if is_item else f"\n{self._before}{text}\n")
        self._paragraph.clear()
        self._before = ""


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]
