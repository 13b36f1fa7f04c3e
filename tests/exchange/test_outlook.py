"""Outlook's files, whole and damaged; two of them stand in ``tests/examples``."""

from datetime import UTC, datetime
from pathlib import Path

import olefile
import pytest

from dpo_desk.duties import mailbox
from dpo_desk.exchange import email
from dpo_desk.exchange.message import Mailbox
from dpo_desk.law.codes import RequestKind
from dpo_desk.words import DeskError
from tests import house
from tests.exchange import outlook_file

EXAMPLES = house.ROOT / "tests" / "examples"
HEADERS = """Received: from a by b; Tue, 3 Nov 2026 09:12:09 +0100
From: Kåre Eksempel <kaare@example.com>
To: post@fjordlys.example
Date: Tue, 3 Nov 2026 09:12:07 +0100
Message-ID: <1@example.com>

"""
PAGE = b"<html><meta charset=utf-8><p>Eg vil at de slettar kontoen min.</p><p hidden>nei"
MADE = {
    "outlook-innsyn": {
        "subject": "Innsyn",
        "body": "Hei,\r\n\r\njeg ber om innsyn i det dere har om meg.\r\n\r\nKåre Eksempel\r\n",
        "headers": HEADERS,
        "files": {"fullmakt.pdf": b"%PDF-1.4\n%%EOF\n" * 400},
    },
    "outlook-uten-hoder": {
        "subject": "Kontoen min",
        "html": PAGE,
        "sender": ("Ola Prøve", "ola@example.no"),
        "delivered": 1_793_689_920,
    },
}  # fmt: skip


@pytest.mark.parametrize("name", MADE)
def test_the_examples_are_what_is_made_here(name: str) -> None:
    assert (EXAMPLES / f"{name}.msg").read_bytes() == outlook_file.message(**MADE[name])


def test_the_maker_writes_compound_files(tmp_path: Path) -> None:
    path = tmp_path / "a.msg"
    large = bytes(range(256)) * 300
    path.write_bytes(outlook_file.compound({"a": b"one", "b": large, "c": {"d": b"x" * 100}}))
    with olefile.OleFileIO(path) as opened:
        assert opened.listdir() == [["a"], ["b"], ["c", "d"]]
        assert opened.openstream("b").read() == large
        assert opened.openstream("c/d").read() == b"x" * 100
        assert opened.parsing_issues == []


def test_a_message_with_its_headers() -> None:
    found = email.read(EXAMPLES / "outlook-innsyn.msg")
    assert found.sender == Mailbox("Kåre Eksempel", "kaare@example.com")
    assert found.received is not None
    assert found.received.isoformat() == "2026-11-03T09:12:09+01:00"
    assert found.to == (Mailbox("", "post@fjordlys.example"),)
    assert (found.subject, found.message_id) == ("Innsyn", "<1@example.com>")
    assert found.text.startswith("Hei,\n\njeg ber om innsyn")
    (file,) = found.attachments
    assert (file.name, file.mime, file.size) == ("fullmakt.pdf", "application/pdf", 15 * 400)
    assert mailbox.understood(found).kinds == (RequestKind.ACCESS,)


def test_a_message_without_headers_by_what_outlook_noted() -> None:
    found = email.read(EXAMPLES / "outlook-uten-hoder.msg")
    assert found.sender == Mailbox("Ola Prøve", "ola@example.no")
    assert found.received == datetime.fromtimestamp(1_793_689_920, UTC)
    assert found.text == found.html_text == "Eg vil at de slettar kontoen min."


def test_a_message_without_words_says_so() -> None:
    found = email.read(outlook_file.message(subject="Tom"))
    assert (found.text, found.warnings) == ("", ("mail.warn.no_text",))
    assert (found.received, found.sender) == (None, Mailbox())


def test_an_exchange_path_is_no_address() -> None:
    found = email.read(outlook_file.message(body="x", sender=("Kari", "/O=FIRMA/CN=KARI")))
    assert found.sender == Mailbox("Kari", "")


@pytest.mark.parametrize(
    "data",
    [
        outlook_file.message(body="x", kind="REPORT.Something"),
        outlook_file.compound({"WordDocument": b"x"}),
        outlook_file.message(body="x")[:700],
        outlook_file.message(body="x")[:512] + b"\xff" * 2_000,
    ],
    ids=["a report", "a Word document", "cut short", "rubbish"],
)
def test_what_is_no_message_ends_in_a_sentence(data: bytes) -> None:
    with pytest.raises(DeskError, match=r"mail\.error\.outlook"):
        email.read(data)


def test_a_wound_anywhere_is_a_reading_or_a_sentence() -> None:
    whole = outlook_file.message(**MADE["outlook-innsyn"])
    for at in range(0, len(whole), 97):
        hurt = whole[:at] + b"\xff\0\xff\0" + whole[at + 4 :]
        try:
            found = email.read(hurt)
        except DeskError:
            continue
        assert isinstance(found.text, str)
