"""The bin: what lies in it, putting back, and emptying it (DESIGN 9.3)."""

from datetime import date

import msgspec

from dpo_desk.duties import links
from dpo_desk.law.clock import local_date
from dpo_desk.records import BY_TABLE, Record
from dpo_desk.register import KEPT_FOR, Changes, Register, Removed


class BinLine(msgspec.Struct, frozen=True):
    """Something in the bin: what it is called, and until when it can be put back."""

    removed: Removed
    title: str
    removed_on: date
    emptied_on: date

    @property
    def uid(self) -> str:
        """The record's uid."""
        return self.removed.uid

    @property
    def table(self) -> str:
        """The record's table."""
        return self.removed.table

    def __repr__(self) -> str:
        """Ids only."""
        return f"<BinLine {self.table} {self.uid}>"


def page(register: Register, *, after: BinLine | None = None, limit: int = 50) -> list[BinLine]:
    """What is in the bin, last removed first."""
    found = register.bin(limit, after.removed if after else None)
    return [
        BinLine(
            removed=thing,
            title=links.title_of(register, thing.table, thing.uid),
            removed_on=local_date(thing.removed_at),
            emptied_on=local_date(thing.emptied_at),
        )
        for thing in found
    ]


def size(register: Register) -> int:
    """How many things are in the bin."""
    return register.bin_size()


def put_back(register: Register, table: str, uid: str) -> Record:
    """Put a thing back with what was removed together with it, and what then let go of it.

    Raises ErasedSince.
    """
    record = register.by_uid(BY_TABLE[table], uid)
    together = register.removed_with(record) or [record]
    let_go = [found for one in together for found in register.let_go_with(one)]
    with register.action("action.bin.put_back", table=table):
        for one in together:
            register.put_back(one)
        for one, values in let_go:
            register.change(one, **values)
    return register.by_uid(BY_TABLE[table], uid)


def empty(register: Register) -> Changes:
    """Empty the bin for good; raises ErasureUnfinished where rests may be left in the file."""
    return register.empty_bin()


def empty_old(register: Register) -> Changes:
    """Empty what has lain in the bin for thirty days; it stands in the way of no undo."""
    return register.empty_bin(before=register.clock.now() - KEPT_FOR)
