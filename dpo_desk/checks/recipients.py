"""Who gets data: named, described or left open (N05, N06, N14, C06, C07, P04 in a notice)."""

from collections.abc import Iterator
from typing import Final

from dpo_desk.checks.finding import Spot
from dpo_desk.checks.notice_view import Notice, at, spot, spots
from dpo_desk.checks.registry import check
from dpo_desk.law.codes import Severity
from dpo_desk.notices.model import Recipient
from dpo_desk.reading.sheet import Piece

_PLATFORMS: Final = ("facebook", "meta", "instagram", "linkedin", "tiktok", "snapchat", "pinterest")


@check("N05", Severity.MEDIUM, source="N")
def recipients_missing(notice: Notice) -> Iterator[Spot]:
    """Nobody who gets data is named, nor what kinds of firms they are (13 (1) e)."""
    named = [each for each in notice.facts.recipients if not _platform(each)]
    if named or notice.says("recipient_kind", "shares_with_none"):
        return
    unnamed = [place for each in notice.facts.unnamed_recipients for place in each.evidence[:1]]
    yield next(at(unnamed), notice.whole)


def _platform(recipient: Recipient) -> bool:
    """Whether only the website's tracking gives it data."""
    name = f"{recipient.name} {recipient.vendor}".casefold()
    return any(each in name for each in _PLATFORMS)


@check("N06", Severity.LOW, source="N")
def open_sharing(notice: Notice) -> Iterator[Spot]:
    """When and with whom data are shared is left open."""
    yield from spots(notice.signs("open_sharing"))


@check("N14", Severity.MEDIUM, source="N")
def source_missing(notice: Notice) -> Iterator[Spot]:
    """Data about people whom they cannot come from alone, and no word of where from (14 (2) f)."""
    others = notice.signs("customers_people", "third_party_data")
    if others and not notice.says("source"):
        yield from list(spots(others))[:1]


@check("C06", Severity.HIGH, source="N,R")
def ad_sharing(notice: Notice) -> Iterator[Spot]:
    """A platform gets data for advertising, and consent is not spoken of there."""
    yield from map(spot, _unconsented(notice))


@check("C07", Severity.MEDIUM, source="N,R")
def platform_without_joint(notice: Notice) -> Iterator[Spot]:
    """A platform with which one decides together (C-40/17), and no word of that (26)."""
    if notice.says("joint_control"):
        return
    seen = {hit.piece.index: hit.piece for hit in notice.signs("ad_sharing", "platform_page")}
    yield from map(spot, list(seen.values())[:1])


def _unconsented(notice: Notice) -> Iterator[Piece]:
    """The sentences on sharing with a platform in whose paragraph or section no consent is."""
    asked = {hit.piece.index for hit in notice.signs("prior_consent", "consent")}
    for hit in notice.signs("ad_sharing"):
        near = {each.index for each in notice.paragraph(hit.piece)}
        if not near & asked and not notice.asks_first:
            yield hit.piece
            return


@check("P04", Severity.MEDIUM, source="N,R")
def role_unclear(notice: Notice) -> Iterator[Spot]:
    """The customer's own people's data, and for whom they are processed is not told."""
    if not notice.says("own_processor_role"):
        yield from list(spots(notice.signs("customers_people")))[:1]
