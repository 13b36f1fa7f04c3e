from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dpo_desk.duties import case, intake
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.events import case_deadlines, events, recomputed, status
from dpo_desk.law.codes import Capacity, Relation, RequestKind, RequestStatus, Role
from dpo_desk.records import Claim, Event, EventKind, Request, Search, SearchResult
from tests import sample
from tests.duties.conftest import DRAFT


def test_a_logged_request_has_number_deadline_and_systems_to_search(register, request_):
    assert request_.ref == "2026-001"
    assert request_.status is RequestStatus.RECEIVED
    assert request_.due_on == date(2026, 12, 3)
    places = [row.place for row in register.find(Search, order="id")]
    assert places == ["Microsoft 365", "24SevenOffice", "Asana", "Papirarkivet"]
    assert [e.kind for e in events(register, request_)] == [EventKind.RECEIVED]


def test_logging_is_one_named_undoable_action(register, request_):
    label = register.undo_label()
    assert (label.key, label.values) == ("action.request.logged", {"ref": "2026-001"})
    register.undo()
    assert case.rows(register) == []


def test_a_case_number_is_never_used_twice(register, request_):
    register.undo()
    assert intake.log_request(register, DRAFT).ref == "2026-002"


@pytest.mark.parametrize(
    ("received", "key"),
    [
        (None, "duties.error.received_missing"),
        (date(202, 11, 3), "duties.error.received_missing"),
        (date(2026, 11, 20), "err.date.future"),
    ],
)
def test_the_day_of_receipt_must_be_known_and_past(register, received, key):
    with pytest.raises(InvalidField) as caught:
        intake.log_request(register, msgspec.structs.replace(DRAFT, received_on=received))
    assert (caught.value.key, caught.value.field) == (key, "received_on")
    assert case.rows(register) == []


def test_several_kinds_are_claims_of_one_case(register):
    draft = msgspec.structs.replace(
        DRAFT, kinds=(RequestKind.ACCESS, RequestKind.ERASURE, RequestKind.ACCESS)
    )
    request = intake.log_request(register, draft)
    assert [c.kind for c in case.claims(register, request)] == ["access", "erasure"]
    intake.set_kinds(register, request.id, [RequestKind.ERASURE])
    assert [c.kind for c in case.claims(register, request)] == ["erasure"]


def test_a_corrected_date_moves_the_deadline_and_the_fact(register, request_):
    changed = intake.change_request(register, request_.id, "received_on", date(2026, 11, 10))
    assert changed.due_on == date(2026, 12, 10)
    assert events(register, changed)[0].on == date(2026, 11, 10)
    register.undo()
    assert case.by_ref(register, "2026-001").due_on == date(2026, 12, 3)


def test_another_relation_changes_what_is_searched_but_keeps_what_was_looked_in(register, request_):
    row = register.first(Search, "place = 'Asana'")
    with register.action("action.search.marked", ref=request_.ref):
        register.change(row, result=SearchResult.NOTHING)
    intake.change_request(register, request_.id, "relation", Relation.SUPPLIER)
    places = {s.place for s in register.find(Search)}
    assert places == {"Microsoft 365", "24SevenOffice", "Papirarkivet", "Asana"}
    intake.change_request(register, request_.id, "relation", Relation.EMPLOYEE)
    assert {s.place for s in register.find(Search)} == {"Asana"}


def test_a_published_promise_that_ends_first_is_the_headline(tmp_path):
    register = sample.make(tmp_path, promise="P14D")
    request = intake.log_request(register, DRAFT)
    found = case_deadlines(register, request)
    assert (found.safe, found.law_latest) == (date(2026, 11, 17), date(2026, 12, 3))
    register.close()


LOOKED = [Search(result=SearchResult.FOUND)]


@pytest.mark.parametrize(
    ("kinds", "searches", "expected"),
    [
        ([], [], "received"),
        (["doubt"], LOOKED, "identity"),
        (["doubt", "identified"], [], "scope"),
        (["no_doubt"], [Search()], "scope"),
        (["no_doubt"], LOOKED, "assess"),
        (["no_doubt", "assessed"], LOOKED, "answer"),
        (["no_doubt", "assessed", "closed"], LOOKED, "closed"),
        (["closed"], [], "closed"),
        (["no_doubt", "assessed", "closed", "reopened"], LOOKED, "answer"),
        (["no_doubt", "assessed", "doubt"], LOOKED, "identity"),
    ],
)
def test_the_status_is_the_first_step_not_done(kinds, searches, expected):
    happened = [Event(kind=EventKind(k)) for k in kinds]
    assert status(Request(), [Claim()], happened, searches) == expected


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([k.value for k in EventKind]), max_size=8))
def test_every_course_of_events_has_a_status(kinds):
    happened = [Event(kind=EventKind(k)) for k in kinds]
    assert status(Request(), [Claim()], happened, LOOKED) in RequestStatus


def test_what_is_kept_is_what_the_facts_say(register, request_):
    kept = (request_.status, request_.due_on, request_.closed_on, request_.answered_on)
    assert kept == recomputed(register, request_)


def test_a_draft_gives_the_case_all_that_is_known(register):
    draft = msgspec.structs.replace(
        DRAFT,
        kinds=(RequestKind.ERASURE, RequestKind.ACCESS),
        capacity=Capacity.LAWYER,
        is_child=True,
        subject="Krav",
        message_id="<1@example.com>",
        role=Role.PROCESSOR,
        controller_name="Kunde Prøve AS",
        controller_email="post@example.com",
        controller_named=True,
        forward_days=1,
        wants_files=True,
        wishes={RequestKind.ERASURE: "Slett alt om meg."},
    )
    request = intake.log_request(register, draft)
    same = set(draft.__struct_fields__) & set(request.__struct_fields__) - {"language"}
    assert "forward_days" in same
    assert all(getattr(request, name) == getattr(draft, name) for name in same)
    wishes = {claim.kind: claim.wish for claim in register.find(Claim)}
    assert wishes == {RequestKind.ERASURE: "Slett alt om meg.", RequestKind.ACCESS: ""}
    assert "Ola" not in repr(draft)


@pytest.mark.parametrize("kind", RequestKind)
def test_what_a_survivor_asks_is_a_complaint_or_a_question(register, kind):
    draft = msgspec.structs.replace(DRAFT, kinds=(kind,), capacity=Capacity.SURVIVOR)
    request = intake.log_request(register, draft)
    plain = kind if kind is RequestKind.QUESTION else RequestKind.COMPLAINT
    assert [claim.kind for claim in register.find(Claim)] == [plain]
    assert request.status is RequestStatus.ASSESS
    intake.set_kinds(register, request.id, [kind, RequestKind.ACCESS])
    assert RequestKind.ACCESS not in {claim.kind for claim in register.find(Claim)}


def test_that_somebody_has_died_can_be_learnt_later_and_undone(register, request_):
    changed = intake.change_request(register, request_.id, "capacity", Capacity.SURVIVOR)
    assert [claim.kind for claim in register.find(Claim)] == [RequestKind.COMPLAINT]
    assert changed.status is RequestStatus.ASSESS
    register.undo()
    assert [claim.kind for claim in register.find(Claim)] == [RequestKind.ACCESS]
