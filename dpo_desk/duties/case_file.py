"""The whole case as one PDF: what was done, when and with which file, then the files themselves.

    gathered = case_file.gather(register, request_id)      # where the register is
    bound = case_file.bind(gathered, progress)             # on the worker
    case_file.record(register, request_id, bound.sha256)   # once it is written

It is for the company and for those who look into how a case was handled. It holds the letters as
they were sent, the request as it came, and the copies as they were bound with what is covered.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final, NamedTuple

import msgspec

from dpo_desk import words as all_words
from dpo_desk.duties import annex_content, annexes, labels
from dpo_desk.duties.collecting import sources
from dpo_desk.duties.documents import PDF, file_name
from dpo_desk.duties.events import events, note
from dpo_desk.law import clock, dates
from dpo_desk.paper.annex_model import AnnexFile, BindTexts, Bound, Content, Progress, Unbindable
from dpo_desk.paper.model import Language, Paragraph, Part, Plain, Section, Strong, Table, Text
from dpo_desk.records import Claim, Document, Event, EventKind, KeptLetter, Origin, Request
from dpo_desk.register import Register
from dpo_desk.words import Words

_LOG_WIDTHS: Final = (38, 97, 30)  # mm
_WHAT: Final = "case_file"  # of the event that says that it was written


class Held(NamedTuple):
    """A file of the case on its way to the worker."""

    name: str
    kind: str
    on: date | None
    media_type: str
    data: bytes
    sha256: str

    def __repr__(self) -> str:
        return f"<Held {len(self.data)} bytes>"


class Gathered(NamedTuple):
    """All that the case file is made of, without the register."""

    name: str  # of the file
    files: tuple[Held, ...]
    texts: BindTexts
    now: datetime

    def __repr__(self) -> str:
        return f"<Gathered {len(self.files)} files>"


def gather(register: Register, request_id: int, *, language: str = "") -> Gathered:
    """Read a case, its files and all; ``language`` is the company's own unless given."""
    request = register.get(Request, request_id)
    spoken = msgspec.convert(language or register.company().letter_language, Language)
    say = all_words.of(spoken)
    now = register.clock.now()
    texts = BindTexts(
        language=spoken,
        company=register.company().name,
        case=say("case_file.case", ref=request.ref),
        running_head=say("case_file.title", ref=request.ref),
        dated=clock.local_date(now),
        title=say("case_file.title", ref=request.ref),
        heading=say("case_file.heading", ref=request.ref),
        intro=say("case_file.intro", moment=dates.moment(clock.in_oslo(now), spoken)),
        before=tuple(_before(register, request, say)),
        sections=(_chain(register, say),),
        noun="document",
    )
    files = (*_letters(register, request, say), *_documents(register, request, say))
    name = file_name(say("case_file.name", ref=request.ref))
    return Gathered(name, files, texts, now)


def bind(gathered: Gathered, progress: Progress | None = None) -> Bound:
    """Bind it; needs no register. What ``progress`` raises stops the binding."""
    from dpo_desk.paper import annexes as press

    say = all_words.of(gathered.texts.language)
    files = [
        AnnexFile(
            number=number,
            title=each.name,
            source=each.kind,
            fetched=each.on,
            note=say("case_file.sha256", sha256=each.sha256) if each.sha256 else "",
            content=_content(each, gathered.texts.language),
        )
        for number, each in enumerate(gathered.files, start=1)
    ]
    return press.bind(files, gathered.texts, gathered.now, progress)


def record(register: Register, request_id: int, sha256: str) -> Request:
    """Log that the case was written to a file."""
    request = register.get(Request, request_id)
    with register.action("action.case_file.written", undoable=False, ref=request.ref):
        return note(register, request, EventKind.EXPORTED, what=_WHAT, sha256=sha256)


def _content(held: Held, language: Language) -> tuple[Content, ...]:
    if not held.data:
        return (Unbindable("erased"),)
    return annex_content.contents(held.data, held.media_type, held.name, language)


