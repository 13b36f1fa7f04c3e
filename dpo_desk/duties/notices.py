"""The company's privacy notices: versions whose text never changes, and what was taken from them.

An edited text is a new version (MODEL 11). A sentence from which something was taken is found again
in a version in which it has moved; where it is not, that is said.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

import msgspec

from dpo_desk.digest import sha256
from dpo_desk.duties import links
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.notice_quotes import Span, Text
from dpo_desk.law.codes import ProposalCertainty
from dpo_desk.records import BY_TABLE, Notice, NoticeVersion, Proposal, Statement
from dpo_desk.register import NotFound, Register
from dpo_desk.words import LANGUAGES

LONGEST: Final = 2_000_000  # characters of a text
_LONGEST_LINE: Final = 5_000  # and of a line
CHANGED: Final = (  # of a version; its text and its number stand
    "valid_from", "published_on", "published_where", "changed_because", "language", "stated_date",
)  # fmt: skip


class VersionRow(msgspec.Struct, frozen=True, kw_only=True):
    """A version as the list shows it."""

    id: int
    uid: str
    notice_uid: str
    title: str
    number: int
    language: str
    valid_from: date | None
    published_on: date | None


class Taken(msgspec.Struct, frozen=True):
    """Something that was taken from a sentence; ``span`` is None where the sentence is not here."""

    uid: str  # the statement's
    topic: str
    table: str  # of the record it is about, "" for none
    record_uid: str
    title: str  # what that record is called
    quote: str
    certainty: ProposalCertainty
    span: Span | None
    conflict: bool

    def __repr__(self) -> str:
        """Ids only."""
        return f"<Taken {self.uid}>"


class VersionView(msgspec.Struct, frozen=True):
    """A version with all that its page shows."""

    version: NoticeVersion
    notice: Notice
    previous: NoticeVersion | None
    newest: bool
    taken: tuple[Taken, ...]
    drafts: dict[str, str]
    draft: str  # of the next version, which is kept with the newest one
    left: int  # proposals from it that nobody has answered yet


def versions(register: Register) -> list[VersionRow]:
    """All versions, notice by notice, newest first; without their texts."""
    rows = register.rows(
        "select v.id, v.uid, n.uid as notice_uid, n.title, v.number, v.language, v.valid_from,"
        " v.published_on from notice_version v join notice n on n.id = v.notice_id"
        " where v.removed_at is null and n.removed_at is null order by n.id, v.number desc"
    )
    return msgspec.convert(rows, list[VersionRow], strict=False)


def view(register: Register, uid: str) -> VersionView:
    """A version for its page, also one in the bin; raises NotFound."""
    version = register.by_uid(NoticeVersion, uid)
    notice = register.get(Notice, version.notice_id)
    mine = "notice_id = :n"
    before = register.find(
        NoticeVersion, f"{mine} and number < :v", order="number desc", limit=1,
        n=notice.id, v=version.number,
    )  # fmt: skip
    last = register.find(NoticeVersion, mine, order="number desc", limit=1, n=notice.id)
    newest = last[0].uid if last else uid
    return VersionView(
        version=version,
        notice=notice,
        previous=before[0] if before else None,
        newest=newest == uid,
        taken=_taken(register, version),
        drafts=register.drafts(uid),
        draft=register.drafts(newest).get("text", ""),
        left=register.count(Proposal, "notice_version_id = :v and state = 'open'", v=version.id),
    )


def _taken(register: Register, version: NoticeVersion) -> tuple[Taken, ...]:
    said, origin = _statements(register, version)
    text = Text(version.text)
    size = max(1, len(origin.text))
    found = []
    for one in said:
        same = origin.id == version.id and text.stands(one.quote, one.start, one.end)
        place = text.span(one.start, one.end) if same else text.find(one.quote, one.start / size)
        found.append(
            Taken(
                uid=one.uid,
                topic=one.topic,
                table=one.record_table,
                record_uid=one.record_uid,
                title=_title(register, one.record_table, one.record_uid),
                quote=" ".join(one.quote.split()),
                certainty=one.certainty,
                span=place,
                conflict=bool(one.conflict) and one.decided_on is None,
            )
        )
    nowhere = len(version.text) + 1
    found.sort(key=lambda one: one.span.start if one.span else nowhere)
    return tuple(found)


def _statements(
    register: Register, version: NoticeVersion
) -> tuple[Sequence[Statement], NoticeVersion]:
    """The version's own statements; else those of the nearest version that has some."""
    rows = register.rows(
        "select distinct v.id, v.number from notice_version v"
        " join statement s on s.notice_version_id = v.id and s.removed_at is null"
        " where v.notice_id = :n",
        n=version.notice_id,
    )
    if not rows:
        return [], version
    numbers = {int(row["id"] or 0): int(row["number"] or 0) for row in rows}
    near = min(
        numbers, key=lambda id_: (numbers[id_] > version.number, _far(numbers, id_, version))
    )
    origin = version if version.id in numbers else register.get(NoticeVersion, near)
    quoted = "notice_version_id = :v and quote <> ''"
    return register.find(Statement, quoted, order='start, "end", id', v=origin.id), origin


