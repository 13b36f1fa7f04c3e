"""The text of a PDF, page after page."""

import logging
from collections.abc import Iterator
from io import BytesIO

from dpo_desk.reading import limits


def parts(data: bytes) -> Iterator[str]:
    """Each page's text; a page that cannot be read is left out. A locked file has none."""
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
            yield reader.pages[number].extract_text() + "\n\n"
        except Exception:  # noqa: BLE001, S112 - one bad page does not hide the others
            continue
