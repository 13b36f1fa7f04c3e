"""A letter of a case: what it says now, the manager's words in it, and the drawing of it."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final, NamedTuple

from dpo_desk import letters
from dpo_desk.digest import sha256
from dpo_desk.duties import telling
from dpo_desk.duties.collecting import applicable
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.events import case_deadlines, events, note
from dpo_desk.law.clock import instant
from dpo_desk.law.codes import LetterKind
from dpo_desk.letters import gather, lint
from dpo_desk.paper import model, render
from dpo_desk.paper.result import Caution
from dpo_desk.records import EventKind, KeptLetter, Request
from dpo_desk.register import Register
from dpo_desk.words import LANGUAGES, DeskError, Words

# These go to another company, which need not read the person's language.
_TO_COMPANIES: Final = (LetterKind.TO_RECIPIENT, LetterKind.TO_CONTROLLER, LetterKind.TO_PROCESSOR)


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


def kept_letter(
    register: Register,
    request: Request,
    kind: LetterKind,
    language: str = "",
    *,
    service_id: int | None = None,
    recipient_id: int | None = None,
) -> KeptLetter:
    """The unsent letter of this kind to this addressee, or a new one (not yet kept).

    Neither service nor recipient: it goes to the person, or to the controller of the case. Without
    ``language`` the person is written to in theirs, a company in that of the house.
    """
    spoken = "" if kind in _TO_COMPANIES else request.language
    chosen = language or (spoken if spoken in LANGUAGES else register.company().letter_language)
    found = register.first(
        KeptLetter,
        "request_id = :r and kind = :k and language = :l and sent_on is null"
        " and service_id is :s and recipient_id is :t",
        order="id desc",
        r=request.id,
        k=kind,
        l=chosen,
        s=service_id,
        t=recipient_id,
    )
    return found or KeptLetter(
        request_id=request.id,
        kind=kind,
        language=chosen,
        service_id=service_id,
        recipient_id=recipient_id,
    )


def compose(
    register: Register,
    request_id: int,
    kind: LetterKind,
    *,
    language: str = "",
    dated: date | None = None,
    service_id: int | None = None,
    recipient_id: int | None = None,
) -> tuple[KeptLetter, model.Letter]:
    """The letter as it stands now, as plain data; ``dated`` is the day it bears, today if None."""
    request = register.get(Request, request_id)
    kept = kept_letter(
        register, request, kind, language, service_id=service_id, recipient_id=recipient_id
    )
    return kept, letter_of(register, request, kept, dated)


def letter_of(
    register: Register, request: Request, kept: KeptLetter, dated: date | None = None
) -> model.Letter:
    """A letter of a case as plain data, from what the register holds now."""
    material = gather.gather(
        register,
        request,
        activities=applicable(register, request),
        letter=kept,
        events=events(register, request),
        deadlines=case_deadlines(register, request),
        dated=dated or kept.dated or register.clock.today(),
    )
    return letters.write(kept.kind, material, kept.language)


def draw(kept: KeptLetter, letter: model.Letter) -> Rendering:
    """Draw a composed letter; touches no register, so a worker can do it."""
    done = render(letter, instant(datetime.combine(letter.dated, time(12))))
    digest = sha256(done.pdf)
    return Rendering(kept, letter, done.pdf, digest, done.pages, done.cautions)


def change_letter(
    register: Register, kept: KeptLetter, field: str, value: object, *, merge: str = ""
) -> KeptLetter:
    """Change the manager's words in a letter: ``intro``, ``to_name``, ``omitted``, ``sent_by``."""
    request = register.get(Request, kept.request_id)
    label = "action.letter.changed"
    with register.action(label, merge=merge, ref=request.ref, letter=kept.kind.value):
        return register.change(begun(register, request, kept), **{field: value})


def change_fact(
    register: Register, kept: KeptLetter, name: str, value: str, *, merge: str = ""
) -> KeptLetter:
    """Say what this letter asks of the manager (``letters.asks``); a day is ISO 8601, "" is none.

    Raises InvalidField where the letter is sent: what went out is corrected by a new one.
    """
    request = register.get(Request, kept.request_id)
    label = "action.letter.changed"
    with register.action(label, merge=merge, ref=request.ref, letter=kept.kind.value):
        letter = begun(register, request, kept)
        if letter.sent_on is not None:
            raise InvalidField("answering.error.sent", name)
        others = {key: said for key, said in letter.facts.items() if key != name}
        said = {name: value.strip()} if value.strip() else {}
        changed = register.change(letter, facts=others | said)
        if name == telling.ERASED_ON and said:
            telling.due(register, request)
        return changed


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
            begun(register, request, kept), holes=holes, dated=rendering.letter.dated
        )
        if not written_before(register, request, rendering.sha256):
            note(
                register,
                request,
                EventKind.LETTER_RENDERED,
                letter=kept.kind.value,
                letter_uid=kept.uid,
                sha256=rendering.sha256,
                holes=holes,
                **enclosed(rendering.letter),
            )
        return kept


def enclosed(letter: model.Letter) -> dict[str, Any]:
    """What is logged of the annexes that a letter lists: the hash of their file (MODEL.md 10)."""
    return {"annexes": letter.enclosed.sha256} if letter.enclosed else {}


def begun(register: Register, request: Request, kept: KeptLetter) -> KeptLetter:
    """The letter as it is kept now; the first change of a letter keeps it, and only the first."""
    if kept.id:
        return register.get(KeptLetter, kept.id)
    found = kept_letter(
        register,
        request,
        kept.kind,
        kept.language,
        service_id=kept.service_id,
        recipient_id=kept.recipient_id,
    )
    return found if found.id else register.add(kept)


def written_before(register: Register, request: Request, digest: str) -> dict[str, Any] | None:
    """What was logged when the file with this hash was written from the register."""
    for event in reversed(events(register, request)):
        if event.kind is EventKind.LETTER_RENDERED and event.values.get("sha256") == digest:
            return event.values
    return None
