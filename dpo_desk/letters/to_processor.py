"""B20, to a processor: search, rectify, erase or restrict, and say by when (28 (3) (a), (e))."""

from dpo_desk.law.codes import LetterKind
from dpo_desk.letters import common, frame
from dpo_desk.letters.asks import Answers
from dpo_desk.letters.material import Material
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import joined, plain
from dpo_desk.paper.model import Letter, Paragraph, Part, Section, Summary, Text
from dpo_desk.records import Service


def write(material: Material, language: str) -> Letter:
    """The instruction, with no more about the person than is needed to find the data."""
    pen = Pen("to_processor", language, material)
    answers = Answers(pen, LetterKind.TO_PROCESSOR)
    by = answers("answer_by")
    write_to, ref = frame.write_to(pen), material.request.ref
    parts: list[Part] = [
        frame.greeting(pen, to_firm=True),
        Paragraph(text=_opening(pen, answers)),
        *frame.intro(pen),
        _summary(pen, answers, by),
        *_do(pen, answers),
        common.section(pen, "label.confirm", pen("confirm", write_to=write_to, ref=ref, by=by)),
        common.section(pen, "label.why", pen("why")),
        frame.signature(pen, to_firm=True),
    ]
    return frame.letter(pen, LetterKind.TO_PROCESSOR, parts)


def _opening(pen: Pen, answers: Answers) -> Text:
    form = answers.chosen("task") or "unknown"
    return pen(f"opening.{form}", articles=common.articles(pen), hole=answers.hole("task"))


def _summary(pen: Pen, answers: Answers, by: Text) -> Summary:
    addressee, request = pen.material.addressee, pen.material.request
    service = addressee.record if addressee else None
    name = service.name.strip() if isinstance(service, Service) else ""
    known = (request.requester_name.strip(), request.requester_email.strip())
    rows = (
        ("ask.service", plain(name)),
        ("ask.who", answers("identifier", ", ".join(part for part in known if part))),
        ("ask.what", answers("what")),
        ("ask.by", by),
    )
    return Summary(
        label=pen.line("label.summary"),
        rows=tuple((pen.line(name), text) for name, text in rows if text),
    )


def _do(pen: Pen, answers: Answers) -> list[Section]:
    task = answers.chosen("task")
    more = answers.sentence("more") if answers("more") else ()
    text = joined([pen(f"do.{task}") if task else (), more])
    return [common.section(pen, "label.do", text)] if text else []
