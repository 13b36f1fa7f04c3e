"""Comparing two texts: by lines, and inside a changed line by words."""

import time

from hypothesis import given
from hypothesis import strategies as st

from dpo_desk.duties.notice_compare import DiffLine, compare

LINES = st.lists(
    st.sampled_from(["", "a b c", "a b d", "x", "Vi sletter etter to år."]), max_size=8
)


def shown(old: str, new: str) -> list[str]:
    """The changed lines with a sign, what is marked in brackets."""
    signs = {"same": " ", "removed": "-", "added": "+"}
    return [
        signs[line.kind] + "".join(f"[{p.text}]" if p.marked else p.text for p in line.parts)
        for line in compare(old, new)
    ]


def test_a_changed_word_is_marked_in_both_lines():
    assert shown("Vi sletter etter to år.", "Vi sletter etter tre år.") == [
        "-Vi sletter etter [to] år.",
        "+Vi sletter etter [tre] år.",
    ]


def test_lines_that_are_alike_stand_together():
    old = "Vi bruker Asana til saker.\nVi selger ingenting videre."
    new = "Helt ny linje her.\nVi bruker Asana og Trello til saker.\nVi selger ingenting videre."
    assert shown(old, new) == [
        "+[Helt ny linje her.]",
        "-Vi bruker Asana til saker.",
        "+Vi bruker Asana [og Trello] til saker.",
        " Vi selger ingenting videre.",
    ]


def test_lines_have_the_numbers_of_their_own_text():
    found = compare("a\nb\nc", "a\nc\nd")
    assert [(line.kind, line.old, line.new) for line in found] == [
        ("same", 1, 1),
        ("removed", 2, 0),
        ("same", 3, 2),
        ("added", 0, 3),
    ]


def test_the_same_text_has_no_difference():
    assert {line.kind for line in compare("a\n\nb", "a\n\nb")} == {"same"}


@given(LINES, LINES)
def test_both_texts_can_be_read_out_of_the_comparison(old, new):
    found = compare("\n".join(old), "\n".join(new))

    def side(*kinds: str) -> str:
        return "\n".join(line.text for line in found if line.kind in kinds)

    assert side("same", "removed") == "\n".join(old)
    assert side("same", "added") == "\n".join(new)
    assert [line.old for line in found if line.old] == [*range(1, max(1, len(old)) + 1)]
    assert [line.new for line in found if line.new] == [*range(1, max(1, len(new)) + 1)]
    for line in found:
        assert isinstance(line, DiffLine)
        assert all(part.text or line.text == "" for part in line.parts)


def test_a_long_notice_is_compared_in_a_moment():
    lines = [f"Avsnitt {n}: vi behandler opplysninger om kunde nummer {n}." for n in range(3000)]
    other = [line.replace("kunde", "bruker") if n % 3 else line for n, line in enumerate(lines)]
    one_line = " ".join(lines[:2500])
    begun = time.perf_counter()
    assert len(compare("\n".join(lines), "\n".join(other))) == 5000
    compare(one_line, one_line.replace("Avsnitt", "Kapittel"))
    assert time.perf_counter() - begun < 5
