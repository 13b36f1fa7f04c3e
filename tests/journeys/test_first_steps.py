"""An empty binder: three steps by keys alone, left half-way, skipped, resumed."""

import pytest

from dpo_desk.records import Company, NoticeVersion, Service
from dpo_desk.register import Register
from tests import sample
from tests.journeys.driver import Driver

NOTICE = "Vi bruker Microsoft 365 til e-post.\nDu kan kreve innsyn og klage til Datatilsynet."


@pytest.fixture
def empty(tmp_path):
    path = tmp_path / "tom.perm"
    company = Company(name="Fjordlys Prøve AS")
    Register.create(path, company=company, password=None, clock=sample.clock()).close()
    return path


def begin(d: Driver) -> None:
    d.wait(lambda: d.seen("today.first.go"))
    d.press("Ctrl+Return")
    d.wait(lambda: d.window.pages.key == "first_steps")


def skip_all(d: Driver) -> None:
    """Go on with the proposals from Today, and answer none of them."""
    d.press("Ctrl+Return")
    d.wait(lambda: d.seen("review.accept"))
    page = d.window.pages.page
    for done in range(len(page.review.cards)):
        d.press("S")
        d.wait(lambda done=done: page.review.done > done)


def test_three_steps_without_a_mouse(start, empty):
    d = start(empty)
    begin(d)
    d.tab_to("first.org_number")
    d.write("313 131 319")
    d.tab_to("first.email")
    d.write("personvern@fjordlys.example")
    d.tab_to("first.manager")
    d.write("Kari Eksempel")
    d.tab_to("first.privacy_contact")
    d.write("Kari Eksempel")
    d.press("Ctrl+Return")
    d.wait(lambda: d.says("first.notice.body"))
    d.press("Ctrl+Return")
    d.wait(lambda: d.focus == "review.get.text")
    d.paste(NOTICE)
    d.press("Ctrl+Return")
    d.wait(lambda: d.seen("review.all"))
    d.click("review.later")
    d.wait(lambda: "forslag fra erklæringen" in d.find("today.next.title").text())
    d.tab_to("today.first.resume")  # what is left of the steps stands beside
    d.press("Return")
    d.wait(lambda: d.seen("first.kind.email"))
    d.tab_to("first.kind.email")
    d.write("Microsoft 365")
    d.tab_to("first.kind.accounting")
    d.write("24SevenOffice, Fiken")
    d.press("Ctrl+Return")
    d.wait(lambda: d.window.pages.key == "today")
    company = d.ask(lambda register: register.company())
    assert (company.org_number, company.manager) == ("313131319", "Kari Eksempel")
    (version,) = d.ask(lambda register: register.find(NoticeVersion))
    assert (version.number, version.text) == (1, NOTICE)
    names = {one.name for one in d.ask(lambda register: register.find(Service))}
    assert names == {"Microsoft 365", "24SevenOffice", "Fiken"}
    d.wait(lambda: "forslag fra erklæringen" in d.find("today.next.title").text())
    skip_all(d)
    d.press("Ctrl+1")
    # What the self-check sees in so short a notice; it looks when the register has rested.
    d.wait(lambda: "ansvarlig" in d.find("today.next.title").text())
    assert not d.seen("today.first.go")
    assert d.says("today.title.morning", name="Kari")


def test_half_a_notice_is_there_again_after_closing(start, stop, empty):
    d = start(empty)
    begin(d)
    d.click("step.notice")
    d.click("first.next")
    d.type("review.get.text", "Vi lagrer navn")
    stop(d)
    d = start(empty)
    d.window.go("notice_review")
    d.wait(lambda: d.find("review.get.text").toPlainText() == "Vi lagrer navn")
    assert not d.ask(lambda register: register.count(NoticeVersion))


def test_what_is_skipped_stays_skipped_and_the_rest_can_be_resumed(start, stop, empty):
    d = start(empty)
    begin(d)
    d.click("first.skip")
    d.click("first.skip")
    d.click("first.back")
    d.wait(lambda: d.seen("today.first.go"))
    stop(d)
    d = start(empty)
    d.wait(lambda: d.seen("today.first.go"))
    d.click("today.first.go")
    d.wait(lambda: d.seen("first.kind.email"))
    d.click("first.skip")
    d.wait(lambda: d.window.pages.key == "today")
    assert not d.seen("today.first.go")
