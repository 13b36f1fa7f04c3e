"""Finding any record by its words: a full-text index over all fields marked ``search=True``."""

from typing import Final

import msgspec

from dpo_desk.records import Record
from dpo_desk.register.folding import folded, match
from dpo_desk.register.rows import Codec, Row, Value
from dpo_desk.register.store import Store

_WEIGHTS: Final = "8.0, 2.0, 1.0"  # title, body, folded: what is spelled alike comes first
_SNIPPET_WORDS: Final = 12


class Hit(msgspec.Struct, frozen=True):
    """A record that was found, with the words around the place."""

    table: str
    id: int
    uid: str
    title: str
    snippet: str

    def __repr__(self) -> str:
        """Ids only: title and snippet are what people wrote."""
        return f"<Hit {self.table} {self.id} {self.uid}>"


def find(store: Store, typed: str, limit: int) -> list[Hit]:
    """The records in which every typed word begins some word, best first; any text may be typed."""
    expression = match(typed)
    if not expression:
        return []
    rows = store.all(
        "SELECT record_table, record_id, record_uid, title,"
        f" snippet(search_index, 1, '', '', '…', {_SNIPPET_WORDS})"
        " FROM search_index JOIN search_row ON search_row.id = search_index.rowid"
        f" WHERE search_index MATCH ? ORDER BY bm25(search_index, {_WEIGHTS}), search_row.id"
        " LIMIT ?",
        (expression, limit),
    )
    return [Hit(*row) for row in rows]


def texts(codec: Codec[Record], row: Row) -> tuple[str, str, str] | None:
    """Title, body and folded text of a stored row; None where it is not to be found."""
    if not codec.searched or row["removed_at"] is not None:
        return None
    words = [_words(row[name], name in codec.json) for name in codec.searched]
    filled = [word for word in words if word]
    if not filled:
        return None
    title = " ".join(filled[:2]) if codec.searched[0] == "ref" else filled[0]
    body = "\n".join(filled)
    return title, body, folded(body)


def _words(value: Value, is_json: bool) -> str:
    text = str(value or "")
    if is_json:
        text = " ".join(str(item) for item in msgspec.json.decode(text))
    return text.replace("\0", " ")


def index(store: Store, codec: Codec[Record], before: Row | None, row: Row) -> None:
    """Bring a record's search text up to date, inside its action."""
    text = texts(codec, row)
    if not codec.searched or (before is not None and texts(codec, before) == text):
        return
    entry = store.one(
        "SELECT id FROM search_row WHERE record_table = ? AND record_id = ?",
        (codec.table, row["id"]),
    )
    if entry is not None:
        store.execute("DELETE FROM search_index WHERE rowid = ?", entry)
        if text is None:
            store.execute("DELETE FROM search_row WHERE id = ?", entry)
    if text is None:
        return
    rowid = entry[0] if entry else _new_entry(store, codec, row)
    store.execute(
        "INSERT INTO search_index (rowid, title, body, folded) VALUES (?, ?, ?, ?)", (rowid, *text)
    )


def _new_entry(store: Store, codec: Codec[Record], row: Row) -> int:
    entry: Row = {
        "record_table": codec.table,
        "record_id": row["id"],
        "record_uid": row["uid"],
    }
    return store.insert("search_row", entry)
