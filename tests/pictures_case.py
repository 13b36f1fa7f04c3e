"""Pictures of a case in the states that an ordinary one never has, each with the case it shows."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QScrollArea

from dpo_desk.desk.opening import Opening
from dpo_desk.desk.pages import in_turns
from dpo_desk.desk.pages.pieces import Pieces
from dpo_desk.duties import asking, claims, collecting, findings, identity, intake, telling
from dpo_desk.law.codes import Capacity, ClaimOutcome, FindingChoice, RequestKind, Role
from dpo_desk.records import Claim, Finding, Request, Search, SearchResult
from dpo_desk.register import Register
from tests import sample
from tests.desk.window import find, opened
from tests.duties.conftest import DRAFT

if TYPE_CHECKING:
    from tests.pictures import Look

_DEED = date(2026, 11, 18)


def case_pages(app: QApplication, look: "Look", out: Path) -> Iterator[str]:
    """Each state in a case of its own, at the step that shows it."""
    from tests.pictures import save

    with TemporaryDirectory() as folder, opened(
        app, mode=look.mode, language=look.language, scale=look.scale
    ) as opening:  # fmt: skip
        path = Path(folder) / "Fjordlys Prøve AS.perm"
        sample.make(Path(folder), name=path.name).close()
        opening.open(path)
        register = opening.desk.background._register
        for name, (step, prepare, press) in _STATES.items():
            case = intake.log_request(register, DRAFT).id
            prepare(register, case)
            opening.window.go("request", id=case, step=step)
            whole(opening)
            if name == "request-extension":
                opening.window.pages.page.go_to("answer:extension")
            for button in press:
                find(opening.window, button).click()
            whole(opening)
            if name in _SHOWN:
                panel = opening.window.pages.page._stack.currentWidget()
                shown = find(opening.window, _SHOWN[name])
                panel.findChild(QScrollArea).ensureWidgetVisible(shown, 0, 240)
            yield save(opening, name, look, out)


def whole(opening: Opening) -> None:
    """Every group of the page there is, laid out."""
    for pieces in opening.window.pages.page.findChildren(Pieces):
        pieces.begin(whole=True)
    for turn in range(40):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        if turn > 3 and in_turns.whole(opening.window):
            break


def _several(register: Register, case: int) -> None:
    intake.set_kinds(register, case, [RequestKind.ACCESS, RequestKind.RECTIFICATION])
    intake.change_request(register, case, "capacity", Capacity.PARENT)
    intake.change_request(register, case, "representative_name", "Kari Eksempel")
    intake.log_request(register, DRAFT)


def _processor(register: Register, case: int) -> None:
    intake.change_request(register, case, "role", Role.PROCESSOR)
    intake.change_request(register, case, "controller_name", "Fjellbutikken Eksempel AS")


def _asked(register: Register, case: int) -> None:
    identity.doubt(register, case, "Skriver fra en adresse vi ikke har fra før.")
    asking.ask(register, case, asking.About.IDENTITY, on=date(2026, 11, 5))


def _found(register: Register, case: int) -> None:
    identity.no_doubt(register, case, "Skrev fra adressen vi har fra før")
    for number, row in enumerate(register.find(Search, "request_id = :r", r=case)):
        collecting.mark(
            register,
            row.id,
            SearchResult.NOTHING if number == 1 else SearchResult.FOUND,
            text="" if number == 1 else "7 e-poster",
        )


def _weighed(register: Register, case: int) -> None:
    intake.set_kinds(register, case, [RequestKind.ERASURE])
    _found(register, case)
    claims.decide(register, _claims(register, case)[0].id, ClaimOutcome.ANSWERED)
    rows = register.find(Search, "request_id = :r", order="id", r=case)
    for row, choice in ((rows[0], FindingChoice.ERASE), (rows[2], FindingChoice.KEEP)):
        made = findings.add(register, case, "Fakturaer og e-poster", search_id=row.id)
        findings.change(register, made.id, "choice", choice)
    law = findings.must_keep(register, register.find(Finding, order="id desc")[0])[0]
    findings.change(register, made.id, "law", law.code)


def _told(register: Register, case: int) -> None:
    intake.set_kinds(register, case, [RequestKind.RESTRICTION, RequestKind.ERASURE])
    _found(register, case)
    for claim in _claims(register, case):
        claims.decide(register, claim.id, ClaimOutcome.ANSWERED)
        claims.done(register, claim.id, _DEED)
    rows = telling.due(register, register.get(Request, case))
    telling.told(register, rows[0].id)


def _claims(register: Register, case: int) -> list[Claim]:
    return register.find(Claim, "request_id = :r", order="id", r=case)


_State = tuple[str, Callable[[Register, int], None], tuple[str, ...]]
_STATES: dict[str, _State] = {
    "request-several": ("received", _several, ()),
    "request-processor": ("received", _processor, ()),
    "request-asked": ("identity", _asked, ()),
    "request-refusal": (
        "assess",
        _found,
        ("request.assess.refuse", "request.assess.ground.pol16_e"),
    ),
    "request-weighed": ("assess", _weighed, ()),
    "request-extension": ("answer", _found, ()),
    "request-told": ("closed", _told, ()),
}
_SHOWN = {
    "request-processor": "request.forward.clock",
    "request-refusal": "request.assess.ground.pol16_e",
    "request-weighed": "request.finding.1.what",
}
