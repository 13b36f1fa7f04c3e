"""Why data may be used, as the register has it (N03, L01, L02, L04-L09, C01, C06, C07)."""

from collections.abc import Iterator
from typing import Final

from dpo_desk.checks.activities import about
from dpo_desk.checks.facts import Aim, Doing, Facts
from dpo_desk.checks.finding import Spot
from dpo_desk.checks.processors import about as about_service
from dpo_desk.checks.registry import check
from dpo_desk.checks.words import speaks_of, topics_of
from dpo_desk.law import data_categories
from dpo_desk.law.codes import LegalBasis, Role, Severity, Stated
from dpo_desk.records import PurposeBasis

_MARKETING: Final = "marketing"


def _aims(facts: Facts) -> Iterator[tuple[Doing, Aim]]:
    """The purposes that are the company's own."""
    for doing in facts.doings:
        if doing.activity.role is not Role.PROCESSOR:
            yield from ((doing, aim) for aim in doing.aims)


def _basis(doing: Doing, basis: PurposeBasis, field: str, *, unanswered: bool = False) -> Spot:
    return Spot(basis.table, basis.uid, field, unanswered=unanswered, title=doing.activity.name)


def _purpose(doing: Doing, aim: Aim, *, unanswered: bool = False) -> Spot:
    purpose = aim.purpose
    return Spot(
        purpose.table, purpose.uid, "text", unanswered=unanswered, title=doing.activity.name
    )


def _topics(doing: Doing, aim: Aim) -> frozenset[str]:
    """What a purpose is about, in its words, else in the activity's name."""
    return topics_of(aim.purpose.text) or topics_of(doing.activity.name)


@check("N03", Severity.HIGH, source="N", on="register")
def purpose_without_basis(facts: Facts) -> Iterator[Spot]:
    """A purpose has no basis yet."""
    for doing, aim in _aims(facts):
        if not aim.bases:
            yield _purpose(doing, aim, unanswered=True)


@check("L01", Severity.HIGH, source="N,R", on="register")
def marketing_on_contract(facts: Facts) -> Iterator[Spot]:
    """Marketing rests on a contract alone."""
    for doing, aim in _aims(facts):
        found = [each.basis for each in aim.bases]
        if found == [LegalBasis.CONTRACT] and _topics(doing, aim) == {_MARKETING}:
            yield _basis(doing, aim.bases[0], "basis")


@check("L02", Severity.MEDIUM, source="N,R", on="register")
def recruitment_on_consent(facts: Facts) -> Iterator[Spot]:
    """Applications rest on consent; keeping them for later posts may."""
    for doing, aim in _aims(facts):
        only = [each.basis for each in aim.bases] == [LegalBasis.CONSENT]
        later = speaks_of(aim.purpose.text, "kept_for_later")
        if only and "recruitment" in _topics(doing, aim) and not later:
            yield _basis(doing, aim.bases[0], "basis")


@check("L04", Severity.MEDIUM, source="R")
def balancing_missing(facts: Facts) -> Iterator[Spot]:
    """A legitimate interest without the balancing test."""
    every = [basis.basis for doing in facts.doings for aim in doing.aims for basis in aim.bases]
    if facts.notice_interest and LegalBasis.LEGITIMATE_INTERESTS not in every:
        yield Spot(PurposeBasis.table, "", "reason", unanswered=True)  # of which use is not known
    for doing, aim in _aims(facts):
        for basis in aim.bases:
            if basis.basis is LegalBasis.LEGITIMATE_INTERESTS and not basis.reason.strip():
                yield _basis(doing, basis, "reason", unanswered=True)


@check("L05", Severity.HIGH, source="R")
def special_condition_missing(facts: Facts) -> Iterator[Spot]:
    """Special categories, and no condition of 9 (2)."""
    for doing in facts.doings:
        activity = doing.activity
        special = activity.special_categories is Stated.KNOWN
        special |= bool(data_categories.SPECIAL & set(activity.data_categories))
        if special and not activity.special_condition.strip():
            yield about(doing, "special_condition", unanswered=True)


@check("L06", Severity.MEDIUM, source="R")
def national_id_unjustified(facts: Facts) -> Iterator[Spot]:
    """The national identity number is used, and nothing says why (pol § 12)."""
    yield from _unjustified(facts, "national_id")


@check("L07", Severity.MEDIUM, source="N,R", on="register")
def credit_unjustified(facts: Facts) -> Iterator[Spot]:
    """Credit data are used, and nothing says why."""
    yield from _unjustified(facts, "credit_information")


def _unjustified(facts: Facts, category: str) -> Iterator[Spot]:
    for doing in facts.doings:
        bases = [basis for aim in doing.aims for basis in aim.bases]
        said = any(basis.reason.strip() or basis.statute.strip() for basis in bases)
        if category in doing.activity.data_categories and not said:
            yield _basis(doing, bases[0], "reason") if bases else about(doing, "data_categories")


@check("L08", Severity.MEDIUM, source="R")
def consent_unproved(facts: Facts) -> Iterator[Spot]:
    """Marketing, and how consent is logged or one opts out is not written down."""
    for doing, aim in _aims(facts):
        bases = [each for each in aim.bases if each.basis in _SENDS]
        if bases and _MARKETING in _topics(doing, aim) and not any(b.reason for b in bases):
            yield _basis(doing, bases[0], "reason", unanswered=True)


_SENDS: Final = (LegalBasis.CONSENT, LegalBasis.LEGITIMATE_INTERESTS)


@check("L09", Severity.MEDIUM, source="N,R", on="register")
def purposes_mixed(facts: Facts) -> Iterator[Spot]:
    """One purpose is both the contract and marketing."""
    for doing, aim in _aims(facts):
        if speaks_of(aim.purpose.text, "mixed_purposes"):
            yield _purpose(doing, aim)


@check("C01", Severity.HIGH, source="N,R", on="register")
def cookies_on_interest(facts: Facts) -> Iterator[Spot]:
    """Cookies on a balancing test, of which one at least outlives the visit or tracks."""
    for doing, aim in _aims(facts):
        bases = {each.basis for each in aim.bases}
        tracking = [each for each in doing.cookies if speaks_of(each.name, "tracker")]
        asked = LegalBasis.CONSENT in bases
        if tracking and not asked and LegalBasis.LEGITIMATE_INTERESTS in bases:
            yield _basis(doing, aim.bases[0], "basis")


@check("C06", Severity.HIGH, source="N,R", on="register")
def platform_without_consent(facts: Facts) -> Iterator[Spot]:
    """A platform gets data for advertising, on something else than consent."""
    for doing in facts.doings:
        bases = [basis for aim in doing.aims for basis in aim.bases]
        asked = any(basis.basis is LegalBasis.CONSENT for basis in bases)
        ads = [s for _, s in doing.uses if s.in_use and speaks_of(s.name, "ad_sharing")]
        if ads and bases and not asked:
            yield _basis(doing, bases[0], "basis")


@check("C07", Severity.MEDIUM, source="N,R", on="register")
def platform_not_joint(facts: Facts) -> Iterator[Spot]:
    """A platform for advertising is recorded as a mere processor or recipient."""
    for serving in facts.services:
        service = serving.service
        joint = service.role in (Role.JOINT_CONTROLLER, Role.OWN_CONTROLLER)
        if service.in_use and not joint and speaks_of(service.name, "ad_sharing"):
            yield about_service(serving, "role")
