"""Whatever a text is: every place of its sheet is one of the text, and it is made in its time."""

import re
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dpo_desk.reading.sheet import MOST, sheet

PARTS = st.lists(
    st.sampled_from(
        [
            "Personvern",
            "Vi lagrer navn.",
            "navn",
            "adresse:",
            "1.",
            "a)",
            "b)",
            "•",
            "-",
            "#",
            "|",
            "\t",
            "\n",
            "\n\n",
            "\r\n",
            " ",
            "   ",
            "\u00ad",
            "‐",
            "(at)",
            "__utma",
            "Navn",
            "Varighet",
            "2 år",
            "Formål",
            "ß",
            "İ",
            "----",
            "====",
            ". ",
            "?",
            "Hjem",
            "\ufeff",
            "&amp;",
            "**",
        ]
    ),
    max_size=60,
).map("".join)


@settings(max_examples=60, deadline=None)
@given(PARTS)
@example("|-|\n" * 5)
@example("1.\n\n")
def test_every_place_is_within_the_text_and_in_order(text: str) -> None:
    page = sheet(text)
    last = 0
    for index, piece in enumerate(page.pieces):
        assert piece.index == index
        assert last <= piece.start < piece.end <= len(text)
        assert piece.text == piece.text.strip() != ""
        assert "\n" not in piece.text
        slice_ = text[piece.start : piece.end]
        for letter in set(piece.text) - set(slice_):
            assert letter in " @&-" or not letter.isascii() or "*" in slice_
        last = piece.end if piece.kind != "cell" else piece.start


@settings(max_examples=40, deadline=None)
@given(PARTS)
def test_what_was_not_damaged_is_quoted_letter_for_letter(text: str) -> None:
    page = sheet(text)
    for piece in page.pieces:
        for found in re.finditer(r"\w+", piece.text):
            span = piece.span(*found.span())
            slice_ = text[span.start : span.end]
            if slice_.isalnum():
                assert slice_ == found[0]


@pytest.mark.parametrize(
    "unit",
    [
        "Vi lagrer navn og adresse. ",
        "a) navn ",
        "Navn\n",
        "| a | b |\n",
        "|-|\n",
        "(",
        "1",
        "\n",
        " ",
        "Hjem\n\n",
        "• x\n",
        "__",
        "&",
        "person-\n",
        "ß",
        "(at)",
        "[a](",
        "post at ",
        "1. a\n\n",
        "\t",
        "a\tb\n",
    ],
)
def test_twice_the_text_takes_no_more_than_some_twice_the_time(unit: str) -> None:
    def taken(size: int) -> float:
        text = unit * (size // len(unit))
        best = 9.0
        for _ in range(2):
            begin = process_time()
            sheet(text)
            best = min(best, process_time() - begin)
        return best

    small, large = taken(3_000), taken(24_000)
    assert large < 8 * 3 * small + 0.05


def test_of_a_text_longer_than_any_notice_the_beginning_is_read() -> None:
    page = sheet("Vi lagrer navn. " * 40_000)
    assert page.is_cut
    assert page.pieces[-1].end <= MOST
    assert sheet("a\n\n" * 9_000).is_cut
    assert not sheet("Vi lagrer navn.").is_cut
