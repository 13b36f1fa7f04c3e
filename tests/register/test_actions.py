"""Writing: only inside named actions, all or nothing, joined, told to who listens."""

from datetime import date

import msgspec
import pytest

from dpo_desk.law.codes import Relation
from dpo_desk.records import Claim, Company, Event, Request, Service, Vendor
from dpo_desk.register import (
    Changes,
    NotFound,
    OpenedForReading,
    OutsideAction,
    Register,
)
from tests.register import desks


def test_an_added_record_has_an_id_and_a_uid_and_comes_back_alike(register: Register) -> None:
    with register.action("request.logged", ref="2026-001"):
        added = register.add(
            Request(ref="2026-001", relation=Relation.CUSTOMER, due_on=date(2026, 12, 22))
        )
    assert added.id == 1
    assert added.uid
    assert register.get(Request, 1) == added == register.by_uid(Request, added.uid)


def test_a_change_sets_only_its_fields_on_what_the_file_holds(register: Register) -> None:
    stale = desks.log(register)
    with register.action("request.changed", ref="2026-001"):
        register.change(stale, note="ringte tilbake")
        register.change(stale, relation=Relation.CUSTOMER)
    kept = register.get(Request, stale.id)
    assert (kept.note, kept.relation) == ("ringte tilbake", Relation.CUSTOMER)


def test_writing_outside_an_action_raises(register: Register) -> None:
    with pytest.raises(OutsideAction):
        register.add(Request())
    with pytest.raises(OutsideAction):
        register.change(register.company(), name="Annet AS")


def test_not_even_sql_can_write_outside_an_action(register: Register) -> None:
    with pytest.raises(ValueError, match="reads only"):
        register.rows("DELETE FROM company")
    with pytest.raises(Exception, match="read_only_place"):
        register.rows("WITH x AS (SELECT 1) DELETE FROM company")
    assert register.count(Company) == 1


