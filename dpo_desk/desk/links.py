"""Going to any record: which page shows it, and how that page is asked to.

    go_to(desk, "purpose", uid, field="text")     # the activities page, its form, that field

Whether a record has a page of its own is known to ``duties.links.home``; here only pages are.
"""

from typing import TYPE_CHECKING, Any, Final

from dpo_desk.desk.context import Desk

if TYPE_CHECKING:
    from dpo_desk.duties.links import Home

ICONS: Final = {
    "activity": "list-checks",
    "service": "building-2",
    "retention_rule": "hourglass",
    "request": "inbox",
    "document": "file-text",
    "notice_version": "file-text",
    "statement": "quote",
    "task": "circle-check",
}
_BY_UID: Final = {
    "activity": "activities",
    "service": "processors",
    "retention_rule": "retention",
    "request": "request",
    "document": "documents",
}


def go_to(desk: Desk, table: str, uid: str, *, field: str = "") -> None:
    """Open the page where a record lives, on that record; what is gone for good is said."""

    def job(register: Any) -> "Home":
        from dpo_desk.duties import links

        return links.home(register, table, uid, field)

    desk.background.read(job, lambda home: _open(desk, home), desk.tell, owner=desk)


def link_icon(table: str) -> str:
    """The icon of a kind of record."""
    return ICONS.get(table, "file-text")


def _open(desk: Desk, home: "Home") -> None:
    page, args = _place(home)
    desk.navigate(page, **args)


def _place(home: "Home") -> tuple[str, dict[str, Any]]:
    """The page of a record that has one, and its arguments."""
    if home.table == "notice_version":
        span = {"start": home.start, "end": home.end} if home.end else {}
        return "notices", {"uid": home.uid, **span}
    if home.table == "task":
        return "calendar", {"on": home.on.isoformat()} if home.on else {}
    if home.table in _BY_UID:
        args = {"uid": home.uid}
        return _BY_UID[home.table], args | ({"field": home.field} if home.field else {})
    return "settings", {"card": "company"}
