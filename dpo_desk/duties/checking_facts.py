"""What the self-check looks at, fetched from the register in a few queries a table."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Final, TypeVar

from dpo_desk.checks.facts import Aim, Disagreement, Doing, Facts, Serving
from dpo_desk.duties import checking_cases, statements
from dpo_desk.law import data_categories
from dpo_desk.law.codes import Relation, Stated
from dpo_desk.records import (
    Activity,
    ActivityService,
    Cookie,
    Purpose,
    PurposeBasis,
    Recipient,
    Record,
    RetentionRule,
    Service,
    SubProcessor,
    Vendor,
)
from dpo_desk.register import Register

R = TypeVar("R", bound=Record)
_FIELDS: Final = {"retention": "period", "role": "role"}


def gather(register: Register, today: date) -> Facts:
    """Activities, services, periods, requests and what is undecided, as they stand."""
    services = {each.id: each for each in register.find(Service)}
    doings = _doings(register, services)
    rules = register.find(RetentionRule, "activity_id is null and service_id is null")
    return Facts(
        today=today,
        company=register.company(),
        doings=doings,
        services=_services(register, services.values(), doings),
        general_rules=tuple(rules),
        cases=checking_cases.cases(register),
        disagreements=_disagreements(register),
    )


def _doings(register: Register, services: dict[int, Service]) -> tuple[Doing, ...]:
    aims = _aims(register)
    uses = _by(register.find(ActivityService), "activity_id")
    recipients = _by(register.find(Recipient), "activity_id")
    rules = register.find(RetentionRule, "activity_id is not null or service_id is not null")
    own, through = _by(rules, "activity_id"), _by(rules, "service_id")
    cookies = _by(register.find(Cookie), "activity_id")
    found = []
    for activity in register.find(Activity):
        used = [(u, services[u.service_id]) for u in uses[activity.id] if u.service_id in services]
        theirs = [r for _, s in used for r in through[s.id] if r.activity_id is None]
        found.append(
            Doing(
                activity=activity,
                aims=tuple(aims[activity.id]),
                uses=tuple(used),
                recipients=tuple(recipients[activity.id]),
                rules=(*own[activity.id], *theirs),
                cookies=tuple(cookies[activity.id]),
            )
        )
    return tuple(found)


def _aims(register: Register) -> dict[int, list[Aim]]:
    bases = _by(register.find(PurposeBasis), "purpose_id")
    found: defaultdict[int, list[Aim]] = defaultdict(list)
    for purpose in register.find(Purpose, order="position, id"):
        found[purpose.activity_id].append(Aim(purpose, tuple(bases[purpose.id])))
    return found


def _services(
    register: Register, services: Iterable[Service], doings: Iterable[Doing]
) -> tuple[Serving, ...]:
    vendors = {each.id: each for each in register.find(Vendor)}
    subs = _by(register.find(SubProcessor), "service_id")
    risky = {s.id for doing in doings if _risky(doing.activity) for _, s in doing.uses}
    return tuple(
        Serving(
            service=each,
            vendor=vendors.get(each.vendor_id) if each.vendor_id is not None else None,
            sub_processors=len(subs[each.id]),
            high_risk=each.id in risky,
        )
        for each in services
    )


def _risky(activity: Activity) -> bool:
    special = bool(data_categories.SPECIAL & set(activity.data_categories))
    staff = Relation.EMPLOYEE.value in activity.subjects
    return special or staff or activity.special_categories is Stated.KNOWN


def _disagreements(register: Register) -> tuple[Disagreement, ...]:
    """What notices say in two ways of a period or a role, and nobody has decided."""
    found = []
    for each in statements.conflicts(register, undecided=True):
        what = {"period": "retention"}.get(each.answered_by, each.answered_by)
        abouts = [(table, uid) for table, uid in each.abouts if table != Cookie.table]
        if what in _FIELDS and abouts:
            found.append(Disagreement(what, *abouts[0], _FIELDS[what]))
    return tuple(found)


def _by(records: Iterable[R], key: str) -> defaultdict[int, list[R]]:
    found: defaultdict[int, list[R]] = defaultdict(list)
    for each in records:
        value = getattr(each, key)
        if value is not None:
            found[value].append(each)
    return found
