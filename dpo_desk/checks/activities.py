"""The record of processing (A01, A02, N22)."""

from collections.abc import Iterator
from typing import Final

from dpo_desk.checks.facts import Doing, Facts
from dpo_desk.checks.finding import Spot
from dpo_desk.checks.registry import check
from dpo_desk.law import data_categories
from dpo_desk.law.codes import Relation, Severity, Stated
from dpo_desk.records import Activity, Company

# What article 30 (1) asks for and a field holds; periods are N09, recipients and transfers are the
# services'.
_PROTOCOL: Final = ("subjects", "data_categories", "security")
_CONTACT: Final = ("name", "email", "privacy_contact")
_CRITERIA: Final = 2  # of WP248, from which an assessment is due (35)
_WATCHING: Final = frozenset({"location", "movement_on_site", "camera_recording"})
_SCORING: Final = frozenset({"credit_information", "appraisals"})


@check("A01", Severity.MEDIUM, source="R")
def record_incomplete(facts: Facts) -> Iterator[Spot]:
    """A field that article 30 asks for is empty; the first one is opened."""
    for name in _CONTACT:
        if not getattr(facts.company, name):
            yield Spot(Company.table, facts.company.uid, name, unanswered=True)
            break
    for doing in facts.doings:
        field = _empty(doing)
        if field:
            yield about(doing, field, unanswered=True)


def _empty(doing: Doing) -> str:
    if not any(aim.purpose.text.strip() for aim in doing.aims):
        return "purposes"
    return next((name for name in _PROTOCOL if not getattr(doing.activity, name)), "")


@check("A02", Severity.MEDIUM, source="R")
def assessment_due(facts: Facts) -> Iterator[Spot]:
    """Cameras, or two of the criteria, and no assessment of what it means for people."""
    for doing in facts.doings:
        if doing.activity.assessed_on is None and _risky(doing.activity):
            yield about(doing, "assessed_on", unanswered=True)


def _risky(activity: Activity) -> bool:
    data = set(activity.data_categories)
    criteria = (
        activity.special_categories is Stated.KNOWN or bool(data & data_categories.SPECIAL),
        activity.children is Stated.KNOWN,
        activity.automated_decisions is Stated.KNOWN,
        bool(data & _WATCHING),
        bool(data & _SCORING),
        bool(data & data_categories.CRIMINAL),
        Relation.EMPLOYEE.value in activity.subjects and bool(data & _WATCHING),
    )
    return activity.camera or sum(criteria) >= _CRITERIA


@check("N22", Severity.MEDIUM, source="N,R", on="register")
def decisions_untold(facts: Facts) -> Iterator[Spot]:
    """Decisions are automated, and the notice does not speak of it."""
    if not facts.notice_uid or facts.notice_automated:
        return
    for doing in facts.doings:
        if doing.activity.automated_decisions is Stated.KNOWN:
            yield about(doing, "automated_decisions")


def about(doing: Doing, field: str, *, unanswered: bool = False) -> Spot:
    """A field of an activity."""
    activity = doing.activity
    return Spot(activity.table, activity.uid, field, unanswered=unanswered, title=activity.name)
