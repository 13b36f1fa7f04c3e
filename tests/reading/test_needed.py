"""What a pattern needs is in whatever it finds: looking for it first changes nothing."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dpo_desk.reading.needed import finds, needed
from dpo_desk.reading.notice_rules import rules
from dpo_desk.reading.sheet import sheet
from dpo_desk.reading.sheet_index import Index
from tests.house import ROOT
from tests.reading.test_notice_rules import TOPICS

NOTICES = sorted((ROOT / "tests" / "examples" / "notices").glob("*.txt"))


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("samtykke", {"samtykke"}),
        (r"(?<!\w)(?:samtykke\w*|consent)", {"samtykke", "consent"}),
        (r"rettslig(?:e)? grunnlag", {"rettslig grunnlag", "rettslige grunnlag"}),
        (r"\w+avtale\b", {"avtale"}),
        (r"(?:kunde){1,3}", {"kunde"}),
        (r"(?:kunde){0,3}", set()),
        (r"(?:kunde)?brev", {"brev"}),  # «kundebrev» holds it
        (r"pers[oó]n.{0,60}?vern", {"person", "persón"}),
        (r"lager(?!liste)(?=hylle)", {"lager"}),
        (r"(?:slett|fjern)(?:er|ar) .{0,9}data", {"sletter ", "slettar ", "fjerner ", "fjernar "}),
        (r"kontakt|\d+", set()),
        (r"e", set()),  # stands everywhere
        (r"[^a]c", set()),
        (r"(?i)samtykke", set()),
        (r"(?i:sam)tykke", {"tykke"}),
        (r"(konto) \1", {"konto "}),
        (r"(?P<of>konto|lager) (?P=of)s", {"konto ", "lager "}),
        (r"(k)(o)(n)(t)(o)(a)(b)(c)(d)(e)(f)\11", {"kontoabcdef"}),
        (r"avtalen?", {"avtale"}),
        (r"avtale(?:ne){2,}", {"avtale"}),
        (r"(?:kort){0,1}nummer", {"nummer"}),
        (r"f\.eks\. [-–]\ art\.?", {"f.eks. - art", "f.eks. – art"}),
        (r"[æøå-]post|[a-c]lov", {"æpost", "øpost", "åpost", "-post", "lov"}),
        (r"[^]]lov[]a]", {"lov"}),
        (r"\d{4} kroner\b", {" kroner"}),
        (r"kroner (?#som merknad)", set()),
        (r"sæt{", set()),
        (r"\x6bonto", set()),
        ("", set()),
    ],
)
def test_what_a_pattern_needs(pattern: str, words: set[str]) -> None:
    assert set(needed(re.compile(pattern))) == words


def test_capitals_and_layout_are_not_read() -> None:
    for flag in (re.IGNORECASE, re.VERBOSE):
        assert needed(re.compile("behandlings grunnlag", flag)) == ()


def test_most_rules_need_some_letters() -> None:
    every = [rule for topic in TOPICS for rule in rules(topic)]
    assert sum(bool(needed(rule.pattern)) for rule in every) > 0.95 * len(every)


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_every_rule_finds_the_same_with_and_without(path: Path) -> None:
    page = sheet(path.read_text())
    for rule in (rule for topic in TOPICS for rule in rules(topic)):
        for folded in (True, False):
            held = page.holding(rule.pattern, folded=folded)
            for piece in page.pieces:
                if held is not None and piece.index not in held:
                    words = piece.folded if folded else piece.text
                    assert not rule.pattern.search(words), (rule.pattern.pattern, words)


WORDS = st.sampled_from(["ab", "abc", "cab", "a", "bca"])
PARTS = st.recursive(
    WORDS | st.sampled_from(["[ab]", "[^a]", ".", r"\b", "(?!c)", "(?<!b)", r"\w", "(c)"]),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4).map("".join)
        | st.lists(inner, min_size=1, max_size=3).map(lambda each: f"(?:{'|'.join(each)})")
        | st.tuples(inner, st.sampled_from(["?", "*", "+?", "{2}", "{1,3}"])).map(
            lambda each: f"(?:{each[0]}){each[1]}"
        )
    ),
    max_leaves=8,
)


@settings(max_examples=25, deadline=None)
@given(PARTS, st.lists(WORDS, max_size=12).map("".join))
def test_of_any_pattern_what_it_finds_holds_what_it_needs(pattern: str, text: str) -> None:
    compiled = re.compile(pattern)
    words = needed(compiled)
    for found in compiled.finditer(text):
        assert not words or any(word in found[0] for word in words)
    assert finds(compiled, text) == (compiled.search(text) is not None)


@settings(max_examples=25)
@given(st.lists(st.text("abc ", max_size=9)), st.lists(st.text("abc ", min_size=1, max_size=5)))
def test_the_index_knows_which_pieces_hold_letters(texts: list[str], words: list[str]) -> None:
    index = Index(texts)
    for _ in range(2):  # looked for, and known
        assert index.holding(words) == [
            number for number, text in enumerate(texts) if any(word in text for word in words)
        ]
