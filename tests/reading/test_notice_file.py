"""A notice's file becomes its text: letter for letter, or what a reader of the page would see."""

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from dpo_desk.reading import notice_file
from dpo_desk.reading.notice_file import read
from dpo_desk.reading.sheet import sheet
from dpo_desk.words import LANGUAGES, DeskError, Words
from tests.reading import files

PAGE = """<!doctype html><html><head><title>Rosa</title><style>.x{color:red}</style></head>
<body class="page cookie-policy"><header><a href="/">Rosa</a></header>
<nav><ul><li>Hjem</li><li>Facebook</li></ul></nav>
<div id="cookie-banner">Vi bruker cookies. <button>Godta alle</button></div>
<div class="main-menu">Om oss</div>
<main><article><header><h1>Personvern&shy;erklæring</h1></header>
<p>Vi lagrer navn &amp; adresse
i 2&nbsp;år.</p><h2>Hvem får dem?</h2><ul><li>Google <b>Analytics</b><li>Visma</ul>
<details><summary>Mer</summary><div style="display:none">Skjult til du trykker.</div></details>
<table><tr><th>Navn</th><th>Varighet</th></tr><tr><td>_ga</td><td><p>2</p><p>år|</p></td></tr></table>
<script>var x = "ikke dette";</script></article></main>
<aside>Relatert</aside><footer>Org.nr. 314 081 404 <a>Instagram</a></footer></body></html>"""


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(body: str) -> bytes:
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    head = f'<w:hdr xmlns:w="{W}"><w:p><w:r><w:t>Toppen</w:t></w:r></w:p></w:hdr>'
    return files.zipped({"word/document.xml": document, "word/header1.xml": head})


def pdf(*pages: list[str]) -> bytes:
    """A PDF with these lines on its pages, the first 50 points from the top."""
    out = BytesIO()
    canvas = Canvas(out)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(72, 780 - 16 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def refused(data: bytes, name: str) -> str:
    with pytest.raises(DeskError) as caught:
        read(data, name)
    for language in LANGUAGES:
        assert caught.value.say(Words(language)).endswith(".")
    return caught.value.key


def test_plain_text_is_kept_letter_for_letter() -> None:
    text = "\ufeffPersonvern\r\n\r\n\tVi  lagrer navn.\x0c\n"
    assert read(text.encode(), "x.txt") == text
    assert read("# Personvern — æøå\n".encode("cp1252"), "x.MD") == "# Personvern — æøå\n"


def test_a_web_page_loses_its_furniture() -> None:
    text = read(PAGE.encode(), "side.html")
    for furniture in ("Hjem", "Godta", "Om oss", "Relatert", "Instagram", "ikke dette", "Facebook"):
        assert furniture not in text
    assert "Skjult til du trykker." in text
    pieces = [(piece.kind, piece.text) for piece in sheet(text).pieces]
    assert pieces == [
        ("heading", "Personvernerklæring"),
        ("sentence", "Vi lagrer navn & adresse i 2 år."),
        ("heading", "Hvem får dem?"),
        ("item", "Google Analytics"),
        ("item", "Visma"),
        ("heading", "Mer"),
        ("sentence", "Skjult til du trykker."),
        ("cell", "Navn"),
        ("cell", "Varighet"),
        ("cell", "_ga"),
        ("cell", "2 år/"),
    ]


def test_a_page_without_a_main_part_is_read_without_its_furniture() -> None:
    long = "Vi lagrer navn og adresse. " * 30
    page = f"<nav>Hjem</nav><div><p>{long}</p></div><div class='site-footer'>Instagram</div>"
    text = read(page.encode(), "x.htm")
    assert "Hjem" not in text
    assert "Instagram" not in text
    assert long.strip() in text


def test_a_page_that_is_all_furniture_is_read_whole() -> None:
    assert "Vi lagrer navn" in read(b"<form><p>Vi lagrer navn.</p></form>", "x.html")


@pytest.mark.parametrize(
    "page",
    [
        "<p>Vi lagrer</div></p>alt.",
        "<table><td>Vi lagrer<td>alt",
        "Vi < lagrer & alt",
        "<nav>x<p>Vi lagrer",
        "<!-- x --><pre>Vi\nlagrer</pre>",
        "<main>Vi lagrer</main",
        "<div " + "a" * 30_000 + ">Vi lagrer",
    ],
)
def test_broken_markup_is_read(page: str) -> None:
    assert "Vi" in read(page.encode(), "x.html")


def test_a_document_keeps_titles_items_and_tables() -> None:
    text = read(
        word(
            '<w:p><w:pPr><w:pStyle w:val="Overskrift1"/></w:pPr>'
            "<w:r><w:t>Personvern</w:t></w:r></w:p>"
            "<w:p><w:r><w:t>Vi lag</w:t></w:r><w:r><w:t>rer:</w:t></w:r></w:p>"
            "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>navn</w:t></w:r></w:p>"
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Navn</w:t></w:r></w:p></w:tc>"
            "<w:tc><w:p><w:r><w:t>Varighet</w:t></w:r></w:p></w:tc></w:tr>"
            "<w:tr><w:tc><w:p><w:r><w:t>_ga</w:t></w:r></w:p></w:tc>"
            "<w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p><w:p><w:r><w:t>år</w:t></w:r></w:p></w:tc></w:tr>"
            "</w:tbl><w:p><w:r><w:t>Takk.</w:t></w:r></w:p>"
        ),
        "x.docx",
    )
    assert [(piece.kind, piece.text) for piece in sheet(text).pieces] == [
        ("heading", "Personvern"), ("sentence", "Vi lagrer:"), ("item", "navn"), ("cell", "Navn"),
        ("cell", "Varighet"), ("cell", "_ga"), ("cell", "2 år"), ("sentence", "Takk."),
    ]  # fmt: skip


def test_the_lines_of_a_pdf_are_joined_and_its_heads_and_feet_are_gone() -> None:
    def page(number: int, *lines: str) -> list[str]:
        return ["Rosa AS", "Personvern", *lines, "Dokument 12", f"Side {number} av 3"]

    text = read(
        pdf(
            page(1, "Vi lagrer navn, adresse og telefonnummer i to år, og vi sletter personopplys-",
                 "ninger som ikke lenger trengs.", "Du kan klage til Datatilsynet. Vi bruker",),
            page(2, "leverandører som lagrer for oss.", "- Visma", "- Google"),
            page(3, "Takk.", "Hilsen Rosa"),
        ),
        "x.pdf",
    )  # fmt: skip
    assert "Side" not in text
    assert "Rosa AS" not in text
    assert "navn" in text
    said = [piece.text for piece in sheet(text).pieces]
    assert said[0].endswith("vi sletter personopplysninger som ikke lenger trengs.")
    assert said[1:3] == [
        "Du kan klage til Datatilsynet.",
        "Vi bruker leverandører som lagrer for oss.",
    ]
    assert "Visma" in said


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("x.txt", b"a" * (notice_file.LARGEST + 1), "notice.file.large"),
        ("x.doc", b"\xd0\xcf\x11\xe0", "notice.file.old"),
        ("x.png", b"\x89PNG", "notice.file.kind"),
        ("x", b"tekst", "notice.file.kind"),
        ("x.docx", b"PK\x03\x04", "notice.file.empty"),
        ("x.docx", b"no zip", "notice.file.kind"),
        ("x.txt", b" \r\n", "notice.file.empty"),
        ("x.html", b"<script>x</script>", "notice.file.empty"),
        ("x.pdf", b"%PDF-1.7", "notice.file.scanned"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(name: str, data: bytes, key: str) -> None:
    assert refused(data, name) == key
