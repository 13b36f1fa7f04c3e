"""Names of files from outside, as every file system takes them."""

import re
from pathlib import PurePath
from typing import Final

_LONGEST: Final = 120  # characters; some file systems take 255 bytes
_UNSAFE: Final = re.compile(
    r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]'
)
_DEVICES: Final = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


def safe(name: str, otherwise: str = "fil") -> str:
    """The name and its ending without folders, controls, devices; ``otherwise`` for none."""
    bare = _UNSAFE.sub("", name[-4_000:].replace("\\", "/").rpartition("/")[2])
    plain = " ".join(bare.split()).strip(". ")
    if not plain or _DEVICES.match(plain):
        plain = f"{otherwise} {plain}".strip()
    ending = PurePath(plain).suffix[:20]
    stem = plain.removesuffix(ending) if ending else plain
    return f"{stem[: _LONGEST - len(ending)].rstrip('. ')}{ending}"
