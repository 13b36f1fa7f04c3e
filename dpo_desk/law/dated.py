"""Law that may change, as dated data: ``resources/law/NAME.toml``, read when first asked."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from dpo_desk import places


@cache
def table(name: str) -> Mapping[str, Any]:
    """All of ``resources/law/NAME.toml``; its ``as_of`` says when it was held against the law."""
    with open(places.resources("law", f"{name}.toml"), "rb") as file:
        return tomllib.load(file)


def as_of(name: str) -> date:
    """The day on which the table was last held against the law."""
    day = table(name)["as_of"]
    if not isinstance(day, date):
        raise TypeError(f"resources/law/{name}.toml: as_of is no date")
    return day


def period(name: str, on: date) -> int:
    """The length or age called ``name`` as the law has it ``on`` a day.

    Raises ValueError for a day before there was such a rule.
    """
    begun = [entry for entry in table("periods")[name] if entry["from"] <= on]
    if not begun:
        raise ValueError(f"no rule on {name} as early as {on}")
    return int(max(begun, key=lambda entry: entry["from"])["value"])
