"""The parts of a mail as places in its bytes: nothing is copied before somebody wants it.

The standard library's parser keeps a mail of 50 MB as 500 MB of lines; this one reads boundaries
only. Broken mail is read as far as it goes, and what is too much is left out.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from email.message import Message as Header
from functools import cached_property
from typing import Final

_FIELD: Final = re.compile(
    rb"([!-9;-~]{1,100})[ \t]*:[ \t]*([^\r\n]*(?:\r*\n[ \t][^\r\n]*)*)\r*\n?"
)
_LINE: Final = re.compile(rb"[^\n]*\n?")
_FOLD: Final = re.compile(rb"\r*\n[ \t]+")
_SIMPLE: Final = re.compile(
    r"([\w.+-]+(?:/[\w.+-]+)?)((?:\s*;\s*[\w-]+=(?:\"[^\"\\]*\"|[^\s\";*]+))*)[\s;]*"
)
_PARAMETER: Final = re.compile(r"([\w-]+)=(?:\"([^\"\\]*)\"|([^\s\";]+))")
_NOT_BASE64: Final = re.compile(rb"[^A-Za-z0-9+/]+")
_LONGEST_HEAD: Final = 200_000  # bytes of headers that are looked at
_LONGEST_FIELD: Final = 4_000
_MOST_FIELDS: Final = 500

DEEPEST: Final = 20  # multiparts within each other


class Part:
    """A piece of a mail: its headers, and where its content stands."""

    def __init__(self, data: bytes, start: int = 0, end: int | None = None) -> None:
        """Read the headers of the part that begins at ``start``; it ends at ``end``."""
        self.data = data
        self.end = len(data) if end is None else end
        self.fields: dict[str, list[bytes]] = {}
        self.start = self._head(start)

    def _head(self, start: int) -> int:
        """Read the headers; where the content begins."""
        at, stop, count = start, min(self.end, start + _LONGEST_HEAD), 0
        data, fields = self.data, self.fields
        while at < stop:
            found = _FIELD.match(data, at, stop)
            if found is not None:
                count += 1
                if count <= _MOST_FIELDS:
                    fields.setdefault(found[1].decode("ascii").lower(), []).append(found[2])
                at = found.end()
                continue
            line = _LINE.match(data, at, stop)
            after = line.end() if line else stop
            if not data[at:after].strip(b"\r\n"):
                return after
            at = after
        if stop == self.end:
            return self.end
        return self._end_of_head(at)

    def _end_of_head(self, at: int) -> int:
        """After headers without end."""
        ends = [(self.data.find(blank, at, self.end), len(blank)) for blank in (b"\n\n", b"\n\r\n")]
        return min((place + length for place, length in ends if place >= 0), default=self.end)

    def field(self, name: str) -> bytes:
        """The first header of this name, unfolded; b"" where there is none."""
        found = self.fields.get(name)
        if not found:
            return b""
        value = found[0][:_LONGEST_FIELD]
        return _FOLD.sub(b" ", value).strip() if b"\n" in value else value.strip()

    @cached_property
    def _kind(self) -> tuple[str, dict[str, str]]:
        return _parameters(self.field("content-type"))

    @cached_property
    def _disposition(self) -> tuple[str, dict[str, str]]:
        return _parameters(self.field("content-disposition"))

    @property
    def kind(self) -> str:
        """The type of the content, ``text/plain`` where nothing sensible is said."""
        said = self._kind[0]
        return said if said.count("/") == 1 else "text/plain"

    @property
    def charset(self) -> str:
        """The letters it says it is written in, or ""."""
        return self._kind[1].get("charset", "").strip("\"' ").lower()[:40]

    @property
    def file_name(self) -> str:
        """The name it gives its content, as it stands, or ""."""
        return self._disposition[1].get("filename", "") or self._kind[1].get("name", "")

    @property
    def is_attachment(self) -> bool:
        """Whether it is a file rather than words of the letter."""
        return self._disposition[0] == "attachment" or bool(self.file_name)

    def content(self) -> bytes:
        """The content, unwrapped; what is wrong in it is left out."""
        raw = self.data[self.start : self.end]
        match self.field("content-transfer-encoding").strip().lower():
            case b"base64":
                return _base64(raw)
            case b"quoted-printable":
                return binascii.a2b_qp(raw)
            case _:
                return raw

    def children(self) -> Iterator["Part"]:
        """The parts of a multipart, in their order; none where its boundary is not met."""
        boundary = self._kind[1].get("boundary", "").encode("utf-8", "replace")[:200].rstrip()
        if not boundary:
            return
        begin = -1
        for at, after, last in _boundaries(self.data, b"--" + boundary, self.start, self.end):
            if begin >= 0:
                yield Part(self.data, begin, max(begin, at))
            if last:
                return
            begin = after
        if begin >= 0:  # nobody closed it
            yield Part(self.data, begin, self.end)


def _boundaries(data: bytes, mark: bytes, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Each line that is a boundary: where the part before ends, where the next begins, if last."""
    at = start
    while (at := data.find(mark, at, end)) >= 0:
        after = data.find(b"\n", at, end)
        after = end if after < 0 else after + 1
        if at > start and data[at - 1] != 10:
            at += len(mark)
            continue
        rest = data[at + len(mark) : min(after, at + len(mark) + 80)].strip()
        if rest in (b"", b"--"):
            before = at - 1 if at > start else at
            before -= before > start and data[before - 1] == 13
            yield before, after, rest == b"--"
        at = after


def _base64(raw: bytes) -> bytes:
    """What base64 holds, also where it is cut or has other letters in between."""
    try:
        return binascii.a2b_base64(raw)
    except binascii.Error:
        bare = _NOT_BASE64.sub(b"", raw)
        whole = len(bare) - (1 if len(bare) % 4 == 1 else 0)
        return base64.b64decode(bare[:whole] + b"=" * (-whole % 4))


def _parameters(raw: bytes) -> tuple[str, dict[str, str]]:
    """The value of a header and what follows it: ``text/plain; charset=utf-8``."""
    if not raw:
        return "", {}
    text = raw.decode("utf-8", "replace")
    simple = _SIMPLE.fullmatch(text)
    if simple is not None:
        found = {name.lower(): a or b for name, a, b in _PARAMETER.findall(simple[2])}
        return simple[1].lower(), found
    header = Header()
    header["content-type"] = text.replace("\r", " ").replace("\n", " ").replace("\0", "")
    value = text.partition(";")[0].strip().lower()
    said: dict[str, str] = {}
    for name, _ in header.get_params([])[1:40]:
        meant = header.get_param(name)
        said.setdefault(name.lower(), _said(meant))
    return value, said


def _said(meant: object) -> str:
    """A parameter's value, which may say its letters first."""
    if isinstance(meant, tuple):
        charset, _, text = meant
        try:
            return str(text).encode("latin-1").decode(charset or "ascii", "replace")
        except (LookupError, ValueError):
            return str(text)
    return str(meant or "")
