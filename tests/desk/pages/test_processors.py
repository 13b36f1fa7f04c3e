"""Processors, and with them what every register page does by itself: real clicks and keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from dpo_desk.duties import services
from dpo_desk.records import AgreementStatus, Service, Vendor
from tests import pictures_register, sample
from tests.desk.audit import audit, minimum
from tests.desk.pages.conftest import settle
from tests.desk.window import click, find, focused, opened, seen, type_in

SIDEBAR = 232
ROUND_TEXT = 10 + 28  # of a list to choose from: its edge, and its arrow


@pytest.fixture
def opening(qapp, tmp_path):
    """The sample's four systems and four more, shown."""
    with window(qapp, tmp_path) as opening:
        yield opening


def window(qapp, folder, *, full=True, **looks):
    sample.make(folder).close()
    context = opened(qapp, **looks)

    class Shown:
        def __enter__(self):
            self.opening = context.__enter__()
            self.opening.open(folder / "prove.perm")
            register = self.opening.desk.background._register
            if full:
                pictures_register.fill(register)
            else:
                for service in register.find(Service):
                    services.remove(register, service.uid)
            self.opening.window.go("processors")
            page(self.opening).pieces.begin(whole=True)
            settle()
            return self.opening

        def __exit__(self, *error):
            return context.__exit__(*error)

    return Shown()


def page(opening):
    return opening.window.pages.page


def register(opening):
    return opening.desk.background._register


def names(opening):
    model = page(opening).records.model
    return [model.row(i).name for i in range(model.rowCount())]


def called(opening, name):
    return register(opening).first(Service, "name = :n", n=name)


def show(opening, name):
    opening.window.go("processors", uid=called(opening, name).uid)
    settle()


def chosen(opening):
    """The row of the table and the record of the form: they are one."""
    uid = find(opening.window, "processors.table").uid
    assert uid == page(opening).view.record.uid
    return page(opening).view.record.name


def toast(opening):
    return opening.window.toast.text


# the list and the form


def test_the_first_row_is_shown_and_the_arrows_show_the_next(opening):
    assert names(opening)[:3] == ["24SevenOffice", "Asana", "Google Analytics"]
    assert chosen(opening) == "24SevenOffice"
    table = find(opening.window, "processors.table")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert chosen(opening) == "Asana"
    assert find(opening.window, "processors.name").text() == "Asana"
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert focused() == "processors.name"


def test_filters_count_and_show_their_own(opening):
    assert find(opening.window, "processors.filter.missing").text() == "Mangler noe 4"
    click(opening.window, "processors.filter.noneea")
    assert names(opening) == ["Asana", "Google Analytics", "SurveyMonkey"]
    type_in(opening.window, "processors.search", "google")
    QTest.keyClick(find(opening.window, "processors.search"), Qt.Key.Key_Return)
    assert names(opening) == ["Google Analytics"]


def test_what_leaves_the_filter_stays_in_the_form(opening):
    click(opening.window, "processors.filter.missing")
    show(opening, "MailerLite")
    services.change(
        register(opening), called(opening, "MailerLite").uid,
        "agreement_status", AgreementStatus.SIGNED,
    )  # fmt: skip
    settle()
    assert "MailerLite" not in names(opening)
    assert find(opening.window, "processors.name").text() == "MailerLite"


@pytest.mark.parametrize("column", [0, 2, 3])
def test_headings_sort_in_the_register(opening, column):
    table = find(opening.window, "processors.table")
    table.horizontalHeader().sort_by(column)
    first = names(opening)
    table.horizontalHeader().sort_by(column)
    assert names(opening) != first
    assert sorted(names(opening)) == sorted(first)


def test_what_is_typed_goes_to_the_record_it_was_typed_for(opening):
    show(opening, "Asana")
    QTest.keyClick(find(opening.window, "processors.used_for"), Qt.Key.Key_End)
    QTest.keyClicks(find(opening.window, "processors.used_for"), " og mer")
    table = find(opening.window, "processors.table")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert called(opening, "Asana").used_for == "saker fra brukerstøtte og mer"
    assert called(opening, "Google Analytics").used_for == "Statistikk på nettsiden"


def test_a_record_asked_for_is_shown_with_its_field(opening):
    opening.window.go("requests")
    uid = called(opening, "Webhuset").uid
    opening.window.go("processors", uid=uid, field="review_on")
    settle()
    assert chosen(opening) == "Webhuset"
    assert focused() == "processors.review_on"


# new, deleted, undone


def test_a_new_one_is_typed_in_a_sheet(opening):
    click(opening.window, "processors.new")
    assert focused() == "newprocessor.vendor_id"
    QTest.keyClicks(find(opening.window, "newprocessor.vendor_id"), "Fiken")
    type_in(opening.window, "newprocessor.used_for", "Regnskap")
    QTest.keyClick(find(opening.window, "newprocessor.used_for"), Qt.Key.Key_Return)
    settle()
    assert chosen(opening) == "Fiken"
    assert page(opening).form.control("storage_countries").line.hasFocus()
    assert register(opening).first(Vendor, "name = 'Fiken'") is not None


