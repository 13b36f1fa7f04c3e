"""How soon a notice promises an answer to those who use their rights."""

from collections.abc import Iterator
from typing import Final

from dpo_desk.law.durations import Duration
from dpo_desk.notices.model import CodeFound, evidence_of
from dpo_desk.notices.periods import TOPIC as PERIODS
from dpo_desk.notices.periods import SaidPeriod, said_in
from dpo_desk.notices.rights import merged
from dpo_desk.notices.said import Around, around, context
from dpo_desk.reading.sheet import Piece, Sheet

TOPIC: Final = "promises"
_NEAR: Final = 45


def find(sheet: Sheet) -> tuple[CodeFound, ...]:
    """Every period in which an answer is promised; «uten ugrunnet opphold» is none."""
    places = around(sheet)
    return merged(
        found
        for piece in sheet.pieces
        if not piece.noise
        for found in _of(sheet, piece, places[piece.index])
    )


def _of(sheet: Sheet, piece: Piece, place: Around) -> Iterator[CodeFound]:
    for said in said_in(sheet, piece):
        if said.about == "answer" and _is_promise(piece, place, said):
            yield CodeFound(code=said.iso, evidence=evidence_of(sheet, piece))


def _is_promise(piece: Piece, place: Around, said: SaidPeriod) -> bool:
    before, after = piece.folded[: said.found.start], piece.folded[said.found.end :]
    if context(PERIODS, "extended").search(before):
        return False
    by = context(TOPIC, "by")
    if not (by.search(before[-_NEAR:]) or context(TOPIC, "term").match(after)):
        return False
    if context(TOPIC, "else").search(piece.folded):
        return False
    hours = said.found.period == Duration(hours=said.found.period.hours)
    near = f"{piece.folded} {' '.join(piece.headings[-2:]).casefold()} {place.near}"
    return not hours or bool(context(PERIODS, "rights").search(near))
