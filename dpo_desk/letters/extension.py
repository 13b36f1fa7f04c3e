"""B04, the extension: told with its reason within the first month, and once only (12 (3))."""

from datetime import date

from dpo_desk.law.codes import LetterKind
from dpo_desk.law.deadlines import Facts, deadlines
from dpo_desk.letters import common, frame
from dpo_desk.letters.asks import Answers
from dpo_desk.letters.material import Material
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import plain
from dpo_desk.paper.model import Letter, Paragraph, Part, Text
from dpo_desk.records import EventKind


def write(material: Material, language: str) -> Letter:
    """The notice; its new date is a hole once the law's last day for it has passed."""
    pen = Pen("extension", language, material)
    answers = Answers(pen, LetterKind.EXTENSION)
    parts: list[Part] = [
        frame.greeting(pen),
        Paragraph(text=pen("opening", until=_until(pen, answers))),
        *frame.intro(pen),
        *common.request(pen),
        common.section(pen, "label.why", _why(pen, answers)),
        common.section(pen, "label.now", *_now(pen, answers)),
        common.complaint(pen),
        common.questions(pen),
        *common.asked_at_length(pen),
        frame.signature(pen),
    ]
    return frame.letter(pen, LetterKind.EXTENSION, parts)


def _now(pen: Pen, answers: Answers) -> tuple[Text, ...]:
    """What is given already; what is to be done at once cannot be put off, and is not."""
    stopped, said = common.at_once(pen), answers.paragraphs("now")
    if said:
        return (*stopped, *said)
    return (*stopped, pen("now.rest")) if stopped else (pen("now.none"),)


def _why(pen: Pen, answers: Answers) -> Text:
    ground = answers.chosen("ground")
    extended = pen.material.happened(EventKind.EXTENDED)
    return pen(
        "why",
        ground=pen(f"why.{ground}") if ground else answers.sentence("ground"),
        reason=answers.sentence("reason", extended.note if extended else ""),
    )


def _until(pen: Pen, answers: Answers) -> Text:
    """The manager's day, or the last safe one; a hole where the law has no such day to give."""
    last = _last(pen.material)
    day = answers.day("until") or last
    if last is None or day is None or not pen.material.dated <= day <= last:
        return (answers.hole("until"),)
    return plain(pen.date(day))


def _last(material: Material) -> date | None:
    """The safe end of an extension that is told on the day this letter bears."""
    received = material.request.received_on
    if material.deadlines and material.deadlines.ext_safe:
        return material.deadlines.ext_safe
    if received is None or material.dated < received:
        return None
    closed = material.company.close_christmas_eve
    told = Facts(received=received, extended_on=material.dated, closed_days=closed)
    return deadlines(told).ext_safe
