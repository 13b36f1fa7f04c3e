"""The page Today as the register gives it: greeting, date, what is ahead."""

from datetime import UTC, date, datetime

import msgspec
import pytest

from dpo_desk.duties import intake, retention, tasks, today
from dpo_desk.duties.agenda_item import Kind
from dpo_desk.records import RetentionRule, Task
from tests import sample
from tests.duties.conftest import DRAFT


def log(register, name, received):
    draft = msgspec.structs.replace(DRAFT, requester_name=name, received_on=received)
    return intake.log_request(register, draft)


@pytest.mark.parametrize(
    ("utc", "hour", "on", "week"),
    [
        (datetime(2026, 11, 19, 3, 59, tzinfo=UTC), "day", date(2026, 11, 19), 47),
        (datetime(2026, 11, 19, 4, 0, tzinfo=UTC), "morning", date(2026, 11, 19), 47),
        (datetime(2026, 11, 19, 8, 40, tzinfo=UTC), "morning", date(2026, 11, 19), 47),
        (datetime(2026, 11, 19, 9, 0, tzinfo=UTC), "day", date(2026, 11, 19), 47),
        (datetime(2026, 11, 19, 17, 0, tzinfo=UTC), "evening", date(2026, 11, 19), 47),
        (datetime(2026, 11, 19, 23, 30, tzinfo=UTC), "day", date(2026, 11, 20), 47),
        (datetime(2026, 7, 1, 3, 0, tzinfo=UTC), "morning", date(2026, 7, 1), 27),
        (datetime(2027, 1, 1, 12, 0, tzinfo=UTC), "day", date(2027, 1, 1), 53),
    ],
)
def test_the_greeting_follows_oslos_clock(tmp_path, utc, hour, on, week):
    with sample.make(tmp_path, at=sample.clock(utc)) as register:
        found = today.read(register)
    assert (found.hour, found.on, found.week) == (hour, on, week)
    assert found.first_name == "Kari"


def test_what_is_ahead_stands_by_day_and_each_thing_once(register):
    log(register, "Kari Eksempel", date(2026, 11, 3))
    log(register, "Ola Prøve", date(2026, 11, 17))
    with register.action("action.task.added"):
        register.add(Task(title="Både", plan_on=date(2026, 11, 24), due_on=date(2026, 12, 1)))
        register.add(Task(title="Hvert år", plan_on=date(2027, 1, 15), repeats="P1Y"))
        register.add(RetentionRule(data="Søknader", next_on=date(2026, 11, 20), every="P1M"))
    found = today.read(register)
    told = [(one.item.kind, one.item.on, one.days) for one in found.ahead]
    assert told == [
        (Kind.RETENTION, date(2026, 11, 20), 1),
        (Kind.TASK, date(2026, 11, 24), 5),
        (Kind.DEADLINE_SAFE, date(2026, 12, 3), 14),
        (Kind.DEADLINE_SAFE, date(2026, 12, 17), 28),
        (Kind.TASK, date(2027, 1, 15), 57),
    ]
    assert not found.more
    assert [one.can_be_done for one in found.ahead] == [True, True, False, False, True]


def test_more_than_there_is_room_for_is_said(register):
    for day in range(1, 9):
        tasks.add(register, Task(title=f"Oppgave {day}", plan_on=date(2026, 12, day)))
    found = today.read(register)
    assert (len(found.ahead), found.more) == (5, True)


def test_what_is_late_stays_until_it_is_done(register):
    task = tasks.add(register, Task(title="Glemt", plan_on=date(2026, 11, 2)))
    (line,) = today.read(register).ahead
    assert (line.days, line.item.lost) == (-17, False)
    tasks.done(register, task.uid)
    assert today.read(register).ahead == ()


def test_a_lost_deadline_is_one_line_and_says_so(register):
    log(register, "For sent", date(2026, 10, 12))
    (line,) = today.read(register).ahead
    assert line.item.lost
    assert line.item.on == date(2026, 11, 12)


def test_a_round_marked_as_deleted_leaves_and_the_next_one_comes(register):
    with register.action("action.retention_rule.added"):
        rule = register.add(RetentionRule(data="Søknader", next_on=date(2026, 11, 20), every="P1Y"))
    retention.cleared(register, rule.uid, sample.TODAY)
    assert [one.item.on for one in today.read(register).ahead] == [date(2027, 11, 19)]


def test_the_last_copy_is_told_by_its_day_in_oslo(register, tmp_path):
    assert today.read(register).copied_on is None
    (tmp_path / "kopier").mkdir()
    register.backup(tmp_path / "kopier")
    assert today.read(register).copied_on == sample.TODAY
