"""The answer: what can be given, the letter drawn once, and the very bytes kept when sent."""

import hashlib
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, NamedTuple

from dpo_desk import letters
from dpo_desk.duties import identity
from dpo_desk.duties.collecting import applicable
from dpo_desk.duties.errors import Guarded, InvalidField
from dpo_desk.duties.events import case_deadlines, events, note
from dpo_desk.law.clock import instant
from dpo_desk.law.codes import ANSWERS, ClaimOutcome, LetterKind, RequestKind, SendingWay
from dpo_desk.letters import gather, lint
from dpo_desk.paper import model, render
from dpo_desk.paper.result import Caution
from dpo_desk.records import Claim, EventKind, KeptLetter, Request, Search, SearchResult
from dpo_desk.register import Register
from dpo_desk.words import LANGUAGES, DeskError, Words

_CHOICES = ("all", "third_party")


class NotWritten(DeskError):
    """The file could not be written where it was to lie."""


class Rendering(NamedTuple):
    """A letter with the bytes that are previewed, saved, printed and kept."""

    kept: KeptLetter
    letter: model.Letter
    pdf: bytes
    sha256: str
    pages: int
    cautions: tuple[Caution, ...]  # characters that could not be printed as they are

    def warnings(self, words: Words, *, but: frozenset[str] = frozenset()) -> list[str]:
        """What to look at before sending: what the page could not show, words to think over.

        ``but`` are rules of ``letters.lint`` that somebody else tells of.
        """
        page = [words(f"paper.caution.{each.code}", what=each.what) for each in self.cautions]
        turns = [e.say(words) for e in lint.warnings(self.letter) if e.rule not in but]
        return list(dict.fromkeys(page + turns))

    @property
    def holes(self) -> tuple[model.Hole, ...]:
        """What is missing; a letter with any cannot be marked as sent."""
        return model.holes(self.letter)


def assess(register: Register, request_id: int, choice: str, *, reason: str = "") -> Request:
    """Log what can be given: ``all``, or ``third_party`` with what is left out and why (15 (4)).

    Raises InvalidField where something is left out without a reason: it has to be in the letter.
    """
    if choice not in _CHOICES:
        raise ValueError(f"no such choice: {choice}")
    request = register.get(Request, request_id)
    if choice != "all" and not reason.strip():
        raise InvalidField("duties.error.assess_reason", "reason")
    with register.action("action.request.assessed", ref=request.ref):
        return note(register, request, EventKind.ASSESSED, text=reason.strip(), choice=choice)


def suggested(register: Register, request: Request) -> LetterKind:
    """The answer that fits what was found: no_data where every place was searched in vain."""
    rows = register.find(Search, "request_id = :r", r=request.id)
    nothing = bool(rows) and all(row.result is SearchResult.NOTHING for row in rows)
    return LetterKind.NO_DATA if nothing else LetterKind.ACCESS


def kept_letter(
    register: Register, request: Request, kind: LetterKind, language: str = ""
) -> KeptLetter:
    """The unsent letter of this kind, or a new one (not yet kept) in the person's language."""
    chosen = language or (
        request.language if request.language in LANGUAGES else register.company().letter_language
    )
    found = register.first(
        KeptLetter,
        "request_id = :r and kind = :k and language = :l and sent_on is null",
        order="id desc",
        r=request.id,
        k=kind,
        l=chosen,
    )
    return found or KeptLetter(request_id=request.id, kind=kind, language=chosen)


def compose(
    register: Register,
    request_id: int,
    kind: LetterKind,
    *,
    language: str = "",
    dated: date | None = None,
) -> tuple[KeptLetter, model.Letter]:
    """The letter as it stands now, as plain data; ``dated`` is the day it bears, today if None."""
    request = register.get(Request, request_id)
    kept = kept_letter(register, request, kind, language)
    material = gather.gather(
        register,
        request,
        activities=applicable(register, request),
        letter=kept,
        events=events(register, request),
        deadlines=case_deadlines(register, request),
        dated=dated or kept.dated or register.clock.today(),
    )
    return kept, letters.write(kind, material, kept.language)


def draw(kept: KeptLetter, letter: model.Letter) -> Rendering:
    """Draw a composed letter; touches no register, so a worker can do it."""
    done = render(letter, instant(datetime.combine(letter.dated, time(12))))
    digest = hashlib.sha256(done.pdf).hexdigest()
    return Rendering(kept, letter, done.pdf, digest, done.pages, done.cautions)


def change_letter(
    register: Register, kept: KeptLetter, field: str, value: object, *, merge: str = ""
) -> KeptLetter:
    """Change the manager's words in a letter: ``intro``, ``to_name``, ``omitted``, ``sent_by``."""
    request = register.get(Request, kept.request_id)
    label = "action.letter.changed"
    with register.action(label, merge=merge, ref=request.ref, letter=kept.kind.value):
        return register.change(_begun(register, request, kept), **{field: value})


