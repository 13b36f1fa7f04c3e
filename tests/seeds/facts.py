"""What a register says, read back from its records as the truth tables are written."""

from collections import defaultdict
from typing import Any

from dpo_desk.duties.seed_statements import Topic
from dpo_desk.law.codes import ProposalCertainty, Stated
from dpo_desk.records import (
    BY_TABLE,
    Activity,
    ActivityService,
    Company,
    Purpose,
    PurposeBasis,
    Record,
    RetentionRule,
    Service,
    Statement,
    Vendor,
)
from dpo_desk.register import Register

STATED = ProposalCertainty.STATED


def said(register: Register, *topics: Topic) -> list[Statement]:
    """The statements on these topics, in the order of the notice."""
    every = register.find(Statement, order="start, id")
    return [each for each in every if each.topic in topics]


def lines(statements: list[Statement]) -> list[int]:
    return sorted({each.line for each in statements})


def about(register: Register, statement: Statement) -> Record | None:
    """The record a statement is about; raises NotFound where it is not there."""
    if not statement.record_table:
        return None
    return register.by_uid(BY_TABLE[statement.record_table], statement.record_uid)


def purposes_of(register: Register) -> dict[int, list[str]]:
    """The purposes of each activity by its id."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for purpose in register.find(Purpose, order="id"):
        found[purpose.activity_id].append(purpose.text)
    return found


def recipients(register: Register) -> dict[str, dict[str, Any]]:
    """Every service of a vendor: vendor, role, place, purposes, lines that name it."""
    vendors = {vendor.id: vendor.name for vendor in register.find(Vendor)}
    purposes, links = purposes_of(register), register.find(ActivityService, order="id")
    named = said(register, Topic.RECIPIENT)
    return {
        service.name: {
            "vendor": vendors[service.vendor_id],
            "role": {str(service.role)}
            | {str(k.role) for k in links if k.service_id == service.id},
            "region": list(service.storage_countries),
            "purposes": {
                text
                for link in links
                if link.service_id == service.id
                for text in purposes[link.activity_id]
            },
            "lines": lines(
                [s for s in named if s.record_uid == service.uid and not s.record_field]
            ),
        }
        for service in register.find(Service, "vendor_id is not null", order="id")
    }


def bases(register: Register) -> dict[str, list[str]]:
    """The bases of each purpose that has any."""
    texts = {purpose.id: purpose.text for purpose in register.find(Purpose)}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for basis in register.find(PurposeBasis, order="id"):
        found[texts[basis.purpose_id]].append(str(basis.basis))
    return dict(found)


def retention(register: Register) -> list[tuple[Any, ...]]:
    """(line, trigger, period, action, law, certainty) of every rule that a sentence states."""
    found = []
    for statement in said(register, Topic.RETENTION):
        rule = about(register, statement)
        assert isinstance(rule, RetentionRule)
        found.append((statement.line, *_rule(rule)))
    return sorted(set(found), key=str)


def _rule(rule: RetentionRule) -> tuple[Any, ...]:
    return (
        str(rule.trigger),
        rule.period or "",
        str(rule.action),
        rule.law,
        str(rule.certainty),
    )


def flags(register: Register) -> set[str]:
    activities = register.find(Activity)
    subjects = {subject for activity in activities for subject in activity.subjects}
    signs = {
        "camera": any(activity.camera for activity in activities),
        "recruitment": "applicant" in subjects,
        "newsletter": "subscriber" in subjects,
        "children": any(activity.children is Stated.KNOWN for activity in activities),
        "automated_decisions": any(a.automated_decisions is Stated.KNOWN for a in activities),
        "dpo_named": bool(register.first(Company).dpo),
    }
    return {name for name, sign in signs.items() if sign}


def missing(register: Register) -> set[str]:
    """The items of article 13 that no sentence addresses."""
    topics = {s.topic for s in said(register, *Topic)}
    rights = {s.value for s in said(register, Topic.RIGHT)}
    stated = [s for s in said(register, Topic.BASIS) if s.certainty is STATED]
    interests = register.find(PurposeBasis, "basis = 'legitimate_interests'")
    places = [s for s in said(register, Topic.STORAGE, Topic.TRANSFER) if s.value]
    signs = {
        "controller_contact": not {Topic.CONTROLLER, Topic.CONTACT} <= topics,
        "purposes": Topic.PURPOSE not in topics,
        "legal_basis": Topic.BASIS not in topics,
        "legitimate_interest_named": bool(interests) and not any(b.reason for b in interests),
        "recipients": Topic.RECIPIENT not in topics,
        "transfers": not places,
        "retention": Topic.RETENTION not in topics,
        "rights": not rights - {"withdraw_consent", "complaint_authority"},
        "withdraw_consent": any(s.value == "consent" for s in stated)
        and "withdraw_consent" not in rights,
        "complaint": "complaint_authority" not in rights,
        "obligation_to_provide": Topic.DUTY not in topics,
        "automated_decisions": all(
            a.automated_decisions is Stated.NOT_STATED for a in register.find(Activity)
        ),
        "source": not any(s.certainty is STATED for s in said(register, Topic.SOURCE)),
    }
    return {name for name, sign in signs.items() if sign}
