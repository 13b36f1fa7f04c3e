"""Pages at 200 %: what they say first is there without scrolling, and names are whole."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QPushButton, QWidget

from dpo_desk.desk.pages.request_steps.head import CaseHead
from dpo_desk.duties import identity
from dpo_desk.records import Activity, Document, Notice, RetentionRule, Service
from tests import sample
from tests.desk.pages.conftest import settle
from tests.desk.window import opened

EMPTY = {
    "requests": "requests.new",
    "activities": "activities.empty.new",
    "processors": "processors.empty.new",
    "retention": "retention.empty.new",
    "notices": "notices.empty.import",
    "documents": "documents.empty.new",
}


def begun(window: QWidget) -> str:
    """The filled button that can be seen whole, by its name."""
    room = QRect(QPoint(), window.size())
    for button in window.findChildren(QPushButton):
        if button.isVisible() and button.property("kind") == "primary":
            corner = button.mapTo(window, QPoint())
            if room.contains(QRect(corner, button.size())):
                return button.objectName()
    return ""


@pytest.mark.parametrize("scale", [1.0, 2.0], ids=["100", "200"])
def test_an_empty_page_says_how_to_begin(qapp, tmp_path, scale):
    made = sample.make(tmp_path, name="empty.perm")
    with made.action("seed.loaded", seed="prove"):
        for kind in (Activity, RetentionRule, Service, Notice, Document):
            for record in made.find(kind):
                made.remove(record)
    made.close()
    with opened(qapp, scale=scale) as opening:
        opening.open(tmp_path / "empty.perm")
        for page in EMPTY:
            opening.window.go(page)
            settle()
            assert begun(opening.window).startswith(page), page


@pytest.mark.parametrize("settled", [True, False], ids=["settled", "doubt"])
def test_the_name_in_a_case_is_whole(open_case, settled):
    case = open_case("nb", 2.0)
    if settled:
        identity.no_doubt(case.register, case.request.id, "Skrev fra adressen vi har fra før")
    else:
        identity.doubt(case.register, case.request.id, "Ukjent adresse")
    case.page.refresh()
    settle()
    head = case.page.findChild(CaseHead)
    assert head.title.text() == head.title.full
    assert head._identity.isVisible() is not settled  # of what is settled the step tells


def test_a_name_as_long_as_names_get_has_the_line_alone(open_case):
    case = open_case("nb", 1.0)
    head = case.page.findChild(CaseHead)
    name = "Karoline-Elisabeth Sørensen-Bjørnstjerne von Eksempelhausen"
    head.title.set_text(f"Innsyn, retting – {name}")
    head._make_room()
    settle()
    assert head.title.text() == head.title.full
    assert head._deadline.isVisible()


def test_the_explanation_of_a_deadline_begins_where_the_dates_do(open_case):
    case = open_case()
    how = case.find("request.deadline.how")
    card = how.parentWidget()
    assert how.x() + 10 == card._by.x()
