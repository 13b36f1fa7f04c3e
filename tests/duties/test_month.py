"""The month as the calendar shows it, and the days about a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpo_desk.duties import tasks
from dpo_desk.duties.agenda import Item, Kind
from dpo_desk.duties.month import ahead, month, postponements, shift
from dpo_desk.law.working_days import is_working_day
from dpo_desk.records import Request, Task
from dpo_desk.register import Register
from tests.sample import TODAY

ALL = frozenset(Kind)


@given(on=st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_six_whole_weeks_from_monday_hold_the_month(on: date) -> None:
    """Without a register: the frame follows from the day alone."""

    class Empty:
        class clock:  # noqa: N801
            @staticmethod
            def today() -> date:
                return TODAY

    found = month(Empty(), on, frozenset())
    days = [day.on for day in found.days]
    assert days == [days[0] + timedelta(days=n) for n in range(42)]
    assert days[0].weekday() == 0
    inside = [day.on for day in found.days if day.inside]
    assert (inside[0].day, inside[-1] + timedelta(days=1)) == (
        1,
        shift(on.replace(day=1), months=1),
    )
    assert on in inside
    assert list(found.weeks) == [d.isocalendar()[1] for d in days[::7]]
    assert all(day.closed != is_working_day(day.on) for day in found.days)
    assert [found.place(day) for day in days] == list(range(42))
    assert found.place(days[-1] + timedelta(days=1)) == -1


def test_easter_is_named(register: Register) -> None:
    found = month(register, date(2027, 3, 1), ALL)
    named = {day.on.day: day.named for day in found.days if day.named and day.inside}
    assert named == {25: ("maundy_thursday",), 26: ("good_friday",), 28: ("easter_sunday",),
                     29: ("easter_monday",)}  # fmt: skip


def test_the_same_day_for_safe_and_law_is_shown_once(register: Register, request_: Request) -> None:
    found = month(register, TODAY, ALL)
    (item,) = found.days[found.place(date(2026, 12, 3))].items
    assert item.kind is Kind.DEADLINE_SAFE
    none = month(register, TODAY, frozenset({Kind.TASK}))
    assert not any(day.items for day in none.days)


def test_what_is_ahead_begins_the_day_after_and_says_what_it_leaves_out(
    register: Register,
) -> None:
    days = (0, 1, 7, 8, 90, 91)
    for n in days:
        task = Task(title=f"Om {n}", plan_on=TODAY + timedelta(days=n))
        tasks.add(register, task)
    found = ahead(register, TODAY, ALL, 3)
    assert [item.title for item in found.soon] == ["Om 1", "Om 7"]
    assert [item.title for item in found.later] == ["Om 8"]
    assert found.more == 1
    done = register.first(Task, "title = 'Om 1'")
    assert done is not None
    tasks.done(register, done.uid)
    assert [item.title for item in ahead(register, TODAY, ALL, 9).soon] == ["Om 7"]


@pytest.mark.parametrize(
    ("on", "days"),
    [
        (TODAY, [date(2026, 11, 20), date(2026, 11, 26), date(2026, 12, 21)]),  # 19 Dec: Saturday
        (date(2026, 1, 5), [date(2026, 11, 20), date(2026, 11, 26), date(2026, 12, 21)]),  # late
        (date(2026, 12, 23), [date(2026, 12, 24), date(2026, 12, 30), date(2027, 1, 25)]),
    ],
)
def test_put_off_to_working_days_after_today(on: date, days: list[date]) -> None:
    item = Item(on, Kind.TASK, "agenda.task", {}, "A", "task", "u", False)
    assert [day for _, day in postponements(item, TODAY)] == days


def test_shifting_stays_within_the_years_of_a_calendar() -> None:
    assert shift(date(2026, 1, 31), months=1) == date(2026, 2, 28)
    assert shift(date(2026, 12, 31), days=1) == date(2027, 1, 1)
    assert shift(date(8999, 12, 31), days=1) == date(8999, 12, 31)
    assert shift(date(1901, 1, 1), days=-7) == date(1901, 1, 1)
