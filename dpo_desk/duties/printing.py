"""Lists on paper: what a table of the window shows, as pages to print or to keep.

    report = list_report(register, "Henvendelser", "Under arbeid", columns, rows, now)

``rows`` may be any iterable of cells; it is read once, a page at a time. Where a list is long the
register is asked for its ``heading`` only, and ``draw`` goes to the worker that does not hold it.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from dpo_desk import words
from dpo_desk.law import clock, dates
from dpo_desk.paper.list_model import ListCell, ListColumn, ListPaper, Progress
from dpo_desk.paper.model import Language
from dpo_desk.paper.result import Rendered

if TYPE_CHECKING:
    from dpo_desk.register import Register

__all__ = ["ListCell", "ListColumn", "ListPaper", "Progress", "draw", "heading", "list_report"]


def list_report(
    register: "Register",
    title: str,
    subtitle: str,
    columns: Iterable[ListColumn],
    rows: Iterable[tuple[ListCell, ...]],
    now: datetime,
    *,
    language: Language = "nb",
) -> Rendered:
    """The list as PDF/A under the company's name; ``now`` is aware."""
    return draw(heading(register, title, subtitle, columns, now, language=language), rows, now)


def heading(
    register: "Register",
    title: str,
    subtitle: str,
    columns: Iterable[ListColumn],
    now: datetime,
    *,
    language: Language = "nb",
) -> ListPaper:
    """What the list says of itself; ``now`` is aware and is told as Oslo's clocks show it."""
    local = clock.in_oslo(now)
    told = f"{local:%H:%M}" if language == "en" else f"{local:%H.%M}"
    day = dates.write(clock.local_date(now), language)
    return ListPaper(
        language=language,
        company=register.company().name,
        title=title,
        subtitle=subtitle,
        printed=words.of(language)("paper.list.printed", date=day, clock=told),
        columns=tuple(columns),
    )


def draw(
    paper: ListPaper,
    rows: Iterable[tuple[ListCell, ...]],
    now: datetime,
    progress: Progress | None = None,
) -> Rendered:
    """The pages; no register is needed, so this is work for ``background.compute``.

    ``progress`` hears after each page how many rows are drawn; what it raises stops the drawing.
    """
    from dpo_desk.paper import list_pages

    return list_pages.render(paper, rows, now, progress)
