"""What the eye stops at: room that nobody needs, edges that do not meet, rings that are cut."""

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dpo_desk.desk.code_words import code_words
from dpo_desk.desk.context import Desk
from dpo_desk.desk.page import TopBar
from dpo_desk.desk.theme import Theme
from dpo_desk.desk.widgets.buttons import Button, ButtonRow
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.layout import Scroller, column
from dpo_desk.desk.widgets.page_preview import PagePreview
from dpo_desk.desk.widgets.paper_text import PaperText
from dpo_desk.desk.widgets.search_box import SearchBox
from dpo_desk.desk.widgets.stack import OneOf
from dpo_desk.desk.widgets.tag_field import TagField
from dpo_desk.desk.widgets.text import Label
from dpo_desk.law.codes import RequestKind
from dpo_desk.words import of
from tests.desk.pieces import put


def test_one_of_several_is_no_larger_than_what_it_shows(host: QWidget) -> None:
    short, tall = Label("Ingen behandlinger ennå"), QWidget()
    tall.setMinimumSize(500, 2000)
    either = OneOf(tall, short)
    host.setLayout(column(Scroller(column((either, 1)))))
    QApplication.processEvents()
    assert either.height() >= 2000
    either.setCurrentWidget(short)
    QApplication.processEvents()
    assert either.currentWidget() is short
    assert (tall.isVisible(), short.isVisible()) == (False, True)
    assert either.height() <= host.height()


def test_nothing_scrolls_that_there_is_room_for(host: QWidget) -> None:
    said = "Lovens frist er snart ute. Svar nå, eller be om mer tid."
    texts = [Label(said, wrap=True) for _ in range(10)]
    scroller = Scroller(column(*texts, None))
    host.setLayout(column((scroller, 1)))
    needed = scroller.widget().layout().totalHeightForWidth(host.width())
    host.resize(host.width(), needed)
    QApplication.processEvents()
    assert scroller.verticalScrollBar().maximum() == 0
    host.resize(host.width(), needed - 4)
    QApplication.processEvents()
    assert scroller.verticalScrollBar().maximum() > 0


def test_a_tag_leaves_the_field_as_high_as_its_neighbours(host: QWidget) -> None:
    field = TagField(of("nb"), choices=[("EEA", "EU/EØS"), ("US", "USA")])
    field.setFixedWidth(178)  # half of a form
    put(host, field)
    alone = field.height()
    field.set_tags(["EEA"])
    QApplication.processEvents()
    assert field.height() == alone
    assert field.line.placeholderText() == ""
    field.line.setText("Storbritannia")
    for _ in range(3):  # line, field, host
        QApplication.processEvents()
    assert field.height() > alone
    assert field.line.width() >= field.line.fontMetrics().horizontalAdvance(field.line.text())
    field.line.clear()
    field.set_tags([])
    assert field.line.placeholderText()


def test_an_icon_keeps_its_distance_from_words_that_come_later(host: QWidget) -> None:
    at_once, later = Button("Godta alle", icon="check"), Button("", icon="check")
    put(host, at_once, later)
    later.set_text("Godta alle")
    assert later.iconSize() == at_once.iconSize()
    later.set_text("", name="Godta alle")
    assert later.iconSize() == QSize(16, 16)


