"""Binding in a test, and what is seen of a bound page."""

from typing import Any

import msgspec
import pypdfium2
from PIL import Image

from dpo_desk.paper import annexes
from dpo_desk.paper.annex_model import AnnexFile, Bound, Content
from tests.paper import foreign, reading
from tests.paper.parts import NOW


def bind(*files: AnnexFile, **texts: Any) -> Bound:
    return annexes.bind(files, msgspec.structs.replace(foreign.TEXTS, **texts), NOW)


def one(content: Content, **more: Any) -> Bound:
    return bind(foreign.annex(content, **more))


def text(bound: Bound, page: int) -> str:
    return " ".join(reading.reader(bound.pdf).pages[page - 1].extract_text().split())


def seen(bound: Bound, page: int, scale: float = 1.0) -> Image.Image:
    with pypdfium2.PdfDocument(bound.pdf) as document:
        return document[page - 1].render(scale=scale).to_pil().convert("L")  # type: ignore[no-any-return]


def frame(bound: Bound, page: int) -> tuple[float, ...]:
    """Left, top, width and height of the hairline around a copy, in mm."""
    sheet = reading.reader(bound.pdf).pages[page - 1]
    content = sheet.get_contents().get_data().decode("latin-1").split()
    x, y, width, height = (float(content[content.index("re") - n]) for n in (4, 3, 2, 1))
    top = float(sheet.mediabox.height) - y - height
    return tuple(round(each * 25.4 / 72, 1) for each in (x, top, width, height))
