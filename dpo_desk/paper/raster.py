"""Pages as pictures, by PDFium: for the screen, for damaged files, and for what is covered."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import RLock
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from PIL.Image import Image

DPI: Final = 200
_MOST_PIXELS: Final = 40_000_000  # of one page: A1 at 200 dpi has 31 million
_ALONE: Final = RLock()  # PDFium is one for the whole process and cannot do two things at once


class Unreadable(ValueError):
    """PDFium cannot open the file either; ``locked`` where it wants a password."""

    def __init__(self, *, locked: bool) -> None:
        super().__init__("locked" if locked else "damaged")
        self.locked = locked


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The file in PDFium, held for this thread alone; raises Unreadable."""
    import pypdfium2
    from pypdfium2.raw import FPDF_ERR_PASSWORD

    with _ALONE:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise Unreadable(locked=getattr(error, "err_code", 0) == FPDF_ERR_PASSWORD) from error
        try:
            if document.get_formtype():
                document.init_forms()  # what was typed into fields is part of the page
            yield document
        finally:
            document.close()


def picture(document: Any, number: int, dpi: int = DPI) -> "Image":
    """Page ``number`` (1 is the first) as it is seen, in colour; at most 40 million pixels."""
    page = document[number - 1]
    try:
        width, height = page.get_size()
        scale = dpi / 72
        pixels = width * height * scale * scale
        if pixels > _MOST_PIXELS:
            scale *= (_MOST_PIXELS / pixels) ** 0.5
        bitmap = page.render(scale=scale, rev_byteorder=True)
        try:
            found: Image = bitmap.to_pil().convert("RGB")
        finally:
            bitmap.close()
        return found
    finally:
        page.close()


def page_picture(data: bytes, number: int, dpi: int = DPI) -> bytes:
    """Page ``number`` (1 is the first) as PNG, for the screen; raises Unreadable, IndexError."""
    with opened(data) as document:
        if not 1 <= number <= len(document):
            raise IndexError(number)
        out = BytesIO()
        picture(document, number, dpi).save(out, "PNG", compress_level=1)
    return out.getvalue()


def size(document: Any, number: int) -> tuple[float, float]:
    """Width and height of a page in points, as it is seen."""
    width, height = document.get_page_size(number - 1)
    return float(width), float(height)
