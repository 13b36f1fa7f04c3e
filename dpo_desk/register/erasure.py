"""Erasing the person from a case, so that nothing of them stays in the file (MODEL 19 and 20).

Ref, dates, kinds, outcomes and hashes stay. What goes is marked ``personal=True`` in the records,
and all bytes; the payloads of history go too, and the chain still verifies over the commitments.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from dpo_desk.records import ALL, Document, Draft, Record, Redaction, Request
from dpo_desk.register import files, search
from dpo_desk.register.actions import Action, Pending
from dpo_desk.register.errors import DiskFull, ErasureUnfinished, InUse, translated
from dpo_desk.register.rows import Codec, Row, codec, codec_of, plain
from dpo_desk.register.store import Store

# In what is hung on a case by uid, such as a task, any words can be about the person.
_FREE_TEXT: Final = frozenset({"title", "text", "value", "quote", "note"})
_DUE: Final = "scrub_due"  # set with the erasure, cleared once the file is rewritten
_FILE: Final = "/file"  # on the erasure list: of this document only the file is gone
_NOTE: Final = "# Saker der personen er slettet. Trengs når en kopi hentes tilbake: behold filen.\n"


def erase(store: Store, action: Action, request: Request) -> None:
    """Empty a case inside an open action; harmless twice. ``scrub`` must follow."""
    today = plain(store.clock.today())
    for how, row, gone in list(case(store, request.id)):
        _clear(store, action, how, row, gone)
    list_erased(store, {request.uid: str(today)})
    mark_due(store)


def _clear(
    store: Store, action: Action, how: Codec[Record], row: Row, gone: frozenset[str]
) -> None:
    """Empty fields of a record, and its drafts and history."""
    blank, uid = how.row(how.kind()), row["uid"]
    after = row | {name: blank[name] for name in gone}
    if how.kind is Request and row["erased_on"] is None:
        after["erased_on"] = plain(store.clock.today())
    store.update(how.table, int(row["id"] or 0), after)
    action.pending[how.table, int(row["id"] or 0)] = Pending(how.table, row, after, gone)
    # and what was half typed when the window was locked: it may be about anybody
    store.execute("DELETE FROM draft WHERE record_uid IN (?, 'window')", (uid,))
    store.execute("UPDATE change SET payload = NULL, nonce = NULL WHERE record_uid = ?", (uid,))


def erase_file(store: Store, action: Action, uid: str) -> None:
    """Take name, text and bytes out of a document; its size and its hash stay (MODEL 20).

    What was said of covered places goes too. Harmless twice and where there is no such document;
    ``scrub`` must follow.
    """
    how = codec_of(Document.table)
    for row in _select(store, how, "uid = ?", uid):
        if row["data"] or row["name"] or row["text"]:
            for each, part, gone in _with_redactions(store, row):
                _clear(store, action, each, part, gone)
        list_erased(store, {f"{uid}{_FILE}": str(plain(store.clock.today()))})
        mark_due(store)


def erase_file_again(store: Store, action: Action, listed: str) -> None:
    """Take out a file that a copy has brought back; ``listed`` is a line of the erasure list."""
    if listed.endswith(_FILE):
        erase_file(store, action, listed.removesuffix(_FILE))


def expired(store: Store) -> Iterator[tuple[Codec[Record], Row, frozenset[str]]]:
    """The documents whose file had its time, and their redactions, with the fields that went."""
    how = codec_of(Document.table)
    names = ", ".join(f'd."{name}"' for name in how.names)
    sql = f"SELECT {names} FROM document d JOIN erasure ON record_uid = d.uid || ?"
    for row in store.dicts(sql, (_FILE,)):
        yield from _with_redactions(store, row)


def _with_redactions(
    store: Store, document: Row
) -> Iterator[tuple[Codec[Record], Row, frozenset[str]]]:
    how = codec_of(Document.table)
    yield how, document, frozenset(how.personal) | how.blobs
    covered = codec_of(Redaction.table)
    for row in _select(store, covered, "document_id = ?", document["id"]):
        yield covered, row, frozenset(covered.personal)


def case(store: Store, request_id: int) -> Iterator[tuple[Codec[Record], Row, frozenset[str]]]:
    """All records of a case with the names of the fields that go: the request and what hangs on it.

    A record hangs on another by ``<table>_id``, or by ``record_uid``; the bin is no hiding place.
    """
    ids: dict[str, list[Row]] = {}
    uids: list[Row] = []
    for kind in ALL:
        how = codec(kind)
        if kind is Draft:
            continue
        for row in _hanging(store, how, request_id, ids):
            ids.setdefault(how.table, []).append(row)
            yield how, row, frozenset(how.personal) | how.blobs
        uids = [row for rows in ids.values() for row in rows]
    known = {row["uid"] for row in uids}
    for kind in ALL:
        how = codec(kind)
        if "record_uid" in how.names and kind is not Draft:
            for uid in known:
                for row in _select(store, how, "record_uid = ?", uid):
                    yield how, row, (frozenset(how.personal) | _FREE_TEXT) & set(how.names)


def _hanging(
    store: Store, how: Codec[Record], request_id: int, found: dict[str, list[Row]]
) -> list[Row]:
    if how.kind is Request:
        return _select(store, how, "id = ?", request_id)
    rows: dict[object, Row] = {}
    for parent, parents in found.items():
        if f"{parent}_id" in how.names:  # agreement_document_id and the like are no such bond
            for row in parents:
                fitting = _select(store, how, f"{parent}_id = ?", row["id"])
                rows |= {child["id"]: child for child in fitting}
    return list(rows.values())


def _select(store: Store, how: Codec[Record], where: str, key: object) -> list[Row]:
    sql = f'SELECT {how.selected} FROM "{how.table}" WHERE {where}'
    return store.dicts(sql, (plain(key),))


def erased_cases(store: Store) -> dict[str, str]:
    """The erasure list: uids of cases, of what was emptied and of files, with their days."""
    return dict(store.all("SELECT record_uid, erased_on FROM erasure"))


def list_erased(store: Store, cases: dict[str, str]) -> None:
    """Put cases on the erasure list; the first day stands."""
    for uid, day in cases.items():
        store.execute("INSERT OR IGNORE INTO erasure VALUES (?, ?)", (uid, day))


def mark_due(store: Store) -> None:
    """Note, in the action that erases, that the file must be rewritten."""
    store.set_meta(_DUE, "1")


def is_due(store: Store) -> bool:
    """Whether an erasure was committed, but the file not yet rewritten."""
    return bool(store.meta(_DUE))


def scrub(store: Store) -> None:
    """Rewrite the file and empty the log, so that no freed page keeps what was erased.

    Raises DiskFull where there is no room for it, InUse where a reader holds the log.
    """
    with store.writing():
        search.rebuild(store)
        store.execute("VACUUM")
        busy = store.one("PRAGMA wal_checkpoint(TRUNCATE)")
        if busy is None or busy[0]:
            raise InUse
    with store.transaction():
        store.set_meta(_DUE, "")


def settle(store: Store) -> None:
    """All that must follow a committed erasure.

    Raises ErasureUnfinished where a full disk or a reader stands in the way; ``scrub`` is then
    done at the next opening.
    """
    save_lists(store)
    try:
        scrub(store)
    except (DiskFull, InUse) as error:
        raise ErasureUnfinished from error


# The list also stands beside the file and its copies, for the day when a copy is all there is.


def save_list(store: Store, folder: Path, stem: str) -> None:
    """Write the erasure list into a folder, together with what stands there already."""
    cases = read_lists(folder, store.meta("uid")) | erased_cases(store)
    if not cases:
        return
    lines = "".join(f"{uid} {day}\n" for uid, day in sorted(cases.items()))
    with translated():
        files.write_text(folder / f"{stem}{_ending(store.meta('uid'))}", _NOTE + lines)


def save_lists(store: Store) -> None:
    """Write the erasure list beside the file, and beside its copies where these can be reached."""
    save_list(store, store.path.parent, store.path.stem)
    for folder in store.meta("backup_folder").splitlines():
        with suppress(Exception):  # a disk in a drawer gets its list with the next copy
            save_list(store, Path(folder), store.path.stem)


def read_lists(folder: Path, register_uid: str) -> dict[str, str]:
    """The erasure lists of a register that lie in a folder."""
    cases: dict[str, str] = {}
    with translated():
        texts = [
            path.read_text(encoding="utf-8", errors="replace")
            for path in sorted(folder.glob(f"*{_ending(register_uid)}"))
            if path.is_file()
        ]
    for text in texts:
        for line in text.splitlines():
            uid, _, day = line.partition(" ")
            if day and not line.startswith("#"):
                cases.setdefault(uid, day)
    return cases


def _ending(register_uid: str) -> str:
    return f"-slettet-{register_uid[-8:]}.txt"
