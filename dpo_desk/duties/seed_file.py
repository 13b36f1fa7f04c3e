"""Reading a seed: a fictitious firm's register as one TOML file, with the notice it comes from.

Tables are called as the register's and their keys as its fields, so that whoever knows one can
write the other; seeds/README.md and decision 0030 say the rest. What is wrong raises SeedError with
the file, the place in it and what would be right.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any, Final, TypeVar

import msgspec

from dpo_desk import places
from dpo_desk.law import countries, durations
from dpo_desk.law.codes import Relation
from dpo_desk.law.data_categories import CATEGORIES
from dpo_desk.records import BY_TABLE, Record, fields
from dpo_desk.words import LANGUAGES

R = TypeVar("R", bound=Record)

FILE: Final = "register.toml"
HOME: Final = "nb"  # the language of the records; the others stand in translations

_NESTED: Final = {
    "service": ("sub_processor",),
    "activity": ("purpose", "activity_service", "recipient", "retention_rule", "cookie"),
    "purpose": ("purpose_basis",),
}
_TOP: Final = ("contact", "vendor", "service", "activity", "retention_rule", "cookie")
_POINTERS: Final = ("vendor", "service")  # `vendor = "asana"` is the field vendor_id
_OWN: Final = ("id", "uid", "removed_at")
_CODES: Final = {
    "subjects": frozenset(Relation),
    "data_categories": frozenset(CATEGORIES),
    "storage_countries": frozenset({*countries.COUNTRIES, countries.EEA}),
    "access_countries": frozenset({*countries.COUNTRIES, countries.EEA}),
    "country": frozenset({*countries.COUNTRIES, countries.EEA, ""}),
}
_PERIODS: Final = ("period", "offset", "lifetime", "keep_annexes", "keep_case", "keep_facts")
# What a letter prints, and so has to stand in every language a letter can be written in.
PRINTED: Final = frozenset(
    {
        *("company.manager_title", "company.privacy_contact_title", "company.signature_title"),
        *("company.scope", "contact.title", "contact.purpose"),
        *("service.used_for", "service.storage_note", "service.mechanism_note"),
        *("sub_processor.purpose", "activity.name", "activity.role_note", "activity.source"),
        *("activity.automated_logic", "activity.security", "activity.condition"),
        *("purpose.text", "purpose_basis.reason", "purpose_basis.statute"),
        *("activity_service.what", "recipient.purpose", "recipient.condition"),
        *("retention_rule.data", "retention_rule.place", "retention_rule.criteria"),
        *("retention_rule.law", "retention_rule.reason", "retention_rule.exception"),
        "cookie.purpose",
    }
)


class SeedError(ValueError):
    """A seed is wrong: a bug of ours, found by the tests that read every seed."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A record of a seed, not yet kept; ``links`` name the entries its foreign keys point at."""

    key: str  # service/asana; company; "" where nothing points at it
    record: Record
    links: dict[str, str] = {}
    texts: dict[str, dict[str, str]] = {}  # field → language → words, without the records' own


class SeedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A seed's file as it stands, and its notice."""

    name: str
    description: dict[str, str]
    tables: dict[str, Any]
    notice: str

    def wrong(self, where: str, what: str) -> SeedError:
        """The error that names file and place."""
        return SeedError(f"seeds/{self.name}/{FILE}: {where}: {what}")


def open_source(name: str) -> SeedFile:
    """The file of a seed with its notice; raises SeedError, FileNotFoundError."""
    folder = places.seeds(name)
    try:
        tables = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SeedError(f"seeds/{name}/{FILE}: {error}") from None
    empty = SeedFile(name=name, description={}, tables=tables, notice="")
    if tables.get("name") != name:
        raise empty.wrong("name", f"is to be the folder's, {name!r}")
    file = tables.get("notice", {}).get("file", "")
    if not (folder / file).is_file():
        raise empty.wrong("notice.file", f"there is no file {file!r}")
    return SeedFile(
        name=name,
        description=_in_all(empty, "description", tables.get("description")),
        tables=tables,
        notice=(folder / file).read_text(encoding="utf-8"),
    )


def entries(source: SeedFile) -> tuple[Entry, ...]:
    """The company and everything under it, parents first; raises SeedError."""
    known = {*_TOP, "name", "description", "texts", "company", "notice", "statement"}
    for table in source.tables:
        if table not in known:
            raise source.wrong(table, "there is no such table")
    found = [_entry(source, "company", "company", source.tables.get("company", {}), {})]
    for table in _TOP:
        above = {"company_id": "company"} if table == "contact" else {}
        found += _table(source, table, source.tables.get(table, []), "", above)
    return tuple(found)


