"""Lists on paper: every row once and in order, headings on every page, honest about how many."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dpo_desk.paper import grid, list_columns, list_pages, pdfa
from dpo_desk.paper.list_model import ListCell, ListColumn, ListPaper
from dpo_desk.paper.result import Rendered
from tests.paper import reading
from tests.paper.samples import NOW

HEADS = ("Navn", "Type", "Frist")
HOSTILE = "<b>Kari</b> & «x» \x07\u202e <script>alert(1)</script> {n} %s"


def paper(heads: tuple[str, ...] = HEADS, language: str = "nb", **changes: str) -> ListPaper:
    told = {
        "company": "Fjordlys Prøve AS",
        "title": "Henvendelser",
        "subtitle": "Under arbeid",
        "printed": "Skrevet ut 19. november 2026 kl. 09.40",
    } | changes
    columns = tuple(ListColumn(head) for head in heads)
    return ListPaper(language=language, columns=columns, **told)  # type: ignore[arg-type]


def row(n: int) -> tuple[ListCell, ...]:
    return ((f"Person {n:05}", f"Sak 2026-{n:03}"), "Innsyn", "14 dager igjen")


def printed(count: int, **changes: str) -> Rendered:
    return list_pages.render(paper(HEADS, **changes), (row(n) for n in range(count)), NOW)


def test_every_row_stands_once_in_its_order_under_a_heading_on_every_page() -> None:
    found = printed(95)
    text = reading.text(found.pdf)
    assert found.pages > 3
    places = [text.index(f"Person {n:05}") for n in range(95)]
    assert places == sorted(places)
    assert text.count("Person ") == 95
    for page in reading.reader(found.pdf).pages:
        assert "Navn" in page.extract_text()
        assert "Frist" in page.extract_text()


def test_it_says_whose_what_which_when_how_many_and_the_pages() -> None:
    found = printed(95)
    first = " ".join(reading.reader(found.pdf).pages[0].extract_text().split())
    for told in ("Fjordlys Prøve AS", "Henvendelser", "Under arbeid", "95 rader"):
        assert told in first
    assert "Skrevet ut 19. november 2026 kl. 09.40" in first
    for number, page in enumerate(reading.reader(found.pdf).pages, start=1):
        assert f"Side {number} av {found.pages}" in " ".join(page.extract_text().split())


def test_a_last_page_never_holds_one_row_alone() -> None:
    per_page = next(n for n in range(10, 40) if printed(n).pages == 2) - 1
    found = printed(per_page + 1)
    last = reading.reader(found.pdf).pages[1].extract_text()
    assert last.count("Person") == 2


def test_no_rows_are_said_to_be_none() -> None:
    found = printed(0)
    assert found.pages == 1
    assert "Ingen rader å vise." in reading.text(found.pdf)
    assert "0 rader" in reading.text(found.pdf)


@pytest.mark.parametrize(("language", "told"), [("nn", "2 rader"), ("en", "Page 1 of 1")])
def test_it_speaks_the_language(language: str, told: str) -> None:
    found = list_pages.render(paper(language=language), [row(1), row(2)], NOW)
    assert told in reading.text(found.pdf)


def test_it_is_valid_pdf_a_and_the_same_each_time() -> None:
    found = printed(30)
    assert pdfa.problems(found.pdf) == ()
    assert found.pdf == printed(30).pdf


def test_hostile_text_is_only_text() -> None:
    cells: tuple[ListCell, ...] = ((HOSTILE, HOSTILE), HOSTILE * 40, "")
    found = list_pages.render(
        paper(company=HOSTILE, title=HOSTILE, subtitle=HOSTILE * 30), [cells] * 3, NOW
    )
    assert pdfa.problems(found.pdf) == ()
    assert "<script>alert(1)</script>" in "".join(reading.text(found.pdf).split("\n"))
    assert "\x07" not in reading.text(found.pdf)


def test_what_no_font_has_is_told_once() -> None:
    found = list_pages.render(paper(), [("张伟", "张伟", "x")] * 90, NOW)
    assert [(one.code, one.what) for one in found.cautions] == [("unprintable", "伟 张")]


def test_few_narrow_columns_stand_upright_and_many_lie_down() -> None:
    def width(heads: tuple[str, ...], cell: str) -> float:
        rows: list[tuple[ListCell, ...]] = [tuple(cell for _ in heads)] * 3
        found = list_pages.render(paper(heads), rows, NOW)
        return float(reading.reader(found.pdf).pages[0].mediabox.width)

    assert width(HEADS, "kort") == pytest.approx(grid.WIDTH, abs=1)
    assert width(HEADS + HEADS, "kort") == pytest.approx(grid.HEIGHT, abs=1)
    assert width((*HEADS, "Notat"), "så langt at det ikke får plass " * 3) > grid.WIDTH + 1


def test_a_row_taller_than_the_page_goes_on_over_pages() -> None:
    text = " ".join(f"ord{n}" for n in range(3000))
    found = list_pages.render(paper(("Navn", "Tekst")), [("Kari", text), ("Ola", "kort")], NOW)
    assert found.pages > 2
    for n in (0, 1500, 2999):
        assert f"ord{n}" in reading.text(found.pdf)


def test_who_stops_it_stops_it_at_the_next_page() -> None:
    seen: list[int] = []

    class Enough(Exception):
        pass

    def progress(rows: int) -> None:
        seen.append(rows)
        if len(seen) == 3:
            raise Enough

    read = iter(range(10_000))
    with pytest.raises(Enough):
        list_pages.render(paper(), (row(n) for n in read), NOW, progress)
    assert seen == sorted(seen)
    assert next(read) < 300  # the rest was never asked for


def test_a_time_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        list_pages.render(paper(), [], datetime(2026, 11, 19, tzinfo=UTC).replace(tzinfo=None))


CELLS = st.text(max_size=120) | st.tuples(st.text(max_size=60), st.text(max_size=60))


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 7), st.lists(st.tuples(*[CELLS] * 7), max_size=6))
def test_columns_fill_the_page_and_never_leave_it(
    wide: int, cells: list[tuple[ListCell, ...]]
) -> None:
    rows = [row[:wide] for row in cells]
    heads = tuple(f"Kolonne {n}" for n in range(wide))
    columns = tuple(ListColumn(head) for head in heads)
    sheet = list_columns.sheet_for(columns, rows)
    found = list_columns.edges(columns, rows, sheet)
    assert found[0].left == sheet.left
    assert found[-1].left + found[-1].width <= sheet.right + 0.1
    assert all(edge.width > 0 for edge in found)
    for before, after in pairwise(found):
        assert after.left >= before.left + before.width
    list_pages.render(paper(heads), rows, NOW)
