"""A calendar file (.ics, RFC 5545): all-day entries that a phone or another calendar can show."""

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, timedelta

import msgspec

_DOMAIN = "personvernpermen"
_MORNING = timedelta(hours=9)  # an alarm at midnight is no help


class Entry(msgspec.Struct, frozen=True):
    """One all-day entry; ``code`` is the same each time the same thing is written."""

    code: str
    on: date
    title: str
    text: str = ""
    category: str = ""
    remind: int | None = None  # days before; None for no alarm


def calendar_file(entries: Iterable[Entry], *, title: str, language: str, now: datetime) -> bytes:
    """The file: UTF-8, lines that end in CRLF and are folded at 75 octets.

    ``now``, aware, is when it was made. Entries do not mark anybody as busy and are private.
    """
    from icalendar import Calendar  # 60 ms

    calendar = Calendar()
    calendar.add("prodid", f"-//Personvernpermen//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _clean(title))
    for entry in entries:
        calendar.add_component(_event(entry, now))
    return bytes(calendar.to_ical())


def _event(entry: Entry, now: datetime):  # type: ignore[no-untyped-def]  # imported late
    from icalendar import Alarm, Event

    event = Event()
    event.add("uid", f"{entry.code}@{_DOMAIN}")
    event.add("dtstamp", now)
    event.add("dtstart", entry.on)
    event.add("dtend", entry.on + timedelta(days=1))
    event.add("summary", _clean(entry.title))
    if entry.text:
        event.add("description", _clean(entry.text))
    if entry.category:
        event.add("categories", [_clean(entry.category)])
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    if entry.remind is not None:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _clean(entry.title))
        alarm.add("trigger", _MORNING - timedelta(days=entry.remind))
        event.add_component(alarm)
    return event


def _clean(text: str) -> str:
    """The text without characters that such a file must not hold; a new line is one space."""
    shown = (" " if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") else c for c in text)
    return "".join(shown).strip()
