"""The catalogues are complete in three languages, compiled, and hold what the code asks for."""

import ast
import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from dpo_desk import places, words
from tests import house

KEY = re.compile(r"[a-z][a-z0-9_]*(\.[A-Za-z0-9_-]+)+")
# What a Words is called where it is used, and what else takes a message key first.
ASKS = {"words", "to_words", "t", "n", "has", "field", "action", "Reason", "DeskError"}
# Beginnings that nothing but a message key has, wherever it stands.
ONLY_KEYS = ("action.", "error.", "field.", "why.")


def folder(language: str) -> Path:
    return places.resources("locale", language, "LC_MESSAGES")


def domains(language: str) -> list[str]:
    return sorted(path.stem for path in folder(language).glob("*.po"))


@cache
def catalogue(language: str, domain: str) -> Catalog:
    with open(folder(language) / f"{domain}.po", "rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def messages(language: str, domain: str) -> dict[str, Message]:
    return {key(message): message for message in catalogue(language, domain) if message.id}


def key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@cache
def all_keys() -> frozenset[str]:
    return frozenset(
        key for domain in domains(words.DEFAULT) for key in messages(words.DEFAULT, domain)
    )


EVERY = [(language, domain) for language in words.LANGUAGES for domain in domains(language)]
OTHERS = [pair for pair in EVERY if pair[0] != words.DEFAULT]


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_language_has_the_same_domains(language: str) -> None:
    assert domains(language) == domains(words.DEFAULT) != []


@pytest.mark.parametrize(("language", "domain"), OTHERS)
def test_every_language_has_the_same_keys(language: str, domain: str) -> None:
    assert set(messages(language, domain)) == set(messages(words.DEFAULT, domain))


@pytest.mark.parametrize(("language", "domain"), OTHERS)
def test_every_language_fills_in_the_same(language: str, domain: str) -> None:
    """Over all plural forms: «én dag» needs no number, "{n} days" does."""
    norwegian = messages(words.DEFAULT, domain)
    for key, message in messages(language, domain).items():
        ours, theirs = forms(norwegian[key]), forms(message)
        assert len(ours) == len(theirs), key
        assert placeholders("".join(ours)) == placeholders("".join(theirs)), key


@pytest.mark.parametrize(("language", "domain"), EVERY)
def test_every_message_says_something(language: str, domain: str) -> None:
    for key, message in messages(language, domain).items():
        assert KEY.fullmatch(key), key
        assert not message.fuzzy, key
        assert all(form.strip() for form in forms(message)), key


@pytest.mark.parametrize(("language", "domain"), EVERY)
def test_no_key_twice_in_a_catalogue(language: str, domain: str) -> None:
    text = (folder(language) / f"{domain}.po").read_text(encoding="utf-8")
    found = re.findall(r'^msgid "(.+)"$', text, re.MULTILINE)
    assert sorted(found) == sorted(set(found))


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_no_key_in_two_catalogues(language: str) -> None:
    """The look-up goes through the domains in turn: a second one would never be found."""
    found = [key for domain in domains(language) for key in messages(language, domain)]
    assert sorted(found) == sorted(set(found))


@pytest.mark.parametrize(("language", "domain"), EVERY)
def test_what_is_compiled_is_what_is_written(language: str, domain: str) -> None:
    """A failure here is mended by `make words`."""
    mo = read_mo(io.BytesIO((folder(language) / f"{domain}.mo").read_bytes()))
    compiled = {key(message): forms(message) for message in mo if message.id}
    written = {key: forms(message) for key, message in messages(language, domain).items()}
    assert compiled == written


def test_nothing_is_compiled_that_is_not_written() -> None:
    for language in words.LANGUAGES:
        assert sorted(path.stem for path in folder(language).glob("*.mo")) == domains(language)


@cache
def asking() -> frozenset[str]:
    """ASKS and every error that is a DeskError, whose first argument is the key of its sentence."""
    found = set(ASKS)
    classes = [
        node
        for path in house.modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    while new := {node.name for node in classes if found & set(map(last_name, node.bases))} - found:
        found |= new
    return frozenset(found)


def last_name(node: ast.expr) -> str:
    """``b`` of ``a.b`` and of ``b``, without the underscore of a private name."""
    return str(getattr(node, "attr", getattr(node, "id", ""))).strip("_")


def asked(tree: ast.Module) -> Iterator[tuple[int, str, bool]]:
    """The keys that code asks for: line, key or its beginning, and whether it is whole."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(args=[ast.Constant(value=str(text)), *_]):
                if last_name(node.func) in asking() and KEY.fullmatch(text):
                    yield node.lineno, text, True
            case ast.Call(args=[ast.JoinedStr(values=[ast.Constant(value=str(start)), *_]), *_]):
                if last_name(node.func) in asking() and "." in start:
                    yield node.lineno, start, False
            case ast.Constant(value=str(text)) if text.startswith(ONLY_KEYS):
                if KEY.fullmatch(text):
                    yield node.lineno, text, True


@pytest.mark.parametrize("path", house.modules(), ids=house.name)
def test_every_key_that_the_code_asks_for_exists(path: Path) -> None:
    missing = [
        f"line {line}: {text}"
        for line, text, whole in asked(ast.parse(path.read_text(encoding="utf-8")))
        if not (text in all_keys() if whole else any(key.startswith(text) for key in all_keys()))
    ]
    assert not sorted(set(missing))


def test_the_scan_sees_keys() -> None:
    code = """
words("a.b"); self._words.n("c.d", 2); t(f"kind.{kind}"); words.DeskError("e.f")
open("g.h"); words(name); label = "action.i" if x else "action.j"
"""
    found = {text for _, text, _ in asked(ast.parse(code))}
    assert found == {"a.b", "c.d", "kind.", "e.f", "action.i", "action.j"}
