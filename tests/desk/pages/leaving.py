"""A case with copies, and the clicks with which its answer leaves."""

from dpo_desk.duties import (
    annexes,
    claims,
    collecting,
    filling,
    findings,
    identity,
    intake,
)
from dpo_desk.duties.events import events
from dpo_desk.duties.filling import RetentionAnswer
from dpo_desk.law.codes import (
    ClaimOutcome,
    FindingChoice,
    RequestKind,
)
from dpo_desk.paper.annex_model import Mark
from dpo_desk.records import Claim, EventKind, Search, SearchResult
from tests.desk.pages.conftest import settle
from tests.paper import foreign

NAME = "Kari Eksempel"
BAR = Mark(page=1, left=1_000, top=1_000, width=2_000, height=300)


def attach(register, row, name, data):
    return collecting.attach(register, row.id, name, data)


def ready(register, *kinds):
    """An answer that could leave, with three copies of which one is kept back."""
    if kinds:
        intake.set_kinds(register, 1, list(kinds))
    identity.no_doubt(register, 1, "Skrev fra adressen vi har fra før")
    rows = register.find(Search, order="id")
    for row in rows:
        collecting.mark(register, row.id, SearchResult.FOUND, text="2 e-poster")
    made = [
        attach(register, rows[0], "e-poster.pdf", foreign.pdf(f"Hei {NAME}", "Side to")),
        attach(register, rows[1], "kunde.csv", b"nr;navn\n1204;Ola\n"),
        attach(register, rows[2], "kladd.txt", b"Kladd"),
    ]
    if not kinds or RequestKind.ACCESS in kinds:
        kept = findings.add(
            register, 1, "Kladd", document_id=made[2].id, choice=FindingChoice.KEEP_BACK
        )
        findings.change(register, kept.id, "ground", "art15_4")
        findings.change(register, kept.id, "reason", "Gjelder bare en annen kunde")
    for claim in register.find(Claim):
        claims.decide(register, claim.id, ClaimOutcome.ANSWERED)
    return made


def bind(register):
    gathered = annexes.gather(register, 1)
    return annexes.keep(register, gathered, annexes.bind(gathered))


def composed(case):
    case.page.refresh()
    panel = case.go("answer")
    panel._timer.timeout.emit()
    settle()
    for hole in panel.rendering.holes:
        if not filling.step_of(hole):
            filling.fill(case.register, hole, RetentionAnswer(period="P2Y"))
    panel._timer.timeout.emit()
    settle()
    return panel


def press(case, name):
    case.find(name).click()
    settle()


def delivered(case):
    return [
        event.values
        for event in events(case.register, case.request)
        if event.kind is EventKind.DELIVERED
    ]


def sheet_of(case, kind):
    (found,) = [each for each in case.page.findChildren(kind) if each.is_open]
    return found
