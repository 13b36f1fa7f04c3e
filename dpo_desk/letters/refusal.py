"""B09, a refusal, whole or in part, and the letter in which several things are answered at once."""

from dpo_desk.law.codes import ClaimOutcome, LetterKind, RequestKind
from dpo_desk.letters import answers, combined, common, enclosed, frame
from dpo_desk.letters.asks import Answers
from dpo_desk.letters.material import Material
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import ended, flat
from dpo_desk.paper.model import Letter, Paragraph, Part, Section, Text
from dpo_desk.records import Claim, EventKind

_NOT_TIED = "art11_2"


def write(material: Material, language: str, kind: LetterKind = LetterKind.REFUSAL) -> Letter:
    """One result for each thing asked for; of a person nobody can identify, what to do instead."""
    pen = Pen(LetterKind.REFUSAL.value, language, material)
    claims = combined.decided(material) or material.claims
    ends = {claim.outcome for claim in claims}
    rows = combined.items(pen, claims)
    unidentified = ends == {ClaimOutcome.UNIDENTIFIED}
    first = _unidentified(pen, claims) if unidentified else combined.how_many(pen, rows)
    parts: list[Part] = [
        frame.greeting(pen),
        Paragraph(text=first),
        *frame.intro(pen),
        *answers.background(pen, claims),
        *_others(pen, claims),
        combined.table(pen, rows),
        *(_what_to_do(pen, claims) if unidentified else []),
        *combined.replies(pen, claims),
        *_given(pen),
        *_rest_of_access(pen),
        *(enclosed.covered(pen, told=True) if gives_access(material) else []),
        *([common.complaint(pen)] if _complains(pen, claims) else []),
        *common.asked_at_length(pen),
        common.kept(pen, annexes=gives_access(material)),
        frame.signature(pen),
        *(enclosed.annexes(pen) if gives_access(material) else []),
    ]
    subject = f"subject.{claims[0].kind}" if len(claims) == 1 else "subject.many"
    return frame.letter(pen, kind, parts, subject, copies=gives_access(material))


def _others(pen: Pen, claims: tuple[Claim, ...]) -> list[Part]:
    """What else was asked for and still waits: nobody is to think that it was overlooked."""
    here = {claim.kind for claim in claims}
    rest = [c.kind for c in pen.material.claims if c.outcome is None and c.kind not in here]
    if not rest:
        return []
    meant = "; ".join(pen.line(f"kind.{kind}.means") for kind in rest)
    return [Paragraph(text=pen("other_claims", kinds=meant))]


def gives_access(material: Material) -> bool:
    """Whether a copy goes along: never with a refusal of access, nor to one nobody knows."""
    claim = material.claim(RequestKind.ACCESS)
    return claim is not None and answers.met(material, claim) in ("yes", "partly")


def _complains(pen: Pen, claims: tuple[Claim, ...]) -> bool:
    """Block K wherever something is refused, kept or covered; also where nothing is decided yet."""
    undecided = any(claim.outcome is None for claim in claims)
    always = {RequestKind.PORTABILITY, RequestKind.AUTOMATED_DECISION} & {c.kind for c in claims}
    left_out = any(item.met in ("partly", "no") for item in combined.items(pen, claims))
    left_out = left_out or enclosed.is_covered(pen.material)
    return undecided or bool(always) or left_out or combined.refuses(pen.material, claims)


def _unidentified(pen: Pen, claims: tuple[Claim, ...]) -> Text:
    tied = any(claim.ground != _NOT_TIED for claim in claims)
    return pen("unidentified" if tied else "unidentified.not_tied")


def _what_to_do(pen: Pen, claims: tuple[Claim, ...]) -> list[Section]:
    """That we have asked, where we have, and how the case is opened again (11 (2), 12 (2))."""
    found = []
    asked = [
        event
        for event in pen.material.events
        if event.kind is EventKind.ASKED and event.values.get("about") == "identity"
    ]
    if asked and asked[-1].on:
        text = pen("asked_you", date=pen.date(asked[-1].on))
        found.append(common.section(pen, "label.asked_you", text))
    tied = any(claim.ground != _NOT_TIED for claim in claims)
    name = "reopen" if tied else "reopen.not_tied"
    text = pen(name, write_to=frame.write_to(pen))
    return [*found, common.section(pen, "label.reopen", text)]


def _given(pen: Pen) -> list[Section]:
    """What the person gets all the same, in the manager's words."""
    told = ended(flat(Answers(pen, LetterKind.REFUSAL)("given")))
    return [common.section(pen, "label.given", pen("given", given=told))] if told else []


def _rest_of_access(pen: Pen) -> list[Section]:
    """Where the rest of article 15 is told when access is given in part by this letter."""
    if not gives_access(pen.material):
        return []
    sent = [
        event.on
        for event in pen.material.events
        if event.kind is EventKind.LETTER_SENT
        and event.values.get("letter") == LetterKind.ACCESS.value
    ]
    text = pen("access.later")
    if sent and sent[-1]:
        text = pen("access.sent", date=pen.date(sent[-1]))
    return [common.section(pen, "label.access", text)]
