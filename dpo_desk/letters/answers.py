"""What the answers to requests share: the claim, how it ended, and the letter around the answer."""

from collections.abc import Callable
from typing import Final

import msgspec

from dpo_desk.law import articles
from dpo_desk.law.codes import ClaimOutcome, FindingChoice, LetterKind, RequestKind
from dpo_desk.law.kinds import KINDS, Guard
from dpo_desk.letters import common, frame, refusing
from dpo_desk.letters.material import Material
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import ended, plain
from dpo_desk.paper.model import Hole, Letter, Paragraph, Part, Section, Text
from dpo_desk.records import Claim, Finding

_MET: Final = {
    ClaimOutcome.ANSWERED: "yes",
    ClaimOutcome.PARTLY: "partly",
    ClaimOutcome.REFUSED: "no",
}
# What a finding answers where it names no claim of its own.
_OWNERS: Final = {
    FindingChoice.GIVE: RequestKind.ACCESS,
    FindingChoice.REDACT: RequestKind.ACCESS,
    FindingChoice.KEEP_BACK: RequestKind.ACCESS,
    FindingChoice.CORRECT: RequestKind.RECTIFICATION,
    FindingChoice.ERASE: RequestKind.ERASURE,
    FindingChoice.KEEP: RequestKind.ERASURE,
    FindingChoice.RESTRICT: RequestKind.RESTRICTION,
}


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of one claim; ``refusal`` tells the ground where no table above does."""

    opening: Text
    sections: tuple[Section, ...] = ()
    refusal: tuple[Section, ...] = ()
    why: Text = ()  # of a yes, in a table; otherwise it refers to the first section
    complain: bool = False  # whether block K belongs there
    ground_first: bool = False  # what was done comes first, but for an objection


Writer = Callable[[Pen, Claim], Reply]


def met(material: Material, claim: Claim) -> str:
    """``yes``, ``partly`` or ``no``; "" for another end or none. What must be kept is no yes."""
    said = _MET.get(claim.outcome, "") if claim.outcome else ""
    kept = claim.kind is RequestKind.ERASURE and findings(material, claim, FindingChoice.KEEP)
    return "partly" if said == "yes" and kept else said


def findings(material: Material, claim: Claim, *choices: FindingChoice) -> tuple[Finding, ...]:
    """What was decided of what was found, as far as it answers this claim."""
    return tuple(
        each
        for each in material.findings
        if each.choice in choices and _answers(material, each, claim)
    )


def written(
    kind: LetterKind, asked: RequestKind, reply: Writer, material: Material, language: str
) -> Letter:
    """A letter that answers one claim; a hole where nobody has decided it."""
    pen = Pen(kind.value, language, material)
    claim = claim_of(material, asked)
    said = reply(pen, claim)
    parts: list[Part] = [
        frame.greeting(pen),
        Paragraph(text=said.opening),
        *frame.intro(pen),
        *background(pen, (claim,)),
        *told(said),
        *([common.complaint(pen)] if said.complain else []),
        *common.asked_at_length(pen),
        common.kept(pen, annexes=False),
        frame.signature(pen),
    ]
    return frame.letter(pen, kind, parts, f"subject.{asked}")


def told(said: Reply) -> tuple[Section, ...]:
    """The sections of a reply in the order they are read."""
    both = (said.refusal, said.sections) if said.ground_first else (said.sections, said.refusal)
    return (*both[0], *both[1])


def claim_of(material: Material, kind: RequestKind) -> Claim:
    """The claim of a kind; one without an end where it was not asked for."""
    return material.claim(kind) or Claim(kind=kind)


def opening(pen: Pen, claim: Claim, name: str = "opening", **values: object) -> Text:
    """The first sentence by how the claim ended; a hole where it has not."""
    said = met(pen.material, claim)
    return pen(f"{name}.{said}", **values) if said else undecided(pen, claim)


def undecided(pen: Pen, claim: Claim) -> Text:
    """That nobody has said yes or no."""
    return pen("met.missing", hole=outcome_hole(pen, claim))


def outcome_hole(pen: Pen, claim: Claim) -> Hole:
    """The hole of a claim that nobody has decided."""
    record = claim if claim.uid else pen.material.request
    return pen.hole("outcome", record, "outcome" if claim.uid else "claims")


def done(pen: Pen, claim: Claim) -> Text:
    """The day on which what was asked for was carried out, else a hole."""
    if claim.done_on:
        return plain(pen.date(claim.done_on))
    record = claim if claim.uid else pen.material.request
    return (pen.hole("done", record, "done_on" if claim.uid else "claims"),)


def answer(claim: Claim) -> str:
    """The manager's own answer to the claim, as sentences."""
    return ended(claim.answer)


def background(pen: Pen, claims: tuple[Claim, ...]) -> list[Part]:
    """What was asked, when and how it came, and how we know who asks, where anybody need know."""
    texts = (_came(pen, claims), common.identity(pen) if _needs_identity(claims) else ())
    return [Paragraph(text=text) for text in texts if text]


def _needs_identity(claims: tuple[Claim, ...]) -> bool:
    """A no to marketing asks nobody who they are; of a stranger it is the very answer."""
    return any(
        Guard.DOUBT in KINDS[claim.kind].guard and claim.outcome is not ClaimOutcome.UNIDENTIFIED
        for claim in claims
    )


def article(pen: Pen, claim: Claim) -> str:
    """The article of what was asked for; "" for what has none of its own."""
    kind = KINDS[claim.kind]
    return articles.cite(kind.article, pen.language) if kind.month or kind.at_once else ""


def refused(pen: Pen, claim: Claim) -> tuple[Section, ...]:
    """Ground and reason of what is refused; nothing for a yes."""
    said = met(pen.material, claim)
    if said not in ("partly", "no"):
        return ()
    label = "label.refused" if said == "partly" else "label.refused.whole"
    return (common.section(pen, label, refusing.text(pen, claim)),)


def _answers(material: Material, finding: Finding, claim: Claim) -> bool:
    if finding.claim_id is not None:
        return finding.claim_id == claim.id
    owner = _OWNERS[finding.choice]
    return claim.kind is owner or material.claim(owner) is None


def _came(pen: Pen, claims: tuple[Claim, ...]) -> Text:
    request = pen.material.request
    if request.received_on is None:
        return ()
    said = request.text.strip()
    what = pen.line("came.many")
    if len(claims) == 1:
        what = pen.line(f"came.{claims[0].kind}", article=article(pen, claims[0]))
    return pen(
        "came",
        what=what,
        many=len(claims) > 1 and any(article(pen, claim) for claim in claims),
        spoken=request.channel in common.SPOKEN,
        how=common.how(pen),
        received=pen.date(request.received_on),
        representative=request.representative_name.strip(),
        quote=said if common.is_short(said) else "",
    )
