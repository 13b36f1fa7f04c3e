"""What a kept file becomes on paper."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from dpo_desk.duties.annex_content import contents
from dpo_desk.paper.annex_model import Grids, PdfFile, Picture, Unbindable, Words
from tests.paper import foreign
from tests.reading import files

MAIL = (
    b"From: Ola Test <ola@example.com>\r\nTo: post@example.com\r\nSubject: Faktura\r\n"
    b"Date: Tue, 3 Nov 2026 10:15:00 +0100\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\n'
    b"Se vedlegget.\r\n--x\r\nContent-Type: text/csv\r\n"
    b'Content-Disposition: attachment; filename="liste.csv"\r\n\r\na;b\r\n1;2\r\n--x--\r\n'
)


def workbook() -> bytes:
    book = Workbook()
    book.active.title = "Kunder"
    for row in (("Navn", "Sum"), ("Ola", 12.0), ("=HYPERLINK(1)", True)):
        book.active.append(row)
    book.create_sheet("Tomt")
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (foreign.pdf("x"), "sak.pdf", PdfFile),
        (foreign.pdf("x"), "uten ending", PdfFile),
        (foreign.picture(), "bilde.png", Picture),
        (foreign.picture("JPEG"), "bilde", Picture),
        (b"Navn;Sum\nOla;12\n", "liste.csv", Grids),
        (workbook(), "bok.xlsx", Grids),
        (b"Hei p\xe5 deg", "notat.txt", Words),
        (b'{"navn": "Ola"}', "ut.json", Words),
        (files.docx("Et brev"), "brev.docx", Words),
        (b"<p>Hei</p><script>x()</script>", "side.html", Words),
        (b"\x00\x01\x02\x03" * 50, "film.mp4", Unbindable),
        (b"", "tom.pdf", Unbindable),
        (b"side om side " * 50_000, "logg.txt", Unbindable),  # a part would be no copy
        (b"PK\x03\x04 broken", "bok.xlsx", Unbindable),
        (b"not a workbook", "bok.xlsx", Grids),
    ],
)
def test_each_file_becomes_what_it_is(data: bytes, name: str, kind: type) -> None:
    (found,) = contents(data, "", name, "nb")
    assert isinstance(found, kind)


def test_a_workbook_gives_its_sheets_as_text() -> None:
    (found,) = contents(workbook(), "", "bok.xlsx", "nb")
    assert isinstance(found, Grids)
    assert found.grids[0].name == "Kunder"
    assert found.grids[0].rows[:2] == (("Navn", "Sum"), ("Ola", "12"))


def test_a_mail_says_who_and_when_and_brings_its_files() -> None:
    words, table = contents(MAIL, "message/rfc822", "sak.eml", "nb")
    assert isinstance(words, Words)
    head = dict(words.head)
    assert head["Fra"] == "Ola Test <ola@example.com>"
    assert head["Emne"] == "Faktura"
    assert "3. november 2026" in head["Dato"].replace("\u00a0", " ")
    assert head["Vedlagt"] == "liste.csv"
    assert words.text.strip() == "Se vedlegget."
    assert isinstance(table, Grids)


def test_a_mail_in_a_mail_in_a_mail_ends() -> None:
    data = MAIL
    for _ in range(8):
        data = (
            b"From: a@example.com\r\nMIME-Version: 1.0\r\n"
            b'Content-Type: multipart/mixed; boundary="y"\r\n\r\n--y\r\n'
            b"Content-Type: message/rfc822\r\n\r\n" + data + b"\r\n--y--\r\n"
        )
    found = contents(data, "message/rfc822", "sak.eml", "nb")
    assert len(found) <= 12
    assert sum(isinstance(each, Grids) for each in found) <= 1
