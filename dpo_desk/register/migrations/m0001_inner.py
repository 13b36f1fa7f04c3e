"""Migration 1: the register's own tables: history, search index, erasures, settings."""

from typing import Final

TABLES: Final = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    # One row an action. label and params are codes and refs, never a name; head is the chain's.
    """
    CREATE TABLE action (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, at TEXT NOT NULL, who TEXT NOT NULL,
        how TEXT NOT NULL, label TEXT NOT NULL, params TEXT NOT NULL, group_uid TEXT NOT NULL,
        undoes TEXT NOT NULL, undoable INTEGER NOT NULL, head BLOB NOT NULL
    ) STRICT
    """,
    # One row a record and action. payload and nonce are null once the case is erased.
    """
    CREATE TABLE change (
        id INTEGER PRIMARY KEY, action_id INTEGER NOT NULL REFERENCES action,
        record_table TEXT NOT NULL, record_id INTEGER NOT NULL, record_uid TEXT NOT NULL,
        kind TEXT NOT NULL, payload TEXT, nonce BLOB, commitment BLOB NOT NULL
    ) STRICT
    """,
    # What a copy must not bring back: erased cases, and what was emptied and was a person's.
    "CREATE TABLE erasure (record_uid TEXT PRIMARY KEY, erased_on TEXT NOT NULL) STRICT",
    # Records of which only the bare row is left.
    "CREATE TABLE emptied (record_uid TEXT PRIMARY KEY) STRICT",
    # A row is a record: its table times 2^40, and its id (``search``). The words are folded; their
    # first letters have lists of their own, so that typing one costs no more than a rare name.
    """
    CREATE VIRTUAL TABLE search_title USING fts5 (
        title, tokenize = 'unicode61', prefix = '1 2 3 4', columnsize = 0
    )
    """,
    """
    CREATE VIRTUAL TABLE search_index USING fts5 (
        words, tokenize = 'unicode61', prefix = '1 2 3 4 5 6 7 8 9 10 11 12', columnsize = 0
    )
    """,
)

_CAN_BE_REMOVED: Final = (
    "contact", "vendor", "service", "sub_processor", "activity", "purpose", "purpose_basis",
    "activity_service", "recipient", "retention_rule", "cookie", "notice", "notice_version",
    "statement", "proposal", "translation", "request", "claim", "event", "request_activity",
    "search", "letter", "document", "task", "suppressed_address",
)  # fmt: skip

INDEXES: Final = (
    "CREATE INDEX action_at ON action (at)",
    "CREATE INDEX action_first ON action (id, at) WHERE group_uid = uid",
    "CREATE INDEX action_label ON action (label, id, at) WHERE group_uid = uid",
    """
    CREATE INDEX action_field ON action (label, params ->> '$.field', id, at)
    WHERE group_uid = uid AND params ->> '$.field' IS NOT NULL
    """,
    "CREATE INDEX action_group_uid ON action (group_uid)",
    "CREATE INDEX action_undoes ON action (undoes) WHERE undoes <> ''",
    "CREATE INDEX change_action_id ON change (action_id)",
    "CREATE INDEX change_record ON change (record_uid, action_id)",
    "CREATE INDEX change_past ON change (record_table, action_id)",
    *(
        f"CREATE INDEX {table}_removed ON {table} (removed_at) WHERE removed_at IS NOT NULL"
        for table in _CAN_BE_REMOVED
    ),
)
