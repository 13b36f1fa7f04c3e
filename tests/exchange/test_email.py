"""What a mail says of itself, held against the standard library's reader where both can read it."""

import email as stdlib
import hashlib
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dpo_desk.exchange import email
from dpo_desk.exchange.message import Mailbox
from dpo_desk.words import DeskError
from tests.exchange.hostile import attached, mail, multipart

CET = timezone(timedelta(hours=1))


def test_the_topmost_received_is_when_it_came() -> None:
    data = (
        b"Received: from a by b;\r\n\tTue, 3 Nov 2026 23:59:58 -0500 (EST)\r\n"
        b"Received: from c by a; Tue, 3 Nov 2026 23:00:00 +0100\r\n" + mail()
    )
    found = email.read(data)
    assert found.received is not None
    assert found.received.isoformat() == "2026-11-03T23:59:58-05:00"
    assert found.date_header == "Tue, 3 Nov 2026 09:12:07 +0100"


@pytest.mark.parametrize(
    ("headers", "when"),
    [
        (b"Received: from a by b; nonsense\r\nDate: Tue, 3 Nov 2026 09:12:07 +0100\r\n",
         datetime(2026, 11, 3, 9, 12, 7, tzinfo=CET)),
        (b"Received: a\r\nReceived: b; Tue, 3 Nov 2026 10:00:00 +0100\r\n",
         datetime(2026, 11, 3, 10, tzinfo=CET)),
        (b"Date: 3 Nov 2026 09:12\r\n", datetime(2026, 11, 3, 9, 12, tzinfo=CET)),  # Oslo's time
        (b"Date: 3 Jul 2026 09:12\r\n", datetime(2026, 7, 3, 7, 12, tzinfo=UTC)),
        (b"Date: Tue, 3 Nov 2026 09:12:07 -0000\r\n", datetime(2026, 11, 3, 9, 12, 7, tzinfo=UTC)),
        (b"Date: Tue, 3 Nov 2026 09:12:07 GMT\r\n", datetime(2026, 11, 3, 9, 12, 7, tzinfo=UTC)),
        (b"Date: i dag\r\n", None),
        (b"Subject: x\r\n", None),
    ],
)  # fmt: skip
def test_when_it_came(headers: bytes, when: datetime | None) -> None:
    found = email.read(b"From: a@example.com\r\n" + headers + b"\r\nHei")
    assert found.received == when
    assert when is None or found.received.utcoffset() is not None


@pytest.mark.parametrize(
    ("raw", "name", "address"),
    [
        (b"kari@example.com", "", "kari@example.com"),
        (b"Kari Eksempel <kari@example.com>", "Kari Eksempel", "kari@example.com"),
        (b'"Eksempel, Kari" <kari@example.com>', "Eksempel, Kari", "kari@example.com"),
        (b"=?utf-8?q?K=C3=A5?= =?utf-8?q?re_=C3=98?= <k@example.com>", "Kåre Ø", "k@example.com"),
        (b"=?iso-8859-1?Q?K=E5re?= Test <k@example.com>", "Kåre Test", "k@example.com"),
        ("Kåre <k@example.com>".encode(), "Kåre", "k@example.com"),
        ("Kåre <k@example.com>".encode("latin-1"), "Kåre", "k@example.com"),
        (b"'kari@example.com' <kari@example.com>", "", "kari@example.com"),
        (b"kari@example.com (Kari)", "Kari", "kari@example.com"),
        (b"Kari", "Kari", ""),
        (b"<>", "", ""),
        (b"", "", ""),
        (b"=?utf-8?q?x=0D=0ABcc=3A_y?= <k@example.com>", "x Bcc: y", "k@example.com"),
    ],
)  # fmt: skip
def test_the_sender(raw: bytes, name: str, address: str) -> None:
    found = email.read(b"Subject: x\r\nFrom: " + raw + b"\r\n\r\nHei")
    assert found.sender == Mailbox(name, address)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        (b'"../../../etc/passwd"', "passwd"),
        (rb'"..\\..\\windows\\a.dll"', "a.dll"),
        (b'"C:\\\\a.bat"', "a.bat"),
        (b'"CON"', "vedlegg CON"),
        (b'"...."', "vedlegg"),
        (b'"a\0b\x07.pdf"', "ab.pdf"),
        (b'""', "vedlegg"),
        ('"\u202efdp.exe"'.encode(), "fdp.exe"),
        (b"=?utf-8?b?Li4vLi4veMO4LnBkZg==?=", "xø.pdf"),
        (b'"brev.pdf"', "brev.pdf"),
    ],
)
def test_a_files_name_is_safe_everywhere(name: bytes, safe: str) -> None:
    (found,) = email.read(multipart(attached(name))).attachments
    assert found.name == safe


def test_a_name_in_pieces_is_put_together() -> None:
    said = b"Content-Disposition: attachment; filename*0*=utf-8''..%2Fs%C3%B8k; filename*1*=nad.pdf"
    (found,) = email.read(multipart(said + b"\r\n\r\nx")).attachments
    assert found.name == "søknad.pdf"


