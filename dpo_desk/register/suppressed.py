"""The suppression list of a file that a copy replaces: a no to marketing outlives it (21 (3)).

What was put on the list after the copy was made is put on the copy's list too, and what was taken
off it stays off. Marks can be carried only under the key they were made with.
"""

from typing import Final, NamedTuple

from dpo_desk.records import SuppressedAddress
from dpo_desk.register import writing
from dpo_desk.register.actions import Action
from dpo_desk.register.rows import codec
from dpo_desk.register.store import Store

_KEY: Final = "secret_suppression"  # as ``Register.secret`` keeps it


class Marks(NamedTuple):
    """The list of a file; ``key`` is "" where nobody was ever put on it."""

    key: str = ""
    rows: tuple[SuppressedAddress, ...] = ()


def marks(store: Store) -> Marks:
    """The list as it stands, with what was taken off it."""
    how = codec(SuppressedAddress)
    rows = store.all(f"SELECT {how.selected} FROM {how.table} WHERE mac <> ''")
    return Marks(store.meta(_KEY), tuple(how.records(rows)))


def again(store: Store, action: Action, late: Marks) -> None:
    """Bring the list up to that of the file it replaces; harmless where that has none."""
    known = marks(store)
    if not late.key or known.key not in ("", late.key):
        return
    store.set_meta(_KEY, late.key)
    here = {row.mac: row for row in known.rows}
    for row in late.rows:
        kept = here.get(row.mac)
        if kept is not None:
            values = {"removed_at": row.removed_at, "added_on": row.added_on}
            writing.change(store, action, kept, values)
        elif row.removed_at is None:
            new = SuppressedAddress(mac=row.mac, channel=row.channel, added_on=row.added_on)
            writing.add(store, action, new)
