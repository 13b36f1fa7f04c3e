"""What the style sheet passes over is painted as ever."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from dpo_desk.desk.widgets.layout import Scroller, column, plain
from dpo_desk.desk.widgets.text import Icon, Label
from dpo_desk.desk.widgets.unstyled import unstyled
from tests.desk.window import opened

POLISHED = Qt.WidgetAttribute.WA_WState_Polished


@pytest.fixture
def window(qapp):
    with opened(qapp) as opening:
        yield opening.window


def shown(window, widget) -> QImage:
    widget.setParent(window)
    widget.resize(QSize(200, 80))
    widget.show()
    return widget.grab().toImage()


def test_it_is_not_polished_but_what_it_holds_is(window):
    label = Label("Hei", "h1")
    box = plain(column(label, Icon("x")))
    shown(window, box)
    assert not box.testAttribute(POLISHED)
    assert label.testAttribute(POLISHED)
    assert label.font().pixelSize() == 24


def test_it_is_painted_as_one_that_is(window):
    styled, passed = QWidget(), unstyled(QWidget())
    for widget in (styled, passed):
        widget.setLayout(column(Label("Hei", "h2"), Icon("x")))
    assert shown(window, styled) == shown(window, passed)


def test_the_body_of_a_scroller_lets_the_page_show_through(window):
    scroller = Scroller(column(Label("Hei")))
    assert not scroller.widget().autoFillBackground()
    assert shown(window, scroller).pixelColor(150, 70).alpha() == 0
