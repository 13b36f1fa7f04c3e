"""The 72 hours of article 33, by the worked table and for any instant."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpo_desk.law.breach_hours import breach_deadline
from dpo_desk.law.clock import oslo, read_instant
from dpo_desk.law.reasons import sentences

TABLE = [
    # aware, safe72, law72: Oslo's time, as the specification prints them
    ("2026-11-20T16:20", "2026-11-23T16:20:00+01:00", "2026-11-23T17:00:00+01:00"),
    ("2027-03-24T14:00", "2027-03-27T14:00:00+01:00", "2027-03-27T15:00:00+01:00"),
    ("2027-03-26T16:10", "2027-03-29T16:10:00+02:00", "2027-03-29T18:00:00+02:00"),
    ("2027-10-29T10:00", "2027-11-01T09:00:00+01:00", "2027-11-01T10:00:00+01:00"),
    ("2026-12-31T23:45", "2027-01-03T23:45:00+01:00", "2027-01-04T00:00:00+01:00"),
    ("2026-12-24T11:05", "2026-12-27T11:05:00+01:00", "2026-12-27T12:00:00+01:00"),
    # a whole hour counts as begun; another offset is the same instant
    ("2026-11-20T10:00", "2026-11-23T10:00:00+01:00", "2026-11-23T11:00:00+01:00"),
    ("2026-11-20T15:20Z", "2026-11-23T16:20:00+01:00", "2026-11-23T17:00:00+01:00"),
    # the hour that comes twice, at its first and its second time
    ("2027-10-31T02:30", "2027-11-03T01:30:00+01:00", "2027-11-03T02:00:00+01:00"),
    ("2027-10-31T02:30+01:00", "2027-11-03T02:30:00+01:00", "2027-11-03T03:00:00+01:00"),
    # 72 hours by the clock would end in the hour that is skipped
    ("2027-03-25T02:30", "2027-03-28T03:30:00+02:00", "2027-03-28T04:00:00+02:00"),
]


@pytest.mark.parametrize(("aware", "safe72", "law72"), TABLE)
def test_worked_table(aware: str, safe72: str, law72: str) -> None:
    found = breach_deadline(read_instant(aware))
    assert found.safe72.isoformat() == safe72
    assert found.law72.isoformat() == law72


@given(st.datetimes(datetime(2019, 1, 1), datetime(2050, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_any_instant(aware: datetime) -> None:
    found = breach_deadline(aware)
    elapsed = aware + timedelta(hours=72)
    assert found.safe72 <= elapsed < found.law72 <= elapsed + timedelta(hours=1)
    clocks = (aware.astimezone(oslo()), found.safe72.astimezone(oslo()))
    same_clock = clocks[0].replace(tzinfo=None) + timedelta(hours=72)
    assert found.safe72 == elapsed or clocks[1].replace(tzinfo=None) == same_clock
    assert (found.law72.minute, found.law72.second, found.law72.microsecond) == (0, 0, 0)
    for language in ("nb", "nn", "en"):
        assert all("{" not in text for text in sentences(found.reasons, language))


def test_reasons_name_the_change_of_clocks() -> None:
    keys = [
        [reason.key for reason in breach_deadline(read_instant(aware)).reasons][1]
        for aware in ("2026-11-20T16:20", "2027-03-26T16:10", "2027-10-29T10:00")
    ]
    assert keys == ["why.breach.safe", "why.breach.summer_begins", "why.breach.summer_ends"]


def test_sentence() -> None:
    found = breach_deadline(read_instant("2026-11-20T16:20"))
    said = [sentences(found.reasons, language)[1] for language in ("nb", "nn", "en")]
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in said] == [
        "Meld senest mandag 23. november 2026 kl. 16.20.",
        "Meld seinast måndag 23. november 2026 kl. 16.20.",
        "Report no later than Monday 23 November 2026 at 16:20.",
    ]


def test_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        breach_deadline(datetime(2026, 11, 20, 16, 20))  # noqa: DTZ001
    with pytest.raises(ValueError, match="breach_hours"):
        breach_deadline(read_instant("2018-07-19T12:00"))
