"""What this machine remembers of a window: place, last page, language, theme, columns.

One small JSON file. ``get`` and ``set`` keep a value by the register's uid and, as the last one
used, for the machine itself, which is what holds before a register is open. ``of_register`` keeps
what says nothing about another register: columns, splitters, the last page, where copies go.
Nothing of a register's content.
"""

from contextlib import suppress
from pathlib import Path
from typing import Any

_MACHINE = "machine"


class OfRegister:
    """The values of the register that is open; with none open they are forgotten with it."""

    def __init__(self, preferences: "Preferences") -> None:
        self._preferences = preferences

    def get(self, key: str, default: Any = None) -> Any:
        """The value for this register, else ``default``."""
        return self._preferences.own.get(key, default)

    def set(self, key: str, value: Any) -> None:
        """Remember ``value`` (anything JSON holds) for this register only; None forgets it."""
        own = self._preferences.own
        if own.get(key) != value:
            own[key] = value
            if value is None:
                del own[key]
            if own is not self._preferences.passing:
                self._preferences.keep()


class Preferences:
    """A dictionary that is on disk when it can be; without a path it lives in memory only."""

    def __init__(self, path: Path | None = None) -> None:
        """Read ``path``; what cannot be read counts as empty."""
        self._path = path
        self._uid = _MACHINE
        self._all: dict[str, dict[str, Any]] = _read(path) if path else {}
        self.passing: dict[str, Any] = {}  # of an example, which leaves nothing behind
        self.of_register = OfRegister(self)

    def use(self, uid: str) -> None:
        """Read and write the values of the register ``uid``; "" for the machine's own only."""
        self._uid = uid or _MACHINE
        self.passing = {}

    def forget(self, uid: str) -> None:
        """Forget a register that is removed."""
        if self._all.pop(uid, None) is not None:
            self.keep()

    def get(self, key: str, default: Any = None) -> Any:
        """The value for this register, else the machine's, else ``default``."""
        mine = self._all.get(self._uid, {})
        return mine.get(key, self.machine(key, default))

    def machine(self, key: str, default: Any = None) -> Any:
        """The value last used on this machine, for whichever register."""
        return self._all.get(_MACHINE, {}).get(key, default)

    def set(self, key: str, value: Any) -> None:
        """Remember ``value`` (anything JSON holds) for this register and for the machine."""
        sections = [self._all.setdefault(uid, {}) for uid in (self._uid, _MACHINE)]
        if any(section.get(key) != value for section in sections):
            for section in sections:
                section[key] = value
            self.keep()

    @property
    def own(self) -> dict[str, Any]:
        """What is kept for the open register alone; ``keep`` follows a change."""
        if self._uid == _MACHINE:
            return self.passing
        return self._all.setdefault(self._uid, {})

    def keep(self) -> None:
        """Write it down; a disk that refuses is no reason to stop."""
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
