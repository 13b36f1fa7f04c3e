"""Rules as data: ``resources/reading/NAME.toml``, read when first asked."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from dpo_desk import places


@cache
def table(name: str) -> Mapping[str, Any]:
    """All of ``resources/reading/NAME.toml``."""
    with open(places.resources("reading", f"{name}.toml"), "rb") as file:
        return tomllib.load(file)
