"""From a message to a case: what is suggested, what is kept, and who has written before."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from dpo_desk.duties import closing, mailbox
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.events import events
from dpo_desk.exchange import email
from dpo_desk.law.codes import Capacity, Channel, ClaimOutcome, Relation, RequestKind
from dpo_desk.records import Claim, Document, EventKind, Origin, Request
from dpo_desk.register import Register
from tests import house, sample
from tests.exchange.hostile import attached, multipart

EXAMPLES = house.ROOT / "tests" / "examples"


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with sample.make(tmp_path) as opened:
        yield opened


def read(name: str) -> email.Message:
    return email.read(EXAMPLES / f"{name}.eml")


def test_a_suggestion_keeps_nothing(register: Register) -> None:
    before = register.rows("select count(*) as n from action")
    found = mailbox.suggest(register, read("advokat-fullmakt"))
    assert register.rows("select count(*) as n from action") == before
    assert register.find(Request) == []
    draft = found.draft
    assert (draft.requester_name, draft.requester_email) == ("Kari Eksempel", "kari@example.com")
    assert (draft.representative_name, draft.capacity) == ("Bo Test", Capacity.LAWYER)
    assert draft.representative_authority.startswith("Undertegnede representerer")
    assert (draft.kinds, draft.channel) == ((RequestKind.ACCESS,), Channel.EMAIL)
    assert draft.wishes[RequestKind.ACCESS].startswith("På vegne av min klient")
    assert "mail.note.authority" in found.notes
    assert (found.same_message, found.same_person) == (None, ())


def test_what_is_logged_is_what_was_confirmed(register: Register) -> None:
    message = read("ansatt-logger")
    found = mailbox.suggest(register, message)
    kinds = (RequestKind.ACCESS, RequestKind.RECTIFICATION)
    draft = msgspec.structs.replace(found.draft, kinds=kinds, requester_phone="+47 00 00 00 01")
    request = mailbox.log(register, found, draft, mailbox.file_texts(message))
    assert (request.requester_name, request.requester_phone) == ("Rune Ansatt", "+47 00 00 00 01")
    assert (request.relation, request.wants_files) == (Relation.EMPLOYEE, True)
    assert (request.received_at, request.subject) == (message.received, "Personalmappe")
    assert request.message_id == "<b17-ansatt-logger@mail.example.com>"
    assert request.text.startswith("Hei Kari\n\nSom tidligere ansatt")
    claims = register.find(Claim, "request_id = :r", order="id", r=request.id)
    assert [claim.kind for claim in claims] == list(kinds)
    (received,) = events(register, request)
    assert (received.kind, str(received.on)) == (EventKind.RECEIVED, "2026-11-03")


def test_the_original_and_its_files_are_kept_with_their_hashes(register: Register) -> None:
    data = multipart(
        "Content-Type: text/plain\r\n\r\nSlett kontoen min på øya.".encode(),
        attached(b'"fullmakt.txt"', "Fullmakt til Bo Prøve".encode(), b"text/plain"),
    )
    message = email.read(data, "krav.eml")
    request = mailbox.log(
        register, mailbox.suggest(register, message), None, mailbox.file_texts(message)
    )
    original, file = register.find(Document, "request_id = :r", order="id", r=request.id)
    assert (original.origin, file.origin) == (Origin.MESSAGE, Origin.ATTACHMENT)
    assert (original.data, original.sha256) == (data, hashlib.sha256(data).hexdigest())
    assert (original.name, original.media_type) == ("krav.eml", "message/rfc822")
    assert (file.name, file.text) == ("fullmakt.txt", "Fullmakt til Bo Prøve")
    assert file.sha256 == hashlib.sha256(file.data).hexdigest()
    assert "Prøve" not in repr(file)


def test_logging_is_one_action_and_can_be_undone(register: Register) -> None:
    before = len(register.rows("select id from action"))
    mailbox.log(register, mailbox.suggest(register, read("jobbsoknad")), _as_access(register))
    assert len(register.rows("select id from action")) == before + 1
    register.undo()
    assert register.find(Request) == []
    assert register.find(Document) == []


def _as_access(register: Register) -> mailbox.RequestDraft:
    draft = mailbox.suggest(register, read("jobbsoknad")).draft
    return msgspec.structs.replace(draft, kinds=(RequestKind.ACCESS,))


def test_no_request_is_not_logged_as_one(register: Register) -> None:
    found = mailbox.suggest(register, read("jobbsoknad"))
    assert found.draft.kinds == ()
    with pytest.raises(InvalidField, match="no_kind"):
        mailbox.log(register, found)
    assert register.find(Request) == []
    assert register.find(Document) == []


def test_what_is_unclear_is_logged_as_a_question(register: Register) -> None:
    found = mailbox.suggest(register, read("uklar"))
    assert found.understood.unclear
    assert found.draft.kinds == (RequestKind.QUESTION,)


def test_the_same_message_is_known_by_its_bytes_and_by_its_id(register: Register) -> None:
    message = read("sletting-nynorsk")
    assert mailbox.suggest(register, message).same_message is None
    logged = mailbox.log(register, mailbox.suggest(register, message))
    again = mailbox.suggest(register, message).same_message
    assert again is not None
    assert again.id == logged.id
    resent = email.read(b"X-More: 1\r\n" + message.data)
    assert resent.sha256 != message.sha256
    same = mailbox.suggest(register, resent).same_message
    assert same is not None
    assert same.id == logged.id
    unnamed = email.read(message.data.replace(b"Message-ID:", b"X-Id:"))
    assert mailbox.suggest(register, unnamed).same_message is None


def test_a_case_in_the_bin_holds_no_message(register: Register) -> None:
    message = read("sletting-nynorsk")
    mailbox.log(register, mailbox.suggest(register, message))
    register.undo()
    assert mailbox.suggest(register, message).same_message is None


def test_the_same_persons_cases_the_open_ones_first(register: Register) -> None:
    first = mailbox.log(register, mailbox.suggest(register, read("innsyn-hverdagslig")))
    second = mailbox.log(register, mailbox.suggest(register, read("ikke-slett")))
    mailbox.log(register, mailbox.suggest(register, read("sletting-nynorsk")))  # somebody else
    closing.close(register, second.id, outcome=ClaimOutcome.WITHDRAWN, reason="trukket")
    found = mailbox.suggest(register, read("innsyn-formell"))
    assert [request.ref for request in found.same_person] == [first.ref, second.ref]
    by_name = email.read(b"From: Kari Eksempel <other@example.com>\r\n\r\nSlett kontoen min")
    assert mailbox.suggest(register, by_name).same_person == ()
    shouting = email.read(b"From: K <KARI@Example.com>\r\n\r\nSlett kontoen min")
    assert len(mailbox.suggest(register, shouting).same_person) == 2


def test_a_message_joins_a_case_once(register: Register) -> None:
    logged = mailbox.log(register, mailbox.suggest(register, read("innsyn-hverdagslig")))
    more = read("innsyn-formell")
    joined = mailbox.join(register, logged.id, more)
    fact = events(register, joined)[-1]
    assert (fact.kind, str(fact.on)) == (EventKind.JOINED, "2026-11-03")
    kept = register.by_uid(Document, fact.values["document_uid"])
    assert (kept.sha256, kept.origin) == (fact.values["sha256"], Origin.MESSAGE)
    assert kept.data == more.data
    mailbox.join(register, logged.id, more)
    assert len(events(register, joined)) == 2
    found = mailbox.suggest(register, more).same_message
    assert found is not None
    assert found.id == logged.id


def test_what_was_pasted_is_kept_as_text(register: Register) -> None:
    found = mailbox.suggest(register, email.pasted("Jeg vil ha innsyn i opplysningene mine.\n"))
    assert found.draft.received_on is None
    assert {"mail.note.no_date", "mail.note.no_name"} <= set(found.notes)
    with pytest.raises(InvalidField, match="received_missing"):
        mailbox.log(register, found)
    draft = msgspec.structs.replace(found.draft, received_on=sample.TODAY)
    request = mailbox.log(register, found, draft)
    (kept,) = register.find(Document, "request_id = :r", r=request.id)
    assert (kept.name, kept.media_type) == ("melding.txt", "text/plain")


@pytest.mark.parametrize(
    ("headers", "text", "note"),
    [
        (
            b"Date: Tue, 3 Nov 2026 09:12:07 +0100\r\n",
            "Slett kontoen til 01010012356",
            "national_id",
        ),
        (b"Reply-To: x@example.org\r\n", "Slett kontoen min", "reply_to"),
        (b"", "Slett kontoen min", "no_date"),
        (b"", "På vegne av Ola Prøve: slett kontoen.", "no_authority"),
    ],
)
def test_what_to_look_at_before_it_is_logged(
    register: Register, headers: bytes, text: str, note: str
) -> None:
    message = email.read(b"From: Kari <kari@example.com>\r\n" + headers + b"\r\n" + text.encode())
    assert f"mail.note.{note}" in mailbox.suggest(register, message).notes


def test_a_colleague_is_known_by_the_companys_address(register: Register) -> None:
    """Nobody of ours asks; whoever writes to a mailbox that everybody can have is no colleague."""
    text = (
        "Se under.\n\nFra: Kari Eksempel <kari@fjordlys.example>\nSendt: i går\nTil: x\n\n"
        "Her er et krav om innsyn.\n\nFra: Ola Prøve <ola@gmail.com>\nSendt: i går\nTil: x\n\n"
        "Slett kontoen min."
    )
    data = f"From: Lise <lise@gmail.com>\nTo: x@gmail.com\nSubject: VS: Krav\n\n{text}"
    found = mailbox.suggest(register, email.read(data.encode()))
    assert found.draft.requester_name == "Ola Prøve"
    assert found.draft.kinds == (RequestKind.ERASURE,)
    assert "mail.note.forwarded" in found.notes


def test_deadlines_only_where_something_is_asked_at_a_time() -> None:
    asked, none = read("innsyn-hverdagslig"), read("jobbsoknad")
    found = mailbox.due(asked, mailbox.understood(asked))
    assert found is not None
    assert str(found.safe) == "2026-12-03"
    assert mailbox.due(none, mailbox.understood(none)) is None
    undated = read("portabilitet-engelsk")
    assert mailbox.due(undated, mailbox.understood(undated)) is None
    old = email.read(b"Date: Tue, 3 Nov 1500 09:12:07 +0100\r\n\r\nSlett kontoen min")
    assert mailbox.due(old, mailbox.understood(old)) is None
