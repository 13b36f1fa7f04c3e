"""Every rule of ``resources/reading/notice_*.toml`` finds its examples and leaves the others."""

import re

import pytest

from dpo_desk import places
from dpo_desk.reading.notice_rules import Rule, found_by, rules
from dpo_desk.reading.rules_file import table
from dpo_desk.reading.sheet import sheet
from tests.house import ROOT

TOPICS = sorted(
    path.stem.removeprefix("notice_")
    for path in (ROOT / "resources" / "reading").glob("notice_*.toml")
    if "rule" in table(path.stem)
)


def finds(rule: Rule, text: str) -> bool:
    """Whether a rule finds something in a text, whatever language three words seem to be in."""
    page = sheet(f"# {rule.below}\n\n{text}" if rule.below else text)
    return any(found_by(rule._replace(languages=()), page))


@pytest.mark.parametrize("topic", TOPICS)
def test_every_rule_is_held_to_its_examples(topic: str) -> None:
    for rule in rules(topic):
        assert rule.example, rule.gives
        for example in rule.example:
            assert finds(rule, example), (rule.gives, rule.pattern.pattern, example)
        for other in rule.not_example:
            assert not finds(rule, other), (rule.gives, rule.pattern.pattern, other)


@pytest.mark.parametrize("topic", TOPICS)
def test_patterns_on_small_letters_are_written_in_them(topic: str) -> None:
    for rule in rules(topic):
        if not rule.case:
            bare = re.sub(r"\\.|\(\?P<\w+>", "", rule.pattern.pattern)
            assert bare == bare.lower(), (rule.gives, bare)


def test_the_files_lie_where_the_program_looks() -> None:
    assert places.resources("reading").is_dir()
