"""Every pair of colours that the style sheet puts together can be read, whatever the state.

``test_tokens`` holds the pairs that are painted; here the sheet itself is read, rule by rule, so
that a new rule cannot bring a pair that nobody has computed.
"""

import re
from typing import NamedTuple

import pytest

from dpo_desk.desk import sheet
from dpo_desk.desk.tokens import DARK, LIGHT, Colours, contrast, high_contrast

APPEARANCES = (LIGHT, DARK, high_contrast(LIGHT), high_contrast(DARK))
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_STATES = re.compile(r":[a-z-]+")
# What lies under a control that has no ground of its own.
GROUNDS = ("bg", "surface", "sidebar", "sunken", "soft")
# A label stands on the page or a card; what stands elsewhere is painted and in test_tokens.
PLAIN = ("bg", "surface")


class Rule(NamedTuple):
    """One selector with its declarations."""

    selector: str
    says: dict[str, str]

    @property
    def base(self) -> str:
        """The selector without its states: what it inherits from."""
        return _STATES.sub("", self.selector)


def rules() -> list[Rule]:
    found = []
    for selectors, body in _RULE.findall(
        sheet._SHEET.template.replace("${", "$").replace("}p", "p")
    ):
        says = {}
        for line in body.split(";"):
            name, colon, value = line.partition(":")
            if colon:
                says[name.strip()] = value.strip()
        found += [Rule(one.strip(), says) for one in selectors.split(",")]
    return found


RULES = rules()


def token(value: str) -> str:
    """The colour's name in a value such as «2px solid $focus»; "" for none."""
    match = re.search(r"\$([a-z_]+[a-z0-9_]*)", value)
    return match[1] if match and match[1] in Colours._fields else ""


def ground(rule: Rule) -> tuple[str, ...]:
    """The grounds that what a rule writes can stand on: its own, or that of what it refines."""
    own = token(rule.says.get("background", ""))
    if own:
        return (own,)
    if rule.says.get("background") == "transparent":
        return PLAIN
    kin = [each for each in RULES if each.selector in (rule.base, rule.base.split("[")[0])]
    for each in reversed(kin):
        under = token(each.says.get("background", ""))
        if under:
            return (under,)
        if each.says.get("background") == "transparent":
            return PLAIN
    return PLAIN


def pairs(declaration: str) -> list[tuple[str, str, str]]:
    return [
        (rule.selector, token(rule.says[declaration]), under)
        for rule in RULES
        if token(rule.says.get(declaration, ""))
        for under in ground(rule)
    ]


def inherited() -> list[tuple[str, str, str]]:
    """A state that changes the ground alone: what was written stands on it (a button pressed)."""
    found = []
    for rule in RULES:
        under = token(rule.says.get("background", ""))
        kin = [each for each in RULES if each.selector == rule.base and "color" in each.says]
        pressed = rule.selector.startswith("QPushButton") and rule.selector != rule.base
        if under and "color" not in rule.says and pressed:
            written = token(kin[-1].says["color"]) if kin else "text"  # the palette's
            found.append((rule.selector, written, under))
    return found


TEXTS = inherited() + pairs("color") + pairs("placeholder-text-color")
SELECTED = [
    (
        rule.selector,
        token(rule.says["selection-color"]),
        token(rule.says["selection-background-color"]),
    )
    for rule in RULES
    if "selection-color" in rule.says
]


def _id(colours: Colours) -> str:
    return f"{colours.name}{'' if colours in (LIGHT, DARK) else '+'}"


def test_the_sheet_is_read() -> None:
    assert len(RULES) > 100
    assert ("QPushButton:disabled", "text3", "sunken") in TEXTS
    assert ("QLineEdit", "text3", "surface") in TEXTS  # the placeholder
    assert ('QPushButton[kind="primary"]:pressed', "on_accent", "accent_press") in TEXTS
    assert ('QPushButton[kind="filter"]:checked', "on_soft", "soft") in TEXTS
    assert ("QTableView", "text", "soft") in SELECTED


@pytest.mark.parametrize("colours", APPEARANCES, ids=_id)
def test_what_is_written_can_be_read(colours: Colours) -> None:
    """Also what is disabled, a placeholder, a chip of a filter, and what is selected."""
    bad = [
        (selector, text, under, round(ratio, 2))
        for selector, text, under in {*TEXTS, *SELECTED}
        if (ratio := contrast(colours.of(text), colours.of(under))) < 4.5
    ]
    assert not bad


@pytest.mark.parametrize("colours", APPEARANCES, ids=_id)
def test_where_the_focus_is_can_be_seen(colours: Colours) -> None:
    """Against what lies inside and outside, and against the edge that was there before."""
    edges = {
        token(value)
        for rule in RULES
        if ":focus" in rule.selector
        for name, value in rule.says.items()
        if name.startswith("border") and token(value)
    }
    assert edges == {"focus", "danger", "warn"}
    bad = [
        (edge, under, round(ratio, 2))
        for edge in edges
        for under in GROUNDS
        if (ratio := contrast(colours.of(edge), colours.of(under))) < 3
    ]
    assert not bad


@pytest.mark.parametrize("colours", APPEARANCES, ids=_id)
def test_what_one_types_and_ticks_in_has_an_edge(colours: Colours) -> None:
    for selector in (
        "QLineEdit",
        "QComboBox",
        "QPlainTextEdit",
        "QCheckBox::indicator",
        "QPushButton",
    ):
        edge = next(
            r.says["border"] for r in RULES if r.selector == selector and "border" in r.says
        )
        for under in ("surface", "bg"):
            assert contrast(colours.of(token(edge)), colours.of(under)) >= 3, selector


@pytest.mark.parametrize("colours", APPEARANCES, ids=_id)
@pytest.mark.parametrize("tone", ["ok", "warn", "danger", "info", "neutral", "brand"])
def test_a_chip_can_be_read_and_its_sign_seen(colours: Colours, tone: str) -> None:
    """The words and the icon have one colour, on the chip's own ground."""
    assert contrast(colours.of(tone), colours.of(f"{tone}_bg")) >= 4.5
