"""The calendar in pictures: a month empty and full, the agenda, the sheets."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dpo_desk.desk.opening import Opening
from dpo_desk.duties import retention, tasks
from dpo_desk.records import Activity, RetentionRule, Service, Task
from dpo_desk.register import Register
from tests.desk.window import find

if TYPE_CHECKING:
    from tests.pictures import Look

PLANS = (
    ("Be om avtale", date(2026, 11, 24), ""),
    ("Gjennomgå protokollen", date(2026, 12, 1), "P1Y"),
    ("Ta ut en prøvekopi", date(2026, 11, 30), "P1M"),
    ("Opplæring av nyansatte", date(2026, 11, 30), ""),
    ("Oppdater adgangslogg", date(2026, 11, 30), ""),
    ("Se over hvem som har tilgang", date(2026, 11, 30), ""),
)
LONG = " med et svært langt navn som fortsetter lenge etter at plassen er brukt opp"


def calendar_pages(opening: Opening, look: "Look", out: Path) -> Iterator[str]:
    """Every state of the page; the register has its requests."""
    from tests.pictures import save

    window = opening.window
    fill(opening.desk.background._register, LONG if look.name.endswith("long") else "")
    for name, on, view in (
        ("calendar-empty", "2031-01-15", "month"),
        ("calendar", "2026-11-20", "month"),
        ("calendar-holidays", "2026-12-24", "month"),
        ("calendar-agenda", "2026-11-20", "agenda"),
    ):
        window.go("calendar", on=on, view=view)
        yield save(opening, name, look, out)
    window.go("calendar", on="2026-11-30", view="month")
    page = window.pages.page
    page.new()
    yield save(opening, "calendar-task-new", look, out)
    find(window, "sheet.close").click()
    page._deeds.edit(page._panel.items[0].uid)
    yield save(opening, "calendar-task", look, out)
    find(window, "sheet.close").click()
    page._deeds.ask_move(page._panel.items[0])
    yield save(opening, "calendar-move", look, out)
    find(window, "sheet.close").click()


def fill(register: Register, extra: str) -> None:
    """Tasks, a round of deletion and a review about the clock's today."""
    for title, day, every in PLANS:
        tasks.add(register, Task(title=f"{title}{extra}", plan_on=day, repeats=every))
    gone = tasks.add(register, Task(title="Be om legitimasjon", plan_on=date(2026, 11, 5)))
    tasks.done(register, gone.uid)
    activity, service = register.first(Activity), register.first(Service)
    assert activity is not None
    assert service is not None
    rule = retention.add(register, f"Søknader fra 2025{extra}", activity_uid=activity.uid)
    with register.action("seed.loaded", seed="prove"):
        register.change(register.get(RetentionRule, rule.id), next_on=date(2026, 11, 20))
        register.change(service, review_on=date(2026, 11, 12))
