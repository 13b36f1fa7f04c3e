"""What a rendering gives back."""

from typing import Literal

import msgspec

from dpo_desk.paper.model import Hole

CautionCode = Literal[
    "unprintable", "right_to_left", "cut", "address_only_c5", "address_too_long", "logo"
]


class Caution(msgspec.Struct, frozen=True):
    """Something the page could not show as it should; told as ``paper.caution.<code>``."""

    code: CautionCode
    what: str  # the characters, the words, the number of lines


class Rendered(msgspec.Struct, frozen=True):
    """A finished letter: the bytes that are shown, saved, printed and kept."""

    pdf: bytes
    pages: int
    holes: tuple[tuple[Hole, int], ...]  # with the page each stands on, in reading order
    cards: dict[str, int]  # the page on which each card begins
    cautions: tuple[Caution, ...]
