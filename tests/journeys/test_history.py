"""History: an older change taken back from there; the bin put back from, and emptied."""

from PySide6.QtWidgets import QMessageBox, QPushButton

from dpo_desk.duties import company
from dpo_desk.records import Service
from tests import sample
from tests.journeys.road import binder


def press_in_dialog(d, role):
    """Press a button of the confirmation; what it asked."""
    box = d.window.findChild(QMessageBox, "bin.confirm")
    said = box.text()
    next(b for b in box.findChildren(QPushButton) if box.buttonRole(b) is role).click()
    d.window.activateWindow()
    d.settle()
    return said


def remove(register, name):
    with register.action("action.document.removed"):
        register.remove(register.first(Service, "name = :n", n=name))


def test_an_older_change_is_found_and_taken_back_by_keyboard(start, tmp_path):
    d = start(binder(tmp_path))
    d.work(lambda r: company.change_company(r, "phone", "22 33 44 55"))
    d.work(lambda r: company.change_company(r, "website", "fjordlys.example"))
    d.click("nav.history")
    d.wait(lambda: d.seen("history.table"))
    assert d.audit() == []
    d.tab_to("history.table")
    d.press("Home")
    d.press("Down")
    d.wait(lambda: d.seen("history.take_back"))
    assert d.find("history.entry.title").text() == "Endret «Telefon»"
    assert f"{sample.COMPANY.phone} → 22 33 44 55" in d.texts()
    d.press("Return")
    assert d.focus == "history.take_back"
    d.press("Return")
    d.wait(lambda: d.ask(lambda r: r.company().phone) == sample.COMPANY.phone)
    assert d.ask(lambda r: r.company().website) == "fjordlys.example"
    d.wait(lambda: d.says("history.is_back.long"))
    d.press("Ctrl+Z")
    d.wait(lambda: d.ask(lambda r: r.company().phone) == "22 33 44 55")


def test_the_bin_gives_back_and_is_emptied_when_one_says_so_twice(start, tmp_path):
    d = start(binder(tmp_path))
    for name in ("Asana", "Papirarkivet"):
        d.work(lambda r, name=name: remove(r, name))
    d.click("nav.history")
    d.click("history.view.bin")
    d.wait(lambda: d.window.pages.page._bin.model.rowCount() == 2)
    assert d.audit() == []
    d.tab_to("bin.table")
    d.press("End")
    d.click("bin.put_back")
    d.wait(lambda: d.says("bin.is_back", name="Asana"))
    d.click("bin.empty")
    assert press_in_dialog(d, QMessageBox.ButtonRole.RejectRole).startswith("Tømme papirkurven")
    d.click("bin.empty")
    said = press_in_dialog(d, QMessageBox.ButtonRole.DestructiveRole)
    assert said == "Tømme papirkurven for 1 oppføring?"
    d.wait(lambda: d.says("trash.none") or d.window.pages.page._bin.model.rowCount() == 0)
    assert d.ask(lambda r: r.first(Service, "name = 'Asana'")) is not None
    assert d.ask(lambda r: r.verify().problems) == ()
    d.click("history.view.history")
    d.press("Ctrl+Z")
    assert d.says("register.error.not_undoable"), d.toasts
