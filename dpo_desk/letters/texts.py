"""The texts of the letters: one file a letter and language, read from top to bottom.

A file under ``resources/letters/<language>/`` holds named paragraphs::

    [opening]
    **Yes,** we have personal data about you{% if annexes %}, and enclose a copy{% endif %}.

A name in brackets opens a text, an empty line a new paragraph, ``**`` strong words. Conditions and
values are Jinja's, in its immutable sandbox. A value never becomes markup or template code: Jinja
hands each to ``sandbox``, which leaves a mark in the text and keeps the value aside, and it comes
back as an inline of its own only after the text was read for ``**``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from copy import copy
from functools import cache
from typing import TYPE_CHECKING, Final

from dpo_desk import places
from dpo_desk.paper.model import Hole, Inline, PageOf, Plain, Strong, Text

if TYPE_CHECKING:
    from jinja2 import Template

FOLDER: Final = "letters"
COMMON: Final = "common"
ANSWERS: Final = "answers"  # what the answers to requests share besides
_ANSWERS: Final = frozenset(
    {
        "access",
        "no_data",
        "rectified",
        "erased",
        "refusal",
        "restricted",
        "restriction_lifted",
        "portability",
        "objection",
        "marketing_stopped",
        "consent_withdrawn",
        "automated_decision",
    }
)
_NAME: Final = re.compile(r"^\[([a-z0-9_.]+)\]$", re.MULTILINE)
_PARTS: Final = re.compile(r"(\*\*|\ue000\d+\ue001)")
MARKS: Final = ("\ue000", "\ue001")
_BLANK: Final = re.compile(r"[ \t\r\n]+")
_ALONE: Final = re.compile(r"^[ \t]*(\{%[^%]*%\})[ \t]*\n", re.MULTILINE)
_PARAGRAPHS: Final = re.compile(r"\n[ \t]*\n")
_ENDED: Final = (".", "!", "?", "…", ".»", ".”", ":")
KEPT: Final = "_kept"


class TextError(Exception):
    """A letter's text file is wrong: a bug, found by the tests that read every text."""


class Texts:
    """The texts of one letter in one language, with those that all letters share."""

    def __init__(self, kind: str, language: str) -> None:
        """Read ``<kind>.txt`` and what it shares; raises TextError for a name that stands twice."""
        self.language = language
        self.own: Mapping[str, Template] = {}
        self._templates: dict[str, Template] = {}
        for file in files(kind):
            for name, text in read(file, language):
                if name in self._templates:
                    raise TextError(f"{language}/{file}: [{name}] stands twice")
                self._templates[name] = template(text)

    def worded(self, own: "Mapping[str, Template]") -> "Texts":
        """The same texts with the company's own words in place of some (``letters.wording``)."""
        found = copy(self)
        found.own = own
        return found

    def __contains__(self, name: str) -> bool:
        """Whether there is a text of this name."""
        return name in self._templates

    @property
    def names(self) -> frozenset[str]:
        """The names of all texts."""
        return frozenset(self._templates)

    def paragraphs(self, name: str, /, **values: object) -> tuple[Text, ...]:
        """The paragraphs of a text with its values in place, empty ones left out.

        Values are strings, numbers, inlines or tuples of inlines. Raises TextError for a name that
        is not there, jinja2.UndefinedError for a value that was not given.
        """
        ours = self._templates.get(name)
        if ours is None:
            raise TextError(f"{self.language}: no text [{name}]")
        if name in self.own:
            # What the company wrote fits the facts of the samples; where it does not fit those of
            # a case, our words stand in rather than no letter.
            from jinja2 import TemplateError

            with suppress(TemplateError, TextError):
                return said(self.own[name], name, values)
        return said(ours, name, values)

    def text(self, name: str, /, **values: object) -> Text:
        """The one paragraph of a text; nothing where its conditions leave nothing."""
        found = self.paragraphs(name, **values)
        if len(found) > 1 and name in self.own:
            return joined(found)
        if len(found) > 1:
            raise TextError(f"{self.language}: [{name}] has more than one paragraph")
        return found[0] if found else ()

    def line(self, name: str, /, **values: object) -> str:
        """A text without inlines, as labels and titles want it."""
        return flat(self.text(name, **values))


def files(kind: str) -> tuple[str, ...]:
    """The text files that a letter is written from, the shared ones first."""
    return (COMMON, ANSWERS, kind) if kind in _ANSWERS else (COMMON, kind)


