"""Questions to the person, about who they are (12 (6)) or what they mean, and the pauses they give.

A pause is credited only on a logged doubt and where the question came within three working days
(DOMAIN §2). The date it leads to is disputed: it is shown as that, and stands in no letter.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from dpo_desk.duties import claims as deciding
from dpo_desk.duties.case import claims
from dpo_desk.duties.errors import Guarded, InvalidField
from dpo_desk.duties.events import case_deadlines, events, facts, note
from dpo_desk.law import pauses, working_days
from dpo_desk.law.codes import ClaimOutcome
from dpo_desk.law.facts import Facts, Pause
from dpo_desk.records import Event, EventKind, Request
from dpo_desk.register import Register

# What a letter by 12 (4) can rest on where nobody knows who asks.
GROUNDS: Final = ("art12_2_unidentified", "art11_2")
_NEAR: Final = 3  # working days before the safe date, from which that letter is the thing to do


class About(StrEnum):
    """What a question is about; the code of its letter."""

    IDENTITY = "identity"
    CLARIFICATION = "clarification"


class Question(NamedTuple):
    """A question with its evidence: the doubt it rests on, its letter, its answer."""

    about: About
    asked_on: date
    ask_by: date | None  # the last day for a question that pauses
    answered_on: date | None = None
    credited: bool = False  # whether it pauses, disputed as that is
    doubt: str = ""
    letter_uid: str = ""  # "": asked without a letter

    @property
    def waits(self) -> bool:
        """Whether no answer has come."""
        return self.answered_on is None

    def __repr__(self) -> str:
        """No word of the doubt (MODEL.md 25)."""
        return f"<Question {self.about} {self.asked_on}>"


class Asking(NamedTuple):
    """All questions of a case, and what they do to its days."""

    questions: tuple[Question, ...]
    ask_by: date | None  # a question after this day gives no pause
    pause_days: int
    disputed: date | None  # the law's last day with the pauses: grey, and in no letter
    conclude_by: date | None  # … an identity question still unanswered: the letter by 12 (4)

    @property
    def waiting(self) -> tuple[Question, ...]:
        """The questions that wait for their answer."""
        return tuple(each for each in self.questions if each.waits)


def read(register: Register, request: Request) -> Asking:
    """The questions of a case as they stand."""
    happened = events(register, request)
    plain = facts(register, request, happened)
    due = case_deadlines(register, request, happened)
    found = _questions(happened, plain)
    if plain is None or due is None:
        return Asking(found, None, 0, None, None)
    unknown = any(each.waits and each.about is About.IDENTITY for each in found)
    return Asking(
        found,
        pauses.last_day_to_ask(plain, pauses.credited(plain)),
        due.pause_days,
        (due.ext_paused_latest or due.paused_latest) if due.pause_days else None,
        due.due_on if unknown else None,
    )


def doubted(register: Register, request: Request) -> bool:
    """Whether a reasonable doubt is logged: only then may anybody be asked who they are."""
    return any(event.kind is EventKind.DOUBT for event in events(register, request))


def waiting(register: Register, request: Request, about: About) -> Question | None:
    """The question about this that waits for its answer, the last one asked."""
    found = [each for each in read(register, request).waiting if each.about is about]
    return found[-1] if found else None


def ask(
    register: Register, request_id: int, about: About, *, on: date | None = None, how: str = ""
) -> Request:
    """Log a question that no letter asked, over the telephone say; ``how`` is kept with it.

    Raises Guarded for a question who somebody is without a logged doubt (12 (6)), InvalidField for
    a day that lies ahead or before receipt.
    """
    request = register.get(Request, request_id)
    if about is About.IDENTITY and not doubted(register, request):
        raise Guarded("answering.guard.no_doubt", "identity")
    day = on or register.clock.today()
    _check_day(register, request.received_on, day)
    with register.action("action.request.asked", ref=request.ref):
        return note(register, request, EventKind.ASKED, on=day, text=how.strip(), about=about.value)


def answer(
    register: Register, request_id: int, about: About, *, on: date | None = None, comment: str = ""
) -> Request:
    """Log that the answer came; where the case had ended for want of it, it goes on.

    Raises InvalidField where nothing was asked, or for a day ahead or before the question.
    """
    request = register.get(Request, request_id)
    asked = waiting(register, request, about)
    if asked is None:
        raise InvalidField("answering.error.not_asked", "about")
    day = on or register.clock.today()
    _check_day(register, asked.asked_on, day)
    with register.action("action.request.answer_came", ref=request.ref):
        request = note(
            register, request, EventKind.ANSWERED, on=day, text=comment.strip(), about=about.value
        )
        return _go_on(register, request) if about is About.IDENTITY else request


def conclude(register: Register, request_id: int, ground: str, reason: str) -> Request:
    """Every claim still open is ``unidentified``: the letter by 12 (4) says so and why.

    Raises Guarded where no question about it waits, InvalidField for another ground or no reason.
    """
    request = register.get(Request, request_id)
    if waiting(register, request, About.IDENTITY) is None:
        raise Guarded("answering.guard.nothing_waits", "identity")
    if ground not in GROUNDS:
        raise InvalidField("answering.error.ground_unidentified", "ground")
    if not reason.strip():
        raise InvalidField("answering.error.reason_unidentified", "reason")
    with register.action("action.request.unidentified", ref=request.ref):
        for claim in claims(register, request):
            if claim.outcome is None:
                deciding.decide(
                    register,
                    claim.id,
                    ClaimOutcome.UNIDENTIFIED,
                    ground=ground,
                    reason=reason.strip(),
                )
        return register.get(Request, request.id)


def concluded(register: Register, request: Request) -> bool:
    """Whether every claim ended because nobody knows who asks."""
    outcomes = {claim.outcome for claim in claims(register, request)}
    return outcomes == {ClaimOutcome.UNIDENTIFIED}


def is_time(register: Register, request: Request) -> bool:
    """Whether the letter by 12 (4) is the thing to do now: an open question, the safe date near."""
    by = read(register, request).conclude_by
    return by is not None and working_days.add_working_days(register.clock.today(), _NEAR) >= by


def _go_on(register: Register, request: Request) -> Request:
    """Open again what had ended as unidentified."""
    for claim in claims(register, request):
        if claim.outcome is ClaimOutcome.UNIDENTIFIED:
            deciding.reopen_claim(register, claim.id)
    return register.get(Request, request.id)


def _questions(happened: Sequence[Event], plain: Facts | None) -> tuple[Question, ...]:
    found: list[Question] = []
    doubt = ""
    for event in happened:
        match event.kind:
            case EventKind.DOUBT:
                doubt = event.note
            case EventKind.ASKED if event.on:
                about = About(event.values.get("about", About.CLARIFICATION))
                evidence = doubt if about is About.IDENTITY else ""
                letter = str(event.values.get("letter_uid", ""))
                found.append(Question(about, event.on, None, doubt=evidence, letter_uid=letter))
            case EventKind.ANSWERED if event.on:
                _close(found, event)
            case _:
                pass
    return tuple(found) if plain is None else tuple(_weighed(each, plain) for each in found)


def _close(found: list[Question], answered: Event) -> None:
    """The last open question about the same thing has its answer."""
    for place in reversed(range(len(found))):
        each = found[place]
        same = answered.values.get("about", each.about.value) == each.about.value
        if each.waits and same and answered.on and answered.on >= each.asked_on:
            found[place] = each._replace(answered_on=answered.on)
            return


def _weighed(question: Question, plain: Facts) -> Question:
    """Whether the question gives a pause, and until when it would have."""
    earlier = [p for p in pauses.credited(plain) if p.asked < question.asked_on]
    counted = Pause(question.asked_on, question.answered_on) in pauses.credited(plain)
    return question._replace(ask_by=pauses.last_day_to_ask(plain, earlier), credited=counted)


def _check_day(register: Register, earliest: date | None, day: date) -> None:
    if day > register.clock.today():
        raise InvalidField("duties.error.day_ahead", "on")
    if earliest and day < earliest:
        raise InvalidField("answering.error.before_question", "on")
