"""The deadlines of a request, by the worked cases of the specification."""

import subprocess
import sys
from datetime import date

import pytest

from dpo_desk.law.deadlines import (
    Deadlines,
    DueState,
    Facts,
    Pause,
    deadlines,
    sentences,
)
from tests.law.worked_cases import MONTH

_WEEKDAYS = ("man", "tir", "ons", "tor", "fre", "lør", "søn")


def day(text: str) -> date:
    """A date as the table prints it; its day of the week must be right."""
    weekday, _, iso = text.rpartition(" ")
    found = date.fromisoformat(f"20{iso}")
    assert not weekday or _WEEKDAYS[found.weekday()] == weekday, text
    return found


CASES = [
    pytest.param(*(cell.strip() for cell in line.split("|")[1:7]), id=line.split(" ")[0])
    for line in MONTH.strip().splitlines()
]


@pytest.mark.parametrize(("received", "nominal", "law_latest", "safe", "thirty", "promised"), CASES)
def test_worked_case(
    received: str, nominal: str, law_latest: str, safe: str, thirty: str, promised: str
) -> None:
    found = deadlines(Facts(day(received)))
    assert (found.nominal, found.law_latest, found.safe) == (
        day(nominal),
        day(law_latest),
        day(safe),
    )
    with_promise = deadlines(Facts(day(received), promises=("P30D",)))
    assert with_promise.promise_date == day(thirty)
    assert with_promise.safe == day(safe if promised == "=" else promised)
    assert with_promise.law_latest == found.law_latest


def test_all_worked_cases_are_there() -> None:
    assert [case.id for case in CASES] == [str(n) for n in range(1, 48)]


def test_figure_of_the_issue() -> None:
    found = deadlines(Facts(date(2027, 1, 31), promises=("P30D",)))
    assert found.safe == date(2027, 2, 26)
    assert found.law_latest == date(2027, 3, 1)


NOV_2 = date(2026, 11, 2)


def pauses(*texts: str) -> tuple[Pause, ...]:
    """Pauses as the command line writes them, ASKED/ANSWERED or ASKED/."""
    found = []
    for text in texts:
        asked, answered = text.split("/")
        found.append(Pause(day(asked), day(answered) if answered else None))
    return tuple(found)


@pytest.mark.parametrize(
    ("received", "asked", "safe", "law_latest", "days", "paused_latest"),
    [
        pytest.param(
            "26-11-02", ("26-11-03/26-11-10",), "26-12-02", "26-12-02", 7, "26-12-09", id="48"
        ),
        pytest.param(
            "26-11-02", ("26-11-20/26-11-27",), "26-12-02", "26-12-02", 0, "26-12-02", id="49"
        ),
        pytest.param("26-11-02", ("26-11-03/",), "26-12-02", "26-12-02", 0, None, id="50"),
        pytest.param(
            "26-11-02",
            ("26-11-03/26-11-05", "26-11-09/26-11-16"),
            "26-12-02",
            "26-12-02",
            9,
            "26-12-11",
            id="51",
        ),
        pytest.param(
            "26-12-02", ("26-12-03/27-01-05",), "tor 26-12-31", "27-01-04", 33, "27-02-04", id="52"
        ),
    ],
)
def test_worked_pause(
    received: str,
    asked: tuple[str, ...],
    safe: str,
    law_latest: str,
    days: int,
    paused_latest: str | None,
) -> None:
    found = deadlines(Facts(day(received), pauses=pauses(*asked)))
    assert (found.safe, found.law_latest, found.pause_days) == (day(safe), day(law_latest), days)
    assert found.paused_latest == (paused_latest and day(paused_latest))


@pytest.mark.parametrize(
    ("received", "sent", "notice_by", "ext_safe", "ext_latest"),
    [
        pytest.param("26-11-30", "26-12-30", "26-12-30", "fre 27-02-26", "man 27-03-01", id="53"),
        pytest.param("27-01-31", "27-02-26", "fre 27-02-26", "27-04-28", "27-04-30", id="54"),
        pytest.param("27-02-15", "27-03-15", "27-03-15", "27-05-14", "tir 27-05-18", id="55"),
        pytest.param("28-01-31", "28-02-29", "28-02-29", "fre 28-04-28", "tir 28-05-02", id="56"),
    ],
)
def test_worked_extension(
    received: str, sent: str, notice_by: str, ext_safe: str, ext_latest: str
) -> None:
    found = deadlines(Facts(day(received), extended_on=day(sent)))
    assert found.extension_valid is True
    assert found.safe == day(notice_by)
    assert (found.ext_safe, found.ext_latest) == (day(ext_safe), day(ext_latest))
    assert (found.due_on, found.latest) == (day(ext_safe), day(ext_latest))


def test_case_57_extension_too_late() -> None:
    found = deadlines(Facts(NOV_2, extended_on=day("26-12-03")))
    assert found.extension_valid is False
    assert (found.ext_safe, found.ext_latest, found.ext_paused_latest) == (None, None, None)
    assert (found.due_on, found.latest) == (day("26-12-02"), day("26-12-02"))
    assert found.state(day("26-12-03")) is DueState.OVERDUE


def test_case_58_pause_and_extension() -> None:
    facts = Facts(NOV_2, pauses=pauses("26-11-03/26-11-10"), extended_on=day("26-12-01"))
    found = deadlines(facts)
    assert found.ext_safe == day("27-02-02")
    assert found.ext_paused_latest == day("27-02-09")


