"""What had its time is gone from the decrypted bytes, and what proves the handling stays."""

from pathlib import Path

import pytest

from dpo_desk.records import (
    Document,
    Event,
    EventKind,
    KeptLetter,
    Origin,
    Redaction,
    Request,
    Search,
)
from dpo_desk.register import (
    Due,
    ErasedSince,
    Label,
    OpenedForReading,
    Register,
    Stage,
)
from tests.register import desks
from tests.register.test_erasure import decrypted, on_disk, traces

ANNEX = ("kundekort-aase.csv", "bytesikopien", "tekstikopien", "nabonsnavn", "halvskrevetkopi")


def left(data: bytes) -> list[str]:
    """What bytes hold of the copy that was found."""
    return [word for word in ANNEX if word.encode() in data]


@pytest.fixture
def found(register: Register) -> tuple[Request, Document]:
    """A case with all that is personal in it, and a copy that was found, covered in a place."""
    return with_copy(register)


def with_copy(register: Register) -> tuple[Request, Document]:
    request = desks.log_with_everything(register)
    search = register.first(Search)
    assert search is not None
    with register.action("request.changed"):
        copy = register.add(
            Document(
                request_id=request.id,
                search_id=search.id,
                origin=Origin.FOUND,
                name=ANNEX[0],
                data=ANNEX[1].encode() * 300,
                text=ANNEX[2],
                size=3600,
                sha256="ab" * 32,
            )
        )
        register.add(
            Document(request_id=request.id, origin=Origin.MESSAGE, name="krav.eml", data=b"Subject")
        )
        register.add(Redaction(document_id=copy.id, reason=ANNEX[3]))
    register.keep_draft("document", copy.uid, "name", ANNEX[4])
    return request, copy


def annexes(register: Register, request: Request) -> Due:
    return Due(request.id, Stage.ANNEXES, register.found_files(request.id))


def test_what_is_searched_for_would_be_found(register: Register, found: object) -> None:
    assert left(on_disk(register.path)) == list(ANNEX)


def test_copies_go_and_the_letters_stay(
    register: Register, found: tuple[Request, Document], path: Path
) -> None:
    request, copy = found
    assert register.found_files(request.id) == (copy.uid,)
    assert register.expire([annexes(register, request)]) == 1
    assert left(on_disk(path)) == []
    bare = register.get(Document, copy.id)
    assert (bare.sha256, bare.size, bare.origin) == ("ab" * 32, 3600, Origin.FOUND)
    assert register.found_files(request.id) == ()
    message = register.first(Document, "name = 'krav.eml'")
    assert message is not None
    assert message.data == b"Subject"
    assert register.find(KeptLetter)[0].pdf
    last = register.find(Event, order="id")[-1]
    assert (last.kind, last.values, last.who) == (EventKind.EXPIRED, {"what": "annexes"}, "")
    assert register.verify().problems == ()
    register.close()
    assert left(on_disk(path)) == []


def test_each_stage_leaves_less_in_an_encrypted_file(tmp_path: Path, path: Path) -> None:
    plain = tmp_path / "plain.db"
    with desks.new(path, password=desks.KEY) as register:
        request, copy = with_copy(register)
        register.expire([annexes(register, request)])
        register.close()
        assert left(decrypted(path, desks.KEY, plain)) == []
        assert traces(plain.read_bytes()) != []
    with Register.open(path, password=desks.KEY, clock=desks.HandClock()) as register:
        register.expire([Due(request.id, Stage.PERSON)])
        assert register.verify().problems == ()
        assert register.get(Request, request.id).ref == "2026-007"
        register.close()
        assert traces(decrypted(path, desks.KEY, plain)) == []
        assert copy.sha256.encode() in plain.read_bytes()
    with Register.open(path, password=desks.KEY, clock=desks.HandClock()) as register:
        register.expire([Due(request.id, Stage.FACTS)])
        assert register.verify().problems == ()
        bare = register.get(Request, request.id)
        assert (bare.ref, bare.received_on, bare.text) == ("2026-007", None, "")
        assert bare.removed_at is not None
        register.close()
        assert copy.sha256.encode() not in decrypted(path, desks.KEY, plain)


def test_what_went_by_itself_stands_in_no_undos_way(
    register: Register, found: tuple[Request, Document]
) -> None:
    other = desks.log(register, "2026-008")
    register.expire([annexes(register, found[0]), Due(found[0].id, Stage.PERSON)])
    assert register.undo_label() == Label("request.logged", {"ref": other.ref})
    register.undo()
    with pytest.raises(ErasedSince):
        register.undo()
    assert [entry.label.key for entry in register.history(3)[1:]] == [
        "register.action.expired.person",
        "register.action.expired.annexes",
    ]


def test_an_older_copy_gives_nothing_back(
    register: Register, found: tuple[Request, Document], path: Path, clock: desks.HandClock
) -> None:
    request, copy = found
    saved = register.backup(path.parent / "kopier")
    register.expire([annexes(register, request)])
    register.close()
    Register.restore(saved, path, clock=clock)
    with Register.open(path, clock=clock) as restored:
        bare = restored.get(Document, copy.id)
        assert (bare.data, bare.name, bare.sha256) == (b"", "", "ab" * 32)
        assert restored.get(Request, request.id).requester_name
        assert restored.verify().problems == ()
    assert left(on_disk(path)) == []


def test_the_list_beside_the_file_is_enough_where_the_file_is_lost(
    register: Register, found: tuple[Request, Document], path: Path, clock: desks.HandClock
) -> None:
    saved = register.backup(path.parent / "kopier")
    register.expire([annexes(register, found[0])])
    register.close()
    path.unlink()
    Register.restore(saved, path, clock=clock)
    assert left(on_disk(path)) == []


def test_nothing_due_writes_nothing(register: Register) -> None:
    before = register.verify().chain_head
    assert register.expire([]) == 0
    assert register.verify().chain_head == before


def test_verify_finds_a_file_that_came_back(
    register: Register, found: tuple[Request, Document]
) -> None:
    request, copy = found
    register.expire([annexes(register, request)])
    with register._store.transaction():
        register._store.execute("UPDATE document SET data = x'41' WHERE id = ?", (copy.id,))
    keys = {problem.key for problem in register.verify().problems}
    assert "register.problem.file" in keys


def test_a_registers_key_is_its_own_and_goes_along_in_copies(
    register: Register, path: Path, clock: desks.HandClock, tmp_path: Path
) -> None:
    with (
        Register.open(path, clock=clock, read_only=True) as reader,
        pytest.raises(OpenedForReading),
    ):
        reader.secret("suppression")
    key = register.secret("suppression")
    assert (len(key), register.secret("suppression")) == (32, key)
    assert register.secret("other") != key
    saved = register.backup(path.parent / "kopier")
    register.close()
    Register.restore(saved, path, clock=clock)
    with Register.open(path, clock=clock) as restored:
        assert restored.secret("suppression") == key
    with desks.new(tmp_path / "annen.perm") as another:
        assert another.secret("suppression") != key
