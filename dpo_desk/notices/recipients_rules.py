"""The rules of ``resources/reading/notice_recipients.toml``, made ready."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from dpo_desk.reading.rules_file import table

FILE: Final = "notice_recipients"
REACH: Final = 150  # letters before a name, or after, in which its rules look
_WORD: Final = re.compile(r"\{([a-z_]+)\}")


class Veto(NamedTuple):
    """What takes a name back."""

    where: str  # before, after, anywhere
    pattern: re.Pattern[str]
    denies: bool  # it is said that it is not used
    weak: bool  # only where nothing else speaks for it
    unknown: bool  # of names that the catalogue does not have
    unless_after: re.Pattern[str] | None  # what follows the name where it may stay
    categories: frozenset[str]  # of the catalogue; none: all

    def concerns(self, category: str | None) -> bool:
        """Whether it may take back a name of this category; None is not in the catalogue."""
        if not self.categories:
            return not self.unknown or category is None
        return self.unknown if category is None else category in self.categories


class ListRule(NamedTuple):
    """A heading or sentence that leads to recipients, and what they are."""

    pattern: re.Pattern[str]
    role: str


@cache
def before() -> re.Pattern[str]:
    """What ends right where a recipient's name begins."""
    return _joined("before", r"\Z")


@cache
def after() -> re.Pattern[str]:
    """What begins right where a recipient's name ends."""
    return _joined("after", "")


@cache
def faint() -> re.Pattern[str]:
    """What begins where the name of a company, or a known name, ends."""
    return _joined("faint", "")


@cache
def lists() -> tuple[ListRule, ...]:
    """What leads to recipients."""
    return tuple(ListRule(ready(each["pattern"]), each["role"]) for each in table(FILE)["list"])


@cache
def column(kind: str) -> re.Pattern[str]:
    """What a column of recipients' ``name``, ``purpose``, ``region``, ``role`` is headed."""
    return ready(table(FILE)["column"][kind])


@cache
def vetoes() -> tuple[Veto, ...]:
    """All vetoes."""
    return tuple(_veto(each) for each in table(FILE)["veto"])


def ready(pattern: str, names: Mapping[str, str] | None = None) -> re.Pattern[str]:
    """A pattern with its {words} put in."""
    return re.compile(filled(pattern, names or table(FILE)["words"]))


def filled(pattern: str, names: Mapping[str, str]) -> str:
    """The pattern with every {name} replaced by what it stands for."""
    return _WORD.sub(lambda found: names[found[1]], pattern)


def _joined(kind: str, end: str) -> re.Pattern[str]:
    return ready("|".join(f"(?:{each['pattern']}){end}" for each in table(FILE)[kind]))


def _veto(said: Mapping[str, Any]) -> Veto:
    end = r"\Z" if said["where"] == "before" else ""
    return Veto(
        said["where"],
        ready(f"(?:{said['pattern']}){end}"),
        said.get("denies", False),
        said.get("weak", False),
        said.get("unknown", False),
        ready(said["unless_after"]) if "unless_after" in said else None,
        frozenset(said.get("categories", ())),
    )
