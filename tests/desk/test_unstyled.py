"""What the style sheet passes over is painted as ever."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.layout import Scroller, column, plain
from dpo_desk.desk.widgets.stack import Stack
from dpo_desk.desk.widgets.text import Icon, Label
from dpo_desk.desk.widgets.unstyled import show_or_hide, unstyled
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
    button = Button("Hei")
    box = plain(column(button, Icon("x")))
    shown(window, box)
    assert not box.testAttribute(POLISHED)
    assert button.testAttribute(POLISHED)


def test_it_is_painted_as_one_that_is(window):
    styled, passed = QWidget(), unstyled(QWidget())
    for widget in (styled, passed):
        widget.setLayout(column(Label("Hei", "h2"), Icon("x")))
    assert shown(window, styled) == shown(window, passed)


@pytest.mark.parametrize("body", [lambda: Label("Hei"), lambda: Button("Hei")])
def test_nothing_is_styled_before_it_stands_in_a_window(window, body):
    inside = body()
    scroller = Scroller(column(inside))
    stack, banner = Stack(plain(column(scroller))), Banner("info", "Hei", "der", "Gjør det")
    holder = plain(column(stack, banner))
    assert scroller.widget().isAncestorOf(inside)  # found, though it waits
    for widget in (scroller, inside, banner.button):
        assert not widget.testAttribute(POLISHED)
    shown(window, holder)
    assert scroller.testAttribute(POLISHED)
    assert inside.isVisible()
    assert banner.button.isVisible()


def test_a_body_that_waits_can_be_given_away(window):
    label = Label("Hei")
    scroller = Scroller(column(label))
    body = scroller.takeWidget()
    assert body.parentWidget() is None
    assert scroller.widget() is None
    shown(window, scroller)
    scroller.setWidget(body)
    assert scroller.widget() is body
    assert label.isVisible()
    assert scroller.takeWidget() is body
    scroller.setWidget(body)


def test_what_is_hidden_before_it_stands_in_a_window_stays_hidden(window):
    seen, hidden = Label("Hei"), Label("Nei")
    show_or_hide(hidden, False)
    show_or_hide(seen, True)
    shown(window, plain(column(seen, hidden)))
    assert seen.isVisible()
    assert not hidden.isVisible()
    show_or_hide(hidden, True)
    show_or_hide(seen, False)
    assert hidden.isVisible()
    assert not seen.isVisible()


def test_a_banner_without_words_is_not_put_together(window):
    banner = Banner("warn", "")
    assert not banner.findChildren(Label)
    banner.show_message("danger", "Noe er galt", "Slik rettes det", "Rett det")
    shown(window, banner)
    assert [label.text() for label in banner.findChildren(Label)] == [
        "Noe er galt", "Slik rettes det",
    ]  # fmt: skip
    assert banner.button.isVisible()


def test_the_body_of_a_scroller_lets_the_page_show_through(window):
    scroller = Scroller(column(Label("Hei")))
    assert not scroller.widget().autoFillBackground()
    assert shown(window, scroller).pixelColor(150, 70).alpha() == 0
