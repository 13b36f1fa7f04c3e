"""What comes first, in the order of DESIGN §3, and in the words of the step the case is in."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from dpo_desk.duties import (
    answering,
    closing,
    collecting,
    events,
    identity,
    intake,
    notices,
    proposals,
    retention,
    roles,
    tasks,
)
from dpo_desk.duties.next_step import Why, next_step, or_finding
from dpo_desk.law.codes import (
    ClaimOutcome,
    IdentityMethod,
    LetterKind,
    RetentionAction,
    SendingWay,
)
from dpo_desk.law.facts import DueState
from dpo_desk.records import KeptLetter, NoticeVersion, RetentionRule, Search, SearchResult, Task
from tests import sample
from tests.duties.conftest import DRAFT
from tests.duties.notice_facts import FACTS, TEXT


def log(register, name, received):
    draft = msgspec.structs.replace(DRAFT, requester_name=name, received_on=received)
    return intake.log_request(register, draft)


def sent(register, request, kind=LetterKind.ACCESS):
    with register.action("action.request.changed", ref=request.ref, field="note"):
        register.add(
            KeptLetter(
                request_id=request.id, kind=kind, sent_on=sample.TODAY, sent_by=SendingWay.EMAIL
            )
        )
        events.refresh(register, request.id)


def rule(register, next_on, action=RetentionAction.DELETE):
    with register.action("action.retention_rule.added"):
        return register.add(RetentionRule(data="Søknader", next_on=next_on, action=action))


def test_all_is_well_with_the_next_date(register):
    with register.action("action.task.added"):
        register.add(Task(title="Årlig gjennomgang", plan_on=date(2027, 1, 15)))
    step = next_step(register)
    assert (step.why, step.deed, step.on) == (Why.NONE, "calm", date(2027, 1, 15))


def test_nothing_ahead_has_no_date(register):
    assert next_step(register).on is None


def test_a_task_that_is_done_is_no_next_date(register):
    task = tasks.add(register, Task(title="Gjort", plan_on=sample.TODAY))
    tasks.done(register, task.uid)
    assert next_step(register).on is None


def test_the_order_of_what_comes_first(register):
    """Each thing is added in turn, the least first: the newest is always the one that is next."""
    closed_soon = log(register, "Lukkes", date(2026, 11, 16))
    sent(register, closed_soon)
    assert next_step(register).why is Why.CLOSING
    rule(register, date(2026, 11, 26))
    assert next_step(register).why is Why.DELETION
    log(register, "Nærmest", date(2026, 11, 3))
    assert next_step(register).why is Why.REQUEST
    doubted = log(register, "I tvil", date(2026, 11, 10))
    identity.doubt(register, doubted.id, "Ukjent adresse")
    assert next_step(register).why is Why.IDENTITY
    log(register, "For sent", date(2026, 10, 12))
    step = next_step(register)
    assert step.why is Why.OVERDUE
    assert step.case is not None
    assert step.case.name == "For sent"
    assert step.case.state is DueState.OVERDUE


def test_the_one_longest_over_the_laws_day_comes_first(register):
    log(register, "Litt", date(2026, 10, 12))
    log(register, "Mye", date(2026, 9, 1))
    assert next_step(register).case.name == "Mye"


def test_a_safe_date_that_is_past_is_not_overdue(tmp_path):
    """14 November is a Saturday: the safe date was Friday, the law's last day is Monday."""
    day = datetime(2026, 11, 14, 9, tzinfo=UTC)
    with sample.make(tmp_path, at=sample.clock(day)) as register:
        log(register, "Trygg dato er ute", date(2026, 10, 14))
        step = next_step(register)
    assert step.why is Why.REQUEST
    assert step.case.state is DueState.SAFE_PASSED


def test_the_nearest_deadline_comes_first(register):
    log(register, "Sist", date(2026, 11, 17))
    log(register, "Først", date(2026, 11, 2))
    assert next_step(register).case.name == "Først"


def test_a_request_without_a_date_comes_before_those_that_have_one(register):
    log(register, "Nærmest", date(2026, 11, 3))
    undated = log(register, "Uten dato", date(2026, 11, 10))
    with register.action("action.request.changed", ref=undated.ref, field="received_on"):
        register.change(register.get(type(undated), undated.id), received_on=None, due_on=None)
    step = next_step(register)
    assert (step.deed, step.case.name) == ("date", "Uten dato")
    assert step.case.part_gone(sample.TODAY) == 0


