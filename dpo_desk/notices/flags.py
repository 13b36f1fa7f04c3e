"""What a notice states that the company does: cameras, recruitment, a newsletter and the like."""

from collections.abc import Iterator
from typing import Final

from dpo_desk.notices.model import STATED, CodeFound, evidence_of
from dpo_desk.notices.rights import merged
from dpo_desk.notices.said import in_piece
from dpo_desk.reading.sheet import Piece, Sheet

TOPIC: Final = "flags"


def find(sheet: Sheet) -> tuple[CodeFound, ...]:
    """Every flag with its places; a denial is none."""
    return merged(found for piece in sheet.pieces if not piece.noise for found in _of(sheet, piece))


def _of(sheet: Sheet, piece: Piece) -> Iterator[CodeFound]:
    for code in dict.fromkeys(hit.rule.gives for hit in in_piece(sheet, TOPIC, piece)):
        yield CodeFound(code=code, certainty=STATED, evidence=evidence_of(sheet, piece))
