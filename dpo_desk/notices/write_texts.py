"""The texts of a written notice: one file a language, read from top to bottom by a lawyer.

``resources/notices/<language>/notice.txt`` holds named paragraphs, in the form of the letters'::

    [access]
    **Innsyn:** Du kan få vite …

``**`` marks strong words. Conditions and values are Jinja's, in its immutable sandbox. A value
never becomes markup or template code: each is kept aside under a mark, and comes back as it was.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from dpo_desk import places
from dpo_desk.notices.write_model import Gap, Inline, Run, Text

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.sandbox import ImmutableSandboxedEnvironment

_NAME: Final = re.compile(r"^\[([a-z0-9_.]+)\]$", re.MULTILINE)
_COMMENT: Final = re.compile(r"\{#.*?#\}", re.DOTALL)
_PARTS: Final = re.compile(r"(\*\*|\ue000\d+\ue001)")
_PARAGRAPHS: Final = re.compile(r"\n[ \t]*\n")
_ALONE: Final = re.compile(r"^[ \t]*(\{%[^%]*%\})[ \t]*\n", re.MULTILINE)
_ENDED: Final = (".", "!", "?", "…", ".»", ".”", ":")
_KEPT: Final = "_kept"


class TextError(Exception):
    """A text file is wrong: a bug, found by the tests that say every text."""


@cache
def sources(language: str) -> Mapping[str, str]:
    """The texts of a language by name; raises TextError for one that stands twice."""
    file = places.resources("notices", language, "notice.txt")
    before, *rest = _NAME.split(_COMMENT.sub("", file.read_text(encoding="utf-8")))
    names = rest[::2]
    if before.strip() or len(set(names)) < len(names):
        raise TextError(f"{language}: text before the first name, or a name that stands twice")
    bodies = (_ALONE.sub(r"\1", body.strip()) for body in rest[1::2])
    return dict(zip(names, bodies, strict=True))


@cache
def _template(language: str, name: str) -> "Template":
    try:
        return _environment().from_string(sources(language)[name])
    except KeyError:
        raise TextError(f"{language}: no text [{name}]") from None


def say(language: str, name: str, values: Mapping[str, object]) -> tuple[Text, ...]:
    """The paragraphs of a text with its values in place, empty ones left out.

    Values are strings, numbers, gaps or texts. Raises TextError for a name that is not there,
    jinja2.UndefinedError for a value that was not given.
    """
    kept: list[Text] = []
    raw = _template(language, name).render({**values, _KEPT: kept})
    found = (_inlines(part, kept, name) for part in _PARAGRAPHS.split(raw))
    return tuple(text for text in found if text)


def plain(*strings: str) -> Text:
    """Strings as one text, empty ones left out."""
    words = " ".join(string.strip() for string in strings if string.strip())
    return (Run(words),) if words else ()


def joined(*texts: Text) -> Text:
    """Texts one after the other, empty ones left out."""
    found: list[Inline] = []
    for text in texts:
        if text and found:
            found.append(Run(" "))
        found.extend(text)
    return tuple(found)


def ended(text: str) -> str:
    """``text`` with a full stop unless it already ends a sentence."""
    stripped = text.strip()
    return stripped if not stripped or stripped.endswith(_ENDED) else f"{stripped}."


def capital(text: str) -> str:
    """``text`` with a large first letter."""
    return text[:1].upper() + text[1:]


def opened(text: Text) -> Text:
    """A text as the start of a sentence: its first letter large."""
    match text:
        case (Run() as first, *rest):
            return (Run(capital(first.text), first.strong), *rest)
    return text


def _inlines(raw: str, kept: list[Text], name: str) -> Text:
    """A said paragraph as inlines: strong words, and the values back in their places."""
    found: list[Inline] = []
    strong = False
    for part in _PARTS.split(" ".join(raw.split())):
        if part == "**":
            strong = not strong
        elif part.startswith("\ue000"):
            found.extend(kept[int(part[1:-1])])
        elif part:
            found.append(Run(part, strong))
    if strong:
        raise TextError(f"[{name}]: ** is not closed")
    return tuple(found)


@cache
def _environment() -> "ImmutableSandboxedEnvironment":
    """Jinja's sandbox, made with the first text: Jinja takes 4 MB."""
    import jinja2
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    @jinja2.pass_context
    def finalize(context: jinja2.runtime.Context, value: object) -> str:
        """The one place where values enter a text."""
        text = _value(value)
        if not text:
            return ""  # leaves no mark, so that the blanks around it become one
        kept: list[Text] = context[_KEPT]
        kept.append(text)
        return f"\ue000{len(kept) - 1}\ue001"

    environment = ImmutableSandboxedEnvironment(
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # no markup is made here: values stay inlines of their own
        finalize=finalize,
    )
    filters: dict[str, Any] = {"ended": _of_words(ended), "capital": _of_words(capital)}
    environment.filters = filters
    environment.globals = {}
    return environment


def _of_words(change: Any) -> Any:
    """A filter for strings; a text of inlines stays as it is."""
    return lambda value: change(value) if isinstance(value, str) else value


def _value(value: object) -> Text:
    match value:
        case str() | int():
            return plain(" ".join(str(value).split()))
        case Gap() | Run():
            return (value,)
        case tuple():
            return value
    raise TextError(str(value) or f"no value for a text: {type(value).__name__}")
