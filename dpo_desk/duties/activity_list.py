"""The list of activities as its table reads it, with what each still lacks."""

from collections import defaultdict
from typing import Any, Final

import msgspec

from dpo_desk.duties.activity_view import MISSING
from dpo_desk.duties.windows import Listing, Row
from dpo_desk.law.codes import Stated
from dpo_desk.register import Register
from dpo_desk.register.sorting import alphabetical

_OWN_RULE = "select activity_id from retention_rule where removed_at is null"
_SERVICE_RULE = (
    "select u.activity_id from activity_service u join retention_rule r"
    " on r.service_id = u.service_id and r.activity_id is null"
    " where u.removed_at is null and r.removed_at is null"
)
_GENERAL = (
    "exists (select 1 from retention_rule where activity_id is null and service_id is null"
    " and removed_at is null)"
)
_COOKIE = "select activity_id from cookie where removed_at is null"
# By what is missing, what makes it so: MISSING of activity_view in SQL.
_LACKS: Final = {
    "name": "activity.name = ''",
    "people": "activity.subjects = '[]'",
    "data": "activity.data_categories = '[]'",
    "purpose": (
        "not exists (select 1 from purpose p where p.activity_id = activity.id"
        " and p.removed_at is null and p.text <> '')"
    ),
    "basis": (
        "exists (select 1 from purpose p where p.activity_id = activity.id"
        " and p.removed_at is null and not exists (select 1 from purpose_basis b"
        " where b.purpose_id = p.id and b.removed_at is null))"
    ),
    "reason": (
        "exists (select 1 from purpose p join purpose_basis b on b.purpose_id = p.id"
        " where p.activity_id = activity.id and p.removed_at is null and b.removed_at is null"
        " and b.basis = 'legitimate_interests' and b.reason = '')"
    ),
    "retention": (
        f"not {_GENERAL} and not exists ({_OWN_RULE} and activity_id = activity.id)"
        f" and not exists ({_SERVICE_RULE} and u.activity_id = activity.id)"
        f" and not exists ({_COOKIE} and activity_id = activity.id)"
    ),
}


class ActivityRow(Row, frozen=True, kw_only=True):
    """A line of the list; ``missing`` are codes of ``MISSING``, ``purposes`` in their order."""

    name: str
    subjects: tuple[str, ...]
    special_categories: Stated
    purposes: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def _complete(register: Register, rows: list[ActivityRow]) -> list[ActivityRow]:
    """The rows with their purposes, bases and what is missing: three questions for a window."""
    ids = ", ".join(str(row.id) for row in rows)
    purposes = _lists(
        register,
        "select activity_id as id, text as word from purpose where removed_at is null"
        f" and text <> '' and activity_id in ({ids}) order by position, id",
    )
    bases = _lists(
        register,
        "select p.activity_id as id, b.basis as word from purpose p join purpose_basis b"
        " on b.purpose_id = p.id where p.removed_at is null and b.removed_at is null"
        f" and p.activity_id in ({ids}) order by p.position, b.id",
    )
    columns = ", ".join(f"({sql}) as {code}" for code, sql in _LACKS.items())
    found = register.rows(f"select id, {columns} from activity where id in ({ids})")
    missing = {row["id"]: tuple(code for code in MISSING if row[code]) for row in found}
    return [
        msgspec.structs.replace(
            row,
            purposes=tuple(purposes[row.id]),
            bases=tuple(dict.fromkeys(bases[row.id])),
            missing=missing.get(row.id, ()),
        )
        for row in rows
    ]


def _lists(register: Register, sql: str) -> defaultdict[Any, list[str]]:
    found: defaultdict[Any, list[str]] = defaultdict(list)
    for row in register.rows(sql):
        found[row["id"]].append(str(row["word"]))
    return found


LISTING: Final = Listing(
    "activity",
    ActivityRow,
    orders={"name": alphabetical("name")},
    filters={
        "all": "",
        "missing": " or ".join(f"({sql})" for sql in _LACKS.values()),
        "special": f"special_categories = '{Stated.KNOWN.value}'",
    },
    also={"purpose": "select activity_id from purpose where id in ({found})"},
    complete=_complete,
)
