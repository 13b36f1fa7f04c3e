"""Every sentence that the letters can say stands in a file and has been read.

To renew the files after a change: ``SNAPSHOTS=renew pytest tests/letters/test_snapshots.py``, then
read what git shows as changed. No test can do that for you.
"""

import os
import re
from functools import cache
from pathlib import Path

import pytest

from dpo_desk import letters
from dpo_desk.law.codes import LetterKind
from dpo_desk.paper.model import Letter
from dpo_desk.words import LANGUAGES
from tests.letters import every, prose, seeded

FOLDER = Path(__file__).parent / "snapshots"
RENEW = os.environ.get("SNAPSHOTS") == "renew"
KINDS = tuple(letters.WRITERS)


@cache
def written(language: str) -> tuple[Letter, ...]:
    """Every letter of every material in a language."""
    return tuple(
        letters.write(kind, each, language) for kind in KINDS for each in every.material(kind)
    )


def hold(name: str, found: str) -> None:
    """Compare with the snapshot, or renew it where that is asked for."""
    path = FOLDER / name
    if RENEW:
        path.write_text(found, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_has_been_read(language: str) -> None:
    found = set[str]().union(*(prose.sentences(letter) for letter in written(language)))
    hold(f"sentences.{language}.txt", "\n".join(sorted(found)) + "\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_has_a_fault_a_reader_would_mark(language: str) -> None:
    marked = {
        (fault, text)
        for letter in written(language)
        for kind, text in prose.lines(letter)
        for fault in prose.faults(text, language)
        if not _expected(language, kind, text, fault)
    }
    assert marked == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_running_text_ends_its_sentence(language: str) -> None:
    unended = {
        text
        for letter in written(language)
        for kind, text in prose.lines(letter)
        if kind in ("text", "place") and text and prose.unended(text) and not _greeting(text)
    }
    assert {text for text in unended if not text.endswith("›")} == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_few_letters_whole(kind: LetterKind, language: str) -> None:
    found = [
        f"--- {name}\n{lines(letters.write(kind, material, language))}"
        for name, material in every.shown(kind).items()
    ]
    hold(f"{kind.value}.{language}.txt", "\n".join(found))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", ["s0-it-radgivning", "s2-it-drift"])
def test_the_answer_of_a_register_whole(seed: str, language: str) -> None:
    material = seeded.material(seed, "customer", "note")
    letter = letters.write(LetterKind.ACCESS, material, language)
    hold(f"{seed}.customer.{language}.txt", lines(letter))


def lines(letter: Letter) -> str:
    return "\n".join(f"{what:9}{text}" for what, text in prose.lines(letter)) + "\n"


def _greeting(text: str) -> bool:
    return bool(re.match(r"(Hei|Dear)\b.*,$", text))


def _expected(language: str, kind: str, text: str, fault: str) -> bool:
    """Register texts of the samples have no translation, and are told as they are."""
    foreign = fault.startswith("another language")
    return foreign and (language != "nb" or kind in ("sender", "window"))
