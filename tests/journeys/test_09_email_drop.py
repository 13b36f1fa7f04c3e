"""Journey 9: an e-mail dropped on the window fills in sender, date and text; its deadline shows."""

from datetime import date
from threading import Event

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from dpo_desk.duties import incoming
from dpo_desk.exchange import email
from dpo_desk.law.codes import Channel
from dpo_desk.records import Document, Origin, Request
from tests import house
from tests.journeys.driver import Driver
from tests.journeys.road import binder

EXAMPLES = house.ROOT / "tests" / "examples"
MAIL = EXAMPLES / "innsyn-formell.eml"
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction


def files(*paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drag(target, data):
    """Over a widget, as Qt asks it and then what is around it."""
    event = QDragEnterEvent(QPointF(5, 5), COPY, data, LEFT, NONE)
    event.ignore()
    QApplication.sendEvent(target, event)
    return event.isAccepted()


def drop(d: Driver, data):
    """Drag it over the window and let go."""
    drag(d.window, data)
    event = QDropEvent(QPointF(5, 5), COPY, data, LEFT, NONE)
    QApplication.sendEvent(d.window, event)
    d.settle()
    return event.isAccepted()


def ready(d: Driver, key: str = "today"):
    d.wait(lambda: d.window.pages.key == key)


def reviewed(d: Driver, name: str = "intake.subject"):
    d.wait(lambda: d.window.pages.key == "intake" and d.seen(name))


def test_a_dropped_email_becomes_a_case_with_its_deadline(start, tmp_path):
    d = start(binder(tmp_path, case=False))
    ready(d)
    assert drag(d.find("today.new"), files(MAIL))
    assert d.says("drop.request")
    assert d.seen("window.drop")
    QApplication.sendEvent(d.window, QDragLeaveEvent())
    assert not d.seen("window.drop")
    assert drop(d, files(MAIL))
    reviewed(d)
    assert not d.seen("window.drop")
    assert d.find("intake.requester_name").text() == "Kari Eksempel"
    assert d.find("intake.received_on").text().replace("\u00a0", " ") == "3. november 2026"
    assert "innsyn i hvilke personopplysninger" in d.find("intake.message").toPlainText()
    assert d.says("newrequest.by", due="torsdag 3. desember 2026")
    assert "tirsdag 3. november 2026 kl. 09.12" in d.texts()
    assert d.ask(lambda register: register.count(Request)) == 0

    d.tab_to("intake.kind.access")
    d.tab_to("intake.requester_name")
    d.tab_to("intake.log")
    d.press("Return")
    d.wait(lambda: d.window.pages.key == "request")
    request = d.ask(lambda register: register.find(Request)[0])
    assert (request.channel, request.received_on) == (Channel.EMAIL, date(2026, 11, 3))
    kept = d.ask(lambda register: register.find(Document)[0])
    assert (kept.origin, kept.data) == (Origin.MESSAGE, MAIL.read_bytes())
    d.press("Ctrl+Z")
    assert d.ask(lambda register: register.count(Request)) == 0


def test_it_is_taken_over_a_field_too_and_other_files_are_left_to_their_places(start, tmp_path):
    d = start(binder(tmp_path))
    ready(d)
    d.press("Ctrl+Shift+N")
    field = d.find("newrequest.requester_name")
    assert drag(field, files(MAIL))
    assert d.seen("window.drop")
    QApplication.sendEvent(d.window, QDragLeaveEvent())
    d.press("Esc")
    pdf = tmp_path / "avtale.pdf"
    pdf.write_bytes(b"%PDF-1.7")
    assert not drag(d.window, files(pdf))
    assert not drop(d, files(pdf))
    d.window.go("documents")
    d.settle()
    assert drop(d, files(pdf, MAIL))
    reviewed(d)
    assert d.toasts[-1].startswith("1 fil er ikke e-post")


def test_the_lock_takes_nothing_of_what_waits(start, tmp_path):
    d = start(binder(tmp_path, password="blåbær", case=False))
    d.wait(lambda: d.seen("unlock.password"))
    assert not drop(d, files(MAIL))
    d.type("unlock.password", "blåbær")
    d.press("Return")
    ready(d)
    drop(d, files(MAIL, EXAMPLES / "verge.eml"))
    reviewed(d)
    d.type("intake.requester_name", "Kari Eks")
    d.press("Ctrl+L")
    d.wait(lambda: d.seen("unlock.password"))
    assert "Kari" not in d.spoken()
    d.type("unlock.password", "blåbær")
    d.press("Return")
    reviewed(d, "intake.requester_name")
    d.wait(lambda: d.find("intake.requester_name").text() == "Kari Eks")
    assert d.focus == "intake.requester_name"
    assert len(d.ask(incoming.keys)) == 2


def test_reading_can_be_cancelled_and_says_how_far_it_is(start, tmp_path, monkeypatch):
    d = start(binder(tmp_path, case=False))
    ready(d)
    held, read = Event(), email.read

    def slow(source, name=""):
        held.wait(20)
        return read(source, name)

    monkeypatch.setattr(email, "read", slow)
    d.window.go("intake", sources=[MAIL, EXAMPLES / "verge.eml"])
    d._qtbot.waitUntil(lambda: bool(d.seen("intake.cancel")), timeout=5_000)
    assert d.says("intake.reading.many", n=1, all=2)
    d.find("intake.cancel").click()
    assert not d.seen("intake.cancel")
    held.set()
    d.settle()
    assert d.ask(incoming.keys) == ()
    assert d.seen("intake.open")
