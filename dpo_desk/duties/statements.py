"""What published notices say of the records: where a value comes from, and what disagrees.

A source is a sentence that says what a field holds. Statements that disagree share a conflict; its
sides are those that agree with each other. Deciding is ``duties.conflicts``.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from operator import itemgetter
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import msgspec

from dpo_desk.duties.seed_statements import Topic
from dpo_desk.law.codes import ProposalCertainty
from dpo_desk.records import Notice, NoticeVersion, Statement
from dpo_desk.register import NotFound, Register

# The field that a sentence about a whole record speaks of; a field of the statement's own wins.
_MAIN: Final = MappingProxyType(
    {
        ("activity", Topic.ROLE): "role",
        ("activity", Topic.DATA): "data_categories",
        ("activity", Topic.SOURCE): "source",
        ("activity", Topic.SECURITY): "security",
        ("activity", Topic.SCOPE): "subjects",
        ("purpose", Topic.PURPOSE): "text",
        ("purpose_basis", Topic.BASIS): "basis",
        ("recipient", Topic.RECIPIENT): "name",
        ("recipient", Topic.CONDITION): "condition",
        ("service", Topic.RECIPIENT): "name",
        ("service", Topic.STORAGE): "storage_countries",
        ("service", Topic.TRANSFER): "mechanism",
        ("service", Topic.AGREEMENT): "agreement_status",
        ("cookie", Topic.COOKIE): "name",
        ("contact", Topic.CONTACT): "value",
        ("company", Topic.CONTROLLER): "name",
    }
)
# What a notice denies is a field of the activity.
_DENIED: Final = frozenset({"automated_decisions", "children", "special_categories"})
_SUREST_FIRST: Final = tuple(ProposalCertainty)
_HEADING: Final = 70  # characters: a longer line between blank ones is a paragraph,
_RUNNING: Final = 40  # and a heading stands above one of at least this length


class Source(msgspec.Struct, frozen=True):
    """A sentence of a notice; ``start`` and ``end`` count characters of the version's text."""

    statement_uid: str
    version_uid: str
    version_number: int
    notice_title: str
    start: int
    end: int
    line: int
    quote: str
    section: str  # the heading above it, "" where there is none
    certainty: ProposalCertainty
    note: str = ""


class Side(msgspec.Struct, frozen=True):
    """Sentences of a conflict that say the same; ``uid`` names the first of the statements."""

    uid: str
    topic: str
    value: str  # as in Statement.value: a period, a code, or "" where the words are the value
    sources: tuple[Source, ...]
    abouts: tuple[tuple[str, str], ...]  # (table, uid) of the records they speak of
    chosen: bool = False


class Conflict(msgspec.Struct, frozen=True):
    """Sentences that cannot all hold; ``decided_on`` with neither side nor answer is «Vet ikke»."""

    name: str
    sides: tuple[Side, ...]
    decided_on: date | None = None
    answer: str = ""

    @property
    def chosen(self) -> Side | None:
        """The side that the company chose, or None."""
        return next((side for side in self.sides if side.chosen), None)

    @property
    def abouts(self) -> tuple[tuple[str, str], ...]:
        """The records it concerns, each once."""
        return tuple(dict.fromkeys(about for side in self.sides for about in side.abouts))

    @property
    def answered_by(self) -> str:
        """What another answer is: ``period``, ``role``, or ``text`` where no field holds it."""
        if any(side.topic == Topic.RETENTION for side in self.sides):
            return "period"
        return "role" if all(side.topic == Topic.ROLE for side in self.sides) else "text"


def sources(register: Register, table: str, uid: str) -> Mapping[str, Source]:
    """The sentence behind each field of a record; "" holds one about the record as a whole."""
    return sources_of(register, [(table, uid)]).get(uid, {})


def sources_of(
    register: Register, records: Iterable[tuple[str, str]]
) -> Mapping[str, Mapping[str, Source]]:
    """``sources`` of several records at once, by their uids."""
    said = _of_records(register, {uid for _, uid in records})
    found: defaultdict[str, dict[str, Source]] = defaultdict(dict)
    placed = _Places(register)
    for statement in sorted(said, key=placed.rank):
        fields = found[statement.record_uid]
        field = field_of(statement)
        if field not in fields:
            fields[field] = placed.source(statement)
    return found


def field_of(statement: Statement) -> str:
    """The field of its record that a statement speaks of, "" for the record as a whole."""
    if statement.record_field:
        return statement.record_field
    if statement.topic == Topic.RETENTION and statement.record_table == "retention_rule":
        return "period" if statement.value else "criteria"
    if statement.topic == Topic.DENIAL:
        return statement.value if statement.value in _DENIED else ""
    topic = Topic(statement.topic) if statement.topic in set(Topic) else None
    return _MAIN.get((statement.record_table, topic), "") if topic else ""


def conflicts(register: Register, *, undecided: bool = False) -> tuple[Conflict, ...]:
    """Every conflict in the order of the notices, or those that nobody has decided."""
    where = "conflict <> ''" + (" and decided_on is null" if undecided else "")
    return _conflicts(register, register.find(Statement, where, order="start, id"))


