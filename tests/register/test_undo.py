"""Undo and redo: named, merged where typed in one go, refused where something newer stands."""

import pytest

from dpo_desk.records import Company, Document, Event, Request
from dpo_desk.register import ChangedSince, Label, NothingToUndo, NotUndoable, Register
from tests.register import desks


def rename(register: Register, name: str, merge: str = "company.name") -> None:
    with register.action("company.changed", merge=merge, field="name"):
        register.change(register.company(), name=name)


def name(register: Register) -> str:
    return register.company().name


def test_undo_and_redo_by_name(register: Register) -> None:
    rename(register, "Nytt AS")
    assert register.undo_label() == Label("company.changed", {"field": "name"})
    changes = register.undo()
    assert (name(register), changes.tables) == ("Fjordlys Prøve AS", {"company"})
    assert register.redo_label() == changes.label
    register.redo()
    assert name(register) == "Nytt AS"
    assert [entry.how for entry in register.history(3)] == ["redo", "undo", "do"]


def test_undoing_back_and_forth_ends_where_it_began(register: Register) -> None:
    for number in range(3):
        rename(register, f"Navn {number}", merge="")
    for _ in range(2):
        assert [register.undo() and name(register) for _ in range(3)] == [
            "Navn 1",
            "Navn 0",
            "Fjordlys Prøve AS",
        ]
        assert [register.redo() and name(register) for _ in range(3)] == [
            "Navn 0",
            "Navn 1",
            "Navn 2",
        ]
    assert register.verify().ok


def test_what_was_added_goes_to_the_bin_with_all_of_its_action(register: Register) -> None:
    request = desks.log(register)
    register.undo()
    assert register.find(Request) == register.find(Event) == []
    assert register.search("Kari") == []
    assert register.get(Request, request.id).removed_at == register.clock.now()
    register.redo()
    assert register.get(Request, request.id) == request
    assert [hit.uid for hit in register.search("Kari")] == [request.uid]


def test_derived_columns_come_back_with_the_facts(register: Register) -> None:
    request = desks.log(register, due_on=desks.NOON.date())
    with register.action("request.closed", ref=request.ref):
        register.add(Event(request_id=request.id))
        register.change(request, status="closed", closed_on=desks.NOON.date())
    register.undo()
    assert register.get(Request, request.id) == request


def test_bytes_come_back_whole(register: Register) -> None:
    first, second = b"\x00%PDF \xff" * 99, b"annet"
    with register.action("document.added"):
        document = register.add(Document(name="brev.pdf", data=first))
    with register.action("document.changed"):
        register.change(document, data=second)
    register.undo()
    assert register.get(Document, document.id).data == first
    register.redo()
    assert register.get(Document, document.id).data == second


def test_what_is_typed_in_one_go_is_one_step(register: Register, clock: desks.HandClock) -> None:
    for text in ("F", "Fj", "Fjo"):
        rename(register, text)
        clock.move(seconds=5)
    clock.move(seconds=1)
    rename(register, "Fjord")
    shown = [entry.label.key for entry in register.history()]
    assert shown == ["company.changed", "company.changed", "register.action.created"]
    register.undo()
    assert name(register) == "Fjo"
    register.undo()
    assert name(register) == "Fjordlys Prøve AS"
    register.redo()
    assert name(register) == "Fjo"


def test_another_field_or_an_undo_ends_the_merging(register: Register) -> None:
    rename(register, "A")
    rename(register, "B", merge="company.other")
    rename(register, "C")
    register.undo()
    assert name(register) == "B"
    rename(register, "D")
    register.undo()
    assert name(register) == "B"
    rename(register, "E", merge="company.other")
    register.undo()
    assert name(register) == "B"


def test_a_new_action_ends_redo(register: Register) -> None:
    rename(register, "A", merge="")
    register.undo()
    rename(register, "B", merge="")
    assert register.redo_label() is None
    with pytest.raises(NothingToUndo):
        register.redo()


def test_what_cannot_be_undone_bars_the_way_and_says_so(register: Register) -> None:
    rename(register, "A", merge="")
    with register.action("letter.sent", undoable=False, ref="2026-001"):
        register.change(register.company(), phone="22 22 22 22")
    assert register.undo_label() is None
    assert register.undo_barred_by() == Label("letter.sent", {"ref": "2026-001"})
    with pytest.raises(NotUndoable):
        register.undo()
    rename(register, "B", merge="")
    register.undo()
    with pytest.raises(NotUndoable):
        register.undo()
    assert name(register) == "A"


def test_an_inner_action_that_cannot_be_undone_holds_for_the_outer(register: Register) -> None:
    with register.action("request.closed"), register.action("letter.sent", undoable=False):
        register.change(register.company(), phone="1")
    assert register.undo_label() is None


def test_nothing_done_nothing_to_undo(path, register: Register) -> None:
    rename(register, "A")
    register.close()
    with Register.open(path, clock=register.clock) as again:
        assert again.undo_label() is None
        with pytest.raises(NothingToUndo):
            again.undo()


def test_undo_refuses_to_overwrite_something_newer(register: Register) -> None:
    rename(register, "A", merge="")
    with register._store.transaction():  # as a repair by hand would
        register._store.execute("UPDATE company SET name = 'B'")
    with pytest.raises(ChangedSince):
        register.undo()
    assert name(register) == "B"
    assert register.undo_label() is not None


def test_undo_leaves_other_fields_as_they_are(register: Register) -> None:
    rename(register, "A", merge="")
    with register._store.transaction():
        register._store.execute("UPDATE company SET phone = '22'")
    register.undo()
    assert (name(register), register.company().phone) == ("Fjordlys Prøve AS", "22")


def test_undo_stands_outside_of_actions(register: Register) -> None:
    rename(register, "A")
    with register.action("company.changed"), pytest.raises(RuntimeError, match="outside"):
        register.undo()
    assert register.count(Company) == 1


def test_a_clock_that_is_set_back_does_not_merge_for_ever(
    register: Register, clock: desks.HandClock
) -> None:
    request = desks.log(register)
    for text in ("a", "ab"):
        with register.action("request.changed", merge="note"):
            request = register.change(request, note=text)
        clock.move(hours=-1)
    register.undo()
    assert register.get(Request, request.id).note == "a"