def _before(register: Register, request: Request, say: Words) -> Iterator[Part]:
    """What the case is about, then its log."""
    for label, text in _facts(register, request, say):
        if text:
            yield Section(label=say(label), blocks=(Paragraph(text=(Plain(text),)),))
    yield Paragraph(text=(Strong(say("case_file.log")),))
    yield Table(
        headers=tuple(say(f"case_file.log.{column}") for column in ("when", "what", "who")),
        rows=tuple(_log(register, request, say)),
        widths=_LOG_WIDTHS,
    )
    some = "" if _any_file(register, request) else ".none"
    yield Paragraph(text=(Strong(say(f"case_file.documents{some}")),))


def _facts(register: Register, request: Request, say: Words) -> Iterator[tuple[str, str]]:
    language = say.language
    if request.received_on:
        day = dates.write(request.received_on, language)
        told = say("case_file.received.text", date=day, channel=say(request.channel.key))
        yield "case_file.received", told
    person = ", ".join(part for part in (request.requester_name, request.requester_email) if part)
    yield "case_file.person", say("case_file.erased") if request.erased_on else person
    claims = register.find(Claim, "request_id = :r", order="id", r=request.id)
    yield "case_file.asked", "\n".join(_claim(claim, say) for claim in claims)
    yield "case_file.status", say(request.status.key)
    if request.due_on:
        yield "case_file.due", dates.write(request.due_on, language)
    yield "case_file.words", request.text.strip()


def _claim(claim: Claim, say: Words) -> str:
    asked = say(claim.kind.key)
    return f"{asked}: {say(claim.outcome.key)}" if claim.outcome else asked


def _log(register: Register, request: Request, say: Words) -> Iterator[tuple[Text, ...]]:
    """Each step with its time, its day where that is another, and the hash of its file."""
    places = {source.search.uid: source.name for source in sources(register, request)}
    for event in events(register, request):
        when, day = "", None
        if event.at:
            local = clock.in_oslo(event.at)
            day = local.date()
            time = f"{local:%H:%M}" if say.language == "en" else f"{local:%H.%M}"
            when = f"{dates.write(day, say.language, 'short')} {time}"
        lines = list(_said(event, day, say))
        title = labels.event_title(event, say, places)
        what: Text = (Strong(title), Plain("".join(f"\n{line}" for line in lines)))
        yield (Plain(when),), what, (Plain(event.who),)


def _said(event: Event, logged: date | None, say: Words) -> Iterator[str]:
    if event.on and event.on != logged:
        yield say("case_file.log.on", date=dates.write(event.on, say.language))
    detail = labels.event_detail(event, say)
    if detail:
        yield detail
    if event.values.get("sha256"):
        yield say("case_file.sha256", sha256=event.values["sha256"])


def _letters(register: Register, request: Request, say: Words) -> Iterator[Held]:
    """The letters as they were sent, in their order."""
    sent = "request_id = :r and sent_on is not null"
    for letter in register.find(KeptLetter, sent, order="sent_on, id", r=request.id):
        kind = say("case_file.kind.letter")
        yield Held(say(letter.kind.key), kind, letter.sent_on, PDF, letter.pdf, letter.sha256)


def _documents(register: Register, request: Request, say: Words) -> Iterator[Held]:
    """What came in and what was found: where copies are bound, that file, else the copies."""
    bundle = annexes.current(register, request)
    for document in register.find(Document, "request_id = :r", order="id", r=request.id):
        copy = document.search_id is not None or document.origin is Origin.FOUND
        if copy and bundle is not None and document.id != bundle.id:
            continue
        kind = Origin.FOUND if copy else document.origin
        yield Held(
            document.name,
            say(f"case_file.kind.{kind.value}"),
            document.added_on,
            document.media_type,
            document.data,
            document.sha256,
        )


def _any_file(register: Register, request: Request) -> bool:
    letters = register.count(KeptLetter, "request_id = :r and sent_on is not null", r=request.id)
    return bool(letters or register.count(Document, "request_id = :r", r=request.id))


def _chain(register: Register, say: Words) -> Section:
    """The head of the history's chain, with no more said of it than it can show (MODEL.md 19)."""
    rows = register.rows("select head from action order by id desc limit 1")
    count = register.rows("select count(*) as n from action")[0]["n"]
    head = bytes(rows[0]["head"] or b"").hex() if rows else ""  # type: ignore[arg-type]
    text = say("case_file.chain.text", n=count, head=head)
    return Section(label=say("case_file.chain"), blocks=(Paragraph(text=(Plain(text),)),))
