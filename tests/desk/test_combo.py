"""A choice that is wider than its box ends in dots, and is told whole."""

import pytest

from dpo_desk.desk.widgets.inputs import Combo
from tests.desk.window import opened

LONG = "Nevnt, ikke sett av noen som helst her"


@pytest.fixture
def combo(qapp):
    with opened(qapp) as opening:
        combo = Combo([(1, LONG), (2, "Kort")])
        combo.setParent(opening.window)
        combo.resize(130, 36)
        combo.show()
        yield combo


def test_what_does_not_fit_is_a_tip(combo):
    assert combo.toolTip() == LONG
    assert combo.currentText() == LONG
    combo.set_value(2)
    assert combo.toolTip() == ""
    combo.set_value(1)
    combo.resize(600, 36)
    assert combo.toolTip() == ""


def test_a_long_text_leaves_the_edge_free(combo):
    image = combo.grab().toImage()
    before_the_arrow = range(image.width() - 30, image.width() - 26)
    middle = range(10, image.height() - 10)
    assert {image.pixelColor(x, y).name() for x in before_the_arrow for y in middle} == {
        image.pixelColor(image.width() - 28, 6).name()
    }
