"""What can be read in files, in whatever letters and wrapping they come."""

from email.message import EmailMessage

import pytest

from dpo_desk.reading import kind_of, limits, text_of
from tests.reading import files

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NORWEGIAN = "Kåre Øgård spør: hva lagrer dere om Sæther?"


def test_a_pdf_page_after_page() -> None:
    text = text_of(files.pdf("Databehandleravtale", "Signert av Kari"), "application/pdf", "a.pdf")
    assert text == "Databehandleravtale\n\nSignert av Kari"


def test_a_pdf_is_known_by_its_bytes() -> None:
    assert text_of(files.pdf("Avtale"), "application/octet-stream", "avtale.txt") == "Avtale"
    assert text_of(b"no pdf at all", "application/pdf", "a.pdf") == ""


def test_a_word_document_with_its_headers_and_notes() -> None:
    data = files.docx(
        "Avtale om drift", "Punkt 1", extra={"word/header1.xml": files.part("Fjordlys Prøve AS")}
    )
    text = text_of(data, WORD, "avtale.docx")
    assert text == "Avtale om drift\nPunkt 1\n\nFjordlys Prøve AS"


def test_deleted_words_of_a_word_document_are_not_read() -> None:
    body = "synlig</w:t></w:r><w:del><w:r><w:delText>strøket</w:delText></w:r></w:del><w:r><w:t>"
    assert text_of(files.docx(body), WORD, "a.docx") == "synlig"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("cp1252", b""), ("cp865", b""),
     ("mac_roman", b""), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b""), ("utf-16-le", b"")],
)  # fmt: skip
def test_plain_text_in_any_letters(encoding: str, mark: bytes) -> None:
    assert text_of(mark + NORWEGIAN.encode(encoding), "text/plain", "brev.txt") == NORWEGIAN


def test_bytes_are_no_text() -> None:
    assert text_of(bytes(range(256)) * 40, "text/plain", "a.txt") == ""
    assert text_of(b"\x89PNG\r\n\x1a\n", "image/png", "a.png") == ""
    assert text_of(b"anything", "", "") == ""


HTML = """<!DOCTYPE html><html><head><title>T</title><style>p {color: red}</style></head><body>
<!-- merknad --><h1>Nyhetsbrev</h1><script>if (a < b) { skriv("nei") }</script>
<p>Hei&nbsp;K&aring;re &lt;kari@example.com&gt;</p><div style="font-family:'x'; DISPLAY : none">
skjult <p>også</p></div><div hidden>nei</div><span style='font-size:0'>0</span>
<p>Slutt på <b>bre</b>vet</p><br>5 < 6<template>mal</template></body></html>"""


def test_html_as_it_is_seen() -> None:
    assert text_of(HTML.encode("cp1252"), "text/html; charset=x", "a.html").split("\n\n") == [
        "Nyhetsbrev",
        "Hei Kåre <kari@example.com>",
        "Slutt på brevet",
        "5 < 6",
    ]


def test_html_says_its_letters() -> None:
    page = '<meta charset="iso-8859-2"><p>Łódź</p>'.encode("iso-8859-2")
    assert text_of(page, "text/html", "a.htm") == "Łódź"


def mail() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Åse Eksempel <aase@example.com>"
    message["Subject"] = "Innsyn – hva har dere?"
    message.set_content("Hilsen Åse")
    message.add_alternative("<p>Hilsen <b>HTML</b></p>", subtype="html")
    return message


def test_a_mail_with_what_came_with_it() -> None:
    message = mail()
    message.add_attachment(
        files.pdf("Fullmakt"), maintype="application", subtype="pdf", filename="../../fullmakt.pdf"
    )
    text = text_of(message.as_bytes(), "message/rfc822", "krav.eml")
    for said in ("aase@example.com", "Innsyn – hva har dere?", "Hilsen Åse", "Fullmakt"):
        assert said in text
    assert "HTML" not in text
    assert ".." not in text


def test_a_mail_in_a_mail_but_not_for_ever() -> None:
    inner = mail()
    for _ in range(limits.MAIL_DEPTH + 2):
        outer = EmailMessage()
        outer["Subject"] = "Videresendt"
        outer.set_content("Se under")
        outer.add_attachment(inner)
        inner = outer
    text = text_of(inner.as_bytes(), "message/rfc822", "a.eml")
    assert text.count("Se under") == limits.MAIL_DEPTH


def test_a_mail_with_letters_nobody_knows() -> None:
    data = (
        b"Subject: =?x-none?Q?hei?=\r\nContent-Type: text/plain; charset=x-none\r\n\r\nHei du\r\n"
    )
    assert text_of(data, "", "a.eml").endswith("Hei du")


def test_what_comes_back_is_clean() -> None:
    text = text_of("a\0b\u202ec  d\t\te\r\n\r\n\r\nf".encode(), "text/plain", "a.txt")
    assert text == "abc d e\n\nf"


@pytest.mark.parametrize(
    ("media_type", "name", "kind"),
    [
        ("TEXT/HTML; charset=utf-8", "", "html"),
        ("", "BREV.TXT", "plain"),
        ("text/x-odd", "a.q", "plain"),
        ("image/png", "a.png", ""),
        ("", "", ""),
        ("application/zip", "a.zip", ""),
    ],
)
def test_the_kind_of_a_file(media_type: str, name: str, kind: str) -> None:
    assert kind_of(b"abc", media_type, name) == kind
