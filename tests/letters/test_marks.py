"""S1, S2 …: a mark a reason, numbered as one reads."""

from dpo_desk.letters.marks import marks
from dpo_desk.records import Redaction


def red(n: int, document: int, page: int, top: int, reason: str = "", **more: str) -> Redaction:
    return Redaction(id=n, document_id=document, page=page, top=top, reason=reason, **more)


def test_marks_are_numbered_in_the_order_of_annexes_pages_and_lines() -> None:
    found = marks(
        {
            7: (red(1, 7, 2, 10, "et navn"), red(2, 7, 1, 90, "en adresse")),
            3: (red(3, 3, 5, 0, "en sykdom"), red(4, 3, 5, 0, " et navn ")),
        },
        [7, 3],
    )
    assert [(each.name, each.reason) for each in found] == [
        ("S1", "en adresse"),
        ("S2", "et navn"),
        ("S3", "en sykdom"),
    ]
    assert found[1].places == ((7, 2), (3, 5))
    assert found[1].redaction_ids == (1, 4)


def test_another_ground_is_another_mark_and_a_page_counts_once() -> None:
    rows = (
        red(1, 1, 1, 0, "x"),
        red(2, 1, 1, 50, "x"),
        red(3, 1, 1, 60, "x", ground="pol16_d"),
    )
    first, second = marks({1: rows}, [1])
    assert (first.ground, first.places) == ("art15_4", ((1, 1),))
    assert second.ground == "pol16_d"


def test_what_lies_in_no_annex_has_no_mark() -> None:
    assert marks({1: (red(1, 1, 1, 0),)}, []) == ()
    assert marks({}, [1, 2]) == ()
