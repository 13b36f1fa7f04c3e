"""What the page shows on which bars are drawn: a file's pages as pictures, and how they will be.

seen = covering.read(register, document_id)
pdf = redactions.pages(redactions.source(register, document_id))   # on the worker
page = covering.look(pdf, 1)                                       # on the worker
result = covering.result(pdf, seen.marks, progress)                # on the worker
"""

from typing import Final, NamedTuple

import msgspec

from dpo_desk.duties import annex_list, case, collecting, redactions
from dpo_desk.duties.composing import kept_letter
from dpo_desk.law.codes import LetterKind, RequestKind
from dpo_desk.paper.annex_model import Mark, Progress
from dpo_desk.paper.model import Language
from dpo_desk.records import Document, Redaction, Request
from dpo_desk.register import Register

_DPI: Final = 160  # sharp at one and a half times its size on paper


class Seen(NamedTuple):
    """A file with its bars, and the case it belongs to."""

    document_id: int
    request_id: int
    ref: str
    name: str
    place: str
    number: int
    language: Language
    kinds: tuple[RequestKind, ...]
    bars: tuple[Redaction, ...]
    signs: dict[int, str]
    research: bool  # § 17 of the act can be a ground

    def __repr__(self) -> str:
        return f"<Seen {self.document_id}>"

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The bars with their signs, as the worker needs them."""
        return tuple(
            Mark(
                page=each.page,
                left=each.left,
                top=each.top,
                width=each.width,
                height=each.height,
                sign=self.signs.get(each.id, ""),
            )
            for each in self.bars
        )


class Word(NamedTuple):
    """A word of a page and where it stands, in ten-thousandths."""

    text: str
    left: int
    top: int
    width: int
    height: int

    def __repr__(self) -> str:
        return "<Word>"


class Look(NamedTuple):
    """A page as a picture (PNG), with its words; ``pages`` is how many there are."""

    png: bytes
    words: tuple[Word, ...]
    pages: int

    def __repr__(self) -> str:
        return f"<Look {len(self.png)} bytes>"


def read(register: Register, document_id: int) -> Seen:
    """A file and its bars; raises NotFound."""
    document = register.get(Document, document_id)
    request = register.get(Request, document.request_id or 0)
    bars = redactions.of(register, document.id)
    listed = annex_list.read(register, request.id).copies
    row = next((each for each in listed if each.document_id == document.id), None)
    letter = kept_letter(register, request, LetterKind.ACCESS)
    return Seen(
        document_id=document.id,
        request_id=request.id,
        ref=request.ref,
        name=document.name,
        place=row.place if row else "",
        number=row.number if row else 0,
        language=msgspec.convert(letter.language, Language),
        kinds=tuple(claim.kind for claim in case.claims(register, request)),
        bars=bars,
        signs=redactions.signs(register, request),
        research=collecting.for_research(register, request)
        or any(each.ground.startswith("pol17") for each in bars),
    )


def look(pdf: bytes, page: int) -> Look:
    """A page (1 is the first) for the screen; on the worker. Raises IndexError."""
    from dpo_desk.paper import raster, redaction

    with raster.opened(pdf) as document:
        pages = len(document)
    words = tuple(
        Word(each.text, each.left, each.top, each.width, each.height)
        for each in redaction.page_words(pdf, page)
    )
    return Look(raster.page_picture(pdf, page, _DPI), words, pages)


def result(pdf: bytes, marks: tuple[Mark, ...], progress: Progress | None = None) -> bytes:
    """The pages as the person gets them: what is covered is gone. On the worker.

    What ``progress`` raises stops it.
    """
    from dpo_desk.paper import redaction

    return redaction.redact(pdf, marks, progress) if marks else pdf