def _far(numbers: dict[int, int], id_: int, version: NoticeVersion) -> int:
    return abs(numbers[id_] - version.number)


def _title(register: Register, table: str, uid: str) -> str:
    if table not in BY_TABLE:
        return ""
    try:
        return links.title_of(register, table, uid)
    except NotFound:
        return ""


def new_version(
    register: Register,
    *,
    text: str,
    notice_uid: str = "",
    title: str = "",
    language: str = "",
    because: str = "",
    valid_from: date | None = None,
) -> NoticeVersion:
    """Keep a text as the newest version of a notice, or as the first of a new one.

    Raises InvalidField for no text, one that is too long, or the text that the newest has already.
    """
    plain = cleaned(text)
    _check(plain)
    key = "action.notice.version" if notice_uid else "action.notice.added"
    with register.action(key):
        if notice_uid:
            notice = register.by_uid(Notice, notice_uid)
        else:
            notice = register.add(Notice(title=title.strip()))
        newest = register.find(
            NoticeVersion, "notice_id = :n", order="number desc", limit=1, removed=True, n=notice.id
        )
        if newest and newest[0].removed_at is None and newest[0].text == plain:
            raise InvalidField("notices.error.same", "text")
        spoken = language or (newest[0].language if newest else register.company().language)
        return register.add(
            NoticeVersion(
                notice_id=notice.id,
                number=newest[0].number + 1 if newest else 1,
                language=spoken if spoken in LANGUAGES else LANGUAGES[0],
                text=plain,
                sha256=sha256(plain.encode()),
                valid_from=valid_from,
                changed_because=because.strip(),
            )
        )


def cleaned(text: str) -> str:
    """A pasted or read text as it is kept: one kind of line break, no marks that nobody sees.

    A line of tens of thousands of letters has lost its breaks; it gets some at blanks, since what
    shows it would have to lay all of it out for every letter that is seen.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    whole = plain.removeprefix("\ufeff").split("\n")
    lines = [part.rstrip() for line in whole for part in _parts(line)]
    return "\n".join(lines).strip("\n")


def _parts(line: str) -> Iterator[str]:
    """A line, or one that is far too long in pieces."""
    at = 0
    while len(line) - at > _LONGEST_LINE:
        end = line.rfind(" ", at + 1, at + _LONGEST_LINE) + 1 or at + _LONGEST_LINE
        yield line[at:end]
        at = end
    yield line[at:]


def _check(text: str) -> None:
    if not text.strip():
        raise InvalidField("notices.error.empty", "text")
    if len(text) > LONGEST:
        raise InvalidField("notices.error.long", "text")


def change(register: Register, uid: str, field: str, value: Any, *, merge: str = "") -> object:
    """Change what is known of a version; raises InvalidField for its text, which stands."""
    if field not in CHANGED:
        raise InvalidField("notices.error.stands", field)
    version = register.by_uid(NoticeVersion, uid)
    if isinstance(value, str):
        value = value.strip()
    with register.action("action.notice_version.changed", merge=merge, field=field):
        return register.change(version, **{field: value})


def rename(register: Register, uid: str, title: str, *, merge: str = "") -> Notice:
    """Call a notice something else; raises InvalidField for no name."""
    if not title.strip():
        raise InvalidField("notices.error.title", "title")
    with register.action("action.notice.changed", merge=merge, field="title"):
        return register.change(register.by_uid(Notice, uid), title=title.strip())


def publish(register: Register, uid: str, *, on: date | None, where: str) -> NoticeVersion:
    """Mark a version as published; where it has no day to hold from, that of publishing is it.

    Raises InvalidField without a day or for one that lies ahead.
    """
    version = register.by_uid(NoticeVersion, uid)
    if on is None:
        raise InvalidField("err.date.format", "published_on")
    if on > register.clock.today():
        raise InvalidField("notices.error.ahead", "published_on")
    with register.action("action.notice.published"):
        return register.change(
            version,
            published_on=on,
            published_where=where.strip() or version.published_where,
            valid_from=version.valid_from or on,
        )


def remove(register: Register, uid: str) -> None:
    """Put a version in the bin; with the last one goes the notice."""
    version = register.by_uid(NoticeVersion, uid)
    with register.action("action.notice.removed"):
        register.remove(version)
        if not register.count(NoticeVersion, "notice_id = :n", n=version.notice_id):
            register.remove(register.get(Notice, version.notice_id))
