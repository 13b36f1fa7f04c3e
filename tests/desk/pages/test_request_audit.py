"""Every panel of the case in three languages, at both text sizes and both window sizes."""

from datetime import date

import pytest

from dpo_desk import words
from dpo_desk.duties import (
    annexes,
    answering,
    asking,
    claims,
    closing,
    collecting,
    filling,
    findings,
    identity,
    intake,
    telling,
)
from dpo_desk.duties.filling import RetentionAnswer
from dpo_desk.law.codes import (
    Capacity,
    ClaimOutcome,
    FindingChoice,
    LetterKind,
    RequestKind,
    Role,
    SendingWay,
)
from dpo_desk.records import Claim, Request, Search, SearchResult
from tests import sample
from tests.desk.audit import audit
from tests.desk.pages.conftest import settle
from tests.duties.conftest import DRAFT

PANELS = (
    *("received", "identity", "scope", "assess", "answer", "closed"),
    *("findings", "log", "documents", "note"),
)
# DESIGN 10 asks for 200 % at 1280×800; the smallest window is for the usual text size.
FITS = ((1.0, (1280, 800)), (1.0, (1024, 680)), (2.0, (1280, 800)))


def fresh(register):
    """Nothing has been done."""


def doubtful(register):
    """A doubt waits, and everything else is at work; one fact is still missing in the letter."""
    identity.doubt(register, 1, "Skriver fra en adresse vi ikke har fra før.")
    for row in register.find(Search):
        collecting.mark(register, row.id, SearchResult.FOUND, text="7 e-poster og to avtaler")
    collecting.attach(register, row.id, "eksport fra e-posten.pdf", b"%PDF-1.7")
    answering.assess(register, 1, "third_party", reason="Navnet på en annen kunde.")


def closed(register):
    """The letter is sent and the case closed."""
    identity.no_doubt(register, 1, "Ringte tilbake på nummeret vi har fra før.")
    for hole in answering.draw(*answering.compose(register, 1, LetterKind.ACCESS)).holes:
        filling.fill(register, hole, RetentionAnswer(unknown=True))
    annexes.bound(register, register.get(Request, 1))
    rendering = answering.draw(*answering.compose(register, 1, LetterKind.ACCESS))
    answering.record_rendered(register, rendering)
    sent = {"on": sample.TODAY, "by": SendingWay.EMAIL}
    answering.record_sent(register, 1, LetterKind.ACCESS, rendering.pdf, **sent)
    closing.close(register, 1)


def passed_on(register):
    """A lawyer writes about what another company decides over, and there is an earlier case."""
    intake.log_request(register, DRAFT)
    intake.set_kinds(register, 1, [RequestKind.ACCESS, RequestKind.RECTIFICATION])
    for field, value in (("capacity", Capacity.LAWYER), ("role", Role.PROCESSOR)):
        intake.change_request(register, 1, field, value)
    identity.doubt(register, 1, "Skriver fra en adresse vi ikke har fra før.")
    asking.ask(register, 1, asking.About.IDENTITY, on=date(2026, 11, 5))
    asking.ask(register, 1, asking.About.CLARIFICATION, on=date(2026, 11, 9))
    collecting.add_place(register, 1, "Karis mobil")


def weighed(register):
    """A no with its ground, a finding of each choice, and recipients to be told."""
    intake.change_request(register, 1, "role", Role.CONTROLLER)
    intake.set_kinds(register, 1, [RequestKind.ACCESS, RequestKind.RESTRICTION])
    rows = register.find(Search, order="id")
    for choice in FindingChoice:
        made = findings.add(register, 1, f"Noe som {choice}", search_id=rows[0].id)
        findings.change(register, made.id, "choice", choice)
    collecting.mark(register, rows[0].id, SearchResult.FOUND, text="7 e-poster")
    access, restriction = register.find(Claim, "request_id = 1", order="id")
    claims.decide(register, access.id, ClaimOutcome.REFUSED, ground="pol16_e", reason="Utkast.")
    claims.decide(register, restriction.id, ClaimOutcome.ANSWERED)
    claims.done(register, restriction.id, date(2026, 11, 18))
    telling.told(register, telling.due(register, register.get(Request, 1))[0].id)


@pytest.mark.parametrize(
    ("language", "scale", "size"),
    [("nn", 1.0, (1024, 680)), ("en", 2.0, (1280, 800)), ("nb", 1.0, (1280, 800))],
)
def test_a_case_that_is_not_an_ordinary_one(open_case, language, scale, size):
    case = open_case(language, scale, size)
    problems = []
    for stage in (passed_on, weighed):
        stage(case.register)
        for panel in ("received", "identity", "scope", "assess", "closed", "log"):
            case.go(panel)
            problems += [f"{stage.__name__}, {panel}: {what}" for what in audit(case.window)]
        for offer in case.page.view.offers:
            case.page.go_to(
                f"answer:{offer.kind}/{offer.service_id or 0}/{offer.recipient_id or 0}"
            )
            case.page._panels["answer"]._timer.stop()  # nothing is drawn anew while we look
            for _ in range(4):
                settle()
            problems += [f"{stage.__name__}, {offer}: {what}" for what in audit(case.window)]
    assert not problems, "\n".join(problems)
    assert (case.window.width(), case.window.height()) == size


@pytest.mark.parametrize(("scale", "size"), FITS, ids=["100", "100-small", "200"])
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_case_at_its_beginning_at_work_and_at_its_end(open_case, language, scale, size):
    case = open_case(language, scale, size, retention=False)
    problems = []
    for stage in (fresh, doubtful, closed):
        stage(case.register)
        for panel in PANELS:
            case.go(panel)
            problems += [f"{stage.__name__}, {panel}: {what}" for what in audit(case.window)]
    assert not problems, "\n".join(problems)
    assert (case.window.width(), case.window.height()) == size
