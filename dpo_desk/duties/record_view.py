"""All that a form shows of one record, read at once."""

from datetime import date, datetime
from typing import Any, NamedTuple

from dpo_desk.duties import statements
from dpo_desk.duties.links import LinkGroup, links
from dpo_desk.duties.statements import Source
from dpo_desk.law.clock import local_date
from dpo_desk.records import BY_TABLE, Record
from dpo_desk.register import Register


class RecordView(NamedTuple):
    """A record with its half-typed fields, its links, where its values come from, its last change.

    ``more`` is what the page has read besides.
    """

    record: Any
    drafts: dict[str, str]
    links: tuple[LinkGroup, ...]
    sources: dict[str, Source]
    changed_on: date | None
    more: Any = None

    @property
    def in_bin(self) -> bool:
        """Whether the record is in the bin."""
        return self.record.removed_at is not None


def view(register: Register, table: str, uid: str) -> RecordView:
    """What there is to show of a record; raises NotFound."""
    record: Record = register.by_uid(BY_TABLE[table], uid)
    return RecordView(
        record,
        register.drafts(uid),
        links(register, table, uid),
        dict(statements.sources(register, table, uid)),
        changed_on(register, uid),
    )


def changed_on(register: Register, uid: str) -> date | None:
    """The day a record was last changed, or None where history does not know it."""
    rows = register.rows(
        "select at from action where id ="
        " (select max(action_id) from change where record_uid = :uid)",
        uid=uid,
    )
    return local_date(datetime.fromisoformat(str(rows[0]["at"]))) if rows else None
