"""A small strict reader of RFC 5545, written from the standard and not from what we write with.

It knows what an all-day file of ours may hold and raises AssertionError for all else.
"""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

_LINE = re.compile(rb"([A-Z-]+)((?:;[A-Z-]+=[^;:,\"]+)*):(.*)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_TEXTS = {"SUMMARY", "DESCRIPTION", "CATEGORIES", "X-WR-CALNAME"}
_DURATION = re.compile(r"(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?)?")


def read(data: bytes) -> dict[str, Any]:
    """The calendar: its properties, and its components under ``parts``."""
    assert data.endswith(b"\r\n")
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", data), "a line that ends in something else"
    physical = data.split(b"\r\n")[:-1]
    assert all(len(line) <= 75 for line in physical), "a line of more than 75 octets"
    assert all(line for line in physical), "an empty line"
    for line in physical:
        line.decode()  # a fold inside a letter
    logical = data.replace(b"\r\n ", b"").split(b"\r\n")[:-1]
    stack: list[dict[str, Any]] = [{"parts": []}]
    for line in logical:
        name, parameters, value = _parts(line)
        if name == "BEGIN":
            stack.append({"kind": value, "parts": []})
        elif name == "END":
            part = stack.pop()
            assert part["kind"] == value
            _complete(part)
            stack[-1]["parts"].append(part)
        else:
            assert name not in stack[-1], f"{name} twice"
            stack[-1][name] = _value(name, parameters, value)
    (calendar,) = stack[0]["parts"]
    assert len(stack) == 1
    return dict(calendar)


def _parts(line: bytes) -> tuple[str, dict[str, str], str]:
    match = _LINE.fullmatch(line)
    assert match, line
    name, parameters, value = (part.decode() for part in match.groups())
    assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", value), "a control character"
    pairs = (pair.split("=", 1) for pair in parameters.split(";") if pair)
    return name, dict(pairs), value


def _value(name: str, parameters: dict[str, str], value: str) -> Any:
    if name in ("DTSTART", "DTEND"):
        assert parameters == {"VALUE": "DATE"}
        return date.fromisoformat(value)
    assert parameters == {}
    if name == "DTSTAMP":
        return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    if name == "TRIGGER":
        match = _DURATION.fullmatch(value)
        assert match, value
        sign, days, hours = match.groups()
        length = timedelta(days=int(days or 0), hours=int(hours or 0))
        return -length if sign else length
    return _text(value) if name in _TEXTS else value


def _text(value: str) -> str:
    assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", value), "a mark that is not escaped"
    return _ESCAPED.sub(lambda m: {"n": "\n", "N": "\n"}.get(m[1], m[1]), value)


def _complete(part: dict[str, Any]) -> None:
    match part["kind"]:
        case "VCALENDAR":
            assert part["VERSION"] == "2.0"
            assert part["PRODID"]
        case "VEVENT":
            assert part["UID"]
            assert part["DTSTAMP"]
            assert part["DTEND"] == part["DTSTART"] + timedelta(days=1)
        case "VALARM":
            assert part["ACTION"] == "DISPLAY"
            assert part["DESCRIPTION"]
        case other:
            raise AssertionError(other)
