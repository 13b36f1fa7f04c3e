"""Erasing a case: nothing of the person in the file, its log, its index or its history."""

from pathlib import Path

import pytest

from dpo_desk.records import (
    ALL,
    Claim,
    Company,
    Document,
    Draft,
    Event,
    KeptLetter,
    Request,
    Search,
    Service,
    fields,
)
from dpo_desk.register import ErasureUnfinished, NotUndoable, Register
from dpo_desk.register.folding import folded
from tests.register import desks


def traces(data: bytes) -> list[str]:
    """The personal words of the case that bytes hold, as written, in small letters or folded."""
    words = {form for text in desks.PERSONAL for form in forms(text)}
    small = data.lower()
    return sorted(word for word in words if word.encode() in small or word.encode() in data)


def forms(text: str) -> set[str]:
    """The text, its longer words, and each as the index keeps it."""
    parts = {part for part in [text, *text.replace("@", " ").split()] if len(part) > 5}
    bare = {part.lower().replace("å", "a") for part in parts}  # as the tokenizer does
    return (parts | {p.lower() for p in parts} | {folded(p) for p in parts} | bare) - {
        "example.com"
    }


def on_disk(path: Path) -> bytes:
    """All bytes beside the register's name: file, log, index of the log, lists."""
    beside = path.parent.glob(f"{path.stem}*")
    return b"".join(file.read_bytes() for file in beside if file.suffix != ".permkopi")


def decrypted(path: Path, key: str | None, plain: Path) -> bytes:
    """The file's pages without their encryption, free pages among them."""
    from dpo_desk.register.connection import raw

    connection = raw(path, key, mode="rw")
    plain.unlink(missing_ok=True)
    connection.execute("ATTACH ? AS plain KEY ''", (str(plain),))
    connection.execute("SELECT sqlcipher_export('plain')")
    connection.close()
    return plain.read_bytes()


def test_what_is_searched_for_would_be_found(register: Register) -> None:
    desks.log_with_everything(register)
    found = traces(on_disk(register.path))
    for text in desks.PERSONAL:
        assert forms(text) & set(found), text


def test_nothing_of_the_person_is_left_on_disk(register: Register, path: Path) -> None:
    request = desks.log_with_everything(register)
    desks.log(register, "2026-008")
    register.erase(request.id)
    assert traces(on_disk(path)) == []
    register.close()
    assert traces(on_disk(path)) == []


def test_nothing_is_left_in_an_encrypted_file(tmp_path: Path, path: Path) -> None:
    with desks.new(path, password=desks.KEY) as register:
        request = desks.log_with_everything(register)
        register.erase(request.id)
        register.close()
        assert traces(decrypted(path, desks.KEY, tmp_path / "plain.db")) == []


def test_nothing_is_left_after_much_was_written_around_it(register: Register, path: Path) -> None:
    for number in range(100, 130):
        desks.log(register, f"2026-{number}", text="Et vanlig spørsmål om innsyn. " * 40)
    request = desks.log_with_everything(register)
    for number in range(130, 160):
        desks.log(register, f"2026-{number}", text="Et annet spørsmål. " * 60)
    with register.action("request.changed"):
        register.remove(register.get(Request, request.id))
    register.erase(request.id)
    assert traces(on_disk(path)) == []
    assert len(register.search("spørsmål", limit=100)) == 60


def test_facts_stay(register: Register) -> None:
    request = desks.log_with_everything(register)
    register.erase(request.id)
    kept = register.get(Request, request.id)
    assert (kept.ref, kept.uid, kept.channel) == (request.ref, request.uid, request.channel)
    assert kept.erased_on == register.clock.today()
    assert [register.count(kind) for kind in (Claim, Event, Search, KeptLetter, Document)] == [
        1
    ] * 5
    assert register.first(Search, "place = 'Arkivet'") is None  # typed by hand: «Karis mappe»
    assert register.count(Draft) == 0
    assert [hit.uid for hit in register.search(request.ref)] == [request.uid]


def test_other_cases_stay_whole(register: Register) -> None:
    first, other = desks.log_with_everything(register), desks.log(register, "2026-008")
    register.erase(first.id)
    assert register.get(Request, other.id) == other
    changes = [c for e in register.history(uid=other.uid) for c in e.changes if c.uid == other.uid]
    assert [change.after is not None for change in changes] == [True]


