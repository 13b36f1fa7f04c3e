"""Migration 1: what notices suggest for the register."""

from typing import Final

TABLES: Final = (
    """
    CREATE TABLE proposal (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT,
        notice_version_id INTEGER NOT NULL REFERENCES notice_version, position INTEGER NOT NULL,
        kind TEXT NOT NULL, certainty TEXT NOT NULL, key TEXT NOT NULL, "values" TEXT NOT NULL,
        spans TEXT NOT NULL, state TEXT NOT NULL, decided_on TEXT, made TEXT NOT NULL
    ) STRICT
    """,
)
INDEXES: Final = (
    "CREATE INDEX proposal_open ON proposal (notice_version_id) WHERE state = 'open'",
    "CREATE INDEX proposal_notice_version_id ON proposal (notice_version_id)",
)
