"""What happens on the website, as the notice says it (N20, C01-C05, C08)."""

from collections.abc import Iterator
from typing import Final

from dpo_desk.checks.finding import Spot
from dpo_desk.checks.notice_view import Notice, at, spot, spots
from dpo_desk.checks.registry import check
from dpo_desk.law.codes import Severity
from dpo_desk.reading.notice_rules import Hit

_SHORT: Final = ("session", "PT")  # lifetimes that outlive no visit


@check("N20", Severity.HIGH, source="N")
def claims_no_collection(notice: Notice) -> Iterator[Spot]:
    """Nothing is said to be collected on the site, and then a tracker is described."""
    trackers = {hit.piece.index for hit in notice.signs("tracker", "ad_sharing")}
    for hit in notice.signs("no_collection"):
        if trackers - {hit.piece.index}:
            yield spot(hit.piece)
            return


@check("C01", Severity.HIGH, source="N,R")
def cookies_on_interest(notice: Notice) -> Iterator[Spot]:
    """Cookies that are not strictly necessary rest on a balancing test."""
    relied = {hit.piece.index: hit.piece for hit in notice.signs("interest")}
    asked = {hit.piece.index for hit in notice.signs("prior_consent")}
    for hit in notice.signs("cookies_used", "tracker"):
        near = {each.index for each in notice.paragraph(hit.piece)}
        if near & relied.keys() and not near & asked:
            yield spot(relied[min(near & relied.keys())])
            return


@check("C02", Severity.HIGH, source="N,R")
def tracker_without_consent(notice: Notice) -> Iterator[Spot]:
    """A tracker, and consent before it is not spoken of anywhere."""
    trackers = notice.signs("tracker")
    if trackers and not notice.asks_first:
        yield from list(spots(trackers))[:1]


@check("C03", Severity.MEDIUM, source="N")
def retired_analytics(notice: Notice) -> Iterator[Spot]:
    """Cookies that only ga.js set."""
    yield from spots(notice.signs("old_analytics"))


@check("C04", Severity.MEDIUM, source="N")
def hardly_anonymous(notice: Notice) -> Iterator[Spot]:
    """Said to be anonymous, beside what singles a visitor out; or pseudonyms put as no data."""
    yield from spots(notice.signs("pseudonymous_as_none"))
    singles = notice.signs("identifying")
    for hit in notice.signs("anonymous"):
        if any(_same_matter(notice, hit, other) for other in singles):
            yield spot(hit.piece)


def _same_matter(notice: Notice, claim: Hit, other: Hit) -> bool:
    """Whether both are about visitors of the site: near, or statistics and a tracker."""
    if other.piece.unit == claim.piece.unit:
        return True
    web = {hit.piece.unit for hit in notice.signs("cookies_used", "tracker")}
    return claim.piece.unit in web and other.piece.unit in web


@check("C05", Severity.MEDIUM, source="N")
def cookie_periods_conflict(notice: Notice) -> Iterator[Spot]:
    """What the site collects is gone within days, and cookies of months are listed."""
    lasting = [each for each in notice.facts.cookies if _lasts(each.lifetime)]
    if lasting:
        yield from list(spots(notice.signs("web_deleted_soon")))[:1]
    for each in notice.facts.conflicts:
        if each.about.startswith("cookie") and all(map(_is_period, each.values)):
            yield from at(each.evidence[:1])


def _is_period(value: str) -> bool:
    return value == "session" or value.startswith("P")


def _lasts(lifetime: str | None) -> bool:
    return bool(lifetime) and not str(lifetime).startswith(_SHORT)


@check("C08", Severity.LOW, source="N")
def left_to_settings(notice: Notice) -> Iterator[Spot]:
    """The visitor is left to find the settings, where a choice was due first."""
    tracked = notice.says("tracker", "ad_sharing", "cookies_used")
    if tracked and not notice.asks_first:
        yield from spots(notice.signs("opt_out_settings"))
