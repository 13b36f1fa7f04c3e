"""What each kind of request is: its article, its road and the letters that answer it.

A new kind is an entry here, its code in ``law.codes`` and its words; a test walks every kind.
"""

from types import MappingProxyType
from typing import Final, NamedTuple

from dpo_desk.law.codes import LetterKind as Letter
from dpo_desk.law.codes import RequestKind
from dpo_desk.law.codes import RequestStatus as Step

WHOLE: Final = tuple(Step)
# A no to marketing and a withdrawn consent ask for no search: they are carried out at once.
SHORT: Final = (Step.RECEIVED, Step.ANSWER, Step.CLOSED)
# A question or a complaint is read for the request it may hide.
READ: Final = (Step.RECEIVED, Step.ASSESS, Step.ANSWER, Step.CLOSED)


class Kind(NamedTuple):
    """The law and the road of one kind of request."""

    article: str  # ``law.articles`` writes it out
    letters: tuple[Letter, ...]  # that answer it, the usual one first
    steps: tuple[Step, ...] = WHOLE
    month: bool = True  # whether the month of 12 (3) runs
    at_once: bool = False  # carried out at once and confirmed within the month
    tells_recipients: bool = False  # 19: whoever received the data is told what was done
    refusable: bool = True


KINDS: Final = MappingProxyType(
    {
        RequestKind.ACCESS: Kind("15", (Letter.ACCESS, Letter.NO_DATA, Letter.REFUSAL)),
        RequestKind.RECTIFICATION: Kind(
            "16", (Letter.RECTIFIED, Letter.NO_DATA, Letter.REFUSAL), tells_recipients=True
        ),
        RequestKind.ERASURE: Kind(
            "17", (Letter.ERASED, Letter.NO_DATA, Letter.REFUSAL), tells_recipients=True
        ),
        RequestKind.RESTRICTION: Kind(
            "18", (Letter.RESTRICTED, Letter.NO_DATA, Letter.REFUSAL), tells_recipients=True
        ),
        RequestKind.PORTABILITY: Kind("20", (Letter.PORTABILITY, Letter.NO_DATA, Letter.REFUSAL)),
        RequestKind.OBJECTION: Kind("21(1)", (Letter.OBJECTION, Letter.NO_DATA)),
        RequestKind.MARKETING_OPT_OUT: Kind(
            "21(2)", (Letter.MARKETING_STOPPED,), SHORT, at_once=True, refusable=False
        ),
        RequestKind.AUTOMATED_DECISION: Kind("22", (Letter.AUTOMATED_DECISION, Letter.NO_DATA)),
        RequestKind.WITHDRAW_CONSENT: Kind(
            "7(3)", (Letter.CONSENT_WITHDRAWN,), SHORT, at_once=True, refusable=False
        ),
        RequestKind.RECIPIENTS: Kind("19", (Letter.REPLY, Letter.NO_DATA, Letter.REFUSAL)),
        RequestKind.COMPLAINT: Kind("12(2)", (Letter.REPLY,), READ, month=False, refusable=False),
        RequestKind.QUESTION: Kind("12(2)", (Letter.REPLY,), READ, month=False, refusable=False),
    }
)


def kind(code: RequestKind) -> Kind:
    """The entry of a kind."""
    return KINDS[code]


def steps(codes: tuple[RequestKind, ...]) -> tuple[Step, ...]:
    """The road of a request with several kinds: every step that one of them needs, in order."""
    needed = {step for code in codes for step in KINDS[code].steps}
    return tuple(step for step in Step if step in needed)
