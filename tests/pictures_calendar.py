"""The calendar in pictures: empty, full, the agenda, the sheets; called by ``tests.pictures``."""

from collections.abc import Callable, Iterator
from datetime import date

from dpo_desk.desk.opening import Opening
from dpo_desk.duties import retention, tasks
from dpo_desk.records import Activity, RetentionRule, Service, Task
from dpo_desk.register import Register
from tests.desk.window import find

PLANS = (
    ("Be om avtale", date(2026, 11, 24), ""),
    ("Gjennomgå protokollen", date(2026, 12, 1), "P1Y"),
    ("Ta ut en prøvekopi", date(2026, 11, 30), "P1M"),
    ("Opplæring av nyansatte", date(2026, 11, 30), ""),
    ("Oppdater adgangslogg", date(2026, 11, 30), ""),
    ("Se over hvem som har tilgang", date(2026, 11, 30), ""),
)


def fill(register: Register, extra: str = "") -> None:
    """Tasks, a round of deletion and a review about the clock's today."""
    for title, day, every in PLANS:
        tasks.add(register, Task(title=f"{title}{extra}", plan_on=day, repeats=every))
    gone = tasks.add(register, Task(title="Be om legitimasjon", plan_on=date(2026, 11, 5)))
    tasks.done(register, gone.uid)
    activity, service = register.first(Activity), register.first(Service)
    assert activity is not None
    assert service is not None
    rule = retention.add(register, f"Søknader fra 2025{extra}", activity_uid=activity.uid)
    with register.action("seed.loaded"):
        register.change(register.get(RetentionRule, rule.id), next_on=date(2026, 11, 20))
        register.change(service, review_on=date(2026, 11, 12))


def take(
    opening: Opening, register: Register, save: Callable[[str], str], extra: str = ""
) -> Iterator[str]:
    """Every state of the page; ``save`` keeps a picture under a name."""
    window = opening.window
    window.go("calendar", on="2026-11-19", view="month")
    yield save("calendar-empty")
    fill(register, extra)
    window.go("calendar", on="2026-11-20", view="month")
    yield save("calendar")
    window.go("calendar", on="2026-12-24")
    yield save("calendar-holiday")
    window.go("calendar", on="2026-11-20", view="agenda")
    yield save("calendar-agenda")
    window.go("calendar", on="2026-11-30", view="month")
    find(window, "calendar.new").click()
    yield save("calendar-task-new")
    find(window, "sheet.close").click()
    window.pages.page._deeds.ask_move(window.pages.page._panel.items[0])
    yield save("calendar-move")
    find(window, "sheet.close").click()
