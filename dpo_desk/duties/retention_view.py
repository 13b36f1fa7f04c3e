"""A retention rule as its page shows it, and the list of all of them."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Final, NamedTuple

import msgspec

from dpo_desk.duties.statements import Conflict, Source, conflicts_of, sources
from dpo_desk.duties.windows import Listing, Row, Window
from dpo_desk.law.codes import ProposalCertainty, RetentionAction, RetentionTrigger
from dpo_desk.records import Activity, RetentionRule, Service
from dpo_desk.register import Register
from dpo_desk.register.sorting import alphabetical, by_day

SOON: Final = 30  # days ahead that a round is said to come soon
_DISPUTED = (
    "select record_uid from statement where conflict <> '' and decided_on is null"
    " and record_table = 'retention_rule' and removed_at is null"
)
_ENDLESS = "coalesce(period, '') = '' and criteria = '' and trigger = 'none' and law = ''"


class RuleView(msgspec.Struct, frozen=True, kw_only=True):
    """All of a rule."""

    rule: RetentionRule
    activity: Activity | None
    service: Service | None
    sources: Mapping[str, Source]
    drafts: Mapping[str, str]
    conflicts: tuple[Conflict, ...]


class RuleRow(Row, frozen=True, kw_only=True):
    """A line of the list; ``over`` holds where the day of the round is past."""

    data: str
    period: str | None
    criteria: str
    law: str
    trigger: RetentionTrigger
    action: RetentionAction
    certainty: ProposalCertainty
    next_on: date | None
    activity: str | None
    service: str | None
    disputed: bool = False
    over: bool = False
    soon: bool = False

    @property
    def endless(self) -> bool:
        """Whether nothing says when it ends."""
        nothing = not (self.period or self.criteria or self.law)
        return nothing and self.trigger is RetentionTrigger.NONE


def view(register: Register, uid: str) -> RuleView:
    """The rule with this uid; raises NotFound."""
    rule = register.by_uid(RetentionRule, uid)
    return RuleView(
        rule=rule,
        activity=register.first(Activity, "id = :a", a=rule.activity_id),
        service=register.first(Service, "id = :s", s=rule.service_id),
        sources=sources(register, rule.table, uid),
        drafts=register.drafts(uid),
        conflicts=conflicts_of(register, rule.table, uid),
    )


class _Rules(Listing[RuleRow]):
    """The list as of the register's today, which says what comes soon."""

    def window(
        self, register: Register, wanted: Window, *, after: RuleRow | None = None, limit: int = 50
    ) -> list[RuleRow]:
        """The next rows, as of today."""
        return listing(register.clock.today()).window(register, wanted, after=after, limit=limit)

    def count(self, register: Register, wanted: Window) -> int:
        """How many rows, as of today."""
        return listing(register.clock.today()).count(register, wanted)

    def one(self, register: Register, uid: str) -> RuleRow | None:
        """The row of a rule, as of today."""
        return listing(register.clock.today()).one(register, uid)


@cache
def listing(today: date) -> Listing[RuleRow]:
    """The list as of a day."""
    return _listing(Listing, today)


def _listing(kind: type[Listing[RuleRow]], today: date) -> Listing[RuleRow]:
    soon = today + timedelta(days=SOON)

    def complete(register: Register, rows: list[RuleRow]) -> list[RuleRow]:
        ids = ", ".join(str(row.id) for row in rows)
        found = register.rows(
            f"select id from retention_rule where id in ({ids}) and uid in ({_DISPUTED})"
        )
        disputed = {row["id"] for row in found}
        return [
            msgspec.structs.replace(
                row,
                disputed=row.id in disputed,
                over=row.next_on is not None and row.next_on < today,
                soon=row.next_on is not None and row.next_on <= soon,
            )
            for row in rows
        ]

    return kind(
        "retention_rule",
        RuleRow,
        orders={"data": alphabetical("data"), "next_on": by_day("next_on")},
        filters={
            "all": "",
            "soon": f"next_on <= '{soon.isoformat()}'",
            "endless": _ENDLESS,
            "disputed": f"uid in ({_DISPUTED})",
        },
        columns={"activity": _name_of("activity"), "service": _name_of("service")},
        also={
            "activity": "select id from retention_rule where activity_id in ({found})",
            "service": "select id from retention_rule where service_id in ({found})",
        },
        complete=complete,
    )


def _name_of(table: str) -> str:
    return (
        f"(select name from {table} where {table}.id = retention_rule.{table}_id"
        f" and {table}.removed_at is null)"
    )


LISTING: Final = _listing(_Rules, date.min)


class Pickable(NamedTuple):
    """An activity or a service that a field can pick."""

    id: int
    uid: str
    name: str


def pickable(register: Register, table: str, limit: int = 500) -> list[Pickable]:
    """The first activities or services (``table``) by name, for a field that picks one."""
    kind = Activity if table == Activity.table else Service
    rows = register.rows(
        f"select id, uid, name from {kind.table} where removed_at is null and name <> ''"
        f" order by {alphabetical('name')}, id limit :limit",
        limit=limit,
    )
    return [Pickable(int(row["id"] or 0), str(row["uid"]), str(row["name"])) for row in rows]
