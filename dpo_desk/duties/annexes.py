"""The annexes of an answer: gathered from the register, bound on the worker, kept with their hash.

    gathered = annexes.gather(register, request_id)        # where the register is
    bound = annexes.bind(gathered, progress)               # on the worker
    annexes.keep(register, gathered, bound)                # where the register is

What is bound is what the letter lists, in its order: the files that were found, but for those that
a finding keeps back. The same files, marks and day give the same bytes, so a binding that is
already there is recognised by its recipe and not made again.
"""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Final, NamedTuple

import msgspec

from dpo_desk import words as all_words
from dpo_desk.duties import annex_content, redactions
from dpo_desk.duties.composing import kept_letter
from dpo_desk.duties.documents import PDF, file_name
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.events import note
from dpo_desk.law.clock import instant
from dpo_desk.law.codes import LetterKind
from dpo_desk.letters import gather_annexes, gather_case
from dpo_desk.letters.material import Annex, Searched
from dpo_desk.paper import model
from dpo_desk.paper.annex_model import AnnexFile, BindTexts, Bound, Mark, Progress
from dpo_desk.records import Document, EventKind, KeptLetter, Origin, Request
from dpo_desk.register import Register
from dpo_desk.words import Words

_EDITION: Final = "1"  # of the recipe: another when the same input is bound otherwise


class Kept(NamedTuple):
    """A file of the case on its way to the worker."""

    number: int
    document_id: int
    name: str
    source: str
    fetched: date | None
    media_type: str
    data: bytes
    marks: tuple[Mark, ...]

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
    request = register.get(Request, request_id)
    kept = kept_letter(register, request, LetterKind.ACCESS, language)
    day = dated or kept.dated or register.clock.today()
    texts, listed = _texts(register, request, kept, day), _listed(register, request)
    if not listed:
        raise InvalidField("annex.none", "documents")
    signs = redactions.signs(register, request)
    files = tuple(_file(register, annex, place, signs) for annex, place in listed)
    return Gathered(
        request_id=request.id,
        name=file_name(all_words.of(kept.language)("annex.file.name", ref=request.ref)),
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

    The letter's annex list gives its name, pages and hash from then on.
    """
    request = register.get(Request, gathered.request_id)
    with register.action("action.annexes.bound", ref=request.ref):
        _count(register, gathered, bound)
        redactions.log(register, request)
        before = current(register, request)
        if before is not None:
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
        )
        return document


def bound(
    register: Register,
    request: Request,
    letter: KeptLetter | None = None,
    progress: Progress | None = None,
) -> Document:
    """The annexes of a case as one kept file, bound here and now unless they are already.

    For the command line: the window gathers, binds on its worker, and keeps.
    """
    language, dated = (letter.language, letter.dated) if letter else ("", None)
    gathered = gather(register, request.id, language=language, dated=dated)
    found = current(register, request)
    if found is not None and is_current(register, gathered):
        return found
    return keep(register, gathered, bind(gathered, progress))


def current(register: Register, request: Request) -> Document | None:
    """The file as it was last bound; None where none is."""
    event = gather_annexes.last(register, request)
    uid = str(event.values.get("document_uid", "")) if event else ""
    return register.first(Document, "uid = :u", u=uid) if uid else None


def is_current(register: Register, gathered: Gathered) -> bool:
    """Whether the last binding was made of the very same things."""
    request = register.get(Request, gathered.request_id)
    event = gather_annexes.last(register, request)
    made = event is not None and event.values.get("recipe") == gathered.recipe
    return made and current(register, request) is not None


def is_stale(register: Register, request: Request, letter: KeptLetter) -> bool:
    """Whether a letter's annexes are not bound as they now are: then it must not be sent."""
    if not _listed(register, request):
        return False
    gathered = gather(register, request.id, language=letter.language, dated=letter.dated)
    return not is_current(register, gathered)


def _listed(register: Register, request: Request) -> list[tuple[Annex, Searched]]:
    covered = gather_case.redactions(register, request)
    places, _ = gather_case.searches(register, request, covered)
    return [(annex, place) for place in places for annex in place.annexes]


def _file(register: Register, annex: Annex, place: Searched, signs: dict[int, str]) -> Kept:
    document = register.get(Document, annex.document_id or 0)
    return Kept(
        number=annex.number,
        document_id=document.id,
        name=document.name,
        source=place.service.name if place.service else place.search.place,
        fetched=place.search.on or document.added_on,
        media_type=document.media_type,
        data=document.data,
        marks=tuple(
            Mark(
                page=each.page,
                left=each.left,
                top=each.top,
                width=each.width,
                height=each.height,
                sign=signs.get(each.id, ""),
            )
            for each in redactions.of(register, document.id)
        ),
    )


def _texts(register: Register, request: Request, letter: KeptLetter, day: date) -> BindTexts:
    language: model.Language = msgspec.convert(letter.language, model.Language)
    say = all_words.of(language)
    name = letter.to_name.strip() or request.requester_name.strip()
    listed = [annex for annex, _ in _listed(register, request)]
    return BindTexts(
        language=language,
        company=register.company().name,
        case=say("annex.file.case", ref=request.ref),
        running_head=say("annex.file.running", name=name),
        dated=day,
        title=say("annex.file.title", ref=request.ref),
        heading=say("annex.file.heading"),
        intro=say("annex.file.intro"),
        sections=tuple(_sections(listed, say)),
    )


def _sections(listed: Sequence[Annex], say: Words) -> list[model.Section]:
    """What the marks mean, and which annexes go along as files too."""
    found = []
    if any(annex.redacted for annex in listed):
        found.append(_section(say("annex.marks.label"), say("annex.marks.text")))
        found.append(_section(say("annex.pages.label"), say("annex.pages.text")))
    files = [str(annex.number) for annex in listed if annex.as_file]
    if files:
        numbers = files[0]
        if len(files) > 1:
            numbers = say("paper.and", first=", ".join(files[:-1]), last=files[-1])
        text = say.n("annex.files.text", len(files), numbers=numbers)
        found.append(_section(say("annex.files.label"), text))
    return found


def _section(label: str, text: str) -> model.Section:
    return model.Section(label=label, blocks=(model.Paragraph(text=(model.Plain(text),)),))


def _recipe(files: Sequence[Kept], texts: BindTexts) -> str:
    """What the bytes follow from, as one hash."""
    made = hashlib.sha256(_EDITION.encode())
    made.update(msgspec.json.encode(texts))
    for each in files:
        digest = hashlib.sha256(each.data).hexdigest()
        made.update(msgspec.json.encode([*each[:6], digest, each.marks]))
    return made.hexdigest()


def _count(register: Register, gathered: Gathered, bound: Bound) -> None:
    for file, row in zip(gathered.files, bound.annexes, strict=True):
        document = register.get(Document, file.document_id)
        if row.pages and document.pages != row.pages:
            register.change(document, pages=row.pages)
