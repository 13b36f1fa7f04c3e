"""Tasks: what is planned. A plan can be moved, a deadline cannot (DESIGN §2).

A task that repeats is one record: its dates are those of the first round, ``repeats`` is the ISO
period between rounds, and ``done_on`` the round that was finished last. A round that is done or
moved becomes a task of its own, which belongs to the one that repeats; so the months behind us
keep their marks, and a monthly task on the 31st stays on the 31st after February.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from typing import Any

import msgspec

from dpo_desk.duties.errors import InvalidField
from dpo_desk.law import durations
from dpo_desk.law.working_days import add_months
from dpo_desk.records import Task
from dpo_desk.register import Register

__all__ = ["add", "change", "done", "move", "remove", "round_now", "rounds", "same_round", "undone"]

_EDITED = ("title", "plan_on", "due_on", "repeats", "record_table", "record_uid", "note")


def add(register: Register, task: Task) -> Task:
    """Keep a new task; raises InvalidField for what cannot be right."""
    task = msgspec.structs.replace(task, title=task.title.strip(), note=task.note.strip())
    _check(task)
    with register.action("action.task.added"):
        return register.add(task)


def change(register: Register, uid: str, *, merge: str = "", **values: Any) -> Task:
    """Set fields of a task; raises InvalidField for what cannot be right, TypeError for others."""
    if unknown := set(values) - set(_EDITED):
        raise TypeError(f"not set this way: {sorted(unknown)}")
    task = register.by_uid(Task, uid)
    plain = {name: v.strip() if isinstance(v, str) else v for name, v in values.items()}
    new = msgspec.structs.replace(task, **plain)
    if new == task:
        return task
    _check(new)
    with register.action("action.task.changed", merge=merge):
        return register.change(task, **plain)


def done(register: Register, uid: str, on: date | None = None) -> Task:
    """Mark a task as done, or the round of it that is due; returns what is done."""
    task, day = register.by_uid(Task, uid), on or register.clock.today()
    if day > register.clock.today():
        raise InvalidField("duties.error.day_ahead", "done_on")
    with register.action("action.task.done"):
        if task.repeats:
            task = _split(register, task)
        return register.change(task, done_on=day)


def undone(register: Register, uid: str) -> Task:
    """Take the mark away; a round that was done stands as a task of its own."""
    task = register.by_uid(Task, uid)
    with register.action("action.task.undone"):
        return register.change(task, done_on=None)


def move(register: Register, uid: str, to: date) -> Task:
    """Plan a task, or the round of it that is due, for another day.

    Raises InvalidField where the day lies after the task's deadline, or the task is done.
    """
    task = register.by_uid(Task, uid)
    if task.done_on and not task.repeats:
        raise InvalidField("duties.error.task_done", "plan_on")
    with register.action("action.task.moved", to=to.isoformat()):
        if task.repeats:
            task = _split(register, task)
        _check(msgspec.structs.replace(task, plan_on=to))
        return register.change(task, plan_on=to)


def remove(register: Register, uid: str) -> Task:
    """Put a task in the bin."""
    with register.action("action.task.removed"):
        return register.remove(register.by_uid(Task, uid))


def rounds(start: date, period: str, last: date) -> Iterator[date]:
    """The days of what repeats, from ``start`` to ``last``; each counted from the first.

    A day that a month lacks becomes its last one. Without a period that is one, only ``start``.
    """
    each = _period(period)
    for n in count():
        day = _after(start, each, n)
        if day is None or day > last:
            return
        yield day
        if not each:
            return


def _after(start: date, each: durations.Duration, n: int) -> date | None:
    """The day ``n`` periods after ``start``; None past the last day there is."""
    days = timedelta(days=n * (each.weeks * 7 + each.days))
    try:
        return add_months(start, n * (each.years * 12 + each.months)) + days
    except (OverflowError, ValueError):
        return None


def round_now(task: Task) -> date:
    """The day of the oldest round that is not done: past, today or ahead.

    Counted by the plan, by the deadline where there is no plan; raises ValueError without a day.
    """
    start = task.plan_on or task.due_on
    if start is None:
        raise ValueError("a task without a day has no rounds")
    if not task.repeats or task.done_on is None or task.done_on < start:
        return start
    coming = (day for day in rounds(start, task.repeats, date.max) if day > task.done_on)
    return next(coming, start)


def same_round(task: Task, day: date) -> date:
    """What ``day``, a plan or deadline of the first round, is in the round that is due."""
    start = task.plan_on or task.due_on
    if not task.repeats or start is None:
        return day
    before = sum(1 for _ in rounds(start, task.repeats, round_now(task))) - 1
    return _after(day, _period(task.repeats), before) or day


def _split(register: Register, task: Task) -> Task:
    """The round that is due as a task of its own; the one that repeats goes on after it.

    Rounds that went by since are let go: one forgotten thing is not five to do.
    """
    now, start = round_now(task), task.plan_on or task.due_on
    today = register.clock.today()
    missed = [day for day in rounds(start or now, task.repeats, today) if now < day < today]
    register.change(task, done_on=missed[-1] if missed else now)
    return register.add(
        Task(
            title=task.title,
            plan_on=now if task.plan_on else None,
            due_on=task.due_on and same_round(task, task.due_on),
            record_table=Task.table,
            record_uid=task.uid,
            note=task.note,
        )
    )


def _check(task: Task) -> None:
    if not task.title:
        raise InvalidField("duties.error.task_title", "title")
    if task.plan_on and task.due_on and task.plan_on > task.due_on:
        raise InvalidField("duties.error.plan_after_due", "plan_on")
    if task.repeats:
        _check_period(task)


def _check_period(task: Task) -> None:
    if not _period(task.repeats):
        raise InvalidField("duties.error.task_repeats", "repeats")
    if task.plan_on is None and task.due_on is None:
        raise InvalidField("duties.error.task_repeats_when", "repeats")


def _period(text: str) -> durations.Duration:
    """A period of whole days at the least; nothing for what is none."""
    try:
        return durations.parse(text)._replace(hours=0, minutes=0, seconds=0)
    except ValueError:
        return durations.Duration()
