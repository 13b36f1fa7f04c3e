"""«Fyll ut»: from a hole in a letter to the one fact that fills it.

A hole is filled where it belongs: what the case itself must tell stands in one of its steps, what
the register must tell is asked in a side sheet and goes into the register, for every later answer.
"""

from typing import Any, NamedTuple

from dpo_desk.duties.company import check
from dpo_desk.duties.errors import InvalidField
from dpo_desk.law import durations
from dpo_desk.law.codes import LegalBasis, ProposalCertainty, RetentionAction, RetentionTrigger
from dpo_desk.paper.model import Hole, Letter, holes
from dpo_desk.records import (
    BY_TABLE,
    Activity,
    Company,
    Purpose,
    PurposeBasis,
    Record,
    RetentionRule,
    fields,
)
from dpo_desk.register import Register

# Which step of the case answers which hole; everything else is a fact of the register. What a
# letter asks of the manager, the words for it and to whom it goes, is said where it is written.
_STEPS = {
    ("request", "identity"): "identity",
    ("request", "activities"): "scope",
    ("request", "searches"): "scope",
    ("request", "claims"): "assess",
    ("request", "findings"): "assess",
    ("request", "notifications"): "closed",  # where recipients are told
    ("letter", "omitted"): "assess",
}
_STEP_OF_TABLE = {
    "request": "received",
    "search": "scope",
    "claim": "assess",
    "finding": "assess",
    "redaction": "assess",
    "notification": "answer",
    "letter": "answer",
}


class RetentionAnswer(NamedTuple):
    """How long: an ISO 8601 period from a trigger, or what decides it, or honestly unknown."""

    period: str = ""
    trigger: RetentionTrigger = RetentionTrigger.PURPOSE_ENDED
    criteria: str = ""
    unknown: bool = False


class PurposeAnswer(NamedTuple):
    """What for, and on which basis."""

    text: str
    basis: LegalBasis
    reason: str = ""


class Asked(NamedTuple):
    """What «Fyll ut» asks: the record by name, the field, its label key, and what stands there."""

    name: str
    field: str
    label: str
    value: Any


def step_of(hole: Hole) -> str:
    """The step of the case in which a hole is filled; "" where the register is asked."""
    return _STEPS.get((hole.table, hole.field), _STEP_OF_TABLE.get(hole.table, ""))


def asked(register: Register, hole: Hole) -> Asked:
    """What to ask for a hole that the register must fill; raises NotFound."""
    record = register.by_uid(BY_TABLE[hole.table], hole.uid)
    name = str(getattr(record, "name", ""))
    if hole.field in _MADE:
        return Asked(name, hole.field, _MADE[hole.field], None)
    info = next(each for each in fields(type(record)) if each.name == hole.field)
    return Asked(name, hole.field, info.label, getattr(record, hole.field))


def asked_all(register: Register, letter: Letter) -> dict[Hole, Asked]:
    """What every hole of a letter asks that the register must fill."""
    return {hole: asked(register, hole) for hole in holes(letter) if not step_of(hole)}


def fill(register: Register, hole: Hole, value: Any) -> Record:
    """Write the missing fact into the register; raises InvalidField for what says nothing."""
    match hole.field, value:
        case "retention", RetentionAnswer():
            return _fill_retention(register, register.by_uid(Activity, hole.uid), value)
        case "purpose", PurposeAnswer():
            return _fill_purpose(register, register.by_uid(Activity, hole.uid), value)
    value = value.strip() if isinstance(value, str) else value
    if not value:
        raise InvalidField("err.required", hole.field)
    kind = BY_TABLE[hole.table]
    if kind is Company:
        value = check(hole.field, value)
    with register.action("action.filled", field=hole.field):
        return register.change(register.by_uid(kind, hole.uid), **{hole.field: value})


def _fill_retention(
    register: Register, activity: Activity, answer: RetentionAnswer
) -> RetentionRule:
    if not (answer.period or answer.criteria.strip() or answer.unknown):
        raise InvalidField("duties.error.retention_empty", "retention")
    if answer.period:
        try:
            durations.parse(answer.period)
        except ValueError as error:
            raise InvalidField("duties.error.period", "retention") from error
    with register.action("action.filled", field="period"):
        return register.add(
            RetentionRule(
                activity_id=activity.id,
                data=activity.name,
                trigger=answer.trigger if answer.period else RetentionTrigger.NONE,
                period=answer.period or None,
                criteria=answer.criteria.strip(),
                action=RetentionAction.DELETE,
                certainty=(
                    ProposalCertainty.UNCLEAR if answer.unknown else ProposalCertainty.STATED
                ),
            )
        )


def _fill_purpose(register: Register, activity: Activity, answer: PurposeAnswer) -> Purpose:
    if not answer.text.strip():
        raise InvalidField("err.required", "purpose")
    with register.action("action.filled", field="text"):
        empty = register.first(Purpose, "activity_id = :a and trim(text) = ''", a=activity.id)
        text = answer.text.strip()
        if empty is None:
            purpose = register.add(Purpose(activity_id=activity.id, text=text))
        else:
            purpose = register.change(empty, text=text)
        register.add(
            PurposeBasis(purpose_id=purpose.id, basis=answer.basis, reason=answer.reason.strip())
        )
        return purpose


# Fields of a hole that are records of their own, with the label key of what is asked.
_MADE = {"retention": "field.activity.retention", "purpose": "field.activity.purpose"}
