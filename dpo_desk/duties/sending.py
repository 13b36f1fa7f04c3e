"""Sending: the very bytes that went out, and what follows from each letter. Not undoable."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from dpo_desk.digest import sha256
from dpo_desk.duties import asking, composing, extending, fees, presend, telling
from dpo_desk.duties import claims as deciding
from dpo_desk.duties.case import claims
from dpo_desk.duties.errors import Guarded, InvalidField
from dpo_desk.duties.events import events, note
from dpo_desk.duties.outgoing import answered_by, held
from dpo_desk.law.codes import ANSWERS, ClaimOutcome, FindingChoice, LetterKind, SendingWay
from dpo_desk.law.kinds import KINDS
from dpo_desk.paper.model import Hole, holes
from dpo_desk.records import Claim, EventKind, Finding, KeptLetter, Request
from dpo_desk.register import Register

_KEPT_BACK: Final = (FindingChoice.REDACT, FindingChoice.KEEP_BACK, FindingChoice.KEEP)


def check_sendable(register: Register, request: Request, kind: LetterKind) -> None:
    """Raises Guarded, with the step to go to, where a doubt holds the letter back (DESIGN 4)."""
    if held(register, request, kind):
        raise Guarded("err.identity", "identity")
    if kind is LetterKind.IDENTITY and not asking.doubted(register, request):
        raise Guarded("answering.guard.no_doubt", "identity")  # 12 (6): only on reasonable doubt


def unfilled(found: Sequence[Hole]) -> Guarded:
    """What holds a letter with these holes back, naming each that is missing."""
    if not found:  # filled in since its file was written
        return Guarded("answering.guard.written_before", "answer")
    missing = dict.fromkeys(hole.what for hole in found)
    return Guarded("answer.guard", "answer", n=len(missing), what="; ".join(missing))


def record_sent(
    register: Register,
    request_id: int,
    kind: LetterKind,
    pdf: bytes,
    *,
    on: date,
    by: SendingWay,
) -> Request:
    """Keep these very bytes as the letter that was sent, with what follows from it. Not undoable.

    Raises Guarded for a letter with holes, an unanswered doubt, bytes that were not rendered from
    this register or name another file of annexes, or an extension that is not valid; InvalidField
    for a day of sending that lies ahead or before receipt.
    """
    request = register.get(Request, request_id)
    check_sent_day(request.received_on, register.clock.today(), on)
    digest = sha256(pdf)
    written = composing.written_before(register, request, digest)
    if written is None or written["letter"] != kind.value:
        raise Guarded("duties.error.not_rendered", "answer", ref=request.ref)
    kept = register.by_uid(KeptLetter, written["letter_uid"])
    if kept.sent_on is not None:
        raise Guarded("duties.error.already_sent", "answer")
    if kind is LetterKind.EXTENSION:
        extending.check(register, request, kept.facts, on)
    check_sendable(register, request, kind)
    letter = composing.letter_of(register, request, kept)
    if written["holes"]:
        raise unfilled(holes(letter))
    for holding in presend.blocks(register, request, kept, letter, way=by, on=on):
        raise holding.error()
    along = composing.enclosed(letter)
    if along.get("annexes", "") != written.get("annexes", ""):  # bound anew since it was written
        raise Guarded("presend.other_annexes", "answer")
    with register.action("action.letter.sent", undoable=False, ref=request.ref, letter=kind.value):
        kept = register.change(kept, sent_on=on, sent_by=by, pdf=pdf, sha256=digest, holes=0)
        if kind in ANSWERS:
            _settle(register, request, kind, on)
        _follow(register, request, kept, on)
        return note(
            register,
            request,
            EventKind.LETTER_SENT,
            on=on,
            letter=kind.value,
            letter_uid=kept.uid,
            sha256=digest,
            by=by.value,
            **along,
        )


def check_sent_day(received: date | None, today: date, on: date) -> None:
    """Raises InvalidField for a day of sending that lies ahead or before receipt."""
    if on > today:
        raise InvalidField("duties.error.day_ahead", "on")
    if received and on < received:
        raise InvalidField("duties.error.before_receipt", "on")


def _follow(register: Register, request: Request, kept: KeptLetter, on: date) -> None:
    """The facts that follow from a letter having left."""
    match kept.kind:
        case LetterKind.IDENTITY | LetterKind.CLARIFICATION:
            about = kept.kind.value
            note(register, request, EventKind.ASKED, on=on, about=about, letter_uid=kept.uid)
        case LetterKind.EXTENSION:
            text = extending.reason(kept.facts)
            note(register, request, EventKind.EXTENDED, on=on, text=text, letter_uid=kept.uid)
        case LetterKind.TO_CONTROLLER:
            note(register, request, EventKind.FORWARDED, on=on, letter_uid=kept.uid)
        case LetterKind.FEE if fees.refuses(kept.facts):
            _refuse(register, request, kept, on)
        case LetterKind.TO_RECIPIENT:
            telling.letter_sent(register, request, kept, on)
        case _:
            pass


def _refuse(register: Register, request: Request, kept: KeptLetter, on: date) -> None:
    """What a refusal by 12 (5) refuses: all that is open and can be refused."""
    for claim in claims(register, request):
        if claim.outcome is None and KINDS[claim.kind].refusable:
            ground, reason = fees.code(kept.facts), kept.facts.get("why", "")
            deciding.decide(
                register, claim.id, ClaimOutcome.REFUSED, ground=ground, reason=reason, on=on
            )


def _settle(register: Register, request: Request, kind: LetterKind, on: date) -> None:
    """The claims that a letter answers have their outcome with it, where nobody set one before."""
    for claim in answered_by(kind, tuple(claims(register, request))):
        if claim.outcome is None:
            deciding.settle(register, claim.id, _outcome(register, request, claim, kind), on)


def _outcome(register: Register, request: Request, claim: Claim, kind: LetterKind) -> ClaimOutcome:
    match kind:
        case LetterKind.NO_DATA:
            return ClaimOutcome.NO_DATA
        case LetterKind.TO_CONTROLLER:
            return ClaimOutcome.FORWARDED
        case _:
            part = _kept_back(register, request, claim)
            return ClaimOutcome.PARTLY if part else ClaimOutcome.ANSWERED


def _kept_back(register: Register, request: Request, claim: Claim) -> bool:
    """Whether something is left out of the answer to a claim; then it is a refusal in part."""
    assessed = [e for e in events(register, request) if e.kind is EventKind.ASSESSED]
    if assessed and assessed[-1].values.get("choice", "all") != "all":
        return True
    about = "request_id = :r and (claim_id is null or claim_id = :c)"
    found = register.find(Finding, about, r=request.id, c=claim.id)
    return any(each.choice in _KEPT_BACK for each in found)