def test_the_chain_still_verifies_and_the_history_says_what_was_erased(register: Register) -> None:
    request = desks.log_with_everything(register)
    before = register.verify()
    changes = register.erase(request.id)
    after = register.verify()
    assert (before.ok, after.ok, after.problems) == (True, True, ())
    assert after.actions == before.actions + 1
    assert ("request", request.id) in changes.ids
    entry = register.history(1)[0]
    assert (entry.label.key, entry.label.values) == ("register.action.erased", {"ref": "2026-007"})
    assert {change.kind for change in entry.changes} == {"erased"}
    logged = register.history(uid=request.uid)[-1]
    assert {change.after for change in logged.changes if change.table == "request"} == {None}


def test_it_cannot_be_undone_and_the_past_is_erased_too(
    register: Register, clock: desks.HandClock
) -> None:
    request = desks.log_with_everything(register)
    clock.move(days=400)
    register.erase(request.id)
    with pytest.raises(NotUndoable):
        register.undo()
    past = register.as_of(desks.NOON.date())
    assert past.get(Request, request.id).requester_name == ""
    assert past.get(Request, request.id).erased_on is None
    assert past.get(Request, request.id).ref == "2026-007"


def test_erasing_twice_changes_nothing_more(register: Register) -> None:
    request = desks.log_with_everything(register)
    register.erase(request.id)
    day, changes = register.get(Request, request.id).erased_on, register.erase(request.id)
    assert changes.ids == frozenset()
    assert register.get(Request, request.id).erased_on == day
    assert register.verify().ok


def test_what_points_at_the_case_from_outside_is_left_alone(register: Register) -> None:
    request = desks.log_with_everything(register)
    with register.action("service.added"):
        document = register.first(Document)
        assert document is not None
        service = register.add(
            Service(name="Arkiv", used_for="papir", agreement_document_id=document.id)
        )
    register.erase(request.id)
    assert register.get(Service, service.id) == service
    assert register.count(Company) == 1


def test_a_reader_in_the_way_is_said_and_the_rest_done_at_the_next_opening(
    register: Register, path: Path
) -> None:
    request = desks.log_with_everything(register)
    reader = Register.open(path, clock=register.clock, read_only=True)
    reader._store.execute("BEGIN")
    assert reader.count(Request) == 1  # holds its state of the log
    register._store.execute("PRAGMA busy_timeout = 50")
    with pytest.raises(ErasureUnfinished):
        register.erase(request.id)
    assert register.get(Request, request.id).requester_name == ""
    reader.close()
    register.close()
    Register.open(path, clock=register.clock).close()
    assert traces(on_disk(path)) == []


def test_every_free_text_about_a_person_is_marked() -> None:
    """A new text field of a case must say whether erasure empties it."""
    facts = {
        "request": {"uid", "ref", "language"},
        "claim": {"uid", "ground"},
        "event": {"uid"},
        "request_activity": {"uid"},
        "search": {"uid"},
        "letter": {"uid", "language", "rendered_sha256", "sha256"},
        "document": {"uid", "media_type", "sha256"},
        "finding": {"uid", "ground", "law"},
        "redaction": {"uid", "ground"},
        "notification": {"uid", "name"},
    }
    for kind in ALL:
        names = {info.name for info in fields(kind)}
        if kind is Request or names & {"request_id", "search_id", "document_id"}:
            open_text = {f.name for f in fields(kind) if f.type is str and not f.personal}
            assert open_text <= facts[kind.table], kind.table


def test_a_case_that_was_often_changed_leaves_no_ghost_in_the_index(register: Register) -> None:
    """FTS5's secure-delete left one of a word with many hits, and the index was malformed."""
    request = desks.log(register, text="gjentatt " * 200)
    desks.log(register, "2026-002", text="gjentatt " * 3)
    for text in ("gjentatt " * 201, "gjentatt " * 200):
        with register.action("request.changed"):
            register.change(request, text=text)
    register.erase(request.id)
    assert register.verify().ok
    found = "SELECT count(*) AS n FROM search_index WHERE search_index MATCH 'gjentatt'"
    assert register.rows(found) == [{"n": 1}]
