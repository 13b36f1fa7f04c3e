"""What a text of a notice says, read once: the self-check, its page and the checklist ask again.

A text takes a tenth of a second to read and much more where it is long, and versions never change.
"""

from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from dpo_desk import checks
from dpo_desk.checks import Finding, Notice
from dpo_desk.notices.model import NoticeFacts
from dpo_desk.notices.read import read_sheet
from dpo_desk.reading.sheet import Sheet, sheet

_KEPT: Final = 4  # texts: as many notices as a company has, or the versions one looks at


class _Read(NamedTuple):
    sheet: Sheet
    facts: NoticeFacts


def facts_of(text: str) -> NoticeFacts:
    """What the text says."""
    return _read(text).facts


def view_of(text: str, today: date) -> Notice:
    """The text as rules look at it on a day."""
    return Notice(_read(text).facts, _read(text).sheet, today)


@lru_cache(maxsize=_KEPT)
def findings_of(text: str, today: date) -> tuple[Finding, ...]:
    """What rules find in the text alone."""
    return checks.run("notice", view_of(text, today))


def forget() -> None:
    """Keep no text any more: the register is closed."""
    _read.cache_clear()
    findings_of.cache_clear()


@lru_cache(maxsize=_KEPT)
def _read(text: str) -> _Read:
    page = sheet(text)
    return _Read(page, read_sheet(page))
