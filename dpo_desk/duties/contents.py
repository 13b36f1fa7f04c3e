"""What an answer holds and what it still lacks, part by part, as the composer lists it."""

from typing import NamedTuple

from dpo_desk.duties.case_view import CaseView
from dpo_desk.law.codes import LetterKind
from dpo_desk.paper.model import Card, Entry, Hole, Letter, Plain, Strong, Text, holes
from dpo_desk.records import SearchResult


class Content(NamedTuple):
    """A part: message key, how it stands in words (key, n of m), and what it lacks."""

    key: str
    says: str
    n: int = 0
    m: int = 0
    missing: int = 0


def contents(letter: Letter, view: CaseView) -> tuple[Content, ...]:
    """The parts of DOMAIN's checklist for an access answer; none for other letters."""
    if letter.kind != LetterKind.ACCESS:
        return ()
    cards = [part for part in letter.parts if isinstance(part, Card)]
    lacking = holes(letter)
    found = [source for source in view.sources if source.search.result is SearchResult.FOUND]
    kept = _lacking(lacking, "retention")
    return (
        Content("answer.part.data", "answer.says.systems", len(found), 0, _searches(lacking)),
        Content(
            "answer.part.purpose",
            "answer.says.purposes",
            len(cards),
            0,
            _lacking(lacking, "purpose", "data_categories", "activities"),
        ),
        Content("answer.part.recipients", "answer.says.recipients", len(_recipients(cards))),
        Content("answer.part.retention", "answer.says.of", len(cards) - kept, len(cards), kept),
        Content("answer.part.source", "answer.says.always"),
        Content("answer.part.rights", "answer.says.always"),
        Content(
            "answer.part.copy",
            "answer.says.files",
            len(view.documents),
            missing=sum(not source.documents for source in found),
        ),
    )


def without_copy(view: CaseView) -> tuple[str, ...]:
    """Places where something was found, but no copy is enclosed: art. 15 (3) asks for one."""
    return tuple(
        source.name
        for source in view.sources
        if source.search.result is SearchResult.FOUND and not source.documents
    )


def _searches(lacking: tuple[Hole, ...]) -> int:
    return sum(hole.table == "search" or hole.field == "searches" for hole in lacking)


def _lacking(lacking: tuple[Hole, ...], *fields: str) -> int:
    return len({(hole.uid, hole.field) for hole in lacking if hole.field in fields})


def _recipients(cards: list[Card]) -> set[str]:
    return {
        _said(block.name)
        for card in cards
        for row in card.rows
        for block in row.blocks
        if isinstance(block, Entry)
    }


def _said(text: Text) -> str:
    return "".join(part.text for part in text if isinstance(part, Plain | Strong))
