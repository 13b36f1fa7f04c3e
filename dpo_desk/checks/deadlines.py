"""Requests on their way: deadlines, pauses, refusals, recipients, forwarding (D04-D11)."""

from collections.abc import Iterator

from dpo_desk.checks.facts import Case, Facts
from dpo_desk.checks.finding import Spot
from dpo_desk.checks.registry import check
from dpo_desk.law.codes import ClaimOutcome, Role, Severity
from dpo_desk.law.facts import DueState
from dpo_desk.records import Claim, Request


def _own(facts: Facts) -> Iterator[Case]:
    """The open cases that are the company's to answer and are not answered."""
    for case in facts.cases:
        if case.is_open and not case.answered and case.role is not Role.PROCESSOR:
            yield case


@check("D04", Severity.HIGH, source="W")
def past_the_law(facts: Facts) -> Iterator[Spot]:
    """The law's last day is past, extended where that is valid."""
    for case in _own(facts):
        if case.deadlines and case.deadlines.state(facts.today) is DueState.OVERDUE:
            yield about(case, "due_on")


@check("D05", Severity.HIGH, source="W")
def extended_late(facts: Facts) -> Iterator[Spot]:
    """The person was told of more time after the first month."""
    for case in _own(facts):
        if case.deadlines and case.deadlines.extension_valid is False:
            yield about(case, "due_on")


@check("D06", Severity.HIGH, source="W")
def refusal_incomplete(facts: Facts) -> Iterator[Spot]:
    """A refusal, whole or in part, without ground and reasons."""
    for case in facts.cases:
        for claim in case.claims:
            refused = claim.outcome in (ClaimOutcome.REFUSED, ClaimOutcome.PARTLY)
            if refused and not claim.reasoned:
                yield Spot(Claim.table, claim.uid, "grounds", title=case.ref)


@check("D07", Severity.MEDIUM, source="W")
def pause_undocumented(facts: Facts) -> Iterator[Spot]:
    """A question that is to pause the month, without a logged doubt or asked too late."""
    for case in facts.cases:
        if case.is_open and any(not p.doubted or not p.in_time for p in case.pauses):
            yield about(case, "pauses")


@check("D08", Severity.MEDIUM, source="W")
def identification_kept(facts: Facts) -> Iterator[Spot]:
    """A copy of somebody's identification lies among the files of a case."""
    for case in facts.cases:
        if case.identity_copies:
            yield about(case, "documents")


@check("D09", Severity.MEDIUM, source="W")
def recipients_untold(facts: Facts) -> Iterator[Spot]:
    """Something was corrected, erased or restricted, and recipients were not told (19)."""
    for case in facts.cases:
        if case.untold:
            yield about(case, "telling")


@check("D10", Severity.MEDIUM, source="W")
def not_forwarded(facts: Facts) -> Iterator[Spot]:
    """A case that is the controller's has not gone on in time; graver past the agreement's term."""
    for case in facts.cases:
        late = case.forward_by is not None and case.forward_by < facts.today
        if case.is_open and case.role is Role.PROCESSOR and late and not case.forwarded:
            severity = Severity.HIGH if case.agreed_days else None
            yield about(case, "forward_days")._replace(severity=severity)


@check("D11", Severity.MEDIUM, source="W")
def safe_day_past(facts: Facts) -> Iterator[Spot]:
    """The safe day is past, the law's last day is not."""
    for case in _own(facts):
        if case.deadlines and case.deadlines.state(facts.today) is DueState.SAFE_PASSED:
            yield about(case, "due_on")._replace(values={"date": case.deadlines.latest})


def about(case: Case, field: str) -> Spot:
    """A place in a request."""
    return Spot(Request.table, case.uid, field, title=case.ref)
