"""Journey 7: only a doubt that is not answered holds sending back, and it says where to mend it."""

import pytest

from dpo_desk.duties import identity
from dpo_desk.records import Event, EventKind, KeptLetter
from tests.journeys.road import binder, drawn, searched, to_case


def sent(register):
    return register.count(KeptLetter, "sent_on is not null")


def test_a_doubt_holds_sending_back_until_it_is_answered(start, tmp_path):
    d = start(binder(tmp_path))
    d.work(searched)
    to_case(d, "identity")
    d.click("request.identity.yes")
    d.type("request.identity.doubt", "Skriver fra en adresse vi ikke har fra før.")
    d.click("request.identity.doubt.save")
    assert d.says("case.chip.doubt")

    d.click("step.answer")
    drawn(d, holes=1)  # the letter cannot say how we know who it is
    d.click("request.answer.send")
    assert d.window.pages.page.step == "identity"
    assert d.says("identity.title")
    assert d.window.toast.isVisible()
    d.press("Esc")  # it is read; it would lie over the button below
    assert not d.window.toast.isVisible()
    assert d.ask(sent) == 0

    d.choose("request.identity.method", d.desk.words("identity.call_back"))
    d.type("request.identity.on", "12.11")
    d.press("Tab")
    d.click("request.identity.confirm")
    event = d.ask(lambda register: register.find(Event, "kind = 'identified'"))[0]
    assert str(event.on) == "2026-11-12"
    d.click("step.answer")
    drawn(d)
    d.click("request.answer.send")
    d.click("request.send.do")
    d.wait(lambda: d.ask(sent) == 1)


def test_the_guard_names_the_doubt_and_goes_to_its_step(start, tmp_path):
    """A doubt that comes after the letter was drawn: the register itself has the last word."""
    d = start(binder(tmp_path))
    d.work(searched)
    d.work(lambda register: identity.no_doubt(register, 1, "Kjent."))
    to_case(d, "answer")
    drawn(d)
    d.work(lambda register: identity.doubt(register, 1, "Ny adresse."))
    drawn(d, holes=1)
    d.click("request.answer.send")
    assert d.window.pages.page.step == "identity"
    assert d.ask(sent) == 0


def test_nobody_is_asked_who_raised_no_doubt(start, tmp_path):
    d = start(binder(tmp_path))
    d.work(searched)
    to_case(d, "answer")
    drawn(d)
    d.click("request.answer.send")
    assert d.says("answer.send.final")
    d.click("request.send.do")
    d.wait(lambda: d.ask(sent) == 1)
    kinds = {event.kind for event in d.ask(lambda register: register.find(Event))}
    assert not kinds & {EventKind.DOUBT, EventKind.IDENTIFIED, EventKind.NO_DOUBT}


def test_a_letter_with_holes_is_not_sent_but_led_to_the_first(start, tmp_path):
    d = start(binder(tmp_path, retention=False))
    d.work(searched)
    to_case(d, "answer")
    drawn(d, holes=1)
    d.click("request.answer.send")
    assert d.seen("fill")
    assert d.focus == "fill.number"
    assert d.ask(sent) == 0


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("20.11.2026", "duties.error.day_ahead"),
        ("2.11.2026", "duties.error.before_receipt"),
        ("i forfjor kanskje", "err.date.format"),
    ],
)
def test_a_day_that_cannot_be_sends_nothing_and_is_said(start, tmp_path, typed, key):
    d = start(binder(tmp_path))
    d.work(searched)
    to_case(d, "answer")
    drawn(d)
    d.click("request.answer.send")
    d.type("request.send.on", typed)
    d.click("request.send.do")
    assert d.says(key)
    assert d.ask(sent) == 0
