"""What goes wrong with a copy, said of the copy; the register speaks of itself.

«Disken er full. Frigjør plass, så lagrer vi det du har skrevet» is not so of a full memory stick.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dpo_desk.register import CannotReach, DiskFull, FileMissing, ReadOnlyPlace
from dpo_desk.words import DeskError

_MAKING: Final = {
    DiskFull: "copies.full",
    ReadOnlyPlace: "copies.read_only",
    CannotReach: "copies.missing",
    FileMissing: "copies.missing",
}
_RESTORING: Final = {DiskFull: "copies.restore.full", ReadOnlyPlace: "copies.restore.read_only"}


@contextmanager
def making(folder: Path) -> Iterator[None]:
    """Name the folder that a copy cannot be made in, and what would help."""
    try:
        yield
    except tuple(_MAKING) as error:
        raise DeskError(_MAKING[type(error)], folder=str(folder)) from error


@contextmanager
def reading(copy: Path) -> Iterator[None]:
    """Say of a copy that is not there any more that it is the copy."""
    try:
        yield
    except FileMissing as error:
        raise DeskError("copies.gone", folder=str(copy.parent)) from error


@contextmanager
def restoring(copy: Path, path: Path) -> Iterator[None]:
    """Say what keeps a copy from the place of the register at a path; nothing has changed then."""
    with reading(copy):
        try:
            yield
        except tuple(_RESTORING) as error:
            raise DeskError(_RESTORING[type(error)], folder=str(path.parent)) from error
