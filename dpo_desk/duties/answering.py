"""The answer: what can be given, and the letters of a case from the first word to the sending.

``composing`` writes and draws them, ``offers`` says which a case can have, and ``sending`` keeps
the bytes that went out; this is the one door to all of them.
"""

from dpo_desk.duties.composing import (
    NotWritten,
    Rendering,
    change_fact,
    change_letter,
    compose,
    draw,
    kept_letter,
    letter_of,
    new_letter,
    record_rendered,
    write_file,
)
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.events import note
from dpo_desk.duties.offers import Offer, letters_of, suggested
from dpo_desk.duties.sending import check_sendable, check_sent_day, record_sent, unfilled
from dpo_desk.records import EventKind, Request
from dpo_desk.register import Register

__all__ = [
    "NotWritten",
    "Offer",
    "Rendering",
    "assess",
    "change_fact",
    "change_letter",
    "check_sendable",
    "check_sent_day",
    "compose",
    "draw",
    "kept_letter",
    "letter_of",
    "letters_of",
    "new_letter",
    "record_rendered",
    "record_sent",
    "suggested",
    "unfilled",
    "write_file",
]

_CHOICES = ("all", "third_party")


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
