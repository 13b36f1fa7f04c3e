"""PySide's own Python: compiled once instead of at every start, and only what a program needs.

PySide carries a dozen modules as source inside its library and compiles them whenever it is
imported, which is a fifth of the time until a window is there. While it is imported we keep what
was compiled where Python keeps its own: beside PySide, as hash-checked bytecode (PEP 552). What
writes type stubs for developers stays out, and the large pattern that reads signatures is compiled
when somebody asks for one (a call that is wrong).
"""

import builtins
import marshal
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import MAGIC_NUMBER, cache_from_source, find_spec, source_hash
from pathlib import Path
from types import CodeType
from typing import Any, Final

_OURS: Final = "shibokensupport/"
_UNUSED: Final = f"{_OURS}signature/lib/pyi_generator.py"  # 40 ms, most of it for patterns
_READS_SIGNATURES: Final = "shibokensupport.signature.parser"
_CHECKED: Final = (0b11).to_bytes(4, "little")  # by the hash of the source

_compile = re.compile


@contextmanager
def compiled_once() -> Iterator[None]:
    """Let what PySide compiles in this block come from the cache, or go into it."""
    spec = find_spec("shiboken6")
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    real = builtins.compile

    def from_cache(source: Any, filename: Any, mode: str, *args: Any, **more: Any) -> Any:
        known = isinstance(filename, str) and filename.startswith(_OURS)
        if not known or not isinstance(source, bytes) or args or more:
            return real(source, filename, mode, *args, **more)
        if filename == _UNUSED:
            return real("", filename, mode)
        path = Path(cache_from_source(str(folder / filename.replace("/", "-"))))
        head = MAGIC_NUMBER + _CHECKED + source_hash(source)
        code = _read(path, head)
        if code is None:
            code = real(source, filename, mode)
            if not sys.dont_write_bytecode:
                _keep(path, head + marshal.dumps(code))
        return code

    builtins.compile, re.compile = from_cache, _compile_later
    try:
        yield
    finally:
        builtins.compile, re.compile = real, _compile


class _Later:
    """A pattern that is compiled when it is first used."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._asked = pattern, flags

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As of the pattern itself; ``re`` remembers it."""
        return _compile(*self._asked).finditer(text)


def _compile_later(pattern: Any, flags: int = 0) -> Any:
    caller = sys._getframe(1).f_globals.get("__name__")  # noqa: SLF001
    return _Later(pattern, flags) if caller == _READS_SIGNATURES else _compile(pattern, flags)


def _read(path: Path, head: bytes) -> CodeType | None:
    with suppress(OSError, ValueError, EOFError, TypeError):
        data = path.read_bytes()
        if data.startswith(head):
            code = marshal.loads(data[len(head) :])  # noqa: S302 - as trusted as Python's own cache
            return code if isinstance(code, CodeType) else None
    return None


def _keep(path: Path, data: bytes) -> None:
    """Whole or not at all; where nothing may be written it is compiled anew next time."""
    part = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(path)
