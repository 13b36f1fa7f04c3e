"""Migration 1: the orders and filters of the lists (``duties/windows.py``), one index each.

Only what is not in the bin is listed, so only that is in an index. A list's SQL must say what the
index says; a test walks every list and finds none that sorts all its rows.
"""

from typing import Final

from dpo_desk.register.sorting import alphabetical, by_day

TABLES: Final = ()


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
    # activities
    _index("name", "activity", alphabetical("name")),
    _index("special", "activity", "id", "special_categories = 'known'"),
    # retention rules
    _index("data", "retention_rule", alphabetical("data")),
    _index("next_on", "retention_rule", by_day("next_on")),
)
