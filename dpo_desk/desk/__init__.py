"""The window: what the manager sees."""

import builtins
import sys


def _hold_singletons() -> None:
    """Keep None, True and False alive under PySide6 6.12 on Python 3.11.

    Its wheels are compiled for Pythons in which these are immortal: every call that returns nothing
    takes a reference too many, and after some thousands of calls the interpreter aborts with
    «deallocating None». A very large count to begin with is what immortality is.
    """
    import ctypes

    for one in (None, True, False, NotImplemented, ...):
        ctypes.c_ssize_t.from_address(id(one)).value += 1 << 60


if sys.version_info < (3, 12) and sys.implementation.name == "cpython":
    _hold_singletons()

from dpo_desk.desk.compiled_once import compiled_once  # noqa: E402 - Qt must not come before
from dpo_desk.desk.quick_enums import make_enums_quickly  # noqa: E402 - nor its enums

make_enums_quickly()
with compiled_once():
    import PySide6  # noqa: F401

# PySide puts an ``import`` of its own in place of Python's: it reads the source of every module in
# search of ``from __feature__ import snake_case``, which we do not use, and keeps what it has read.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
