"""Whatever record a plan is, it can be moved; what can be marked as done is."""

from datetime import date, timedelta

import pytest

from dpo_desk.duties import plans, tasks
from dpo_desk.duties.agenda import Kind, agenda
from dpo_desk.duties.errors import InvalidField
from dpo_desk.records import Request, RetentionRule, Service, Task
from dpo_desk.register import Register
from tests.sample import TODAY

DAY = date(2026, 11, 27)


def planned(register: Register) -> dict[Kind, tuple[str, str]]:
    """One plan of each kind, for today."""
    tasks.add(register, Task(title="Be om avtale", plan_on=TODAY))
    rule, service = register.first(RetentionRule), register.first(Service)
    assert rule is not None
    assert service is not None
    with register.action("seed.loaded"):
        register.change(rule, next_on=TODAY)
        register.change(service, review_on=TODAY)
    return {item.kind: (item.table, item.uid) for item in agenda(register, TODAY, TODAY)}


def test_every_plan_can_be_moved_and_moved_back(register: Register) -> None:
    for kind, (table, uid) in planned(register).items():
        plans.move(register, table, uid, DAY)
        assert [item.kind for item in agenda(register, DAY, DAY)] == [kind]
        register.undo()
        assert agenda(register, DAY, DAY) == []


def test_no_plan_lies_behind_us(register: Register) -> None:
    for table, uid in planned(register).values():
        with pytest.raises(InvalidField, match="day_past"):
            plans.move(register, table, uid, TODAY - timedelta(days=1))
    assert len(agenda(register, TODAY, TODAY)) == 3


def test_what_is_done_leaves_what_is_to_be_done(register: Register) -> None:
    found = planned(register)
    for kind in (Kind.TASK, Kind.RETENTION):
        plans.done(register, *found[kind])
    states = {item.kind: item.state.value for item in agenda(register, TODAY, TODAY)}
    assert states == {Kind.TASK: "done", Kind.RETENTION: "done", Kind.REVIEW: "open"}


def test_a_deadline_is_no_plan(register: Register, request_: Request) -> None:
    with pytest.raises(ValueError, match="no plan"):
        plans.move(register, "request", request_.uid, DAY)
    with pytest.raises(ValueError, match="cannot be done"):
        plans.done(register, "service", "x")
