"""The bin: listed, put back, and emptied so that nothing of it stays anywhere."""

from datetime import timedelta
from pathlib import Path

import pytest

from dpo_desk.records import (
    Activity,
    ActivityService,
    Document,
    Event,
    Purpose,
    Request,
    RetentionRule,
    Service,
    Task,
)
from dpo_desk.register import (
    KEPT_FOR,
    Changes,
    ErasedSince,
    Label,
    NotUndoable,
    Register,
    RegisterError,
)
from tests.register import desks
from tests.register.test_erasure import on_disk, traces

SECRET = "hemmeligavtale"


def service(register: Register, name: str = "MailerLite", use: str = SECRET) -> Service:
    with register.action("seed.loaded"):
        return register.add(Service(name=name, used_for=use, note="notat " + use))


def remove(register: Register, *records) -> None:
    with register.action("service.removed"):
        for record in records:
            register.remove(record)


def listed(register: Register) -> list[tuple[str, int]]:
    return [(thing.table, thing.id) for thing in register.bin()]


def test_the_bin_lists_what_was_removed_last_first(
    register: Register, clock: desks.HandClock
) -> None:
    first, second = service(register, "A"), service(register, "B")
    remove(register, first)
    clock.move(hours=1)
    remove(register, second)
    assert listed(register) == [("service", second.id), ("service", first.id)]
    [newest, oldest] = register.bin()
    assert newest.removed_at == clock.now()
    assert newest.emptied_at == clock.now() + timedelta(days=30)
    assert register.bin(after=newest) == [oldest]
    assert register.bin(1) == [newest]
    assert register.bin_size() == 2


def test_pages_of_the_bin_follow_each_other_over_tables_and_equal_times(
    register: Register,
) -> None:
    with register.action("seed.loaded"):
        things = [register.add(Service(name=str(n))) for n in range(5)]
        things += [register.add(Task(title=str(n))) for n in range(5)]
    remove(register, *things)
    found, last = [], None
    while page := register.bin(3, last):
        found += page
        last = page[-1]
    assert sorted((t.table, t.id) for t in found) == sorted((t.table, t.id) for t in things)
    assert register.bin_size() == len(found) == 10


def test_what_hangs_on_something_in_the_bin_is_not_listed_by_itself(register: Register) -> None:
    with register.action("seed.loaded"):
        activity = register.add(Activity(name="Nyhetsbrev"))
        purpose = register.add(Purpose(activity_id=activity.id, text="Sende nytt"))
        rule = register.add(RetentionRule(activity_id=activity.id, data="E-post"))
    remove(register, rule)
    assert listed(register) == [("retention_rule", rule.id)]
    remove(register, activity, purpose)
    assert listed(register) == [("activity", activity.id)]
    kept = register.removed_with(register.get(Activity, activity.id))
    assert [(one.table, one.id) for one in kept] == [
        ("activity", activity.id),
        ("purpose", purpose.id),
    ]


def test_emptying_leaves_a_bare_row_and_nothing_else(register: Register, path: Path) -> None:
    kept, gone = service(register, "Beholdt", "kart"), service(register)
    with register.action("seed.loaded"):
        activity = register.add(Activity(name="Nyhetsbrev"))
        link = register.add(
            ActivityService(activity_id=activity.id, service_id=gone.id, what=SECRET)
        )
    with register.action("service.changed"):
        register.change(gone, note="ble til " + SECRET)
        register.change(kept, note="")
    register.keep_draft("service", gone.uid, "note", SECRET)
    remove(register, gone)
    changes = register.empty_bin()
    assert changes.label == Label("register.action.emptied", {"n": 1})
    assert register.bin() == []
    assert register.bin_size() == 0
    row = register.get(Service, gone.id)
    assert (row.uid, row.name, row.used_for, row.note) == (gone.uid, "", "", "")
    assert register.get(ActivityService, link.id).what == ""
    assert register.count(ActivityService) == 0
    assert register.verify().problems == ()
    left = on_disk(path).lower()
    assert [word for word in (b"mailerlite", SECRET.encode()) if word in left] == []
    assert b"beholdt" in left
    for entry in register.history(uid=gone.uid):
        for change in entry.changes:
            if change.uid == gone.uid and change.kind != "erased":
                assert (change.before, change.after) == (None, None)
    with pytest.raises(NotUndoable):
        register.undo()
    with pytest.raises(ErasedSince), register.action("service.put_back"):
        register.put_back(row)


