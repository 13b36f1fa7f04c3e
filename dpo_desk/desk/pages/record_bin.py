"""A record goes to the bin: nobody is asked first, but told what it was and where it was in use."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from dpo_desk.desk.page import Page
from dpo_desk.duties import trash
from dpo_desk.duties.links import Link, title_of, used_in

if TYPE_CHECKING:
    from dpo_desk.records import Record

_NAMED = 3  # so many uses are named; of the rest their number


def remove_record(page: Page, table: str, uid: str, remove: Callable[[Any, str], object]) -> None:
    """Remove it by the duty ``remove``; the toast can undo."""

    def job(register: Any) -> tuple[str, tuple[Link, ...]]:
        told = title_of(register, table, uid), used_in(register, table, uid)
        remove(register, uid)
        return told

    desk = page.desk
    desk.background.write(job, lambda told: _say(page, *told), desk.tell, owner=page)


def put_back(page: Page, record: "Record", name: str, focus: QWidget) -> None:
    """Take a record out of the bin again, with all that went there together with it.

    ``focus`` has the focus then: what was pressed is gone.
    """
    focus.setFocus()
    desk, table, uid = page.desk, record.table, record.uid
    said = desk.words("bin.is_back", name=name)
    desk.background.write(
        lambda register: trash.put_back(register, table, uid),
        lambda _record: desk.toast(said, desk.words("undo.do"), desk.undo),
        desk.tell,
        owner=page,
    )


def _say(page: Page, title: str, used: Sequence[Link]) -> None:
    words = page.desk.words
    said = words("undo.deleted", name=title or words("record.nameless"))
    if used:
        named = ", ".join(link.title for link in used[:_NAMED])
        rest = len(used) - _NAMED
        where = words.n("record.used.more", rest, names=named) if rest > 0 else named
        said = f"{said}. {words('record.used', where=where)}"
    page.desk.toast(said, words("undo.do"), page.desk.undo)
