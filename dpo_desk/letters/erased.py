"""B08, the answer to a request for erasure: what, where and when; what stays, and by which law."""

from dpo_desk.law.codes import LetterKind, RequestKind
from dpo_desk.letters import answers, disposal, telling
from dpo_desk.letters.answers import Reply
from dpo_desk.letters.material import Material
from dpo_desk.letters.pen import Pen
from dpo_desk.paper.model import Letter, Section
from dpo_desk.records import Claim


def write(material: Material, language: str) -> Letter:
    """The answer; what the law demands kept makes it a yes in part."""
    return answers.written(LetterKind.ERASED, RequestKind.ERASURE, reply, material, language)


def reply(pen: Pen, claim: Claim) -> Reply:
    """What was erased, what is kept, and who is told."""
    said = answers.met(pen.material, claim)
    kept = disposal.kept(pen, claim)
    sections: list[Section] = []
    if said in ("yes", "partly"):
        done = disposal.erased(pen, claim) or disposal.told_in_words(pen, claim)
        sections = [*done, telling.told(pen, claim.kind)]
    sections += kept
    own = claim.grounds.strip() or claim.ground or not kept
    return Reply(
        opening=answers.opening(pen, claim),
        sections=tuple(sections),
        refusal=answers.refused(pen, claim) if own else (),
        complain=said != "yes",
    )
