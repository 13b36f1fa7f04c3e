"""Opening the file: SQLCipher with our settings, and telling apart what can be wrong with it."""

import codecs
import shutil
import stat
import sys
import unicodedata
from pathlib import Path, PurePath
from typing import Any, Final

from dpo_desk.register.errors import (
    CannotReach,
    Damaged,
    DiskFull,
    EmptyPassword,
    FileMissing,
    NewerVersion,
    NotARegister,
    PasswordNeeded,
    Truncated,
    translated,
)
from dpo_desk.register.migrations import APPLICATION_ID, VERSION

PAGE: Final = 4096
SYNCHRONOUS = "FULL"  # a commit is on the disk before it is reported; tests need not wait
_PLAIN: Final = b"SQLite format 3\x00"
# Files that people take for a register. An encrypted one starts with random bytes.
_OTHER_KINDS: Final = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff")
_BUSY_SECONDS: Final = 5.0
_ROOM: Final = 16 * PAGE  # what a log and its index begin with


def sqlcipher() -> Any:
    """SQLCipher's module, also put where sqlite-utils looks for it first."""
    import sqlcipher3

    sys.modules.setdefault("pysqlite3", sqlcipher3)
    sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)
    return sqlcipher3


def log_of(path: Path) -> Path:
    """Where SQLite keeps the write-ahead log of the file at a path."""
    return path.with_name(path.name + "-wal")


def is_encrypted(path: Path) -> bool:
    """Whether the file needs a password; raises FileMissing, Truncated, NotARegister."""
    with translated():
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # a pipe would keep us waiting
            raise NotARegister
        size = found.st_size
        with path.open("rb") as file:
            head = file.read(100)
        log = log_of(path)
        logged = log.exists() and log.stat().st_size > 0  # the end may stand in the log
    if head.startswith(_PLAIN):
        _check_plain(head, None if logged else size)
        return False
    if head.startswith(_OTHER_KINDS) or _is_text(head):
        raise NotARegister
    if not size or (size % PAGE and not logged):
        raise Truncated
    return True


def _is_text(head: bytes) -> bool:
    """Whether the bytes read as text, which random ones never do; the last letter may be cut."""
    try:
        return bool(head) and codecs.getincrementaldecoder("utf-8")().decode(head) is not None
    except UnicodeDecodeError:
        return False


def _check_plain(head: bytes, size: int | None) -> None:
    """What page one of an unencrypted file says, https://sqlite.org/fileformat2.html."""
    if len(head) < 100:
        raise Truncated
    if size is None:  # page one stands in the log; it is checked once the file is open
        return
    if int.from_bytes(head[68:72]) != APPLICATION_ID:
        raise NotARegister
    if size < int.from_bytes(head[28:32]) * PAGE:
        raise Truncated


def check_password(password: str | None) -> str | None:
    """The password as it becomes a key: NFC, so that ø is ø on every keyboard."""
    if password is None:
        return None
    if not password:
        raise EmptyPassword
    return unicodedata.normalize("NFC", password)


def quoted(text: str) -> str:
    """A text as an SQL literal, for statements that take no parameters."""
    return "'" + text.replace("'", "''") + "'"


def connect(path: Path, password: str | None, *, read_only: bool = False) -> Any:
    """A connection with the key set and tried; the caller closes it.

    A password of the form ``x'64 hex digits'`` is the key itself, without derivation. Raises
    FileMissing, NotARegister, Truncated, Damaged, PasswordNeeded, WrongPassword, NewerVersion.
    """
    encrypted = is_encrypted(path)
    key = check_password(password) if encrypted else None
    if encrypted and key is None:
        raise PasswordNeeded
    connection = raw(path, key, mode=_mode(path) if read_only else "rw")
    try:
        _try_key(connection)
        _check_kind(connection)
        settle(connection, read_only=read_only)
    except BaseException as error:
        connection.close()
        if isinstance(error, CannotReach) and shutil.disk_usage(path.parent).free < _ROOM:
            raise DiskFull from error  # of a log that cannot be begun SQLite says no more
        raise
    return connection


def raw(path: Path, key: str | None, *, mode: str) -> Any:
    """A connection without our settings; mode is SQLite's: rw, rwc, ro, ro&immutable=1."""
    module = sqlcipher()
    if mode != "rwc" and not path.exists():
        raise FileMissing
    with translated():
        connection = module.connect(
            address(path.absolute(), mode),
            uri=True,
            isolation_level=None,
            timeout=_BUSY_SECONDS,
        )
        connection.execute("PRAGMA cipher_log_level = NONE")  # or it writes on standard error
        if key is not None:
            connection.set_key(key)
    return connection


def address(path: PurePath, mode: str) -> str:
    """An absolute path as SQLite's URI, which takes a network folder of Windows as a path only."""
    uri = path.as_uri()
    if not uri.startswith("file:///"):  # file://server/share/…
        uri = uri.replace("file://", "file:////", 1)
    return f"{uri}?mode={mode}"


def _mode(path: Path) -> str:
    """How to open for reading: a folder that takes no log file is read as it stands."""
    import os

    as_who_we_are = os.access in os.supports_effective_ids
    writable = os.access(path.parent, os.W_OK, effective_ids=as_who_we_are)
    return "ro" if writable or log_of(path).exists() else "ro&immutable=1"


def _try_key(connection: Any) -> None:
    """Read page one, then the schema; raises WrongPassword, Truncated or Damaged."""
    try:
        number(connection, "user_version")
    except Damaged as error:  # page one is sound, and counts more pages than there are
        raise Truncated from error
    with translated():
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _check_kind(connection: Any) -> None:
    if number(connection, "application_id") != APPLICATION_ID:
        raise NotARegister
    if number(connection, "user_version") > VERSION:
        raise NewerVersion


def number(connection: Any, pragma: str) -> int:
    """The value of a pragma that is a number."""
    with translated():
        return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def settle(connection: Any, *, read_only: bool) -> None:
    """Our settings: durable at each commit, nothing left behind, nothing run from the file."""
    with translated():
        if not read_only:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA synchronous = {SYNCHRONOUS}")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA query_only = ON")  # lifted inside an action only
    connection.enable_load_extension(False)
