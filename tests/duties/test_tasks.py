"""Tasks: planned, moved, done; those that repeat go on, and keep their day of the month."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from dpo_desk.duties import tasks
from dpo_desk.duties.errors import InvalidField
from dpo_desk.records import Task
from dpo_desk.register import Register
from tests.sample import TODAY

NOV_24, NOV_30, DEC_31 = date(2026, 11, 24), date(2026, 11, 30), date(2026, 12, 31)


def test_a_task_is_added_changed_and_removed_and_each_can_be_undone(register: Register) -> None:
    task = tasks.add(register, Task(title="  Be om avtale ", plan_on=NOV_24))
    assert task.title == "Be om avtale"
    tasks.change(register, task.uid, title="Be om ny avtale")
    tasks.remove(register, task.uid)
    assert register.count(Task) == 0
    register.undo()
    assert register.first(Task).title == "Be om ny avtale"
    register.undo()
    assert register.first(Task).title == "Be om avtale"


@pytest.mark.parametrize(
    ("task", "key", "field"),
    [
        (Task(title=" "), "duties.error.task_title", "title"),
        (Task(title="A", plan_on=DEC_31, due_on=NOV_30), "duties.error.plan_after_due", "plan_on"),
        (Task(title="A", plan_on=TODAY, repeats="ofte"), "duties.error.task_repeats", "repeats"),
        (Task(title="A", plan_on=TODAY, repeats="PT5H"), "duties.error.task_repeats", "repeats"),
        (Task(title="A", repeats="P1M"), "duties.error.task_repeats_when", "repeats"),
    ],
)
def test_what_cannot_be_right_is_refused(
    register: Register, task: Task, key: str, field: str
) -> None:
    with pytest.raises(InvalidField) as refused:
        tasks.add(register, task)
    assert (refused.value.key, refused.value.field) == (key, field)
    assert register.count(Task) == 0


def test_done_and_not_done(register: Register) -> None:
    task = tasks.add(register, Task(title="Be om avtale", plan_on=NOV_24))
    assert tasks.done(register, task.uid).done_on == TODAY
    with pytest.raises(InvalidField, match="task_done"):
        tasks.move(register, task.uid, NOV_30)
    assert tasks.undone(register, task.uid).done_on is None
    with pytest.raises(InvalidField, match="day_ahead"):
        tasks.done(register, task.uid, TODAY + timedelta(days=1))


def test_a_plan_moves_up_to_its_deadline_and_no_further(register: Register) -> None:
    task = tasks.add(register, Task(title="Be om avtale", plan_on=TODAY, due_on=NOV_24))
    assert tasks.move(register, task.uid, NOV_24).plan_on == NOV_24
    with pytest.raises(InvalidField, match="plan_after_due"):
        tasks.move(register, task.uid, NOV_30)
    kept = register.by_uid(Task, task.uid)
    assert (kept.plan_on, kept.due_on) == (NOV_24, NOV_24)


def test_a_round_that_is_done_leaves_its_mark_and_the_next_one_comes(register: Register) -> None:
    routine = tasks.add(register, Task(title="Ta kopi", plan_on=date(2026, 10, 31), repeats="P1M"))
    first = tasks.done(register, routine.uid)
    assert (first.plan_on, first.done_on) == (date(2026, 10, 31), TODAY)
    assert (first.record_table, first.record_uid) == ("task", routine.uid)
    for day in (NOV_30, DEC_31, date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31)):
        assert tasks.round_now(register.by_uid(Task, routine.uid)) == day
        tasks.done(register, routine.uid)
    register.undo()
    assert tasks.round_now(register.by_uid(Task, routine.uid)) == date(2027, 3, 31)


def test_a_round_that_is_moved_leaves_the_others_where_they_were(register: Register) -> None:
    routine = tasks.add(
        register, Task(title="Ta kopi", plan_on=NOV_24, due_on=NOV_30, repeats="P1M")
    )
    moved = tasks.move(register, routine.uid, date(2026, 11, 26))
    assert (moved.plan_on, moved.due_on, moved.repeats) == (date(2026, 11, 26), NOV_30, "")
    after = register.by_uid(Task, routine.uid)
    assert tasks.round_now(after) == date(2026, 12, 24)
    assert tasks.same_round(after, NOV_30) == date(2026, 12, 30)


def test_a_move_past_the_deadline_of_a_round_leaves_everything(register: Register) -> None:
    routine = tasks.add(
        register, Task(title="Ta kopi", plan_on=NOV_24, due_on=NOV_30, repeats="P1M")
    )
    with pytest.raises(InvalidField, match="plan_after_due"):
        tasks.move(register, routine.uid, DEC_31)
    assert register.find(Task) == [routine]


def test_rounds_that_went_by_are_one_thing_to_do(register: Register) -> None:
    """Weekly on Thursdays, forgotten since summer; today is a Thursday and stays to be done."""
    routine = tasks.add(register, Task(title="Tøm", plan_on=date(2026, 7, 2), repeats="P1W"))
    assert tasks.round_now(routine) == date(2026, 7, 2)
    tasks.done(register, routine.uid)
    assert tasks.round_now(register.by_uid(Task, routine.uid)) == TODAY
    assert register.count(Task) == 2


PERIODS = ("P1D", "P1W", "P2W", "P1M", "P3M", "P6M", "P1Y")
STEPS = {
    "P1D": relativedelta(days=1), "P1W": relativedelta(weeks=1), "P2W": relativedelta(weeks=2),
    "P1M": relativedelta(months=1), "P3M": relativedelta(months=3),
    "P6M": relativedelta(months=6), "P1Y": relativedelta(years=1),
}  # fmt: skip


@given(start=st.dates(date(2024, 1, 1), date(2030, 12, 31)), period=st.sampled_from(PERIODS))
def test_rounds_are_those_of_dateutil(start: date, period: str) -> None:
    last = start + timedelta(days=800)
    ours = list(tasks.rounds(start, period, last))
    assert ours == [d for n in range(801) if (d := start + STEPS[period] * n) <= last]


def test_rounds_end_where_the_calendar_does() -> None:
    assert list(tasks.rounds(date(9999, 11, 30), "P1M", date.max)) == [
        date(9999, 11, 30),
        date(9999, 12, 30),
    ]
    assert list(tasks.rounds(TODAY, "uleselig", date.max)) == [TODAY]