def check_links(source: SeedFile, found: tuple[Entry, ...]) -> None:
    """Every key once, every link to one that is there; raises SeedError."""
    keys: set[str] = set()
    for key in (entry.key for entry in found if entry.key):
        if key in keys:
            raise source.wrong(key, "the key stands twice")
        keys.add(key)
    for entry in found:
        for field, target in entry.links.items():
            if target not in keys:
                raise source.wrong(f"{entry.key}.{field}", f"there is no {target}")


def convert(source: SeedFile, where: str, values: dict[str, Any], kind: type[R]) -> R:
    """Values as a record; raises SeedError for a field, code or type that is not the record's."""
    known = field_names(kind)
    for name in values:
        if name not in known or name in _OWN:
            raise source.wrong(f"{where}.{name}", f"a {kind.table} has no such field")
    try:
        return msgspec.convert(values, kind)
    except msgspec.ValidationError as error:
        raise source.wrong(where, str(error)) from None


@cache
def field_names(kind: type[Record]) -> frozenset[str]:
    """The names of a record's fields."""
    return frozenset(info.name for info in fields(kind))


def is_period(text: str) -> bool:
    """Whether this is an ISO 8601 period."""
    try:
        durations.parse(text)
    except ValueError:
        return False
    return True


def _table(
    source: SeedFile, table: str, rows: Any, where: str, links: dict[str, str]
) -> Iterator[Entry]:
    """The rows of a table with what is nested in them."""
    if not isinstance(rows, list):
        raise source.wrong(where or table, f"is to be written [[{table}]]")
    for number, row in enumerate(rows, 1):
        key = row.get("key", "")
        place = f"{where}{table}/{key or number}"
        nested = {child: row[child] for child in _NESTED.get(table, ()) if child in row}
        own = {name: value for name, value in row.items() if name not in nested and name != "key"}
        if table == "purpose":
            own["position"] = number
        mine = links | {
            f"{name}_id": f"{name}/{own.pop(name)}" for name in _POINTERS if name in own
        }
        yield _entry(source, table, place, own, mine, f"{table}/{key}" if key else "")
        if nested and not key:
            raise source.wrong(place, "needs a key, as something stands under it")
        for child, below in nested.items():
            parent = {f"{table}_id": f"{table}/{key}"}
            yield from _table(source, child, below, f"{place}.", parent)


def _entry(
    source: SeedFile,
    table: str,
    where: str,
    values: dict[str, Any],
    links: dict[str, str],
    key: str = "company",
) -> Entry:
    said: dict[str, dict[str, str]] = {}
    plain: dict[str, Any] = {}
    for name, value in values.items():
        plain[name] = _value(source, f"{where}.{name}", f"{table}.{name}", value, said)
        _check(source, f"{where}.{name}", name, plain[name])
    record = convert(source, where, plain, BY_TABLE[table])
    return Entry(key=key, record=record, links=links, texts=said)


def _value(
    source: SeedFile, where: str, field: str, value: Any, said: dict[str, dict[str, str]]
) -> Any:
    """A field's value; words in three languages leave the other two in ``said``."""
    if isinstance(value, str) and value.startswith("@"):
        value = source.tables.get("texts", {}).get(value[1:])
        if value is None:
            raise source.wrong(where, "there is no such text under [texts]")
    if isinstance(value, dict):
        words = _in_all(source, where, value)
        said[field.partition(".")[2]] = {k: v for k, v in words.items() if k != HOME}
        return words[HOME]
    if isinstance(value, str) and value and field in PRINTED:
        raise source.wrong(where, f"a letter prints it: give it in {', '.join(LANGUAGES)}")
    return value


def _in_all(source: SeedFile, where: str, value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or set(value) != set(LANGUAGES) or not all(value.values()):
        raise source.wrong(where, f"needs {', '.join(LANGUAGES)} and nothing else")
    return {language: str(value[language]) for language in LANGUAGES}


def _check(source: SeedFile, where: str, name: str, value: Any) -> None:
    """Lists of codes and periods, which the types of the records leave open."""
    for code in value if isinstance(value, list) else [value]:
        if name in _CODES and code not in _CODES[name]:
            raise source.wrong(where, f"no such code: {code!r}")
    if name in _PERIODS and value and not is_period(str(value)):
        raise source.wrong(where, f"no ISO 8601 period: {value!r}")
