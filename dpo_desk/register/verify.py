"""Whether the file holds together: pages, schema, references, history, search, derived columns."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from dpo_desk.records import ALL, Record, Request
from dpo_desk.register import chain, erasure, search, trash
from dpo_desk.register.actions import Label, covered, hashed
from dpo_desk.register.connection import sqlcipher
from dpo_desk.register.errors import Damaged
from dpo_desk.register.migrations import migrate
from dpo_desk.register.rows import Codec, Row, codec, codec_of, plain
from dpo_desk.register.store import Store

# The derived columns of a request as its events give them, by field name.
Derive = Callable[[Request], dict[str, Any]]


class VerifyReport(msgspec.Struct, frozen=True):
    """What was found; problems are message keys with ids. The head is what the dossier prints."""

    problems: tuple[Label, ...]
    chain_head: str
    actions: int

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


def report(store: Store, derive: Derive | None = None) -> VerifyReport:
    """Check everything; raises nothing for damage that lets itself be read around."""
    with store.snapshot():
        damage = list(_pages(store))
        if damage:
            return VerifyReport(tuple(damage), "", 0)
        problems = [found for check in _CHECKS for found in check(store)]
        problems += _derived(store, derive) if derive else []
        actions = store.all("SELECT count(*) FROM action")[0][0]
        heads = store.all("SELECT head FROM action ORDER BY id DESC LIMIT 1")
    return VerifyReport(tuple(problems), heads[0][0].hex() if heads else "", actions)


def problem(word: str, **values: str | int) -> Label:
    """A problem by its word."""
    return Label(f"register.problem.{word}", values)


def _pages(store: Store) -> Iterator[Label]:
    try:
        # A query has FTS5 look anew where another connection wrote; the pragma alone does not.
        for index in ("search_title", "search_index"):
            store.all(f"SELECT 1 FROM {index} WHERE {index} MATCH 'a' LIMIT 1")
        whole = store.all("PRAGMA integrity_check") == [("ok",)]
        if store.encrypted:
            whole = whole and not store.all("PRAGMA cipher_integrity_check")
    except Damaged:
        whole = False
    if not whole:
        yield problem("pages")


def _schema(store: Store) -> Iterator[Label]:
    """Against a new file's schema: no table, index or trigger more, less or different."""
    sql = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
    memory = sqlcipher().connect(":memory:", isolation_level=None)
    try:
        migrate(memory)
        expected = set(memory.execute(sql).fetchall())
    finally:
        memory.close()
    for _, name, _ in sorted(expected ^ set(store.all(sql))):
        yield problem("schema", name=name)


def _references(store: Store) -> Iterator[Label]:
    for table in sorted({row[0] for row in store.all("PRAGMA foreign_key_check")}):
        yield problem("reference", table=table)


def _chain(store: Store) -> Iterator[Label]:
    """Every head follows from the one before; every payload still there fits its commitment."""
    changes: dict[int, list[list[object]]] = {}
    for change in store.dicts("SELECT * FROM change ORDER BY id"):
        changes.setdefault(int(change["action_id"] or 0), []).append(covered(change))
        if not _fits(change):
            yield _of("payload", change)
    head = chain.start(store.meta("uid"))
    for action in store.dicts("SELECT * FROM action ORDER BY id"):
        columns = [value for name, value in action.items() if name != "head"]
        head = chain.link(head, columns, changes.get(int(action["id"] or 0), []))
        if head != action["head"]:
            yield problem("chain", id=int(action["id"] or 0))
            return


def _fits(change: Row) -> bool:
    nonce, payload = change["nonce"], change["payload"]
    if isinstance(nonce, bytes) and isinstance(payload, str):
        return chain.commitment(nonce, payload) == change["commitment"]
    return nonce is None and payload is None


def _of(word: str, change: Row) -> Label:
    return problem(word, table=str(change["record_table"]), id=int(change["record_id"] or 0))


def _records(store: Store) -> Iterator[Label]:
    """Every record can be read, and is what its history made it; only erasure leaves gaps."""
    erased = _erased_uids(store)
    told: dict[tuple[str, int], Row] = {}
    for change in store.dicts("SELECT * FROM change ORDER BY id"):
        key = (str(change["record_table"]), int(change["record_id"] or 0))
        told.setdefault(key, {})
        if change["payload"] is not None:
            told[key].update(_after(str(change["payload"])))
        elif change["record_uid"] not in erased:
            yield _of("payload", change)
    for how in (codec(kind) for kind in ALL if kind.table != "draft"):
        for row in store.dicts(f'SELECT {how.selected} FROM "{how.table}"'):
            yield from _record(how, row, told.pop((how.table, int(row["id"] or 0)), None))
    for table, record_id in told:
        yield problem("record", table=table, id=record_id)


def _after(payload: str) -> Row:
    """What a payload says of the record; nothing where it is damaged, which the chain tells."""
    try:
        return dict(msgspec.json.decode(payload)["after"])
    except (msgspec.DecodeError, KeyError, TypeError, ValueError):
        return {}


def _record(how: Codec[Record], row: Row, told: Row | None) -> Iterator[Label]:
    names: dict[str, str | int] = {"table": how.table, "id": int(row["id"] or 0)}
    try:
        how.record(row)
    except (msgspec.ValidationError, msgspec.DecodeError):
        yield problem("unreadable", **names)
    shown = {name: hashed(value, name in how.blobs) for name, value in row.items()}
    if told is None or any(shown.get(name, ...) != value for name, value in told.items()):
        yield problem("record", **names)


def _erased_uids(store: Store) -> set[object]:
    ids = store.all("SELECT id FROM request JOIN erasure ON record_uid = uid")
    cases = {row["uid"] for (id_,) in ids for _, row, _ in erasure.case(store, id_)}
    files = {row["uid"] for _, row, _ in erasure.expired(store)}
    return cases | files | trash.emptied(store)


def _search(store: Store) -> Iterator[Label]:
    """The index holds each record's words as they stand now, and nothing else."""
    held = search.indexed(store)
    for how in (codec(kind) for kind in ALL):
        if not how.searched:
            continue
        for row in store.dicts(f'SELECT {how.selected} FROM "{how.table}"'):
            id_ = int(row["id"] or 0)
            if held.pop(search.rowid(how.table, id_), None) != search.texts(how, row):
                yield problem("search", table=how.table, id=id_)
    for rowid in held:
        table, id_ = search.record(rowid)
        yield problem("search", table=table, id=id_) if table else problem("search_index")


def _erased(store: Store) -> Iterator[Label]:
    """Of an erased case every personal field is empty, and so is a file that had its time."""
    for id_, ref in store.all("SELECT id, ref FROM request JOIN erasure ON record_uid = uid"):
        for how, row, gone in erasure.case(store, id_):
            blank = how.row(how.kind())
            if any(row[name] != blank[name] for name in gone):
                yield problem("erasure", ref=ref)
                break
    for how, row, gone in erasure.expired(store):
        blank = how.row(how.kind())
        if any(row[name] != blank[name] for name in gone):
            yield problem("file", table=how.table, id=int(row["id"] or 0))


def _derived(store: Store, derive: Derive) -> Iterator[Label]:
    how = codec_of(Request.table)
    rows = store.all(f"SELECT {how.selected} FROM request")
    for request in codec(Request).records(rows):
        for field, value in derive(request).items():
            if plain(value) != plain(getattr(request, field)):
                yield problem("derived", field=field, ref=request.ref)


_CHECKS = (_schema, _references, _chain, _records, _search, _erased)
