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
from tests.letters import prose, samples, seeded, variety

FOLDER = Path(__file__).parent / "snapshots"
RENEW = os.environ.get("SNAPSHOTS") == "renew"
KINDS = tuple(letters.WRITERS)


@cache
def written(language: str) -> tuple[Letter, ...]:
    """Every letter of every material in a language."""
    cases = (*variety.cases(), *seeded.all_material())
    return (
        *(letters.write(kind, each, language) for each in cases for kind in KINDS),
        *(letters.write(LetterKind.ACCESS, each, language) for each in variety.registers()),
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


# The whole letters: name, kind, and the seed and relation they are written from ("" for samples).
WHOLE = (
    *((kind.value, kind, "", "") for kind in KINDS),
    ("s0-it-radgivning.customer", LetterKind.ACCESS, "s0-it-radgivning", "customer"),
    ("s2-it-drift.customer", LetterKind.ACCESS, "s2-it-drift", "customer"),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "kind", "seed", "relation"), WHOLE, ids=[w[0] for w in WHOLE])
def test_a_few_letters_whole(
    name: str, kind: LetterKind, seed: str, relation: str, language: str
) -> None:
    material = seeded.material(seed, relation, "note") if seed else samples.material()
    letter = letters.write(kind, material, language)
    found = "\n".join(f"{what:9}{text}" for what, text in prose.lines(letter))
    hold(f"{name}.{language}.txt", found + "\n")


def _greeting(text: str) -> bool:
    return bool(re.match(r"(Hei|Dear)\b.*,$", text))


def _expected(language: str, kind: str, text: str, fault: str) -> bool:
    """Register texts of the samples have no translation, and are told as they are."""
    foreign = fault.startswith("another language")
    return foreign and (language != "nb" or kind in ("sender", "window"))
