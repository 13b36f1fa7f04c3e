"""Annexes go in the order somebody gives them; numbers, letter and bound file follow; undoable."""

import pytest

from dpo_desk.duties import annex_list, annex_order, annexes, collecting
from dpo_desk.duties.errors import InvalidField
from dpo_desk.letters import gather_case
from dpo_desk.records import Document, Search, SearchResult
from tests.paper.reading import text

NAMES = ("a.txt", "b.txt", "c.txt", "d.txt")


@pytest.fixture
def found(register, request_):
    """Two files in each of two places."""
    rows = register.find(Search, order="id")[:2]
    for row in rows:
        collecting.mark(register, row.id, SearchResult.FOUND)
    return [
        collecting.attach(register, rows[n // 2].id, name, f"Innhold {name}".encode())
        for n, name in enumerate(NAMES)
    ]


def order(register):
    return "".join(copy.name[0] for copy in annex_list.read(register, 1).copies)


@pytest.mark.parametrize(
    ("which", "number", "then"),
    [
        (3, 1, "dabc"),
        (0, 2, "bacd"),  # into another place's files
        (0, 99, "bcda"),
        (2, -5, "cabd"),
        (1, 2, "abcd"),
    ],
)
def test_a_copy_gets_the_number_that_is_asked_for(register, request_, found, which, number, then):
    annex_order.move(register, found[which].id, number)
    assert order(register) == then
    _, listed = gather_case.searches(register, request_, {})
    assert [each.number for each in listed] == [1, 2, 3, 4]
    assert [each.name[0] for each in listed] == list(then)


def test_the_bound_file_and_its_list_follow(register, request_, found):
    annex_order.move(register, found[3].id, 1)
    gathered = annexes.gather(register, 1)
    assert [each.name for each in gathered.files] == ["d.txt", "a.txt", "b.txt", "c.txt"]
    said = text(annexes.bind(gathered).pdf)
    assert said.index("d.txt") < said.index("a.txt") < said.index("c.txt")


def test_what_is_bound_is_bound_anew(register, request_, found):
    gathered = annexes.gather(register, 1)
    annexes.keep(register, gathered, annexes.bind(gathered))
    assert annex_list.read(register, 1).bound
    annex_order.move(register, found[0].id, 2)
    assert not annex_list.read(register, 1).bound
    register.undo()
    assert annex_list.read(register, 1).bound


def test_one_step_back_is_the_order_before(register, request_, found):
    annex_order.move(register, found[3].id, 1)
    annex_order.move(register, found[0].id, 4)
    register.undo()
    assert order(register) == "dabc"
    register.undo()
    assert order(register) == "abcd"


def test_what_comes_later_comes_last(register, request_, found):
    annex_order.move(register, found[3].id, 1)
    collecting.attach(register, found[0].search_id, "e.txt", b"Til slutt")
    assert order(register) == "dabce"


def test_what_is_no_annex_cannot_be_moved(register, request_, found):
    with register.action("seed.loaded"):
        other = register.add(Document(request_id=1, name="brev.eml"))
    with pytest.raises(InvalidField):
        annex_order.move(register, other.id, 1)
