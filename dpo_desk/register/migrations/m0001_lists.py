"""Migration 1: the orders and filters of the lists (``duties/windows.py``), one index each.

Only what is not in the bin is listed, so only that is in an index. A list's SQL must say what the
index says; a test walks every list and finds none that sorts all its rows. «listed» is the smallest
index of a table: how many rows there are is counted in it.
"""

from typing import Final

from dpo_desk.register import service_sql
from dpo_desk.register.sorting import alphabetical, by_day

TABLES: Final = ()

# As in ``resources/law/transfers.toml`` of 22 November 2026.
_LISTS: Final = service_sql.Lists(
    eea=(
        "EEA", "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
        "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI",
        "SK",
    ),
    adequate=(
        "AD", "AR", "BR", "CA", "CH", "FO", "GB", "GG", "IL", "IM", "JE", "JP", "KR", "NZ", "UY",
    ),
    framework=("US",),
)  # fmt: skip


def _index(name: str, table: str, expression: str, where: str = "") -> str:
    """An index of the rows of ``table`` that are listed."""
    shown = f"removed_at IS NULL{f' AND {where}' if where else ''}"
    return f"CREATE INDEX {table}_by_{name} ON {table} ({expression}) WHERE {shown}"


INDEXES: Final = (
    # requests
    _index("due_on", "request", by_day("due_on")),
    _index("received_on", "request", by_day("received_on")),
    _index("requester_name", "request", alphabetical("requester_name")),
    _index("ref", "request", "ref"),
    _index("status", "request", "status"),
    # services
    _index("name", "service", alphabetical("name")),
    _index("review_on", "service", by_day("review_on")),
    _index("state", "service", service_sql.state(_LISTS)),
    _index("outside", "service", "id", service_sql.outside(_LISTS)),
    _index("listed", "service", "id"),
    # activities
    _index("name", "activity", alphabetical("name")),
    _index("special", "activity", "id", "special_categories = 'known'"),
    _index("listed", "activity", "id"),
    # retention rules
    _index("data", "retention_rule", alphabetical("data")),
    _index("next_on", "retention_rule", by_day("next_on")),
    _index("listed", "retention_rule", "id"),
    _index("general", "retention_rule", "service_id, activity_id"),
    # documents, and letters as they were sent
    _index("added_on", "document", by_day("added_on")),
    _index("name", "document", alphabetical("name")),
    _index("listed", "document", "id"),
    "CREATE INDEX document_shown ON document (request_id, service_id, removed_at)",
    _index("sent_on", "letter", by_day("sent_on"), "sent_on IS NOT NULL"),
    _index("kind", "letter", "'~' || kind", "sent_on IS NOT NULL"),
)
