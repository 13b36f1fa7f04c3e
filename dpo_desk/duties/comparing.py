"""What bringing a copy back would change: records that come, change and go, called by name."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec

from dpo_desk.duties import copy_errors
from dpo_desk.duties.links import home, title_of
from dpo_desk.law.clock import local_date
from dpo_desk.records import ALL, Draft, Record, Request
from dpo_desk.register import (
    Damaged,
    DamagedCopy,
    NewerCopy,
    NewerVersion,
    NotACopy,
    NotARegister,
    Register,
    Truncated,
)
from dpo_desk.words import DeskError

_LEFT_OUT: Final = {"document": {"data", "text"}, "letter": {"data"}}  # a hash stands beside them
_OWN: Final = {"id", "uid", "removed_at"}
_ORDER: Final = (
    "request", "service", "activity", "retention_rule", "notice_version", "document", "task",
    "company",
)  # fmt: skip


class Difference(NamedTuple):
    """What becomes of the records of a kind; names, sorted."""

    table: str
    back: tuple[str, ...]  # not there now
    changed: tuple[str, ...]
    gone: tuple[str, ...]  # only there now


class Comparison(NamedTuple):
    """A copy against the register: whose it is, its day, and the differences."""

    company: str
    made_on: date
    counts: dict[str, int]
    differences: tuple[Difference, ...]


class _Row(msgspec.Struct, frozen=True):
    uid: str
    removed: bool
    values: tuple[Any, ...]


def compare(register: Register, copy: Path, password: str) -> Comparison:
    """Compare a copy with the register as it is now; neither is touched.

    Raises NotACopy, NewerCopy, DamagedCopy, PasswordNeeded, WrongPassword, or DeskError for a copy
    that is gone or of another register.
    """
    try:
        with (
            copy_errors.reading(copy),
            Register.open(
                copy, password=password or None, clock=register.clock, read_only=True
            ) as old,
        ):
            if old.uid != register.uid:
                raise DeskError("copies.other", company=old.company().name)
            return _compared(register, old)
    except (Truncated, Damaged) as error:
        raise DamagedCopy from error
    except NotARegister as error:
        raise NotACopy from error
    except NewerVersion as error:
        raise NewerCopy from error


def _compared(register: Register, old: Register) -> Comparison:
    from dpo_desk.duties import keeping

    back: set[tuple[str, str]] = set()
    changed: set[tuple[str, str]] = set()
    gone: set[tuple[str, str]] = set()
    for kind in ALL:
        if kind is not Draft:
            now, then = _rows(register, kind), _rows(old, kind)
            for uid in now.keys() | then.keys():
                here, there = _live(now.get(uid)), _live(then.get(uid))
                if here is None and there is not None:
                    back.add((kind.table, uid))
                elif here is not None and there is None:
                    gone.add((kind.table, uid))
                elif here != there:
                    changed.add((kind.table, uid))
    info = keeping.info(old)
    made = local_date(old.last_backup or old.created)
    found = tuple(_told(register, old, back, changed, gone))
    return Comparison(info.company, made, info.counts, found)


def _rows(register: Register, kind: type[Record]) -> dict[str, _Row]:
    out = _OWN | _LEFT_OUT.get(kind.table, set())
    names = ", ".join(f'"{name}"' for name in kind.__struct_fields__ if name not in out)
    sql = f'SELECT uid, removed_at, {names} FROM "{kind.table}"'
    found = {}
    for row in register.rows(sql):
        uid, removed, *values = row.values()
        found[str(uid)] = _Row(str(uid), removed is not None, tuple(values))
    return found


def _live(row: _Row | None) -> _Row | None:
    return None if row is None or row.removed else row


def _told(
    register: Register,
    old: Register,
    back: set[tuple[str, str]],
    changed: set[tuple[str, str]],
    gone: set[tuple[str, str]],
) -> Iterator[Difference]:
    """By kind, under the record whose form shows a part: a case changes where its search does."""
    coming = {_home(old, *one) for one in back}
    going = {_home(register, *one) for one in gone}
    other = {_home(old, *one) for one in changed}
    whole_back, whole_gone = coming & back, going & gone
    other |= (coming - whole_back) | (going - whole_gone)
    other -= whole_back | whole_gone
    tables = {table for table, _uid in whole_back | whole_gone | other}
    for table in [*(t for t in _ORDER if t in tables), *sorted(tables - set(_ORDER))]:
        yield Difference(
            table,
            _names(old, table, whole_back),
            _names(old, table, other),
            _names(register, table, whole_gone),
        )


def _home(register: Register, table: str, uid: str) -> tuple[str, str]:
    if table == "task":
        return table, uid
    found = home(register, table, uid)
    return found.table, found.uid


def _names(register: Register, table: str, found: set[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(sorted(_name(register, table, uid) for kind, uid in found if kind == table))


def _name(register: Register, table: str, uid: str) -> str:
    title = title_of(register, table, uid)
    if table != "request":
        return title
    return f"{title} {register.by_uid(Request, uid).requester_name}".strip()
