"""What this machine remembers of a window: size, last page, language, theme, columns.

One small JSON file. Values are kept by the register's uid and, as the last ones used, for the
machine itself, which is what holds before a register is open. Nothing of a register's content.
"""

from contextlib import suppress
from pathlib import Path
from typing import Any

_MACHINE = "machine"


class Preferences:
    """A dictionary that is on disk when it can be; without a path it lives in memory only."""

    def __init__(self, path: Path | None = None) -> None:
        """Read ``path``; what cannot be read counts as empty."""
        self._path = path
        self._uid = _MACHINE
        self._all: dict[str, dict[str, Any]] = _read(path) if path else {}

    def use(self, uid: str) -> None:
        """Read and write the values of the register ``uid``; "" for the machine's own only."""
        self._uid = uid or _MACHINE

    def get(self, key: str, default: Any = None) -> Any:
        """The value for this register, else the machine's, else ``default``."""
        mine = self._all.get(self._uid, {})
        return mine.get(key, self._all.get(_MACHINE, {}).get(key, default))

    def set(self, key: str, value: Any) -> None:
        """Remember ``value`` (anything JSON holds); a disk that refuses is no reason to stop."""
        for section in (self._uid, _MACHINE):
            self._all.setdefault(section, {})[key] = value
        if self._path is not None:
            with suppress(OSError):
                self._write(self._path)

    def _write(self, path: Path) -> None:
        import json

        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(".new")
        beside.write_text(json.dumps(self._all, ensure_ascii=False, indent=1), encoding="utf-8")
        beside.replace(path)


def _read(path: Path) -> dict[str, dict[str, Any]]:
    if not path.is_file():
        return {}
    import json

    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(uid): values for uid, values in found.items() if isinstance(values, dict)}