def new_letter(register: Register, letter: KeptLetter) -> KeptLetter:
    """Begin another letter of a kind already sent: what is sent is corrected by a new one."""
    request = register.get(Request, letter.request_id)
    with register.action("action.letter.begun", ref=request.ref, letter=letter.kind.value):
        return register.add(letter)


def write_file(path: Path, pdf: bytes) -> None:
    """Write a letter to ``path``, whole or not at all; raises NotWritten."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(pdf)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise NotWritten("duties.error.not_written", name=path.name) from error


def record_rendered(register: Register, rendering: Rendering) -> KeptLetter:
    """Log that a file was written from the letter, so that it is recognised when it is sent."""
    kept, holes = rendering.kept, len(rendering.holes)
    request = register.get(Request, kept.request_id)
    with register.action("action.letter.rendered", ref=request.ref, letter=kept.kind.value):
        kept = register.change(
            _begun(register, request, kept), holes=holes, dated=rendering.letter.dated
        )
        if not _rendered(register, request, rendering.sha256):
            note(
                register,
                request,
                EventKind.LETTER_RENDERED,
                letter=kept.kind.value,
                letter_uid=kept.uid,
                sha256=rendering.sha256,
                holes=holes,
            )
        return kept


def check_sendable(register: Register, request: Request, kind: LetterKind, holes: int) -> None:
    """Raises Guarded, with the step to go to, where the letter may not be sent yet (DESIGN 4)."""
    if kind in ANSWERS and identity.unanswered_doubt(register, request):
        raise Guarded("err.identity", "identity")
    if holes:
        raise Guarded("answer.guard", "answer", n=holes)


def record_sent(
    register: Register,
    request_id: int,
    kind: LetterKind,
    pdf: bytes,
    *,
    on: date,
    by: SendingWay,
) -> Request:
    """Keep these very bytes as the letter that was sent, with their hash. Not undoable.

    Raises Guarded for a letter with holes, an unanswered doubt, or bytes that were not rendered
    from this register; InvalidField for a day that lies ahead or before receipt.
    """
    request = register.get(Request, request_id)
    check_sent_day(request.received_on, register.clock.today(), on)
    digest = hashlib.sha256(pdf).hexdigest()
    written = _rendered(register, request, digest)
    if written is None or written["letter"] != kind.value:
        raise Guarded("duties.error.not_rendered", "answer", ref=request.ref)
    check_sendable(register, request, kind, written["holes"])
    kept = register.by_uid(KeptLetter, written["letter_uid"])
    if kept.sent_on is not None:
        raise Guarded("duties.error.already_sent", "answer")
    with register.action("action.letter.sent", undoable=False, ref=request.ref, letter=kind.value):
        register.change(kept, sent_on=on, sent_by=by, pdf=pdf, sha256=digest, holes=0)
        if kind in ANSWERS:
            _settle(register, request, kind)
        return note(
            register,
            request,
            EventKind.LETTER_SENT,
            on=on,
            letter=kind.value,
            letter_uid=kept.uid,
            sha256=digest,
            by=by.value,
        )


def _begun(register: Register, request: Request, kept: KeptLetter) -> KeptLetter:
    """The letter as it is kept now; the first change of a letter keeps it, and only the first."""
    if kept.id:
        return register.get(KeptLetter, kept.id)
    begun = kept_letter(register, request, kept.kind, kept.language)
    return begun if begun.id else register.add(kept)


def _settle(register: Register, request: Request, kind: LetterKind) -> None:
    """The claim for access has its outcome with the answer."""
    assessed = [e for e in events(register, request) if e.kind is EventKind.ASSESSED]
    part = bool(assessed) and assessed[-1].values.get("choice") != "all"
    outcome = ClaimOutcome.PARTLY if part else ClaimOutcome.ANSWERED
    if kind is LetterKind.NO_DATA:
        outcome = ClaimOutcome.NO_DATA
    for claim in register.find(Claim, "request_id = :r", r=request.id):
        if claim.kind is RequestKind.ACCESS:
            register.change(claim, outcome=outcome)


def _rendered(register: Register, request: Request, digest: str) -> dict[str, Any] | None:
    """What was logged when the file with this hash was written from the register."""
    for event in reversed(events(register, request)):
        if event.kind is EventKind.LETTER_RENDERED and event.values.get("sha256") == digest:
            return event.values
    return None


def check_sent_day(received: date | None, today: date, on: date) -> None:
    """Raises InvalidField for a day of sending that lies ahead or before receipt."""
    if on > today:
        raise InvalidField("duties.error.day_ahead", "on")
    if received and on < received:
        raise InvalidField("duties.error.before_receipt", "on")
