"""Files that cannot be used: each told apart, each with its sentence, each left as it was."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dpo_desk import words
from dpo_desk.records import Request
from dpo_desk.register import (
    Damaged,
    EmptyPassword,
    FileExists,
    FileMissing,
    InUse,
    NewerVersion,
    NotARegister,
    PasswordNeeded,
    Register,
    RegisterError,
    Truncated,
    WrongPassword,
    files,
    is_encrypted,
    opening,
)
from dpo_desk.register.connection import PAGE
from dpo_desk.register.store import Store
from tests.register import desks

CLOCK = desks.HandClock()


@pytest.fixture(params=[None, desks.KEY], ids=["plain", "encrypted"])
def key(request: pytest.FixtureRequest) -> str | None:
    return request.param


@pytest.fixture
def closed(path: Path, key: str | None) -> Path:
    """A closed register with some pages."""
    with desks.new(path, CLOCK, key) as register:
        desks.log(register, text="ord " * 9000)
    assert sorted(p.name for p in path.parent.iterdir()) == [path.name]
    return path


def refused(path: Path, key: str | None, error: type[RegisterError], **how: bool) -> None:
    """Opening raises ``error``; the file is as it was, and a writer leaves nothing beside it."""
    before = contents(path, **how)
    with pytest.raises(error):
        Register.open(path, password=key, clock=CLOCK, **how)
    assert contents(path, **how) == before


def contents(path: Path, read_only: bool = False) -> dict[str, bytes]:
    """The file; with its neighbours unless opened for reading, which may not clear up its log."""
    seen = [path] if read_only else path.parent.iterdir()
    return {file.name: file.read_bytes() for file in seen if file.is_file()}


def overwrite(path: Path, change: Callable[[bytearray], bytes | bytearray]) -> None:
    path.write_bytes(change(bytearray(path.read_bytes())))


def test_opened_again_it_holds_what_it_held(closed: Path, key: str | None) -> None:
    assert is_encrypted(closed) is (key is not None)
    with Register.open(closed, password=key, clock=CLOCK) as register:
        assert register.encrypted is (key is not None)
        assert register.first(Request) is not None
        assert register.verify().ok
    assert (b"Fjordlys" in closed.read_bytes()) is (key is None)


def test_a_password_is_needed_and_must_fit(path: Path) -> None:
    desks.new(path, CLOCK, desks.PASSWORD).close()
    refused(path, None, PasswordNeeded)
    refused(path, "", EmptyPassword)
    refused(path, "feil passord", WrongPassword)
    refused(path, "feil passord", WrongPassword, read_only=True)
    composed = desks.PASSWORD.replace("å", "a\u030a")  # as a Mac's keyboard may give it
    Register.open(path, password=composed, clock=CLOCK).close()


@pytest.mark.parametrize("password", ["x'; -- \" ", "x'" + "zz" * 32 + "'", "🐟" * 40])
def test_any_password_is_taken_as_it_is(path: Path, password: str) -> None:
    desks.new(path, CLOCK, password).close()
    refused(path, password + "x", WrongPassword)
    Register.open(path, password=password, clock=CLOCK).close()


def test_a_damaged_first_page_cannot_be_told_from_a_wrong_password(path: Path) -> None:
    desks.new(path, CLOCK, desks.KEY).close()
    overwrite(path, lambda data: data[:50] + b"\xff" * 50 + data[100:])
    refused(path, desks.KEY, WrongPassword)


def test_a_damaged_page_is_told_where_it_is_met(closed: Path, key: str | None) -> None:
    def spoil(data: bytearray) -> bytearray:
        data[PAGE:] = b"\xaa" * (len(data) - PAGE)
        return data

    overwrite(closed, spoil)
    refused(closed, key, Damaged)


@pytest.mark.parametrize("left", [0, 60, 4000, PAGE, 4 * PAGE, 4 * PAGE + 7])
def test_a_truncated_file_is_told_apart(closed: Path, key: str | None, left: int) -> None:
    overwrite(closed, lambda data: data[:left])
    refused(closed, key, Truncated)
    refused(closed, key, Truncated, read_only=True)


def test_another_kind_of_file_is_told_apart(path: Path) -> None:
    import sqlite3

    for content in (b"PK\x03\x04zip", b"%PDF-1.7", "Kjære dere".encode(), b"\x89PNG\r\n", b"{}"):
        path.write_bytes(content * 2000)
        refused(path, "passord", NotARegister)
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE company (name)")
    other.close()
    refused(path, None, NotARegister)
    with pytest.raises(NotARegister):
        Register.open(path.parent, clock=CLOCK)


def test_a_newer_version_is_left_untouched(closed: Path, key: str | None) -> None:
    set_pragma(closed, key, "user_version = 999")
    refused(closed, key, NewerVersion)
    refused(closed, key, NewerVersion, read_only=True)


def test_an_encrypted_database_of_another_program(closed: Path, key: str | None) -> None:
    set_pragma(closed, key, "application_id = 1")
    refused(closed, key, NotARegister)


def set_pragma(path: Path, key: str | None, assignment: str) -> None:
    from dpo_desk.register.connection import raw

    connection = raw(path, key, mode="rw")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute(f"PRAGMA {assignment}")
    connection.close()


def test_nothing_there(path: Path) -> None:
    with pytest.raises(FileMissing):
        Register.open(path, clock=CLOCK)
    assert list(path.parent.iterdir()) == []


def test_a_new_register_takes_no_files_place(path: Path) -> None:
    path.write_bytes(b"mitt")
    with pytest.raises(FileExists):
        desks.new(path)
    assert path.read_bytes() == b"mitt"
    with pytest.raises(EmptyPassword):
        desks.new(path.with_name("tom.perm"), password="")
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_new_register_makes_its_folder(tmp_path: Path) -> None:
    desks.new(tmp_path / "build" / "ny" / "x.perm").close()
    Register.open(tmp_path / "build" / "ny" / "x.perm", clock=CLOCK).close()


def test_in_use_elsewhere_reading_goes_on(closed: Path, key: str | None) -> None:
    with Register.open(closed, password=key, clock=CLOCK) as writer:
        with pytest.raises(InUse):
            Register.open(closed, password=key, clock=CLOCK)
        with Register.open(closed, password=key, clock=CLOCK, read_only=True) as reader:
            desks.log(writer, "2026-002")
            assert reader.count(Request) == 2
        desks.log(writer, "2026-003")
    Register.open(closed, password=key, clock=CLOCK).close()


def every_error() -> list[type[RegisterError]]:
    import dpo_desk.register as room

    kinds = [getattr(room, name) for name in room.__all__]
    return [k for k in kinds if isinstance(k, type) and issubclass(k, RegisterError) and k.word]


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_error_has_a_full_sentence(language: str) -> None:
    for kind in every_error():
        said = kind().say(words.of(language))
        assert said.endswith("."), said
        assert len(said.split()) >= 6, said


def test_extensions_and_unsafe_schema_stay_off(register: Register) -> None:
    store = register._store
    with pytest.raises(Exception, match="not authorized"):
        store.execute("SELECT load_extension('x')")
    for pragma, value in (("trusted_schema", 0), ("secure_delete", 1), ("foreign_keys", 1),
                          ("query_only", 1)):  # fmt: skip
        assert store.one(f"PRAGMA {pragma}") == (value,), pragma
    assert store.one("PRAGMA journal_mode") == ("wal",)


def imported(code: str) -> set[str]:
    """Which of the database's modules a new Python has imported after running ``code``."""
    ask = "; import sys; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", code + ask], check=True, capture_output=True, text=True
    )
    return set(done.stdout.split()) & {"sqlite3", "sqlcipher3", "sqlite_utils"}


