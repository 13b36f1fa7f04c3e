"""What is typed is kept: after a pause, on leaving, through a crash; every step can be undone."""

import shutil
from pathlib import Path

import pytest

from dpo_desk.duties import case
from dpo_desk.records import Search
from tests.journeys.driver import Driver
from tests.journeys.road import binder, to_case


def request(d: Driver):
    return d.ask(lambda register: case.by_ref(register, "2026-001"))


def crashed(path: Path, folder: Path) -> Path:
    """The file and its log as they lie on disk now, as after a power cut."""
    folder.mkdir()
    for part in path.parent.glob(f"{path.name}*"):
        if not part.name.endswith("lock"):
            shutil.copy(part, folder / part.name)
    return folder / path.name


def test_a_pause_is_enough(start, tmp_path):
    d = start(binder(tmp_path))
    to_case(d)
    d.type("request.requester_phone", "00 00 00 01")
    assert d.focus == "request.requester_phone"
    d.wait(lambda: request(d).requester_phone == "00 00 00 01")
    assert d.says("status.saved")


@pytest.mark.parametrize("leave", ["nav.settings", "step.identity", "note", "request.back"])
def test_leaving_keeps_what_was_typed_a_moment_ago(start, tmp_path, leave):
    d = start(binder(tmp_path))
    to_case(d)
    d.type("request.requester_name", "Ola Nordli Prøve")
    d.click(leave)
    assert request(d).requester_name == "Ola Nordli Prøve"


def test_a_power_cut_loses_nothing(start, stop, tmp_path):
    path = binder(tmp_path)
    d = start(path)
    to_case(d)
    d.type("request.requester_address", "Prøveveien 1\n0001 Oslo")
    d.type("request.received_on", "den dagen det regnet")
    d.press("Tab")
    assert d.says("err.date.format")
    d.click("note")
    d.type("request.note", "Ringte to ganger.")
    d.wait(lambda: request(d).note == "Ringte to ganger.")
    left = crashed(path, tmp_path / "after")
    stop(d)
    d = start(left)
    to_case(d)
    assert request(d).requester_address == "Prøveveien 1\n0001 Oslo"
    assert str(request(d).received_on) == "2026-11-03"
    assert d.find("request.received_on").text() == "den dagen det regnet"
    assert d.says("err.date.format")
    d.click("note")
    assert d.find("request.note").toPlainText() == "Ringte to ganger."


def test_what_was_found_is_kept_when_the_page_is_left(start, tmp_path):
    d = start(binder(tmp_path))
    to_case(d, "scope")
    row = d.ask(lambda register: register.find(Search, order="id"))[0]
    d.click(f"request.scope.{row.uid}/found")
    d.type(f"request.scope.{row.uid}.note", "7 e-poster")
    d.click("nav.settings")
    assert d.ask(lambda register: register.get(Search, row.id)).note == "7 e-poster"


def test_words_typed_in_the_letter_are_kept_both_of_them(start, tmp_path):
    d = start(binder(tmp_path))
    to_case(d, "answer")
    d.wait(lambda: d.window.pages.page._panels["answer"].rendering)
    d.type("request.answer.to", "Ola P. Prøve")
    d.type("request.answer.intro", "Takk for tålmodigheten.")
    d.click("nav.settings")
    to_again(d)
    assert d.find("request.answer.to").text() == "Ola P. Prøve"
    assert d.find("request.answer.intro").toPlainText() == "Takk for tålmodigheten."


def to_again(d: Driver) -> None:
    d.click("nav.requests")
    to_case(d, "answer")
    d.wait(lambda: d.window.pages.page._panels["answer"].rendering)


def test_a_reason_half_typed_is_still_there_when_one_comes_back(start, tmp_path):
    d = start(binder(tmp_path))
    to_case(d, "assess")
    d.click("request.assess.third_party")
    d.type("request.assess.reason", "Navnet på en annen")
    d.click("step.scope")
    row = d.ask(lambda register: register.find(Search, order="id"))[0]
    d.click(f"request.scope.{row.uid}/nothing")
    d.click("step.assess")
    assert d.find("request.assess.reason").toPlainText() == "Navnet på en annen"


def test_undo_and_redo_name_each_step_and_take_it_back(start, tmp_path):
    d = start(binder(tmp_path))
    to_case(d, "identity")
    d.click("request.identity.no")
    d.type("request.identity.why", "Vi kjenner personen")
    d.click("request.identity.no.save")
    row = d.ask(lambda register: register.find(Search, order="id"))[0]
    d.click("step.scope")
    d.click(f"request.scope.{row.uid}/nothing")
    said = d.ask(lambda register: register.undo_label())
    assert said.key == "action.search.marked"
    d.window.setFocus()
    for keys in ("Ctrl+Z", "Ctrl+Z"):
        d.press(keys)
    assert len({toast for toast in d.toasts if "2026-001" in toast}) >= 2, d.toasts
    assert request(d).status == "received"
    d.press("Ctrl+Shift+Z")
    assert request(d).status == "scope"
    d.click("toast.action")
    assert request(d).status == "received"


def test_undoing_the_logging_leads_back_to_the_list(start, tmp_path):
    d = start(binder(tmp_path, case=False))
    d.press("Ctrl+Shift+N")
    d.type("newrequest.received_on", "3.11")
    d.type("newrequest.requester_name", "Ola Prøve")
    d.click("newrequest.create")
    d.wait(lambda: d.window.pages.key == "request")
    d.window.setFocus()
    d.press("Ctrl+Z")
    d.wait(lambda: d.window.pages.key == "requests")
    assert d.says("requests.empty")