def sides(image: QImage) -> list[str]:
    """The colour in the middle of each side, a pixel from the edge."""
    wide, high = image.width(), image.height()
    places = [(wide // 2, 1), (wide // 2, high - 2), (1, high // 2), (wide - 2, high // 2)]
    return [image.pixelColor(*place).name() for place in places]


@pytest.mark.parametrize("numbered", [False, True], ids=["plain", "numbered"])
def test_the_ring_goes_all_the_way_round_a_text(
    host: QWidget, theme: Theme, numbered: bool
) -> None:
    text = PaperText("Meldingen", numbered=numbered)
    put(host, text)
    text.show_text("Hei,\n\njeg vil vite hva dere har om meg.\n" * 40)
    text.clearFocus()
    QApplication.processEvents()
    ring = theme.colour("focus").name()
    assert ring not in sides(text.grab().toImage())
    text.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert sides(text.grab().toImage()) == [ring] * 4


def test_what_cannot_be_shown_is_said_in_the_middle(host: QWidget, desk: Desk) -> None:
    preview = PagePreview(desk.words)
    host.setLayout(column((preview, 1)))
    preview.show_pdf(b"no pdf at all")
    QApplication.processEvents()
    problem = preview._problem
    assert preview._tools.isHidden()
    assert abs(problem.geometry().center().x() - preview.width() // 2) <= 1
    assert problem.height() > preview.height() // 2
    assert not any(button.isVisible() for button in preview.findChildren(Button))
    preview.clear()
    QApplication.processEvents()
    assert all(button.isVisible() for button in preview.findChildren(Button))


@pytest.mark.parametrize(
    ("language", "said"),
    [("nb", "Innsyn, retting"), ("nn", "Innsyn, retting"), ("en", "Access, rectification")],
)
def test_only_the_first_kind_has_a_capital(language: str, said: str) -> None:
    assert code_words([RequestKind.ACCESS, RequestKind.RECTIFICATION], of(language)) == said
    assert code_words([], of(language)) == ""


def left(widget: QWidget, window: QWidget) -> int:
    """Where a widget begins in a window."""
    return widget.mapTo(window, QPoint()).x()


def test_the_way_back_stands_over_the_title(qtbot: QtBot, desk: Desk) -> None:
    from dpo_desk.desk.lone_page import LonePage

    page = LonePage(desk)
    qtbot.addWidget(page)
    title = Label("Ny perm", "h1")
    page.show_content(640, page.crumb("new.back"), 6, title)
    page.resize(1280, 800)
    page.show()
    QApplication.processEvents()
    crumb = page.findChild(Button, "new.back")
    assert left(crumb, page) + 10 == left(title, page)  # a ghost button's own padding
    assert abs(title.mapTo(page, title.rect().center()).x() - page.width() // 2) <= 1


@pytest.mark.parametrize(
    ("said", "title", "body"),
    [
        ("Fant ikke mappen /a/b.c/Personvern. Sett inn minnepennen.",
         "Fant ikke mappen /a/b.c/Personvern", "Sett inn minnepennen."),
        ("Er det en erklæring? «Nei» går også.", "Er det en erklæring?", "«Nei» går også."),
        ("Svar innen 3. Desember", "Svar innen 3. Desember", ""),
        ("Permen er låst.", "Permen er låst.", ""),
    ],
)  # fmt: skip
def test_a_banner_says_first_what_is_the_matter(
    host: QWidget, said: str, title: str, body: str
) -> None:
    banner = Banner("warn", said)
    put(host, banner)
    inside = banner._inside
    assert (inside._title.text(), inside._body.text()) == (title, body)
    assert inside._body.isVisible() is bool(body)
    assert banner.accessibleName() == said


@pytest.mark.parametrize("wide", [260, 700])
@pytest.mark.parametrize("body", ["", "Skriv hvor lenge."])
def test_the_icon_of_a_banner_stands_by_its_title(host: QWidget, wide: int, body: str) -> None:
    banner = Banner("warn", "Grunnlag er ikke fylt ut", body, "Fyll ut", lambda: None)
    banner.setFixedWidth(wide)
    put(host, banner)
    for _ in range(3):
        QApplication.processEvents()
    inside = banner._inside
    assert inside._beside.stacked is (wide == 260)

    def middle(widget: QWidget) -> int:
        return widget.mapTo(banner, widget.rect().center()).y()

    assert abs(middle(inside._icon) - middle(inside._title)) <= 2
    if inside._beside.stacked:  # the button stands under the words
        assert left(banner.button, banner) == left(inside._title, banner)


def test_the_search_gives_way_before_the_actions_do(qtbot: QtBot, desk: Desk) -> None:
    """In the smallest window a page has 792 px: title, lens, views and button stand on a line."""
    views = ButtonRow([("month", "Måned"), ("agenda", "Agenda")], "segment", name="Visning")
    bar = TopBar("Kalender", "", views, Button("Ny oppgave", "primary", "plus"))
    qtbot.addWidget(bar)
    bar.offer_search(desk)
    bar.resize(1048, 80)
    bar.show()
    QApplication.processEvents()
    box = bar.findChild(SearchBox)
    assert box.width() > 200
    for width, wide in ((792, False), (1048, True)):
        bar.resize(width, 80)
        for _ in range(3):
            QApplication.processEvents()
        assert (box.width() > 200) is wide
        assert box.mapTo(bar, QPoint()).x() > 280  # beside the title
