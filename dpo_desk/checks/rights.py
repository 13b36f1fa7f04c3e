"""What the notice says about rights: which, how, and how plainly (N10-N15, N21, D01-D03)."""

import re
from collections.abc import Iterator
from typing import Final

from dpo_desk.checks.finding import Spot
from dpo_desk.checks.notice_view import Notice, at, spot, spots
from dpo_desk.checks.registry import check
from dpo_desk.law.codes import LegalBasis, Severity
from dpo_desk.notices.model import CodeFound, Evidence
from dpo_desk.reading.sheet import Piece

_RIGHTS: Final = (
    "access", "rectification", "erasure", "restriction", "objection", "portability",
)  # fmt: skip
_THIRTY: Final = "P30D"
_RIGHTS_HEADING: Final = re.compile(r"\brett|\brights?\b")
_NEAR: Final = 2  # sentences in which a form and rights belong together


@check("N10", Severity.HIGH, source="N")
def rights_missing(notice: Notice) -> Iterator[Spot]:
    """One of the six rights is not told (13 (2) b)."""
    told = {each.code for each in notice.facts.rights_found}
    if not told.issuperset(_RIGHTS):
        yield next(at(_places(notice, notice.facts.rights_found)), notice.whole)


def _places(notice: Notice, found: tuple[CodeFound, ...]) -> list[Evidence]:
    """Where the rights are told: below a heading that says so, else where the first one stands."""
    six = [each for each in found if each.code in _RIGHTS]
    places = [place for each in six for place in each.evidence[:1]]
    for place in places:
        if any(_RIGHTS_HEADING.search(h.casefold()) for h in notice.headings_of(place)):
            return [place]
    return places[:1]


@check("N11", Severity.HIGH, source="N")
def withdrawal_missing(notice: Notice) -> Iterator[Spot]:
    """Consent is relied on, and that it can be withdrawn is not told."""
    consent = [each for each in notice.facts.bases if each.basis == LegalBasis.CONSENT]
    told = any(each.code == "withdraw_consent" for each in notice.facts.rights_found)
    if consent and not told and not notice.says("withdraw"):
        yield next(at(consent[0].evidence), notice.whole)


@check("N12", Severity.HIGH, source="N")
def complaint_missing(notice: Notice) -> Iterator[Spot]:
    """No word of a complaint to Datatilsynet."""
    told = any(each.code == "complaint_authority" for each in notice.facts.rights_found)
    if not told and not notice.says("complaint"):
        yield notice.whole


@check("N13", Severity.LOW, source="N")
def no_consequence(notice: Notice) -> Iterator[Spot]:
    """Whether the data must be given, and what happens otherwise, is not told."""
    if not notice.says("consequence"):
        yield notice.whole


@check("N15", Severity.MEDIUM, source="N")
def objection_hidden(notice: Notice) -> Iterator[Spot]:
    """Marketing or a legitimate interest, and the right to object does not stand alone (21 (4))."""
    objectable = notice.facts.flags.newsletter or any(
        each.basis == LegalBasis.LEGITIMATE_INTERESTS for each in notice.facts.bases
    )
    marketing = notice.signs("email_marketing")
    if not objectable and not marketing:
        return
    objections = [hit.piece for hit in notice.signs("objection")]
    others = {hit.piece.index for hit in notice.signs("other_right")}
    about = {hit.piece.index for hit in notice.signs("objection_about")}
    if any(_alone(notice, piece, others, about) for piece in objections):
        return
    yield spot(objections[0]) if objections else notice.whole


def _alone(notice: Notice, piece: Piece, others: set[int], about: set[int]) -> bool:
    """Whether the right has a heading or a paragraph of its own, with what it is against."""
    if piece.index in others:
        return False
    if piece.kind == "heading":
        return True
    around = {each.index for each in notice.paragraph(piece)}
    if around & others:
        return False
    return bool(around & about) or (notice.titled(piece) and not _shared(notice, piece, others))


def _shared(notice: Notice, piece: Piece, others: set[int]) -> bool:
    """Whether other rights stand under the same heading."""
    return any(each.index in others for each in notice.section(piece))


@check("N21", Severity.LOW, source="N")
def only_a_form(notice: Notice) -> Iterator[Spot]:
    """A form is the only way that is named for using one's rights (12 (2))."""
    forms = [hit.piece for hit in notice.signs("rights_form")]
    rights = {hit.piece.index for hit in notice.signs("about_rights")}
    channels = {hit.piece.index for hit in notice.signs("rights_channel")}
    found = [piece for piece in forms if _near(piece, rights)]
    named = {
        index
        for index in channels
        if _near(notice.sheet.pieces[index], rights) and index not in {p.index for p in found}
    }
    own = any(_beside(notice, piece, channels) for piece in found)
    if found and not own and not any(_tells_how(notice, index) for index in named):
        yield from map(spot, found[:1])


def _near(piece: Piece, wanted: set[int]) -> bool:
    return any(index in wanted for index in range(piece.index - _NEAR + 1, piece.index + _NEAR))


def _beside(notice: Notice, piece: Piece, channels: set[int]) -> bool:
    """Whether the same paragraph names another way."""
    return any(each.index in channels for each in notice.paragraph(piece))


def _tells_how(notice: Notice, index: int) -> bool:
    """Whether a sentence asks to be written to or rung about rights or privacy."""
    words = notice.sheet.pieces[index].folded
    asks = ("kontakt", "send", "skriv", "ring", "contact", "write", "call", "e-mail us", "email us")
    about = ("rett", "innsyn", "personvern", "krav", "slett", "right", "request", "privacy")
    return any(each in words for each in asks) and any(each in words for each in about)


@check("D01", Severity.LOW, source="N")
def thirty_days(notice: Notice) -> Iterator[Spot]:
    """Thirty days can end after the month in February (12 (3))."""
    for each in notice.facts.promises_found:
        if each.code == _THIRTY:
            yield from at(each.evidence[:1])


@check("D02", Severity.MEDIUM, source="N")
def two_promises(notice: Notice) -> Iterator[Spot]:
    """Different periods are promised for an answer; in one sentence they tell cases apart."""
    said = [each for each in notice.facts.promises_found if each.is_stated]
    sentences = {p.index for each in said for p in notice.pieces_of(each.evidence[:1])}
    if len({each.code for each in said}) > 1 and len(sentences) > 1:
        for each in said:
            yield from at(each.evidence[:1])


@check("D03", Severity.MEDIUM, source="N")
def identification_always(notice: Notice) -> Iterator[Spot]:
    """Everybody is asked who they are, doubt or not (12 (6))."""
    yield from spots(notice.signs("id_always"))
