"""The file of art. 20: what a person has supplied, or was observed of them, to take along.

    gathered = portability.gather(register, request_id)       # in the register's thread
    made = portability.build(gathered, progress)              # on the worker
    portability.record(register, request_id, made)            # when the file is saved or sent

``enclosed`` puts it inside a PDF, which a password can lock; a zip of its own cannot be.

A file goes along where its place serves an activity of ours that concerns the person, rests on
consent or contract, and gets its data from the person. The manager's finding goes before: one for
the claim of portability that says give brings a file along, one that says keep back leaves it out.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Final, NamedTuple

import msgspec

from dpo_desk.duties import composing, printing
from dpo_desk.duties.collecting import applicable
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.events import note
from dpo_desk.exchange import machine_readable, portable
from dpo_desk.exchange.machine_readable import NotData
from dpo_desk.exchange.portable import LeftOut, Portable, Progress, Source
from dpo_desk.law import dates
from dpo_desk.law.clock import instant
from dpo_desk.law.codes import FindingChoice, LegalBasis, LetterKind, RequestKind, Role, Stated
from dpo_desk.law.grounds import GROUNDS
from dpo_desk.records import (
    Activity,
    ActivityService,
    Claim,
    Document,
    EventKind,
    Finding,
    KeptLetter,
    Purpose,
    PurposeBasis,
    Request,
    Search,
    Service,
)
from dpo_desk.register import Register
from dpo_desk.words import LANGUAGES, of

__all__ = ["Field", "LeftOut", "Portable", "Progress", "build", "enclosed", "gather", "record"]

WHAT: Final = "portability"  # in the event, and where letter B11 looks for the checksum
_FACT: Final = "portable_fields"  # of the letter: what the manager has typed
_BASES: Final = frozenset({LegalBasis.CONSENT, LegalBasis.CONTRACT})  # 20 (1) (a)
_CODES: Final = frozenset(each.code for each in GROUNDS)


class Field(NamedTuple):
    """Something of the person that stands in no file: the manager types what it is."""

    name: str
    value: str

    def __repr__(self) -> str:
        return "<Field>"


class Gathered(msgspec.Struct, frozen=True):
    """All that the archive is made of, out of the register."""

    frame: portable.Frame
    sources: tuple[Source, ...]
    fields: tuple[Field, ...]
    left_out: tuple[LeftOut, ...]

    def __repr__(self) -> str:
        """Counts only."""
        return f"<Gathered {len(self.sources)} files>"


class _File(msgspec.Struct, frozen=True):
    id: int
    search_id: int | None
    name: str
    media_type: str


class _Place(NamedTuple):
    """Where something was found: its name, what it is used for, and why it would be left out."""

    name: str
    purpose: str
    reason: str


def fields_of(facts: Mapping[str, str]) -> tuple[Field, ...]:
    """The typed fields that a letter keeps in its facts; none where these cannot be read."""
    try:
        return msgspec.json.decode(facts.get(_FACT) or "[]", type=tuple[Field, ...])
    except msgspec.DecodeError:
        return ()


def keep_fields(register: Register, kept: KeptLetter, fields: Iterable[Field]) -> KeptLetter:
    """Keep typed fields with letter B11; those without a name or a value go.

    Raises InvalidField where the letter is sent.
    """
    whole = [Field(each.name.strip(), each.value.strip()) for each in fields]
    text = msgspec.json.encode([each for each in whole if all(each)]).decode()
    return composing.change_fact(register, kept, _FACT, text, merge=f"fields.{kept.uid}")


def gather(register: Register, request_id: int, *, language: str = "") -> Gathered:
    """What the archive of a case is made of, decided file by file.

    Raises InvalidField where the case has no claim of portability, or nothing goes along.
    """
    request = register.get(Request, request_id)
    asked = register.find(Claim, "request_id = :r", r=request.id)
    claims = {claim.id for claim in asked if claim.kind is RequestKind.PORTABILITY}
    if not claims:
        raise InvalidField("portable.error.no_claim", "claims", ref=request.ref)
    sources, out = _chosen(register, request, claims)
    fields = _typed(register, request)
    if not sources and not fields:
        raise InvalidField("portable.error.nothing", "findings", ref=request.ref)
    own = request.language if request.language in LANGUAGES else ""
    frame = portable.Frame(
        company=register.company().name,
        ref=request.ref,
        made_on=register.clock.today(),
        language=language or own or register.company().letter_language,
    )
    return Gathered(frame, sources, fields, out)


def build(gathered: Gathered, progress: Progress | None = None) -> Portable:
    """Put the archive together; touches no register, so a worker can do it.

    ``progress`` hears how many files are done; what it raises stops the work. Raises InvalidField
    where no file could be read.
    """
    typed = machine_readable.of_fields(list(gathered.fields)) if gathered.fields else None
    frame, sources, out = gathered.frame, gathered.sources, gathered.left_out
    made = portable.archive(frame, sources, typed, out, progress)
    if not any(name.startswith("data/") for name in made.names):
        raise InvalidField("portable.error.nothing", "findings", ref=frame.ref)
    return made


def record(
    register: Register, request_id: int, made: Portable, *, on: date | None = None
) -> Request:
    """Log that the archive was made, by its checksum: its bytes are not kept (MODEL.md 10).

    The note says which files are no data and why, for letter B11.
    """
    request = register.get(Request, request_id)
    with register.action("action.portability.made", ref=request.ref):
        said, sums = "\n".join(made.told), {"what": WHAT, "sha256": made.sha256}
        return note(register, request, EventKind.EXPORTED, on=on, text=said, **sums)


def file_name(gathered: Gathered) -> str:
    """What the archive is called: the case's number, and nobody's name."""
    return f"{gathered.frame.ref}-data.zip"


def enclosed(gathered: Gathered, made: Portable) -> bytes:
    """The archive inside a PDF that lists what is in it, so that a password can lock it.

    Made for sending only, as ``delivery.lock``; on the worker.
    """
    from dpo_desk.paper import enclosing

    frame = gathered.frame
    words, name = of(frame.language), file_name(gathered)
    sheet = printing.ListPaper(
        language=frame.language,  # type: ignore[arg-type]  # one of the three
        company=frame.company,
        title=words("portable.envelope.title", ref=frame.ref),
        subtitle=words("portable.envelope.open", name=name),
        printed=words(
            "portable.made", ref=frame.ref, date=dates.write(frame.made_on, frame.language)
        ),
        columns=(printing.ListColumn(words("portable.files")),),
    )
    noon = instant(datetime.combine(frame.made_on, time(12)))
    page = printing.draw(sheet, [(each,) for each in made.names], noon)
    return enclosing.enclose(page.pdf, name, "application/zip", made.data)


def _chosen(
    register: Register, request: Request, claims: set[int]
) -> tuple[tuple[Source, ...], tuple[LeftOut, ...]]:
    places = _places(register, request)
    said = register.find(Finding, "request_id = :r", order="id", r=request.id)
    sources: list[Source] = []
    out: list[LeftOut] = []
    for file in _files(register, request):
        place = places.get(file.search_id or 0, _Place("", "", "no_basis"))
        left = _left_out(file, place, _finding(file, said, claims), claims)
        if left is not None:
            out.append(left)
            continue
        data = register.get(Document, file.id).data
        try:
            machine_readable.kind_of(data, file.name, file.media_type)
        except NotData as error:
            out.append(LeftOut(file.name, place.name, error.reason))
            continue
        sources.append(Source(file.name, place.name, place.purpose, file.media_type, data))
    return tuple(sources), tuple(out)


def _left_out(
    file: _File, place: _Place, finding: Finding | None, claims: set[int]
) -> LeftOut | None:
    """Why a file stays out, or None."""
    if finding is not None and finding.choice is FindingChoice.KEEP_BACK:
        ground = finding.ground if finding.ground in _CODES else ""
        return LeftOut(file.name, place.name, "kept_back", ground, finding.reason.strip())
    if finding is not None and finding.choice is FindingChoice.REDACT:
        return LeftOut(file.name, place.name, "others", "art20_4", finding.reason.strip())
    decided = finding is not None and finding.claim_id in claims
    if place.reason and not decided:
        return LeftOut(file.name, place.name, place.reason)
    return None


def _finding(file: _File, said: Sequence[Finding], claims: set[int]) -> Finding | None:
    """What was decided about a file, or about all of its place; for this claim before for all."""
    fitting = [
        finding
        for finding in said
        if (finding.claim_id is None or finding.claim_id in claims)
        and (
            finding.document_id == file.id
            or (finding.document_id is None and finding.search_id == (file.search_id or -1))
        )
    ]
    fitting.sort(key=lambda each: (each.claim_id in claims, each.document_id == file.id, each.id))
    return fitting[-1] if fitting else None


def _files(register: Register, request: Request) -> list[_File]:
    rows = register.rows(
        "select id, search_id, name, media_type from document where request_id = :r"
        " and removed_at is null and (search_id is not null or origin = 'found') and size > 0"
        " order by id",
        r=request.id,
    )
    return msgspec.convert(rows, list[_File], strict=False)


def _places(register: Register, request: Request) -> dict[int, _Place]:
    """The places of a case by the id of their search."""
    concerned = {each.id: each for each in applicable(register, request)}
    links = register.find(ActivityService)
    names = {each.id: each.name for each in register.find(Service)}
    purposes = register.find(Purpose, order="position, id")
    bases: dict[int, set[LegalBasis]] = {}
    for each in register.find(PurposeBasis):
        bases.setdefault(each.purpose_id, set()).add(each.basis)
    found = {}
    for search in register.find(Search, "request_id = :r", r=request.id):
        ids = {link.activity_id for link in links if link.service_id == search.service_id}
        served = [concerned[i] for i in sorted(ids & concerned.keys())]
        mine = [p for p in purposes if p.activity_id in {each.id for each in served}]
        name = names.get(search.service_id or 0, search.place)
        found[search.id] = _place(name, served, mine, bases)
    return found


def _place(
    name: str, served: list[Activity], purposes: list[Purpose], bases: dict[int, set[LegalBasis]]
) -> _Place:
    ours = {each.id for each in served if each.role is not Role.PROCESSOR}
    theirs = {each.id for each in served if each.source_is_person is Stated.STATED_NONE}
    if served and not ours:
        return _Place(name, "", "processor")
    known = [p for p in purposes if p.activity_id in ours and bases.get(p.id)]
    fitting = [p for p in known if bases[p.id] & _BASES]
    supplied = [p for p in fitting if p.activity_id not in theirs]
    if not supplied:
        reason = "not_supplied" if fitting else "basis" if known else "no_basis"
        return _Place(name, "", reason)
    return _Place(name, "; ".join(dict.fromkeys(p.text for p in supplied)), "")


def _typed(register: Register, request: Request) -> tuple[Field, ...]:
    """The fields of the latest letter that has any."""
    letters = register.rows(
        "select facts from letter where request_id = :r and kind = :k and removed_at is null"
        " order by id desc",
        r=request.id,
        k=LetterKind.PORTABILITY,
    )
    for row in letters:
        facts = msgspec.json.decode(str(row["facts"] or "{}"), type=dict[str, str])
        if _FACT in facts:
            return fields_of(facts)
    return ()
