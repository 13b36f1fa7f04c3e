"""A hand that locks the window in the middle of a sentence, and looks whether it is there again."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from dpo_desk.desk.held import GivingBack
from dpo_desk.desk.page_stack import address
from dpo_desk.duties import documents, intake, seeding
from tests import sample
from tests.duties.conftest import DRAFT
from tests.journeys.driver import Driver

HALF = "halv setn"


def binder(folder: Path) -> Path:
    """A firm with a notice that contradicts itself, a case and a document."""
    path, clock = folder / "s2.perm", sample.clock()
    with seeding.create_from_seed(path, "s2-it-drift", password=None, clock=clock) as register:
        intake.log_request(register, DRAFT)
        paper = folder / "avtale.txt"
        paper.write_text("Avtale", encoding="utf-8")
        documents.keep(register, documents.read_incoming(paper))
    return path


def go(d: Driver, key: str, **args: object) -> None:
    d.window.go(key, **args)
    d.wait(lambda: d.window.pages.key == key)
    d.settle()


def standing(d: Driver) -> tuple[str, str, int]:
    """Where the caret is: the field, what stands in it, and before which letter."""
    field, page = d.window.focusWidget(), d.window.pages.page
    if isinstance(field, QPlainTextEdit):
        return address(field, page), field.toPlainText(), field.textCursor().position()
    assert isinstance(field, QLineEdit), field
    return address(field, page), field.text(), field.cursorPosition()


def back(d: Driver) -> None:
    """Everything that was kept is put back."""
    d.wait(lambda: d.window.in_shell and d.window.pages.page)
    d.wait(lambda: not any(one.waiting for one in d.window.findChildren(GivingBack)))
    d.window.activateWindow()
    d.settle()
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert shown == [d.window]


def lock_and_unlock(d: Driver) -> None:
    """Nothing that was typed can be read meanwhile; then all of it is there again."""
    before = standing(d)
    key = d.window.pages.key
    d.press("Ctrl+L")
    d.wait(lambda: d.seen("unlock.open"))
    for text in (HALF, before[1]):
        assert text not in d.spoken()
    assert d.window.pages.count() == 0
    d.click("unlock.open")
    back(d)
    assert d.window.pages.key == key
    assert standing(d) == before


def type_half(d: Driver, name: str = "") -> None:
    """Half a sentence at the end of a field, the caret before its last word."""
    if name:
        d.click(name)
    d.press("End")
    d.write(HALF)
    for _ in "setn":
        d.press("Left")
