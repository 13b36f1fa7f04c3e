"""Looking after the register itself: what is in it, copies, and whether it is whole."""

from datetime import datetime
from pathlib import Path

import msgspec

from dpo_desk.duties.events import recomputed
from dpo_desk.law.clock import Clock
from dpo_desk.records import (
    Activity,
    Company,
    Cookie,
    Document,
    Notice,
    Purpose,
    Request,
    RetentionRule,
    Service,
    Statement,
    Vendor,
)
from dpo_desk.register import Register, VerifyReport

_COUNTED = (
    Vendor, Service, Activity, Purpose, RetentionRule, Cookie, Notice, Statement, Request, Document,
)  # fmt: skip


class Info(msgspec.Struct, frozen=True, kw_only=True):
    """A register at a glance; ``size`` in bytes."""

    uid: str
    company: str
    schema: int
    created: datetime
    counts: dict[str, int]
    encrypted: bool
    last_backup: datetime | None
    size: int


def info(register: Register) -> Info:
    """What is in the register."""
    return Info(
        uid=register.uid,
        company=register.company().name,
        schema=register.schema,
        created=register.created,
        counts={kind.table: register.count(kind) for kind in _COUNTED},
        encrypted=register.encrypted,
        last_backup=register.last_backup,
        size=register.path.stat().st_size,
    )


def new_register(path: Path, company: Company, *, password: str | None, clock: Clock) -> Register:
    """A new, empty register for ``company``; raises DeskError where the file cannot be made."""
    return Register.create(path, company=company, password=password, clock=clock)


def remove(path: Path) -> None:
    """Remove a register's file and all that belongs to it; copies stay. Raises InUse and others."""
    Register.remove_file(path)


def verify(register: Register) -> VerifyReport:
    """Whether file, history chain, search index and derived columns are as they should be."""
    return register.verify(derive=lambda request: derived(register, request))


def derived(register: Register, request: Request) -> dict[str, object]:
    """The derived columns of a request as its facts give them; of an erased case as they stand.

    Without the person a case has no words left to compute from, but its dates stay.
    """
    return dict(recomputed(register, request)._asdict())
