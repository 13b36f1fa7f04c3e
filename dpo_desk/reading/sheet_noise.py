"""What of a page is no text: menus, buttons, cookie banners, footers, left-overs."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from dpo_desk.reading.rules_file import table

_LONGEST: Final = 300  # letters of a line that can be furniture
_SHORT: Final = 40  # letters of a menu's line
_LINK: Final = 25
_FIGURE: Final = re.compile(r"\d")
_RUN: Final = 4  # lines of a menu at least
_BARS: Final = re.compile(r"\s(?:[|·•»›>/]|::)\s")
_TITLE: Final = re.compile(r"personvern|privacy|cookie|informasjonskaps")
_FRAGMENT: Final = 3  # letters that are left over at the very end


def noisy(lines: Sequence[str]) -> list[bool]:
    """Which of the lines of a page are furniture.

    Each is a heading, an item or a paragraph; "" stands for what is none in any case.
    """
    small = [line.casefold() if len(line) <= _LONGEST else "" for line in lines]
    noise = [bool(line) and is_noise(line) for line in small]
    _mark_menus(small, noise)
    _mark_repeated(small, noise)
    for place in {*range(min(2, len(lines))), *range(max(0, len(lines) - 2), len(lines))}:
        noise[place] = noise[place] or _is_bar(small[place])
    if len(lines) > 1 and 0 < len(lines[-1]) <= _FRAGMENT:
        noise[-1] = True
    return noise


def is_noise(line: str) -> bool:
    """Whether a line in small letters is furniture by its words alone."""
    whole, begins, menu = _patterns()
    if whole.fullmatch(line) or begins.match(line):
        return True
    parts = _BARS.split(line)
    return len(parts) > 2 and 2 * sum(bool(menu.fullmatch(part)) for part in parts) >= len(parts)


def _is_bar(line: str) -> bool:
    """Whether a line at the top or the bottom of a page is a row of links, whatever they say."""
    parts = _BARS.split(line)
    return len(parts) > 3 and not any(len(part) > _LINK or _FIGURE.search(part) for part in parts)


def _mark_menus(lines: Sequence[str], noise: list[bool]) -> None:
    """Runs of short lines most of which are a menu's words."""
    menu = _patterns()[2]
    begin = 0
    while begin < len(lines):
        end = begin
        while end < len(lines) and 0 < len(lines[end]) <= _SHORT and lines[end][-1] not in ".:;,":
            end += 1
        known = [each for each in range(begin, end) if noise[each] or menu.fullmatch(lines[each])]
        if known and known[-1] + 1 < len(lines) and _TITLE.match(lines[known[-1]]):
            known.pop()  # below the menu the notice begins
        if len(known) >= _RUN and 2 * len(known) >= known[-1] - known[0] + 1:
            noise[known[0] : known[-1] + 1] = [True] * (known[-1] - known[0] + 1)
        begin = end + 1


def _mark_repeated(lines: Sequence[str], noise: list[bool]) -> None:
    """A short line that stands several times in a row, as a status light does."""
    for place in range(1, len(lines)):
        if lines[place] and lines[place] == lines[place - 1] and len(lines[place]) <= _SHORT:
            noise[place - 1] = noise[place] = True


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    said = table("sheet")["noise"]
    return (
        re.compile("|".join(said["whole"])),
        re.compile("|".join(said["begins"])),
        re.compile(said["menu"]),
    )
