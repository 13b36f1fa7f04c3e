"""The self-check of a register: what its notices, its records and its requests lack.

What somebody has marked as in order stays so as long as the facts are those that were judged: the
sentence of the notice, or the record that the finding points at.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import islice
from typing import Any, Final, Literal, NamedTuple

import msgspec
from msgspec.structs import replace

from dpo_desk import checks
from dpo_desk.checks import Facts, Finding
from dpo_desk.checks import Notice as NoticeView
from dpo_desk.digest import sha256
from dpo_desk.duties import notice_facts
from dpo_desk.duties.checking_facts import gather
from dpo_desk.duties.errors import InvalidField
from dpo_desk.records import AcceptedFinding, Notice, NoticeVersion, Record
from dpo_desk.register import Register

About = Literal["notice", "register", "request"]
# What changes with the work and decides nothing.
_PASSING: Final = frozenset({"id", "removed_at", "note", "owner", "who", "next_on", "done_on"})
_WORK: Final = ("request", "claim")
_TOGETHER: Final = 8  # rules between which somebody else can be served


class Checked(NamedTuple):
    """A finding, the facts it was read from, and whether somebody has said that it is in order."""

    finding: Finding
    facts: str  # SHA-256
    quote: str = ""  # of the notice
    accepted: AcceptedFinding | None = None

    @property
    def group(self) -> str:
        """must, should, or ok where it was accepted."""
        return "ok" if self.accepted else self.finding.group


_Accepted = Mapping[tuple[str, str], AcceptedFinding]


class _Read(NamedTuple):
    """A notice's newest version with what its text says."""

    notice: Notice
    version: NoticeVersion
    view: NoticeView


def findings(
    register: Register, today: date, about: About | str | None = None
) -> tuple[Checked, ...]:
    """All findings on a day, the gravest first; ``about`` a part of the register, or one uid."""
    found = [each for step in steps(register, today) for each in step]
    kept = [each for each in found if about is None or _concerns(each.finding, about)]
    return tuple(sorted(kept, key=lambda each: checks.rank(each.finding)))


def steps(register: Register, today: date) -> Iterator[tuple[Checked, ...]]:
    """The same a part at a time, so that whoever waits can be served in between."""
    accepted = _accepted(register)
    read = []
    for notice, version in _newest(register):
        read.append(_Read(notice, version, notice_facts.view_of(version.text, today)))
        yield ()
    facts = _with_notices(gather(register, today), read)
    yield ()
    for one in read:
        yield tuple(_of_notice(one, accepted))
    yield from _of_register(facts, _lines(register), accepted)


def _concerns(finding: Finding, about: str) -> bool:
    part = {NoticeVersion.table: "notice"}.get(finding.table, "register")
    part = "request" if finding.table in _WORK else part
    return about in (part, finding.uid)


# notices


def texts(register: Register) -> tuple[str, ...]:
    """The newest text of every notice: who reads them beforehand need not hold the register."""
    return tuple(version.text for _notice, version in _newest(register))


def _newest(register: Register) -> Iterator[tuple[Notice, NoticeVersion]]:
    """Each notice with its newest text."""
    for notice in register.find(Notice):
        found = register.find(
            NoticeVersion, "notice_id = :n and text <> ''", order="number desc", limit=1,
            n=notice.id,
        )  # fmt: skip
        yield from ((notice, version) for version in found)


def _with_notices(facts: Facts, read: Iterable[_Read]) -> Facts:
    """What the register's own rules want to know of the notices."""
    views = list(read)
    return facts._replace(
        notice_uid=views[-1].version.uid if views else "",
        notice_processor=_says(views, "own_processor_role", "customers_people"),
        notice_automated=any(one.view.facts.flags.automated_decisions for one in views),
        notice_agreements=_says(views, "agreements"),
        notice_suppliers=any(one.view.facts.unnamed_recipients for one in views),
        notice_interest=_says(views, "legitimate_interest"),
        notice_clauses=_says(views, "scc"),
        notice_camera=any(one.view.facts.flags.camera for one in views),
    )


