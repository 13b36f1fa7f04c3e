"""B15, the answer about an automated decision: its logic, a human review and the result (22)."""

from dpo_desk.law.codes import LetterKind, RequestKind, Stated
from dpo_desk.letters import answers, common
from dpo_desk.letters.answers import Reply
from dpo_desk.letters.asks import Answers
from dpo_desk.letters.material import Material
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import ended, plain
from dpo_desk.paper.model import Letter, Section, Text
from dpo_desk.records import Claim


def write(material: Material, language: str) -> Letter:
    """The answer, always with block K."""
    return answers.written(
        LetterKind.AUTOMATED_DECISION, RequestKind.AUTOMATED_DECISION, reply, material, language
    )


def reply(pen: Pen, claim: Claim) -> Reply:
    """How the decision was made, who looked at it again, and what came of it."""
    told = Answers(pen, LetterKind.AUTOMATED_DECISION)
    said = answers.met(pen.material, claim)
    sections: list[Section] = []
    if said in ("yes", "partly"):
        result = answers.answer(claim)
        hole = pen.hole("answer", claim, "answer")
        sections = [
            common.section(pen, "label.logic", pen("logic", logic=_logic(pen, told))),
            common.section(pen, "label.review", _review(pen, told)),
            common.section(pen, "label.result", pen("result", answer=result or hole)),
            common.section(pen, "label.view", pen("view")),
        ]
    elif said:
        sections = [common.section(pen, "label.offer", pen("view.no"))]
    return Reply(
        opening=_opening(pen, claim, told),
        sections=tuple(sections),
        refusal=answers.refused(pen, claim),
        complain=True,
        ground_first=said == "no",
    )


def _opening(pen: Pen, claim: Claim, told: Answers) -> Text:
    said = answers.met(pen.material, claim)
    if said not in ("yes", "partly"):
        return answers.opening(pen, claim)
    result = told.chosen("review_result")
    if result:
        return pen(f"opening.{result}")
    return pen("opening.yes", hole=told.hole("review_result"))


def _logic(pen: Pen, told: Answers) -> Text:
    """How it was made: as the manager tells it for this decision, else as the register has it."""
    known = [
        ended(pen.told(use.activity, "automated_logic"))
        for use in pen.material.uses
        if use.activity.automated_decisions is Stated.KNOWN and use.activity.automated_logic.strip()
    ]
    said = told.sentence("logic") or plain(" ".join(known))
    return said or (told.hole("logic"),)


def _review(pen: Pen, told: Answers) -> Text:
    said = {name: told(name) or (told.hole(name),) for name in ("reviewer", "reviewed_on")}
    return pen("review", reviewer=said["reviewer"], date=said["reviewed_on"])
