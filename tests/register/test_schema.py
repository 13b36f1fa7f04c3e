"""The schema and the records agree; migrations copy first, and leave nothing half done."""

from pathlib import Path

import pytest

from dpo_desk.records import ALL, Record
from dpo_desk.register import NewerVersion, OlderVersion, Register, migrations, opening
from dpo_desk.register.connection import raw, sqlcipher
from dpo_desk.register.rows import codec
from dpo_desk.register.sorting import alphabetical, by_day
from tests.register import desks


def columns(register: Register, table: str) -> list[tuple[str, str, bool]]:
    rows = register.rows(f"SELECT * FROM pragma_table_info('{table}') ORDER BY cid")
    return [(str(row["name"]), str(row["type"]), not row["notnull"]) for row in rows]


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.table)
def test_a_tables_columns_are_its_records_fields(register: Register, kind: type[Record]) -> None:
    expected = [
        (column.name, column.type, column.null or column.name == "id")
        for column in codec(kind).columns
    ]
    assert columns(register, kind.table) == expected


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.table)
def test_references_are_foreign_keys_with_an_index(register: Register, kind: type[Record]) -> None:
    rows = register.rows(f"SELECT * FROM pragma_foreign_key_list('{kind.table}')")
    kept = {(row["from"], row["table"]) for row in rows}
    expected = {(c.name, c.references) for c in codec(kind).columns if c.references}
    assert kept == expected
    indexes = register.rows(
        "SELECT info.name FROM pragma_index_list(:t) list, pragma_index_info(list.name) info"
        " WHERE info.seqno = 0",
        t=kind.table,
    )
    assert {name for name, _ in expected} <= {row["name"] for row in indexes}


def test_every_table_is_strict_and_known(register: Register) -> None:
    rows = register.rows("SELECT name, strict, type FROM pragma_table_list WHERE schema = 'main'")
    ours = {r["name"]: r["strict"] for r in rows if r["type"] == "table"}
    loose = {name for name, strict in ours.items() if not strict}
    assert loose == {"sqlite_schema", "_sqlite_migrations"}
    inner = {"meta", "action", "change", "erasure", "emptied"}
    assert set(ours) - loose == {kind.table for kind in ALL} | inner


def test_what_pages_sort_and_filter_by_uses_an_index(register: Register) -> None:
    for condition, order in (
        ("removed_at IS NULL AND +status = 'received'", "due_on, id"),
        ("removed_at IS NULL AND +status = 'received'", f"{alphabetical('requester_name')}, id"),
        ("removed_at IS NULL AND +status = 'received'", "status, id"),
        ("removed_at IS NULL", "due_on, id"),
        ("removed_at IS NULL", f"{by_day('received_on')} DESC, id DESC"),
    ):
        plan = register.rows(
            "WITH x AS (SELECT 1) SELECT 1"
        ) and register._store.all(  # EXPLAIN is not for rows()
            f"EXPLAIN QUERY PLAN SELECT * FROM request WHERE {condition} ORDER BY {order} LIMIT 50"
        )
        said = " ".join(str(row[3]) for row in plan)
        assert "USING INDEX" in said, said
        assert "TEMP B-TREE" not in said, said


def test_requests_are_counted_in_an_index_alone(register: Register) -> None:
    plan = register._store.all(
        "EXPLAIN QUERY PLAN SELECT count(*) FROM request"
        " WHERE removed_at IS NULL AND status = 'closed'"
    )
    assert "COVERING INDEX request_shown" in str(plan[0][3])


def test_a_copy_is_made_before_a_file_is_migrated(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desks.new(path) as register:
        desks.log(register)
    with_one_more(monkeypatch)
    with pytest.raises(OlderVersion):
        Register.open(path, clock=desks.HandClock(), read_only=True)
    with Register.open(path, clock=desks.HandClock()) as register:
        assert register.schema == 2
        assert ("colour", "TEXT", False) in columns(register, "vendor")
    [copy] = path.parent.glob("*.permkopi")
    assert copy.name.startswith("Fjordlys-v1-")
    connection = raw(copy, None, mode="ro")
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    assert connection.execute("SELECT count(*) FROM request").fetchone() == (1,)
    connection.close()


def with_one_more(monkeypatch: pytest.MonkeyPatch, sql: str = "") -> None:
    """A program of the next version, with one more step."""
    first = migrations.steps
    step = sql or "ALTER TABLE vendor ADD COLUMN colour TEXT NOT NULL DEFAULT ''"

    def steps():
        all_steps = first()
        all_steps(name="m0002_next")(lambda db: db.execute(step) and None)
        return all_steps

    monkeypatch.setattr(migrations, "steps", steps)
    for module in (migrations, opening, "dpo_desk.register.connection"):
        name = module if isinstance(module, str) else module.__name__
        monkeypatch.setattr(f"{name}.VERSION", 2)


@pytest.mark.parametrize(
    "sql", ["NONSENSE", "UPDATE claim SET request_id = 99"], ids=["fails", "dangles"]
)
def test_a_step_that_fails_leaves_the_file_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch, sql: str
) -> None:
    with desks.new(path) as register:
        desks.log(register)
    with monkeypatch.context() as newer:
        with_one_more(newer, sql)
        with pytest.raises(Exception, match=r"syntax error|dangling foreign keys: \['claim'\]"):
            Register.open(path, clock=desks.HandClock())
    with Register.open(path, clock=desks.HandClock()) as register:
        assert register.schema == 1
        assert register.verify().ok


def test_an_older_program_refuses_the_newer_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desks.new(path).close()
    with monkeypatch.context() as newer:
        with_one_more(newer)
        Register.open(path, clock=desks.HandClock()).close()
    with pytest.raises(NewerVersion):
        Register.open(path, clock=desks.HandClock())


def test_rebuilding_a_table_keeps_its_triggers_and_indexes() -> None:
    sqlcipher()
    from sqlite_utils.db import Database

    db = Database(memory=True, execute_plugins=False)
    db.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT)")
    db.execute("CREATE INDEX t_a ON t (a)")
    db.execute("CREATE TRIGGER watch AFTER INSERT ON t BEGIN SELECT 1; END")
    migrations.rebuild_table(db, "t", types={"a": int})
    names = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE tbl_name = 't'")}
    assert names == {"t", "t_a", "watch"}
    assert db.table("t").columns_dict["a"] is int
    db.close()
