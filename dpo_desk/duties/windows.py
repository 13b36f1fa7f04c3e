"""Any list as windows cut by SQL: a hundred thousand rows cost what a hundred do.

A list, in an hour::

    class RuleRow(Row, frozen=True, kw_only=True):
        data: str                                  # a column of the table
        next_on: date | None
        activity: str | None                       # one of ``columns``
        cleared: int = 0                           # has a default: ``complete`` fills it in

    LISTING = Listing(
        "retention_rule",
        RuleRow,
        orders={"data": alphabetical("data"), "next_on": by_day("next_on")},
        filters={"all": "", "undecided": "period is null and criteria = ''"},
        columns={"activity": "(select name from activity where id = retention_rule.activity_id)"},
        also={"activity": "select id from retention_rule where activity_id in ({found})"},
        complete=_with_rounds,
    )
    LISTING.window(register, Window("undecided", text="kunde", sort="next_on"), after=last)
    LISTING.count(register, Window(text="kunde"))
    LISTING.counts(register)                       # {"all": 12, "undecided": 3}

Rules that keep it quick, and that a test holds (``tests/duties/test_every_list.py``):

- An order is SQL that is never NULL and has an index of its own in ``m0001_lists.INDEXES``, which
  says the same: ``CREATE INDEX retention_rule_by_next_on ON retention_rule
  (coalesce(next_on, '9999')) WHERE removed_at IS NULL``.
- So has a filter that can be true of few rows.
- What takes further queries is asked in ``complete``, for the rows of the window only.

The first filter and the first order are those of a plain ``Window()``. ``also`` says which rows are
found by the words of another table's records: its ids come from the ids that were found there.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar, get_origin

import msgspec

from dpo_desk.register import Register
from dpo_desk.register.folding import match, terms
from dpo_desk.register.search import NUMBERS, ids_found, is_found

_FEW = 2000  # so many rows are best found by their filter and sorted
_MOST = 0.8  # of all rows, where the first ones that fit are soon met by looking


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a list; ``sort_value`` is where it stands in the order."""

    id: int
    uid: str
    sort_value: str | int | None = None

    def __repr__(self) -> str:
        """Ids only (MODEL.md 25)."""
        return f"<{type(self).__name__} {self.id} {self.uid}>"


class Window(NamedTuple):
    """What to show: which rows, with which words, in which order; "" is the list's first."""

    shown: str = ""
    text: str = ""
    sort: str = ""
    descending: bool = False


R = TypeVar("R", bound=Row)
Complete = Callable[[Any, list[R]], list[R]]


class _Count(msgspec.Struct):
    n: int


class _Asked(NamedTuple):
    """The condition of a window and its parameters."""

    where: str
    values: dict[str, str | int]
    many: bool = True


