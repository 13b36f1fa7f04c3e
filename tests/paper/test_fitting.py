"""One line that ends in an ellipsis, however long the text that was to stand on it."""

from hypothesis import given
from hypothesis import strategies as st

from dpo_desk.paper import border, grid
from dpo_desk.paper.fonts import face
from dpo_desk.paper.pen import fitting

ROOM = 120.0  # points


@given(st.text(max_size=200))
def test_as_many_letters_as_there_is_room_for(text: str) -> None:
    shown, plain = fitting(text, grid.RETURN, ROOM), border.one_line(text)
    if width(plain) <= ROOM:
        assert shown == plain
        return
    kept = shown.removesuffix("…")
    assert shown.endswith("…")
    assert plain.startswith(kept)
    assert width(shown) <= ROOM or not kept
    longer = plain[: len(kept) + 1]
    while longer != plain and longer != longer.rstrip():  # the blanks before the ellipsis went
        longer = plain[: len(longer) + 1]
    assert longer == plain or width(longer + "…") > ROOM or longer.rstrip() == kept


def test_a_line_of_a_hundred_thousand_letters_takes_no_time() -> None:
    assert width(fitting("x" * 100_000, grid.RETURN, ROOM)) <= ROOM


def width(text: str) -> float:
    return face(grid.RETURN.face).width(text) * grid.RETURN.size
