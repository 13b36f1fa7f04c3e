"""Covering what concerns others in a copy: bars, their reasons, and the marks they are told by.

The pages that bars are drawn on are those of ``pages``, on the worker; ``places`` finds a name on
all of them. Nothing is covered in the file that is kept: the bound copy is made without it.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from dpo_desk.duties import annex_content
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.events import events, note
from dpo_desk.law import grounds
from dpo_desk.letters import gather_case, marks
from dpo_desk.paper.annex_model import AnnexFile, Mark
from dpo_desk.paper.model import Language
from dpo_desk.records import Document, EventKind, Redaction, Request
from dpo_desk.register import Register

WHOLE: Final = 10_000
_LEAST: Final = 10  # a thousandth of the page: less is a slip of the hand
_EXPLAINED: Final = ("ground", "reason")


class Source(NamedTuple):
    """A kept file on its way to the worker that shows its pages."""

    name: str
    media_type: str
    data: bytes
    language: Language = "nb"

    def __repr__(self) -> str:
        return f"<Source {len(self.data)} bytes>"


def source(register: Register, document_id: int, language: Language = "nb") -> Source:
    """The file whose pages are to be shown."""
    document = register.get(Document, document_id)
    return Source(document.name, document.media_type, document.data, language)


def pages(file: Source) -> bytes:
    """Its pages as PDF, as they are bound but for the bars; on the worker.

    Raises InvalidField where the file has none: it is kept back, or covered where it came from.
    """
    from dpo_desk.paper import annexes

    content = annex_content.contents(file.data, file.media_type, file.name, file.language)
    try:
        return annexes.as_pdf(AnnexFile(number=1, title="", content=content), file.language)
    except annexes.CannotBind as error:
        raise InvalidField("annex.no_pages", "document", name=file.name) from error


def places(pdf: bytes, words: str) -> tuple[Mark, ...]:
    """Bars over every place where ``words`` stand on the pages; on the worker."""
    from dpo_desk.paper import redaction

    return tuple(bar for found in redaction.occurrences(pdf, words) for bar in found.bars)


def of(register: Register, document_id: int) -> tuple[Redaction, ...]:
    """The bars of a file in reading order."""
    found = register.find(Redaction, "document_id = :d", order="page, top, left, id", d=document_id)
    return tuple(found)


def signs(register: Register, request: Request) -> dict[int, str]:
    """The mark of each bar by its id: S1 for the first reason that one meets, as in the letter."""
    covered = gather_case.redactions(register, request)
    _, listed = gather_case.searches(register, request, covered)
    order = [annex.document_id for annex in listed if annex.document_id]
    return {
        redaction: mark.name
        for mark in marks.marks(covered, order)
        for redaction in mark.redaction_ids
    }


def add(
    register: Register,
    document_id: int,
    bars: Iterable[Mark],
    *,
    ground: str = "art15_4",
    reason: str = "",
) -> tuple[Redaction, ...]:
    """Lay bars over a file's pages, all of them as one step that can be undone.

    A bar that is there already is not laid twice, and the file does not go along as it is any
    more. Raises InvalidField for a bar off the page.
    """
    document = register.get(Document, document_id)
    have = {_place(each) for each in of(register, document.id)}
    new = [bar for bar in dict.fromkeys(bars) if _place(bar) not in have]
    for bar in new:
        _check(document, bar)
    _check_ground(ground)
    if not new:
        return ()
    with register.action("action.redaction.added", ref=_ref(register, document)):
        if document.as_file:  # as it is, it would tell what the bars cover
            register.change(document, as_file=False)
        return tuple(
            register.add(
                Redaction(
                    document_id=document.id,
                    page=bar.page,
                    left=bar.left,
                    top=bar.top,
                    width=bar.width,
                    height=bar.height,
                    ground=ground,
                    reason=reason.strip(),
                )
            )
            for bar in new
        )


def move(register: Register, redaction_id: int, bar: Mark, *, merge: str = "") -> Redaction:
    """Put a bar elsewhere on its page, or make it larger or smaller; raises InvalidField."""
    redaction = register.get(Redaction, redaction_id)
    document = register.get(Document, redaction.document_id)
    _check(document, bar)
    with register.action("action.redaction.moved", merge=merge, ref=_ref(register, document)):
        return register.change(
            redaction,
            page=bar.page,
            left=bar.left,
            top=bar.top,
            width=bar.width,
            height=bar.height,
        )


def explain(
    register: Register, ids: Sequence[int], field: str, value: str, *, merge: str = ""
) -> tuple[Redaction, ...]:
    """Say on which ``ground`` (a code of ``law.grounds``) or for which ``reason`` bars are laid.

    Bars with the same ground and reason have the same mark. Raises InvalidField.
    """
    if field not in _EXPLAINED:
        raise ValueError(f"no such field: {field}")
    if field == "ground":
        _check_ground(value)
    found = [register.get(Redaction, each) for each in ids]
    if not found:
        return ()
    document = register.get(Document, found[0].document_id)
    with register.action("action.redaction.reason", merge=merge, ref=_ref(register, document)):
        return tuple(register.change(each, **{field: value}) for each in found)


def remove(register: Register, ids: Sequence[int]) -> None:
    """Take bars away, all of them as one step."""
    found = [register.get(Redaction, each) for each in ids]
    if found:
        document = register.get(Document, found[0].document_id)
        with register.action("action.redaction.removed", ref=_ref(register, document)):
            for each in found:
                register.remove(each)


def log(register: Register, request: Request) -> None:
    """Log how many bars each file now has, where that is not logged yet; inside an action."""
    covered = gather_case.redactions(register, request)
    known = {
        str(event.values.get("document_uid")): int(event.values.get("marks", 0))
        for event in events(register, request)
        if event.kind is EventKind.REDACTED
    }
    files = register.rows(
        f"select id, uid from {Document.table} where request_id = :r and removed_at is null"
        " order by id",
        r=request.id,
    )
    counts: dict[Any, int] = {document: len(bars) for document, bars in covered.items()}
    for row in files:
        uid, count = str(row["uid"]), counts.get(row["id"], 0)
        if count != known.get(uid, 0):
            note(register, request, EventKind.REDACTED, document_uid=uid, marks=count)


def _place(bar: Mark | Redaction) -> tuple[int, ...]:
    return bar.page, bar.left, bar.top, bar.width, bar.height


def _check(document: Document, bar: Mark) -> None:
    if bar.page < 1 or (document.pages and bar.page > document.pages):
        raise InvalidField("annex.mark_page", "page", page=bar.page)
    inside = bar.left >= 0 and bar.top >= 0
    inside = inside and bar.left + bar.width <= WHOLE and bar.top + bar.height <= WHOLE
    if not inside or bar.width < _LEAST or bar.height < _LEAST:
        raise InvalidField("annex.mark_size", "width")


def _check_ground(code: str) -> None:
    try:
        if code:
            grounds.ground(code)
    except KeyError as error:
        raise InvalidField("claims.error.ground", "ground") from error


def _ref(register: Register, document: Document) -> str:
    found = register.rows("select ref from request where id = :i", i=document.request_id)
    return str(found[0]["ref"]) if found else ""
