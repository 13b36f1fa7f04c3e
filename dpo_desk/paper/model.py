"""A letter as plain data: what it says and in which order, never how it is drawn.

Paper owns this description of what it can draw: ``letters/`` stands above and builds letters from
register and request, tests take snapshots of them. Text is a tuple of inlines; every string in them
is the letter's or the user's own words as they stand, without any markup: paper cleans them once,
at its border. This module is light (msgspec only); reportlab waits for the first drawing.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal

import msgspec

Language = Literal["nb", "nn", "en"]


class Plain(msgspec.Struct, frozen=True, tag="plain"):
    """Words as they stand."""

    text: str


class Strong(msgspec.Struct, frozen=True, tag="strong"):
    """Words that carry the answer (Ja, Nei, a date)."""

    text: str


class Hole(msgspec.Struct, frozen=True, tag="hole"):
    """A mandatory fact that is missing; ``record`` and ``field`` are what «Fyll ut» opens."""

    what: str  # in the letter's language, at most 40 characters: "hvor lenge sakene lagres"
    table: str
    uid: str
    field: str


class PageOf(msgspec.Struct, frozen=True, tag="page"):
    """The number of the page on which the card with this key begins."""

    key: str


Inline = Plain | Strong | Hole | PageOf
Text = tuple[Inline, ...]


class Paragraph(msgspec.Struct, frozen=True, kw_only=True, tag="paragraph"):
    """Running text; a caption is the small line with the article under plain words."""

    text: Text
    style: Literal["body", "caption"] = "body"


class Bullets(msgspec.Struct, frozen=True, kw_only=True, tag="bullets"):
    """A short list."""

    items: tuple[Text, ...]


class Table(msgspec.Struct, frozen=True, kw_only=True, tag="table"):
    """Rows under a header; ``widths`` are shares of the width, ``right`` the columns of figures."""

    headers: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[float, ...] = ()
    right: tuple[int, ...] = ()
    strong: tuple[int, ...] = ()  # columns set in medium weight


class Entry(msgspec.Struct, frozen=True, kw_only=True, tag="entry"):
    """A recipient in a card: name over its use on the left, place and safeguard on the right."""

    name: Text
    use: Text
    place: Text


Block = Paragraph | Bullets | Table | Entry


class Summary(msgspec.Struct, frozen=True, kw_only=True, tag="summary"):
    """«Kort sagt»: questions with answers; at most one in a letter, under the petrol rule."""

    label: str
    rows: tuple[tuple[str, Text], ...]


class Section(msgspec.Struct, frozen=True, kw_only=True, tag="section"):
    """A label in the margin column and what belongs to it; ``keep`` glues it to the next part."""

    label: str
    blocks: tuple[Block, ...]
    keep: bool = False


class CardRow(msgspec.Struct, frozen=True, kw_only=True):
    """One labelled row of a card."""

    label: str
    blocks: tuple[Block, ...]


class Card(msgspec.Struct, frozen=True, kw_only=True, tag="card"):
    """One purpose: number, title and its rows; broken by the rules of PRINT.md only."""

    key: str
    number: int
    title: str
    rows: tuple[CardRow, ...]
    continued: str  # "(fortsetter)"


class Signature(msgspec.Struct, frozen=True, kw_only=True, tag="signature"):
    """Greeting, room for a hand, name and title."""

    greeting: str
    name: Text
    title: str


Part = Paragraph | Bullets | Table | Summary | Section | Card | Signature


class Sender(msgspec.Struct, frozen=True, kw_only=True):
    """The letterhead."""

    name: str
    lines: tuple[str, ...]  # address, org.nr, e-mail: at the top right
    return_line: str  # "Retur: name, address", the small line above the address
    logo: bytes | None = None


class Enclosed(msgspec.Struct, frozen=True):
    """The copies that a letter lists: the SHA-256 of the file they are bound in, "" before that."""

    sha256: str
    whole: bool = True  # a copy from every place where something was found


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """A whole letter, ready to be drawn."""

    kind: str  # code of MODEL.md: receipt, access, no_data …
    language: Language
    subject: str
    sender: Sender
    recipient: tuple[Text, ...]  # lines of the address window
    facts: tuple[tuple[str, Text], ...]  # Dato, Vår ref., Mottatt, Kontakt
    parts: tuple[Part, ...]
    dated: date
    case: str  # "Sak 2026-014", in the footer
    running_head: str  # "Svar på krav om innsyn · Marte Solheim"
    title: str  # of the file: subject and case number, no name
    enclosed: Enclosed | None = None  # not drawn: what must lie beside the letter


def inlines(letter: Letter) -> Iterator[Inline]:
    """Every inline of the letter in reading order."""
    for line in letter.recipient:
        yield from line
    for _, value in letter.facts:
        yield from value
    for part in letter.parts:
        yield from _of_part(part)


def holes(letter: Letter) -> tuple[Hole, ...]:
    """What is missing, in reading order; a letter with any cannot be sent."""
    return tuple(inline for inline in inlines(letter) if isinstance(inline, Hole))


def _of_part(part: Part) -> Iterator[Inline]:
    match part:
        case Summary():
            for _, answer in part.rows:
                yield from answer
        case Section():
            for block in part.blocks:
                yield from _of_block(block)
        case Card():
            for row in part.rows:
                for block in row.blocks:
                    yield from _of_block(block)
        case Signature():
            yield from part.name
        case _:
            yield from _of_block(part)


def _of_block(block: Block) -> Iterator[Inline]:
    match block:
        case Paragraph():
            yield from block.text
        case Bullets():
            for item in block.items:
                yield from item
        case Table():
            for row in block.rows:
                for cell in row:
                    yield from cell
        case Entry():
            yield from block.name
            yield from block.use
            yield from block.place