def test_an_emptied_request_takes_its_whole_case_along(register: Register, path: Path) -> None:
    request = desks.log_with_everything(register)
    with register.action("request.removed", ref=request.ref):
        register.remove(request)
    assert traces(on_disk(path)) != []
    register.empty_bin()
    assert traces(on_disk(path)) == []
    assert register.count(Event) == register.count(Document) == 0
    assert register.verify().problems == ()
    register.close()
    assert traces(on_disk(path)) == []


def test_the_number_of_an_emptied_request_stays(register: Register) -> None:
    request = desks.log(register, "2026-014")
    with register.action("request.removed", ref="2026-014"):
        register.remove(request)
    register.empty_bin()
    assert register.get(Request, request.id).ref == "2026-014"
    with pytest.raises(Exception, match="UNIQUE"), register.action("request.logged"):
        register.add(Request(ref="2026-014"))


def test_what_has_lain_there_for_thirty_days_goes_by_itself(
    register: Register, clock: desks.HandClock
) -> None:
    old, new = service(register, "Gammel"), service(register, "Ny")
    remove(register, old)
    clock.move(days=29)
    remove(register, new)
    with register.action("service.added"):
        register.add(Service(name="Tredje"))
    assert not register.empty_bin(before=clock.now() - KEPT_FOR).ids
    clock.move(days=1)
    assert register.empty_bin(before=clock.now() - KEPT_FOR).ids == {("service", old.id)}
    assert listed(register) == [("service", new.id)]
    assert register.undo_label() == Label("service.added")  # it bars nobody's undo
    register.undo()
    assert register.verify().problems == ()


def test_an_empty_bin_is_no_action(register: Register) -> None:
    before = register.history()
    assert register.empty_bin() == Changes(
        frozenset(), frozenset(), Label("register.action.emptied", {"n": 0})
    )
    assert register.history() == before


def test_a_copy_does_not_bring_back_what_was_a_persons(
    tmp_path: Path, path: Path, clock: desks.HandClock
) -> None:
    folder = tmp_path / "kopier"
    folder.mkdir()
    with desks.new(path, clock) as register:
        request = desks.log_with_everything(register)
        mail = service(register)
        with register.action("document.added"):
            register.add(Document(name="passkopi", text="dokumenttekst", data=b"bytesidokumentet"))
        copy = register.backup(folder)
        document = register.find(Document, "search_id is null")[0]
        remove(register, request, mail, document)
        register.empty_bin()
    Register.restore(copy, path, clock=clock)
    with Register.open(path, clock=clock) as register:
        assert register.get(Service, mail.id).name == "MailerLite"
        assert register.get(Document, document.id).name == ""
        assert register.get(Request, request.id).requester_name == ""
        assert register.verify().problems == ()
    assert traces(path.read_bytes()) == []


def test_undoing_an_addition_that_was_emptied_since_says_so(register: Register) -> None:
    with register.action("service.added"):
        register.add(Service(name="Kort"))
    register.undo()
    register.empty_bin()
    with pytest.raises(RegisterError):
        register.redo()
    assert register.verify().problems == ()


def test_the_past_does_not_know_what_was_emptied(
    register: Register, clock: desks.HandClock
) -> None:
    gone = service(register)
    day = clock.today()
    clock.move(days=2)
    remove(register, gone)
    register.empty_bin()
    assert register.as_of(day).rows("SELECT name FROM service WHERE name <> ''") == []
