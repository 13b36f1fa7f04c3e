"""Files as people send them, made of nothing."""

import zipfile
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(*pages: str) -> bytes:
    """A PDF with a line on each page."""
    out = BytesIO()
    canvas = Canvas(out)
    for text in pages:
        canvas.drawString(72, 700, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def docx(*paragraphs: str, head: str = "", extra: dict[str, str] | None = None) -> bytes:
    """A Word document; ``head`` stands before the root element, ``extra`` are further parts."""
    lines = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    body = f'{head}<w:document xmlns:w="{_W}"><w:body>{lines}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": body, **(extra or {})})


def part(text: str) -> str:
    """Another part of a Word document, such as a header."""
    return f'<w:hdr xmlns:w="{_W}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:hdr>'


def zipped(files: dict[str, str]) -> bytes:
    """A packed file."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()