def conflict(register: Register, name: str) -> Conflict:
    """One conflict by its name; raises NotFound."""
    found = _conflicts(register, _named(register, name))
    if not found:
        raise NotFound
    return found[0]


def conflicts_of(register: Register, table: str, uid: str) -> tuple[Conflict, ...]:
    """The conflicts in which a record stands."""
    return conflicts_among(register, [(table, uid)])


def conflicts_among(register: Register, records: Iterable[tuple[str, str]]) -> tuple[Conflict, ...]:
    """The conflicts in which any of these records stands, each once."""
    said = _of_records(register, {uid for _, uid in records})
    names = list(dict.fromkeys(each.conflict for each in said if each.conflict))
    every = [statement for name in names for statement in _named(register, name)]
    return _conflicts(register, every)


def headings(text: str) -> tuple[tuple[int, str], ...]:
    """The headings of a notice with where they start: short lines alone, above running text."""
    lines, found, at = text.split("\n"), [], 0
    below = [line.strip() for line in lines]
    for number in range(len(below) - 2, -1, -1):  # the next line with words, seen from each
        below[number] = below[number] or below[number + 1]
    for number, line in enumerate(lines):
        words = line.strip()
        before = lines[number - 1].strip() if number else ""
        follows = below[number + 1 : number + 2]
        alone = words and not before and not "".join(lines[number + 1 : number + 2]).strip()
        if alone and _is_heading(words) and follows and len(follows[0]) >= _RUNNING:
            found.append((at, words.rstrip(":")))
        at += len(line) + 1
    return tuple(found)


def _is_heading(line: str) -> bool:
    if len(line) > _HEADING or not (line[0].isdigit() or line[0].isupper()):
        return False
    return line[0].isdigit() or line[-1] not in ".,;!"


class _Version(NamedTuple):
    uid: str
    number: int
    title: str
    headings: tuple[tuple[int, str], ...]


class _Places:
    """Where statements stand: each version read once."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._versions: dict[int, _Version] = {}

    def version(self, statement: Statement) -> _Version:
        key = statement.notice_version_id
        if key not in self._versions:
            version = self._register.get(NoticeVersion, key)
            title = self._register.get(Notice, version.notice_id).title
            self._versions[key] = _Version(
                version.uid, version.number, title, headings(version.text)
            )
        return self._versions[key]

    def rank(self, statement: Statement) -> tuple[int, int, int, int]:
        """The newest version first, in it what is surest, then the order of the text."""
        sure = _SUREST_FIRST.index(statement.certainty)
        return -self.version(statement).number, sure, statement.start, statement.id

    def source(self, statement: Statement) -> Source:
        version = self.version(statement)
        above = bisect_right(version.headings, statement.start, key=itemgetter(0))
        return Source(
            statement_uid=statement.uid,
            version_uid=version.uid,
            version_number=version.number,
            notice_title=version.title,
            start=statement.start,
            end=statement.end,
            line=statement.line,
            quote=statement.quote,
            section=version.headings[above - 1][1] if above else "",
            certainty=statement.certainty,
            note=statement.note,
        )


def _of_records(register: Register, uids: Collection[str]) -> list[Statement]:
    if not uids:
        return []
    names: dict[str, Any] = {f"u{number}": uid for number, uid in enumerate(sorted(uids))}
    wanted = ", ".join(f":{name}" for name in names)
    return register.find(Statement, f"record_uid in ({wanted})", order="start, id", **names)


def _named(register: Register, name: str) -> list[Statement]:
    return register.find(
        Statement, "conflict = :name and conflict <> ''", order="start, id", name=name
    )


def _conflicts(register: Register, said: Iterable[Statement]) -> tuple[Conflict, ...]:
    by_name: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in said:
        by_name[statement.conflict].append(statement)
    placed = _Places(register)
    return tuple(_conflict(name, mine, placed) for name, mine in by_name.items())


def _conflict(name: str, said: list[Statement], placed: _Places) -> Conflict:
    sides: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in said:
        sides[side_of(statement)].append(statement)
    return Conflict(
        name=name,
        sides=tuple(_side(statements, placed) for statements in sides.values()),
        decided_on=next((s.decided_on for s in said if s.decided_on), None),
        answer=next((s.answer for s in said if s.answer), ""),
    )


def side_of(statement: Statement) -> tuple[str, str]:
    """What the statements of one side share; denials of one conflict deny the same."""
    value = "" if statement.topic == Topic.DENIAL else statement.value
    # A lifetime and a period are both a length of time.
    return ("" if value else statement.topic), value


def _side(said: list[Statement], placed: _Places) -> Side:
    quoted: dict[tuple[int, int, int], Statement] = {}
    for each in said:
        quoted.setdefault((each.notice_version_id, each.start, each.end), each)
    return Side(
        uid=said[0].uid,
        topic=said[0].topic,
        value=said[0].value,
        sources=tuple(placed.source(each) for each in quoted.values()),
        abouts=tuple(dict.fromkeys((s.record_table, s.record_uid) for s in said if s.record_uid)),
        chosen=any(each.chosen for each in said),
    )
