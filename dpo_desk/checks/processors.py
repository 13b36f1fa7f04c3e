"""Agreements with processors, and the company's own role (P01-P06)."""

from collections.abc import Iterator

from dpo_desk.checks.facts import Facts, Serving
from dpo_desk.checks.finding import Spot
from dpo_desk.checks.registry import check
from dpo_desk.law.codes import Role, Severity, Stated
from dpo_desk.records import Activity, AgreementStatus, Service


def _processing(facts: Facts) -> Iterator[Serving]:
    """The services in use whose vendor is a processor."""
    for serving in facts.services:
        if serving.service.in_use and serving.service.role is Role.PROCESSOR:
            yield serving


@check("P01", Severity.HIGH, source="R")
def no_agreement(facts: Facts) -> Iterator[Spot]:
    """A processor without an agreement: nobody has said, there is none, or it has ended."""
    if facts.notice_suppliers and not facts.services:
        yield Spot(Service.table, "", "agreement_status", unanswered=True)  # none is named
    for serving in _processing(facts):
        status = serving.service.agreement_status
        if status is AgreementStatus.UNKNOWN and not facts.notice_agreements:
            yield about(serving, "agreement_status", unanswered=True)
        elif status is AgreementStatus.NONE:
            yield about(serving, "agreement_status")
        elif serving.service.agreement_ended_on is not None and (
            serving.service.agreement_ended_on <= facts.today
        ):
            yield about(serving, "agreement_ended_on")


@check("P02", Severity.MEDIUM, source="R")
def agreement_unseen(facts: Facts) -> Iterator[Spot]:
    """An agreement is claimed or marked as signed, and neither file nor date stands with it."""
    for serving in _processing(facts):
        service = serving.service
        evidence = service.agreement_document_id or service.agreement_signed_on
        claimed = service.agreement_status is AgreementStatus.CLAIMED
        if claimed or (facts.notice_agreements and not _known(service)):
            yield about(serving, "agreement_status", unanswered=True)
        elif service.agreement_status is AgreementStatus.SIGNED and not evidence:
            yield about(serving, "agreement_signed_on")


def _known(service: Service) -> bool:
    """Whether somebody has said how it stands with the agreement."""
    return service.agreement_status is not AgreementStatus.UNKNOWN


@check("P03", Severity.HIGH, source="R")
def own_record_missing(facts: Facts) -> Iterator[Spot]:
    """The company processes for others, and no activity says so (30 (2))."""
    if not facts.notice_processor or any(
        doing.activity.role is Role.PROCESSOR for doing in facts.doings
    ):
        return
    yield Spot(Activity.table, "", "role", unanswered=True)


@check("P04", Severity.MEDIUM, source="N,R", on="register")
def role_undecided(facts: Facts) -> Iterator[Spot]:
    """Whose the data are has not been decided."""
    for doing in facts.doings:
        if doing.activity.role is Role.UNCLEAR:
            activity = doing.activity
            yield Spot(activity.table, activity.uid, "role", title=activity.name)
    for serving in facts.services:
        if serving.service.in_use and serving.service.role is Role.UNCLEAR:
            yield about(serving, "role")
    for each in facts.disagreements:
        if each.what == "role":
            yield Spot(each.table, each.uid, each.field)


@check("P05", Severity.MEDIUM, source="R")
def subprocessors_unknown(facts: Facts) -> Iterator[Spot]:
    """Whom a processor uses in its turn is not recorded, nor that there is nobody."""
    for serving in _processing(facts):
        known = serving.service.subprocessors in (Stated.KNOWN, Stated.STATED_NONE)
        if not known and not serving.sub_processors:
            yield about(serving, "subprocessors", unanswered=True)


@check("P06", Severity.LOW, source="R")
def review_overdue(facts: Facts) -> Iterator[Spot]:
    """The day by which a vendor was to be looked at again is past."""
    for serving in _processing(facts):
        due = serving.service.review_on
        if due is not None and due < facts.today:
            yield about(serving, "review_on")


def about(serving: Serving, field: str, *, unanswered: bool = False) -> Spot:
    """A field of a service."""
    service = serving.service
    return Spot(service.table, service.uid, field, unanswered=unanswered, title=service.name)
