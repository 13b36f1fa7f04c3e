"""What an answer holds and what it still lacks, part by part, as the composer lists it."""

from typing import NamedTuple

from dpo_desk.duties.case_view import CaseView
from dpo_desk.duties.outgoing import answered_by
from dpo_desk.law.codes import ANSWERS, FindingChoice, LetterKind, RequestKind
from dpo_desk.letters import asks
from dpo_desk.paper.model import Card, Entry, Hole, Letter, Plain, Strong, Text, holes
from dpo_desk.records import Claim, SearchResult


class Content(NamedTuple):
    """A part: message key, how it stands in words (key, n of m), and what it lacks."""

    key: str
    says: str
    n: int = 0
    m: int = 0
    missing: int = 0


def contents(letter: Letter, view: CaseView) -> tuple[Content, ...]:
    """The parts of a letter: DOMAIN's checklist for an access answer, with what else it answers.

    Of other letters what they ask of the manager and what they answer; none where that is nothing.
    """
    kind = LetterKind(letter.kind)
    further = tuple(_claim(letter, claim) for claim in _answered(kind, view))
    if kind is LetterKind.ACCESS:
        return (*_of_access(letter, view), *further)
    return (*_asked(letter, kind, view), *further)


def _asked(letter: Letter, kind: LetterKind, view: CaseView) -> tuple[Content, ...]:
    """How much of what the letter asks of the manager is said."""
    lacking = len({hole.field for hole in holes(letter) if hole.field.startswith("facts.")})
    must = [ask for ask in asks.asks_in(kind, view.kinds) if ask.required and ask.when is None]
    n = max(len(must), lacking)
    if not n:
        return ()
    return (Content("answer.part.asked", "answer.says.of", n - lacking, n, lacking),)


def _answered(kind: LetterKind, view: CaseView) -> tuple[Claim, ...]:
    """The claims that the letter answers one by one, but for the access that B05 is about."""
    apart = kind in ANSWERS and kind not in (LetterKind.NO_DATA, LetterKind.TO_CONTROLLER)
    return tuple(
        claim
        for claim in (answered_by(kind, view.claims) if apart else ())
        if (kind, claim.kind) != (LetterKind.ACCESS, RequestKind.ACCESS)
    )


def _claim(letter: Letter, claim: Claim) -> Content:
    """A claim with how it ended."""
    lacking = len({hole.field for hole in holes(letter) if hole.uid == claim.uid})
    open_ = "answer.says.undecided" if lacking else "answer.says.always"
    return Content(claim.kind.key, claim.outcome.key if claim.outcome else open_, missing=lacking)


def _of_access(letter: Letter, view: CaseView) -> tuple[Content, ...]:
    """The parts of DOMAIN's checklist (B05)."""
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
            len(_given(view)),
            missing=sum(not source.documents for source in found),
        ),
    )


def _given(view: CaseView) -> list[int]:
    """The copies that go along: what was found and is not kept back."""
    kept = {each.document_id for each in view.findings if each.choice is FindingChoice.KEEP_BACK}
    return [each.id for each in view.documents if each.search_id and each.id not in kept]


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
