"""Pictures of what goes along with an answer: copies, their redaction, and how they leave."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QScrollArea

from dpo_desk.desk.opening import Opening
from dpo_desk.desk.widgets.side_sheet import SideSheet
from dpo_desk.duties import (
    annexes,
    answering,
    claims,
    collecting,
    findings,
    identity,
    intake,
    redactions,
)
from dpo_desk.law.codes import ClaimOutcome, FindingChoice, RequestKind
from dpo_desk.records import Claim, Search, SearchResult
from dpo_desk.register import Register
from tests import sample
from tests.desk.window import find, opened
from tests.duties.conftest import DRAFT
from tests.paper import foreign
from tests.pictures_case import whole

if TYPE_CHECKING:
    from tests.pictures import Look

_MAIL = (
    "Sak 4471: Nyhetsbrevet kommer to ganger\n\nHei! Takk for at du sa fra. Du står med to"
    " adresser\netter at listen ble slått sammen i februar.\nDet samme gjelder Kari Eksempel hos"
    " Fjellbutikken.\nJeg tar bort den private adressen i dag.\n\nKari Eksempel svarte 23. april."
)
_OTHER = "Kari Eksempel"


def copies_pages(app: QApplication, look: "Look", out: Path) -> Iterator[str]:
    """The list, the editor with its result, the bound file, and each way out."""
    from tests.pictures import save

    with TemporaryDirectory() as folder, opened(
        app, mode=look.mode, language=look.language, scale=look.scale
    ) as opening:  # fmt: skip
        path = Path(folder) / "Fjordlys Prøve AS.perm"
        sample.make(Path(folder), name=path.name).close()
        opening.open(path)
        register = opening.desk.background._register
        case, document = _case(register)
        for name, show in _STATES.items():
            show(opening, register, case, document)
            whole(opening)
            yield save(opening, name, look, out)


def _case(register: Register) -> tuple[int, int]:
    """An answer that could be sent but for its annexes, and its first copy."""
    case = intake.log_request(register, DRAFT).id
    intake.set_kinds(register, case, [RequestKind.ACCESS, RequestKind.PORTABILITY])
    identity.no_doubt(register, case, "Skrev fra adressen vi har fra før")
    rows = register.find(Search, "request_id = :r", order="id", r=case)
    for row in rows:
        collecting.mark(register, row.id, SearchResult.FOUND, text="7 e-poster")
    first = collecting.attach(
        register, rows[0].id, "e-poster fra brukerstøtten.pdf", foreign.pdf(_MAIL, _MAIL)
    )
    collecting.attach(register, rows[1].id, "fakturaer.csv", b"nr;sum\n1204;1990\n")
    kept = collecting.attach(register, rows[2].id, "intern vurdering.txt", b"Kladd")
    findings.add(register, case, "Kladd", document_id=kept.id, choice=FindingChoice.KEEP_BACK)
    for claim in register.find(Claim, "request_id = :r", r=case):
        claims.decide(register, claim.id, ClaimOutcome.ANSWERED)
    return case, first.id


def _list(opening: Opening, register: Register, case: int, document: int) -> None:
    pdf = redactions.pages(redactions.source(register, document))
    redactions.add(
        register, document, redactions.places(pdf, _OTHER), reason="Navnet på en annen kunde"
    )
    _answer(opening, case)
    panel = opening.window.pages.page._stack.currentWidget()
    scroller = panel.form.findChild(QScrollArea)
    scroller.ensureWidgetVisible(find(opening.window, "request.annexes.bind"), 0, 120)


def _editor(opening: Opening, register: Register, _case: int, document: int) -> None:
    opening.window.go("redaction", id=document)
    whole(opening)
    opening.window.pages.page.go_to_bar(redactions.of(register, document)[0].id)


def _result(opening: Opening, *_case: object) -> None:
    find(opening.window, "redaction.look").click()


def _bound(opening: Opening, _register: Register, case: int, _document: int) -> None:
    _answer(opening, case)
    find(opening.window, "request.annexes.bind").click()


def _portable(opening: Opening, _register: Register, case: int, _document: int) -> None:
    _answer(opening, case)
    find(opening.window, "request.portable").click()
    find(opening.window, "portable.name.0").setText("Kundenummer")
    find(opening.window, "portable.value.0").setText("1204")
    find(opening.window, "portable.do").click()


def _deliver(opening: Opening, register: Register, case: int, _document: int) -> None:
    gathered = annexes.gather(register, case)
    annexes.keep(register, gathered, annexes.bind(gathered))
    _answer(opening, case)
    panel = opening.window.pages.page._stack.currentWidget()
    panel._compose()
    from dpo_desk.desk.pages.request_steps.delivery_sheet import ask_delivery

    rendering = panel.rendering
    ask_delivery(
        panel, lambda opened_: answering.record_rendered(opened_, rendering), rendering.pdf
    )


def _answer(opening: Opening, case: int) -> None:
    page = opening.window.pages.page
    for sheet in ("bound", "portable"):
        for found in page.findChildren(SideSheet, sheet):
            found.close_sheet()
    opening.window.go("request", id=case, step="answer")
    whole(opening)


_States = dict[str, Callable[[Opening, Register, int, int], None]]
_STATES: _States = {
    "request-copies": _list,
    "redaction": _editor,
    "redaction-result": _result,
    "request-bound": _bound,
    "request-portable": _portable,
    "request-deliver": _deliver,
}
