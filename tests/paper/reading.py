"""What stands where on a finished page, read back from the file."""

from io import BytesIO
from typing import Any, NamedTuple

from pypdf import PdfReader

_MM = 72 / 25.4


class Word(NamedTuple):
    """A piece of text with its baseline, in mm from the page's top left."""

    text: str
    x: float
    y: float
    font: str
    size: float


def reader(pdf: bytes) -> PdfReader:
    """The file opened."""
    return PdfReader(BytesIO(pdf))


def text(pdf: bytes) -> str:
    """All text, page after page, in drawing order, spaces made one."""
    return " ".join(" ".join(page.extract_text().split()) for page in reader(pdf).pages)


def words(pdf: bytes, page: int = 1) -> list[Word]:
    """The text operations of a page (1 is the first), in drawing order."""
    found: list[Word] = []

    def visit(piece: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if piece.strip():
            x, y = tm[4] + cm[4], tm[5] + cm[5]
            name = str(font["/BaseFont"]) if font else ""
            found.append(Word(piece.strip(), x / _MM, 297 - y / _MM, name, size))

    reader(pdf).pages[page - 1].extract_text(visitor_text=visit)
    return found


def at(pdf: bytes, start: str, page: int = 1) -> Word:
    """The first piece of text that begins with ``start``."""
    return next(word for word in words(pdf, page) if word.text.startswith(start))


def page_of(pdf: bytes, wanted: str) -> int:
    """The first page (1 is the first) that holds ``wanted``."""
    for number, page in enumerate(reader(pdf).pages, start=1):
        if wanted in " ".join(page.extract_text().split()):
            return number
    raise AssertionError(f"not in the letter: {wanted}")
