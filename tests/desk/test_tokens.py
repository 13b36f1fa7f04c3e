"""Every pair of colours that meets on screen can be read, also by those who ask for more."""

import pytest

from dpo_desk.desk.tokens import DARK, LIGHT, Colours, contrast, high_contrast

TEXT = (  # on ground; at least 4.5 : 1
    ("text", "bg"), ("text", "surface"), ("text", "soft"), ("text", "sidebar"), ("text", "nav_sel"),
    ("text", "sunken"), ("text2", "bg"), ("text2", "surface"), ("text2", "sidebar"),
    ("text2", "soft"), ("text2", "sunken"), ("text2", "desk"), ("text3", "bg"),
    ("text3", "surface"), ("text3", "sidebar"), ("text3", "sunken"), ("accent", "surface"),
    ("accent", "bg"), ("accent", "soft"), ("on_accent", "accent"), ("on_accent", "accent_hover"),
    ("on_accent", "accent_press"), ("on_soft", "soft"), ("ok", "ok_bg"), ("warn", "warn_bg"),
    ("danger", "danger_bg"), ("info", "info_bg"), ("neutral", "neutral_bg"), ("brand", "brand_bg"),
    ("text2", "warn_bg"), ("text2", "info_bg"), ("text2", "danger_bg"), ("text2", "ok_bg"),
    ("danger", "surface"), ("danger", "bg"), ("warn", "surface"), ("warn", "bg"),
    ("hl_text", "hl"), ("hl_text", "hl_active"), ("surface", "text"),
)  # fmt: skip
EDGES = (  # at least 3 : 1
    ("control", "surface"), ("control", "bg"), ("focus", "surface"), ("focus", "bg"),
    ("focus", "soft"), ("focus", "desk"), ("focus", "sidebar"), ("on_accent", "accent"),
    ("accent", "surface"), ("accent", "nav_sel"), ("ok", "sidebar"), ("danger", "sidebar"),
)  # fmt: skip
APPEARANCES = (LIGHT, DARK, high_contrast(LIGHT), high_contrast(DARK))

# DESIGN §7: what the design measured.
DESIGNED = (
    (LIGHT, "text", "bg", 14.9), (DARK, "text", "bg", 15.5), (LIGHT, "text2", "bg", 6.5),
    (DARK, "text2", "bg", 9.4), (LIGHT, "text3", "bg", 5.1), (DARK, "text3", "bg", 6.5),
    (LIGHT, "text3", "sidebar", 4.7), (LIGHT, "accent", "surface", 8.3),
    (LIGHT, "control", "surface", 3.4), (DARK, "control", "surface", 4.0),
    (LIGHT, "focus", "bg", 4.2), (DARK, "warn", "warn_bg", 8.2),
)  # fmt: skip


def _id(colours: Colours) -> str:
    return f"{colours.name}{'' if colours in (LIGHT, DARK) else '+'}"


@pytest.mark.parametrize("colours", APPEARANCES, ids=_id)
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read(colours: Colours, text: str, ground: str) -> None:
    assert contrast(colours.of(text), colours.of(ground)) >= 4.5


@pytest.mark.parametrize("colours", APPEARANCES, ids=_id)
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_can_be_seen(colours: Colours, edge: str, ground: str) -> None:
    assert contrast(colours.of(edge), colours.of(ground)) >= 3


@pytest.mark.parametrize(("colours", "one", "other", "ratio"), DESIGNED)
def test_is_what_was_designed(colours: Colours, one: str, other: str, ratio: float) -> None:
    assert contrast(colours.of(one), colours.of(other)) == pytest.approx(ratio, abs=0.06)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=_id)
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_more_contrast_is_seven_to_one(colours: Colours, text: str, ground: str) -> None:
    more = high_contrast(colours)
    assert contrast(more.of(text), more.of(ground)) >= 7


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=_id)
@pytest.mark.parametrize(("edge", "ground"), [*EDGES, ("border", "surface"), ("border", "bg")])
def test_more_contrast_draws_edges_that_can_be_read(
    colours: Colours, edge: str, ground: str
) -> None:
    more = high_contrast(colours)
    assert contrast(more.of(edge), more.of(ground)) >= 4.5


def test_black_on_white_is_all_there_is() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1
