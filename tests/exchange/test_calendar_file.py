"""The calendar file, read by a strict reader of our own and by a package that did not write it."""

from datetime import UTC, date, datetime, timedelta

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from dpo_desk.exchange.calendar_file import Entry, calendar_file
from tests.exchange import strict_reader

NOW = datetime(2026, 11, 19, 8, 40, tzinfo=UTC)
DAY = date(2026, 12, 3)


def made(*entries: Entry) -> bytes:
    return calendar_file(entries, title="Personvernpermen", language="nb", now=NOW)


def test_an_entry_is_a_whole_day_with_an_alarm_in_the_morning() -> None:
    calendar = strict_reader.read(made(Entry("a-task", DAY, "Slett: Søknader", "Mer", "P", 7)))
    assert (calendar["METHOD"], calendar["X-WR-CALNAME"]) == ("PUBLISH", "Personvernpermen")
    (event,) = calendar["parts"]
    assert event["UID"] == "a-task@personvernpermen"
    assert (event["DTSTART"], event["DTSTAMP"]) == (DAY, NOW)
    assert (event["SUMMARY"], event["DESCRIPTION"]) == ("Slett: Søknader", "Mer")
    assert (event["TRANSP"], event["CLASS"]) == ("TRANSPARENT", "PRIVATE")
    (alarm,) = event["parts"]
    assert alarm["TRIGGER"] == timedelta(days=-7, hours=9)


@pytest.mark.parametrize(("days", "hours"), [(0, 9), (1, -15), (7, -159)])
def test_the_alarm_rings_at_nine(days: int, hours: int) -> None:
    event = strict_reader.read(made(Entry("a", DAY, "A", remind=days)))["parts"][0]
    assert event["parts"][0]["TRIGGER"] == timedelta(hours=hours)


def test_without_a_reminder_there_is_no_alarm() -> None:
    assert strict_reader.read(made(Entry("a", DAY, "A")))["parts"][0]["parts"] == []


def test_a_file_without_entries_is_a_calendar_all_the_same() -> None:
    assert strict_reader.read(made())["parts"] == []


def test_the_same_is_written_the_same() -> None:
    entries = (Entry("b", DAY, "B", remind=7), Entry("a", DAY, "A"))
    assert made(*entries) == made(*entries)


HOSTILE = 'Å;b,c\\n"d" BEGIN:VEVENT\r\nEND:VCALENDAR\x00\x1b[2J\u2028x' + "ø€𝕏" * 60


def test_a_package_that_did_not_write_it_reads_the_same() -> None:
    data = made(Entry("a", DAY, HOSTILE, HOSTILE, "P", 7), Entry("b", DAY, "B"))
    calendar = vobject.readOne(data.decode())
    ours = strict_reader.read(data)["parts"]
    for theirs, event in zip(calendar.vevent_list, ours, strict=True):
        assert theirs.uid.value == event["UID"]
        assert theirs.dtstart.value == event["DTSTART"]
        assert theirs.dtend.value == event["DTEND"]
        assert theirs.summary.value == event["SUMMARY"]
        assert theirs.dtstamp.value == event["DTSTAMP"]
    assert calendar.vevent_list[0].valarm.trigger.value == ours[0]["parts"][0]["TRIGGER"]
    assert "\n" not in ours[0]["SUMMARY"]
    assert ours[0]["SUMMARY"].startswith('Å;b,c\\n"d" BEGIN:VEVENT')


@settings(max_examples=60)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=200))
def test_any_text_is_written_so_that_it_can_be_read(text: str) -> None:
    event = strict_reader.read(made(Entry("a", DAY, text)))["parts"][0]
    assert [c for c in event["SUMMARY"] if c.isalnum()] == [c for c in text if c.isalnum()]
