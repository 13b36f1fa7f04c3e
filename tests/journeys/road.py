"""Stretches of the road that several journeys walk."""

from pathlib import Path
from typing import Any

from dpo_desk.desk.pages.request_steps.answer import AnswerPanel
from dpo_desk.duties import answering, collecting, intake
from dpo_desk.records import Search, SearchResult
from tests import sample
from tests.duties.conftest import DRAFT
from tests.journeys.driver import Driver


def binder(folder: Path, *, password: str | None = None, case: bool = True, **sampled: Any) -> Path:
    """The sample's register, with its one case, on disk."""
    with sample.make(folder, password=password, **sampled) as register:
        if case:
            intake.log_request(register, DRAFT)
        return register.path


def to_case(d: Driver, step: str = "") -> None:
    """Open the one case from the list, as one does with the keyboard."""
    d.wait(lambda: d.window.pages.key in ("today", "requests"))
    d.press("Ctrl+2")
    d.wait(lambda: d.window.pages.key == "requests")
    d.wait(lambda: d.seen("requests.table"))
    d.find("requests.table").setFocus()
    d.press("Down")
    d.press("Return")
    d.wait(lambda: d.window.pages.key == "request" and d.window.pages.page.view is not None)
    if step:
        d.click(f"step.{step}")


def searched(register: Any) -> None:
    """Every place is searched and all of it can be given."""
    for row in register.find(Search):
        collecting.mark(register, row.id, SearchResult.FOUND, text="2 e-poster")
    answering.assess(register, 1, "all")


def composer(d: Driver) -> AnswerPanel:
    """The panel of the answer, to look at what is drawn."""
    panel = d.window.pages.page._panels["answer"]
    assert isinstance(panel, AnswerPanel)
    return panel


def drawn(d: Driver, *, holes: int = 0) -> bytes:
    """The bytes of the preview once the letter has so many different holes."""

    def ready() -> bool:
        found = composer(d).rendering
        waits = composer(d)._timer.isActive()
        return found is not None and len(set(found.holes)) == holes and not waits

    d.wait(ready)
    rendering = composer(d).rendering
    assert rendering is not None
    return rendering.pdf
