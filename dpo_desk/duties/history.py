"""Who changed what and when, in words: pages of history, and the fields of one entry.

A page has sentences only; what a field held before and after is read for the one that is looked at.
"""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

import msgspec

from dpo_desk.duties import labels, links, value_words
from dpo_desk.law import dates
from dpo_desk.law.clock import in_oslo, instant
from dpo_desk.records import BY_TABLE, FieldInfo, Request, fields
from dpo_desk.register import Changes, HistoryChange, HistoryEntry, NotFound, Register, Wanted
from dpo_desk.register.folding import folded
from dpo_desk.register.trash import SHOWN
from dpo_desk.words import Words

MOST_CHANGES: Final = 30
_FOUND: Final = 100  # records whose words are looked for; their own history is what is shown
_CASES: Final = 10  # of them cases, of which all is shown
_FIELD: Final = "{field}"  # in the words of an action
_TELLING: Final = 3  # letters; fewer stand in nearly every field's name
_LABELS: Final = (  # each label that history holds, one look-up in its index a label
    "with recursive known (label) as ("
    " select min(label) from action where group_uid = uid"
    " union all select (select min(label) from action"
    " where group_uid = uid and label > known.label)"
    " from known where label is not null"
    ") select label from known where label is not null"
)


class Asked(msgspec.Struct, frozen=True):
    """What is looked for: words, one day, one record with all that is only its."""

    text: str = ""
    day: date | None = None
    table: str = ""
    uid: str = ""


class Line(msgspec.Struct, frozen=True):
    """An entry as the list has it; ``at`` is Oslo's time."""

    id: int
    uid: str
    at: datetime
    sentence: str
    about: str  # what the record is called that it changed, "" where the sentence says it
    who: str
    undoable: bool
    taken_back: bool

    def __repr__(self) -> str:
        """Ids only."""
        return f"<Line {self.id} {self.uid}>"


class FieldChange(msgspec.Struct, frozen=True):
    """A field by its label, with the words of what it held and holds; None where it held none."""

    label: str
    before: str | None
    after: str | None

    def __repr__(self) -> str:
        """Nothing of what it held."""
        return f"<FieldChange {self.label}>"


class RecordChange(msgspec.Struct, frozen=True):
    """What happened to a record: added, changed, removed, put_back or erased."""

    table: str
    uid: str
    kind: str
    title: str
    fields: tuple[FieldChange, ...]
    hidden: bool  # its values are erased
    in_bin: bool  # as it stands now

    def __repr__(self) -> str:
        """Ids only."""
        return f"<RecordChange {self.kind} {self.table} {self.uid}>"


class Entry(msgspec.Struct, frozen=True):
    """An entry with all that it changed; of many records the first, and how many more."""

    line: Line
    changes: tuple[RecordChange, ...]
    more: int


def page(
    register: Register, asked: Asked, words: Words, *, before_id: int = 0, limit: int = 50
) -> list[Line]:
    """The next entries, newest first."""
    wanted = _wanted(register, asked, words)
    found = register.history(limit, before_id, wanted=wanted, details=False)
    about = _about(register, [entry.uid for entry in found])
    return [_line(entry, about.get(entry.uid, ""), words) for entry in found]


def size(register: Register, asked: Asked, words: Words) -> int:
    """How many entries there are in all."""
    return register.history_size(_wanted(register, asked, words))


def entry(register: Register, uid: str, words: Words) -> Entry:
    """One entry with what it changed; raises NotFound."""
    found = register.history_entry(uid)
    told = [change for change in found.changes if _is_told(change)]
    told.sort(key=lambda change: change.table not in SHOWN)
    shown = tuple(_change(register, change, words) for change in told[:MOST_CHANGES])
    line = _line(found, _about(register, [uid]).get(uid, ""), words)
    return Entry(line, shown, max(0, len(told) - MOST_CHANGES))


def take_back(register: Register, uid: str) -> Changes:
    """Take an entry back; raises a DeskError that says why it cannot be."""
    return register.take_back(uid)


def _wanted(register: Register, asked: Asked, words: Words) -> Wanted:
    since = until = None
    if asked.day is not None:
        midnight = datetime.combine(asked.day, time.min)
        since = instant(midnight).astimezone(UTC)
        until = instant(midnight + timedelta(days=1)).astimezone(UTC)
    uids: tuple[str, ...] | None = None
    named: tuple[str, ...] = ()
    of_fields: tuple[tuple[str, str], ...] = ()
    if asked.uid:
        uids = _family(register, asked.table, asked.uid)
    if asked.text.strip():
        found = _mentioned(register, asked.text)
        uids = found if uids is None else tuple(uid for uid in uids if uid in found)
        if not asked.uid:
            named, of_fields = _called(register, asked.text, words)
    return Wanted(since, until, uids, named, of_fields)


def _family(register: Register, table: str, uid: str) -> tuple[str, ...]:
    """A record and what cannot be without it; the record alone where its table is not known."""
    tables = [table] if table else list(BY_TABLE)
    for one in tables:
        try:
            return tuple(register.family(register.by_uid(BY_TABLE[one], uid)))
        except NotFound:
            continue
    return (uid,)


def _mentioned(register: Register, text: str) -> tuple[str, ...]:
    """The records in which the words stand; of a case all that hangs on it."""
    hits = register.search(text, _FOUND)
    cases = [hit.uid for hit in hits if hit.table == Request.table][:_CASES]
    whole = [uid for case in cases for uid in _family(register, Request.table, case)]
    return tuple(dict.fromkeys([*(hit.uid for hit in hits), *whole]))


