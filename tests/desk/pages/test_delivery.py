"""How the answer leaves with all that goes along, and who is told of it."""

import io
import zipfile
from email import message_from_bytes
from email.policy import default

import pikepdf
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from dpo_desk.desk import printing
from dpo_desk.desk.pages.request_steps import password_part
from dpo_desk.desk.pages.request_steps.delivery_sheet import DeliverySheet, ask_delivery
from dpo_desk.desk.pages.request_steps.portable_sheet import PortableSheet
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.duties import (
    annex_list,
    answering,
    claims,
    company,
    intake,
    suppression,
    telling,
)
from dpo_desk.duties.events import events
from dpo_desk.law.codes import (
    Channel,
    LetterKind,
    RequestKind,
    SendingWay,
    Stated,
)
from dpo_desk.records import Activity, Claim, KeptLetter
from tests.desk.pages.conftest import settle
from tests.desk.pages.leaving import (
    bind,
    composed,
    delivered,
    press,
    ready,
    sheet_of,
)

# How it leaves.


@pytest.fixture
def mailed(case, monkeypatch):
    """What the mail program was given."""
    drafts = []
    monkeypatch.setattr(
        type(case.desk.opened_files), "open", lambda _self, name, data: drafts.append(data) or True
    )
    return drafts


def deliver(case):
    panel = composed(case)
    press(case, "request.answer.deliver")
    return panel, sheet_of(case, DeliverySheet)


def shown_password(case):
    return case.find("delivery.password").text().replace("\u200b", "")


def test_a_draft_has_locked_files_and_no_password(case, mailed):
    made = ready(case.register)
    annex_list.give_as_file(case.register, made[1].id, as_file=True)
    bind(case.register)
    deliver(case)
    press(case, "delivery.do")
    password = shown_password(case)
    (data,) = mailed
    assert password.encode() not in data
    message = message_from_bytes(data, policy=default)
    assert message["X-Unsent"] == "1"
    files = [part.get_payload(decode=True) for part in message.iter_attachments()]
    assert len(files) == 3  # the letter, the annexes, the table inside a PDF
    for file in files:
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(file))
        with pikepdf.open(io.BytesIO(file), password=password) as pdf:
            assert len(pdf.pages)
    with pikepdf.open(io.BytesIO(files[2]), password=password) as pdf:
        assert pdf.attachments["kunde.csv"].get_file().read_bytes() == made[1].data
    assert [each["what"] for each in delivered(case)] == ["letter", "annexes", "original"]
    assert all(each["locked"] and each["way"] == "email" for each in delivered(case))
    assert password not in str(case.register.rows('select "values", note from event'))


def test_the_password_goes_when_the_sheet_does(case, mailed):
    ready(case.register)
    bind(case.register)
    _, sheet = deliver(case)
    press(case, "delivery.do")
    password = shown_password(case)
    assert sheet._password == ""
    sheet.close_sheet()
    settle()
    assert not [each for each in case.page.findChildren(object) if password in str(each)]
    assert case.page.findChildren(DeliverySheet) == []


def test_the_clipboard_is_emptied_of_it(case, mailed, monkeypatch):
    ready(case.register)
    bind(case.register)
    deliver(case)
    press(case, "delivery.do")
    waiting = []
    monkeypatch.setattr(
        password_part.QTimer, "singleShot", lambda ms, _owner, act: waiting.append((ms, act))
    )
    press(case, "delivery.password.copy")
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == shown_password(case)
    ((after, act),) = waiting
    assert after == password_part.CLEARED_AFTER_MS
    act()
    assert clipboard.text() == ""
    clipboard.setText("Noe annet")
    act()
    assert clipboard.text() == "Noe annet"


def test_the_promise_holds_a_draft_back_with_its_reason(case):
    ready(case.register)
    bind(case.register)
    company.change_company(case.register, "no_sensitive_email", True)
    with case.register.action("seed.loaded"):
        activity = case.register.find(Activity, order="id")[0]
        case.register.change(activity, special_categories=Stated.KNOWN)
    panel = composed(case)
    rendering = panel.rendering
    ask_delivery(panel, lambda register: answering.record_rendered(register, rendering), b"%PDF")
    settle()
    assert not case.find("delivery.mail").isEnabled()
    assert case.find("delivery.files").isChecked()
    words = case.desk.words
    shown = [banner.accessibleName() for banner in case.page.findChildren(Banner)]
    reason = words("presend.sensitive_email")
    assert any(reason in each and words("hand.held") in each for each in shown)


