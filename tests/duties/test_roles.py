"""Requests that are another's to answer: the clock, what is split, and what becomes of both."""

from datetime import date

import pytest

from dpo_desk.duties import case, collecting, events, keeping, roles
from dpo_desk.duties.errors import Guarded, InvalidField
from dpo_desk.law.codes import RequestKind, Role
from dpo_desk.records import Activity, EventKind, Request


def process(register, *names):
    """Make these activities ones that the company only carries out for another."""
    with register.action("action.activity.changed", field="role"):
        for activity in register.find(Activity):
            if not names or activity.name in names:
                register.change(activity, role=Role.PROCESSOR)


@pytest.mark.parametrize(
    ("days", "by"),
    [(0, date(2026, 11, 5)), (1, date(2026, 11, 4)), (5, date(2026, 11, 5))],
)
def test_two_working_days_or_the_shorter_term_of_the_agreement(register, request_, days, by):
    """Received on Tuesday 3 November; a longer term than ours does not make it later."""
    request = roles.make_forwarding(register, request_.id, controller="Kunde AS", days=days)
    assert roles.read(register, request).forward_by == request.due_on == by


def test_a_weekend_is_not_counted(register, request_):
    with register.action("action.request.changed", ref=request_.ref, field="received_on"):
        register.change(request_, received_on=date(2026, 11, 13))  # a Friday
    request = roles.make_forwarding(register, request_.id, controller="Kunde AS")
    assert roles.read(register, request).forward_by == date(2026, 11, 17)


def test_the_role_follows_from_the_activities(register, request_):
    assert roles.read(register, request_).suggested is Role.CONTROLLER
    process(register, "Brukerstøtte")
    found = roles.read(register, request_)
    assert (found.mixed, found.suggested) == (True, Role.CONTROLLER)
    process(register)
    found = roles.read(register, request_)
    assert (found.mixed, found.suggested) == (False, Role.PROCESSOR)


@pytest.mark.parametrize(("controller", "days"), [("", 0), ("  ", 0), ("Kunde AS", -1)])
def test_a_forwarding_names_the_controller(register, request_, controller, days):
    with pytest.raises(InvalidField):
        roles.make_forwarding(register, request_.id, controller=controller, days=days)


def test_what_was_forwarded_is_not_taken_back(register, request_):
    roles.make_forwarding(register, request_.id, controller="Kunde AS", email="p@example.com")
    assert roles.make_own(register, request_.id).role is Role.CONTROLLER
    request = roles.make_forwarding(register, request_.id, controller="Kunde AS")
    with register.action("action.request.changed", ref=request.ref, field="x"):
        events.note(register, request, EventKind.FORWARDED, on=date(2026, 11, 4))
    assert roles.read(register, request).forwarded_on == date(2026, 11, 4)
    with pytest.raises(Guarded):
        roles.make_own(register, request.id)


def test_a_mixed_request_becomes_two_that_name_each_other(register, request_):
    process(register, "Brukerstøtte")
    own, other = roles.split(register, request_.id)
    assert (own.role, other.role) == (Role.CONTROLLER, Role.PROCESSOR)
    assert other.ref != own.ref
    assert (other.requester_name, other.text, other.received_on) == (
        own.requester_name, own.text, own.received_on,
    )  # fmt: skip
    assert [c.kind for c in case.claims(register, other)] == [RequestKind.ACCESS]
    assert [a.name for a in collecting.applicable(register, own)] == ["Kundeoppfølging"]
    assert [a.name for a in collecting.applicable(register, other)] == ["Brukerstøtte"]
    for mine, twin in ((own, other), (other, own)):
        (event,) = [e for e in events.events(register, mine) if e.kind is EventKind.SPLIT]
        assert event.values == {"request_uid": twin.uid}
    assert other.due_on == date(2026, 11, 5)
    assert keeping.verify(register).ok


def test_splitting_is_one_step_to_take_back(register, request_):
    process(register, "Brukerstøtte")
    roles.split(register, request_.id)
    register.undo()
    assert len(register.find(Request)) == 1
    assert len(collecting.applicable(register, register.get(Request, request_.id))) == 2
    assert keeping.verify(register).ok


def test_only_what_is_mixed_can_be_split(register, request_):
    with pytest.raises(Guarded) as caught:
        roles.split(register, request_.id)
    assert caught.value.key == "answering.guard.not_mixed"
