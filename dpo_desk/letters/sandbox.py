"""Jinja's immutable sandbox, in which every text of a letter is said.

Imported with the first text: Jinja takes 4 MB, and what only shows a case needs none of it.
"""

from collections.abc import Callable
from typing import Any, Final

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from dpo_desk.letters.texts import KEPT, MARKS, TextError, capital, ended
from dpo_desk.paper.model import Hole, PageOf, Plain, Strong, Text


@jinja2.pass_context
def _finalize(context: jinja2.runtime.Context, value: object) -> str:
    """The one place where values enter a text: each is kept aside, and a mark stands for it."""
    match value:
        case jinja2.Undefined():
            return str(value)  # raises, saying which
        case str() | int():
            text: Text = (Plain(str(value)),) if str(value).strip() else ()
        case Plain() | Strong() | Hole() | PageOf():
            text = (value,)
        case tuple() if all(isinstance(part, Plain | Strong | Hole | PageOf) for part in value):
            text = value
        case _:
            raise TextError(f"no value for a text: {type(value).__name__}")
    if not text:
        return ""  # leaves no mark, so that the blanks around it become one
    kept = context[KEPT]
    kept.append(text)
    return f"{MARKS[0]}{len(kept) - 1}{MARKS[1]}"


def _of_words(change: Callable[[str], str]) -> Callable[[object], object]:
    """A filter for strings; what is made of inlines stays as it is."""
    return lambda value: change(value) if isinstance(value, str) else value


def _environment() -> ImmutableSandboxedEnvironment:
    filters: dict[str, Callable[..., Any]] = {
        "ended": _of_words(ended),
        "capital": _of_words(capital),
    }
    environment = ImmutableSandboxedEnvironment(
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # no markup is made here: values stay inlines of their own
        finalize=_finalize,
    )
    environment.filters = filters
    environment.globals = {}
    return environment


ENVIRONMENT: Final = _environment()
