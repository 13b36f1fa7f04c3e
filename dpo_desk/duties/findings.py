"""What was found of the person, one by one, and what is done with each (DOMAIN 1)."""

from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, Final

import msgspec

from dpo_desk.duties.case import claims
from dpo_desk.duties.claims import check_ground
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.events import check_day
from dpo_desk.law import retention, statutes
from dpo_desk.law.codes import FindingChoice, RequestKind, RetentionTrigger
from dpo_desk.law.statutes import Statute
from dpo_desk.records import (
    ActivityService,
    Document,
    Finding,
    Request,
    RetentionRule,
    Search,
)
from dpo_desk.register import Register

# What a finding must say besides, so that a letter can tell the person (12 (4)).
_NEEDED: Final = MappingProxyType(
    {
        FindingChoice.REDACT: ("ground", "reason"),
        FindingChoice.KEEP_BACK: ("ground", "reason"),
        FindingChoice.CORRECT: ("after",),
        FindingChoice.KEEP: ("law", "keep_until"),
    }
)
# What is covered or left out of a copy concerns others, as a rule: 15 (4), of a file 20 (4).
_USUAL: Final = MappingProxyType(
    {RequestKind.ACCESS: "art15_4", RequestKind.PORTABILITY: "art20_4"}
)


def of(register: Register, request: Request) -> list[Finding]:
    """The findings of a case in the order they were noted."""
    return register.find(Finding, "request_id = :r", order="id", r=request.id)


def add(
    register: Register,
    request_id: int,
    what: str,
    *,
    choice: FindingChoice = FindingChoice.GIVE,
    claim_id: int | None = None,
    search_id: int | None = None,
    document_id: int | None = None,
) -> Finding:
    """Note something that was found; one of a copy lies where the copy was found.

    Raises InvalidField where nothing is said of it.
    """
    request = register.get(Request, request_id)
    if not what.strip():
        raise InvalidField("err.required", "what")
    if document_id is not None and search_id is None:
        search_id = register.get(Document, document_id).search_id
    finding = Finding(
        request_id=request.id,
        claim_id=claim_id,
        search_id=search_id,
        document_id=document_id,
        what=what.strip(),
        choice=choice,
    )
    with register.action("action.finding.added", ref=request.ref):
        return register.add(_with_usual_ground(register, finding))


def change(
    register: Register, finding_id: int, field: str, value: Any, *, merge: str = ""
) -> Finding:
    """Change one thing that is said of a finding.

    Raises InvalidField for a ground that fits none of the claims, a day of the deed that lies
    ahead or before receipt, or a copy that would be kept until before it.
    """
    finding = register.get(Finding, finding_id)
    request = register.get(Request, finding.request_id)
    _check(register, request, finding, field, value)
    if getattr(finding, field) == value:
        return finding
    label = "action.finding.changed"
    with register.action(label, merge=merge, ref=request.ref, field=field):
        changed = register.change(finding, **{field: value})
        usual = _with_usual_ground(register, changed) if field == "choice" else changed
        return changed if usual == changed else register.change(changed, ground=usual.ground)


def remove(register: Register, finding_id: int) -> Finding:
    """Take a finding out of the case."""
    finding = register.get(Finding, finding_id)
    request = register.get(Request, finding.request_id)
    with register.action("action.finding.removed", ref=request.ref):
        return register.remove(finding)


def lacking(finding: Finding) -> tuple[str, ...]:
    """The fields that a letter needs of this finding and that are still empty."""
    return tuple(name for name in _NEEDED.get(finding.choice, ()) if not getattr(finding, name))


def kinds_of(register: Register, finding: Finding) -> tuple[RequestKind, ...]:
    """The kinds of the claims that a finding answers: its own, or all of the case."""
    request = register.get(Request, finding.request_id)
    asked = claims(register, request)
    return tuple(c.kind for c in asked if finding.claim_id in (None, c.id))


def must_keep(register: Register, finding: Finding) -> tuple[Statute, ...]:
    """Acts by which it may have to be kept; first those that the system's own rules name."""
    named = _plain("\n".join(rule.law for rule in _rules(register, finding)))
    known = [each for each in statutes.statutes() if each.duty == "keep"]
    return tuple(sorted(known, key=lambda each: _plain(each.cite("nb")) not in named))


def keep_until(code: str, day: date, *, year_ends: int = 12) -> date:
    """The last day on which an act makes a thing of this ``day`` be kept.

    ``year_ends`` is the last month of the financial year. Raises KeyError for another act.
    """
    act = statutes.statute(code)
    start = day
    if act.trigger is RetentionTrigger.FIN_YEAR_END:
        start = retention.financial_year_end(day, year_ends)
    return retention.due(start, act.period) - timedelta(days=1)


def _check(register: Register, request: Request, finding: Finding, field: str, value: Any) -> None:
    if field == "what" and not value.strip():
        raise InvalidField("err.required", "what")
    if field == "ground" and value:
        check_ground(register, request, kinds_of(register, finding), value)
    if field == "done_on":
        check_day(register, request, value)
    if field == "backups_until" and value and finding.done_on and value < finding.done_on:
        raise InvalidField("findings.error.backups", field)


def _with_usual_ground(register: Register, finding: Finding) -> Finding:
    """What is covered rests on the rights of others, until the manager says otherwise."""
    if finding.choice is not FindingChoice.REDACT or finding.ground:
        return finding
    usual = [_USUAL[kind] for kind in kinds_of(register, finding) if kind in _USUAL]
    return msgspec.structs.replace(finding, ground=usual[0]) if usual else finding


def _plain(text: str) -> str:
    """An act as it is compared: people do not type the space that does not break."""
    return text.replace("\N{NO-BREAK SPACE}", " ").casefold()


def _rules(register: Register, finding: Finding) -> list[RetentionRule]:
    """The retention rules of the system where it was found, and of what it is used for."""
    search = register.get(Search, finding.search_id) if finding.search_id else None
    if search is None or search.service_id is None:
        return []
    links = register.find(ActivityService, "service_id = :s", s=search.service_id)
    used = {link.activity_id for link in links}
    every = register.find(RetentionRule)
    return [r for r in every if r.service_id == search.service_id or r.activity_id in used]
