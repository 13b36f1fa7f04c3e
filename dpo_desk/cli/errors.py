"""What goes wrong: one sentence on standard error, and a status that says who can mend it."""

import os
import traceback
from pathlib import Path
from typing import Final

import click

from dpo_desk.words import DeskError, Words

BUG: Final = 1
MISUSE: Final = 2
MENDABLE: Final = 3

_PACKAGE = Path(__file__).resolve().parent.parent


class Misuse(DeskError):
    """Wrong use of a command: the sentence says what was expected."""


def hint(param: click.Parameter | None) -> str:
    """What a parameter is called on the command line: ``--received`` or ``REGISTER``."""
    if param is None:
        return ""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return param.metavar or str(param.name).upper()


def of_click(error: click.UsageError) -> Misuse:
    """The sentence for what click found wrong; click's own words where it finds something rare."""
    match error:
        case click.MissingParameter():
            return Misuse("cli.error.missing", name=hint(error.param))
        case click.NoSuchOption():
            return Misuse("cli.error.no_option", name=error.option_name)
        case click.BadOptionUsage():
            return Misuse("cli.error.option_value", name=error.option_name)
        case _:
            return Misuse("cli.error.usage", why=error.format_message().rstrip("."))


def bug(error: Exception, words: Words) -> str:
    """What to say of our own mistake: its kind and place, never a value, which may be a name."""
    if os.environ.get("DPO_DESK_DEBUG"):
        traceback.print_exception(error)
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)]
    last = (ours or frames)[-1]
    name = Path(last.filename)
    place = name.relative_to(_PACKAGE.parent) if ours else Path(name.name)
    return words("cli.bug", kind=type(error).__name__, place=f"{place.as_posix()}:{last.lineno}")
