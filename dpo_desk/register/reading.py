"""Reading records: the same for the register now and for the register as of a day."""

from abc import ABC, abstractmethod
from typing import Any, TypeVar

from dpo_desk.records import Company, Record
from dpo_desk.register.errors import NotFound
from dpo_desk.register.rows import Row, Value, codec, plain

R = TypeVar("R", bound=Record)


class Reader(ABC):
    """Looks records up. Conditions are SQL with named parameters: ``status != :s``.

    Quote the columns that are words of SQL: ``"on"``, ``"end"``, ``"values"``.
    """

    @abstractmethod
    def _all(self, sql: str, params: dict[str, Value]) -> list[tuple[Any, ...]]:
        """All rows of a query."""

    @abstractmethod
    def rows(self, sql: str, **params: Any) -> list[Row]:
        """Rows of a query as dicts, values as stored; for table windows and agendas."""

    def get(self, kind: type[R], id: int) -> R:  # noqa: A002
        """The record with an id, also from the bin; raises NotFound."""
        return self._only(kind, "id = :key", id)

    def by_uid(self, kind: type[R], uid: str) -> R:
        """The record with a uid, also from the bin; raises NotFound."""
        return self._only(kind, "uid = :key", uid)

    def find(
        self,
        kind: type[R],
        where: str = "",
        /,
        *,
        order: str = "id",
        limit: int | None = None,
        removed: bool = False,
        **params: Any,
    ) -> list[R]:
        """The records that fit, without the bin unless ``removed``."""
        how = codec(kind)
        sql = f'SELECT {how.selected} FROM "{how.table}"{_where(where, removed)} ORDER BY {order}'
        if limit is not None:
            sql += f" LIMIT {limit:d}"
        return how.records(self._all(sql, stored(params)))

    def first(self, kind: type[R], where: str = "", /, **params: Any) -> R | None:
        """The first record that fits, or None."""
        found = self.find(kind, where, limit=1, **params)
        return found[0] if found else None

    def count(
        self, kind: type[Record], where: str = "", /, *, removed: bool = False, **params: Any
    ) -> int:
        """How many records fit."""
        sql = f'SELECT count(*) FROM "{kind.table}"{_where(where, removed)}'
        return int(self._all(sql, stored(params))[0][0])

    def company(self) -> Company:
        """The company; raises NotFound where the register as of a day had none yet."""
        found = self.first(Company)
        if found is None:
            raise NotFound
        return found

    def _only(self, kind: type[R], where: str, key: Value) -> R:
        found = self.find(kind, where, removed=True, key=key)
        if not found:
            raise NotFound
        return found[0]


def stored(params: dict[str, Any]) -> dict[str, Value]:
    """Parameters as values are stored: dates, codes, booleans."""
    return {name: plain(value) for name, value in params.items()}


def _where(where: str, removed: bool) -> str:
    parts = [] if removed else ["removed_at IS NULL"]
    parts += [f"({where})"] if where else []
    return f" WHERE {' AND '.join(parts)}" if parts else ""
