"""Finding any record by its words, as one types: an index over all fields marked ``search=True``.

The index holds folded words only (``folding``), titles once more by themselves, and lists for the
first letters of each word, so that a single letter costs no more than a name. A row's id says which
record it is: the table's number above, the record's id below. Nothing here grows with how many
records fit: candidates are cut before they are ranked, and what is shown is read from the few that
are left.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

import msgspec

from dpo_desk.records import BY_TABLE, Record, fields
from dpo_desk.register.folding import first_place, folded, match, terms
from dpo_desk.register.rows import Codec, Row, Value, codec_of
from dpo_desk.register.store import Store

# The numbers stand in the file: a new table gets the next one, no number is ever given again.
NUMBERS: Final = {
    "request": 1, "document": 2, "statement": 3, "notice_version": 4, "notice": 5, "cookie": 6,
    "recipient": 7, "purpose": 8, "task": 9, "retention_rule": 10, "sub_processor": 11,
    "vendor": 12, "service": 13, "activity": 14, "contact": 15, "company": 16,
}  # fmt: skip
_FIRST: Final = ("request", "service", "activity", "retention_rule", "document", "task")
_TABLES: Final = {number: table for table, number in NUMBERS.items()}
_SHIFT: Final = 40  # a record's id stays below 2^40
_CANDIDATES: Final = 120  # of a table, newest first, that are ranked
_BATCH: Final = 2_000  # rows of the index that are asked for at a time
_TITLE_LETTERS: Final = 300
_SNIPPET_BEFORE, _SNIPPET_AFTER = 40, 140
_LOOKED_THROUGH: Final = 200_000  # letters of a text in which the place of a hit is looked for
_ORG_NUMBER: Final = 9  # digits


_TITLES_SQL: Final = (
    "SELECT rowid, title FROM search_title WHERE search_title MATCH ? AND rowid < ?"
    " ORDER BY rowid DESC LIMIT ?"
)
_WORDS_SQL: Final = (
    "SELECT rowid, '' FROM search_index WHERE search_index MATCH ? AND rowid < ?"
    " ORDER BY rowid DESC LIMIT ?"
)


class Hit(msgspec.Struct, frozen=True):
    """A record that was found; the snippet is "" where its title holds every word."""

    table: str
    id: int
    uid: str
    title: str
    snippet: str

    def __repr__(self) -> str:
        """Ids only: title and snippet are what people wrote."""
        return f"<Hit {self.table} {self.id} {self.uid}>"


class _Candidate(NamedTuple):
    """What fits, as it is ranked: how well, then what it is, then the newest."""

    rank: int
    order: int
    newest: int  # the negative id
    table: str
    id: int


def ids_found(table: str, parameter: str) -> str:
    """SQL for the ids of a table's records that fit the expression ``match()`` bound so."""
    low, high = _range(table)
    return (
        f"select rowid - {low} from search_index where search_index match :{parameter}"
        f" and rowid > {low} and rowid < {high}"
    )


def is_found(table: str, parameter: str) -> str:
    """SQL for whether a row of a table fits the expression bound so: for what most rows do."""
    low, _ = _range(table)
    return (
        f"exists (select 1 from search_index where search_index match :{parameter}"
        f" and rowid = {low} + {table}.id)"
    )


def find(store: Store, typed: str, limit: int, each: int = 0) -> list[Hit]:
    """The records in which every typed word begins some word, best first; any text may be typed.

    A case number or name that is just what was typed comes first, then titles that begin so, other
    titles, other texts; of equals the newest. ``each`` is how many of one table at most.
    """
    expression = match(typed)
    if not expression:
        return []
    most = each or limit
    ranked = sorted(_candidates(store, typed, expression, max(_CANDIDATES, most)))
    taken: dict[str, list[_Candidate]] = {}
    for candidate in ranked:
        of_table = taken.setdefault(candidate.table, [])
        if len(of_table) < most:
            of_table.append(candidate)
    best = sorted(candidate for some in taken.values() for candidate in some)[:limit]
    return _hits(store, best, typed)


