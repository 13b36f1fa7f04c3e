"""Journey 12: the calendar, by keys alone but for one click; without the year wheel."""

from datetime import date

import msgspec
import pytest

from dpo_desk.duties import intake, retention
from dpo_desk.law.codes import RequestKind
from dpo_desk.records import RetentionRule, Task
from tests import sample
from tests.duties.conftest import DRAFT
from tests.exchange import strict_reader
from tests.journeys.driver import Driver

DAYS = ((date(2026, 11, 3), RequestKind.ACCESS), (date(2026, 11, 18), RequestKind.ERASURE))


@pytest.fixture
def binder(tmp_path):
    """Two requests, and applications to be deleted on 20 November."""
    with sample.make(tmp_path) as register:
        for received, kind in DAYS:
            draft = msgspec.structs.replace(DRAFT, received_on=received, kinds=(kind,))
            intake.log_request(register, draft)
        rule = retention.add(register, "Søknader fra 2025")
        with register.action("seed.loaded"):
            register.change(register.get(RetentionRule, rule.id), next_on=date(2026, 11, 20))
        return register.path


def pills(d: Driver) -> dict[date, list[str]]:
    """What stands on the days of the month that is shown."""
    cells = d.find("calendar.grid").model()._cells
    return {c.on: [p.text for p in c.pills] for c in cells if c.pills and c.inside}


def test_what_is_deleted_leaves_today_and_december_has_its_deadlines(start, binder):
    d = start(binder)
    d.press("Ctrl+1")
    assert "Søknader fra 2025" in d.texts()
    d.press("Ctrl+4")
    assert d.focus == "calendar.grid"
    d.press("Right")
    assert d.find("calendar.day").text().startswith("Fredag 20.")
    d.press("Return")
    assert d.focus == "calendar.item.0"
    d.tab_to("calendar.done.0")
    d.press("Return")
    assert d.says("calendar.said.deleted", what="Søknader fra 2025")
    assert d.ask(lambda r: r.first(RetentionRule, "data like 'Søk%'").done_on) == sample.TODAY
    d.window.toast.dismiss()
    d.press("Ctrl+1")
    assert "Søknader fra 2025" not in d.texts()
    d.press("Ctrl+4")
    d.find("calendar.grid").setFocus()
    d.press("PageDown")
    d.wait(lambda: d.find("calendar.shown").text() == "Desember 2026")
    assert pills(d) == {
        date(2026, 12, 3): ["Svar til Ola Prøve"],
        date(2026, 12, 18): ["Svar til Ola Prøve"],
    }
    assert d.audit() == []


def test_a_task_is_planned_moved_undone_and_taken_along(start, binder, tmp_path):
    d = start(binder)
    d.press("Ctrl+4")
    d.press("Ctrl+N")
    d.write("Ta ut en prøvekopi")
    d.press("Ctrl+Return")
    d.wait(lambda: d.focus == "calendar.grid")
    d.press("Shift+Down")
    d.wait(lambda: d.find("calendar.day").text().startswith("Torsdag 26."))
    assert pills(d)[date(2026, 11, 26)] == ["Ta ut en prøvekopi"]
    d.press("Ctrl+Z")
    assert d.ask(lambda r: r.first(Task).plan_on) == sample.TODAY
    page = d.window.pages.page
    page._deeds.write_file(tmp_path / "frister.ics", page._kinds)
    d.settle()
    events = strict_reader.read((tmp_path / "frister.ics").read_bytes())["parts"]
    assert [event["DTSTART"] for event in events] == [
        sample.TODAY, date(2026, 11, 20), date(2026, 12, 3), date(2026, 12, 18),
    ]  # fmt: skip
    assert all("Ola" not in event["SUMMARY"] for event in events)