def test_files_are_kept_as_they_are() -> None:
    data = bytes(range(256)) * 100
    message = email.read(multipart(b"\r\nHei", attached(b'"a.zip"', data)))
    (found,) = message.attachments
    assert (found.data, found.size, found.mime) == (data, len(data), "application/zip")
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    assert message.text == "Hei"


def test_a_mail_in_a_mail_is_a_file_and_shown_below() -> None:
    inner = mail(b"X: y\r\n", b"Slett kontoen min.\r\n")
    message = email.read(
        multipart(b"\r\nSe under.", b"Content-Type: message/rfc822\r\n\r\n" + inner)
    )
    (found,) = message.attachments
    assert (found.name, found.mime) == ("Krav.eml", "message/rfc822")
    assert found.data.startswith(b"From: Ola")
    assert message.text.startswith("Se under.\n\nFrom: Ola <ola@example.com>\nDate: Tue, 3 Nov")
    assert message.text.endswith("Slett kontoen min.")


@pytest.mark.parametrize(
    ("plain", "markup", "text"),
    [
        ("Ord", "<p>Andre", "Ord"),
        ("", "<p>Bare HTML", "Bare HTML"),
        ("Your program shows no HTML.", "<p>Bare HTML", "Bare HTML"),
        ("Ord om html", "", "Ord om html"),
    ],
)
def test_of_two_ways_to_say_it_the_plain_one(plain: str, markup: str, text: str) -> None:
    message = multipart(
        b"Content-Type: text/plain\r\n\r\n" + plain.encode(),
        b"Content-Type: text/html\r\n\r\n" + markup.encode(),
        kind=b"alternative",
    )
    assert email.read(message).text == text


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "mail.error.empty"),
        (b" \r\n", "mail.error.empty"),
        (b"bare ord", "mail.error.no_mail"),
        (b"\x89PNG\r\n\x1a\n\0", "mail.error.no_mail"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "mail.error.outlook"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, key: str) -> None:
    with pytest.raises(DeskError) as told:
        email.read(data)
    assert told.value.key == key


def test_a_file_that_is_not_there_or_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(DeskError, match=r"mail\.error\.no_file"):
        email.read(tmp_path / "a.eml")
    with pytest.raises(DeskError, match=r"mail\.error\.no_file"):
        email.read(tmp_path)
    path = tmp_path / "a.eml"
    path.write_bytes(mail())
    assert email.read(path).name == "a.eml"
    monkeypatch.setattr(email, "LARGEST", 10)
    with pytest.raises(DeskError, match=r"mail\.error\.large"):
        email.read(path)


def test_time_that_is_up_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(_part: object) -> None:
        while True:
            pass

    monkeypatch.setattr(email, "SECONDS", 0.05)
    monkeypatch.setattr(email.bodies, "read", endless)
    with pytest.raises(DeskError, match=r"mail\.error\.slow"):
        email.read(mail(body=b"a" * 20_000))


def test_pasted_words_are_a_message_without_headers() -> None:
    found = email.pasted("Slett\x00 meg\r\n\r\n\r\ntakk")
    assert (found.text, found.received, found.sender) == ("Slett meg\n\ntakk", None, Mailbox())
    with pytest.raises(DeskError, match=r"mail\.error\.empty"):
        email.pasted(" \n")


def test_a_circular_says_so() -> None:
    assert email.read(mail(b"List-Unsubscribe: <https://example.com>\r\n")).is_bulk
    assert email.read(mail(b"Precedence: Bulk\r\n")).is_bulk
    assert not email.read(mail()).is_bulk


def test_nothing_of_a_person_is_shown_in_a_log() -> None:
    found = email.read(multipart(b"\r\nHei", attached(b'"Kari.pdf"')))
    assert "Kari" not in repr(found) + repr(found.attachments) + repr(found.sender)


@settings(max_examples=25, deadline=None)
@given(
    subject=st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=60),
    words=st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=400),
    how=st.sampled_from(["base64", "quoted-printable", "8bit"]),
    files=st.lists(st.binary(max_size=300), max_size=3),
)
def test_it_reads_what_the_standard_library_writes(
    subject: str, words: str, how: str, files: list[bytes]
) -> None:
    made = EmailMessage(policy=policy.SMTP)
    made["Subject"] = subject
    made["From"] = "Kåre Øgård <kaare@example.com>"
    made.set_content(words, cte=how)
    for number, data in enumerate(files):
        made.add_attachment(
            data, maintype="application", subtype="zip", filename=f"vedlegg å{number}.zip"
        )
    data = made.as_bytes()
    found = email.read(data)
    theirs = stdlib.message_from_bytes(data, policy=policy.default)
    body = theirs.get_body(("plain",))
    assert body is not None
    assert found.text == " ".join(body.get_content().split())
    assert found.subject == subject
    assert found.sender == Mailbox("Kåre Øgård", "kaare@example.com")
    assert [each.data for each in found.attachments] == files
    assert [each.name for each in found.attachments] == [
        f"vedlegg å{n}.zip" for n in range(len(files))
    ]


@settings(max_examples=25, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from(
        [b"", b"From: a@b.no\r\n", b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"]
    ),
)
def test_any_bytes_end_in_a_reading_or_a_sentence(data: bytes, before: bytes) -> None:
    with suppress(DeskError):
        assert isinstance(email.read(before + data).text, str)