def test_extension_between_safe_date_and_law_latest_is_valid() -> None:
    found = deadlines(Facts(date(2027, 1, 31), extended_on=date(2027, 3, 1)))
    assert found.safe < date(2027, 3, 1) == found.law_latest
    assert found.extension_valid is True


def test_extension_within_a_disputed_pause_is_too_late() -> None:
    facts = Facts(NOV_2, pauses=pauses("26-11-03/26-11-10"), extended_on=day("26-12-08"))
    found = deadlines(facts)
    assert found.extension_valid is False
    assert found.paused_latest == day("26-12-09")
    assert found.ext_paused_latest is None


def test_without_pause_or_extension_or_promise_the_dates_are_none() -> None:
    found = deadlines(Facts(NOV_2))
    assert found[4:11] == (None, 0, None, None, None, None, None)
    assert found.goal == date(2026, 11, 16)


@pytest.mark.parametrize(
    ("promises", "promise_date", "safe"),
    [
        (("P1M",), "26-12-02", "26-12-02"),
        (("P1M", "P30D"), "26-12-02", "26-12-02"),
        (("P2M",), "27-01-02", "26-12-02"),
        (("P1M", "P2W", "P30D"), "26-11-16", "26-11-16"),
        (("P12D",), "26-11-14", "fre 26-11-13"),
        (("PT48H",), "26-11-04", "26-11-04"),
    ],
)
def test_of_several_promises_the_first_to_end_counts(
    promises: tuple[str, ...], promise_date: str, safe: str
) -> None:
    found = deadlines(Facts(NOV_2, promises))
    assert (found.promise_date, found.safe) == (day(promise_date), day(safe))
    assert found.law_latest == day("26-12-02")


def test_promise_without_a_working_day_never_moves_to_before_receipt() -> None:
    found = deadlines(Facts(day("lør 26-11-07"), ("P1D",)))
    assert found.safe == day("søn 26-11-08")


def test_year_end_closed_moves_the_safe_dates_only() -> None:
    received = day("tir 26-11-24")
    assert deadlines(Facts(received)).safe == day("tor 26-12-24")
    closed = deadlines(Facts(received, closed_days=True))
    assert (closed.safe, closed.law_latest) == (day("ons 26-12-23"), day("tor 26-12-24"))
    extended = Facts(day("fre 26-09-25"), extended_on=day("26-10-01"), closed_days=True)
    assert deadlines(extended).ext_safe == day("ons 26-12-23")
    assert deadlines(extended).ext_latest == day("man 26-12-28")


def test_state_and_days_left() -> None:
    found = deadlines(Facts(date(2027, 1, 31)))
    states = {day: found.state(day) for day in (found.safe, date(2027, 2, 27), found.law_latest)}
    assert list(states.values()) == [DueState.IN_TIME, DueState.SAFE_PASSED, DueState.SAFE_PASSED]
    assert found.state(date(2027, 3, 2)) is DueState.OVERDUE
    assert found.days_left(date(2027, 2, 24)) == 2
    assert found.days_left(date(2027, 2, 27)) == -1
    assert found.days_over(date(2027, 3, 1)) == 0
    assert found.days_over(date(2027, 3, 5)) == 4


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        (Facts(NOV_2, pauses=(Pause(day("26-11-05"), day("26-11-04")),)), "before the question"),
        (Facts(NOV_2, pauses=(Pause(day("26-11-01"), None),)), "before receipt"),
        (Facts(NOV_2, extended_on=day("26-11-01")), "before receipt"),
        (Facts(NOV_2, promises=("30 dager",)), "30 dager"),
        (Facts(NOV_2, promises=("P9999Y",)), "9999"),
        (Facts(date(9999, 12, 1)), "year"),
        (Facts(date(26, 11, 2)), "year"),
    ],
)
def test_what_cannot_be_is_refused(facts: Facts, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        deadlines(facts)


def test_import_is_light() -> None:
    heavy = "msgspec dateutil zoneinfo tomllib babel PySide6 holidays"
    code = (
        "import sys; import dpo_desk.law.deadlines; "
        f"print(*[name for name in '{heavy}'.split() if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def keys(found: Deadlines) -> list[str]:
    return [reason.key for reason in found.reasons]


def test_reasons_of_an_ordinary_request() -> None:
    found = deadlines(Facts(NOV_2))
    assert keys(found) == ["why.received", "why.law.same", "why.safe.same", "why.goal"]
    first = sentences(found.reasons, "nb")[0]
    assert "mandag 2.\N{NO-BREAK SPACE}november 2026" in first
    assert "onsdag 2.\N{NO-BREAK SPACE}desember 2026" in first


def test_reasons_tell_the_extension_before_the_disputed_pause() -> None:
    facts = Facts(NOV_2, pauses=pauses("26-11-03/26-11-10"), extended_on=day("26-12-01"))
    told = keys(deadlines(facts))
    assert told.index("why.extension.valid") < told.index("why.pause.disputed")


def test_no_goal_later_than_the_safe_date_is_set() -> None:
    assert "why.goal" not in keys(deadlines(Facts(NOV_2, ("P1W",))))


@pytest.mark.parametrize(
    ("today", "last"),
    [
        ("27-02-26", "why.goal"),
        ("27-02-28", "why.today.safe_passed"),
        ("27-03-02", "why.today.overdue"),
    ],
)
def test_reasons_say_what_has_passed(today: str, last: str) -> None:
    assert keys(deadlines(Facts(date(2027, 1, 31)), day(today)))[-1] == last
