"""Outlook's files of nothing: compound files (MS-CFB) with a message's streams (MS-OXMSG)."""

import struct
from collections.abc import Mapping
from itertools import pairwise
from typing import Final

Tree = Mapping[str, "bytes | Tree"]

_FREE, _END, _FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR, _SMALL, _CUTOFF = 512, 64, 4096
_UNICODE, _BINARY, _TIME, _NUMBER = 0x001F, 0x0102, 0x0040, 0x0003
_EPOCH: Final = 116_444_736_000_000_000  # 1970, in Windows' units from 1601


def message(
    *,
    subject: str = "",
    body: str = "",
    html: bytes = b"",
    headers: str = "",
    sender: tuple[str, str] = ("", ""),
    delivered: int = 0,
    files: Mapping[str, bytes] | None = None,
    kind: str = "IPM.Note",
) -> bytes:
    """A .msg file; ``delivered`` in seconds from 1970."""
    texts = {0x001A: kind, 0x0037: subject, 0x1000: body, 0x007D: headers,
             0x0C1A: sender[0], 0x5D01: sender[1]}  # fmt: skip
    attached = {
        f"__attach_version1.0_#{number:08X}": _properties(
            8, {0x3707: name, 0x370E: "application/pdf"}, {0x3701: data}, numbers={0x3705: 1}
        )
        for number, (name, data) in enumerate((files or {}).items())
    }
    times = {0x0E06: delivered} if delivered else {}
    tree = _properties(32, texts, {0x1013: html} if html else {}, times=times)
    return compound({**tree, **attached})


def _properties(
    header: int,
    texts: Mapping[int, str],
    data: Mapping[int, bytes],
    *,
    times: Mapping[int, int] | None = None,
    numbers: Mapping[int, int] | None = None,
) -> dict[str, "bytes | Tree"]:
    """The streams of an object: each value, and the list of them."""
    streams: dict[str, bytes | Tree] = {}
    entries = b""
    values = {n: (_UNICODE, text.encode("utf-16-le")) for n, text in texts.items() if text}
    values |= {n: (_BINARY, each) for n, each in data.items()}
    for number, (kind, value) in values.items():
        streams[f"__substg1.0_{number:04X}{kind:04X}"] = value
        entries += struct.pack("<HHIII", kind, number, 6, len(value) + 2, 0)
    for number, seconds in (times or {}).items():
        entries += struct.pack("<HHIQ", _TIME, number, 6, seconds * 10_000_000 + _EPOCH)
    for number, value in (numbers or {}).items():
        entries += struct.pack("<HHIII", _NUMBER, number, 6, value, 0)
    return {**streams, "__properties_version1.0": bytes(header) + entries}


def compound(tree: Tree) -> bytes:
    """A compound file of version 3 that holds the streams of ``tree``."""
    return _Writer(tree).bytes


class _Writer:
    """Lays streams into sectors; those under 4,096 bytes share a stream of small ones."""

    def __init__(self, tree: Tree) -> None:
        self._sectors: list[bytes] = []
        self._fat: list[int] = []
        self._small = b""
        self._small_fat: list[int] = []
        self._entries: list[bytearray] = [self._entry("Root Entry", 5)]
        self._child(0, self._folder(tree))
        root_start = self._chain(self._small)
        struct.pack_into("<IQ", self._entries[0], 116, root_start, len(self._small))
        while len(self._entries) % 4:
            self._entries.append(bytearray(128))
        directory = self._chain(b"".join(map(bytes, self._entries)))
        small_fat = struct.pack(f"<{len(self._small_fat)}I", *self._small_fat)
        small_start = self._chain(small_fat, filler=b"\xff")
        self.bytes = self._file(directory, small_start, -(-len(small_fat) // _SECTOR))

    def _file(self, directory: int, small_start: int, small_count: int) -> bytes:
        count = 1
        while len(self._fat) + count > count * (_SECTOR // 4):
            count += 1
        begin = len(self._fat)
        table = [*self._fat, *[_FAT_SECTOR] * count]
        table += [_FREE] * (count * (_SECTOR // 4) - len(table))
        head = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
        struct.pack_into("<5H", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
        struct.pack_into("<5I", head, 40, 0, count, directory, 0, _CUTOFF)
        struct.pack_into("<4I", head, 60, small_start, small_count, _END, 0)
        places = [*range(begin, begin + count), *[_FREE] * (109 - count)]
        struct.pack_into("<109I", head, 76, *places)
        fat = struct.pack(f"<{len(table)}I", *table)
        return bytes(head) + b"".join(self._sectors) + fat

    def _chain(self, data: bytes, filler: bytes = b"\0") -> int:
        """Put data into sectors of their own; the first one's number."""
        if not data:
            return _END
        begin = len(self._sectors)
        count = -(-len(data) // _SECTOR)
        padded = data + filler * (count * _SECTOR - len(data))
        self._sectors += [padded[n * _SECTOR : (n + 1) * _SECTOR] for n in range(count)]
        self._fat += [*range(begin + 1, begin + count), _END]
        return begin

    def _stream(self, data: bytes) -> int:
        if len(data) >= _CUTOFF or not data:
            return self._chain(data)
        begin = len(self._small) // _SMALL
        count = -(-len(data) // _SMALL)
        self._small += data + bytes(count * _SMALL - len(data))
        self._small_fat += [*range(begin + 1, begin + count), _END]
        return begin

    def _folder(self, tree: Tree) -> list[int]:
        """The entries of a folder, by length and then by letter, as the format orders them."""
        numbers = []
        for name in sorted(tree, key=lambda name: (len(name), name.upper())):
            content = tree[name]
            number = len(self._entries)
            numbers.append(number)
            if isinstance(content, bytes):
                entry = self._entry(name, 2)
                struct.pack_into("<IQ", entry, 116, self._stream(content), len(content))
                self._entries.append(entry)
            else:
                self._entries.append(self._entry(name, 1))
                self._child(number, self._folder(content))
        return numbers

    def _child(self, parent: int, numbers: list[int]) -> None:
        """Hang the entries below a folder, each to the right of the one before."""
        if numbers:
            struct.pack_into("<I", self._entries[parent], 76, numbers[0])
        for left, right in pairwise(numbers):
            struct.pack_into("<I", self._entries[left], 72, right)

    @staticmethod
    def _entry(name: str, kind: int) -> bytearray:
        entry = bytearray(128)
        letters = name.encode("utf-16-le")
        entry[: len(letters)] = letters
        struct.pack_into("<HBB3I", entry, 64, len(letters) + 2, kind, 1, _FREE, _FREE, _FREE)
        return entry
