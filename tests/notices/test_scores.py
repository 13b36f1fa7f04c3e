"""The reader of notices against what careful readers found in notices of many trades."""

from functools import cache
from typing import Any

import pytest

from dpo_desk.notices.model import as_json
from dpo_desk.notices.read import read
from dpo_desk.reading import notice_file
from tests.notices.scoring import MEASURES, scores
from tests.notices.truths import EXAMPLES, Example, examples, plain_yaml

LEAST = 0.80
LEAST_MEAN = 0.90


@cache
def facts(name: str) -> dict[str, Any]:
    found: dict[str, Any] = as_json(read(examples()[name].text))
    return found


def answer(example: Example) -> dict[str, Any]:
    """What a reader prints that finds exactly the truth."""
    truth = example.truth
    promise = [truth["response_promise"]] if truth["response_promise"] else []
    controller = truth["controller"]
    return {
        "language": truth["language"],
        "last_updated": truth["last_updated"],
        "controller": controller
        | {
            "emails": [mail for mail in (controller["email"], *controller["other_emails"]) if mail],
            "phones": [controller["phone"]] if controller["phone"] else [],
        },
        "recipients": truth["processors"],
        "legal_bases": truth["legal_bases"]["set"],
        "retention": truth["retention"],
        "rights": truth["rights"],
        "response_promises": truth.get("response_promise_alternatives") or promise,
        "transfers": truth["transfers_outside_eea"]
        | {"outside_eea": truth["transfers_outside_eea"]["value"]},
        "cookies": truth["cookies"],
        "flags": truth["special"],
        "missing": truth["art13_missing"],
    }


def evidence_of(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, list):
        return [found for each in node for found in evidence_of(each)]
    if not isinstance(node, dict):
        return []
    if {"start", "end", "text"} <= node.keys():
        return [node]
    return [found for each in node.values() for found in evidence_of(each)]


# --- the truth and the measure -------------------------------------------------------------------


def test_every_notice_has_its_truth() -> None:
    texts = {path.stem for path in (EXAMPLES / "notices").glob("*.txt")}
    assert texts == set(examples())
    assert {example.truth["language"] for example in examples().values()} == {"nb", "nn", "en"}


def test_the_plain_kind_of_yaml() -> None:
    text = (
        'a: b/c.txt\nb: null\nc: ["x: y", P1Y]\nd:\n  e: [f]\n  g: {h: true}\ni:\n  - {j: "k, l"}\n'
    )
    assert plain_yaml(text) == {
        "a": "b/c.txt",
        "b": None,
        "c": ["x: y", "P1Y"],
        "d": {"e": ["f"], "g": {"h": True}},
        "i": [{"j": "k, l"}],
    }


def test_the_truth_itself_has_full_marks() -> None:
    pairs = [(answer(example), example.truth) for example in examples().values()]
    assert scores(pairs) == {measure.__name__: 1.0 for measure in MEASURES}


def test_one_answer_for_all_notices_has_poor_marks() -> None:
    always = answer(examples()["frisor"])
    marks = scores([(always, each.truth) for each in examples().values()])
    assert sum(marks.values()) / len(marks) < 0.6


# --- the reader ----------------------------------------------------------------------------------


def test_the_reader_finds_what_careful_readers_found() -> None:
    marks = scores([(facts(name), example.truth) for name, example in examples().items()])
    assert {name: mark for name, mark in marks.items() if mark < LEAST} == {}
    assert sum(marks.values()) / len(marks) >= LEAST_MEAN, marks


@pytest.mark.parametrize("name", sorted(examples()))
def test_evidence_is_the_very_words_of_the_notice(name: str) -> None:
    text = examples()[name].text
    found = evidence_of(facts(name))
    assert found
    assert all(text[each["start"] : each["end"]] == each["text"] for each in found)


def test_a_saved_web_page_says_what_its_text_says() -> None:
    page = EXAMPLES / "notices" / "hotell.html"
    text = notice_file.read(page.read_bytes(), page.name)
    truth = examples()["hotell"].truth
    assert scores([(as_json(read(text)), truth)]) == scores([(facts("hotell"), truth)])
    for furniture in ("Book now", "Accept all", "TikTok", "Fjellweb", "gtag"):
        assert furniture not in text


def test_it_finds_nearly_as_much_in_notices_that_no_rule_was_made_for() -> None:
    aside = examples("notices/aside").values()
    marks = scores([(as_json(read(example.text)), example.truth) for example in aside])
    assert sum(marks.values()) / len(marks) >= LEAST_MEAN, marks