def _candidates(store: Store, typed: str, expression: str, most: int) -> Iterator[_Candidate]:
    wanted = " ".join(folded(term) for term in terms(typed))
    seen: set[int] = set()
    for place, title in _newest(store, _TITLES_SQL, expression, most, Counter(), most):
        seen.add(place)
        yield _candidate(place, _rank(title, wanted))
    is_number = len(wanted) == _ORG_NUMBER and wanted.isdigit()
    titled = Counter(place >> _SHIFT for place in seen)
    for place, _ in _newest(store, _WORDS_SQL, expression, most, titled, _BATCH):
        if place not in seen:
            owns = is_number and _TABLES[place >> _SHIFT] in ("company", "vendor")
            yield _candidate(place, 0 if owns else 4)


def _candidate(place: int, rank: int) -> _Candidate:
    table, id_ = record(place)
    return _Candidate(rank, _order(table), -id_, table, id_)


def _order(table: str) -> int:
    return _FIRST.index(table) if table in _FIRST else len(_FIRST)


def _rank(title: str, wanted: str) -> int:
    """How well a title fits: 0 it is what was typed, 1 it begins with that word, … 3 it holds it.

    The case number that a request begins with is a title of its own, and so is the rest.
    """
    if title == wanted:
        return 0
    number, _, rest = title.partition(" ")
    for part in (title, rest) if number[:1].isdigit() else (title,):
        if part.startswith(wanted):
            whole = part[len(wanted) : len(wanted) + 1] in ("", " ")
            return (0 if wanted[:1].isdigit() else 1) if whole else 2
    return 3


def _newest(
    store: Store, sql: str, expression: str, most: int, more: Counter[int], batch: int
) -> Iterator[tuple[int, str]]:
    """Rows and folded titles of what fits, the newest first, not more than so many of each table.

    ``more`` are how many more of a table: those that were found by title do not count.
    """
    below, table, count = 1 << 62, 0, 0
    while True:
        rows = store.all(sql, (expression, below, batch))
        for place, title in rows:
            if place >> _SHIFT != table:
                table, count = place >> _SHIFT, 0
            count += 1
            if count <= most + more[table]:
                yield place, title
        if len(rows) < batch:
            return
        enough = count >= most + more[table]
        below = (table << _SHIFT) if enough else rows[-1][0]  # enough of it: on to the next


def _hits(store: Store, best: Sequence[_Candidate], typed: str) -> list[Hit]:
    rows: dict[tuple[str, int], Row] = {}
    for table in {candidate.table for candidate in best}:
        how = codec_of(table)
        names = ", ".join(f'"{name}"' for name in ("id", "uid", *how.searched))
        ids = ", ".join(str(c.id) for c in best if c.table == table)
        for row in store.dicts(f'SELECT {names} FROM "{table}" WHERE id IN ({ids})'):
            rows[table, int(row["id"] or 0)] = row
    found = ((c, rows.get((c.table, c.id))) for c in best)
    return [_hit(c, row, typed) for c, row in found if row is not None]


def _hit(candidate: _Candidate, row: Row, typed: str) -> Hit:
    how = codec_of(candidate.table)
    titles = _titles(how, row)
    title = " ".join(row_words(how, row, name) for name in titles)[:_TITLE_LETTERS]
    others = [row_words(how, row, name) for name in how.searched if name not in titles]
    snippet = "" if _in_title(title, typed) else _snippet([text for text in others if text], typed)
    return Hit(candidate.table, candidate.id, str(row["uid"]), title, snippet)


def _in_title(title: str, typed: str) -> bool:
    small = folded(title)
    return all(folded(term) in small for term in terms(typed))


