"""The self-check ready to show: what each row says, and what «Rett opp» opens."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

import msgspec

from dpo_desk.checks import RULES, Finding
from dpo_desk.duties import checking, links
from dpo_desk.duties.checking import Checked
from dpo_desk.law.codes import Severity
from dpo_desk.records import BY_TABLE, AcceptedFinding, NoticeVersion, Purpose, PurposeBasis
from dpo_desk.register import NotFound, Register
from dpo_desk.words import Words

GROUPS: Final = ("must", "should", "ok")
_INSIDE: Final = (PurposeBasis.table, Purpose.table)  # shown by their activity's name
_LONGEST: Final = 160  # letters of a quote that a row shows


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A finding as it is shown; the record named is what «Rett opp» opens."""

    key: str  # the same from one check to the next, as long as the facts are
    group: str
    rule: str
    severity: Severity
    message: str
    state: str  # «Ikke registrert ennå», or ""
    law: str
    fix: str
    where: str
    quote: str
    table: str
    uid: str
    field: str
    line: int
    facts: str  # that were judged
    start: int = 0  # of the words in the notice's text
    end: int = 0
    accepted_on: date | None = None
    reason: str = ""
    accepted_uid: str = ""

    def __repr__(self) -> str:
        """Rule and record; nothing that was written by anybody."""
        return f"<Row {self.rule} {self.table} {self.uid}>"


class View(msgspec.Struct, frozen=True):
    """All rows in the order of the page: what must be mended, what to look at, what is in order."""

    rows: tuple[Row, ...]
    in_order: int  # rules that find nothing, or only what was accepted
    rules: int

    def of(self, group: str) -> tuple[Row, ...]:
        """The rows of one group."""
        return tuple(row for row in self.rows if row.group == group)


def view(register: Register, today: date, words: Words, about: str | None = None) -> View:
    """The page as it is now."""
    return ready(register, checking.findings(register, today, about), words)


def ready(register: Register, found: Sequence[Checked], words: Words) -> View:
    """What was found, as rows in the language of ``words``."""
    rows = [_row(register, each, words) for each in found]
    rows.sort(key=lambda row: GROUPS.index(row.group))  # within a group the order stands
    left = {row.rule for row in rows if row.group != "ok"}
    return View(tuple(rows), len(RULES) - len(left), len(RULES))


def accept(register: Register, row: Row, reason: str) -> AcceptedFinding:
    """Mark what a row shows as in order; raises InvalidField without a reason, NotFound."""
    finding = Finding(
        rule=row.rule, severity=row.severity, table=row.table, uid=row.uid, field=row.field
    )
    return checking.accept(register, Checked(finding, row.facts), reason)


def _row(register: Register, each: Checked, words: Words) -> Row:
    finding, language = each.finding, words.language
    title = finding.title or _title(register, finding.table, finding.uid)
    return Row(
        key=f"{each.facts}-{finding.uid}-{finding.line}",
        group=each.group,
        rule=finding.rule,
        severity=finding.severity,
        message=finding.message(language),
        state=finding.state(language),
        law=finding.law(language),
        fix=finding.fix(language),
        where=_where(words, finding.table, title, finding.line),
        quote=_short(each.quote),
        table=finding.table,
        uid=finding.uid,
        field=finding.field,
        line=finding.line,
        facts=each.facts,
        start=finding.span.start if finding.span else 0,
        end=finding.span.end if finding.span else 0,
        accepted_on=each.accepted.accepted_on if each.accepted else None,
        reason=each.accepted.reason if each.accepted else "",
        accepted_uid=each.accepted.uid if each.accepted else "",
    )


def _title(register: Register, table: str, uid: str) -> str:
    """What people call the record."""
    if not uid or table not in BY_TABLE or table == NoticeVersion.table:
        return ""
    try:
        return links.title_of(register, table, uid)
    except NotFound:
        return ""


def _where(words: Words, table: str, title: str, line: int) -> str:
    """«Behandling: Nyhetsbrev», «Personvernerklæringen, linje 32»."""
    if table == NoticeVersion.table:
        return words("check.where.line", line=line) if line > 1 else words("check.where.notice")
    key = f"check.where.{'activity' if table in _INSIDE else table}"
    where = words(key) if words.has(key) else words("check.where.register")
    return words("check.where.of", where=where, title=title) if title else where


def _short(quote: str) -> str:
    text = " ".join(quote.split())
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"


def plain(rows: Iterable[Row]) -> list[dict[str, object]]:
    """The rows as ``check --json`` prints them."""
    return [
        {
            "rule": row.rule,
            "severity": row.severity.value,
            "message": row.message,
            "law": row.law,
            "record": row.uid or None,
            "field": row.field or None,
            "line": row.line or None,
            "accepted": row.reason or None,
        }
        for row in rows
    ]