class Listing(Generic[R]):
    """A list of one table's records; see the top of the file."""

    def __init__(
        self,
        table: str,
        row: type[R],
        *,
        orders: Mapping[str, str],
        filters: Mapping[str, str] | None = None,
        columns: Mapping[str, str] | None = None,
        also: Mapping[str, str] | None = None,
        complete: Complete[R] | None = None,
    ) -> None:
        """``orders``, ``filters`` and ``columns`` are SQL by name."""
        self.table = table
        self.orders = dict(orders)
        self.filters = dict(filters or {"all": ""})
        self._row = row
        own_words = {table: "{found}"} if table in NUMBERS else {}
        self._searched = {**own_words, **(also or {})}
        self._complete = complete
        own = [field for field in msgspec.structs.fields(row) if field.required]
        given = columns or {}
        self._selected = ", ".join(
            f'{given.get(name, _column(table, name))} as "{name}"'
            for name in (field.name for field in own)
        )
        self._json = [field.name for field in own if get_origin(field.type) in (tuple, dict)]

    def window(
        self, register: Register, wanted: Window, *, after: R | None = None, limit: int = 50
    ) -> list[R]:
        """The next ``limit`` rows after the row ``after``; raises ValueError for no such order."""
        asked = self._ask(register, wanted)
        order = self._order(wanted)
        # A + keeps SQLite from an index. Few rows are found by their filter and sorted; of many,
        # the order's own index gives the first ones without sorting the rest.
        column = order if asked.many else f"+{order}"
        step, way = ("<", "desc") if wanted.descending else (">", "asc")
        where, values = asked.where, dict(asked.values)
        if after is not None:
            where += f" and ({column}, {self.table}.id) {step} (:after_value, :after_id)"
            value = "" if after.sort_value is None else after.sort_value
            values |= {"after_value": value, "after_id": after.id}
        found = register.rows(
            f"select {self._selected}, {order} as sort_value from {self.table} where {where}"
            f" order by {column} {way}, {self.table}.id {way} limit :limit",
            limit=limit,
            **values,
        )
        rows = self._rows(found)
        return self._complete(register, rows) if self._complete and rows else rows

    def count(self, register: Register, wanted: Window) -> int:
        """How many rows ``wanted`` holds in all."""
        if self._by_words_alone(wanted):  # the index holds no others than these
            return _count(
                register, f"select count(*) as n from ({self._words_of()})", _words(wanted)
            )
        where, values, _ = self._condition(wanted, many=False)
        return _count(register, f"select count(*) as n from {self.table} where {where}", values)

    def counts(self, register: Register) -> dict[str, int]:
        """How many rows each filter holds: for the chips."""
        return {shown: self.count(register, Window(shown)) for shown in self.filters}

    def one(self, register: Register, uid: str) -> R | None:
        """The row of a record, or None where it is not listed."""
        found = register.rows(
            f"select {self._selected} from {self.table}"
            f" where {self.table}.uid = :uid and {self.table}.removed_at is null",
            uid=uid,
        )
        rows = self._rows(found)
        whole = self._complete(register, rows) if self._complete and rows else rows
        return whole[0] if whole else None

    def _rows(self, found: Sequence[dict[str, Any]]) -> list[R]:
        for name in self._json:
            for item in found:
                item[name] = msgspec.json.decode(item[name])
        return msgspec.convert(found, list[self._row], strict=False)  # type: ignore[name-defined]

    def _order(self, wanted: Window) -> str:
        name = wanted.sort or next(iter(self.orders))
        if name not in self.orders:
            raise ValueError(f"no such order: {name}")
        return self.orders[name]

    def _filter(self, wanted: Window) -> str:
        name = wanted.shown or next(iter(self.filters))
        if name not in self.filters:
            raise ValueError(f"no such filter: {name}")
        return self.filters[name]

    def _ask(self, register: Register, wanted: Window) -> _Asked:
        """The condition of a window, put so that SQLite takes the quicker way."""
        narrow = self._condition(wanted, many=False)
        if not self._filter(wanted) and not match(wanted.text):
            return narrow._replace(many=True)
        if self._by_words_alone(wanted):
            return self._ask_words(register, wanted, narrow)
        sql = f"select count(*) as n from (select 1 from {self.table} where {narrow.where} limit "
        if _count(register, f"{sql}{_FEW})", narrow.values) < _FEW:
            return narrow
        return self._condition(wanted, many=True)

    def _ask_words(self, register: Register, wanted: Window, narrow: _Asked) -> _Asked:
        """Few fitting rows are gathered; where most rows fit, those in order are looked at."""
        last = register.rows(f"select max(id) as n from {self.table}")[0]["n"]
        most = max(_FEW, int(int(last or 0) * _MOST))
        sql = f"select count(*) as n from ({self._words_of()} limit {most})"
        count = _count(register, sql, _words(wanted))
        if count < _FEW:
            return narrow
        if count < most:
            return self._condition(wanted, many=True)
        where = f"{self.table}.removed_at is null and {is_found(self.table, 'word0')}"
        return _Asked(where, dict(_words(wanted)), many=True)

    def _condition(self, wanted: Window, *, many: bool) -> _Asked:
        plus = "+" if many else ""
        parts = [f"{self.table}.removed_at is null"]
        if kept := self._filter(wanted):
            parts.append(f"{plus}({kept})")
        values: dict[str, str | int] = {}
        for number, expression in enumerate(_expressions(wanted.text, len(self._searched) > 1)):
            word = f"word{number}"
            values[word] = expression
            parts.append(f"{plus}{self.table}.id in ({self._found(word)})")
        return _Asked(" and ".join(parts), values, many)

    def _by_words_alone(self, wanted: Window) -> bool:
        """Whether the search index by itself knows all rows that are wanted."""
        alone = not self._filter(wanted) and len(self._searched) == 1
        return alone and bool(match(wanted.text))

    def _words_of(self) -> str:
        return ids_found(self.table, "word0")

    def _found(self, word: str) -> str:
        """SQL for the ids of the rows in which, or beside which, a word stands."""
        return " union all ".join(
            sql.format(found=ids_found(table, word)) for table, sql in self._searched.items()
        )


def _words(wanted: Window) -> dict[str, str]:
    return {"word0": match(wanted.text)}


def _expressions(text: str, apart: bool) -> Iterable[str]:
    """What to look for; each word by itself where several tables are searched."""
    typed = terms(text) if apart else [text]
    return [expression for one in typed if (expression := match(one))]


def _count(register: Register, sql: str, values: Mapping[str, str | int]) -> int:
    """Counted again only once something is written: it takes longer the longer the list is."""

    def ask() -> int:
        return msgspec.convert(register.rows(sql, **values), list[_Count])[0].n

    return register.remembered((sql, *sorted(values.items())), ask)


def _column(table: str, name: str) -> str:
    return f'{table}."{name}"'
