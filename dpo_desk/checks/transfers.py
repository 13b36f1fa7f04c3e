"""Data that leave the EEA (N07, T01-T06)."""

from collections.abc import Iterator
from typing import Final

from dpo_desk.checks.finding import Spot
from dpo_desk.checks.notice_view import Notice, at, spots
from dpo_desk.checks.owners import any_foreign
from dpo_desk.checks.registry import check
from dpo_desk.law.codes import Severity
from dpo_desk.notices.model import Recipient

_MOST: Final = 6


@check("N07", Severity.MEDIUM, source="N")
def transfer_untold(notice: Notice) -> Iterator[Spot]:
    """A vendor from outside the EEA, and no word on where its data go (13 (1) f)."""
    if notice.says("transfer_text"):
        return
    local = {hit.piece.index for hit in notice.signs("eea_only")}
    said = [place for each in notice.facts.recipients for place in each.evidence]
    of_all = bool(local - {piece.index for piece in notice.pieces_of(said)})
    found = [
        place
        for each in notice.facts.recipients
        if _foreign(each) and not (_kept_here(notice, each, local) if each.region else of_all)
        for place in at(each.evidence[:1])
    ]
    yield from found[:_MOST]


def _foreign(recipient: Recipient) -> bool:
    return any_foreign((recipient.name, recipient.vendor))


def _kept_here(notice: Notice, recipient: Recipient, local: set[int]) -> bool:
    """Whether the text says of this recipient that it keeps the data within the EEA."""
    return bool(notice.near(recipient.evidence) & local)


@check("T01", Severity.HIGH, source="N,R")
def privacy_shield(notice: Notice) -> Iterator[Spot]:
    """Privacy Shield is relied on (C-311/18)."""
    yield from spots(notice.signs("privacy_shield"))


@check("T05", Severity.MEDIUM, source="N")
def clauses_unnamed(notice: Notice) -> Iterator[Spot]:
    """The standard clauses, and not which of them."""
    clauses = notice.signs("scc")
    if clauses and not notice.says("scc_version"):
        yield from list(spots(clauses))[:1]


@check("T06", Severity.MEDIUM, source="N,R")
def remote_access(notice: Notice) -> Iterator[Spot]:
    """Kept in the EEA only, by a vendor whose owner is elsewhere."""
    local = notice.signs("eea_only")
    for each in notice.facts.recipients:
        if not _foreign(each):
            continue
        near = notice.near(each.evidence)
        here = [hit for hit in local if hit.piece.index in near]
        if here and not notice.says("transfer_text"):
            yield from spots(here)
