"""A notice held against the register: what one says and the other does not.

The same vendor under another spelling, and the same purpose in other words, are no difference:
names are compared as the catalogue of vendors knows them, purposes by what they are about.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final, Literal, NamedTuple

from dpo_desk.checks.retention import days
from dpo_desk.checks.words import topics_of
from dpo_desk.duties import events
from dpo_desk.duties.notice_facts import facts_of
from dpo_desk.duties.proposal_entry import canonical, name_key
from dpo_desk.law import transfers
from dpo_desk.law.codes import Role, TransferMechanism
from dpo_desk.notices.model import Evidence, NoticeFacts
from dpo_desk.records import (
    Activity,
    Company,
    NoticeVersion,
    Purpose,
    RetentionRule,
    Service,
    Vendor,
)
from dpo_desk.register import Register

_SHORTEST: Final = 4  # letters of a word that says what a purpose is about
_ALIKE: Final = 0.5  # of such words that two purposes share
_MECHANISMS: Final = (
    TransferMechanism.ADEQUACY, TransferMechanism.DPF, TransferMechanism.SCC,
    TransferMechanism.BCR, TransferMechanism.DEROGATION, TransferMechanism.PRIVACY_SHIELD,
)  # fmt: skip


class Kind(StrEnum):
    """What is compared."""

    PROCESSOR = "processor"
    PURPOSE = "purpose"
    PERIOD = "period"
    TRANSFER = "transfer"
    PROMISE = "promise"
    COOKIE = "cookie"


class Difference(NamedTuple):
    """Something that only one of them says."""

    kind: Kind
    only_in: Literal["notice", "register"]
    what: str  # a name, a period, a mechanism's or a place's code
    line: int = 0  # of the notice
    start: int = 0
    end: int = 0
    table: str = ""  # of the record
    uid: str = ""
    field: str = ""

    def __repr__(self) -> str:
        """Kind and place; no words of notice or register."""
        return f"<Difference {self.kind} {self.only_in} {self.start}-{self.end} {self.uid}>"


def newest(register: Register) -> NoticeVersion | None:
    """The newest version of the notice that was last changed, or None."""
    found = register.find(NoticeVersion, "text <> ''", order="id desc", limit=1)
    return found[0] if found else None


def compare(register: Register, text: str) -> tuple[Difference, ...]:
    """All differences, kind by kind; those in the notice in the order of its text."""
    facts = facts_of(text)
    return (
        *_processors(register, facts, text),
        *_purposes(register, facts, text),
        *_periods(register, facts),
        *_transfers(register, facts),
        *_promises(register, facts),
        *_cookies(register, facts, text),
    )


def _only_notice(kind: Kind, what: str, evidence: Iterable[Evidence]) -> Difference:
    place = next(iter(evidence), Evidence(0, 0, 0, ""))
    return Difference(kind, "notice", what, place.line, place.start, place.end)


def _processors(register: Register, facts: NoticeFacts, text: str) -> Iterator[Difference]:
    vendors = {each.id: each.name for each in register.find(Vendor)}
    used = register.find(Service, "in_use")
    ours = {canonical(s.name) for s in used} | {canonical(v) for v in vendors.values() if v}
    named: set[str] = set()
    for each in facts.recipients:
        names = {canonical(each.name), canonical(each.vendor)} - {""}
        if not names & (ours | named):
            yield _only_notice(Kind.PROCESSOR, each.name, each.evidence)
        named |= names
    words = name_key(text)
    for service in used:
        names = {canonical(service.name), canonical(vendors.get(service.vendor_id or 0, ""))}
        said = names & named or any(_spelled(name, words) for name in (service.name, *names))
        if service.role is not Role.CONTROLLER and not said:
            yield Difference(
                Kind.PROCESSOR, "register", service.name,
                table=Service.table, uid=service.uid, field="name",
            )  # fmt: skip


def _spelled(name: str, words: str) -> bool:
    key = name_key(name)
    return len(key) >= _SHORTEST and f" {key} " in f" {words} "


def _purposes(register: Register, facts: NoticeFacts, text: str) -> Iterator[Difference]:
    activities = {each.id: each for each in register.find(Activity)}
    ours = [
        (each, f"{each.text} {activities[each.activity_id].name}")
        for each in register.find(Purpose)
        if each.activity_id in activities
    ]
    registered = [words for _, words in ours] + [each.name for each in activities.values()]
    for found in facts.activities:
        if found.is_stated and not any(alike(found.purpose, words) for words in registered):
            yield _only_notice(Kind.PURPOSE, found.purpose, found.evidence)
    said = [each.purpose for each in facts.activities]
    quoted = _quoted(register, text)
    for purpose, words in ours:
        activity = activities[purpose.activity_id]
        told = {purpose.uid, activity.uid} & quoted or any(alike(words, one) for one in said)
        if activity.role is not Role.PROCESSOR and not told:
            yield Difference(
                Kind.PURPOSE, "register", purpose.text or activity.name,
                table=Purpose.table, uid=purpose.uid, field="text",
            )  # fmt: skip


def _quoted(register: Register, text: str) -> set[str]:
    """The records that a sentence still in the text speaks of."""
    rows = register.rows(
        "select record_uid, quote from statement where removed_at is null and record_uid <> ''"
        " and quote <> ''"
    )
    plain = " ".join(text.split())
    return {str(r["record_uid"]) for r in rows if " ".join(str(r["quote"]).split()) in plain}


def alike(one: str, other: str) -> bool:
    """Whether two texts name the same purpose: the same topic, or half of their words."""
    if name_key(one) == name_key(other) or topics_of(one) & topics_of(other):
        return True
    first, second = _words(one), _words(other)
    shared = len(first & second)
    return bool(shared) and shared / min(len(first), len(second)) >= _ALIKE


def _words(text: str) -> set[str]:
    return {word[:6] for word in name_key(text).split() if len(word) >= _SHORTEST}


def _periods(register: Register, facts: NoticeFacts) -> Iterator[Difference]:
    rules = [each for each in register.find(RetentionRule) if days(each.period)]
    ours = {days(each.period) for each in rules}
    said = [each for each in facts.retention if days(each.period)]
    for found in said:
        if days(found.period) not in ours:
            yield _only_notice(Kind.PERIOD, str(found.period), found.evidence)
    theirs = {days(each.period) for each in said}
    for rule in rules:
        if days(rule.period) not in theirs:
            yield Difference(
                Kind.PERIOD, "register", str(rule.period),
                table=RetentionRule.table, uid=rule.uid, field="period",
            )  # fmt: skip


def _transfers(register: Register, facts: NoticeFacts) -> Iterator[Difference]:
    used = [s for s in register.find(Service, "in_use") if s.role is not Role.CONTROLLER]
    abroad = [s for s in used if transfers.outside_eea((*s.storage_countries, *s.access_countries))]
    told = facts.transfers
    if told.outside_eea == "yes" and not abroad:
        yield _only_notice(Kind.TRANSFER, "outside_eea", told.evidence)
    if told.outside_eea != "yes":
        for service in abroad:
            yield Difference(
                Kind.TRANSFER, "register", service.name,
                table=Service.table, uid=service.uid, field="storage_countries",
            )  # fmt: skip
    ours = {service.mechanism.value for service in used}
    for mechanism in told.mechanisms:
        if mechanism not in ours:
            yield _only_notice(Kind.TRANSFER, mechanism, told.evidence)
    for service in used:
        if service.mechanism in _MECHANISMS and service.mechanism.value not in told.mechanisms:
            yield Difference(
                Kind.TRANSFER, "register", service.mechanism.value,
                table=Service.table, uid=service.uid, field="mechanism",
            )  # fmt: skip


def _promises(register: Register, facts: NoticeFacts) -> Iterator[Difference]:
    ours = events.promises(register)
    for found in facts.promises_found:
        if found.is_stated and found.code not in ours:
            yield _only_notice(Kind.PROMISE, found.code, found.evidence)
    for promise in ours:
        if promise not in facts.response_promises:
            company = register.company()
            yield Difference(
                Kind.PROMISE, "register", promise, table=Company.table, uid=company.uid
            )


def _cookies(register: Register, facts: NoticeFacts, text: str) -> Iterator[Difference]:
    rows = register.rows("select uid, name from cookie where removed_at is null and name <> ''")
    ours = {str(row["name"]).casefold() for row in rows}
    for found in facts.cookies:
        if found.name and found.name.casefold() not in ours:
            yield _only_notice(Kind.COOKIE, found.name, found.evidence)
    small = text.casefold().replace("\\", "")
    for row in rows:
        if str(row["name"]).casefold() not in small:
            yield Difference(
                Kind.COOKIE, "register", str(row["name"]),
                table="cookie", uid=str(row["uid"]), field="name",
            )  # fmt: skip