def test_files_are_saved_where_one_wants_them(case, tmp_path, monkeypatch):
    ready(case.register)
    bind(case.register)
    deliver(case)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(tmp_path))
    case.find("delivery.files").click()
    case.find("delivery.lock").click()  # off
    press(case, "delivery.do")
    saved = sorted(path.name for path in tmp_path.glob("*.pdf"))
    assert len(saved) == 2
    for path in tmp_path.glob("*.pdf"):
        pikepdf.open(path).close()
    assert [each["way"] for each in delivered(case)] == ["handed_over", "handed_over"]
    assert case.page.findChild(object, "delivery.password") is None


def test_paper_has_no_password_and_nothing_is_logged(case, monkeypatch):
    ready(case.register)
    bind(case.register)
    deliver(case)
    printed = []
    monkeypatch.setattr(
        printing, "ask_and_print", lambda _sheet, pdf, *_more: printed.append(pdf) or True
    )
    case.find("delivery.paper").click()
    assert not [box for box in case.page.findChildren(object, "delivery.lock") if box.isVisible()]
    press(case, "delivery.do")
    assert len(printed) == 2
    assert delivered(case) == []


def test_after_it_is_handed_over_it_can_be_marked_as_sent(case, mailed):
    ready(case.register)
    bind(case.register)
    deliver(case)
    press(case, "delivery.do")
    press(case, "delivery.do")
    press(case, "request.send.do")
    (sent,) = case.register.find(KeptLetter, "sent_on is not null")
    assert sent.sent_by is SendingWay.EMAIL
    press(case, "request.answer.deliver")  # and once more, of the letter as it was sent
    press(case, "delivery.do")
    assert {each["letter_uid"] for each in delivered(case)} == {sent.uid}


def test_a_letter_with_holes_is_not_handed_over(case):
    panel = case.go("answer")
    panel._timer.timeout.emit()
    settle()
    assert panel.rendering.holes
    press(case, "request.answer.deliver")
    assert case.page.findChildren(DeliverySheet) == []


# Portability, marketing, recipients.


def test_the_file_to_take_along_is_made_of_files_and_what_is_typed(case, tmp_path):
    ready(case.register, RequestKind.PORTABILITY)
    composed(case)
    press(case, "request.portable")
    case.find("portable.name.0").setText("Kundenummer")
    case.find("portable.value.0").setText("1204")
    press(case, "portable.do")
    sheet = sheet_of(case, PortableSheet)
    sheet.save_to(tmp_path / "f.zip")
    with zipfile.ZipFile(tmp_path / "f.zip") as made:
        names = made.namelist()
        assert "Kundenummer" in made.read("data/00-oppgitt.csv").decode()
    assert "data/01-kunde.csv" in names
    logged = [e.values for e in events(case.register, case.request) if e.values.get("what")]
    assert logged[-1]["sha256"] == sheet._made.sha256
    sheet.close_sheet()
    settle()
    press(case, "request.portable")
    assert case.find("portable.name.0").text() == "Kundenummer"


def test_nothing_to_take_along_is_said_and_not_made(case):
    intake.set_kinds(case.register, 1, [RequestKind.PORTABILITY])
    composed(case)
    press(case, "request.portable")
    press(case, "portable.do")
    assert not case.find("portable.save").isEnabled()


def test_addresses_are_put_on_the_list_that_nobody_can_read(case):
    intake.change_request(case.register, 1, "requester_phone", "912 34 567")
    intake.set_kinds(case.register, 1, [RequestKind.MARKETING_OPT_OUT])
    composed(case)
    case.find("request.suppress.phone").click()  # not the phone
    press(case, "request.suppress")
    listed = suppression.load(case.register)
    assert listed.has(Channel.EMAIL, "ola@example.com")
    assert not listed.has(Channel.PHONE, "91234567")
    assert case.page.findChildren(object, "request.suppress.email") == []
    case.find("request.suppress.phone")


def test_recipients_are_told_from_the_answer_and_counted(case):
    ready(case.register, RequestKind.ERASURE)
    for claim in case.register.find(Claim):
        claims.done(case.register, claim.id, case.desk.clock.today())
    rows = telling.due(case.register, case.request)
    composed(case)
    press(case, "request.recipients")
    assert case.find("request.told.state").text() == f"0 av {len(rows)} har bekreftet"
    press(case, "request.told.0.do")
    press(case, "request.told.0.confirm")
    assert case.find("request.told.state").text() == f"1 av {len(rows)} har bekreftet"
    press(case, "request.told.1.write")
    assert case.page._panels["answer"].kind is LetterKind.TO_RECIPIENT
    assert not [each for each in case.page.findChildren(object, "recipients") if each.is_open]
