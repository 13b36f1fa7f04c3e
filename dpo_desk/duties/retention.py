"""Retention rules (DOMAIN 11): how long what is kept, and the rounds in which it is deleted."""

from datetime import date
from typing import Any, Final

from dpo_desk.duties import activities
from dpo_desk.duties.errors import InvalidField
from dpo_desk.law import durations
from dpo_desk.records import Activity, Record, RetentionRule, Service
from dpo_desk.register import Register

# How often a round is kept; any other period may be typed.
ROUNDS: Final = ("P1M", "P3M", "P6M", "P1Y")


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
    """Write one field; a period that cannot be read is refused with InvalidField."""
    return activities.change(register, RetentionRule.table, uid, field, value, merge=merge)


def link(register: Register, uid: str, table: str, target_uid: str = "") -> RetentionRule:
    """Let a rule hang on an activity or a service (``table``), or on none of them any more."""
    kind = Activity if table == Activity.table else Service
    target = register.by_uid(kind, target_uid).id if target_uid else None
    rule = register.by_uid(RetentionRule, uid)
    field = f"{kind.table}_id"
    if getattr(rule, field) == target:
        return rule
    with register.action("action.retention_rule.linked"):
        return register.change(rule, **{field: target})


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


def remove(register: Register, uid: str) -> RetentionRule:
    """Put a rule in the bin."""
    with register.action("action.retention_rule.removed"):
        return register.remove(register.by_uid(RetentionRule, uid))
