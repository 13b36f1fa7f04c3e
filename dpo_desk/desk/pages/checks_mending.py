"""The way from a finding to what is to be mended."""

from typing import TYPE_CHECKING

from dpo_desk.desk.context import Desk
from dpo_desk.desk.links import go_to

if TYPE_CHECKING:
    from dpo_desk.duties.checking_view import Row


def mend(desk: Desk, row: "Row") -> None:
    """Open what a finding points at: a field of a record, or a sentence of a notice."""
    if row.table == "notice_version":
        span = {"start": row.start, "end": row.end} if row.end else {}
        desk.navigate("notices", uid=row.uid, field="text", **span)
    elif row.uid:
        go_to(desk, row.table, row.uid, field=row.field)
    else:  # something of which there is none yet
        desk.navigate("activities" if row.table == "activity" else "settings")
