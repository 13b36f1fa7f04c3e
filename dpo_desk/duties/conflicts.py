"""Deciding what holds where notices contradict themselves: one side, another answer, «Vet ikke».

A decision is a fact of its own, and the register follows it in the same action: rules that no
longer hold go to the bin, and what was written instead stands in the rule that stays. Deciding
anew begins where the sentences left it, so that nothing of the earlier decision remains.
"""

from collections.abc import Sequence

from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.seed_statements import Topic
from dpo_desk.duties.statements import Conflict, conflict, side_of
from dpo_desk.law import durations
from dpo_desk.law.codes import Role
from dpo_desk.records import Activity, RetentionRule, Statement
from dpo_desk.register import Register


def decide(
    register: Register,
    statement_uid: str | None = None,
    *,
    conflict_name: str = "",
    answer: str = "",
    at: str = "",
) -> Conflict:
    """Decide a conflict: for the side of a statement, with ``answer``, or with neither: «Vet ikke».

    ``answer`` is an ISO period where the conflict is about one, a role's code where it is about
    the role, else words; ``at`` is the uid of the rule that is to hold it, else the first one's.
    Raises InvalidField for an answer that is none of these, NotFound.
    """
    if statement_uid:
        conflict_name = register.by_uid(Statement, statement_uid).conflict
    before = conflict(register, conflict_name)
    answer = _checked(before, answer.strip())
    with register.action(f"action.conflict.{_how(statement_uid, answer)}"):
        _restore(register, before)
        _mark(register, before, statement_uid, answer)
        after = conflict(register, conflict_name)
        if after.chosen:
            _follow_side(register, after)
        elif answer:
            _follow_answer(register, after, answer, at)
    return conflict(register, conflict_name)


def _how(statement_uid: str | None, answer: str) -> str:
    if statement_uid:
        return "chosen"
    return "answered" if answer else "unknown"


def _checked(before: Conflict, answer: str) -> str:
    if not answer:
        return ""
    match before.answered_by:
        case "period":
            try:
                durations.parse(answer)
            except ValueError as error:
                raise InvalidField("duties.error.period", "answer") from error
        case "role" if answer not in set(Role):
            raise InvalidField("err.required", "answer")
    return answer


def _mark(register: Register, before: Conflict, statement_uid: str | None, answer: str) -> None:
    said = _statements(register, before.name)
    side = next((side_of(each) for each in said if each.uid == statement_uid), None)
    for each in said:
        chosen = side is not None and side_of(each) == side
        register.change(each, chosen=chosen, decided_on=register.clock.today(), answer=answer)


def _restore(register: Register, before: Conflict) -> None:
    """Undo what an earlier decision did to rules and roles."""
    if before.decided_on is None:
        return
    said = _statements(register, before.name)
    for rule in _rules(register, said):
        stated = next((s.value for s in said if s.record_uid == rule.uid and s.value), None)
        period = stated if before.answer and rule.period == before.answer else rule.period
        register.change(rule, removed_at=None, period=period)
    for activity in _disputed(register, said):
        register.change(activity, role=Role.UNCLEAR)


def _follow_side(register: Register, decided: Conflict) -> None:
    """Rules that only the losing sentences speak of go; the values of the winning ones hold."""
    said = _statements(register, decided.name)
    won = {each.record_uid: each.value for each in said if each.chosen}
    for rule in _rules(register, said):
        if rule.uid not in won:
            register.remove(rule)
        elif won[rule.uid]:
            register.change(rule, period=won[rule.uid])
    if decided.answered_by == "role":
        for uid, role in won.items():
            register.change(register.by_uid(Activity, uid), role=Role(role))


def _follow_answer(register: Register, decided: Conflict, answer: str, at: str) -> None:
    said = _statements(register, decided.name)
    if decided.answered_by == "role":
        for activity in _disputed(register, said):
            register.change(activity, role=Role(answer))
    if decided.answered_by != "period":
        return
    rules = _rules(register, said)
    kept = next((rule for rule in rules if rule.uid == at), rules[0] if rules else None)
    for rule in rules:
        if rule is kept:
            register.change(rule, period=answer)
        else:
            register.remove(rule)


def _statements(register: Register, name: str) -> list[Statement]:
    return register.find(Statement, "conflict = :name", order="start, id", name=name)


def _rules(register: Register, said: Sequence[Statement]) -> list[RetentionRule]:
    """The rules that the sentences speak of, in their order, also from the bin."""
    uids = dict.fromkeys(s.record_uid for s in said if s.record_table == RetentionRule.table)
    return [register.by_uid(RetentionRule, uid) for uid in uids]


def _disputed(register: Register, said: Sequence[Statement]) -> list[Activity]:
    """The activities of whose role the sentences say different things."""
    roles: dict[str, set[str]] = {}
    for each in said:
        if each.record_table == Activity.table and each.topic == Topic.ROLE:
            roles.setdefault(each.record_uid, set()).add(each.value)
    return [register.by_uid(Activity, uid) for uid, said in roles.items() if len(said) > 1]