def test_each_step_of_a_case_has_its_own_deed(register, request_):
    def deed():
        step = next_step(register)
        return step.deed, step.step

    assert deed() == ("receipt", "received")
    sent(register, request_, LetterKind.RECEIPT)
    assert deed() == ("identity", "identity")
    identity.doubt(register, request_.id, "Ukjent adresse")
    assert deed() == ("doubt", "identity")
    identity.confirm(register, request_.id, IdentityMethod.CALL_BACK)
    assert deed() == ("scope", "scope")
    rows = register.find(Search, "request_id = :r", r=request_.id)
    collecting.mark(register, rows[0].id, SearchResult.FOUND, text="Navn")
    case = next_step(register).case
    assert (case.places, case.unsearched) == (len(rows), len(rows) - 1)
    for row in rows[1:]:
        collecting.mark(register, row.id, SearchResult.NOTHING)
    assert deed() == ("assess", "assess")
    answering.assess(register, request_.id, "all")
    assert deed() == ("answer", "answer")
    sent(register, request_)
    assert deed() == ("close", "closed")
    closing.close(register, request_.id, outcome=ClaimOutcome.ANSWERED)
    assert next_step(register).why is Why.NONE


def test_what_is_overdue_is_not_asked_to_be_confirmed(register):
    log(register, "For sent", date(2026, 10, 1))
    assert next_step(register).deed == "identity"


@pytest.mark.parametrize(
    ("days", "why"), [(-3, Why.DELETION), (0, Why.DELETION), (7, Why.DELETION), (8, Why.NONE)]
)
def test_deletion_is_next_within_seven_days(register, days, why):
    rule(register, sample.TODAY + timedelta(days=days))
    assert next_step(register).why is why


@pytest.mark.parametrize(
    ("action", "deed"),
    [
        (RetentionAction.DELETE, "delete"),
        (RetentionAction.ANONYMISE, "anonymise"),
        (RetentionAction.ANONYMISE_OR_DELETE, "delete"),
        (RetentionAction.REVIEW, "review"),
        (RetentionAction.KEEP, "review"),
    ],
)
def test_a_round_is_called_what_it_does(register, action, deed):
    rule(register, sample.TODAY, action)
    assert next_step(register).deed == deed


def test_a_round_that_is_done_makes_room(register):
    kept = rule(register, date(2026, 11, 20))
    retention.cleared(register, kept.uid, sample.TODAY)
    assert next_step(register).why is Why.NONE


def test_a_notice_that_was_left_half_way_is_gone_on_with(register):
    version = notices.new_version(register, text=TEXT)
    first, *others = proposals.propose(register, version.uid, FACTS)
    proposals.accept(register, first.uid)
    step = next_step(register)
    assert (step.why, step.version_uid) == (Why.PROPOSALS, version.uid)
    assert step.waiting == len(others)
    assert or_finding(step, ("a finding",)) is step  # type: ignore[arg-type]
    rule(register, sample.TODAY)
    assert next_step(register).why is Why.DELETION


def test_a_notice_with_every_proposal_answered_makes_room(register):
    version = notices.new_version(register, text=TEXT)
    for one in proposals.propose(register, version.uid, FACTS):
        proposals.skip(register, one.uid)
    assert next_step(register).why is Why.NONE


def test_proposals_of_a_text_in_the_bin_wait_for_nobody(register):
    version = notices.new_version(register, text=TEXT)
    proposals.propose(register, version.uid, FACTS)
    with register.action("action.notice.removed"):
        register.remove(register.by_uid(NoticeVersion, version.uid))
    assert next_step(register).why is Why.NONE


def test_nothing_in_the_bin_is_next(register, request_):
    with register.action("action.request.changed", ref=request_.ref, field="note"):
        register.remove(register.get(type(request_), request_.id))
    assert next_step(register).why is Why.NONE


def test_a_report_of_a_fault_names_nobody(register, request_):
    step = next_step(register)
    assert "Ola" not in repr(step)
    assert "Ola" not in repr(step.case)


def test_what_is_the_controllers_is_to_be_forwarded(register):
    """Received on Monday 16 November: two working days are over on the 18th, and nobody is late."""
    request = log(register, "Til kunden", date(2026, 11, 16))
    roles.make_forwarding(register, request.id, controller="Kunde Prøve AS")
    step = next_step(register)
    assert (step.why, step.deed, step.step, step.on) == (
        Why.REQUEST, "forward", "answer", date(2026, 11, 18),
    )  # fmt: skip
    assert (step.case.state, step.case.days_over) == (DueState.SAFE_PASSED, 0)


def test_the_term_of_an_agreement_that_has_passed_comes_first(register):
    log(register, "I tide", date(2026, 11, 3))
    request = log(register, "Til kunden", date(2026, 11, 16))
    roles.make_forwarding(register, request.id, controller="Kunde Prøve AS", days=1)
    step = next_step(register)
    assert (step.why, step.case.name, step.case.days_over) == (Why.OVERDUE, "Til kunden", 2)
