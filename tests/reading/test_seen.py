"""Words that a page hides, and those that only look as if it did."""

import pytest

from dpo_desk.reading import html
from dpo_desk.reading.seen import hidden_selectors


def words(markup: str) -> str:
    return " ".join("".join(html.parts(markup)).split())


@pytest.mark.parametrize(
    "style",
    [
        "display:none", "DISPLAY : NONE !important", "visibility:hidden", "font-size:0",
        "font-size:0px", "font-size:.5px",
        "font-size:1px;line-height:1px", "opacity:0", "opacity:0.0", "max-height:0;overflow:hidden",
        "height:0;overflow:hidden", "mso-hide:all", "color:#fff", "color:#FFFFFF", "color:white",
        "color:rgb(255, 255, 255)", "color:#fefefe", "color:#123456;background-color:#123456",
        "position:absolute;left:-9999px", "text-indent:-5000px", "clip:rect(0 0 0 0)",
    ],
)  # fmt: skip
def test_what_nobody_sees_is_not_read(style: str) -> None:
    assert words(f'før <span style="{style}">skjult <b>også</b></span> etter') == "før etter"


@pytest.mark.parametrize(
    "style",
    ["color:#000", "font-size:10px", "font-size:0.9em", "opacity:0.9", "background:#fff",
     "height:0", "color:#fff;background:#005", "max-height:0.5em", "left:-9px", "line-height:0",
     "", "color:var(--x)"],
)  # fmt: skip
def test_what_is_seen_is_read(style: str) -> None:
    assert words(f'før <span style="{style}">synlig</span> etter') == "før synlig etter"


@pytest.mark.parametrize(
    ("markup", "seen"),
    [
        ("<td bgcolor='#003366'><font color='white'>knapp</font></td>", "knapp"),
        ("<div style='background:#000'><p style='color:#000'>svart på svart</p></div>ok", "ok"),
        ("<div style='color:#fff'><span style='color:#000'>synlig</span></div>", "synlig"),
        ("<p style='display:none'>skjult<p>synlig", "synlig"),
        ("<td><span hidden>skjult</td><td>synlig</td>", "synlig"),
        ("<div hidden>skjult<div>også</div></div>synlig", "synlig"),
        ("<head><title>T</title><body>synlig", "synlig"),
        ("<!-- skjult --><![CDATA[ x ]]>synlig<!-- uten slutt", "synlig"),
        ("<div data-style='display:none'>synlig</div>", "synlig"),
        ("<div class='hidden-xs'>synlig</div>", "synlig"),
        ("</b></div>synlig", "synlig"),
        ("<img src='https://example.com/p.gif' alt='x'>synlig", "synlig"),
    ],
)
def test_what_stands_around_counts(markup: str, seen: str) -> None:
    assert words(markup) == seen


def test_a_pages_own_sheet_hides() -> None:
    sheet = (
        "<style>/* .ok{display:none} */ .pre, p.z {display:none} #x{visibility:hidden}"
        "@media (max-width:600px) {.ok{display:none}} .ok{color:red} div > a{display:none}</style>"
    )
    markup = (
        "<p class='a pre'>1</p><p class=z>2</p><i class=z>3</i><p id=x>4</p><p class=ok>5</p>"
        "<div><a>6</a></div>"
    )
    assert words(sheet + markup) == "3 5 6"


def test_selectors_of_a_broken_sheet() -> None:
    assert hidden_selectors(".a{display:none") == frozenset()
    assert hidden_selectors("}}{ .b{display:none}") <= {".b"}
    assert hidden_selectors("@import url(x); .c{display:none}") == {".c"}