def test_what_is_there_already_is_offered(opening):
    page(opening).new()
    QTest.keyClicks(find(opening.window, "newprocessor.vendor_id"), "mailerlite")
    page(opening)._sheet._look()
    assert not find(opening.window, "newprocessor.create").isEnabled()
    click(opening.window, "newprocessor.open")
    settle()
    assert chosen(opening) == "MailerLite"
    assert register(opening).count(Service, "name like 'mailerlite'") == 1


def test_without_a_name_there_is_nothing_to_make(opening):
    page(opening).new()
    click(opening.window, "newprocessor.create")
    assert focused() == "newprocessor.vendor_id"
    QTest.keyClick(find(opening.window, "newprocessor.vendor_id"), Qt.Key.Key_Escape)
    assert not seen(opening.window, "newprocessor.create")


def test_deleted_and_undone_it_is_the_same_row_again(opening):
    show(opening, "Asana")
    table = find(opening.window, "processors.table")
    table.setFocus()
    before = names(opening)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    settle()
    assert "Asana er slettet" in toast(opening)
    assert "Brukerstøtte" in toast(opening)  # where it was in use
    assert chosen(opening) == "Google Analytics"
    opening.desk.undo()
    settle()
    assert names(opening) == before
    assert chosen(opening) == "Asana"
    opening.desk.redo()
    settle()
    assert chosen(opening) == "Google Analytics"


def test_the_last_one_deleted_the_page_teaches_again(opening):
    for name in names(opening):
        show(opening, name)
        page(opening).delete()
        settle()
    assert seen(opening.window, "processors.empty.new")
    opening.desk.undo()
    settle()
    assert seen(opening.window, "processors.table")


def test_from_history_what_is_in_the_bin_can_be_seen(opening):
    asana = called(opening, "Asana")
    services.remove(register(opening), asana.uid)
    opening.window.go("processors", uid=asana.uid)
    settle()
    assert page(opening).view.in_bin
    assert find(opening.window, "processors.banner").accessibleName() == "Ligger i papirkurven"
    click(opening.window, "processors.banner.action")
    settle()
    assert not page(opening).view.in_bin
    assert chosen(opening) == "Asana"
    assert "Asana" in names(opening)
    assert focused() == "processors.table"


def test_what_was_just_made_is_gone_when_that_is_undone_and_back_when_redone(opening):
    services.add(register(opening), "Prøveskyen")
    show(opening, "Prøveskyen")
    opening.desk.undo()
    settle()
    assert not page(opening).view.in_bin
    assert "Prøveskyen" not in names(opening)
    opening.desk.redo()
    settle()
    assert chosen(opening) == "Prøveskyen"


def test_links_lead_to_where_it_is_used(opening):
    show(opening, "Asana")
    asked = []
    opening.desk.page_asked.disconnect()
    opening.desk.page_asked.connect(lambda key, args: asked.append((key, args)))
    link = find(opening.window, "processors.link.activity")
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Return)
    assert asked[0][0] == "activities"
    assert set(asked[0][1]) == {"uid"}


def test_the_menu_has_the_rest(opening):
    show(opening, "Asana")
    page(opening).panel.open_menu()
    menu = next(w for w in opening.window.findChildren(QMenu) if w.isVisible())
    texts = [action.text() for action in menu.actions()]
    assert texts == ["Skriv e-post", "Vis historikken", "Slett"]
    menu.actions()[2].trigger()
    menu.close()
    settle()
    assert called(opening, "Asana") is None


# how it looks


@pytest.mark.parametrize(
    ("language", "scale"), [("nb", 1.0), ("nn", 1.0), ("en", 1.0), ("nb", 2.0), ("en", 2.0)]
)
@pytest.mark.parametrize("full", [True, False], ids=["full", "empty"])
def test_nothing_is_cut_unnamed_or_too_wide(qapp, tmp_path: Path, language, scale, full):
    with window(qapp, tmp_path, full=full, language=language, scale=scale) as opening:
        settle()
        assert not audit(opening.window)
        if scale == 1.0:
            assert not minimum(page(opening), SIDEBAR)
        if full:
            for name in ("Google Analytics", "Microsoft 365", "MailerLite"):
                show(opening, name)
                assert not audit(opening.window), name
            page(opening).new()
            assert not audit(opening.window)


def test_it_fits_the_smallest_window(opening):
    opening.window.resize(1024, 680)
    for name in ("Google Analytics", "Microsoft 365"):
        show(opening, name)
        assert not audit(opening.window)


def test_names_are_only_text(opening):
    made = services.add(register(opening), '<b>fet</b> & "x"' + "x" * 300, "")
    settle()
    show(opening, made.name)
    assert page(opening).panel._name.full.startswith("<b>fet</b>")
    assert not audit(opening.window)


def test_a_long_form_is_built_piece_by_piece(qapp, tmp_path):
    sample.make(tmp_path).close()
    with opened(qapp) as opening:
        opening.open(tmp_path / "prove.perm")
        opening.window.go("processors")
        assert not page(opening).pieces.whole
        while not page(opening).pieces.whole:
            qapp.processEvents()
        show(opening, "Asana")
        assert find(opening.window, "processors.vendor_id").text() == "Asana"


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_role_can_be_read_whole(qapp, tmp_path, language):
    with window(qapp, tmp_path, language=language) as opening:
        box = find(opening.window, "processors.role")
        words = [box.itemText(place) for place in range(box.count())]
        widest = max(box.fontMetrics().horizontalAdvance(text) for text in words)
        assert widest <= box.width() - ROUND_TEXT
