"""Opening, making and restoring a register for the window: what the register's thread is asked.

The window waits for this: what opening does not need is imported where it is used.
"""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from dpo_desk.duties.errors import InvalidField
from dpo_desk.law.clock import Clock, local_date
from dpo_desk.records import Company
from dpo_desk.register import (
    Damaged,
    DamagedCopy,
    NewerCopy,
    NewerVersion,
    NotACopy,
    NotARegister,
    Register,
    Restored,
    Truncated,
)

_HELD = "window"  # in place of table, uid and field
_PROPOSALS = (
    "select count(*) as n from proposal where state = 'open' and removed_at is null and"
    " notice_version_id = (select max(v.id) from proposal p join notice_version v"
    " on v.id = p.notice_version_id where p.state = 'open' and p.removed_at is null"
    " and v.removed_at is null)"
)
WHO = "desk"  # what the history keeps of who acted


class Opened(NamedTuple):
    """What the window shows of a register that is open."""

    path: Path
    uid: str
    company: str
    encrypted: bool
    held: str  # what was half typed when the window was locked or closed


class Waiting(NamedTuple):
    """Whose register it is, and how many things wait in it."""

    company: str
    requests: int
    proposals: int  # of the notice that somebody was going through


class Copy(NamedTuple):
    """What a copy holds: whose it is, the day it was made, and how many records by table."""

    company: str
    made_on: date
    counts: dict[str, int]


def open_register(path: Path, password: str, clock: Clock) -> Register:
    """Open a register for writing; raises what ``Register.open`` raises."""
    register = Register.open(path, password=password or None, clock=clock)
    register.who = WHO
    return register


def opened(register: Register) -> Opened:
    """What the window shows of a register."""
    held = register.drafts(_HELD).get(_HELD, "")
    name = register.company().name
    return Opened(register.path, register.uid, name, register.encrypted, held)


def waiting(register: Register) -> Waiting:
    """What the sidebar counts."""
    from dpo_desk.duties import listing

    rows = register.rows(_PROPOSALS)
    cases = listing.counts(register)[listing.Shown.OPEN]
    return Waiting(register.company().name, cases, int(rows[0]["n"] or 0))


def keep_held(register: Register, text: str) -> None:
    """Keep what is half typed until the register is opened again; "" forgets it."""
    register.keep_draft(_HELD, _HELD, _HELD, text)


def create(path: Path, company: Company, password: str | None, clock: Clock) -> Register:
    """A new register; raises InvalidField for the company, or what ``Register.create`` raises."""
    from dpo_desk.duties.company import check

    if not company.name:
        raise InvalidField("new.name.missing", "name")
    checked = {field: check(field, getattr(company, field)) for field in ("org_number", "email")}
    company = Company(
        name=company.name,
        manager=company.manager,
        privacy_contact=company.manager,
        signature=company.manager,
        language=company.language,
        letter_language=company.language,
        **checked,
    )
    register = Register.create(path, company=company, password=password, clock=clock)
    register.who = WHO
    return register


def look_into(copy: Path, password: str, clock: Clock) -> Copy:
    """What a copy holds, without touching it; raises NotACopy, NewerCopy, DamagedCopy and others.

    A copy under a password raises PasswordNeeded or WrongPassword first.
    """
    from dpo_desk.duties import copy_errors, keeping

    try:
        with (
            copy_errors.reading(copy),
            Register.open(copy, password=password or None, clock=clock, read_only=True) as found,
        ):
            info = keeping.info(found)
            made = found.last_backup or found.created
            return Copy(info.company, local_date(made), info.counts)
    except (Truncated, Damaged) as error:
        raise DamagedCopy from error
    except NotARegister as error:
        raise NotACopy from error
    except NewerVersion as error:
        raise NewerCopy from error


def restore(copy: Path, path: Path, password: str, clock: Clock) -> Restored:
    """Put a copy at ``path``; what stands there is kept beside it.

    Raises as Register.restore, or DeskError saying what of the copy and its place to mend.
    """
    from dpo_desk.duties import copy_errors

    with copy_errors.restoring(copy, path):
        return Register.restore(copy, path, password=password or None, clock=clock)
