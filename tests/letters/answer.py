"""An access answer written from the samples, and how to look into it."""

from typing import Any

import msgspec

from dpo_desk import letters
from dpo_desk.law.codes import LetterKind
from dpo_desk.paper import model
from dpo_desk.paper.model import Card, Letter, Section
from tests.letters import prose
from tests.letters.samples import material

replace = msgspec.structs.replace


def write(language: str = "nb", **changes: Any) -> Letter:
    return letters.write(LetterKind.ACCESS, material(**changes), language)


def text(letter: Letter) -> str:
    return "\n".join(line for _, line in prose.lines(letter))


def parts(letter: Letter, kind: type) -> list[Any]:
    return [part for part in letter.parts if isinstance(part, kind)]


def section(letter: Letter, label: str) -> str:
    (found,) = [part for part in parts(letter, Section) if part.label == label]
    return "\n".join(line for _, line in prose.lines(replace(letter, parts=(found,)))[-40:])


def rows(card: Card) -> dict[str, str]:
    return {
        row.label: " | ".join(line for _, line in prose.blocks(row.blocks)) for row in card.rows
    }


def holes(letter: Letter) -> set[tuple[str, str, str]]:
    return {(hole.table, hole.uid, hole.field) for hole in model.holes(letter)}
