"""The text of a Word document (docx): its own XML, no entities, no more than there is room for."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Final
from xml.parsers import expat
from zipfile import ZipFile

from dpo_desk.reading import limits

_PARTS: Final = re.compile(
    r"word/(document\d*|header\d*|footer\d*|footnotes|endnotes|comments)\.xml"
)
_MOST_PARTS: Final = 64
_CHUNK: Final = 1 << 16
_TEXT: Final = "t"
_BREAKS: Final = {
    "p": "\n",
    "br": "\n",
    "cr": "\n",
    "tab": "\t",
    "tc": "\t",
    "si": "\n",
    "is": "\n",
}


class ForeignEntity(ValueError):
    """The XML declares something of its own, which no Word document does."""


def parts(data: bytes) -> Iterator[str]:
    """The document's text, then that of headers, footers, notes and comments."""
    with ZipFile(BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if _PARTS.fullmatch(name)]
        names.sort(key=lambda name: (not name.startswith("word/document"), name))
        room = limits.UNPACKED
        for name in names[:_MOST_PARTS]:
            with archive.open(name) as file:
                for text, size in read_xml(file):
                    yield text
                    room -= size
                    if room <= 0:
                        return
            yield "\n\n"


def read_xml(file: IO[bytes]) -> Iterator[tuple[str, int]]:
    """Text as it is met, with how many bytes it took."""
    found: list[str] = []
    inside = 0

    def start(tag: str, _attributes: object) -> None:
        nonlocal inside
        inside += _local(tag) == _TEXT

    def end(tag: str) -> None:
        nonlocal inside
        inside -= _local(tag) == _TEXT
        found.append(_BREAKS.get(_local(tag), ""))

    def words(text: str) -> None:
        if inside:
            found.append(text)

    def refuse(*_declared: object) -> None:
        raise ForeignEntity

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = refuse
    while chunk := file.read(_CHUNK):
        parser.Parse(chunk, False)
        yield "".join(found), len(chunk)
        found.clear()


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]
