"""The words of a workbook (xlsx), for the search: what stands in its cells.

Its own XML is read, as of a Word document: no entities, no formulas, no more than there is
room for.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from zipfile import ZipFile

from dpo_desk.reading import limits, word

_PARTS: Final = re.compile(r"xl/(sharedStrings|worksheets/sheet\d*|comments\d*)\.xml")
_MOST_PARTS: Final = 64


def parts(data: bytes) -> Iterator[str]:
    """Every text of the cells; figures and dates stand in no words and are left out."""
    with ZipFile(BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if _PARTS.fullmatch(name)]
        names.sort(key=lambda name: (not name.startswith("xl/shared"), name))
        room = limits.UNPACKED
        for name in names[:_MOST_PARTS]:
            with archive.open(name) as file:
                for text, size in word.read_xml(file):
                    yield text
                    room -= size
                    if room <= 0:
                        return
            yield "\n\n"
