"""A draft as a mail program reads it, and headers that nobody can smuggle anything into."""

from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import settings as limited
from hypothesis import strategies as st

from dpo_desk.exchange.draft_mail import Attached, NoAddress, draft, recipient

PDF = Attached("Svar.pdf", "application/pdf", b"%PDF-1.7\n\x00\xff" * 40)
HEADERS = {"X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"}


def read(data: bytes):
    return message_from_bytes(data, policy=default)


def test_it_reads_back() -> None:
    data = draft("kari@båt.example", "Svar, sak 2026-001", "Hei,\n\nÆØÅ.\n", [PDF])
    message = read(data)
    assert data.startswith(b"X-Unsent: 1\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert (message["To"], message["Subject"]) == ("kari@xn--bt-yia.example", "Svar, sak 2026-001")
    assert message.get_body().get_content() == "Hei,\r\n\r\nÆØÅ.\r\n"
    [file] = message.iter_attachments()
    assert (file.get_filename(), file.get_content_type()) == ("Svar.pdf", "application/pdf")
    assert file.get_content() == PDF.data
    assert set(message.keys()) == HEADERS
    assert message["From"] is None
    assert data == draft("kari@båt.example", "Svar, sak 2026-001", "Hei,\n\nÆØÅ.\n", [PDF])


@pytest.mark.parametrize(
    "to",
    [
        "",
        "kari",
        "kari@example.com\r\nBcc: x@example.com",
        "kari@example.com\nBcc:x@example.com",
        "kari@example.com, x@example.com",
        "kari@example.com;x@example.com",
        '"a\r\nBcc: b"@example.com',
        "<kari@example.com>,<x@example.com>",
        "kari@example",
        "kari@-example.com",
        "kåre@example.com",
        "a" * 250 + "@example.com",
        "kari@example.com?bcc=x@example.com",
    ],
)
def test_what_is_no_address_is_refused(to: str) -> None:
    with pytest.raises(NoAddress):
        draft(to, "Svar", "Hei", [PDF])


@limited(max_examples=25)
@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=40))
def test_nothing_becomes_a_header(subject: str, text: str, name: str) -> None:
    hostile = f"{subject}\r\nBcc: x@example.com\r\n\r\n{text}"
    data = draft("kari@example.com", hostile, text + "\r\n.\r\n", [Attached(name, name, b"x")])
    message = read(data)
    assert set(message.keys()) == HEADERS
    assert message["To"] == "kari@example.com"
    [file] = message.iter_attachments()
    assert not {"/", "\\", "\r", "\n"} & set(file.get_filename())


@limited(max_examples=25)
@given(st.text(max_size=60))
def test_an_address_is_one_or_none(to: str) -> None:
    try:
        found = recipient(to)
    except NoAddress:
        return
    assert found.addr_spec.isascii()
    assert found.addr_spec.count("@") == 1


def test_a_mail_and_a_page_go_as_bytes() -> None:
    data = draft(
        "kari@example.com",
        "Svar",
        "Hei",
        [
            Attached("krav.eml", "message/rfc822", b"To: x\n\nHei"),
            Attached("a.html", "text/html", b"\n"),
        ],
    )
    files = list(read(data).iter_attachments())
    assert [file.get_content() for file in files] == [b"To: x\n\nHei", b"\n"]
    assert {file.get_content_type() for file in files} == {"application/octet-stream"}
