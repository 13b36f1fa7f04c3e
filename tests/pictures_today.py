"""Pictures of Today, the first steps, help and a printed list, in the looks of ``pictures``."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dpo_desk.desk.help import HelpSheet, open_help
from dpo_desk.desk.opening import Opening
from dpo_desk.duties.first_steps import FirstStep
from dpo_desk.records import Activity, RetentionRule, Task

if TYPE_CHECKING:
    from tests.pictures import Look


def first_pages(opening: Opening, look: "Look", out: Path) -> Iterator[str]:
    """A register without requests: the three steps, and what each asks."""
    from tests.pictures import save

    window = opening.window
    window.go("today")
    yield save(opening, "today-first", look, out)
    for step in FirstStep:
        window.go("first_steps", step=step.value)
        yield save(opening, f"first-{step}", look, out)


def today_pages(opening: Opening, look: "Look", out: Path) -> Iterator[str]:
    """A day with work: the next step, what is ahead, the help, and a list as it is printed."""
    from tests.pictures import save

    window, register = opening.window, opening.desk.background._register
    customers = register.first(Activity, "name = 'Kundeoppfølging'")
    with register.action("action.task.added"):
        register.add(
            RetentionRule(
                activity_id=customers.id, data="Søknader", next_on=date(2026, 11, 20), every="P1Y"
            )
        )
        register.add(Task(title="Be om databehandleravtale", plan_on=date(2026, 11, 24)))
    window.go("today")
    yield save(opening, "today", look, out)
    open_help(window)
    yield save(opening, "help", look, out)
    (sheet,) = window.findChildren(HelpSheet)
    sheet.turn()
    yield save(opening, "help-keys", look, out)
    sheet.close_sheet()
    window.go("requests")
    window.pages.page.print_page()
    yield save(opening, "print-list", look, out)
    window.go("today")  # the list is left with its sheet
    window.pages.drop_hidden()
