"""Where the register is kept: one SQLCipher file, written only in named actions."""

from dpo_desk.register.actions import Action, Changes, Label
from dpo_desk.register.backup import CopyFile
from dpo_desk.register.connection import is_encrypted
from dpo_desk.register.errors import (
    CannotReach,
    ChangedSince,
    CopyFailed,
    Damaged,
    DamagedCopy,
    DiskFull,
    EmptyPassword,
    ErasedSince,
    ErasureUnfinished,
    FileExists,
    FileMissing,
    InUse,
    NewerCopy,
    NewerVersion,
    NotACopy,
    NotARegister,
    NotFound,
    NothingToUndo,
    NotUndoable,
    OlderVersion,
    OpenedForReading,
    OutsideAction,
    PasswordNeeded,
    ReadOnlyPlace,
    RegisterError,
    Replaced,
    ReplacedUnkept,
    Truncated,
    UsedSince,
    WrongPassword,
)
from dpo_desk.register.expiry import Due, Stage
from dpo_desk.register.history import HistoryChange, HistoryEntry, Wanted
from dpo_desk.register.past import Past
from dpo_desk.register.reading import Reader
from dpo_desk.register.register import Register
from dpo_desk.register.restoring import Restored
from dpo_desk.register.search import Hit
from dpo_desk.register.trash import KEPT_FOR, Removed
from dpo_desk.register.verify import VerifyReport

__all__ = [
    "KEPT_FOR",
    "Action",
    "CannotReach",
    "ChangedSince",
    "Changes",
    "CopyFailed",
    "CopyFile",
    "Damaged",
    "DamagedCopy",
    "DiskFull",
    "Due",
    "EmptyPassword",
    "ErasedSince",
    "ErasureUnfinished",
    "FileExists",
    "FileMissing",
    "HistoryChange",
    "HistoryEntry",
    "Hit",
    "InUse",
    "Label",
    "NewerCopy",
    "NewerVersion",
    "NotACopy",
    "NotARegister",
    "NotFound",
    "NotUndoable",
    "NothingToUndo",
    "OlderVersion",
    "OpenedForReading",
    "OutsideAction",
    "PasswordNeeded",
    "Past",
    "ReadOnlyPlace",
    "Reader",
    "Register",
    "RegisterError",
    "Removed",
    "Replaced",
    "ReplacedUnkept",
    "Restored",
    "Stage",
    "Truncated",
    "UsedSince",
    "VerifyReport",
    "Wanted",
    "WrongPassword",
    "is_encrypted",
]
