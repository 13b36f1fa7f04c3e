"""What each kind of request is: its article, its road, its guard and the letters that answer it.

A new kind is an entry here, its code in ``law.codes``, its grounds in ``law.grounds`` and its
words; a test walks every kind. ``law.codes.ANSWERS`` names the same letters once more, for those
who ask only whether something was an answer.
"""

from collections.abc import Iterable
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

from dpo_desk.law.codes import Capacity, RequestKind
from dpo_desk.law.codes import LetterKind as Letter
from dpo_desk.law.codes import RequestStatus as Step

WHOLE: Final = tuple(Step)
# A no to marketing and a withdrawn consent ask for no search: they are carried out at once. Where
# the company is only processor, all there is to do is send it on (28 (3) (e)).
SHORT: Final = (Step.RECEIVED, Step.ANSWER, Step.CLOSED)
# A question or a complaint is read for the request it may hide.
READ: Final = (Step.RECEIVED, Step.ASSESS, Step.ANSWER, Step.CLOSED)


class Guard(StrEnum):
    """What holds an answer of a kind back until it is seen to."""

    DOUBT = "doubt"  # a reasonable doubt about who it is, not answered yet (12 (6))
    PARTS = "parts"  # what an access answer must hold at least (15 (1), (2))
    NOT_PDF = "not_pdf"  # a format that machines read (20 (1))


class Kind(NamedTuple):
    """The law and the road of one kind of request."""

    article: str  # ``law.articles`` writes it out
    letters: tuple[Letter, ...]  # that answer it, the usual one first
    steps: tuple[Step, ...] = WHOLE
    month: bool = True  # whether the month of 12 (3) runs
    at_once: bool = False  # carried out at once and confirmed within the month
    deed: bool = True  # whether something is to be carried out besides the answer
    decided: bool = True  # whether it is weighed to a yes or no; else looking through is enough
    tells_recipients: bool = False  # 19: whoever received the data is told what was done
    refusable: bool = True
    guard: tuple[Guard, ...] = (Guard.DOUBT,)


_REFUSED: Final = (Letter.NO_DATA, Letter.REFUSAL)

KINDS: Final = MappingProxyType(
    {
        RequestKind.ACCESS: Kind(
            "15",
            (Letter.ACCESS, *_REFUSED),
            deed=False,
            decided=False,
            guard=(Guard.DOUBT, Guard.PARTS),
        ),
        RequestKind.RECTIFICATION: Kind("16", (Letter.RECTIFIED, *_REFUSED), tells_recipients=True),
        RequestKind.ERASURE: Kind("17", (Letter.ERASED, *_REFUSED), tells_recipients=True),
        RequestKind.RESTRICTION: Kind("18", (Letter.RESTRICTED, *_REFUSED), tells_recipients=True),
        RequestKind.PORTABILITY: Kind(
            "20", (Letter.PORTABILITY, *_REFUSED), deed=False, guard=(Guard.DOUBT, Guard.NOT_PDF)
        ),
        RequestKind.OBJECTION: Kind("21(1)", (Letter.OBJECTION, *_REFUSED)),
        RequestKind.MARKETING_OPT_OUT: Kind(
            "21(2)", (Letter.MARKETING_STOPPED,), SHORT, at_once=True, refusable=False, guard=()
        ),
        RequestKind.AUTOMATED_DECISION: Kind("22", (Letter.AUTOMATED_DECISION, *_REFUSED)),
        RequestKind.WITHDRAW_CONSENT: Kind(
            "7(3)", (Letter.CONSENT_WITHDRAWN,), SHORT, at_once=True, refusable=False
        ),
        RequestKind.RECIPIENTS: Kind("19", (Letter.REPLY, *_REFUSED), deed=False, decided=False),
        RequestKind.COMPLAINT: Kind(
            "12(2)", (Letter.REPLY,), READ, month=False, deed=False, decided=False, refusable=False
        ),
        RequestKind.QUESTION: Kind(
            "12(2)", (Letter.REPLY,), READ, month=False, deed=False, decided=False, refusable=False
        ),
    }
)


def kind(code: RequestKind) -> Kind:
    """The entry of a kind."""
    return KINDS[code]


def steps(codes: Iterable[RequestKind]) -> tuple[Step, ...]:
    """The road of a request with several kinds: every step that one of them needs, in order."""
    needed = {step for code in codes for step in KINDS[code].steps}
    return tuple(step for step in Step if step in needed)


def month_runs(codes: Iterable[RequestKind]) -> bool:
    """Whether the month of 12 (3) runs: for any right that is used, and while nobody knows which.

    A question or a complaint alone is answered (12 (1), (2)), and no law counts the days.
    """
    asked = tuple(codes)
    return not asked or any(KINDS[code].month for code in asked)


def in_capacity(codes: Iterable[RequestKind], capacity: Capacity) -> tuple[RequestKind, ...]:
    """What is asked for, each once; of somebody who has died nothing but a complaint or a question.

    The regulation does not apply to the deceased (recital 27): what a survivor asks is answered as
    a complaint, with an eye to confidentiality and to the data of living relatives.
    """
    kept = tuple(dict.fromkeys(codes))
    if capacity is not Capacity.SURVIVOR:
        return kept
    plain = (RequestKind.COMPLAINT, RequestKind.QUESTION)
    return tuple(dict.fromkeys(c if c in plain else RequestKind.COMPLAINT for c in kept))


def answers(letter: Letter, code: RequestKind) -> bool:
    """Whether a letter answers a claim of this kind.

    An access answer, a refusal and what is sent on to the controller are frames in which every
    kind of a case is answered.
    """
    return letter in FRAMES or letter in KINDS[code].letters


def is_own(letter: Letter, code: RequestKind) -> bool:
    """Whether a letter is about claims of this kind, decided or not; a frame tells of others too.

    A refusal says no to what is decided, and leaves the rest for another letter.
    """
    return letter in KINDS[code].letters and letter is not Letter.REFUSAL


FRAMES: Final = (Letter.ACCESS, Letter.REFUSAL, Letter.TO_CONTROLLER)


def repeats(asked: Iterable[RequestKind], before: Iterable[RequestKind]) -> bool:
    """Whether something is asked for again that can be refused for it: repetitive (12 (5))."""
    return any(KINDS[kind].refusable for kind in {*asked} & {*before})
