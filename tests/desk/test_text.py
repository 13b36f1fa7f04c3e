"""Labels wear the tokens of their role, whatever the look."""

from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from dpo_desk.desk.theme import Theme
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.text import Elide, Label, Role, Rule
from tests.desk.window import opened

# The type scale of the design: size, weight, colour.
SCALE: dict[str, tuple[int, int, str]] = {
    "body": (14, 400, "text"),
    "h1": (24, 600, "text"),
    "h2": (20, 600, "text"),
    "h3": (15, 600, "text"),
    "strong": (14, 500, "text"),
    "muted": (14, 400, "text2"),
    "small": (13, 400, "text2"),
    "caption": (12, 400, "text3"),
    "over": (12, 600, "accent"),
    "group": (12, 600, "text3"),
    "field": (13, 500, "text"),
    "nav": (14, 500, "text2"),
    "navcur": (14, 600, "text"),
    "optional": (13, 400, "text3"),
    "help": (12, 400, "text3"),
    "warn": (12, 500, "warn"),
    "danger": (12, 500, "danger"),
    "display": (32, 600, "text"),
}


@pytest.fixture
def opening(qapp):
    with opened(qapp) as opening:
        yield opening


def ink(label: Label) -> QColor:
    """The colour that stands out most from the ground it is painted on."""
    image = label.grab().toImage().convertToFormat(QImage.Format.Format_ARGB32)
    ground = image.pixelColor(image.width() - 1, 0)
    found = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(found, key=lambda colour: distance(colour, ground))


def distance(one: QColor, other: QColor) -> int:
    return sum(abs(a - b) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))


def put(window, label: Label) -> Label:
    label.setParent(window)
    label.setAutoFillBackground(True)
    label.setGeometry(300, 300, 400, 60)
    label.show()
    return label


def near(label: Label, theme: Theme, token: str) -> bool:
    """A thin stroke never quite reaches its colour, but comes nearest to its own."""
    wanted = theme.colour(token)
    return distance(ink(label), wanted) < 60


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("role", get_args(Role))
def test_each_role_has_its_font_and_colour_in_every_look(opening, role, mode):
    size, weight, token = SCALE[role]
    label = put(opening.window, Label("████", role))
    opening.desk.theme.set_mode(mode)
    assert (label.font().pixelSize(), label.font().weight()) == (size, weight)
    assert near(label, opening.desk.theme, token)


def test_on_a_button_too(opening):
    button = Button("", "nav")
    button.setParent(opening.window)
    button.show()
    for label in (Label("████", "caption"), Elide("████", "caption")):
        put(button, label)
        assert near(label, opening.desk.theme, "text3")


def test_a_label_grows_with_the_text_size(opening):
    label = put(opening.window, Label("Hei", "h2"))
    before = label.sizeHint()
    opening.desk.theme.set_scale(2.0)
    assert label.font().pixelSize() == 40
    assert label.sizeHint().height() >= 1.9 * before.height()


def test_another_role_is_another_look(opening):
    label = put(opening.window, Label("████", "caption"))
    label.set_role("strong")
    assert label.font().weight() == 500
    assert near(label, opening.desk.theme, "text")


def test_what_can_be_marked_has_the_same_colour(opening):
    label = put(opening.window, Label("████", "danger"))
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    assert near(label, opening.desk.theme, "danger")
    opening.desk.theme.set_mode("dark")
    assert near(label, opening.desk.theme, "danger")


def test_a_rule_is_one_pixel_across_or_down(opening):
    rule = Rule()
    rule.setParent(opening.window)
    rule.resize(200, 40)
    assert (rule.width(), rule.height()) == (200, 1)
    rule.turn(down=True)
    rule.resize(200, 40)
    assert (rule.width(), rule.height()) == (1, 40)
    rule.show()
    assert rule.grab().toImage().pixelColor(0, 20) == opening.desk.theme.colour("border")
