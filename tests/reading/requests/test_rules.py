"""Every rule of ``resources/reading`` finds its own examples and leaves the others alone."""

import pytest

from dpo_desk.law.codes import Capacity, RequestKind
from dpo_desk.reading.requests import _patterns, people, rules
from dpo_desk.reading.requests.folding import compiled, folded
from dpo_desk.reading.rules_file import table

KINDS = [
    pytest.param(name, rule, id=f"{name}-{number}-{rule['kind']}")
    for name in rules.FILES
    for number, rule in enumerate(table(name)["rule"])
]


@pytest.mark.parametrize(("name", "rule"), KINDS)
def test_a_rule_finds_what_it_says(name: str, rule: dict) -> None:
    foreign = name == "kinds_other"
    assert rule["yes"]
    assert rule["no"]
    for sentence in rule["yes"]:
        assert rule["kind"] in rules.kinds_of(sentence, foreign=foreign), sentence
    for sentence in rule["no"]:
        assert rule["kind"] not in rules.kinds_of(sentence, foreign=foreign), sentence


@pytest.mark.parametrize(("name", "rule"), KINDS)
def test_each_yes_is_found_by_its_own_rule(name: str, rule: dict) -> None:
    """A rule that others do the work of is one too many."""
    words = table(name)["words"]
    pattern = compiled(rule["pattern"], words)
    assert all(pattern.search(folded(sentence)) for sentence in rule["yes"])


def test_every_kind_has_a_rule_in_norwegian_and_in_english() -> None:
    for name in rules.OURS:
        assert {rule["kind"] for rule in table(name)["rule"]} == set(RequestKind)


@pytest.mark.parametrize(
    "rule", table("people")["rule"], ids=[rule["capacity"] for rule in table("people")["rule"]]
)
def test_who_writes_for_whom(rule: dict) -> None:
    made = next(
        each for each in people.on_behalf() if each.pattern is people._compiled(rule["pattern"])
    )
    assert made.capacity is Capacity(rule["capacity"])
    for sentence, name in rule["yes"]:
        found = made.pattern.search(sentence)
        assert found, sentence
        assert people._person(found) == name, sentence
    for sentence in rule["no"]:
        found = made.pattern.search(sentence)
        assert found is None or people._is_company(sentence, found), sentence


@pytest.mark.parametrize("name", [name for name in table("no_request") if name != "words"])
def test_what_is_no_request(name: str) -> None:
    pattern, said = _patterns()[name], table("no_request")[name]
    assert all(pattern.search(folded(sentence)) for sentence in said["yes"])
    assert not any(pattern.search(folded(sentence)) for sentence in said["no"])


def test_a_childs_age_is_told_from_years_as_a_customer() -> None:
    said = table("people")["child"]
    assert all(people.is_child(sentence) for sentence in said["yes"])
    assert not any(people.is_child(sentence) for sentence in said["no"])


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Jeg viser til GDPR artikkel 15 og 17.", ["access", "erasure"]),
        (
            "Under Articles 15, 16 and 20 I make a request",
            ["access", "rectification", "portability"],
        ),
        ("etter artikkel 12 nr. 3", []),
        ("jf. artikkel 15 i kontrakten", []),
        ("artikkel 150", []),
        ("art. 21", ["objection"]),
        ("Jeg protesterer mot reklame, jf. artikkel 21", ["marketing_opt_out"]),
    ],
)
def test_articles_are_read(sentence: str, kinds: list[str]) -> None:
    assert sorted(rules.kinds_of(sentence)) == sorted(kinds)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("SLETT", "slet"), ("sletta", "sleta"), ("få på øl", "fa pa ol"), ("faa paa", "fa pa"),
        ("personoplysnigner", "personoplysninger"), ("inssynet", "insynet"), ("samtyke", "samtyke"),
        ("markedsførng", "markedsforing"), ("dostęp łódź", "dostep lodz"), ("takk", "tak"),
    ],
)  # fmt: skip
def test_slips_and_accents_are_gone(written: str, meant: str) -> None:
    assert folded(written) == meant


def test_names_that_go_round_in_circles_are_refused() -> None:
    with pytest.raises(ValueError, match="circles"):
        compiled("{a}", {"a": "{b}", "b": "{a}"})
    with pytest.raises(KeyError):
        compiled("{unknown}", {})
