"""Telling people that the notice has changed: what was promised, to whom, and in which words.

For the window::

    news = suggest(register, version_uid)    # News: what is new, and what was promised
    news.material                            # suggested; the manager says yes or no
    news.must_tell                           # material, and the version before promised to tell
    message(register, version_uid, "nn")     # Message(subject, text) for e-mail or letter
    make_task(register, version_uid, language="nb", on=day)  # Task, the message as its note

A change is material where people would want to know of it: a new purpose, recipient, basis or
storage period, a transfer out of the EEA. What is promised is read in the version before.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

import msgspec

from dpo_desk import words as all_words
from dpo_desk.duties import tasks
from dpo_desk.duties.notice_against_register import alike
from dpo_desk.law import dates
from dpo_desk.law.codes import Relation
from dpo_desk.notices.model import NoticeFacts
from dpo_desk.notices.read import read_sheet
from dpo_desk.notices.write_model import flat
from dpo_desk.notices.write_texts import say
from dpo_desk.reading import notice_rules
from dpo_desk.reading.sheet import Sheet, sheet
from dpo_desk.records import Activity, Notice, NoticeVersion, Task
from dpo_desk.register import Register

_TOPIC: Final = "news"
# Who has no lasting contact with the company: the website is where they are told.
_PASSING: Final = frozenset({Relation.VISITOR, Relation.OTHER})


class Way(StrEnum):
    """How people are told."""

    PERSON = "person"  # each of them: e-mail or letter
    SITE = "site"  # on the website


class What(StrEnum):
    """What is new in a version."""

    PURPOSE = "purpose"
    BASIS = "basis"
    RECIPIENT = "recipient"
    RETENTION = "retention"
    TRANSFER = "transfer"
    AUTOMATED = "automated"


class New(NamedTuple):
    """Something that the new text says and the old one does not."""

    what: What
    value: str  # a name, a code or a period


class Promised(NamedTuple):
    """A sentence of the version before that promises to tell."""

    way: Way
    quote: str
    line: int
    start: int
    end: int

    def __repr__(self) -> str:
        """The place only."""
        return f"<Promised {self.way} {self.start}-{self.end}>"


class Message(NamedTuple):
    """What is sent, as e-mail or letter."""

    subject: str
    text: str


class News(msgspec.Struct, frozen=True, kw_only=True):
    """What a version brings, and what was promised about that."""

    version_uid: str
    previous_uid: str = ""  # "" where it is the first: nobody has to be told of a change
    new: tuple[New, ...] = ()
    promised: tuple[Promised, ...] = ()
    relations: tuple[Relation, ...] = ()  # of those who can be reached

    @property
    def material(self) -> bool:
        """Whether the change looks material; the manager decides."""
        return bool(self.new)

    @property
    def ways(self) -> tuple[Way, ...]:
        """How it was promised that people are told."""
        return tuple(way for way in Way if any(each.way is way for each in self.promised))

    @property
    def must_tell(self) -> bool:
        """Whether a promise to tell each person falls due."""
        return self.material and Way.PERSON in self.ways


def suggest(register: Register, version_uid: str) -> News:
    """What a version brings against the one before; raises NotFound."""
    version = register.by_uid(NoticeVersion, version_uid)
    before = _before(register, version)
    if before is None:
        return News(version_uid=version_uid)
    old, new = sheet(before.text), sheet(version.text)
    return News(
        version_uid=version_uid,
        previous_uid=before.uid,
        new=tuple(_new(read_sheet(old), read_sheet(new))),
        promised=tuple(_promised(old)),
        relations=_relations(register),
    )


def _before(register: Register, version: NoticeVersion) -> NoticeVersion | None:
    found = register.find(
        NoticeVersion, "notice_id = :n and number < :v", order="number desc", limit=1,
        n=version.notice_id, v=version.number,
    )  # fmt: skip
    return found[0] if found else None


def _new(old: NoticeFacts, new: NoticeFacts) -> Iterator[New]:
    """What the new text says that the old one did not, kind by kind.

    Purposes are compared in one language only: their names are words.
    """
    if old.language == new.language:
        known = _purposes(old)
        fresh = (each for each in _purposes(new) if not any(alike(each, one) for one in known))
        yield from (New(What.PURPOSE, each) for each in dict.fromkeys(fresh))
    yield from _added(What.BASIS, old.legal_bases, new.legal_bases)
    yield from _added(What.RECIPIENT, _vendors(old), _vendors(new))
    yield from _added(What.RETENTION, _periods(old), _periods(new))
    if new.transfers.outside_eea == "yes" != old.transfers.outside_eea:
        yield New(What.TRANSFER, ", ".join(new.transfers.countries))
    if new.flags.automated_decisions and not old.flags.automated_decisions:
        yield New(What.AUTOMATED, "")


def _added(what: What, old: Iterable[str], new: Iterable[str]) -> Iterator[New]:
    known = {each.casefold() for each in old}
    for each in dict.fromkeys(new):
        if each.casefold() not in known:
            yield New(what, each)


def _purposes(facts: NoticeFacts) -> list[str]:
    return [each.purpose for each in facts.activities if each.is_stated]


def _vendors(facts: NoticeFacts) -> list[str]:
    return [each.vendor or each.name for each in facts.recipients]


def _periods(facts: NoticeFacts) -> list[str]:
    return [each.period for each in facts.retention if each.period]


def _promised(page: Sheet) -> Iterator[Promised]:
    """Each sentence that promises to tell, once a way."""
    seen: set[tuple[str, int]] = set()
    for hit in notice_rules.hits(page, _TOPIC):
        if (hit.rule.gives, hit.piece.index) not in seen:
            seen.add((hit.rule.gives, hit.piece.index))
            span = hit.piece.span(0, len(hit.piece.text))
            yield Promised(Way(hit.rule.gives), hit.piece.text, span.line, span.start, span.end)


def _relations(register: Register) -> tuple[Relation, ...]:
    """Whose data are used, of those who can be written to."""
    found = {code for each in register.find(Activity) for code in each.subjects}
    return tuple(code for code in Relation if code in found and code not in _PASSING)


def message(register: Register, version_uid: str, language: str) -> Message:
    """What to send to those who are to be told; raises NotFound, ValueError for a language."""
    all_words.of(language)
    version = register.by_uid(NoticeVersion, version_uid)
    company = register.company()
    values: dict[str, object] = {
        "name": company.name,
        "title": register.get(Notice, version.notice_id).title,
        "date": dates.write(version.valid_from, language) if version.valid_from else "",
        "because": version.changed_because,
        "where": version.published_where or company.website,
        "contact": company.email or company.phone,
    }
    subject = flat(part for text in say(language, "news.subject", values) for part in text)
    return Message(subject, "\n\n".join(map(flat, say(language, "news.text", values))))


def make_task(
    register: Register, version_uid: str, *, language: str = "", on: date | None = None
) -> Task:
    """A task to tell of the version, planned for ``on`` or today, with the message as its note.

    Its deadline is the day the version holds from, where that lies ahead: people are told before.
    Raises InvalidField for a plan after that, NotFound.
    """
    version = register.by_uid(NoticeVersion, version_uid)
    today = register.clock.today()
    spoken = language or register.company().letter_language
    told = message(register, version_uid, spoken)
    ahead = version.valid_from is not None and version.valid_from > today
    task = Task(
        title=all_words.of(register.company().language)("writing.task", number=version.number),
        plan_on=on or today,
        due_on=version.valid_from if ahead else None,
        record_table=NoticeVersion.table,
        record_uid=version.uid,
        note=f"{told.subject}\n\n{told.text}",
    )
    return tasks.add(register, task)
