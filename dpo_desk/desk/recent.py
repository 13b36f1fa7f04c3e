"""The registers last opened on this machine, the newest first; examples are never among them."""

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_MOST = 6


class Recent(NamedTuple):
    """Where a register lies, and whether it asks for a password."""

    path: Path
    encrypted: bool


class RecentRegisters:
    """A list that is on disk when it can be; without a file it lives in memory only."""

    def __init__(self, file: Path | None = None) -> None:
        """Read ``file``; what cannot be read counts as empty."""
        self._file = file
        self._all: list[Recent] = _read(file) if file else []

    @property
    def all(self) -> tuple[Recent, ...]:
        """Every one that is known, also those whose file is away just now."""
        return tuple(self._all)

    @property
    def last(self) -> Recent | None:
        """The one opened last."""
        return self._all[0] if self._all else None

    def add(self, path: Path, *, encrypted: bool) -> None:
        """Put a register that was just opened first."""
        path = path.absolute()
        others = [one for one in self._all if one.path != path]
        self._keep([Recent(path, encrypted), *others][:_MOST])

    def drop(self, path: Path) -> None:
        """Forget one."""
        self._keep([one for one in self._all if one.path != path.absolute()])

    def _keep(self, found: list[Recent]) -> None:
        self._all = found
        if self._file is None:
            return
        import json

        plain = [{"path": str(one.path), "encrypted": one.encrypted} for one in found]
        beside = self._file.with_suffix(".new")
        with suppress(OSError):  # a disk that refuses is no reason to stop
            self._file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(plain, ensure_ascii=False, indent=1), encoding="utf-8")
            beside.replace(self._file)


def _read(file: Path) -> list[Recent]:
    if not file.is_file():
        return []
    import json

    try:
        rows = json.loads(file.read_text(encoding="utf-8"))
        return [Recent(Path(row["path"]), bool(row["encrypted"])) for row in rows]
    except (OSError, ValueError, TypeError, KeyError):
        return []
