"""Copies of the register: made whole, checked, and thinned to ten days and twelve months."""

import re
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from dpo_desk.law.clock import in_oslo, oslo
from dpo_desk.register import erasure, files
from dpo_desk.register.connection import quoted
from dpo_desk.register.errors import CopyFailed, translated
from dpo_desk.register.store import Store

DAYS: Final = 10
MONTHS: Final = 12
ENDING: Final = ".permkopi"
_FOLDERS: Final = 4  # so many folders get the erasure list when a case is erased
_MOMENT: Final = "%Y-%m-%d-%H%M%S"


class CopyFile(NamedTuple):
    """A copy as it lies in a folder; ``replaced`` is what a restored copy has replaced."""

    path: Path
    made: datetime  # Oslo's time
    size: int  # bytes
    replaced: bool = False


def make(store: Store, folder: Path) -> Path:
    """A checked copy in a folder, under the password the register has now; also beside a writer.

    Raises ReadOnlyPlace, DiskFull, CannotReach, CopyFailed; the folder is then as it was.
    """
    folder = files.located(folder)
    path = folder / f"{store.path.stem}-{moment(store)}-{store.meta('uid')[-8:]}{ENDING}"
    part = folder / f".{path.name}.part"
    notes = {
        "last_backup": store.clock.now().isoformat(),
        "backup_folder": _folders(store, folder.absolute()),
        "backup_head": _head(store),
    }
    if store.read_only:  # beside a writer: neither file can be noted in
        notes = {}
    with translated():
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(f".*-{store.meta('uid')[-8:]}{ENDING}.part*"):
            left.unlink()  # by a program that was killed
    try:
        copy_to(store, part, notes)
        with translated():
            files.put_in_place(part, path)
    finally:
        with translated():
            files.remove_register(part)
    thin(folder, store.meta("uid"))
    erasure.save_list(store, folder, store.path.stem)
    with store.transaction() if notes else nullcontext():
        for key, value in notes.items():
            store.set_meta(key, value)
    return path


def copy_to(store: Store, path: Path, notes: dict[str, str] | None = None) -> None:
    """A checked copy as a file of its own; raises CopyFailed where it does not read back alike."""
    with translated():
        files.make_private(path, like=store.path)
    with store.lifted():
        store.execute(f"VACUUM INTO {quoted(str(path))}")
        store.execute("ATTACH ? AS copy", (str(path),))  # without a KEY: with the register's own
        try:
            for pair in (notes or {}).items():
                store.execute("INSERT OR REPLACE INTO copy.meta VALUES (?, ?)", pair)
            if not _is_whole(store):
                raise CopyFailed
        finally:
            store.execute("DETACH copy")


def _is_whole(store: Store) -> bool:
    """Whether the attached copy's pages are sound and its history is the register's."""
    if store.all("PRAGMA copy.integrity_check") != [("ok",)]:
        return False
    if store.encrypted and store.all("PRAGMA copy.cipher_integrity_check"):
        return False
    last = "SELECT head FROM copy.action ORDER BY id DESC LIMIT 1"
    return bool(store.all(f"SELECT 1 FROM action WHERE head = ({last})"))


def moment(store: Store) -> str:
    """Now in Oslo, as it stands in file names."""
    return f"{in_oslo(store.clock.now()):{_MOMENT}}"


def listed(folder: Path, register_uid: str, stem: str = "") -> list[CopyFile]:
    """The copies of a register in a folder, newest first; with ``stem`` also what was replaced.

    A folder that is not there, or cannot be read, has none.
    """
    patterns = [_named(register_uid), *([_replaced(stem)] if stem else [])]
    found = []
    try:
        for path in folder.iterdir() if folder.is_dir() else ():
            matches = filter(None, (pattern.fullmatch(path.name) for pattern in patterns))
            found += [copy for match in matches if (copy := _copy_file(path, match))]
    except OSError:  # a stick that is pulled out while one reads
        return []
    return sorted(found, key=lambda copy: (copy.made, copy.path.name), reverse=True)


def _copy_file(path: Path, match: re.Match[str]) -> CopyFile | None:
    try:
        made = datetime.strptime(match.group("moment"), _MOMENT).replace(tzinfo=oslo())
    except ValueError:  # digits that are no moment
        return None
    return CopyFile(path, made, path.stat().st_size, "was" in match.groupdict())


def _named(register_uid: str) -> re.Pattern[str]:
    end = re.escape(f"-{register_uid[-8:]}{ENDING}")
    return re.compile(rf".+-(?P<moment>((?P<month>\d{{4}}-\d\d)-\d\d)-\d{{6}}){end}")


def _replaced(stem: str) -> re.Pattern[str]:
    start, end = re.escape(f"{stem}-forrige-"), re.escape(ENDING)
    return re.compile(rf"(?P<was>{start})(?P<moment>\d{{4}}-\d\d-\d\d-\d{{6}})(-\d+)?{end}")


def behind(store: Store) -> bool:
    """Whether something was done since the last copy."""
    return store.meta("backup_head") != _head(store)


def _head(store: Store) -> str:
    last = store.one("SELECT head FROM action ORDER BY id DESC LIMIT 1")
    return str(last[0]) if last else ""


def _folders(store: Store, folder: Path) -> str:
    """The folders that copies lie in, the newest first, a line each."""
    before = store.meta("backup_folder").splitlines()
    return "\n".join([str(folder), *(one for one in before if one != str(folder))][:_FOLDERS])


def thin(folder: Path, register_uid: str) -> None:
    """Keep the newest copy of each of ten days and of each of twelve months; other files stay."""
    named = _named(register_uid)
    days: dict[str, Path] = {}
    months: dict[str, Path] = {}
    found = [(match, path) for path in folder.iterdir() if (match := named.fullmatch(path.name))]
    for match, path in sorted(found, key=lambda pair: pair[0].group(2) + pair[1].name[-24:]):
        days[match.group(2)] = path
        months[match.group("month")] = path
    kept = set(list(days.values())[-DAYS:]) | set(list(months.values())[-MONTHS:])
    with translated():
        for _, path in found:
            if path not in kept:
                path.unlink()


def last(store: Store) -> datetime | None:
    """When a copy was last made."""
    text = store.meta("last_backup")
    return datetime.fromisoformat(text) if text else None
