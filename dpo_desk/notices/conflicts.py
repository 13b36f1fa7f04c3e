"""What a notice says in two ways: periods, promises, and what it denies and does all the same."""

from collections.abc import Iterator
from itertools import combinations
from types import MappingProxyType
from typing import Final

from dpo_desk.law import durations
from dpo_desk.notices.model import (
    UNCLEAR,
    CodeFound,
    Conflict,
    Evidence,
    NoticeFacts,
    RetentionFound,
    evidence_of,
)
from dpo_desk.notices.said import context
from dpo_desk.reading.sheet import Piece, Sheet

TOPIC: Final = "conflicts"
_DAYS: Final = (365.25, 30.44, 7, 1, 1 / 24, 1 / 1440, 1 / 86400)
_MOST_PERIODS: Final = 100  # more is no notice
_MOST: Final = 3  # places that are worth showing
_TRACKER: Final = ("website_collection", "cookies", "tracking_cookies")
_DONE: Final = MappingProxyType(
    {"newsletter": "newsletter", "camera": "camera", "children": "children",
     "automated_decisions": "automated_decisions", "dpo": "dpo_named"}
)  # fmt: skip


def find(sheet: Sheet, facts: NoticeFacts) -> tuple[Conflict, ...]:
    """Every contradiction, with the places that disagree."""
    return (
        *_periods(facts),
        *_promises(facts),
        *_denials(sheet, facts),
        *_cookie_periods(facts),
    )


def _periods(facts: NoticeFacts) -> Iterator[Conflict]:
    """Two periods for the same data from the same event, or where nobody can tell from which."""
    alike: dict[str, list[RetentionFound]] = {}
    for each in [each for each in facts.retention if each.period][:_MOST_PERIODS]:
        for name in _about(each):
            alike.setdefault(name, []).append(each)
    seen: set[tuple[int, int]] = set()
    for group in alike.values():
        for one, other in combinations(group, 2):
            if (id(one), id(other)) not in seen and _differ(one, other):
                seen.add((id(one), id(other)))
                yield _conflict("retention", one.period, other.period, one.evidence, other.evidence)


def _differ(one: RetentionFound, other: RetentionFound) -> bool:
    """Whether two periods for the same data cannot both hold."""
    if one.evidence == other.evidence or "quarantine" in (one.action, other.action):
        return False  # «3 år, bilag 5 år» in one sentence says what is what
    if _days(one.period) == _days(other.period):
        return False
    return one.trigger == other.trigger or "none" in (one.trigger, other.trigger)


def _about(found: RetentionFound) -> set[str]:
    """What a period is about: the data that its label or its sentence names, else its words."""
    label = found.what.casefold()
    text = " ".join(place.text for place in found.evidence).casefold()
    words = label if label and f"{label}:" in text else f"{label} {text}"
    said = {match[0] for match in context(TOPIC, "same").finditer(words)}
    return {_stem(word) for word in said} or {label}


def _stem(word: str) -> str:
    """«kundeforholdet» and «CRM» are the same data, as the file of rules has it."""
    for name in ("customers", "applicants", "vouchers", "recordings", "records"):
        if context(TOPIC, name).search(word):
            return name
    return word


def _promises(facts: NoticeFacts) -> Iterator[Conflict]:
    found = [each for each in facts.promises_found if each.is_stated]
    if len({each.code for each in found}) > 1:
        values = tuple(dict.fromkeys(each.code for each in found))
        yield Conflict(
            about="response_promise",
            values=values,
            evidence=tuple(place for each in found for place in each.evidence),
        )


def _denials(sheet: Sheet, facts: NoticeFacts) -> Iterator[Conflict]:
    """«We collect nothing» beside a tracker; «we do not share» beside those who get data."""
    done = {found.code: found for found in facts.flags_found if found.is_stated}
    for denial in facts.denied_found:
        places = _against(sheet, facts, denial, done)
        if places:
            yield _conflict(denial.code, "no", "yes", denial.evidence, places)


def _against(
    sheet: Sheet, facts: NoticeFacts, denial: CodeFound, done: dict[str, CodeFound]
) -> tuple[Evidence, ...]:
    """The places that say what is denied."""
    if denial.code in _TRACKER:
        return _trackers(sheet, facts, denial)
    if denial.code in _DONE:
        flag = done.get(_DONE[denial.code])
        places = flag.evidence if flag else ()
        return tuple(place for place in places if place not in denial.evidence)[:1]
    if denial.code == "disclosure":
        return tuple(place for each in facts.recipients for place in each.evidence[:1])[:_MOST]
    if denial.code == "transfer_outside_eea" and facts.transfers.outside_eea == "yes":
        return tuple(place for place in facts.transfers.evidence if place not in denial.evidence)
    return ()


def _trackers(sheet: Sheet, facts: NoticeFacts, denial: CodeFound) -> tuple[Evidence, ...]:
    """Cookies, pixels and analytics; where only tracking is denied, those that track."""
    pattern = context(TOPIC, "tracker")
    found: list[Evidence] = []
    for each in facts.cookies:
        words = f"{each.name} {each.provider} {each.purpose}".casefold()
        if denial.code != "tracking_cookies" or pattern.search(words):
            found += each.evidence[:1]
    if not found:
        found = [evidence_of(sheet, piece)[0] for piece, _ in sheet.spans(pattern, folded=True)
                 if _tracks(piece)]  # fmt: skip
    denied = {place.start for place in denial.evidence}
    return tuple(place for place in dict.fromkeys(found) if place.start not in denied)[:_MOST]


def _tracks(piece: Piece) -> bool:
    """Whether a sentence with a tracker's name says that it is used."""
    said = not piece.noise and piece.kind != "heading"
    return said and not context(TOPIC, "off").search(piece.folded)


def _cookie_periods(facts: NoticeFacts) -> Iterator[Conflict]:
    """«What the website collects is deleted daily» beside a cookie of two years (C05)."""
    web = context(TOPIC, "web")
    longest = max(
        (each for each in facts.cookies if each.lifetime and each.lifetime != "session"),
        key=lambda each: _days(each.lifetime),
        default=None,
    )
    if longest is None or longest.lifetime is None:
        return
    for each in facts.retention:
        words = " ".join(place.text for place in each.evidence).casefold()
        if each.period and web.search(words) and _days(each.period) < _days(longest.lifetime):
            places = (each.evidence, longest.evidence)
            yield _conflict("cookies", each.period, longest.lifetime, *places)


def _conflict(
    about: str, one: str | None, other: str | None, *places: tuple[Evidence, ...]
) -> Conflict:
    return Conflict(
        about=about,
        values=(one or "", other or ""),
        certainty=UNCLEAR,
        evidence=tuple(dict.fromkeys(place for some in places for place in some)),
    )


def _days(period: str | None) -> float:
    """About how long a period is."""
    try:
        parts = durations.parse(period or "")
    except ValueError:
        return 0.0
    return sum(length * number for length, number in zip(_DAYS, parts, strict=True))
