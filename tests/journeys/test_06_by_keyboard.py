"""Journey 6 once more, and not one touch of the mouse."""

from PySide6.QtWidgets import QApplication

from dpo_desk.duties import case
from dpo_desk.law.codes import ClaimOutcome, LetterKind, RequestStatus
from dpo_desk.records import KeptLetter, Search, SearchResult
from tests.journeys.driver import Driver
from tests.journeys.road import binder, drawn


def log(d: Driver) -> None:
    d.press("Ctrl+Shift+N")
    d.tab_to("newrequest.received_on")
    d.write("3/11-26")
    d.tab_to("newrequest.text")
    d.write("Hva har dere om meg?")
    d.tab_to("newrequest.requester_name")
    d.write("Ola Prøve")
    d.tab_to("newrequest.relation")
    d.press("Home")
    d.press("Ctrl+Return")
    d.wait(lambda: d.window.pages.key == "request")


def identify(d: Driver) -> None:
    d.tab_to("request.identity.no")
    d.press("Space")
    d.tab_to("request.identity.why")
    d.write("Skrev mens personen var logget inn")
    d.press("Return")
    assert d.focus == "request.step.next"  # the field is gone; ahead is the way on


def search(d: Driver) -> None:
    """Tab comes to the answer that stands, «Ikke sjekket»; ← goes to the one before it."""
    for row in d.ask(lambda register: register.find(Search, order="id")):
        here = d.find(f"request.scope.{row.uid}")
        for _ in range(60):
            if here.isAncestorOf(QApplication.focusWidget()):
                break
            d.press("Tab")
        d.press("Left")


def test_the_whole_road_without_a_mouse(start, tmp_path):
    d = start(binder(tmp_path, case=False))
    log(d)
    d.press("Ctrl+Return")
    assert d.window.pages.page.step == "identity"
    identify(d)
    d.press("Ctrl+Return")
    search(d)
    results = {row.result for row in d.ask(lambda register: register.find(Search))}
    assert results == {SearchResult.NOTHING}
    d.press("Ctrl+Return")
    d.tab_to("request.assess.all")
    while d.focus != "request.assess.no_data":  # the arrows choose nothing before somebody has
        d.press("Down")
    d.press("Space")
    d.press("Ctrl+Return")
    assert d.window.pages.page.step == "answer"
    shown = drawn(d)
    d.press("Ctrl+Return")
    assert d.says("answer.send.final")
    d.press("Ctrl+Return")
    d.wait(lambda: d.ask(lambda register: register.count(KeptLetter, "sent_on is not null")))
    (kept,) = d.ask(lambda register: register.find(KeptLetter))
    assert (kept.kind, kept.pdf) == (LetterKind.NO_DATA, shown)
    d.press("Ctrl+Return")
    assert d.window.pages.page.step == "closed"
    d.tab_to("request.close")
    d.press("Return")
    request = d.ask(lambda register: case.by_ref(register, "2026-001"))
    assert request.status is RequestStatus.CLOSED
    assert d.ask(lambda register: case.outcome(register, request)) is ClaimOutcome.NO_DATA


def test_escape_closes_a_sheet_and_gives_the_focus_back(start, tmp_path):
    d = start(binder(tmp_path))
    d.press("Ctrl+2")
    d.find("requests.new").setFocus()
    d.press("Return")
    assert d.seen("newrequest.create")
    d.press("Esc")
    assert not d.seen("newrequest.create")
    assert d.focus == "requests.new"


def test_alt_left_goes_back_to_the_list_and_keeps_what_was_typed(start, tmp_path):
    d = start(binder(tmp_path))
    d.press("Ctrl+2")
    d.find("requests.table").setFocus()
    d.press("Down")
    d.press("Return")
    d.wait(lambda: d.window.pages.key == "request" and d.window.pages.page.view)
    d.tab_to("request.requester_phone")
    d.write("00 00 00 01")
    d.press("Alt+Left")
    assert d.window.pages.key == "requests"
    request = d.ask(lambda register: case.by_ref(register, "2026-001"))
    assert request.requester_phone == "00 00 00 01"


def test_f6_walks_through_the_panes_and_back(start, tmp_path):
    d = start(binder(tmp_path))
    d.press("Ctrl+2")
    d.find("requests.table").setFocus()
    d.press("Down")
    d.press("Return")
    d.wait(lambda: d.window.pages.key == "request" and d.window.pages.page.view)
    assert sorted(walked(d, "F6")) == sorted(walked(d, "Shift+F6")) == [0, 1, 2, 3]


def walked(d: Driver, keys: str) -> list[int]:
    """The panes that four presses lead to."""
    found = []
    for _ in range(4):
        d.press(keys)
        focused = QApplication.focusWidget()
        found += [n for n, pane in enumerate(d.window.panes()) if pane.isAncestorOf(focused)]
    return found
