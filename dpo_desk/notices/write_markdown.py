"""A written notice as Markdown: every value escaped once, here."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from dpo_desk.notices.write_model import (
    Block,
    Bullets,
    Document,
    Gap,
    Paragraph,
    Run,
    Section,
    Table,
    Text,
)

_ALWAYS: Final = re.compile(r"[\\`*\[\]<>|~]")
_UNDERSCORE: Final = re.compile(r"(?<![^\W_])_|_(?![^\W_])")  # within a word it marks nothing up
_ENTITY: Final = re.compile(r"&(?=#?\w+;)")
_STARTS: Final = re.compile(r"^(#{1,6}(?=\s|$)|[-+=](?=[-+=\s]|$)|\d{1,9}(?=[.)]))")


def markdown(document: Document) -> str:
    """The notice as one Markdown text that ends in a line break."""
    parts = [f"# {_line(document.title)}", escape(document.dated)]
    for section in document.sections:
        parts.extend(_section(section, 2))
    return "\n\n".join(parts) + "\n"


def escape(words: str) -> str:
    """Words as Markdown shows them again, whatever stands in them; one line."""
    flat = " ".join(words.split())
    flat = _ALWAYS.sub(r"\\\g<0>", flat)
    flat = _UNDERSCORE.sub(r"\_", flat)
    return _ENTITY.sub(r"\&", flat)


def _line(words: str) -> str:
    """Words at the start of a line: no heading, list or rule of their own."""
    return _STARTS.sub(_guarded, escape(words))


def _guarded(found: re.Match[str]) -> str:
    start = found[1]
    return f"{start}\\" if start.isdigit() else f"\\{start}"


def _section(section: Section, level: int) -> Iterator[str]:
    yield f"{'#' * level} {_line(section.title)}"
    for block in section.blocks:
        yield from _block(block)
    for inner in section.sections:
        yield from _section(inner, level + 1)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _labelled(block.label, _text(block.text))
        case Bullets():
            if block.label:
                yield f"**{escape(block.label)}:**"
            yield "\n".join(f"- {_start(item)}" for item in block.items)
        case Table():
            rows = [_row(escape(head) for head in block.headers)]
            rows.append(_row("---" for _ in block.headers))
            rows.extend(_row(_text(cell) for cell in row) for row in block.rows)
            yield "\n".join(rows)


def _labelled(label: str, text: str) -> str:
    return f"**{escape(label)}:** {text}" if label else _STARTS.sub(_guarded, text)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _start(text: Text) -> str:
    return _STARTS.sub(_guarded, _text(text))


def _text(text: Text) -> str:
    return "".join(_inline(part) for part in text)


def _inline(part: Run | Gap) -> str:
    if isinstance(part, Gap):
        return f"**\\[{escape(part.what)}\\]**"
    edges = part.text[: len(part.text) - len(part.text.lstrip())]
    tail = part.text[len(part.text.rstrip()) :] if part.text.strip() else ""
    words = escape(part.text)
    strong = f"**{words}**" if part.strong and words else words
    return f"{' ' if edges else ''}{strong}{' ' if tail else ''}"
