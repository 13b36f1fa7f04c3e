"""The annexes of an answer: gathered from the register, bound on the worker, kept with their hash.

    if annexes.is_unbound(register, request, kept, letter):    # where the register is
        gathered = annexes.gather(register, request_id, language=…, dated=letter.dated)
        bound = annexes.bind(gathered, progress)               # on the worker
        annexes.keep(register, gathered, bound)                # where the register is
        letter = composing.letter_of(register, request, kept)  # which names the file from now on

What is bound is what the letter lists, in its order: the files that were found, but for those that
a finding keeps back. The same files, marks and day give the same bytes, so a binding that is
already there is recognised by its recipe and not made again.
"""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any, Final, NamedTuple

import msgspec

from dpo_desk import words as all_words
from dpo_desk.duties import annex_content, annex_words, redactions
from dpo_desk.duties.composing import kept_letter
from dpo_desk.duties.documents import PDF, file_name
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.events import events, note
from dpo_desk.law.clock import instant
from dpo_desk.law.codes import LetterKind
from dpo_desk.letters import gather_annexes, gather_case
from dpo_desk.letters.material import Annex, Searched
from dpo_desk.paper import model
from dpo_desk.paper.annex_model import AnnexFile, BindTexts, Bound, Mark, Progress
from dpo_desk.records import (
    Document,
    EventKind,
    KeptLetter,
    Origin,
    Request,
)
from dpo_desk.register import Register

_EDITION: Final = "1"  # of the recipe: another when the same input is bound otherwise


class Kept(NamedTuple):
    """A file of the case on its way to the worker."""

    number: int
    document_id: int
    name: str
    source: str
    fetched: date | None
    media_type: str
    sha256: str
    marks: tuple[Mark, ...]
    data: bytes = b""

    def __repr__(self) -> str:
        return f"<Kept {self.number}, {len(self.data)} bytes>"


class Gathered(NamedTuple):
    """All that a binding needs, without the register."""

    request_id: int
    name: str  # of the file
    files: tuple[Kept, ...]
    texts: BindTexts
    now: datetime
    recipe: str

    def __repr__(self) -> str:
        return f"<Gathered {len(self.files)} files>"


def gather(
    register: Register, request_id: int, *, language: str = "", dated: date | None = None
) -> Gathered:
    """Read what is bound for a case, bytes and all; raises InvalidField where nothing is.

    ``language`` and ``dated`` are those of the answer unless given.
    """
    plan = planned(register, request_id, language=language, dated=dated)
    if not plan.files:
        raise InvalidField("annex.none", "documents")
    files = tuple(
        each._replace(data=register.get(Document, each.document_id).data) for each in plan.files
    )
    return plan._replace(files=files)


def planned(
    register: Register, request_id: int, *, language: str = "", dated: date | None = None
) -> Gathered:
    """What would be bound for a case, without the bytes of its files; quick."""
    request = register.get(Request, request_id)
    answer = kept_letter(register, request, LetterKind.ACCESS, language)
    day = dated or answer.dated or register.clock.today()
    listed = _listed(register, request)
    texts = annex_words.texts(
        register, request, answer.language, day, [annex for annex, _ in listed]
    )
    signs = redactions.signs(register, request)
    places = annex_words.places(register, listed, texts.language)
    files = tuple(_file(register, annex, place, places, signs) for annex, place in listed)
    return Gathered(
        request_id=request.id,
        name=file_name(all_words.of(texts.language)("annex.file.name", ref=request.ref)),
        files=files,
        texts=texts,
        now=instant(datetime.combine(day, time(12))),
        recipe=_recipe(files, texts),
    )


def bind(gathered: Gathered, progress: Progress | None = None) -> Bound:
    """Bind it; needs no register. What ``progress`` raises stops the binding."""
    from dpo_desk.paper import annexes

    files = [
        AnnexFile(
            number=each.number,
            title=each.name,
            source=each.source,
            fetched=each.fetched,
            content=annex_content.contents(
                each.data, each.media_type, each.name, gathered.texts.language
            ),
            marks=each.marks,
        )
        for each in gathered.files
    ]
    return annexes.bind(files, gathered.texts, gathered.now, progress)


def keep(register: Register, gathered: Gathered, bound: Bound) -> Document:
    """Keep the bound file in place of the one before it, and how many pages each annex has.

    One that left with a letter stays beside the new one. The letter's annex list gives its name,
    pages and hash from then on.
    """
    request = register.get(Request, gathered.request_id)
    with register.action("action.annexes.bound", ref=request.ref):
        _count(register, gathered, bound)
        redactions.log(register, request)
        before = current(register, request)
        if before is not None and not _left(register, request, before):
            register.remove(before)
        document = register.add(
            Document(
                request_id=request.id,
                origin=Origin.FOUND,  # they go when the copies go (MODEL.md 20)
                name=gathered.name,
                media_type=PDF,
                size=len(bound.pdf),
                sha256=bound.sha256,
                pages=bound.pages,
                data=bound.pdf,
                added_on=register.clock.today(),
            )
        )
        note(
            register,
            request,
            EventKind.EXPORTED,
            what=gather_annexes.WHAT,
            sha256=bound.sha256,
            document_uid=document.uid,
            recipe=gathered.recipe,
            dated=gathered.texts.dated.isoformat(),
        )
        return document


