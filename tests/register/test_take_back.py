"""Taking back an older action from History: as a new one, and only where nothing newer is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpo_desk.records import Activity, ActivityService, Request, Service
from dpo_desk.register import (
    ChangedSince,
    ErasedSince,
    Label,
    NotFound,
    NotUndoable,
    Register,
    UsedSince,
)
from tests.register import desks


def add(register: Register, name: str) -> Service:
    with register.action("service.added", ref=name):
        return register.add(Service(name=name))


def change(register: Register, record: Service, **values: str) -> Service:
    with register.action("service.changed", ref=record.name):
        return register.change(record, **values)


def group(register: Register, key: str) -> str:
    return next(entry.uid for entry in register.history() if entry.label.key == key)


def test_an_older_action_is_taken_back_while_newer_ones_stand(register: Register) -> None:
    first, second = add(register, "A"), add(register, "B")
    change(register, first, used_for="e-post")
    older = group(register, "service.changed")
    change(register, second, used_for="kart")
    changes = register.take_back(older)
    assert changes.ids == {("service", first.id)}
    assert register.get(Service, first.id).used_for == ""
    assert register.get(Service, second.id).used_for == "kart"
    newest = register.history(1)[0]
    assert (newest.how, newest.undoes) == ("undo", older)
    assert newest.label == Label("service.changed", {"ref": "A"})
    assert register.verify().problems == ()


def test_taking_back_can_itself_be_undone_and_redone(register: Register) -> None:
    first = add(register, "A")
    change(register, first, used_for="e-post")
    older = group(register, "service.changed")
    add(register, "B")
    register.take_back(older)
    register.undo()
    assert register.get(Service, first.id).used_for == "e-post"
    register.redo()
    assert register.get(Service, first.id).used_for == ""
    for _ in range(4):  # and all that went before, in order
        if register.undo_label():
            register.undo()
    assert register.count(Service) == 0
    assert register.verify().problems == ()


def test_history_knows_what_is_taken_back(register: Register) -> None:
    first = add(register, "A")
    change(register, first, used_for="e-post")
    older = group(register, "service.changed")

    def shown() -> bool:
        return register.history_entry(older).taken_back

    assert not shown()
    register.take_back(older)
    assert shown()
    register.undo()
    assert not shown()
    register.take_back(older)
    assert shown()
    with pytest.raises(ChangedSince):
        register.take_back(older)
    register.take_back(register.history(1)[0].uid)  # taking back the taking back
    assert not shown()
    assert register.get(Service, first.id).used_for == "e-post"


def test_what_was_changed_since_is_not_taken_back(register: Register) -> None:
    first = add(register, "A")
    change(register, first, used_for="e-post")
    older = group(register, "service.changed")
    change(register, first, used_for="kart")
    before = register.history()
    with pytest.raises(ChangedSince):
        register.take_back(older)
    assert register.get(Service, first.id).used_for == "kart"
    assert register.history() == before


def test_another_field_of_the_same_record_does_not_matter(register: Register) -> None:
    first = add(register, "A")
    change(register, first, used_for="e-post")
    older = group(register, "service.changed")
    change(register, first, note="nyere")
    register.take_back(older)
    found = register.get(Service, first.id)
    assert (found.used_for, found.note) == ("", "nyere")


def test_what_something_newer_hangs_on_does_not_go_to_the_bin(register: Register) -> None:
    first = add(register, "A")
    added = group(register, "service.added")
    with register.action("activity.added"):
        activity = register.add(Activity(name="Post"))
        link = register.add(ActivityService(activity_id=activity.id, service_id=first.id))
    with pytest.raises(UsedSince):
        register.take_back(added)
    with register.action("activity.changed"):
        register.remove(link)
    register.take_back(added)
    assert register.count(Service) == 0


def test_what_is_sent_or_erased_or_not_there_is_refused(register: Register) -> None:
    request = desks.log(register)
    logged = group(register, "request.logged")
    with register.action("letter.sent", undoable=False):
        register.change(request, note="sendt")
    with pytest.raises(NotUndoable):
        register.take_back(group(register, "letter.sent"))
    register.erase(request.id)
    with pytest.raises(ErasedSince):
        register.take_back(logged)
    with pytest.raises(NotFound):
        register.take_back("0190-no-such-group")
    assert register.get(Request, request.id).removed_at is None


def test_merged_typing_goes_as_one(register: Register) -> None:
    first = add(register, "A")
    for text in ("e", "e-", "e-post"):
        with register.action("service.changed", merge="service.used_for"):
            first = register.change(first, used_for=text)
    older = group(register, "service.changed")
    add(register, "B")
    register.take_back(older)
    assert register.get(Service, first.id).used_for == ""


@given(order=st.permutations(range(5)))
def test_in_whatever_order_the_register_ends_where_it_began(tmp_path_factory, order) -> None:
    with desks.new(tmp_path_factory.mktemp("r") / "a.perm") as register:
        for name in "ABCDE":
            add(register, name)
        uids = [entry.uid for entry in register.history(5)]
        for place in order:
            register.take_back(uids[place])
        assert register.count(Service) == 0
        assert register.verify().problems == ()
        for _ in order:
            register.undo()
        assert register.count(Service) == 5
        assert register.verify().problems == ()
