"""B03, a question of what is meant or wanted first; the work starts in any case."""

from dpo_desk.law.codes import LetterKind, RequestKind
from dpo_desk.letters import common, frame
from dpo_desk.letters.asks import Answers
from dpo_desk.letters.material import Material
from dpo_desk.letters.pen import Pen
from dpo_desk.paper.model import Letter, Paragraph, Part


def write(material: Material, language: str) -> Letter:
    """The question; nobody has to answer it, and no date of ours waits for it."""
    pen = Pen("clarification", language, material)
    answers = Answers(pen, LetterKind.CLARIFICATION)
    about = answers.chosen("about")
    opening = (
        pen(f"opening.{about}") if about else pen("opening.unknown", hole=answers.hole("about"))
    )
    about = about or "meaning"
    access = RequestKind.ACCESS in material.kinds
    reply_by = answers("reply_by")
    parts: list[Part] = [
        frame.greeting(pen),
        Paragraph(text=opening),
        *frame.intro(pen),
        *common.request(pen),
        common.section(pen, f"label.what.{about}", answers.sentence("what")),
        common.section(pen, f"label.proposal.{about}", answers.sentence("proposal")),
        common.section(pen, "label.free", pen(f"free.{about}", access=access)),
        common.section(pen, "label.next", pen("next", by=common.answer_by(pen), reply_by=reply_by)),
        common.questions(pen),
        *common.asked_at_length(pen),
        frame.signature(pen),
    ]
    return frame.letter(pen, LetterKind.CLARIFICATION, parts)
