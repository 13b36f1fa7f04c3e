"""What goes along with the answer: the copies, and the file they are bound in."""

import pytest

from dpo_desk.desk.pages.request_steps.bound_sheet import BoundSheet
from dpo_desk.desk.pages.request_steps.delivery_sheet import ask_delivery
from dpo_desk.duties import (
    annexes,
    answering,
    findings,
    redactions,
)
from dpo_desk.law.codes import (
    FindingChoice,
    RequestKind,
)
from dpo_desk.records import Document
from tests.desk.audit import audit
from tests.desk.pages.conftest import settle
from tests.desk.pages.leaving import (
    BAR,
    bind,
    composed,
    press,
    ready,
    sheet_of,
)
from tests.desk.reach import reach

# The list.


def test_each_copy_says_its_number_its_place_and_what_happens(case):
    made = ready(case.register)
    redactions.add(case.register, made[0].id, [BAR], reason="En annen")
    panel = composed(case)
    shown = [
        (row._title.full, row._said.full, row._chip.text())
        for row in panel.form.along.annexes._rows
    ]
    assert shown == [
        ("e-poster.pdf", "Vedlegg 1 · Microsoft 365 · 2 sider", "1 sladding"),
        ("kunde.csv", "Vedlegg 2 · 24SevenOffice", "Gis ut"),
        ("kladd.txt", "Asana", "Holdes tilbake"),
    ]
    assert not case.find("request.annex.0.as_file").isEnabled()


def test_what_was_to_be_covered_and_is_not_is_told(case):
    made = ready(case.register)
    findings.add(case.register, 1, "E-poster", document_id=made[0].id, choice=FindingChoice.REDACT)
    panel = composed(case)
    assert panel.form.along.annexes._rows[0]._chip.text() == "Skal sladdes"


def test_redact_opens_the_copy_and_leads_back(case):
    ready(case.register)
    composed(case)
    press(case, "request.annex.0.redact")
    assert case.window.pages.key == "redaction"
    press(case, "redaction.back")
    assert (case.window.pages.key, case.page.step) == ("request", "answer")


def test_a_copy_goes_along_as_a_file_by_a_tick(case):
    made = ready(case.register)
    composed(case)
    press(case, "request.annex.1.as_file")
    assert case.register.get(Document, made[1].id).as_file
    press(case, "request.annex.1.as_file")
    assert not case.register.get(Document, made[1].id).as_file


def test_no_copies_no_list(case):
    panel = composed(case)
    assert not panel.form.along.annexes.isVisible()


def test_who_asks_for_something_else_gets_no_pages(case):
    ready(case.register, RequestKind.ERASURE)
    panel = composed(case)
    assert not panel.form.along.annexes.isVisible()


# The bound file.


def test_the_annexes_are_bound_seen_and_kept(case, tmp_path):
    ready(case.register)
    composed(case)
    press(case, "request.annexes.bind")
    sheet = sheet_of(case, BoundSheet)
    assert sheet._preview.page_count == 4  # the register's page, two of the mail, the table
    kept = annexes.current(case.register, case.request)
    sheet.save_to(tmp_path / "v.pdf")
    assert (tmp_path / "v.pdf").read_bytes() == kept.data
    sheet.close_sheet()
    settle()
    case.find("request.annexes.see")  # in the place of the warning
    assert case.page.findChildren(BoundSheet) == []


def test_what_is_bound_is_not_bound_again(case, monkeypatch):
    ready(case.register)
    bind(case.register)
    composed(case)
    monkeypatch.setattr(annexes, "bind", lambda *_a: pytest.fail("bound again"))
    press(case, "request.annexes.see")
    assert sheet_of(case, BoundSheet)._preview.page_count == 4


def test_binding_can_be_stopped(case, monkeypatch):
    ready(case.register)
    composed(case)

    def stopping(_gathered, progress):
        sheet_of(case, BoundSheet).working.button.click()
        progress(1, 4)

    monkeypatch.setattr(annexes, "bind", stopping)
    press(case, "request.annexes.bind")
    assert annexes.current(case.register, case.request) is None
    assert case.page.findChildren(BoundSheet) == []


# By eye and ear.


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize(("scale", "size"), [(1.0, (1024, 680)), (2.0, (1280, 800))])
def test_all_of_it_fits_and_is_named(open_case, language, scale, size, monkeypatch):
    case = open_case(language, scale, size)
    monkeypatch.setattr(type(case.desk.opened_files), "open", lambda *_a: True)
    ready(case.register, RequestKind.ACCESS, RequestKind.PORTABILITY, RequestKind.MARKETING_OPT_OUT)
    bind(case.register)
    panel = composed(case)
    problems = audit(case.window) + reach(case.window)
    for opener in ("request.annexes.see", "request.portable"):
        press(case, opener)
        problems += audit(case.window) + reach(case.window)
        press(case, "sheet.close")
    rendering = panel.rendering
    ask_delivery(
        panel, lambda register: answering.record_rendered(register, rendering), rendering.pdf
    )
    settle()
    problems += audit(case.window) + reach(case.window)
    press(case, "delivery.do")
    problems += audit(case.window) + reach(case.window)
    problems = [each for each in problems if "_Desk" not in each]  # the preview's own scroller
    assert not problems, problems
