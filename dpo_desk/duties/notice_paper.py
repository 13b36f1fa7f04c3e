"""A written notice as paper draws it: the short layer first, then a card an activity."""

from collections.abc import Iterator
from math import sqrt
from typing import Final, cast

from dpo_desk.notices import write_model as said
from dpo_desk.paper.model import (
    Block,
    Bullets,
    Card,
    CardRow,
    Hole,
    Inline,
    Language,
    Letter,
    Paragraph,
    Part,
    Plain,
    Section,
    Sender,
    Strong,
    Table,
    Text,
)
from dpo_desk.records import Document
from dpo_desk.register import Register
from dpo_desk.words import of

_NARROWEST: Final = 0.15  # share of the width that a column needs
_LONGEST_HOLE: Final = 40  # characters that paper sets in a frame


def letter(register: Register, written: said.Written) -> Letter:
    """The notice on the company's paper, addressed to nobody."""
    document, company = written.document, register.company()
    words = of(document.language)
    logo = register.first(Document, "id = :d", d=company.logo_document_id or 0)
    lines = (" ".join(company.address.split()), company.email.strip(), company.phone.strip())
    return Letter(
        kind="notice",
        language=cast("Language", document.language),
        subject=document.title,
        sender=Sender(
            name=company.name.strip(),
            lines=tuple(line for line in lines if line),
            return_line="",
            logo=logo.data if logo else None,
        ),
        recipient=(),
        facts=(),
        parts=tuple(_parts(document, words("paper.continued"))),
        dated=document.day,
        case=document.dated,
        running_head=document.title,
        title=document.title,
    )


def _parts(document: said.Document, continued: str) -> Iterator[Part]:
    yield Paragraph(text=(Plain(document.dated),), style="caption")
    for section in document.sections:
        if section.blocks:
            blocks = tuple(part for block in section.blocks for part in _blocks(block))
            yield Section(label=section.title, blocks=blocks)
        for number, inner in enumerate(section.sections, 1):
            yield _card(number, inner, continued)


def _card(number: int, section: said.Section, continued: str) -> Card:
    """An activity: what has no label of its own stands with the row above it."""
    rows: list[tuple[str, list[Block]]] = []
    for block in section.blocks:
        label = "" if isinstance(block, said.Table) else block.label
        if label or not rows:
            rows.append((label, []))
        rows[-1][1].extend(_blocks(block, labelled=False))
    return Card(
        key=section.key,
        number=number,
        title=section.title,
        rows=tuple(CardRow(label=label, blocks=tuple(blocks)) for label, blocks in rows),
        continued=continued,
    )


def _blocks(block: said.Block, *, labelled: bool = True) -> Iterator[Block]:
    match block:
        case said.Paragraph():
            yield Paragraph(text=(*_label(block.label if labelled else ""), *_text(block.text)))
        case said.Bullets():
            if block.label and labelled:
                yield Paragraph(text=_label(block.label))
            yield Bullets(items=tuple(_text(item) for item in block.items))
        case said.Table():
            yield Table(
                headers=block.headers,
                rows=tuple(tuple(_text(cell) for cell in row) for row in block.rows),
                widths=_widths(block),
                strong=(0,),
            )


def _widths(table: said.Table) -> tuple[float, ...]:
    """Shares by how much there is to read in each column; none too narrow for a word."""
    columns = zip(*table.rows, strict=True)
    read = [sqrt(sum(len(said.flat(cell)) for cell in column) + 1) for column in columns]
    spare = 1 - _NARROWEST * len(read)
    return tuple(_NARROWEST + spare * each / sum(read) for each in read)


def _label(label: str) -> Text:
    return (Strong(f"{label}:"), Plain(" ")) if label else ()


def _text(text: said.Text) -> Text:
    return tuple(_inline(part) for part in text)


def _inline(part: said.Inline) -> Inline:
    if isinstance(part, said.Gap):
        return Hole(part.what[:_LONGEST_HOLE], part.table, part.uid, part.field)
    return Strong(part.text) if part.strong else Plain(part.text)
