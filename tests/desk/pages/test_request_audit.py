"""Every panel of the case in three languages, at both text sizes and both window sizes."""

import pytest

from dpo_desk import words
from dpo_desk.duties import answering, closing, collecting, filling, identity
from dpo_desk.duties.filling import RetentionAnswer
from dpo_desk.law.codes import LetterKind, SendingWay
from dpo_desk.records import Search, SearchResult
from tests import sample
from tests.desk.audit import audit

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
    rendering = answering.draw(*answering.compose(register, 1, LetterKind.ACCESS))
    answering.record_rendered(register, rendering)
    sent = {"on": sample.TODAY, "by": SendingWay.EMAIL}
    answering.record_sent(register, 1, LetterKind.ACCESS, rendering.pdf, **sent)
    closing.close(register, 1)


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
