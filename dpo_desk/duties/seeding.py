"""Registers to start from: the five seeds, made into a register or opened as an example."""

import tempfile
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from dpo_desk import places
from dpo_desk.digest import sha256
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.seed_file import (
    FILE,
    Entry,
    SeedFile,
    check_links,
    convert,
    entries,
    open_source,
)
from dpo_desk.duties.seed_statements import Said, statements
from dpo_desk.law.clock import Clock
from dpo_desk.records import Company, Notice, NoticeVersion, Record, Translation
from dpo_desk.register import Register

SUFFIX: Final = ".perm"
# Not for a file name on every system.
_AWKWARD: Final = str.maketrans(dict.fromkeys('<>:"/\\|?*', "-"))


class SeedInfo(msgspec.Struct, frozen=True, kw_only=True):
    """A seed as a list shows it: whose register, what is special about it, how much is in it."""

    name: str
    company: str
    description: dict[str, str]  # by language
    counts: dict[str, int]  # records by table


class Seed(msgspec.Struct, frozen=True, kw_only=True):
    """A seed that was read and found right."""

    name: str
    description: dict[str, str]
    company: Entry
    entries: tuple[Entry, ...]  # all but the company, parents first
    notice: Notice
    version: NoticeVersion
    statements: tuple[Said, ...]


def names() -> tuple[str, ...]:
    """The names of all seeds, which are their folders'."""
    return tuple(sorted(path.parent.name for path in places.seeds().glob(f"*/{FILE}")))


def seeds() -> list[SeedInfo]:
    """What there is to start from; raises SeedError where a file is wrong."""
    return [_info(read(name)) for name in names()]


@cache
def read(name: str) -> Seed:
    """A seed by its name; raises InvalidField where there is none, SeedError where it is wrong."""
    if name not in names():
        raise InvalidField("duties.error.seed", "seed", known=", ".join(names()))
    source = open_source(name)
    found = entries(source)
    check_links(source, found)
    notice, version = _notice(source)
    return Seed(
        name=name,
        description=source.description,
        company=found[0],
        entries=found[1:],
        notice=notice,
        version=version,
        statements=statements(source, found),
    )


def create_from_seed(path: Path, name: str, *, password: str | None, clock: Clock) -> Register:
    """A new register with everything that a seed holds, kept in one action that is not undone.

    Raises InvalidField for a name that is no seed's, and what ``Register.create`` raises.
    """
    seed = read(name)
    company = seed.company.record
    if not isinstance(company, Company):
        raise TypeError(f"a register starts with a company, not with {company.table}")
    register = Register.create(path, company=company, password=password, clock=clock)
    try:
        with register.action("seed.loaded", undoable=False, seed=name):
            _fill(register, seed)
    except BaseException:
        register.close()
        path.unlink(missing_ok=True)
        raise
    return register


def open_example(name: str, clock: Clock) -> Path:
    """The path of a fresh copy of an example in a temporary folder of the user's own (MODEL.md 15).

    Whoever opens it removes the folder again.
    """
    company = getattr(read(name).company.record, "name", name)
    folder = Path(tempfile.mkdtemp(prefix="personvernpermen-"))
    path = folder / f"{company.translate(_AWKWARD)}{SUFFIX}"
    create_from_seed(path, name, password=None, clock=clock).close()
    return path


def _fill(register: Register, seed: Seed) -> None:
    """Keep every record of a seed, its words in other languages, and what the notice says."""
    company = register.company()
    kept: dict[str, Record] = {"company": company}
    _translate(register, company, seed.company)
    for entry in seed.entries:
        links = {field: kept[key].id for field, key in entry.links.items()}
        record = register.add(msgspec.structs.replace(entry.record, **links))
        _translate(register, record, entry)
        if entry.key:
            kept[entry.key] = record
    notice = register.add(seed.notice)
    version = register.add(msgspec.structs.replace(seed.version, notice_id=notice.id))
    for said in seed.statements:
        about = kept[said.about].uid if said.about else ""
        register.add(
            msgspec.structs.replace(said.statement, notice_version_id=version.id, record_uid=about)
        )


def _translate(register: Register, record: Record, entry: Entry) -> None:
    for field, said in entry.texts.items():
        for language, text in said.items():
            register.add(
                Translation(
                    record_table=record.table,
                    record_uid=record.uid,
                    record_field=field,
                    language=language,
                    text=text,
                )
            )


def _notice(source: SeedFile) -> tuple[Notice, NoticeVersion]:
    """The notice and its first version, whose text is the file's, character by character."""
    values = {k: v for k, v in source.tables["notice"].items() if k != "file"}
    notice = convert(source, "notice", {"title": values.pop("title", "")}, Notice)
    version = convert(
        source,
        "notice",
        values | {"text": source.notice, "sha256": sha256(source.notice.encode())},
        NoticeVersion,
    )
    return notice, version


def _info(seed: Seed) -> SeedInfo:
    counts = {"company": 1}
    for entry in seed.entries:
        counts[entry.record.table] = counts.get(entry.record.table, 0) + 1
    return SeedInfo(
        name=seed.name,
        company=str(getattr(seed.company.record, "name", "")),
        description=seed.description,
        counts=counts | {"statement": len(seed.statements)},
    )
