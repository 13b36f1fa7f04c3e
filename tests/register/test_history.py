"""History: what was done, chained; and the register as it stood on a day."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dpo_desk.records import Claim, Company, Document, Request, Service
from dpo_desk.register import NotFound, Register
from tests.register import desks


def test_an_entry_says_what_changed_from_what_to_what(register: Register) -> None:
    request = desks.log(register)
    with register.action("request.changed", ref="2026-001"):
        register.change(request, note="ringte", relation="customer")
    entry = register.history(1)[0]
    [change] = entry.changes
    assert (entry.at, entry.how, entry.undoable) == (desks.NOON, "do", True)
    assert (change.kind, change.uid) == ("changed", request.uid)
    assert change.before == {"note": "", "relation": "other"}
    assert change.after == {"note": "ringte", "relation": "customer"}


def test_pages_follow_each_other_and_a_records_history_is_its_own(register: Register) -> None:
    for number in range(1, 6):
        desks.log(register, f"2026-00{number}")
    first = register.history(2)
    second = register.history(2, before_id=first[-1].id)
    refs = [entry.label.values["ref"] for entry in first + second]
    assert refs == ["2026-005", "2026-004", "2026-003", "2026-002"]
    third = register.get(Request, 3)
    [entry] = register.history(uid=third.uid)
    assert entry.label.values == {"ref": "2026-003"}


def test_an_undo_says_what_it_undid(register: Register) -> None:
    desks.log(register)
    register.undo()
    undone, done = register.history(2)
    assert (undone.how, undone.undoes, undone.label) == ("undo", done.uid, done.label)


def test_bytes_stand_in_history_as_a_hash_once(register: Register) -> None:
    with register.action("document.added"):
        document = register.add(Document(data=b"x" * 100_000))
    [change] = register.history(1)[0].changes
    assert change.after is not None
    assert len(str(change.after["data"])) == 64
    with register.action("document.changed"):
        register.change(document, data=b"")
    [change] = register.history(1)[0].changes
    assert change.before == {"data": b"x" * 100_000}


def test_the_state_as_of_a_day(register: Register, clock: desks.HandClock) -> None:
    request = desks.log(register)
    clock.move(days=1)
    with register.action("request.changed", ref="2026-001"):
        changed = register.change(request, note="dagen etter")
        register.add(Service(name="Ny", used_for="noe"))
    clock.move(days=1)
    with register.action("request.removed", ref="2026-001"):
        register.remove(changed)
    assert register.count(Request) == 0
    day = desks.NOON.date()
    first, second = register.as_of(day), register.as_of(day.replace(day=23))
    assert first.find(Request) == [request]
    assert second.get(Request, request.id) == changed
    assert (first.count(Service), second.count(Service)) == (0, 1)
    assert first.company() == register.company()
    assert first.rows("SELECT r.ref, c.kind FROM claim c JOIN request r ON r.id = request_id") == [
        {"ref": "2026-001", "kind": "access"}
    ]
    assert first.count(Request, "id IN (SELECT request_id FROM claim)") == 1
    assert register.as_of(day.replace(day=30)).count(Request) == 0
    before = register.as_of(date(2020, 1, 1))
    assert before.count(Claim) == before.count(Company) == 0
    with pytest.raises(NotFound):
        before.company()


def test_the_day_ends_at_midnight_in_oslo(register: Register, clock: desks.HandClock) -> None:
    clock.move(hours=11, minutes=59)  # 22:59 in UTC is 23:59 in Oslo
    with register.action("company.changed"):
        register.change(register.company(), name="Før midnatt")
    clock.move(minutes=1)
    with register.action("company.changed"):
        register.change(register.company(), name="Etter midnatt")
    assert register.as_of(desks.NOON.date()).company().name == "Før midnatt"
    assert register.company().name == "Etter midnatt"


def test_the_past_of_bytes_and_of_what_was_undone(
    register: Register, clock: desks.HandClock
) -> None:
    with register.action("document.added"):
        document = register.add(Document(name="a", data=b"\x00\xff"))
    clock.move(days=1)
    with register.action("document.changed"):
        register.change(document, data=b"nytt")
    register.undo()
    register.undo()
    assert register.count(Document) == 0
    assert register.as_of(desks.NOON.date()).get(Document, document.id) == document


STEPS = st.lists(
    st.sampled_from(["name", "phone", "undo", "redo", "add", "remove", "day"]), max_size=25
)


@settings(max_examples=15)
@given(STEPS)
def test_whatever_is_done_verifies_and_every_day_can_be_seen_again(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    clock = desks.HandClock()
    seen: dict[date, tuple[object, ...]] = {}
    with desks.new(tmp_path_factory.mktemp("past") / "x.perm", clock) as register:
        for number, step in enumerate(steps):
            take(register, step, number, clock)
            seen[clock.today()] = state(register)
        assert register.verify().ok, register.verify().problems
        for day, then in seen.items():
            assert state(register.as_of(day)) == then


def take(register: Register, step: str, number: int, clock: desks.HandClock) -> None:
    last = register.first(Service)
    if step == "day":
        clock.move(days=1)
    elif step == "undo" and register.undo_label():
        register.undo()
    elif step == "redo" and register.redo_label():
        register.redo()
    elif step == "add":
        with register.action("service.added"):
            register.add(Service(name=f"Tjeneste {number}"))
    elif step == "remove" and last:
        with register.action("service.removed"):
            register.remove(last)
    elif step in {"name", "phone"}:
        with register.action("company.changed", merge=step):
            register.change(register.company(), **{step: str(number)})


def state(reader: Register) -> tuple[object, ...]:
    return (*reader.find(Company), *reader.find(Service, removed=True))
