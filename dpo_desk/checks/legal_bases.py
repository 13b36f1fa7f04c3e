"""Why data may be used, as the notice says it (N03, N04, L01-L03, L07, L09)."""

from collections.abc import Iterator
from typing import Final

from dpo_desk.checks.finding import Spot
from dpo_desk.checks.notice_view import Notice, at, spot, spots, uses_data
from dpo_desk.checks.registry import check
from dpo_desk.law.codes import Severity
from dpo_desk.reading.sheet import Piece

_MOST: Final = 8  # places that are worth showing for one rule
_NEXT: Final = 2  # sentences
_TRACKING: Final = (
    ("tracker", "cookies_used", "tracking_purpose"),
    ("ad_sharing",),
)


@check("N03", Severity.HIGH, source="N")
def basis_missing(notice: Notice) -> Iterator[Spot]:
    """A use of data, or tracking, beside which no legal basis stands (13 (1) c)."""
    said = {hit.piece.index for hit in notice.signs("basis")}
    if not notice.facts.legal_bases:
        used = [place for each in notice.facts.activities for place in each.evidence[:1]]
        yield from list(at(used))[:_MOST] or [notice.whole]
        return
    bare = {piece.index: piece for piece in _unbased(notice, said)}
    yield from map(spot, [bare[index] for index in sorted(bare)][:_MOST])


def _unbased(notice: Notice, said: set[int]) -> Iterator[Piece]:
    """Each activity that has no basis; tracking and advertising where they never have one."""
    web = (sign for signs in _TRACKING for sign in signs)
    asked = {hit.piece.index for hit in notice.signs(*web)} if notice.asks_first else set[int]()
    for activity in notice.facts.activities:
        if activity.is_stated and not activity.legal_bases:
            pieces = notice.pieces_of(activity.evidence)
            told = any(p.index in asked or _based(notice, p, said) for p in pieces)
            first = notice.pieces_of(activity.evidence[:1])
            yield from () if told else filter(uses_data, first)
    for signs in () if notice.asks_first else _TRACKING:
        pieces = [hit.piece for hit in notice.signs(*signs)]
        if not any(_based(notice, piece, said) for piece in pieces):
            yield from pieces[:1]


def _based(notice: Notice, piece: Piece, said: set[int]) -> bool:
    """Whether a basis stands in the same paragraph, row or section, or right after.

    An item of a list speaks for itself, but for the sentence that leads to the list.
    """
    near = {each.index for each in notice.paragraph(piece)}
    if piece.kind in ("item", "cell"):
        near |= {each.index for each in notice.leading(piece)}
    else:
        near |= {piece.index + step for step in range(_NEXT + 1)}
        near |= {each.index for each in notice.section(piece)}
    return bool(near & said)


@check("N04", Severity.MEDIUM, source="N")
def interest_unnamed(notice: Notice) -> Iterator[Spot]:
    """A legitimate interest is relied on, and which one it is stands nowhere near it."""
    circular = notice.signs("circular_interest")
    if circular:
        yield from spots(circular)
        return
    relied = [hit.piece for hit in notice.signs("legitimate_interest")]
    aims = {hit.piece.index for hit in notice.signs("aim")}
    if relied and not any(_explained(notice, piece, aims) for piece in relied):
        yield spot(relied[0])


def _explained(notice: Notice, piece: Piece, aims: set[int]) -> bool:
    near = {each.index for each in notice.paragraph(piece)}
    return bool((near | {piece.index - 1, piece.index, piece.index + 1}) & aims)


@check("L01", Severity.HIGH, source="N,R")
def marketing_on_contract(notice: Notice) -> Iterator[Spot]:
    """Marketing by e-mail is rested on a contract."""
    contract = {hit.piece.index for hit in notice.signs("on_contract")}
    consent = {hit.piece.index for hit in notice.signs("consent", "legitimate_interest")}
    for hit in notice.signs("email_marketing"):
        near = {each.index for each in notice.paragraph(hit.piece)}
        if near & contract and not near & consent and not _of_several(notice, hit.piece):
            yield spot(hit.piece)
            return


def _of_several(notice: Notice, piece: Piece) -> bool:
    """Whether the paragraph is about other things too, the contract being theirs."""
    words = " ".join(each.folded for each in notice.paragraph(piece))
    delivers = ("oppfylle avtale", "levere", "perform the contract", "deliver", "faktur", "invoic")
    return any(each in words for each in delivers)


@check("L02", Severity.MEDIUM, source="N,R")
def recruitment_on_consent(notice: Notice) -> Iterator[Spot]:
    """Applications are read on consent; to keep them for later posts is another thing."""
    consent = {hit.piece.index: hit.piece for hit in notice.signs("consent")}
    later = {hit.piece.index for hit in notice.signs("kept_for_later")}
    for hit in notice.signs("recruitment"):
        near = {each.index for each in notice.paragraph(hit.piece)}
        if near & consent.keys() and not near & later:
            yield spot(consent[min(near & consent.keys())])
            return


@check("L03", Severity.HIGH, source="N,R")
def consent_by_signing(notice: Notice) -> Iterator[Spot]:
    """An application or a signature is taken for consent (4 (11), 7)."""
    yield from spots(notice.signs("consent_by_signing"))


@check("L07", Severity.MEDIUM, source="N,R")
def credit_without_need(notice: Notice) -> Iterator[Spot]:
    """Credit data are named, and when or why they are needed is not told."""
    named = notice.signs("credit")
    if named and not notice.says("credit_need"):
        yield from list(spots(named))[:1]


@check("L09", Severity.MEDIUM, source="N,R")
def purposes_mixed(notice: Notice) -> Iterator[Spot]:
    """Contract and marketing are one purpose."""
    yield from spots(notice.signs("mixed_purposes"))
