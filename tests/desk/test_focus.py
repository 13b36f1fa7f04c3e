"""Tab goes as one reads, also through what was built later; each stop shows that it has come."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, dump

from dpo_desk.desk.context import Desk
from dpo_desk.desk.page import Page
from dpo_desk.desk.widgets.buttons import Button, ButtonRow
from dpo_desk.desk.widgets.date_edit import DateEdit
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.focus import go_on, stops
from dpo_desk.desk.widgets.inputs import CheckBox, Combo, LineEdit, Radio, TextArea
from dpo_desk.desk.widgets.layout import Scroller, column, plain, row
from dpo_desk.desk.widgets.period_edit import PeriodEdit
from dpo_desk.desk.widgets.pick_edit import PickEdit
from dpo_desk.desk.widgets.radio_cards import Option, RadioCards
from dpo_desk.desk.widgets.stepper import Stepper
from dpo_desk.desk.widgets.tag_field import TagField
from dpo_desk.desk.widgets.text import Icon
from dpo_desk.words import of
from tests.desk.pieces import put
from tests.desk.reach import reach, rings


def test_tab_follows_the_layout_through_what_came_later(host: QWidget) -> None:
    first, last = LineEdit(), LineEdit()
    middle = plain(column())
    put(host, Scroller(column(Field("Først", first), middle, Field("Sist", last))))
    second = Field("Så", LineEdit())
    middle.layout().addWidget(second)
    second.set_source("Så: vis setningen", "Vi lagrer i tre år.", lambda: None)
    QApplication.processEvents()
    source = second.source
    assert source is not None
    assert stops(host) == [first, source, second.control, last]


def test_asking_for_the_order_leaves_every_widget_to_its_own_parent(host: QWidget) -> None:
    first, last = LineEdit(), LineEdit()
    put(host, first, last)
    first.setFocus()
    go_on(host, forward=True)
    assert stops(host) == [first, last]
    assert last.hasFocus()
    assert "parent" not in dump(host)  # as Python has it: what a parent takes along when it goes


def test_asking_for_the_order_keeps_nothing_of_what_has_gone(host: QWidget) -> None:
    inner = column()
    outer = column(inner, None)
    host.setLayout(outer)
    for _ in range(3):
        coming = LineEdit()
        inner.addWidget(coming)
        coming.show()
        assert stops(host) == [coming]
        delete(coming)
    assert "children" not in dump(inner)  # a freed item, in whose place something else will lie
    assert "QWidgetItem" not in dump(outer)


class Growing(Page):
    """A page with a place for what comes later."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.first, self.last = LineEdit(), LineEdit()
        self.middle = plain(column())
        inner = Scroller(column(self.first, self.middle, self.last))
        self.show_content(plain(column((inner, 1))), Button("Videre"))


def test_a_page_minds_what_came_later_when_tab_is_pressed(desk: Desk, host: QWidget) -> None:
    page = Growing(desk)
    put(host, page)
    page.first.setFocus()
    QTest.keyClick(page.first, Qt.Key.Key_Tab)
    assert page.last.hasFocus()
    late = LineEdit()
    page.middle.layout().addWidget(late)
    QApplication.processEvents()
    page.first.setFocus()
    QTest.keyClick(page.first, Qt.Key.Key_Tab)
    assert late.hasFocus()
    QTest.keyClick(late, Qt.Key.Key_Tab)
    assert page.last.hasFocus()
    QTest.keyClick(page.last, Qt.Key.Key_Backtab)
    assert late.hasFocus()


ROWS = ("filter", "segment", "tab")


@pytest.mark.parametrize("kind", ROWS)
def test_tab_comes_to_the_chosen_button_and_leaves_the_row(host: QWidget, kind: str) -> None:
    before, after = LineEdit(), LineEdit()
    items = [("a", "En"), ("b", "To"), ("c", "Tre")]
    choice = ButtonRow(items, kind, name="Valg")  # type: ignore[arg-type]
    put(host, before, choice, after)
    chosen: list[str] = []
    choice.changed.connect(chosen.append)
    choice.choose("b")
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert choice.button("b").hasFocus()
    QTest.keyClick(choice.button("b"), Qt.Key.Key_Right)
    assert choice.button("c").hasFocus()
    assert (choice.chosen, chosen) == ("c", ["c"])
    QTest.keyClick(choice.button("c"), Qt.Key.Key_Tab)
    assert after.hasFocus()
    QTest.keyClick(after, Qt.Key.Key_Backtab)
    assert choice.button("c").hasFocus()
    choice.choose("")
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert choice.button("a").hasFocus()
    assert choice.chosen == ""


def test_every_control_shows_that_it_has_the_focus(desk: Desk, host: QWidget, qtbot: QtBot) -> None:
    words = of("nb")
    kinds = ("primary", "secondary", "ghost", "danger", "icon")
    bare = Button("", "bare", "x", tip="Fjern")
    bare.setFixedSize(24, 24)
    tags = TagField(words)
    tags.set_tags(["Navn"])
    stepper = Stepper(words, [("a", "Mottatt"), ("b", "Omfang")])
    stepper.show_steps({"a": "done"}, "b")
    host.resize(800, 1400)
    put(
        host,
        *(Button(kind, kind) for kind in kinds),  # type: ignore[arg-type]
        *(ButtonRow([("x", kind)], kind, name=kind) for kind in ROWS),  # type: ignore[arg-type]
        Field("Linje", LineEdit()), Field("Tekst", TextArea()), Field("Dato", DateEdit(desk)),
        Field("Liste", Combo([(1, "En")])), Field("Land", PickEdit([("NO", "Norge")])),
        Field("Lengde", PeriodEdit(words)), Field("Merker", tags), CheckBox("Ja"), Radio("Nei"),
        Field("Kort", RadioCards([Option("a", "Ja")], name="Kort")), stepper, bare,
    )  # fmt: skip
    assert QTest.qWaitForWindowActive(host)
    assert not rings(host)
    assert not reach(host)


class Blind(QWidget):
    """Takes the focus and does not show it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(60, 30)


def test_what_is_wrong_is_found(host: QWidget) -> None:
    blind = Blind()
    turned = row(LineEdit(), LineEdit())
    turned.setDirection(QHBoxLayout.Direction.RightToLeft)
    one, two = Button("Slett"), Button("Slett")
    small = Button("", "bare", "x", tip="Fjern")
    small.setFixedSize(12, 12)
    silent = Field("Navn", LineEdit())
    put(host, blind, plain(turned), plain(column(one, two)), small, silent)
    silent.set_error("Fyll ut feltet.")
    silent.control.setAccessibleDescription("")
    icon = silent.findChild(Icon)
    assert icon is not None
    icon.hide()
    found = "\n".join(reach(host) + rings(host))
    for problem in (
        "Blind#? has no role", "Blind#? does not show", "Tab goes back from LineEdit",
        "both called", "is hard to hit", "does not say «Fyll ut", "by its colour alone",
    ):  # fmt: skip
        assert problem in found, found
