"""A file on its way: locked, drafted, held back by a promise, and logged by its hash alone."""

import io
import re
from email import message_from_bytes
from email.policy import default

import msgspec
import pikepdf
import pytest

from dpo_desk import words
from dpo_desk.duties import company, delivery
from dpo_desk.duties.delivery import File
from dpo_desk.duties.errors import Guarded, InvalidField
from dpo_desk.duties.events import events
from dpo_desk.exchange.draft_mail import NoAddress
from dpo_desk.law.codes import LetterKind, SendingWay, Stated
from dpo_desk.records import Activity, EventKind, KeptLetter
from dpo_desk.register import NotUndoable
from tests import sample


@pytest.fixture
def kept(register, request_) -> KeptLetter:
    return KeptLetter(request_id=request_.id, kind=LetterKind.ACCESS, dated=sample.TODAY)


@pytest.fixture
def letter() -> File:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Title"] = "hemmeligtittel"
        pdf.save(out)
    return File("letter", "2026-001 Svar.pdf", delivery.PDF, out.getvalue())


def mail(draft):
    return message_from_bytes(draft.data, policy=default)


def test_a_password_can_be_said_and_not_guessed() -> None:
    made = {delivery.new_password() for _ in range(200)}
    assert len(made) == 200
    for password in made:
        assert re.fullmatch(
            r"([bdfghjkmnprstv][aeiuy]){2}(-([bdfghjkmnprstv][aeiuy]){2}){5}", password
        )
        assert not set("lo10LOI") & set(password)
    assert delivery.BITS > 73
    assert not delivery._NOT_SAID & {part for password in made for part in password.split("-")}


def test_a_locked_copy_opens_with_the_password_alone(letter) -> None:
    password = delivery.new_password()
    locked = delivery.lock(letter, password)
    assert locked.locked
    assert b"hemmeligtittel" not in locked.data
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(locked.data))
    with pikepdf.open(io.BytesIO(locked.data), password=password) as pdf:
        assert pdf.encryption.bits == 256
        assert str(pdf.docinfo["/Title"]) == "hemmeligtittel"
    assert locked.sha256 != letter.sha256


def test_only_a_pdf_is_locked(letter) -> None:
    with pytest.raises(InvalidField, match="not_pdf"):
        delivery.lock(msgspec.structs.replace(letter, media_type="application/zip"), "x")


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_draft_names_the_case_and_nobody(register, request_, kept, letter, language) -> None:
    kept = msgspec.structs.replace(kept, language=language)
    locked = delivery.lock(letter, delivery.new_password())
    made = delivery.draft(register, request_.id, kept, [locked])
    message = mail(made)
    text = message.get_body().get_content()
    assert message["X-Unsent"] == "1"
    assert message["To"] == "ola@example.com"
    assert request_.ref in message["Subject"]
    assert request_.ref in text
    for said in (message["Subject"], text, made.name):
        assert "Ola" not in said
        assert "{" not in said
    assert words.of(language)("delivery.mail.locked") in text
    [file] = message.iter_attachments()
    assert file.get_content() == locked.data
    assert (made.name, made.large) == (f"{request_.ref}.eml", False)


def test_the_password_is_in_no_draft(register, request_, kept, letter) -> None:
    password = delivery.new_password()
    made = delivery.draft(register, request_.id, kept, [delivery.lock(letter, password)])
    assert password.encode() not in made.data
    assert not [part for part in delivery.how_to_tell(words.of("nb")) if password in part]
    assert "samme e-post" in delivery.how_to_tell(words.of("nb"))[1]


def test_a_representative_gets_it(register, request_, kept, letter) -> None:
    with register.action("request.changed"):
        register.change(request_, representative_email="advokat@example.com")
    assert (
        mail(delivery.draft(register, request_.id, kept, [letter]))["To"] == "advokat@example.com"
    )


def test_what_cannot_be_drafted(register, request_, kept, letter) -> None:
    with pytest.raises(InvalidField, match="no_file"):
        delivery.draft(register, request_.id, kept, [])
    with pytest.raises(NoAddress):
        delivery.draft(register, request_.id, kept, [letter], to="ola@example.com\r\nBcc: x@y.no")
    big = msgspec.structs.replace(letter, data=bytes(delivery.LARGE + 1))
    assert delivery.draft(register, request_.id, kept, [big]).large


@pytest.fixture
def promised(register):
    """«Vi sender ikke sensitive opplysninger på e-post», and health data among what is kept."""
    company.change_company(register, "no_sensitive_email", True)
    activity = register.first(Activity)
    with register.action("action.activity.changed"):
        register.change(activity, special_categories=Stated.KNOWN)


@pytest.mark.parametrize("locked", [False, True])
def test_a_promise_holds_it_back(register, request_, kept, letter, promised, locked) -> None:
    file = delivery.lock(letter, "x") if locked else letter
    with pytest.raises(Guarded) as held:
        delivery.draft(register, request_.id, kept, [file])
    for language in words.LANGUAGES:
        assert held.value.say(words.of(language)).endswith(".")
    delivery.check(register, request_.id, kept, SendingWay.POST)
    receipt = msgspec.structs.replace(kept, kind=LetterKind.RECEIPT)
    delivery.check(register, request_.id, receipt, SendingWay.EMAIL)


def test_what_left_is_logged_by_its_hash(register, request_, letter) -> None:
    locked = delivery.lock(letter, "x")
    delivery.record(register, request_.id, locked, way=SendingWay.EMAIL, letter_uid="u")
    last = events(register, request_)[-1]
    assert (last.kind, last.on) == (EventKind.DELIVERED, sample.TODAY)
    assert last.values == {
        "what": "letter",
        "way": "email",
        "sha256": locked.sha256,
        "letter_uid": "u",
        "locked": True,
    }
    with pytest.raises(NotUndoable):
        register.undo()
    assert locked.data[:200] not in register.path.read_bytes()
    assert "hemmelig" not in repr((letter, locked))
