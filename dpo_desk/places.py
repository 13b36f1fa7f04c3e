"""Where the program's own files lie: beside the package in a checkout, inside it in a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "_shipped"


def shipped(*parts: str) -> Path:
    """The path of a file that travels with the program, e.g. ``shipped("resources", "fonts")``."""
    root = _SHIPPED if _SHIPPED.is_dir() else _PACKAGE.parent
    return root.joinpath(*parts)


def resources(*parts: str) -> Path:
    """A path under ``resources/``."""
    return shipped("resources", *parts)


def seeds(*parts: str) -> Path:
    """A path under ``seeds/``."""
    return shipped("seeds", *parts)
