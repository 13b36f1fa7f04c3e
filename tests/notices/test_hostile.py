"""Whatever a text is, it is read: nothing is raised, and it takes time in proportion at most."""

import random
import re
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dpo_desk.notices.model import as_json
from dpo_desk.notices.read import read
from dpo_desk.reading.notice_file import LARGEST
from tests.house import ROOT

WORDS = [
    *re.findall(
        r"\S+",
        "Vi Rosa AS Google Analytics lagrer behandlingsansvarlig er samtykke ikke etter 5 år i "
        "30 dager rett til innsyn og sletting Datatilsynet artikkel 6 nr. 1 bokstav a) _ga "
        "EU/EØS USA cookies post(at)rosa.example 22 33 44 55 org.nr. 314 081 404 sist "
        "oppdatert 3. mars 2024 formål: - • | . , : ; ? ( ) « »",
    ),
    *("\n", "\n\n", "\t", "\u00ad", "\ufeff", "\x00", "\ud800", "ß", "İ", "\u2028"),
]
UNITS = (
    "a",
    "1",
    "(",
    " ",
    "\n",
    "Aa ",
    "Rosa AS ",
    "12 34 56 78 ",
    "a@b.no ",
    "_ga: 2 år, ",
    "|",
    "a\t",
    "a: ",
    "• a\n",
    "og ",
    "a-",
    "«",
    "innsyn og ",
    "+47 ",
    "ikke ",
    "Google ",
    "1. a\n\n",
    "a/",
    "Navn\n",
    "# a\n",
    "§ 1 ",
    "art. 6 ",
    "2 år ",
    "\x00",
    "ß",
    "\ud800",
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=150).map(" ".join))
def test_any_words_are_read_and_every_quotation_is_exact(text: str) -> None:
    facts = as_json(read(text))
    for place in quotations(facts):
        assert text[place["start"] : place["end"]] == place["text"] != ""
        assert place["line"] >= 1


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_any_letters_are_read(text: str) -> None:
    read(text)


def quotations(node: object):  # type: ignore[no-untyped-def]
    """Every quotation, however deep."""
    if isinstance(node, dict):
        if {"start", "end", "text"} <= node.keys():
            yield node
        for value in node.values():
            yield from quotations(value)
    elif isinstance(node, list):
        for value in node:
            yield from quotations(value)


def taken(text: str) -> float:
    begin = process_time()
    read(text)
    return process_time() - begin


def test_four_times_the_text_takes_some_four_times_the_time() -> None:
    notice = (ROOT / "tests" / "examples" / "notices" / "strom.txt").read_text("utf-8")
    taken(notice)
    small = min(taken(notice) for _ in range(3))
    assert taken("\n\n".join([notice] * 4)) < 4 * 2 * small + 0.1


@pytest.mark.parametrize("unit", ["Aa ", "a\t", "_ga: 2 år, ", "1", "(", "a-", "Rosa AS ", "ikke "])
def test_nothing_holds_it_up(unit: str) -> None:
    assert taken(unit * (20_000 // len(unit))) < 10


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_five_megabytes_of_anything_are_read(unit: str) -> None:
    assert taken(unit * (LARGEST // len(unit))) < 60


@pytest.mark.slow
def test_five_megabytes_of_noise_are_read() -> None:
    dice = random.Random(1)
    letters = [chr(dice.randrange(0, 0xD800)) for _ in range(100_000)]
    assert taken("".join(letters) * 50) < 60
    assert taken(" ".join(dice.choice(WORDS) for _ in range(LARGEST // 8))) < 60
