"""The page where copies are covered: names in all places, bars by hand, reasons, the result."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dpo_desk.desk.pages.redaction_panel import offered
from dpo_desk.desk.widgets.page_bar import PageBar
from dpo_desk.duties import collecting, covering, redactions
from dpo_desk.paper.annex_model import Mark
from dpo_desk.records import Document
from tests.desk.audit import audit
from tests.desk.pages import hostile
from tests.desk.pages.conftest import settle
from tests.desk.reach import reach
from tests.paper import foreign
from tests.paper.reading import text

KEY = Qt.Key
NAME = "Kari Eksempel"
PAGES = (f"Brev til Ola\n{NAME} ringte", f"Svar fra {NAME}", "Ingen navn her")


def attach(case, data=None, name="notat.pdf"):
    place = collecting.sources(case.register, case.request)[0].search.id
    data = foreign.pdf(*PAGES) if data is None else data
    return collecting.attach(case.register, place, name, data)


def opened(case, document):
    case.window.go("redaction", id=document.id)
    settle()
    return case.window.pages.page


@pytest.fixture
def document(case):
    return attach(case)


@pytest.mark.parametrize("research", [False, True])
def test_the_paragraph_of_research_is_offered_where_data_are_kept_for_it(case, document, research):
    with case.register.action("action.activity.changed"):
        for activity in collecting.applicable(case.register, case.request):
            case.register.change(activity, research=research)
    seen = covering.read(case.register, document.id)
    codes = offered(seen.kinds, research=seen.research)
    assert codes[0] == "art15_4"
    assert ("pol17_a" in codes, "pol17_b" in codes) == (research, research)
    assert "pol17" not in codes  # of rectification and restriction alone: nothing is copied there


@pytest.fixture
def page(case, document):
    return opened(case, document)


def bars(case, document):
    return redactions.of(case.register, document.id)


def cover(case, page, words=NAME):
    case.find("redaction.find").setText(words)
    QTest.keyClick(case.find("redaction.find"), KEY.Key_Return)
    settle()


def type_reason(case, page, words):
    case.find("redaction.reason").setPlainText(words)
    page.flush()
    settle()


def test_the_first_page_is_there_with_the_focus_on_it(case, page):
    assert page.view.marks.accessibleName() == "Side 1 av 3"
    assert QApplication.focusWidget() is page.view.marks
    assert page.view.marks.under(page.view.marks.frame) == "Brev"


def test_a_name_is_covered_in_all_its_places(case, page, document):
    cover(case, page)
    assert [bar.page for bar in bars(case, document)] == [1, 2]
    assert "2 steder på 2 sider" in page.panel._find_field.message
    assert [bar.accessibleName() for bar in page.view.marks.findChildren(PageBar)] == [
        "Sladding S1, side 1. Gjelder også andre. Mangler begrunnelse"
    ]
    case.desk.undo()
    settle()
    assert bars(case, document) == ()
    assert page.view.marks.findChildren(PageBar) == []


@pytest.mark.parametrize("words", ["Fjellbutikken", *hostile.NAMES])
def test_words_that_stand_nowhere_are_said_so(case, page, document, words):
    cover(case, page, words)
    assert bars(case, document) == ()
    assert page.panel._find_field.state == "error" or not words.strip()


def test_a_bar_by_keys_alone_and_the_focus_goes_on_to_it(case, page, document):
    marks = page.view.marks
    for _ in range(3):
        QTest.keyClick(marks, KEY.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert marks.under(marks.frame) == "Kari"
    QTest.keyClick(marks, KEY.Key_Return)
    settle()
    (bar,) = bars(case, document)
    here = QApplication.focusWidget()
    assert here is marks.bar(bar.id)
    QTest.keyClick(here, KEY.Key_Right)
    page.flush()
    (moved,) = bars(case, document)
    assert moved.left == bar.left + 25
    QTest.keyClick(here, KEY.Key_Return)
    assert QApplication.focusWidget() is case.find("redaction.reason")
    marks.bar(bar.id).setFocus()
    QTest.keyClick(marks.bar(bar.id), KEY.Key_Delete)
    settle()
    assert bars(case, document) == ()
    assert QApplication.focusWidget() is marks


def test_a_reason_is_for_all_of_a_sign_or_for_one(case, page, document):
    cover(case, page)
    first, _ = bars(case, document)
    page.go_to_bar(first.id)
    type_reason(case, page, "Navnet på en annen kunde")
    assert {bar.reason for bar in bars(case, document)} == {"Navnet på en annen kunde"}
    page.panel._scope.button("one").click()
    type_reason(case, page, "En ansatt")
    assert [bar.reason for bar in bars(case, document)] == ["En ansatt", "Navnet på en annen kunde"]
    assert "S2" in case.find("redaction.sign.S2").accessibleName()


def test_the_ground_is_one_that_a_copy_can_have_and_others_rights_come_first(case, page, document):
    cover(case, page)
    page.go_to_bar(bars(case, document)[0].id)
    ground = case.find("redaction.ground")
    codes = [ground.itemData(n) for n in range(ground.count())]
    assert codes[0] == ground.value == "art15_4"
    assert "pol16_e" in codes
    ground.setCurrentIndex(codes.index("pol16_e"))
    ground.activated.emit(ground.currentIndex())
    assert {bar.ground for bar in bars(case, document)} == {"pol16_e"}


def test_what_is_typed_stays_with_the_bar_it_was_typed_for(case, page, document):
    redactions.add(case.register, document.id, [Mark(page=1, left=0, top=0, width=900, height=200)])
    redactions.add(
        case.register,
        document.id,
        [Mark(page=1, left=0, top=900, width=900, height=200)],
        reason="En annen",
    )
    settle()
    first, second = bars(case, document)
    page.go_to_bar(first.id)
    case.find("redaction.reason").setPlainText("En ansatt")
    page.go_to_bar(second.id)
    assert [bar.reason for bar in bars(case, document)] == ["En ansatt", "En annen"]
    assert case.find("redaction.reason").toPlainText() == "En annen"


def test_the_list_leads_from_place_to_place(case, page, document):
    cover(case, page)
    first, second = bars(case, document)
    for bar in (first, second, first):
        case.find("redaction.sign.S1").click()
        settle()
        assert page.number == bar.page
        assert QApplication.focusWidget() is page.view.marks.bar(bar.id)


def test_pages_turn_by_keys_and_stop_at_the_ends(case, page):
    marks = page.view.marks
    for key, number in (
        (KEY.Key_PageUp, 1),
        (KEY.Key_PageDown, 2),
        (KEY.Key_End, 3),
        (KEY.Key_PageDown, 3),
        (KEY.Key_Home, 1),
    ):
        QTest.keyClick(marks, key)
        settle()
        assert page.number == number
        assert marks.accessibleName() == f"Side {number} av 3"


def test_zoom_by_keys(case, page):
    marks = page.view.marks
    fitting = marks.width()
    QTest.keyClick(marks, "+")
    assert marks.width() > fitting
    QTest.keyClick(marks, "0")
    assert marks.width() == fitting


def test_the_result_holds_nothing_of_what_is_covered(case, page, document):
    cover(case, page)
    case.find("redaction.look").click()
    settle()
    assert page.result.isVisible()
    data = bytes(page.result._buffer.data())
    assert NAME not in text(data)
    assert b"Eksempel" not in data
    assert QApplication.focusWidget() is case.find("redaction.done")
    assert NAME in text(case.register.get(Document, document.id).data)  # the kept file is whole
    page.escape()
    assert page.view.isVisible()
    assert page.result.page_count == 0


def test_done_leads_back_to_the_answer(case, page):
    case.find("redaction.look").click()
    settle()
    case.find("redaction.done").click()
    settle()
    assert case.window.pages.key == "request"
    assert case.page.step == "answer"


@pytest.mark.parametrize("name", ["film.mp4", "ødelagt.pdf"])
def test_a_file_without_pages_says_so(case, name):
    page = opened(case, attach(case, b"\x00\x01ikke noe", name))
    assert page.view._problem.isVisible()
    assert not page._look.isEnabled()


def test_another_file_shows_nothing_of_the_first(case, document):
    second = attach(case, foreign.pdf("Helt annet"), "annet.pdf")
    cover(case, opened(case, document))
    other = opened(case, second)
    assert other.view.marks.findChildren(PageBar) == []
    assert other.view.marks.accessibleName() == "Side 1 av 1"
    assert case.find("redaction.find").text() == ""


def test_a_text_of_a_stranger_is_covered_on_its_set_pages(case):
    document = attach(case, b"Kari Eksempel ringte.", "notat.txt")
    page = opened(case, document)
    cover(case, page)
    assert len(bars(case, document)) == 1


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize(("scale", "size"), [(1.0, (1024, 680)), (2.0, (1280, 800))])
def test_it_fits_and_is_named(open_case, language, scale, size):
    case = open_case(language, scale, size)
    document = attach(case)
    page = opened(case, document)
    cover(case, page)
    page.go_to_bar(bars(case, document)[0].id)
    settle()
    assert not audit(case.window)
    assert not [each for each in reach(case.window) if "PageBar" not in each]
