"""Step 3: one row a place, what came of it, files, own places and activities."""

import hashlib

import pytest

from dpo_desk.desk.widgets.drop_area import DropArea
from dpo_desk.records import Activity, Document, Search, SearchResult, Service
from tests.desk.pages import hostile
from tests.desk.pages.conftest import settle


def first(case):
    panel = case.go("scope")
    return next(iter(panel.rows.values()))


def kept(case, row):
    return case.register.get(Search, row.source.search.id)


@pytest.mark.parametrize("result", list(SearchResult))
def test_a_press_marks_a_place(case, result):
    row = first(case)
    row.result.button("found").click()
    row.result.button(result.value).click()
    assert kept(case, row).result is result
    assert row._found.isVisible() is (result is SearchResult.FOUND)
    assert (kept(case, row).on is None) is (result is SearchResult.NOT_YET)


def test_what_was_found_is_kept_when_the_field_or_the_page_is_left(case):
    row = first(case)
    row.result.button("found").click()
    row.note.setText(" 7 e-poster ")
    row.terms.setText("Ola, ola@example.com")
    row.terms.setFocus()
    case.page.flush()
    assert (kept(case, row).note, kept(case, row).words) == ("7 e-poster", "Ola, ola@example.com")
    case.register.undo()
    assert kept(case, row).words != "Ola, ola@example.com"


@pytest.mark.parametrize("name", ["eksport.csv", "<b>.pdf", "æøå 👩.txt"])
def test_a_dropped_file_is_kept_with_its_hash(case, tmp_path, name):
    row = first(case)
    row.result.button("found").click()
    path = tmp_path / name
    path.write_bytes(b"navn;ola")
    row.findChild(DropArea).dropped.emit([path])
    settle()
    document = case.register.first(Document, "name = :n", n=name)
    assert document.sha256 == hashlib.sha256(b"navn;ola").hexdigest()
    assert case.desk.words.n("scope.files", 1) in row._files.text()


def test_a_file_that_cannot_be_read_is_said_and_nothing_is_kept(case, tmp_path):
    row = first(case)
    row.result.button("found").click()
    said = []
    case.desk.toast_asked.connect(lambda toast: said.append(toast.text))
    row.findChild(DropArea).dropped.emit([tmp_path / "borte.pdf"])
    assert said
    assert case.register.count(Document) == 0


def test_a_place_of_ones_own_needs_a_name(case):
    panel = case.go("scope")
    case.find("request.scope.add").click()
    message = panel.fields["place"].message
    assert panel.fields["place"].state == "error"
    assert panel.fields["place"].label in message
    assert "{" not in message


def test_a_place_can_be_called_anything(case):
    panel = case.go("scope")
    for name in hostile.NAMES:
        case.find("request.scope.place").setText(name)
        case.find("request.scope.add").click()
        assert list(panel.rows.values())[-1].source.name == name.strip()
        assert case.find("request.scope.place").text() == ""
        settle()  # between two clicks there is time to throw old rows away


def test_an_activity_that_does_not_apply_takes_its_places_along(case):
    panel = case.go("scope")
    support = case.register.first(Activity, "name = 'Brukerstøtte'")
    case.find(f"request.scope.activity.{support.id}").click()
    settle()
    assert "Asana" not in [row.source.name for row in panel.rows.values()]
    case.find(f"request.scope.activity.{support.id}").click()
    settle()
    assert "Asana" in [row.source.name for row in panel.rows.values()]


def test_rows_that_go_leave_nothing_behind(case):
    panel = case.go("scope")
    support = case.register.first(Activity, "name = 'Brukerstøtte'")
    before = len(panel.findChildren(type(next(iter(panel.rows.values())))))
    for _ in range(6):
        case.find(f"request.scope.activity.{support.id}").click()
        settle()
    assert len(panel.findChildren(type(next(iter(panel.rows.values()))))) == before


def test_a_new_place_becomes_the_registers_and_the_row_its_own(case):
    panel = case.go("scope")
    case.find("request.scope.place").setText("Karis mobil")
    case.find("request.scope.add").click()
    settle()
    row = list(panel.rows.values())[-1]
    case.find(f"request.scope.{row.source.search.uid}.register").click()
    settle()
    service = case.register.first(Service, "name = 'Karis mobil'")
    assert kept(case, row).service_id == service.id
    assert not row._enter.isVisible()
    assert list(panel.rows.values())[-1] is row  # with what was being typed in it


def test_what_is_typed_and_not_yet_written_is_not_taken_away(case):
    row = first(case)
    row.result.button("found").click()
    row.note.setText("7 e-po")
    case.page.refresh()
    assert row.note.text() == "7 e-po"
