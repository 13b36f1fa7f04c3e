"""The file in which the annexes of a case are bound, as a letter names it (MODEL.md 10)."""

from typing import Any, Final

from dpo_desk.letters.material import AnnexFile
from dpo_desk.records import Document, Event, EventKind, Request
from dpo_desk.register import Register

WHAT: Final = "annexes"  # of the event that says that the file was made


def bound(register: Register, request: Request) -> AnnexFile | None:
    """The file as it was last bound; None where none is, or where it was put in the bin."""
    event = last(register, request)
    if event is None:
        return None
    rows = register.rows(
        f"select name, pages, sha256 from {Document.table} where uid = :u and removed_at is null",
        u=str(event.values.get("document_uid", "")),
    )
    return AnnexFile(**_plain(rows[0])) if rows else None


def last(register: Register, request: Request) -> Event | None:
    """The event of the last binding: {what, sha256, document_uid, recipe}."""
    found = register.find(
        Event, "request_id = :r and kind = :k", order="id", r=request.id, k=EventKind.EXPORTED
    )
    return next((each for each in reversed(found) if each.values.get("what") == WHAT), None)


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {"name": str(row["name"]), "pages": int(row["pages"]), "sha256": str(row["sha256"])}