def test_an_exception_takes_everything_back(register: Register) -> None:
    desks.log(register)
    label, history = register.undo_label(), register.history()

    def fail() -> None:
        with register.action("request.logged", ref="2026-002"):
            register.add(Request(ref="2026-002", requester_name="Ola Nordmann"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert register.count(Request, removed=True) == 1
    assert register.search("Nordmann") == []
    assert (register.undo_label(), register.history()) == (label, history)


def test_an_action_inside_an_action_joins_it(register: Register) -> None:
    with register.action("request.logged", ref="2026-001") as outer:
        request = register.add(Request(ref="2026-001"))
        with register.action("event.noted") as inner:
            register.add(Event(request_id=request.id))
        assert inner is outer
    assert outer.changes.tables == {"request", "event"}
    assert [entry.label.key for entry in register.history(1)] == ["request.logged"]


def test_a_failing_inner_action_leaves_nothing_behind_in_the_outer(register: Register) -> None:
    def fail(request: Request) -> None:
        with register.action("event.noted"):
            register.change(request, note="halvt")
            register.add(Event(request_id=request.id))
            raise ZeroDivisionError

    with register.action("request.logged", ref="2026-001") as outer:
        request = register.add(Request(ref="2026-001"))
        with pytest.raises(ZeroDivisionError):
            fail(request)
    assert outer.changes.ids == {("request", request.id)}
    assert register.get(Request, request.id).note == ""
    assert register.count(Event) == 0
    assert register.verify().ok


def test_listeners_hear_what_changed_after_it_is_kept(register: Register) -> None:
    heard: list[tuple[Changes, int]] = []
    register.on_change(lambda changes: heard.append((changes, register.count(Claim))))
    desks.log(register, "2026-001")
    [(changes, claims)] = heard
    assert changes.tables == {"request", "claim", "event"}
    assert changes.ids == {("request", 1), ("claim", 1), ("event", 1)}
    assert (changes.label.key, changes.label.values) == ("request.logged", {"ref": "2026-001"})
    assert claims == 1


def test_an_action_that_changes_nothing_leaves_no_trace(register: Register) -> None:
    request = desks.log(register)
    before = register.history()
    heard: list[Changes] = []
    register.on_change(heard.append)
    with register.action("request.changed", ref="2026-001") as action:
        register.change(request, text=request.text)
    assert (register.history(), heard, action.changes.ids) == (before, [], frozenset())


def test_several_changes_of_a_record_are_one(register: Register) -> None:
    with register.action("request.logged", ref="2026-001"):
        request = register.add(Request(ref="2026-001"))
        register.change(request, note="en")
        register.change(request, note="to")
    [change] = register.history(1)[0].changes
    assert change.kind == "added"
    assert change.after is not None
    assert change.after["note"] == "to"


@pytest.mark.parametrize(
    "value",
    ["Kari Eksempel", "kari@example.com", "x" * 41, "to\nlinjer", "Møtet «i går»", "å"],
)
def test_a_label_takes_no_free_text(register: Register, value: str) -> None:
    with pytest.raises(ValueError, match="no code, ref, uid or number"):
        register.action("request.logged", ref=value).__enter__()


@pytest.mark.parametrize("value", ["2026-014", "A-2026-003", "access", 7, Relation.CUSTOMER])
def test_a_label_takes_codes_refs_and_numbers(register: Register, value: str | int) -> None:
    with register.action("request.logged", what=value):
        register.add(Request(ref="2026-001"))
    [entry] = register.history(1)
    assert entry.label.values == {"what": value}


def test_unknown_fields_and_wrong_types_are_refused(register: Register) -> None:
    request = desks.log(register)
    with register.action("request.changed", ref="2026-001"):
        with pytest.raises(TypeError, match="colour"):
            register.change(request, colour="blue")
        with pytest.raises(TypeError, match="uid"):
            register.change(request, uid="x")
        with pytest.raises(msgspec.ValidationError):
            register.change(request, relation="stranger")
        with pytest.raises(ValueError, match="already kept"):
            register.add(request)
    assert register.get(Request, request.id) == request


def test_a_dangling_reference_is_refused(register: Register) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"), register.action("claim.added"):
        register.add(Claim(request_id=99))
    assert register.count(Claim) == 0


def test_a_ref_is_given_once(register: Register) -> None:
    desks.log(register, "2026-001")
    with pytest.raises(Exception, match="UNIQUE"):
        desks.log(register, "2026-001")


def test_the_bin_is_left_out_until_asked_for(register: Register, clock: desks.HandClock) -> None:
    with register.action("service.added"):
        service = register.add(Service(name="Fjordregnskap", used_for="regnskap"))
    with register.action("service.removed"):
        removed = register.remove(service)
    assert removed.removed_at == clock.now()
    assert register.find(Service) == []
    assert register.find(Service, removed=True) == [removed]
    assert register.get(Service, service.id) == removed
    assert register.search("Fjordregnskap") == []
    with register.action("service.put_back"):
        assert register.put_back(removed) == service
    assert register.find(Service) == [service]
    assert [hit.uid for hit in register.search("Fjordregnskap")] == [service.uid]


def test_finding_takes_conditions_order_and_limit(register: Register) -> None:
    for number, due in ((1, 20), (2, 10), (3, 15)):
        desks.log(register, f"2026-00{number}", due_on=date(2026, 12, due))
    found = register.find(
        Request, "due_on >= :d", order="due_on, id", limit=1, d=date(2026, 12, 12)
    )
    assert [request.ref for request in found] == ["2026-003"]
    assert register.count(Request, "due_on < :d", d=date(2026, 12, 16)) == 2
    assert register.first(Request, "ref = :ref", ref="2026-009") is None
    assert register.rows("SELECT ref FROM request WHERE due_on = :d", d=date(2026, 12, 20)) == [
        {"ref": "2026-001"}
    ]


def test_what_is_not_there_is_said(register: Register) -> None:
    with pytest.raises(NotFound):
        register.get(Request, 5)
    with pytest.raises(NotFound):
        register.by_uid(Request, "nope")


def test_a_register_opened_for_reading_does_not_change(register: Register) -> None:
    request = desks.log(register)
    with Register.open(register.path, clock=register.clock, read_only=True) as reader:
        assert reader.read_only
        with pytest.raises(OpenedForReading), reader.action("request.changed"):
            reader.change(request, note="nei")
        with pytest.raises(OpenedForReading):
            reader.keep_draft("request", request.uid, "note", "nei")


def test_who_acts_is_kept_as_a_code(register: Register) -> None:
    register.who = "cli"
    desks.log(register)
    assert register.history(1)[0].who == "cli"
    with pytest.raises(ValueError, match="no code"):
        register.who = "Kari Eksempel"


def test_drafts_come_back_and_leave_no_history(register: Register) -> None:
    request, before = desks.log(register), register.history()
    register.keep_draft("request", request.uid, "received_on", "i forgårs")
    register.keep_draft("request", request.uid, "received_on", "i går, tror jeg")
    register.keep_draft("request", request.uid, "note", "x")
    register.keep_draft("request", request.uid, "note", "")
    assert register.drafts(request.uid) == {"received_on": "i går, tror jeg"}
    assert register.history() == before
    assert register.verify().ok


def test_nothing_personal_in_a_repr(register: Register) -> None:
    request = desks.log(register)
    [entry] = register.history(1)
    shown = repr([request, register, register.search("Kari"), entry, register.as_of(NOON_DAY)])
    assert "Kari" not in shown
    assert request.uid in shown


NOON_DAY = desks.NOON.date()


def test_what_is_remembered_is_asked_again_once_something_is_written(register: Register) -> None:
    asked: list[int] = []

    def many() -> int:
        asked.append(1)
        return register.count(Vendor)

    assert [register.remembered("vendors", many) for _ in range(3)] == [0, 0, 0]
    with register.action("vendor.added"):
        register.add(Vendor(name="Prøve AS"))
        assert register.remembered("vendors", many) == 1  # within the action, as it stands
    assert [register.remembered("vendors", many) for _ in range(3)] == [1, 1, 1]
    register.undo()
    assert register.remembered("vendors", many) == 0
    assert len(asked) == 4
