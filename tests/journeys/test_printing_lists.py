"""Lists on paper with real threads: pages come, a long list can be left half-way."""

from datetime import date

import msgspec

from dpo_desk.desk.print_sheet import PrintSheet
from dpo_desk.duties import intake
from tests.duties.conftest import DRAFT
from tests.journeys.driver import Driver
from tests.journeys.road import binder
from tests.paper import reading


def many(count):
    def fill(register):
        with register.action("seed.loaded"):
            for n in range(count):
                draft = msgspec.structs.replace(
                    DRAFT, requester_name=f"Person {n:04}", received_on=date(2026, 11, 1 + n % 18)
                )
                intake.log_request(register, draft)

    return fill


def sheet(d: Driver) -> PrintSheet:
    (found,) = [one for one in d.window.findChildren(PrintSheet) if one.is_open]
    return found


def test_ctrl_p_shows_all_the_rows_and_saves_them(start, tmp_path):
    d = start(binder(tmp_path, case=False))
    d.work(many(130))
    d.press("Ctrl+2")
    d.wait(lambda: d.seen("requests.table"))
    d.press("Ctrl+P")
    d.wait(lambda: sheet(d).pdf)
    text = reading.text(sheet(d).pdf)
    assert all(f"Person {n:04}" in text for n in range(130))
    assert d.audit() == []
    sheet(d).save_to(tmp_path / "liste.pdf")
    d.wait(lambda: (tmp_path / "liste.pdf").exists() and not d.seen("print.print"))
    assert reading.text((tmp_path / "liste.pdf").read_bytes()) == text


def test_a_list_that_is_left_half_way_stops_and_the_window_goes_on(start, tmp_path):
    d = start(binder(tmp_path, case=False))
    d.work(many(60))
    d.press("Ctrl+2")
    d.wait(lambda: d.seen("requests.table"))
    model = d.window.pages.page._model
    whole = model.source.window
    model._source = model.source._replace(window=lambda *asked: list(whole(*asked)) * 10)
    d.find("requests.table").setFocus()
    d.window.pages.page.print_page()
    d.window.pages.page.findChild(PrintSheet).close_sheet()
    d.settle()
    assert not d.window.findChildren(PrintSheet)
    d.press("Ctrl+1")
    d.wait(lambda: d.seen("today.next.title"))


def test_the_lock_takes_the_pages_with_it(start, tmp_path):
    d = start(binder(tmp_path))
    d.press("Ctrl+2")
    d.press("Ctrl+P")
    d.wait(lambda: sheet(d).pdf)
    d.click("sheet.close")
    d.press("Ctrl+P")
    d.window.lock()
    d.settle()
    assert not d.window.findChildren(PrintSheet)
    assert "Ola Prøve" not in d.texts()
