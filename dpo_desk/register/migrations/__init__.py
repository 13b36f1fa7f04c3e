"""How the file's schema came to be, one step after the other.

To change what is kept: change the record, write the next step below, and stop when the schema test
agrees. A step is never edited after a release. A step that must rebuild a table (drop or retype a
column) calls ``rebuild_table``; adding a column is ``ALTER TABLE … ADD COLUMN … NOT NULL DEFAULT``.
"""

from typing import TYPE_CHECKING, Any, Final

from dpo_desk.register.migrations import (
    m0001_inner,
    m0001_lists,
    m0001_notices,
    m0001_records,
)

if TYPE_CHECKING:
    from sqlite_utils import Migrations
    from sqlite_utils.db import Database

APPLICATION_ID: Final = 0x5065726D  # "Perm"
VERSION: Final = 1  # user_version: how many steps there are


def steps() -> "Migrations":
    """All steps in order. sqlite-utils is imported here only: most openings need no step."""
    from sqlite_utils import Migrations

    migrations = Migrations("register")

    @migrations()
    def m0001_first(db: "Database") -> None:
        for part in (m0001_records, m0001_notices, m0001_lists, m0001_inner):
            for statement in (*part.TABLES, *part.INDEXES):
                db.execute(statement)

    return migrations


def migrate(connection: Any, migrations: "Migrations | None" = None) -> None:
    """Bring a file to the newest schema in one transaction; foreign keys are checked at its end.

    Raises ValueError where a step leaves a dangling foreign key; then nothing has changed.
    """
    from sqlite_utils.db import Database

    db = Database(connection, execute_plugins=False, recursive_triggers=False)
    migrations = migrations or steps()
    db.execute("PRAGMA foreign_keys = OFF")  # cannot be switched inside the transaction
    try:
        with db.atomic():
            migrations.apply(db)
            dangling = db.execute("PRAGMA foreign_key_check").fetchall()
            if dangling:
                raise ValueError(f"dangling foreign keys: {sorted({row[0] for row in dangling})}")
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {len(migrations.applied(db))}")
    finally:
        db.execute("PRAGMA foreign_keys = ON")


def rebuild_table(db: "Database", table: str, **changes: Any) -> None:
    """``table.transform(**changes)`` that keeps the table's triggers and indexes, or raises.

    transform() drops triggers without a word.
    """
    before = _attached(db, table)
    db.table(table).transform(**changes)
    for name, (kind, sql) in before.items():
        if name not in _attached(db, table) and kind == "trigger":
            db.execute(sql)
    missing = before.keys() - _attached(db, table).keys()
    if missing:
        raise ValueError(f"rebuilding {table} lost {sorted(missing)}")


def _attached(db: "Database", table: str) -> dict[str, tuple[str, str]]:
    rows = db.execute(
        "SELECT name, type, sql FROM sqlite_master"
        " WHERE tbl_name = ? AND type IN ('trigger', 'index') AND sql IS NOT NULL",
        [table],
    )
    return {name: (kind, sql) for name, kind, sql in rows}
