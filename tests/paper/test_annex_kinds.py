"""Pictures, words and tables bound: upright, readable, and told of by nobody else."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from PIL import Image

from dpo_desk.paper import pdfa
from dpo_desk.paper.annex_model import Bound, Grid, Grids, Picture, Words
from dpo_desk.paper.annex_pages import set_pages
from tests.paper import foreign
from tests.paper.bound import frame, one, seen, text


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_photograph_is_turned_upright_and_tells_nothing_of_the_camera(orientation: int) -> None:
    bound = one(Picture(foreign.photograph(orientation)))
    assert b"KAMERAHEMMELIG" not in bound.pdf
    image = seen(bound, 2)
    left, top, width, height = (each * 72 / 25.4 for each in frame(bound, 2))
    inner = image.crop((int(left) + 2, int(top) + 2, int(left + width) - 2, int(top + height) - 2))
    corners = {
        name: inner.getpixel(at)
        for name, at in {
            "left": (3, inner.height // 2),
            "right": (inner.width - 4, inner.height // 2),
            "top": (inner.width // 2, 3),
            "bottom": (inner.width // 2, inner.height - 4),
        }.items()
    }
    dark = {1: "left", 3: "right", 6: "top", 8: "bottom"}[orientation]
    assert min(corners, key=lambda side: corners[side]) == dark


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("JPEG", "CMYK"), ("PNG", "RGBA"), ("PNG", "P"), ("PNG", "I;16"), ("PNG", "1"), ("PNG", "LA"),
     ("GIF", "P"), ("BMP", "RGB"), ("TIFF", "1"), ("TIFF", "CMYK"), ("WEBP", "RGB")],
)  # fmt: skip
def test_every_kind_of_picture_is_bound_and_seen(kind: str, mode: str) -> None:
    bound = one(Picture(foreign.picture(kind, mode)))
    assert bound.annexes[0].problems == ()
    assert pdfa.problems(bound.pdf) == ()
    image = seen(bound, 2).crop((100, 150, 500, 400))
    assert image.getextrema()[0] < 90
    assert image.getextrema()[1] > 150


def test_each_frame_of_a_tiff_is_a_page() -> None:
    frames = [Image.new("1", (850, 1_100), n % 2) for n in range(3)]
    out = BytesIO()
    frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:], dpi=(100, 100))
    assert one(Picture(out.getvalue())).annexes[0].pages == 3


def test_a_huge_picture_is_made_smaller_and_a_monstrous_one_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (picture,) = pikepdf_pictures(one(Picture(foreign.picture("PNG", "1", (8_000, 100)))))
    assert picture.Width == 6_000
    monkeypatch.setattr("dpo_desk.paper.pictures._MOST_PIXELS", 799_999)
    monstrous = one(Picture(foreign.picture("PNG", "1", (8_000, 100))))
    assert monstrous.annexes[0].problems == ("too_large",)


def pikepdf_pictures(bound: Bound) -> list[Any]:
    with pikepdf.open(BytesIO(bound.pdf)) as opened:
        return [
            each.stream_dict
            for each in opened.objects
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == pikepdf.Name.Image
        ]


def test_text_is_set_line_for_line_and_markup_is_only_characters() -> None:
    bound = one(Words(text="<b>Hei</b> {0} %s\n\n=1+1\n" + "x" * 30_000, head=(("Fra", "Ola"),)))
    shown = text(bound, 2)
    for said in ("Fra Ola", "<b>Hei</b> {0} %s", "=1+1"):
        assert said in shown


def test_a_table_repeats_its_header_and_a_formula_is_text() -> None:
    rows = (("Navn", "Beløp"), *((f"Kunde {n}", f"=SUM(A1:A{n})") for n in range(120)))
    bound = one(Grids(grids=(Grid(name="Salg", rows=rows),)))
    assert bound.annexes[0].pages > 1
    for page in range(2, bound.pages + 1):
        assert "Navn Beløp" in text(bound, page)
    assert "=SUM(A1:A119)" in text(bound, bound.pages)


def test_a_table_too_wide_for_paper_is_set_row_by_row() -> None:
    rows = tuple(tuple(f"{r or 'Felt'}-{c}" for c in range(60)) for r in range(3))
    bound = one(Grids(grids=(Grid(name="Bred", rows=rows), Grid(name="Tom", rows=()))))
    shown = " ".join(text(bound, page) for page in range(2, bound.pages + 1))
    for said in ("Rad 1", "Felt-59 1-59", "Rad 2", "Bred", "Tom", "Tabellen er tom."):
        assert said in shown


def test_ragged_and_hostile_tables_end_in_pages() -> None:
    rows = (("a",), ("b", "c" * 50_000, "\x00\u202e"), (), ("", "", "", "d"))
    assert set_pages(Grids(grids=(Grid(name="\x07", rows=rows),)), "nb").startswith(b"%PDF")


def test_a_cell_longer_than_a_page_is_set_to_its_last_word() -> None:
    long = " ".join(f"ord{n}" for n in range(3_000))
    bound = one(Grids(grids=(Grid(name="Logg", rows=(("Når", "Hva"), ("i dag", long))),)))
    assert "ord2999" in text(bound, bound.pages)
    assert "ord1500" in " ".join(text(bound, page) for page in range(2, bound.pages))


def test_what_no_font_has_and_what_runs_backwards_is_told() -> None:
    bound = one(Words(text="Hei \U00013000", head=(("Fra", "\u05e9\u05dc\u05d5\u05dd"),)))
    assert {each.code for each in bound.annexes[0].cautions} == {"unprintable", "right_to_left"}
    assert one(Words(text="Hei på deg")).annexes[0].cautions == ()
