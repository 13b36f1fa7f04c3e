"""Retention rules (DOMAIN 11): how long what is kept, and the rounds in which it is deleted."""

from datetime import date
from typing import Any, Final

from dpo_desk.duties import activities
from dpo_desk.duties.errors import InvalidField
from dpo_desk.law import durations
from dpo_desk.records import Activity, Record, RetentionRule, Service
from dpo_desk.register import Register

_LATER: Final = ("P1W", "P1M", "P3M")  # what a round is put off by
_LINKS: Final[dict[str, type[Record]]] = {"activity_id": Activity, "service_id": Service}


def add(
    register: Register, data: str = "", *, activity_uid: str = "", service_uid: str = ""
) -> RetentionRule:
    """A new rule, of an activity, of a service, or of everything that has none of its own."""
    activity = register.by_uid(Activity, activity_uid).id if activity_uid else None
    service = register.by_uid(Service, service_uid).id if service_uid else None
    with register.action("action.retention_rule.added"):
        return register.add(
            RetentionRule(activity_id=activity, service_id=service, data=data.strip())
        )


def change(register: Register, uid: str, field: str, value: Any, *, merge: str = "") -> Record:
    """Write one field; a period that cannot be read is refused with InvalidField.

    ``activity_id`` and ``service_id`` are what the rule hangs on; None for neither.
    """
    if field not in _LINKS:
        return activities.change(register, RetentionRule.table, uid, field, value, merge=merge)
    rule = register.by_uid(RetentionRule, uid)
    if getattr(rule, field) == value:
        return rule
    if value is not None:
        register.get(_LINKS[field], value)
    with register.action("action.retention_rule.linked"):
        return register.change(rule, **{field: value})


def cleared(register: Register, uid: str, on: date) -> RetentionRule:
    """«Merk som slettet»: the round of ``on`` is done, the next one follows where they repeat."""
    rule = register.by_uid(RetentionRule, uid)
    after = durations.add(on, rule.every) if rule.every else None
    with register.action("action.retention_rule.cleared"):
        return register.change(rule, done_on=on, next_on=after)


def postpone(register: Register, uid: str, to: date) -> RetentionRule:
    """«Utsett»: the next round is on another day, not in the past; raises InvalidField."""
    if to < register.clock.today():
        raise InvalidField("duties.error.day_past", "next_on")
    with register.action("action.retention_rule.postponed"):
        return register.change(register.by_uid(RetentionRule, uid), next_on=to)


def later(register: Register) -> list[tuple[str, date]]:
    """The days to which a round is usually put off, each with its period from today."""
    today = register.clock.today()
    return [(period, durations.add(today, period)) for period in _LATER]


def remove(register: Register, uid: str) -> RetentionRule:
    """Put a rule in the bin."""
    with register.action("action.retention_rule.removed"):
        return register.remove(register.by_uid(RetentionRule, uid))
