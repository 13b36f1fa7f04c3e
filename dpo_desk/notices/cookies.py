"""Cookies, pixels and tags."""

from dpo_desk.notices.model import CookieFound
from dpo_desk.reading.sheet import Sheet


def find(sheet: Sheet) -> tuple[CookieFound, ...]:
    """Every cookie, with its provider and lifetime."""
    return ()
