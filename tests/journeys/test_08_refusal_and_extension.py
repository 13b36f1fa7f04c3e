"""Journey 8: more time and a no both need a reason, and the letter quotes it word for word."""

from dpo_desk.law.codes import ClaimOutcome, LetterKind
from dpo_desk.records import Claim, Event, KeptLetter, Request
from tests.journeys.road import binder, drawn, searched, to_case
from tests.paper.reading import text

REASON = "Fire systemer med opplysninger om andre, som må vurderes hver for seg."
NO = "Notatet ble skrevet til en avgjørelse som ikke er tatt, og er ikke gitt til andre."


def words_of(pdf):
    return " ".join(text(pdf).split())


def sent(register):
    return register.count(KeptLetter, "sent_on is not null")


def test_more_time_needs_a_reason_and_moves_the_date(start, tmp_path):
    d = start(binder(tmp_path))
    d.work(searched)
    to_case(d, "assess")
    d.click("request.assess.extend")
    d.click("request.extend.do")
    assert d.says("case.extend.no_ground")
    d.click("request.extend.complexity")
    d.click("request.extend.do")
    assert d.says("err.extend.reason")
    assert d.window.pages.page.step == "assess"
    d.type("request.extend.reason", REASON)
    d.click("request.extend.do")
    assert d.window.pages.page.step == "answer"
    assert REASON in words_of(drawn(d))
    d.click("request.answer.send")
    d.click("request.send.do")
    d.wait(lambda: d.ask(sent) == 1)

    request = d.ask(lambda register: register.get(Request, 1))
    assert str(request.due_on) == "2027-02-03"
    assert "svar innen onsdag 3. februar 2027" in d.texts()
    d.click("step.received")
    assert "Lovens siste dag" in d.texts()
    d.click("log")
    told = d.texts()
    assert d.desk.words("event.extended") in told
    assert REASON in told
    kinds = [event.kind.value for event in d.ask(lambda register: register.find(Event))]
    assert kinds[-2:] == ["extended", "letter_sent"]
    d.click("step")
    d.click("step.assess")
    d.click("request.assess.extend")
    assert not d.seen("request.extend.do")  # once only


def test_a_no_needs_its_ground_and_its_reason(start, tmp_path):
    d = start(binder(tmp_path))
    d.work(searched)
    to_case(d, "identity")
    d.click("request.identity.no")
    d.type("request.identity.why", "Skrev fra adressen vi har fra før")
    d.click("request.identity.no.save")
    d.click("step.assess")
    d.click("request.assess.refuse")
    d.click("request.assess.save")
    assert d.says("claims.error.no_ground")
    d.click("request.assess.ground.pol16_e")
    assert d.says("ground.caution.internal")
    d.click("request.assess.save")
    assert d.says("claims.error.no_reason")
    d.type("request.assess.reason", NO)
    d.click("request.assess.save")
    claim = d.ask(lambda register: register.get(Claim, 1))
    assert (claim.outcome, claim.ground, claim.grounds) == (ClaimOutcome.REFUSED, "pol16_e", NO)

    d.click("step.answer")
    said = words_of(drawn(d))
    assert NO in said
    assert "§ 16" in said
    assert "Datatilsynet" in said
    d.click("request.answer.send")
    d.click("request.send.do")
    d.wait(lambda: d.ask(sent) == 1)
    (letter,) = d.ask(lambda register: register.find(KeptLetter, "sent_on is not null"))
    assert letter.kind is LetterKind.REFUSAL