def test_nothing_heavy_is_imported_before_it_is_needed(path: Path) -> None:
    desks.new(path, CLOCK).close()
    assert imported("import dpo_desk.register") == set()
    opening = (
        "from pathlib import Path; from dpo_desk.law.clock import SystemClock; "
        "from dpo_desk.register import Register; "
        f"Register.open(Path({str(path)!r}), clock=SystemClock()).company()"
    )
    assert imported(opening) == {"sqlcipher3"}


def test_a_new_register_is_whole_at_once(path: Path) -> None:
    with desks.new(path, CLOCK):
        assert is_encrypted(path) is False
        copy = path.with_name("kopi.perm")
        shutil.copy(path, copy)
        with Register.open(copy, clock=CLOCK) as alone:
            assert alone.company().name == "Fjordlys Prøve AS"


def test_every_commit_waits_for_the_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    with desks.new(path, CLOCK) as register:
        assert register._store.one("PRAGMA synchronous") == (2,)  # FULL


def test_a_register_is_made_beside_its_place_and_put_there_whole(path: Path) -> None:
    class Killed(BaseException):
        pass

    def die(store: Store) -> None:
        assert not path.exists()
        raise Killed

    files.part_of(path).write_bytes(b"left by one that was killed")
    with pytest.raises(Killed):
        opening.create(path, None, CLOCK, die)
    assert list(path.parent.iterdir()) == []
    desks.new(path).close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]
