"""Who gets data: every rule with its examples, and notices of several kinds."""

from typing import Any

import pytest

from dpo_desk.notices import recipients
from dpo_desk.notices.model import Controller
from dpo_desk.notices.recipients_rules import FILE
from dpo_desk.reading.rules_file import table
from dpo_desk.reading.sheet import sheet

KINDS = ("before", "after", "faint", "list")


def found(text: str) -> list[str]:
    return [each.name for each in recipients.find(sheet(text), Controller())]


def ids(rules: list[tuple[str, dict[str, Any]]]) -> list[str]:
    return [f"{kind}-{number}" for number, (kind, _) in enumerate(rules)]


FINDING = [(kind, rule) for kind in KINDS for rule in table(FILE)[kind]]
VETOES = [("veto", rule) for rule in table(FILE)["veto"]]


@pytest.mark.parametrize(("kind", "rule"), FINDING, ids=ids(FINDING))
def test_a_rule_finds_its_examples(kind: str, rule: dict[str, Any]) -> None:
    assert rule["example"]
    for text, name in rule["example"]:
        assert name in found(text), text
    for text in rule["not_example"]:
        assert found(text) == [], text


@pytest.mark.parametrize(("kind", "rule"), VETOES, ids=ids(VETOES))
def test_a_veto_takes_its_examples_back(kind: str, rule: dict[str, Any]) -> None:
    assert rule["example"]
    for text in rule["example"]:
        assert found(text) == [], text
    for text, name in rule["not_example"]:
        assert name in found(text), text


def unnamed(text: str) -> list[str]:
    return [each.what for each in recipients.find_unnamed(sheet(text))]


def test_those_named_by_kind_only() -> None:
    said = table(FILE)["unnamed"]
    for text, who in said["example"]:
        assert who in unnamed(text), text
    for text in said["not_example"]:
        assert unnamed(text) == [], text
