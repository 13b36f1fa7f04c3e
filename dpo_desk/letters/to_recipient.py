"""B16, to whoever received data: what was rectified, erased or restricted since (article 19)."""

from dpo_desk.law.codes import ClaimOutcome, LetterKind, RequestKind
from dpo_desk.letters import common, frame
from dpo_desk.letters.asks import Answers
from dpo_desk.letters.material import Material
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import joined, plain
from dpo_desk.paper.model import Letter, Paragraph, Part, Summary, Text

_DONE = {
    RequestKind.RECTIFICATION: "rectified",
    RequestKind.ERASURE: "erased",
    RequestKind.RESTRICTION: "restricted",
}

_GRANTED = (ClaimOutcome.ANSWERED, ClaimOutcome.PARTLY)


def write(material: Material, language: str) -> Letter:
    """The notice, with as little about the person as finds the right one."""
    pen = Pen("to_recipient", language, material)
    answers = Answers(pen, LetterKind.TO_RECIPIENT)
    done = _done(material, answers)
    said: Text = plain(pen.listed([pen.line(f"done.{each}") for each in done])) if done else ()
    by = _confirm_by(pen, answers)
    rows = (("who", answers("identifier")), ("what", answers("what")), ("by", by))
    what = joined([pen(f"do.{each}") for each in done])
    write_to, ref = frame.write_to(pen), material.request.ref
    parts: list[Part] = [
        frame.greeting(pen, to_firm=True),
        Paragraph(text=pen("opening", done=said or answers.hole("change"))),
        *frame.intro(pen),
        Summary(
            label=pen.line("label.summary"),
            rows=tuple((pen.line(f"ask.{name}"), text) for name, text in rows),
        ),
        common.section(pen, "label.do", pen("do", what=what)),
        common.section(pen, "label.confirm", pen("confirm", write_to=write_to, ref=ref, by=by)),
        common.section(pen, "label.little", pen("little")),
        frame.signature(pen, to_firm=True),
    ]
    return frame.letter(pen, LetterKind.TO_RECIPIENT, parts)


def _done(material: Material, answers: Answers) -> tuple[str, ...]:
    """What was done: as the manager says, else what is to be told, else what was granted."""
    chosen = answers.chosen("change")
    if chosen:
        return (chosen,)
    told = material.notification
    granted = tuple(claim.kind for claim in material.claims if claim.outcome in _GRANTED)
    kinds = tuple(told.about) if told and told.about else granted
    return tuple(word for kind, word in _DONE.items() if kind in kinds)


def _confirm_by(pen: Pen, answers: Answers) -> Text:
    told = pen.material.notification
    by = told.confirm_by if told else None
    return answers("confirm_by", pen.date(by) if by else "")