def _called(
    register: Register, text: str, words: Words
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The labels in whose words all that was typed stands, and those that name a field with it."""
    wanted = folded(text).split()
    known = [str(row["label"]) for row in register.rows(_LABELS)]
    said = {key: words(key) for key in known if words.has(key)}
    whole = [key for key, template in said.items() if _holds(_bare(template), wanted)]
    parts = [
        (key, field)
        for key, template in said.items()
        if len(text.strip()) >= _TELLING and key not in whole and _FIELD in template
        for field, label in _labelled(key, words)
        if _holds(_bare(template.replace(_FIELD, label)), wanted)
    ]
    return tuple(whole), tuple(parts)


def _labelled(key: str, words: Words) -> list[tuple[str, str]]:
    """The fields of the record that a label is about, each with what it is called."""
    record = BY_TABLE.get(key.split(".")[1])
    found = fields(record) if record is not None else ()
    return [(info.name, words(info.label)) for info in found if info.label]


def _bare(template: str) -> str:
    return folded(re.sub(r"\{\w*\}", "", template))


def _holds(said: str, wanted: Sequence[str]) -> bool:
    return all(word in said for word in wanted)


def _about(register: Register, uids: Sequence[str]) -> dict[str, str]:
    """What the first record is called that each entry changed."""
    rows = register.rows(
        "select first.uid as entry, change.record_table, change.record_uid from action first"
        " join action on action.group_uid = first.uid join change on change.action_id = action.id"
        " where first.uid in (select value from json_each(:uids))"
        " group by first.uid having change.id = min(change.id)",
        uids=msgspec.json.encode(uids).decode(),
    )
    return {
        str(row["entry"]): _title(register, str(row["record_table"]), str(row["record_uid"]))
        for row in rows
    }


def _line(found: HistoryEntry, about: str, words: Words) -> Line:
    said = labels.say(found.label, words)
    if found.how == "undo":
        said = words("undo.done", what=said)
    elif found.how == "redo":
        said = words("undo.redo.done", what=said)
    who = f"history.who.{found.who}"
    return Line(
        id=found.id,
        uid=found.uid,
        at=in_oslo(found.at),
        sentence=said[:1].upper() + said[1:],
        about="" if about and about in said else about,
        who=words(who) if words.has(who) else found.who,
        undoable=found.undoable and not found.taken_back,
        taken_back=found.taken_back,
    )


def _is_told(change: HistoryChange) -> bool:
    """Whether people know the record; derived rows and hashes alone say nothing."""
    if change.after is None or change.kind != "changed":
        return True
    shown = {info.name for info in fields(BY_TABLE[change.table]) if info.label}
    return bool((shown | {"removed_at"}) & change.after.keys())


def _change(register: Register, change: HistoryChange, words: Words) -> RecordChange:
    record = BY_TABLE[change.table]
    before, after = change.before or {}, change.after or {}
    told = []
    for info in fields(record):
        if not info.label or info.name not in after:
            continue
        old = before.get(info.name) if change.before is not None else None
        if change.kind == "added" and after[info.name] in (None, "", "[]", "{}", 0):
            continue
        told.append(_field(register, info, old, after[info.name], change, words))
    now = register.rows(f"select removed_at from {change.table} where uid = :u", u=change.uid)
    return RecordChange(
        table=change.table,
        uid=change.uid,
        kind=_kind(change),
        title=_title(register, change.table, change.uid),
        fields=tuple(told),
        hidden=change.after is None or change.kind == "erased",
        in_bin=bool(now and now[0]["removed_at"]),
    )


def _kind(change: HistoryChange) -> str:
    if change.kind == "changed" and change.after and "removed_at" in change.after:
        return "removed" if change.after["removed_at"] else "put_back"
    return change.kind


def _field(
    register: Register, info: FieldInfo, old: Any, new: Any, change: HistoryChange, words: Words
) -> FieldChange:
    erased, added = change.kind == "erased", change.before is None

    def said(value: Any) -> str:
        return _reference(register, info, value) or value_words.say(info, value, words)

    label = words(info.label) if words.has(info.label) else info.name
    return FieldChange(
        label,
        None if erased or added else said(old),
        None if erased else said(new),
    )


def _reference(register: Register, info: FieldInfo, value: Any) -> str:
    """The name of the record that a field points to."""
    stem = info.name.removesuffix("_id")
    if stem == info.name or value is None:
        return ""
    table = next((one for one in BY_TABLE if stem == one or stem.endswith(f"_{one}")), "")
    found = register.rows(f"select uid from {table} where id = :i", i=value) if table else []
    return _title(register, table, str(found[0]["uid"])) if found else ""


def _title(register: Register, table: str, uid: str) -> str:
    try:
        return links.title_of(register, table, uid)
    except (NotFound, KeyError):
        return ""


def when(at: datetime, words: Words) -> str:
    """A time in few signs: «19.11.2026 09.40»."""
    clock = f"{at:%H:%M}" if words.language == "en" else f"{at:%H.%M}"
    return f"{dates.write(at.date(), words.language, 'short')} {clock}"


def called(register: Register, uid: str) -> str:
    """What the record with a uid is called, whatever its table; "" where there is none."""
    for table in BY_TABLE:
        if name := _title(register, table, uid):
            return name
    return ""
