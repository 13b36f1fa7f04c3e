"""The grounds of article 6 that a notice names, by words or by number."""

from collections.abc import Iterable, Iterator
from typing import Final

from dpo_desk.notices.bases_articles import numbered
from dpo_desk.notices.model import BASES, INTERPRETED, STATED, BasisFound, Certainty, evidence_of
from dpo_desk.notices.said import Around, around, context, holds, in_piece
from dpo_desk.reading.sheet import Piece, Sheet

TOPIC: Final = "bases"
_HEADED: Final = 70  # letters of a sentence so short that its heading says what it is about


def find(sheet: Sheet) -> tuple[BasisFound, ...]:
    """Every ground, the sure ones first, each with all its places."""
    return merged(
        found
        for piece, each in zip(sheet.pieces, sheet.once(_by_piece), strict=True)
        if not piece.noise
        for found in each
    )


def of_piece(sheet: Sheet, piece: Piece) -> tuple[BasisFound, ...]:
    """The grounds that one sentence names, each once."""
    return sheet.once(_by_piece)[piece.index]


def _by_piece(sheet: Sheet) -> tuple[tuple[BasisFound, ...], ...]:
    places = around(sheet)
    return tuple(_of(sheet, piece, places[piece.index]) for piece in sheet.pieces)


def _of(sheet: Sheet, piece: Piece, place: Around) -> tuple[BasisFound, ...]:
    if piece.kind == "heading":
        return ()
    found: dict[str, Certainty] = {}
    for basis, certainty in _said(sheet, piece, place):
        if found.get(basis) != STATED:
            found[basis] = certainty
    return tuple(
        BasisFound(basis=basis, certainty=certainty, evidence=evidence_of(sheet, piece))
        for basis, certainty in found.items()
    )


def merged(found: Iterable[BasisFound]) -> tuple[BasisFound, ...]:
    """One entry a ground: what is stated hides what is only suggested."""
    kept: dict[str, BasisFound] = {}
    for each in found:
        before = kept.get(each.basis)
        if before is None or (each.is_stated and not before.is_stated):
            kept[each.basis] = each
        elif each.certainty == before.certainty:
            both = before.evidence + tuple(e for e in each.evidence if e not in before.evidence)
            kept[each.basis] = BasisFound(basis=each.basis, certainty=each.certainty, evidence=both)
    return tuple(kept[code] for code in sorted(kept, key=BASES.index))


def _said(sheet: Sheet, piece: Piece, place: Around) -> Iterator[tuple[str, Certainty]]:
    for each in numbered(piece.folded):
        against = context(TOPIC, "against").search(piece.folded)
        yield each.basis.value, INTERPRETED if against else STATED
    conditional = all(piece.index in holds(sheet, TOPIC, name) for name in ("right", "of_a_right"))
    for rule, _, _ in in_piece(sheet, TOPIC, piece):
        if rule.more.get("needs") == "ground" and not _is_grounded(sheet, piece, place):
            continue
        sure = rule.certainty == STATED and not conditional
        yield rule.gives, STATED if sure else INTERPRETED


def _is_grounded(sheet: Sheet, piece: Piece, place: Around) -> bool:
    """Whether the sentence, or what it stands in, speaks of grounds."""
    ground = context(TOPIC, "ground")
    if piece.index in holds(sheet, TOPIC, "ground") or ground.search(place.near):
        return True
    return len(piece.text) <= _HEADED and bool(ground.search(place.heading))
