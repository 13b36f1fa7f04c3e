"""What can go wrong with a register that its user can mend, each with a sentence that says how."""

from collections.abc import Iterator
from contextlib import contextmanager
from errno import EACCES, EDQUOT, ENOENT, ENOSPC, ENOTDIR, EPERM, EROFS
from typing import ClassVar

from dpo_desk.words import DeskError


class RegisterError(DeskError):
    """A DeskError of the register; each class has one sentence, ``register.error.…``."""

    word: ClassVar[str] = ""

    def __init__(self, **values: object) -> None:
        """Keep the values of the sentence: never a person's data."""
        super().__init__(f"register.error.{self.word}", **values)


class NotFound(RegisterError):
    """No such record."""

    word = "not_found"


class FileMissing(RegisterError):
    """There is no file at the path, or no folder to put one in."""

    word = "file_missing"


class FileExists(RegisterError):
    """A new register never takes the place of a file."""

    word = "file_exists"


class PasswordNeeded(RegisterError):
    """The file is encrypted, or something else altogether; no password was given."""

    word = "password_needed"


class WrongPassword(RegisterError):
    """The key does not fit, or page one is damaged: SQLCipher cannot tell these apart."""

    word = "wrong_password"


class EmptyPassword(RegisterError):
    """An empty password would protect nothing."""

    word = "empty_password"


class Truncated(RegisterError):
    """The end of the file is missing, as after a broken copy or an unfinished synchronisation."""

    word = "truncated"


class Damaged(RegisterError):
    """The key fits, and yet pages cannot be read."""

    word = "damaged"


class NotARegister(RegisterError):
    """A file of another kind."""

    word = "not_a_register"


class NewerVersion(RegisterError):
    """Written by a newer version of the program; it is left untouched."""

    word = "newer_version"


class OlderVersion(RegisterError):
    """Of an older version, and opened for reading only: it must be opened for writing once."""

    word = "older_version"


class ReadOnlyPlace(RegisterError):
    """The file or its folder cannot be written to."""

    word = "read_only_place"


class OpenedForReading(RegisterError):
    """A change was tried in a register that was opened for reading."""

    word = "opened_for_reading"


class DiskFull(RegisterError):
    """No room; nothing was changed."""

    word = "disk_full"


class InUse(RegisterError):
    """Another window or command writes in the file."""

    word = "in_use"


class Replaced(RegisterError):
    """Another program has put a file in the register's place; what was open is kept as a copy."""

    word = "replaced"


class ReplacedUnkept(RegisterError):
    """The same, and there was no room for the copy."""

    word = "replaced_unkept"


class CannotReach(RegisterError):
    """The disk or network drive does not answer."""

    word = "cannot_reach"


class NothingToUndo(RegisterError):
    """Nothing was done in this session, or all of it is undone."""

    word = "nothing_to_undo"


class NotUndoable(RegisterError):
    """What was sent, erased or the like stands."""

    word = "not_undoable"


class ChangedSince(RegisterError):
    """Undoing would overwrite something newer."""

    word = "changed_since"


class ErasedSince(ChangedSince):
    """What would be put back is erased, or emptied from the bin."""

    word = "erased_since"


class UsedSince(ChangedSince):
    """What would go to the bin is what something newer hangs on."""

    word = "used_since"


class NotACopy(RegisterError):
    """Not a copy of a register."""

    word = "not_a_copy"


class NewerCopy(RegisterError):
    """The copy was made by a newer version."""

    word = "newer_copy"


class DamagedCopy(RegisterError):
    """The copy does not hold together."""

    word = "damaged_copy"


class CopyFailed(RegisterError):
    """A copy did not read back as the register; it is removed."""

    word = "copy_failed"


class ErasureUnfinished(RegisterError):
    """The case is erased, but freed pages or the log may still hold it until the next opening."""

    word = "erasure_unfinished"


class OutsideAction(RuntimeError):
    """A write outside ``register.action(...)``: a bug."""


# SQLite's primary result codes, https://sqlite.org/rescode.html
_BY_CODE: dict[int, type[RegisterError]] = {
    3: ReadOnlyPlace,  # PERM
    5: InUse,  # BUSY
    6: InUse,  # LOCKED
    8: ReadOnlyPlace,  # READONLY
    10: CannotReach,  # IOERR
    11: Damaged,  # CORRUPT
    13: DiskFull,  # FULL
    14: CannotReach,  # CANTOPEN
    26: WrongPassword,  # NOTADB
}
_NO_ROOM_FOR_THE_INDEX = 4874  # IOERR_SHMSIZE: the log's shared memory could not grow
_BY_ERRNO: dict[int, type[RegisterError]] = {
    EACCES: ReadOnlyPlace,
    EPERM: ReadOnlyPlace,
    EROFS: ReadOnlyPlace,
    ENOSPC: DiskFull,
    EDQUOT: DiskFull,
    ENOENT: FileMissing,
    ENOTDIR: FileMissing,
}


def mended(error: Exception) -> Exception:
    """The DeskError for what SQLCipher or the operating system raised; a bug comes back as it is.

    SQLCipher's errors share no class with the standard library's, but carry SQLite's code.
    """
    code = getattr(error, "sqlite_errorcode", None)
    if isinstance(code, int):
        # sqlcipher_export() passes the words on, but not the code
        full = code == _NO_ROOM_FOR_THE_INDEX or str(error) == "database or disk is full"
        kind = DiskFull if full else _BY_CODE.get(code & 0xFF)
        return error if kind is None else kind()
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno or 0, CannotReach)()
    return error


@contextmanager
def translated() -> Iterator[None]:
    """Turn mendable errors of the block into sentences."""
    try:
        yield
    except Exception as error:
        better = mended(error)
        if better is error:
            raise
        raise better from error
