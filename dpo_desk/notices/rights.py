"""The rights that a notice gives its reader: what it states, and what it only suggests."""

from collections.abc import Iterable, Iterator
from typing import Final

from dpo_desk.notices.model import INTERPRETED, STATED, CodeFound, evidence_of
from dpo_desk.notices.said import Around, around, context, in_piece
from dpo_desk.reading.notice_rules import Rule
from dpo_desk.reading.sheet import Piece, Sheet

TOPIC: Final = "rights"
_SHORT: Final = 40  # letters of a line that stands for a heading
_FEWEST: Final = 3  # rights of which headings alone make a list


def find(sheet: Sheet) -> tuple[CodeFound, ...]:
    """Every right with its places, the stated ones first; a heading alone gives none."""
    places = around(sheet)
    listed = _blocks_of_rights(sheet)
    found = [
        each
        for piece in sheet.pieces
        for each in _of(sheet, piece, places[piece.index], listed=piece.block in listed)
    ]
    found += _headings(sheet)
    return merged(found)


def merged(found: Iterable[CodeFound]) -> tuple[CodeFound, ...]:
    """One entry a code, in the order of the text: what is stated hides what is suggested."""
    kept: dict[str, CodeFound] = {}
    for each in sorted(found, key=lambda each: each.evidence[0].start):
        before = kept.get(each.code)
        if before is None or (each.is_stated and not before.is_stated):
            kept[each.code] = each
        elif each.certainty == before.certainty:
            more = tuple(place for place in each.evidence if place not in before.evidence)
            kept[each.code] = CodeFound(
                code=each.code, certainty=each.certainty, evidence=before.evidence + more
            )
    return tuple(kept.values())


def _of(sheet: Sheet, piece: Piece, place: Around, *, listed: bool) -> Iterator[CodeFound]:
    if piece.noise or piece.kind == "heading":
        return
    is_right: bool | None = None
    said = f"{place.row}: {piece.folded}" if place.row else ""
    for rule, _, _ in in_piece(sheet, TOPIC, piece, said):
        if not rule.more.get("alone"):
            if is_right is None:
                is_right = listed or _is_right(piece, place)
            if not is_right:
                continue
        yield _found(sheet, piece, rule)


def _found(sheet: Sheet, piece: Piece, rule: Rule) -> CodeFound:
    return CodeFound(
        code=rule.gives,
        certainty=INTERPRETED if rule.certainty == INTERPRETED else STATED,
        evidence=evidence_of(sheet, piece),
    )


def _blocks_of_rights(sheet: Sheet) -> set[int]:
    """The lists of which a short line says that they are of rights: «5. Rettane dine»."""
    section = context(TOPIC, "section")
    return {
        piece.block
        for piece in sheet.pieces
        if piece.kind == "item" and len(piece.text) <= _SHORT and section.search(piece.folded)
    }


def _is_right(piece: Piece, place: Around) -> bool:
    """Whether the sentence gives a right, or stands where rights are listed."""
    says, section = context(TOPIC, "says_right"), context(TOPIC, "section")
    if says.search(piece.folded) or says.search(place.intro):
        return True
    if any(section.search(heading.casefold()) for heading in piece.headings[-2:]):
        return True
    return bool(section.search(place.near))


def _headings(sheet: Sheet) -> Iterator[CodeFound]:
    """Headings that are names of rights and nothing else, where they make a list."""
    made = context(TOPIC, "heading")
    named = [
        (piece, [hit.rule for hit in in_piece(sheet, TOPIC, piece)])
        for piece in sheet.pieces
        if piece.kind == "heading" and not piece.noise and made.fullmatch(piece.folded)
    ]
    if len({rule.gives for _, rules in named for rule in rules}) < _FEWEST:
        return
    for piece, rules in named:
        if _has_text(sheet, piece):
            for rule in rules:
                yield _found(sheet, piece, rule)


def _has_text(sheet: Sheet, heading: Piece) -> bool:
    after = sheet.pieces[heading.index + 1 : heading.index + 2]
    return bool(after) and after[0].kind != "heading"
