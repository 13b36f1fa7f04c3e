"""What personal data are used for, as entries that a manager would put in her record."""

from typing import Final

from dpo_desk.notices.activities_entries import Entry, entries
from dpo_desk.notices.activities_words import data_in, subjects_in, words_of
from dpo_desk.notices.bases import of_piece
from dpo_desk.notices.flags import TOPIC as FLAGS
from dpo_desk.notices.model import BASES, INTERPRETED, STATED, ActivityFound, Evidence, evidence_of
from dpo_desk.notices.said import in_piece
from dpo_desk.reading.sheet import Piece, Sheet

_USES: Final = frozenset({"newsletter", "camera", "recruitment"})
_PLACES: Final = 6  # sentences that are worth showing for one entry


def find(sheet: Sheet) -> tuple[ActivityFound, ...]:
    """Every use of data with its grounds, data and people, each topic once."""
    found = entries(sheet)
    return tuple(_found(sheet, each) for each in _grouped(found + _flagged(sheet, found)))


def _flagged(sheet: Sheet, found: list[Entry]) -> list[Entry]:
    """Newsletter, cameras and recruitment that no purpose was told of, but are spoken of."""
    told = {piece.index for entry in found for piece in entry.pieces}
    places: dict[str, list[Piece]] = {}
    for piece in sheet.pieces:
        if not piece.noise:
            for code in {hit.rule.gives for hit in in_piece(sheet, FLAGS, piece)} & _USES:
                places.setdefault(code, []).append(piece)
    known = {entry.topic for entry in found}
    return [
        Entry(words_of(code, pieces[0].text), pieces[0], pieces=pieces[:1])
        for code, pieces in places.items()
        if code not in known and not any(piece.index in told for piece in pieces)
    ]


def _grouped(found: list[Entry]) -> list[Entry]:
    """Entries on the same topic as one; the first gives the name."""
    kept: dict[str, Entry] = {}
    for entry in found:
        key = entry.topic or entry.name.casefold()
        before = kept.get(key)
        if before is None:
            kept[key] = entry
        else:
            before.pieces += [piece for piece in entry.pieces if piece not in before.pieces]
    return list(kept.values())


def _found(sheet: Sheet, entry: Entry) -> ActivityFound:
    pieces = entry.pieces or [entry.at]
    grounds = {
        found.basis for piece in pieces for found in of_piece(sheet, piece) if found.is_stated
    }
    return ActivityFound(
        purpose=entry.name,
        legal_bases=tuple(code for code in BASES if code in grounds),
        data_categories=data_in(sheet, pieces),
        subjects=subjects_in(entry.topic, [entry.name, *(piece.text for piece in pieces)]),
        certainty=STATED if entry.sure or entry.topic else INTERPRETED,
        evidence=_evidence(sheet, entry),
    )


def _evidence(sheet: Sheet, entry: Entry) -> tuple[Evidence, ...]:
    """The sentence that gave the name first, then the others."""
    rest = [piece for piece in entry.pieces if piece is not entry.at and piece.kind != "heading"]
    first = entry.at if entry.at.kind != "heading" or not rest else rest.pop(0)
    return tuple(evidence_of(sheet, piece)[0] for piece in (first, *rest))[:_PLACES]