def bound(
    register: Register,
    request: Request,
    letter: KeptLetter | None = None,
    progress: Progress | None = None,
    *,
    dated: date | None = None,
    name: str = "",
) -> Document:
    """The annexes of a case as one kept file, bound here and now unless they are already.

    For the command line: the window gathers, binds on its worker, and keeps. ``name`` is what the
    file is called where it is written, and so what the letter calls it.
    """
    language = letter.language if letter else ""
    day = dated or (letter.dated if letter else None)
    if is_current(register, planned(register, request.id, language=language, dated=day)):
        found = current(register, request)
        if found is not None:
            return _named(register, request, found, name)
    gathered = gather(register, request.id, language=language, dated=day)
    gathered = gathered._replace(name=file_name(name) if name else gathered.name)
    return keep(register, gathered, bind(gathered, progress))


def _named(register: Register, request: Request, found: Document, name: str) -> Document:
    if not name or found.name == file_name(name):
        return found
    with register.action("action.annexes.named", ref=request.ref):
        return register.change(found, name=file_name(name))


def originals(register: Register, request: Request) -> tuple[tuple[int, int], ...]:
    """Number and document of each annex that goes along as a file too; nothing covered does."""
    listed = [annex for annex, _ in _listed(register, request)]
    return tuple(
        (each.number, each.document_id)
        for each in listed
        if each.as_file and each.document_id and not each.redacted
    )


def current(
    register: Register, request: Request, letter: KeptLetter | None = None
) -> Document | None:
    """The file as it was last bound, or as it left with a ``letter`` that was sent."""
    if letter is not None and letter.sent_on is not None:
        return _left_with(register, request, letter)
    event = gather_annexes.last(register, request)
    uid = str(event.values.get("document_uid", "")) if event else ""
    return register.first(Document, "uid = :u", u=uid) if uid else None


def is_current(register: Register, plan: Gathered) -> bool:
    """Whether the last binding was made of the very same things, under the same date."""
    request = register.get(Request, plan.request_id)
    event = gather_annexes.last(register, request)
    if event is None or gather_annexes.bound(register, request) is None:
        return False
    made = (event.values.get("recipe"), event.values.get("dated"))
    return made == (plan.recipe, plan.texts.dated.isoformat())


def is_stale(register: Register, request: Request, letter: KeptLetter) -> bool:
    """Whether the annexes are not bound, or not as they now are: then no letter may list them.

    A letter that was sent has those it went with.
    """
    if letter.sent_on is not None:
        return False
    plan = planned(register, request.id, language=letter.language, dated=letter.dated)
    event = gather_annexes.last(register, request)
    bound_so = event is not None and event.values.get("recipe") == plan.recipe
    return bool(plan.files) and not (bound_so and gather_annexes.bound(register, request))


def is_unbound(
    register: Register, request: Request, kept: KeptLetter, letter: model.Letter
) -> bool:
    """Whether a letter lists copies that are not bound as they now are; quick where it has none."""
    return letter.enclosed is not None and is_stale(register, request, kept)


def _left(register: Register, request: Request, file: Document) -> bool:
    """Whether a file went along with a letter that was sent."""
    return any(sent.get("annexes") == file.sha256 for sent in _sent(register, request))


def _left_with(register: Register, request: Request, letter: KeptLetter) -> Document | None:
    for sent in _sent(register, request):
        if sent.get("letter_uid") == letter.uid and sent.get("annexes"):
            about = "request_id = :r and sha256 = :s"
            return register.first(Document, about, r=request.id, s=sent["annexes"])
    return None


def _sent(register: Register, request: Request) -> list[dict[str, Any]]:
    found = events(register, request)
    return [event.values for event in found if event.kind is EventKind.LETTER_SENT]


def _listed(register: Register, request: Request) -> list[tuple[Annex, Searched]]:
    covered = gather_case.redactions(register, request)
    places, _ = gather_case.searches(register, request, covered)
    found = [(annex, place) for place in places for annex in place.annexes]
    return sorted(found, key=lambda each: each[0].number)


def _file(
    register: Register,
    annex: Annex,
    place: Searched,
    places: dict[int, str],
    signs: dict[int, str],
) -> Kept:
    (row,) = register.rows(
        f"select media_type, added_on from {Document.table} where id = :i", i=annex.document_id
    )
    added = str(row["added_on"] or "")
    return Kept(
        number=annex.number,
        document_id=annex.document_id or 0,
        name=annex.name,
        source=places[place.search.id],
        fetched=place.search.on or (date.fromisoformat(added) if added else None),
        media_type=str(row["media_type"]),
        sha256=annex.sha256,
        marks=tuple(
            Mark(
                page=each.page,
                left=each.left,
                top=each.top,
                width=each.width,
                height=each.height,
                sign=signs.get(each.id, ""),
            )
            for each in redactions.of(register, annex.document_id or 0)
        ),
    )


def _recipe(files: Sequence[Kept], texts: BindTexts) -> str:
    """What the bytes follow from, as one hash; the date stands beside it."""
    from hashlib import sha256

    undated = msgspec.structs.replace(texts, dated=date.min)
    made = sha256(_EDITION.encode() + msgspec.json.encode(undated))
    for each in files:
        made.update(msgspec.json.encode(each._replace(document_id=0)[:8]))
    return made.hexdigest()


def _count(register: Register, gathered: Gathered, bound: Bound) -> None:
    for file, row in zip(gathered.files, bound.annexes, strict=True):
        document = register.get(Document, file.document_id)
        if row.pages and document.pages != row.pages:
            register.change(document, pages=row.pages)
