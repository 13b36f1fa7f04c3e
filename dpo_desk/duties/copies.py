"""Copies that are made without being asked for: where they lie, when one is due, what went wrong.

A copy goes to the standard folder and, where one is chosen, to a folder of one's own, such as a
memory stick. What cannot be done there is told and holds nothing up.
"""

from datetime import date, datetime
from pathlib import Path
from typing import Final, NamedTuple

from dpo_desk.duties import copy_errors
from dpo_desk.duties.opening import look_into
from dpo_desk.duties.registers import data_folder
from dpo_desk.law.clock import Clock, local_date
from dpo_desk.register import CopyFile, Register
from dpo_desk.words import DeskError

COUNTED: Final = ("request", "service", "activity", "document")


class Kept(NamedTuple):
    """What became of a round of copying."""

    made: tuple[Path, ...]
    trouble: DeskError | None = None


class State(NamedTuple):
    """What Settings and Today say about copies."""

    last: datetime | None
    trouble: DeskError | None  # why there is none in the chosen folder now


class Held(NamedTuple):
    """A copy in the list; ``counts`` by table, None where it asks for a password."""

    file: CopyFile
    made_on: date
    counts: dict[str, int] | None


def standard_folder() -> Path:
    """Where copies of all registers lie, beside the folder of the registers themselves."""
    return data_folder() / "Sikkerhetskopier"


def keep(register: Register, chosen: Path | None, *, again: bool = True) -> Kept:
    """A verified copy in the standard folder, and one in the folder that is chosen.

    Without ``again`` none in the standard folder that would be like the last one: a stick that is
    full is tried every ten minutes. Raises nothing that is the disk's fault: that is ``trouble``.
    """
    made: list[Path] = []
    trouble = None
    new = again or register.last_backup is None or register.uncopied
    for folder in _folders(chosen)[0 if new else 1 :]:
        try:
            if folder == chosen:
                check(folder)
            with copy_errors.making(folder):
                made.append(register.backup(folder))
        except DeskError as error:
            trouble = error
    return Kept(tuple(made), trouble)


def check(folder: Path) -> None:
    """Raise DeskError where a chosen folder is not there: making it would miss the stick."""
    try:
        there = folder.is_dir()
    except OSError:
        there = False
    if not there:
        raise DeskError("copies.missing", folder=str(folder))


def is_due(register: Register, chosen: Path | None) -> bool:
    """Whether today has no copy yet of what has been done, here or in the chosen folder."""
    last = register.last_backup
    if last is None or (register.uncopied and local_date(last) != register.clock.today()):
        return True
    return _misses(register, chosen)


def is_behind(register: Register, chosen: Path | None) -> bool:
    """Whether something was done that no copy holds, here or in the chosen folder."""
    return register.uncopied or _misses(register, chosen)


def _misses(register: Register, chosen: Path | None) -> bool:
    """Whether the chosen folder is there and has no copy as new as the last one."""
    last = register.last_backup
    if chosen is None or last is None or state(register, chosen).trouble is not None:
        return False
    newest = next((copy.made for copy in register.copies(chosen) if not copy.replaced), None)
    return newest is None or newest < last.replace(microsecond=0)


def state(register: Register, chosen: Path | None) -> State:
    """When the last copy was made, and whether the chosen folder can be reached."""
    try:
        if chosen is not None:
            check(chosen)
    except DeskError as error:
        return State(register.last_backup, error)
    return State(register.last_backup, None)


def held(register: Register, chosen: Path | None) -> tuple[Held, ...]:
    """The copies there are, newest first, with what those hold that open without a password."""
    found = register.copies(*_folders(chosen))
    return tuple(
        Held(file, local_date(file.made), _counts(file.path, register.clock)) for file in found
    )


def _counts(path: Path, clock: Clock) -> dict[str, int] | None:
    try:
        counts = look_into(path, "", clock).counts
    except DeskError:  # a password, or damage, which is said when it is chosen
        return None
    return {table: counts[table] for table in COUNTED}


def _folders(chosen: Path | None) -> tuple[Path, ...]:
    return tuple(dict.fromkeys([standard_folder(), *([chosen] if chosen else [])]))
