"""Raw text of half-filled fields: it survives a crash, and leaves no history (MODEL 17)."""

from dpo_desk.register.rows import Row
from dpo_desk.register.store import Store


def keep(store: Store, table: str, uid: str, field: str, text: str) -> None:
    """Keep a field's raw text, or forget it with ""."""
    with store.transaction():
        store.execute(
            "DELETE FROM draft WHERE record_table = ? AND record_uid = ? AND record_field = ?",
            (table, uid, field),
        )
        if text:
            row: Row = {
                "uid": store.uids.next(),
                "record_table": table,
                "record_uid": uid,
                "record_field": field,
                "text": text,
            }
            store.insert("draft", row)


def of(store: Store, uid: str) -> dict[str, str]:
    """The raw texts of a record by field."""
    return dict(store.all("SELECT record_field, text FROM draft WHERE record_uid = ?", (uid,)))
