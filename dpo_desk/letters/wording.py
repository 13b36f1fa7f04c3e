"""A company's own texts in place of ours: their parts, and what is wrong with one.

A text that cannot be said is left to ours; ``wording_rules`` says what may stand in one.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

import msgspec

from dpo_desk.letters import texts
from dpo_desk.letters.texts import TextError, Texts
from dpo_desk.letters.wording_rules import (
    SAMPLE,
    Fault,
    Part,
    Used,
    names_in,
    parsed,
    said_in,
    wrong,
)
from dpo_desk.words import LANGUAGES

if TYPE_CHECKING:
    from jinja2 import Template

COMPLAIN: Final = "complain"  # block K
LONGEST: Final = 100_000  # characters of a file; ours have 17,000 at most
_NAME: Final = re.compile(r"^\[([a-z0-9_.]+)\][ \t]*$", re.MULTILINE)
_COMMENT: Final = re.compile(r"\{#.*?#\}", re.DOTALL)


def texts_of(kind: str, language: str, wording: Mapping[tuple[str, str], str]) -> Texts:
    """The texts of a letter with the company's own where there are any; ours where one is wrong."""
    found = [(f, wording[f, language]) for f in texts.files(kind) if (f, language) in wording]
    if not found:
        return texts.of(kind, language)
    own: dict[str, Template] = {}
    for file, text in found:
        own |= _usable(file, language, text)
    return texts.of(kind, language).worded(own)


def clean(text: str) -> str:
    """A text as it is kept: one kind of line end, no blanks at line ends, one line end last."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def faults(file: str, language: str, text: str) -> tuple[Fault, ...]:
    """What is wrong with an own text, in the order of its lines; nothing where it can be used."""
    if len(text) > LONGEST:
        return (Fault(line=1, what="long", value=str(LONGEST)),)
    text = _shown(text)
    found = list(_names(file, language, text))
    ours = used(file, language)
    for part in parts(text):
        fault = _fault(file, language, part.name, part.source) if part.name in ours else None
        if fault is not None:
            found.append(msgspec.structs.replace(fault, line=part.line + fault.line))
    return tuple(sorted(found, key=lambda fault: fault.line))


def parts(text: str) -> tuple[Part, ...]:
    """The named texts of a file; comments leave their lines behind."""
    return _parts(_shown(text))


@lru_cache(maxsize=512)
def sample(source: str) -> str:
    """The words of a text that has no fault, with a stand-in for each value."""
    from jinja2 import TemplateError

    every = dict.fromkeys(names_in(parsed(source)), SAMPLE)
    try:
        said = texts.said(texts.template(texts.set_lines(source)), "", every)
    except (TemplateError, TextError):
        return ""
    return "\n".join(map(texts.flat, said))


@cache
def used(file: str, language: str) -> Mapping[str, Used]:
    """What each text of a file of ours uses."""
    trees = {
        spoken: {name: (parsed(text), text) for name, text in texts.read(file, spoken)}
        for spoken in LANGUAGES
    }
    found = {}
    for name, (tree, text) in trees[language].items():
        every = [of[name][0] for of in trees.values() if name in of]
        found[name] = Used(
            said=said_in(tree),
            sayable=frozenset().union(*map(said_in, every)),
            known=frozenset().union(*map(names_in, every)),
            paragraphs=any("\n\n" in of[name][1] for of in trees.values() if name in of),
            empty=not text.strip(),
        )
    return found


@lru_cache(maxsize=1024)  # of a file only what was changed is looked at again
def _fault(file: str, language: str, name: str, source: str) -> Fault | None:
    """What is wrong with a text; its line is counted from that of the name."""
    return next(wrong(Part(name, 0, source), used(file, language)[name]), None)


@lru_cache(maxsize=32)  # by the words themselves: no register can get those of another
def _usable(file: str, language: str, text: str) -> "Mapping[str, Template]":
    """The texts of an own file that can be said; in place of the others ours are."""
    if len(text) > LONGEST:
        return {}
    ours = used(file, language)
    return {
        part.name: texts.template(texts.set_lines(part.source))
        for part in parts(text)
        if part.name in ours and _fault(file, language, part.name, part.source) is None
    }


def _shown(text: str) -> str:
    """The text without comments, each line where it was."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)


def _parts(text: str) -> tuple[Part, ...]:
    names = list(_NAME.finditer(text))
    ends = [name.start() for name in names[1:]] + [len(text)]
    return tuple(
        Part(name[1], _line(text, name.start()), text[name.end() : end])
        for name, end in zip(names, ends, strict=True)
    )


def _names(file: str, language: str, text: str) -> Iterator[Fault]:
    """Names that are missing, unknown or there twice; text before the first."""
    found = _parts(text)
    first = _NAME.search(text)
    if text[: first.start() if first else None].strip():
        yield Fault(line=1, what="before")
    ours = [name for name, _source in texts.read(file, language)]
    seen: dict[str, int] = {}
    for part in found:
        if part.name not in ours:
            yield Fault(line=part.line, what="unknown", value=part.name)
        elif part.name in seen:
            yield Fault(line=part.line, what="twice", value=part.name)
        seen.setdefault(part.name, part.line)
    last = text.rstrip().count("\n") + 1
    for at, name in enumerate(ours):
        if name not in seen:
            after = next((seen[n] for n in ours[at + 1 :] if n in seen), last)
            yield Fault(line=after, what="missing", value=name)


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
