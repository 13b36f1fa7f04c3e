"""What a stranger's file may cost us.

Time is limited by an exception that is raised in the reading thread from outside: no parser in
Python can keep it up, whatever it loops over. Work outside Python, such as unpacking, is limited
by bytes.
"""

import ctypes
import re
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Final, Self

FILE: Final = 50_000_000  # bytes of a file that is read at all
UNPACKED: Final = 40_000_000  # bytes that a packed file may become
PAGES: Final = 1_000
LETTERS: Final = 500_000  # of text that are kept: some three hundred pages
SECONDS: Final = 10.0
MAIL_DEPTH: Final = 3  # a mail in a mail in a mail
_AGAIN: Final = 0.1  # seconds; where the first call was caught on its way

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff]+")
_BLANKS: Final = re.compile(r"[^\S\n]+")
_LINES: Final = re.compile(r"\n\s*\n\s*")


class TimeUp(BaseException):
    """The time is up. No Exception, so that no parser takes it for damage in the file."""


class Alarm:
    """Raises TimeUp in this thread when the time of a ``with`` block is up."""

    def __init__(self, seconds: float) -> None:
        """``seconds`` from entering."""
        self._seconds = seconds
        self._thread = threading.get_ident()
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._watch = threading.Thread(target=self._wait, daemon=True, name="alarm")

    def __enter__(self) -> Self:
        self._watch.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Nothing is raised once this has returned."""
        self._over.set()
        with self._lock:
            _raise_in(self._thread, None)

    def _wait(self) -> None:
        wait = self._seconds
        while not self._over.wait(wait):
            with self._lock:
                if not self._over.is_set():
                    _raise_in(self._thread, TimeUp)
            wait = _AGAIN


def _raise_in(thread: int, kind: type[BaseException] | None) -> None:
    raised = None if kind is None else ctypes.py_object(kind)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), raised)


def gathered(parts: Iterator[str], seconds: float = SECONDS) -> str:
    """All parts as one clean text; what came before an error, or before the time was up."""
    kept: list[str] = []
    alarm = Alarm(seconds)
    try:
        with alarm:
            _gather(parts, kept)
    except TimeUp:
        pass
    except Exception:  # noqa: BLE001, S110 - what can be wrong with a file has no end
        pass
    finally:
        with suppress(TimeUp):  # the alarm may have rung on the way out
            alarm.stop()
    return tidy("".join(kept))[:LETTERS]


def _gather(parts: Iterator[str], kept: list[str]) -> None:
    room = 2 * LETTERS  # blanks and line breaks shrink
    for part in parts:
        kept.append(part[:room])
        room -= len(part)
        if room <= 0:
            return


def tidy(text: str) -> str:
    """Without control characters, with single blanks and at most one empty line; halves mended."""
    whole = text.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n")
    whole = whole.replace("\r", "\n").replace("\t", " ")
    bare = _BLANKS.sub(" ", _CONTROL.sub("", whole.replace("\u00ad", "")))
    return _LINES.sub("\n\n", bare).strip()