@cache
def of(kind: str, language: str) -> Texts:
    """Our texts of a letter, read once."""
    return Texts(kind, language)


def source(file: str, language: str) -> str:
    """A text file of ours as it stands."""
    return places.resources(FOLDER, language, f"{file}.txt").read_text(encoding="utf-8")


def read(file: str, language: str) -> Iterator[tuple[str, str]]:
    """Names and sources of a text file, in order; TextError for text before the first name."""
    whole = re.sub(r"\{#.*?#\}", "", source(file, language), flags=re.DOTALL)
    if any(mark in whole for mark in MARKS):
        raise TextError(f"{language}/{file}: a reserved character")
    before, *rest = _NAME.split(whole)
    if before.strip():
        raise TextError(f"{language}/{file}: text before the first name")
    yield from zip(rest[::2], map(set_lines, rest[1::2]), strict=True)


def set_lines(source: str) -> str:
    """A text as Jinja gets it: a line that holds a condition only is no line of it."""
    return _ALONE.sub(r"\1", source.strip())  # a condition inside a line keeps its line end


def template(source: str) -> "Template":
    """A text that can be said; raises jinja2.TemplateSyntaxError."""
    from dpo_desk.letters.sandbox import ENVIRONMENT

    return ENVIRONMENT.from_string(source)


def said(template: "Template", name: str, values: Mapping[str, object]) -> tuple[Text, ...]:
    """The paragraphs of a text with its values in place, empty ones left out."""
    kept: list[Text] = []
    raw = template.render({**values, KEPT: kept})
    found = (_inlines(part, kept, name) for part in _PARAGRAPHS.split(raw))
    return tuple(text for text in found if text)


def flat(text: Iterable[Inline]) -> str:
    """The words of a text without inlines' kinds; a hole stands as its own words."""
    return "".join(_flat(inline) for inline in text)


def plain(*strings: str) -> Text:
    """Strings as one text, empty ones left out."""
    return joined([(Plain(string),) for string in strings if string])


def joined(texts: Iterable[Text], between: str = " ") -> Text:
    """Texts one after the other in one paragraph, empty ones left out."""
    found: list[Inline] = []
    for text in texts:
        if text and found and between:
            found.append(Plain(between))
        found.extend(text)
    return _merged(found)


def ended(text: str) -> str:
    """``text`` with a full stop unless it already ends a sentence."""
    stripped = text.strip()
    return stripped if not stripped or stripped.endswith(_ENDED) else f"{stripped}."


def opened(text: Text) -> Text:
    """A text as the start of a sentence: its first letter large."""
    match text:
        case (Plain(text=words) | Strong(text=words) as first, *rest) if words:
            return (type(first)(words[0].upper() + words[1:]), *rest)
    return text


def capital(text: str) -> str:
    """``text`` with a large first letter."""
    return text[:1].upper() + text[1:]


def _inlines(raw: str, kept: list[Text], name: str) -> Text:
    """A rendered paragraph as inlines: strong words, and the values back in their places."""
    found: list[Inline] = []
    strong = False
    for part in _PARTS.split(_BLANK.sub(" ", raw).strip()):
        if part == "**":
            strong = not strong
        elif part.startswith(MARKS[0]):
            values = kept[int(part[1:-1])]
            found.extend(_strong(value) if strong else value for value in values)
        elif part:
            found.append(Strong(part) if strong else Plain(part))
    if strong:
        raise TextError(f"[{name}]: ** is not closed")
    return _merged(found)


def _strong(inline: Inline) -> Inline:
    return Strong(inline.text) if isinstance(inline, Plain) else inline


def _merged(found: Iterable[Inline]) -> Text:
    """Neighbours of one kind as one inline."""
    merged: list[Inline] = []
    for inline in found:
        last = merged[-1] if merged else None
        if isinstance(inline, Plain) and isinstance(last, Plain):
            merged[-1] = Plain(last.text + inline.text)
        elif isinstance(inline, Strong) and isinstance(last, Strong):
            merged[-1] = Strong(last.text + inline.text)
        else:
            merged.append(inline)
    return tuple(merged)


def _flat(inline: Inline) -> str:
    match inline:
        case Plain(text=text) | Strong(text=text):
            return text
        case Hole(what=what):
            return what
        case PageOf():
            return ""
