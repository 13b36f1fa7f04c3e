"""A written notice as plain data: what it says and in which order, never how it is drawn.

Every string is a word of ours or of the register as it stands, without any markup: each of
Markdown, HTML and paper escapes it once, at its own border.
"""

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec


class Run(msgspec.Struct, frozen=True, tag="run"):
    """Words as they stand."""

    text: str
    strong: bool = False


class Gap(msgspec.Struct, frozen=True, tag="gap"):
    """What the register does not know and a notice must tell; ``table`` … ``field`` say where.

    One that is ``marked`` stands in the text where the answer would; another is left out of it.
    """

    code: str  # of the catalogue: writing.gap.<code>
    what: str  # in the language of the notice: «behandlingsgrunnlag»
    table: str = ""
    uid: str = ""
    field: str = ""
    title: str = ""  # what the record is called
    marked: bool = True

    def __repr__(self) -> str:
        """The code and the place; no word of the register."""
        return f"<Gap {self.code} {self.table} {self.uid} {self.field}>"


Inline = Run | Gap
Text = tuple[Inline, ...]


class Paragraph(msgspec.Struct, frozen=True, kw_only=True, tag="paragraph"):
    """Running text; ``label`` stands before it in strong letters: «Lagringstid»."""

    text: Text
    label: str = ""


class Bullets(msgspec.Struct, frozen=True, kw_only=True, tag="bullets"):
    """A list under its label."""

    items: tuple[Text, ...]
    label: str = ""


class Table(msgspec.Struct, frozen=True, kw_only=True, tag="table"):
    """Rows under a header; the first cell of a row is its name."""

    headers: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]


Block = Paragraph | Bullets | Table


class Section(msgspec.Struct, frozen=True, kw_only=True, tag="section"):
    """A heading with what belongs to it; ``key`` is its address within the notice."""

    key: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A whole notice."""

    language: str
    company: str
    title: str
    day: date
    dated: str  # «Sist oppdatert 22. november 2026. Versjon 2.»
    contents: str  # the heading of the table of contents
    sections: tuple[Section, ...]


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A notice and all that the register could not answer, in reading order."""

    document: Document
    holes: tuple[Gap, ...] = ()


def flat(text: Iterable[Inline]) -> str:
    """The words of a text; a gap stands as what it is about."""
    return "".join(part.text if isinstance(part, Run) else part.what for part in text)


def walk(sections: Iterable[Section], level: int = 2) -> Iterator[tuple[int, Section]]:
    """All sections in reading order with the level of their headings."""
    for section in sections:
        yield level, section
        yield from walk(section.sections, level + 1)


def texts_of(block: Block) -> Iterator[Text]:
    """Every text of a block in reading order."""
    match block:
        case Paragraph():
            yield block.text
        case Bullets():
            yield from block.items
        case Table():
            for row in block.rows:
                yield from row