def _snippet(texts: Sequence[str], typed: str) -> str:
    """The words around the first typed word, from whole word to whole word."""
    for text in texts:
        place = first_place(text, typed, within=_LOOKED_THROUGH)
        if place >= 0:
            start = max(0, place - _SNIPPET_BEFORE)
            if start:
                start = text.rfind(" ", 0, start + 1) + 1 if " " in text[:start] else start
                start = max(start, place - 2 * _SNIPPET_BEFORE)
            part = " ".join(text[start : place + _SNIPPET_AFTER].split())
            more = len(text) > place + _SNIPPET_AFTER
            return ("… " if start else "") + part + (" …" if more else "")
    return " ".join(" · ".join(texts)[:_SNIPPET_AFTER].split())


# what stands in the index


def texts(codec: Codec[Record], row: Row) -> tuple[str, str] | None:
    """The folded title and all folded words of a stored row; None where it is not to be found."""
    if not codec.searched or row["removed_at"] is not None:
        return None
    titles = _titles(codec, row)
    title = " ".join(row_words(codec, row, name) for name in titles)
    rest = "\n".join(row_words(codec, row, name) for name in codec.searched if name not in titles)
    whole = f"{title}\n{rest}".strip()
    return (folded(title), folded(whole)) if whole else None


def row_words(codec: Codec[Record], row: Row, name: str) -> str:
    """What a column holds of words."""
    return _words(row[name], name in codec.json)


def _titles(codec: Codec[Record], row: Row) -> tuple[str, ...]:
    """The columns of the title: a request's number and name; none where a record is all text."""
    first = codec.searched[0]
    if first == "ref":
        return tuple(name for name in codec.searched[:2] if row[name])
    return () if first in _long(codec.table) else (first,)


@cache
def _long(table: str) -> frozenset[str]:
    """The columns whose words are running text."""
    return frozenset(info.name for info in fields(BY_TABLE[table]) if info.widget == "text")


def _words(value: Value, is_json: bool) -> str:
    text = str(value or "")
    if is_json:
        text = " ".join(str(item) for item in msgspec.json.decode(text))
    return text.replace("\0", " ")


def rowid(table: str, id: int) -> int:  # noqa: A002
    """The row of the index in which a record stands."""
    return (NUMBERS[table] << _SHIFT) | id


def record(rowid: int) -> tuple[str, int]:
    """The table and id of the record that stands in a row of the index; "" for no table of ours."""
    return _TABLES.get(rowid >> _SHIFT, ""), rowid & ((1 << _SHIFT) - 1)


def _range(table: str) -> tuple[int, int]:
    return NUMBERS[table] << _SHIFT, (NUMBERS[table] + 1) << _SHIFT


def index(store: Store, codec: Codec[Record], before: Row | None, row: Row) -> None:
    """Bring a record's search text up to date, inside its action."""
    if not codec.searched:
        return
    text = texts(codec, row)
    held = None if before is None else texts(codec, before)
    if text == held:
        return
    place = rowid(codec.table, int(row["id"] or 0))
    if held is not None:
        store.execute("DELETE FROM search_title WHERE rowid = ?", (place,))
        store.execute("DELETE FROM search_index WHERE rowid = ?", (place,))
    if text is not None:
        title, words = text
        if title:
            store.execute("INSERT INTO search_title (rowid, title) VALUES (?, ?)", (place, title))
        store.execute("INSERT INTO search_index (rowid, words) VALUES (?, ?)", (place, words))


def indexed(store: Store) -> dict[int, tuple[str, str]]:
    """What the index holds of each row, to be compared with ``texts``."""
    titles = dict(store.all("SELECT rowid, title FROM search_title"))
    rows = store.all("SELECT rowid, words FROM search_index")
    held = {place: (titles.pop(place, ""), words) for place, words in rows}
    return held | {place: (title, "") for place, title in titles.items()}


def rebuild(store: Store) -> None:
    """Write the index anew, so that nothing of what was deleted stays in it."""
    for table in ("search_title", "search_index"):
        store.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
