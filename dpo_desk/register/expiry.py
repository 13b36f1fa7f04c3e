"""What has had its time in a case is erased: its files, then the person, then the facts (MODEL 20).

Which case is due stands in ``duties.expiry``; here is what goes and what stays.
"""

from enum import StrEnum

import msgspec

from dpo_desk.records import Document, Event, EventKind, Request
from dpo_desk.register import erasure, trash, writing
from dpo_desk.register.actions import Action
from dpo_desk.register.rows import codec
from dpo_desk.register.store import Store


class Stage(StrEnum):
    """What goes."""

    ANNEXES = "annexes"  # copies that were found: name, text and bytes; size and hash stay
    PERSON = "person"  # requester, correspondence and letters, as ``erasure.erase``
    FACTS = "facts"  # all but the case's number and uid, as what is emptied from the bin


class Due(msgspec.Struct, frozen=True):
    """Something in a case that has had its time; ``documents`` are uids, for the annexes."""

    request_id: int
    stage: Stage
    documents: tuple[str, ...] = ()


def expire(store: Store, action: Action, request: Request, due: Due) -> None:
    """Erase it inside an open action and log that; ``settle`` must follow.

    A bare row has no log: that its facts went is told by the history alone.
    """
    match due.stage:
        case Stage.ANNEXES:
            for uid in due.documents:
                erasure.erase_file(store, action, uid)
        case Stage.PERSON:
            erasure.erase(store, action, request)
        case Stage.FACTS:
            trash.empty(store, action, [(codec(Request), codec(Request).row(request))])
            return
    clock = store.clock
    fact = Event(
        request_id=request.id,
        kind=EventKind.EXPIRED,
        on=clock.today(),
        at=clock.now(),
        values={"what": due.stage.value},
    )
    writing.add(store, action, fact)


def files(store: Store, request_id: int) -> tuple[str, ...]:
    """The uids of the copies found in a case that still hold something, those in the bin too."""
    rows = store.all(
        f"SELECT uid FROM {Document.table} WHERE request_id = ?"
        " AND (search_id IS NOT NULL OR origin = 'found')"
        " AND (length(data) > 0 OR name <> '' OR text <> '') ORDER BY id",
        (request_id,),
    )
    return tuple(uid for (uid,) in rows)
