"""docs/pictures: the index names what is there, and nothing is there that it does not name."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image

from dpo_desk.desk.pages.navigation import entries
from tests import house, pictures_index

FOLDER = house.ROOT / "docs" / "pictures"
MOST = 6_500_000  # bytes of all of them: a checkout stays small
PICTURES = sorted(FOLDER.glob("*.png"))


def test_the_index_names_what_is_there() -> None:
    assert {path.name for path in PICTURES} <= pictures_index.files()
    assert (FOLDER / "README.md").read_text(encoding="utf-8") == pictures_index.index(FOLDER)


def test_the_index_says_what_each_shows(tmp_path: Path) -> None:
    for name in ("today-light.png", "today-dark.png", "bin-light.png"):
        (tmp_path / name).touch()
    text = pictures_index.index(tmp_path)
    assert "[light](today-light.png), [dark](today-dark.png)\n" in text
    assert text.index("## Today") < text.index("## History and bin")
    assert "Settings" not in text


def test_what_no_index_names_goes(tmp_path: Path) -> None:
    for name in ("today-light.png", "forgotten-light.png"):
        (tmp_path / name).touch()
    pictures_index.write(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["README.md", "today-light.png"]


def test_every_page_is_taken_in_light_and_dark() -> None:
    pages = {entry.key for entry in entries(SimpleNamespace(welcome=None))}
    assert pages <= pictures_index.PAGES.keys()
    assert pictures_index.kept("light") & pictures_index.kept("dark") >= pictures_index.FIRST


def test_the_looks_name_pictures_that_are_taken() -> None:
    assert len(set(pictures_index.NAMES)) == len(pictures_index.NAMES)
    assert not set().union(*pictures_index.LOOKS.values()) - set(pictures_index.NAMES)


def test_the_pictures_are_small() -> None:
    assert sum(path.stat().st_size for path in PICTURES) <= MOST


@pytest.mark.parametrize("path", PICTURES, ids=house.name)
def test_a_picture_is_a_window_of_few_colours(path: Path) -> None:
    with Image.open(path) as image:
        assert image.mode == "P"
        assert image.size == (1280, 800)


def test_few_colours_look_the_same(tmp_path: Path) -> None:
    file = tmp_path / "ramp.png"
    before = Image.new("RGB", (200, 50), "#fafaf7")
    before.paste("#1d5566", (0, 0, 100, 50))
    before.save(file)
    pictures_index.shrink(file)
    with Image.open(file) as after:
        assert after.mode == "P"
        assert after.convert("RGB").tobytes() == before.tobytes()