def _says(views: Iterable[_Read], *signs: str) -> bool:
    return any(one.view.says(*signs) for one in views)


def _of_notice(one: _Read, accepted: _Accepted) -> Iterator[Checked]:
    for each in notice_facts.findings_of(one.version.text, one.view.today):
        quote = one.version.text[each.span.start : each.span.end] if each.span else ""
        facts = _hash(each.rule, " ".join(quote.split()))
        found = replace(each, table=NoticeVersion.table, uid=one.version.uid, field="text")
        yield Checked(found, facts, quote, accepted.get((one.notice.uid, facts)))


# register and requests


def _of_register(
    facts: Facts, lines: Mapping[str, int], accepted: _Accepted
) -> Iterator[tuple[Checked, ...]]:
    """What the rules say of the register and of requests, some rules at a time."""
    records = dict(_records(facts))
    told = cache(lambda uid: _told(records[uid]))
    rules = checks.run_each("register", facts)
    while some := list(islice(rules, _TOGETHER)):
        found = []
        for each in (one for rule in some for one in rule):
            known = told(each.uid) if each.uid in records else _values(each)
            seen = _hash(each.rule, each.field, known)
            placed = replace(each, line=lines.get(each.uid, 0))
            found.append(Checked(placed, seen, "", accepted.get((each.uid, seen))))
        yield tuple(found)


def _values(finding: Finding) -> list[str]:
    return sorted(map(str, finding.values.values()))


def _records(facts: Facts) -> Iterator[tuple[str, Record]]:
    yield facts.company.uid, facts.company
    for doing in facts.doings:
        parts: list[Record] = [doing.activity, *doing.rules]
        parts += [each for aim in doing.aims for each in (aim.purpose, *aim.bases)]
        yield from ((each.uid, each) for each in parts)
    yield from ((each.service.uid, each.service) for each in facts.services)
    yield from ((each.uid, each) for each in facts.general_rules)


def _told(record: Record) -> str:
    plain: dict[str, Any] = msgspec.to_builtins(record)
    return _hash({name: value for name, value in plain.items() if name not in _PASSING})


def _lines(register: Register) -> dict[str, int]:
    """On which line of a notice a record was found, where it came from one."""
    rows = register.rows(
        "select record_uid, min(line) as line from statement where removed_at is null"
        " and record_uid <> '' and line > 0 group by record_uid"
    )
    return {str(row["record_uid"]): int(row["line"] or 0) for row in rows}


def _hash(*parts: object) -> str:
    return sha256(msgspec.json.encode(parts, order="deterministic"))


# accepting


def _accepted(register: Register) -> dict[tuple[str, str], AcceptedFinding]:
    """What is in order, by the record it was said of and the facts that were judged."""
    found = register.find(AcceptedFinding)
    return {(each.record_uid, each.facts_sha256): each for each in found}


def accept(register: Register, checked: Checked, reason: str) -> AcceptedFinding:
    """Mark a finding as in order; raises InvalidField without a reason."""
    if not reason.strip():
        raise InvalidField("err.required", "reason")
    finding = checked.finding
    with register.action("action.finding.accepted", rule=finding.rule):
        return register.add(
            AcceptedFinding(
                rule=finding.rule,
                record_table=finding.table,
                record_uid=_kept_with(register, finding),
                record_field=finding.field,
                facts_sha256=checked.facts,
                reason=reason.strip(),
                accepted_on=register.clock.today(),
            )
        )


def reopen(register: Register, accepted_uid: str) -> None:
    """Take up a finding again; raises NotFound."""
    accepted = register.by_uid(AcceptedFinding, accepted_uid)
    with register.action("action.finding.reopened", rule=accepted.rule):
        register.remove(accepted)


def _kept_with(register: Register, finding: Finding) -> str:
    """The record that the acceptance stays with: the notice, through all its versions."""
    if finding.table != NoticeVersion.table:
        return finding.uid
    version = register.by_uid(NoticeVersion, finding.uid)
    return register.get(Notice, version.notice_id).uid
