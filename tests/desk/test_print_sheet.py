"""Ctrl+P on a list: all rows of the query, in the order shown, seen before they are printed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest

from dpo_desk.desk.print_sheet import PrintSheet, filter_line, print_rows, printed
from dpo_desk.desk.table import ChipCell, TwoLines
from dpo_desk.words import of
from tests import sample
from tests.desk.audit import audit
from tests.desk.pages.test_requests import log
from tests.desk.window import click, find, opened, seen, type_in
from tests.paper import reading


@pytest.fixture
def many(qapp, tmp_path):
    """A hundred and twenty requests: more than a table fetches at first."""
    with sample.make(tmp_path) as register:
        for n in range(120):
            log(register, f"Person {n:03}", date(2026, 11, 1 + n % 18))
    with opened(qapp) as opening:
        opening.open(tmp_path / "prove.perm")
        opening.window.go("requests")
        yield opening


def sheet(opening) -> PrintSheet:
    (found,) = [s for s in opening.window.findChildren(PrintSheet) if s.is_open]
    return found


def text(opening) -> str:
    return reading.text(sheet(opening).pdf)


def test_all_rows_are_printed_and_not_only_those_that_were_scrolled_to(many):
    page = many.window.pages.page
    assert page._model.rowCount() == 50
    QTest.keyClick(many.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    told = text(many)
    assert all(f"Person {n:03}" in told for n in range(120))
    assert "120 rader" in told
    assert "Under arbeid" in told
    assert find(many.window, "print.state").text().startswith("120 rader · ")


def test_filter_search_and_order_are_those_on_the_screen(many):
    type_in(many.window, "requests.search", "017")
    click(many.window, "requests.print")
    told = text(many)
    assert "Person 017" in told
    assert "Person 018" not in told
    assert "søk: «017»" in told


def test_a_second_ctrl_p_opens_no_second_sheet_and_escape_closes_it(many):
    for _ in range(2):
        QTest.keyClick(many.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    one = sheet(many)
    assert not audit(one)
    QTest.keyClick(many.window.focusWidget(), Qt.Key.Key_Escape)
    assert not one.is_open


def test_the_file_holds_the_very_pages_that_were_shown(many, tmp_path):
    click(many.window, "requests.print")
    one = sheet(many)
    pdf = one.pdf
    one.save_to(tmp_path / "liste.pdf")
    assert (tmp_path / "liste.pdf").read_bytes() == pdf
    assert not seen(many.window, "print.print")


def test_without_a_printer_it_offers_the_file(many, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    click(many.window, "requests.print")
    click(many.window, "print.print")
    assert many.window.toast.isVisible()
    assert sheet(many).is_open


def test_a_sheet_that_is_closed_while_it_reads_reads_no_more(many):
    page = many.window.pages.page
    click(many.window, "requests.print")
    one = sheet(many)
    one.close_sheet()
    reads = []
    many.desk.background.read = lambda *args, **kwargs: reads.append(args)  # type: ignore[method-assign]
    one._read_on(page._model, None)
    del many.desk.background.read
    assert not reads


def test_rows_that_are_at_hand_are_printed_with_their_widths(many):
    page = many.window.pages.page
    rows = [("3. desember", "Svar på krav om innsyn")]
    one = print_rows(page, "Kalender", "desember 2026", [("Dato", 1), ("Hva", 3)], rows)
    told = reading.text(one.pdf)
    assert "Svar på krav om innsyn" in told
    assert "1 rad" in told


def test_what_stands_in_a_cell_stands_on_paper():
    assert printed("x") == "x"
    assert printed(TwoLines("a", "b")) == ("a", "b")
    assert printed(ChipCell("I orden", "ok", "check")) == "I orden"


def test_the_filter_is_one_line():
    assert filter_line(of("nb"), "Lukket", "", search=" kari ") == "Lukket · søk: «kari»"
    assert filter_line(of("en")) == ""
