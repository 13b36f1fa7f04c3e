"""What is done with data, and how long: every rule in the setting of its module."""

from collections.abc import Callable
from types import ModuleType

import pytest

from dpo_desk.notices import bases, denied, flags, rights
from dpo_desk.notices.said import hits
from dpo_desk.reading.notice_rules import Rule, rules
from dpo_desk.reading.sheet import sheet

TOPICS: dict[str, tuple[ModuleType, Callable[[object], str]]] = {
    "bases": (bases, lambda found: found.basis),  # type: ignore[attr-defined]
    "rights": (rights, lambda found: found.code),  # type: ignore[attr-defined]
    "flags": (flags, lambda found: found.code),  # type: ignore[attr-defined]
    "denied": (denied, lambda found: found.code),  # type: ignore[attr-defined]
}
EACH = [(topic, rule) for topic in TOPICS for rule in rules(topic)]
IDS = [f"{topic}-{number}-{rule.gives}" for number, (topic, rule) in enumerate(EACH)]


@pytest.mark.parametrize(("topic", "rule"), EACH, ids=IDS)
def test_what_a_rule_finds_is_found_in_a_notice(topic: str, rule: Rule) -> None:
    module, code = TOPICS[topic]
    for example in rule.example:
        page = sheet(example)
        assert any(hit.rule is rule for hit in hits(page, topic)), example
        found = {(code(each), each.certainty) for each in module.find(page)}
        sure = {(rule.gives, rule.certainty), (rule.gives, "stated")}
        assert found & sure, (example, found)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_place_is_exact_and_nothing_is_found_in_nothing(topic: str) -> None:
    module, _ = TOPICS[topic]
    assert module.find(sheet("")) == ()
    text = "\n\n".join(example for rule in rules(topic) for example in rule.example)
    for found in module.find(sheet(text)):
        for place in found.evidence:
            assert text[place.start : place.end] == place.text
            assert text.count("\n", 0, place.start) + 1 == place.line


@pytest.mark.parametrize("topic", ["data", *TOPICS])
def test_a_rule_is_not_kept_from_its_examples_by_its_stems(topic: str) -> None:
    for rule in rules(topic):
        for example in rule.example:
            assert any(hit.rule is rule for hit in hits(sheet(example), topic)), example
