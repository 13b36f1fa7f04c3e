"""Reading a letter's material from the register: a fixed handful of queries, whatever its size."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar

from dpo_desk.law.deadlines import Deadlines
from dpo_desk.letters import gather_annexes, gather_case
from dpo_desk.letters.material import Material
from dpo_desk.records import (
    Activity,
    ActivityService,
    Claim,
    Contact,
    Cookie,
    Document,
    Event,
    Finding,
    KeptLetter,
    LetterText,
    Purpose,
    PurposeBasis,
    Recipient,
    Request,
    RetentionRule,
    Service,
    Statement,
    SubProcessor,
    Translation,
    Vendor,
)
from dpo_desk.records.base import Record
from dpo_desk.records.uses import Aim, Link, Periods, Use
from dpo_desk.register import Register

R = TypeVar("R", bound=Record)
K = TypeVar("K", bound=Hashable)


def gather(
    register: Register,
    request: Request,
    *,
    activities: Sequence[Activity],
    letter: KeptLetter,
    events: Sequence[Event],
    deadlines: Deadlines | None,
    dated: date,
) -> Material:
    """What a letter of ``request`` is written from; ``activities`` are those that apply."""
    company = register.company()
    redactions = gather_case.redactions(register, request)
    searches, annexes = gather_case.searches(register, request, redactions)
    return Material(
        company=company,
        request=request,
        letter=letter,
        dated=dated,
        contacts=tuple(register.find(Contact, "company_id = :c", order="id", c=company.id)),
        claims=tuple(register.find(Claim, "request_id = :r", order="id", r=request.id)),
        events=tuple(events),
        deadlines=deadlines,
        every_use=uses(register, activities),
        searches=searches,
        annexes=annexes,
        translations=tuple(register.find(Translation, order="id")),
        logo=_logo(register, company.logo_document_id),
        findings=tuple(register.find(Finding, "request_id = :r", order="id", r=request.id)),
        notifications=gather_case.notifications(register, request),
        redactions=redactions,
        addressee=gather_case.addressee(register, request, letter),
        earlier=gather_case.earlier(register, request),
        originals=gather_case.originals(register, request),
        annex_file=gather_annexes.bound(register, request),
        wording=wording(register),
    )


def wording(register: Register) -> dict[tuple[str, str], str]:
    """The company's own texts, by file and language."""
    return {(each.letter, each.language): each.text for each in register.find(LetterText)}


class _Rules(NamedTuple):
    """Retention rules by what they hang on, and the groups that disagree."""

    by_activity: dict[int | None, list[RetentionRule]]
    by_service: dict[int | None, list[RetentionRule]]
    general: list[RetentionRule]
    groups: dict[str, Periods]  # by the uid of each rule that is part of a conflict


def uses(register: Register, activities: Sequence[Activity]) -> tuple[Use, ...]:
    """Activities with all that the register knows of them, in a handful of queries."""
    aims = _by(_aims(register), lambda aim: aim.purpose.activity_id)
    links = _by(_links(register), lambda link: link.link.activity_id)
    recipients = _by(register.find(Recipient, order="id"), lambda each: each.activity_id)
    cookies = register.find(Cookie, order="id")
    rules = _rules(register)
    found = []
    for activity in activities:
        mine = links[activity.id]
        services = {link.service.id for link in mine}
        found.append(
            Use(
                activity=activity,
                aims=tuple(aims[activity.id]),
                links=tuple(mine),
                recipients=tuple(recipients[activity.id]),
                retention=_periods(activity, mine, rules),
                cookies=tuple(
                    cookie
                    for cookie in cookies
                    if cookie.activity_id == activity.id
                    or (cookie.activity_id is None and cookie.service_id in services)
                ),
            )
        )
    return tuple(found)


def _aims(register: Register) -> list[Aim]:
    bases = _by(register.find(PurposeBasis, order="id"), lambda basis: basis.purpose_id)
    purposes = register.find(Purpose, order="position, id")
    return [Aim(purpose=purpose, bases=tuple(bases[purpose.id])) for purpose in purposes]


def _links(register: Register) -> list[Link]:
    services = {service.id: service for service in register.find(Service)}
    vendors = {vendor.id: vendor for vendor in register.find(Vendor)}
    subs = _by(register.find(SubProcessor, order="id"), lambda sub: sub.service_id)
    found = []
    for link in register.find(ActivityService, order="id"):
        service = services.get(link.service_id)
        if service is not None:
            vendor = vendors.get(service.vendor_id or 0)
            found.append(
                Link(link=link, service=service, vendor=vendor, subs=tuple(subs[service.id]))
            )
    return found


def _rules(register: Register) -> _Rules:
    every = register.find(RetentionRule, order="id")
    about = "record_table in ('retention_rule', 'cookie') and conflict <> ''"
    return _Rules(
        by_activity=_by(every, lambda rule: rule.activity_id),
        by_service=_by(every, lambda rule: rule.service_id),
        general=[rule for rule in every if rule.activity_id is None and rule.service_id is None],
        groups=_groups(every, register.find(Statement, about, order="id")),
    )


def _groups(every: Iterable[RetentionRule], said: Sequence[Statement]) -> dict[str, Periods]:
    """The rules of each conflict: the chosen ones alone, or all of them as not decided."""
    by_uid = {rule.uid: rule for rule in every}
    found = {}
    for statements in _by(said, lambda statement: statement.conflict).values():
        uids = list(dict.fromkeys(s.record_uid for s in statements if s.record_uid in by_uid))
        chosen = {s.record_uid for s in statements if s.chosen}
        settled = bool(chosen) or any(s.answer for s in statements)  # «Vet ikke» settles nothing
        rules = tuple(by_uid[uid] for uid in uids if not chosen or uid in chosen)
        if not rules:
            continue
        group = Periods(
            rules=rules,
            undecided=len(rules) > 1 and not settled,
            cookies_differ=not settled and any(s.record_table == "cookie" for s in statements),
        )
        found.update(dict.fromkeys(uids, group))
    return found


def _periods(activity: Activity, links: Sequence[Link], rules: _Rules) -> tuple[Periods, ...]:
    """The rules of an activity and its services; the general ones only where they are silent."""
    mine = rules.by_activity[activity.id] + [
        rule
        for link in links
        for rule in rules.by_service[link.service.id]
        if rule.activity_id is None
    ]
    groups = [rules.groups.get(rule.uid, Periods(rules=(rule,))) for rule in mine or rules.general]
    return tuple({id(group.rules[0]): group for group in groups}.values())


def _logo(register: Register, document_id: int | None) -> bytes | None:
    document = register.first(Document, "id = :d", d=document_id) if document_id else None
    return document.data if document else None


def _by(rows: Iterable[Any], key: Callable[[Any], K]) -> "defaultdict[K, list[Any]]":
    found: defaultdict[K, list[Any]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found
