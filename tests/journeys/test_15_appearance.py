"""Journey 15: dark, 200 %, English and back; no page is cut, and the pixels are those of before."""

from tests.journeys.driver import Driver
from tests.journeys.road import binder, searched, to_case

STEPS = ("received", "identity", "scope", "assess", "answer", "closed")
TABS = ("findings", "log", "documents", "note")


def look(d: Driver, mode: str, percent: str, language: str) -> None:
    """Set the looks by hand in the settings."""
    d.click("nav.settings")
    for key, value in (("theme", mode), ("textsize", percent), ("language", language)):
        d.click(f"settings.{key}.{value}")


def case_page(d: Driver, what: str) -> None:
    d.click(what if what in TABS else f"step.{what}")
    if what == "answer":
        panel = d.window.pages.page._panels["answer"]
        d.wait(lambda: panel.rendering is not None and not panel._timer.isActive())


def walk(d: Driver) -> dict[str, list[str]]:
    """What the audit finds on each page there is."""
    found = {"requests": d.audit()}
    d.click("nav.settings")
    found["settings"] = d.audit()
    d.click("nav.requests")
    d.press("Ctrl+Shift+N")
    found["newrequest"] = d.audit()
    d.press("Esc")
    to_case(d)
    for what in (*STEPS, *TABS):
        case_page(d, what)
        found[what] = d.audit()
    return {page: problems for page, problems in found.items() if problems}


def test_dark_large_and_english_and_back_again(start, tmp_path):
    d = start(binder(tmp_path, retention=False))
    d.work(searched)
    before = the_list(d)
    look(d, "dark", "200", "en")
    assert the_list(d) != before
    assert walk(d) == {}
    look(d, "light", "100", "nb")
    assert the_list(d) == before


def the_list(d: Driver) -> bytes:
    """The pixels of the list of requests."""
    d.click("nav.requests")
    d.wait(lambda: d.seen("requests.table"))
    d.window.setFocus()  # a ring around a button is no part of the looks
    return d.picture()


def test_the_case_looks_as_before_when_one_comes_back(start, tmp_path):
    d = start(binder(tmp_path))
    look(d, "light", "100", "nb")
    d.click("nav.requests")
    to_case(d)
    before = d.picture()
    look(d, "dark", "200", "en")
    look(d, "light", "100", "nb")
    d.click("nav.requests")
    to_case(d)
    assert d.picture() == before


def test_the_looks_are_remembered_for_the_next_start(start, stop, tmp_path):
    path = binder(tmp_path)
    d = start(path)
    look(d, "dark", "125", "nn")
    stop(d)
    d = start(path, language="")
    assert d.desk.words.language == "nn"
    assert (d.desk.theme.mode, d.desk.theme.scale) == ("dark", 1.25)
