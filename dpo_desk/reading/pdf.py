"""The text of a PDF, page after page."""

import logging
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from dpo_desk.reading import limits

if TYPE_CHECKING:
    from pypdf import PageObject


def parts(data: bytes, *, layout: bool = False) -> Iterator[str]:
    """Each page's text; a page that cannot be read is left out. A locked file has none.

    ``layout`` keeps blank lines between paragraphs, and blanks between columns.
    """
    from pypdf import PdfReader, overwrite_configuration

    # Its warnings quote the file.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    overwrite_configuration(
        array_based_stream_maximum_output_length=limits.UNPACKED,
        lzw_maximum_output_length=limits.UNPACKED,
        run_length_maximum_output_length=limits.UNPACKED,
        zlib_maximum_output_length=limits.UNPACKED,
    )
    reader = PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        return
    for number in range(min(len(reader.pages), limits.PAGES)):
        try:
            yield _text(reader.pages[number], layout=layout) + "\n\n"
        except Exception:  # noqa: BLE001, S112 - one bad page does not hide the others
            continue


def _text(page: "PageObject", *, layout: bool) -> str:
    plain = page.extract_text()
    if not layout:
        return plain
    laid = page.extract_text(extraction_mode="layout")
    # A font without widths is laid out with words torn apart or glued together.
    return laid if _words(laid) == _words(plain) else plain


def _words(text: str) -> list[str]:
    return sorted(text.split())
