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


# Where in a case what the self-check finds is mended.
_STEPS: Final = {
    "due_on": "answer",
    "forward_days": "answer",
    "pauses": "identity",
    "grounds": "assess",
    "telling": "closed",
}


def go_to(desk: Desk, table: str, uid: str, *, field: str = "") -> None:
    """Open the page where a record lives, on that record; what is gone for good is said.

    A field of a part (a purpose, a basis) is gone to on the page of its whole.
    """

    def job(register: Any) -> "Home":
        from dpo_desk.duties import links

        return links.home(register, table, uid, field)

    def arrive(home: "Home") -> None:
        page, args = _place(home)
        if page == "request" and field:
            args = {"uid": home.uid, **_in_case(field)}
        elif field and (home.table, home.uid) != (table, uid):
            args |= {"field": field, "part": uid}
        desk.navigate(page, **args)

    desk.background.read(job, arrive, desk.tell, owner=desk)


def link_icon(table: str) -> str:
    """The icon of a kind of record."""
    return ICONS.get(table, "file-text")


def _in_case(field: str) -> dict[str, str]:
    """The step or the tab of a case where something is mended; else its first field."""
    if field == "documents":
        return {"tab": field}
    return {"step": _STEPS[field]} if field in _STEPS else {"field": field}


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
