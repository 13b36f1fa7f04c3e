"""What a seed's notice says, sentence by sentence: quotes found in it, and what each is about."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

import msgspec

from dpo_desk.digest import sha256
from dpo_desk.duties.seed_file import Entry, SeedFile, convert, field_names, is_period
from dpo_desk.law.codes import LegalBasis, Right, Role, TransferMechanism
from dpo_desk.law.countries import COUNTRIES, EEA
from dpo_desk.records import BY_TABLE, Statement


class Topic(StrEnum):
    """What a sentence of a notice is about; each is explained in seeds/README.md."""

    CONTROLLER = "controller"
    CONTACT = "contact"
    ROLE = "role"
    SCOPE = "scope"
    PURPOSE = "purpose"
    BASIS = "basis"
    DATA = "data"
    SOURCE = "source"
    DUTY = "duty"
    RECIPIENT = "recipient"
    AGREEMENT = "agreement"
    STORAGE = "storage"
    TRANSFER = "transfer"
    RETENTION = "retention"
    COOKIE = "cookie"
    CHOICE = "choice"
    RIGHT = "right"
    PROMISE = "promise"
    IDENTITY = "identity"
    DENIAL = "denial"
    CONDITION = "condition"
    SECURITY = "security"
    ASSURANCE = "assurance"
    CHANGE = "change"
    DATE = "date"
    CITATION = "citation"
    LINK = "link"
    GAP = "gap"
    NOISE = "noise"


class Denial(StrEnum):
    """What a notice can say is not done or not there."""

    AUTOMATED_DECISIONS = "automated_decisions"
    CHILDREN = "children"
    SPECIAL_CATEGORIES = "special_categories"
    WEBSITE_COLLECTION = "website_collection"
    TAILORED_MARKETING = "tailored_marketing"
    MARKETING_TRANSFER = "marketing_transfer"
    SHARING = "sharing"
    IDENTIFIABLE = "identifiable"


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A statement whose version and record are not yet kept; ``about`` is an entry's key or ""."""

    statement: Statement
    about: str = ""


SESSION: Final = "session"


def _one_of(*codes: str) -> Callable[[str], bool]:
    return frozenset(codes).__contains__


def _lifetime(value: str) -> bool:
    return value in ("", SESSION) or value.isdigit() or is_period(value)


# What a statement's value holds; other topics hold none.
VALUES: Final[Mapping[Topic, Callable[[str], bool]]] = MappingProxyType(
    {
        Topic.ROLE: _one_of(*Role),
        Topic.BASIS: _one_of(*LegalBasis),
        Topic.RECIPIENT: _one_of(*Role),
        Topic.AGREEMENT: _one_of("claimed"),
        Topic.STORAGE: _one_of("", EEA, *COUNTRIES),
        Topic.TRANSFER: _one_of("yes", "no", *TransferMechanism),
        Topic.RETENTION: lambda value: not value or is_period(value),
        Topic.COOKIE: _lifetime,
        Topic.RIGHT: _one_of(*Right),
        Topic.PROMISE: is_period,
        Topic.DENIAL: _one_of(*Denial),
        Topic.DATE: bool,
    }
)


def statements(source: SeedFile, entries: tuple[Entry, ...]) -> tuple[Said, ...]:
    """Every statement in the order of the file; a list of values or records makes one of each.

    Raises SeedError for a quote that is not in the notice, or there more than once without ``nth``,
    and for a topic, value or record that does not exist.
    """
    keys = {entry.key: entry.record.table for entry in entries if entry.key}
    found: list[Said] = []
    for number, row in enumerate(source.tables.get("statement", []), 1):
        where = f"statement {number} ({str(row.get('quote', ''))[:30]!r})"
        found += _said(source, where, dict(row), keys)
    return tuple(found)


def _said(source: SeedFile, where: str, row: dict[str, Any], keys: Mapping[str, str]) -> list[Said]:
    values = _many(row.pop("value", ""))
    abouts = [each for about in _many(row.pop("about", "")) for each in _every(about, keys)]
    start, end = place(source, where, row.get("quote", ""), row.pop("nth", None))
    quote = source.notice[start:end]
    found = []
    for value in values:
        for about in abouts:
            key, field = _about(source, where, about, keys)
            plain = row | {
                "value": value,
                "record_table": keys.get(key, ""),
                "record_field": field,
                "start": start,
                "end": end,
                "line": source.notice.count("\n", 0, start) + 1,
                "quote_sha256": sha256(quote.encode()),
            }
            statement = convert(source, where, plain, Statement)
            _check(source, where, statement)
            found.append(Said(statement=statement, about=key))
    return found


def place(source: SeedFile, where: str, quote: str, nth: int | None) -> tuple[int, int]:
    """Where a quote stands in the notice; ``nth``, from 1, says which where it repeats."""
    if not quote:
        raise source.wrong(where, "a statement needs its quote")
    times = source.notice.count(quote)
    if not times:
        raise source.wrong(where, "the quote is not in the notice")
    if nth is None and times > 1:
        raise source.wrong(where, f"the quote is there {times} times: give nth")
    if nth is not None and not (times > 1 and 1 <= nth <= times):
        raise source.wrong(where, f"nth = {nth}, but the quote is there {times} times")
    start = -1
    for _ in range(nth or 1):
        start = source.notice.index(quote, start + 1)
    return start, start + len(quote)


def _about(source: SeedFile, where: str, about: str, keys: Mapping[str, str]) -> tuple[str, str]:
    """The entry's key and its field: ``service/asana.role``, ``company.email``."""
    if not about:
        return "", ""
    key, _, field = about.partition(".")
    if key not in keys:
        raise source.wrong(where, f"there is no {key}")
    if field and field not in field_names(BY_TABLE[keys[key]]):
        raise source.wrong(where, f"a {keys[key]} has no field {field}")
    return key, field


def _check(source: SeedFile, where: str, statement: Statement) -> None:
    if statement.topic not in set(Topic):
        raise source.wrong(where, f"no such topic: {statement.topic!r}")
    fits = VALUES.get(Topic(statement.topic), _one_of(""))
    if not fits(statement.value):
        raise source.wrong(where, f"{statement.value!r} is no value for {statement.topic}")


def _every(about: str, keys: Mapping[str, str]) -> list[str]:
    """``activity/*.role`` as every activity there is; anything else as it stands."""
    table, star, field = about.partition("/*")
    return [f"{key}{field}" for key in keys if keys[key] == table] if star else [about]


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
