"""Why something is refused: the manager's own reason and the exact place in the law (12 (4))."""

from dpo_desk.law import grounds
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import ended, opened, plain
from dpo_desk.paper.model import Text
from dpo_desk.records import Claim, Finding
from dpo_desk.records.base import Record


def text(pen: Pen, claim: Claim) -> Text:
    """The reason of a claim that is refused, whole or in part, and its ground."""
    return pen("refused", reason=reason(pen, claim), cite=cite(pen, claim))


def cell(pen: Pen, record: Claim | Finding, claim: Claim | None = None) -> Text:
    """Reason and ground as a table gives them; a finding without its own has those of ``claim``."""
    said = reason(pen, _own(record, "reason", claim))
    place = cite(pen, _own(record, "ground", claim))
    return pen("because.refused", reason=said, cite=opened(place))


def reason(pen: Pen, record: Claim | Finding) -> Text:
    """The manager's own reason as a sentence, else a hole."""
    field = "grounds" if isinstance(record, Claim) else "reason"
    said = ended(getattr(record, field))
    return plain(said) if said else (pen.hole("reason", *_place(pen, record, field)),)


def cite(pen: Pen, record: Claim | Finding) -> Text:
    """Paragraph and letter, or article, number and letter; a hole where no ground is chosen."""
    known = place_in_law(record.ground, pen.language)
    return plain(known) if known else (pen.hole("ground", *_place(pen, record, "ground")),)


def place_in_law(code: str, language: str) -> str:
    """How a ground is cited; "" for none, and for a code that is no longer a ground."""
    try:
        return grounds.ground(code).cite(language) if code else ""
    except KeyError:
        return ""


def _own(record: Claim | Finding, what: str, claim: Claim | None) -> Claim | Finding:
    """The record that has a reason or a ground: its own, else that of the claim it answers."""
    if claim is None or str(getattr(record, what, "")).strip():
        return record
    field = "grounds" if what == "reason" else what
    return claim if getattr(claim, field).strip() else record


def _place(pen: Pen, record: Claim | Finding, field: str) -> tuple[Record, str]:
    """Where a hole is filled: at the record, or among the claims where it is not one of them."""
    return (record, field) if record.uid else (pen.material.request, "claims")
