"""B18, to whoever asks us about what another firm decides on: whom to ask (DOMAIN 4)."""

from dpo_desk.law.codes import LetterKind
from dpo_desk.law.kinds import month_runs
from dpo_desk.letters import common, frame
from dpo_desk.letters.asks import Answers
from dpo_desk.letters.material import Material
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import plain
from dpo_desk.paper.model import Letter, Paragraph, Part, Text
from dpo_desk.records import EventKind


def write(material: Material, language: str) -> Letter:
    """The letter; it names the controller only where that is known anyhow, and confirms no data."""
    pen = Pen("redirect", language, material)
    answers = Answers(pen, LetterKind.REDIRECT)
    request = material.request
    known = bool(request.controller_name.strip())
    named = known and request.controller_named
    controller = request.controller_name.strip() if named else pen.line("controller")
    form = "" if known or _day(pen, answers) else ".ask"
    day = _day(pen, answers) or (answers.hole("forwarded_on"),)
    split = bool(answers.chosen("own_part")) or material.happened(EventKind.SPLIT) is not None
    parts: list[Part] = [
        frame.greeting(pen),
        Paragraph(text=pen(f"opening{form}", controller=controller, day=day)),
        *frame.intro(pen),
        *common.request(pen),
        common.section(pen, "label.why", pen("why")),
        common.section(pen, "label.ask", _ask(pen, form, controller)),
        common.section(pen, "label.silence", pen("silence")),
        *([common.section(pen, "label.own_part", pen("own_part"))] if split else []),
        common.kept(pen, annexes=False),
        common.questions(pen),
        *common.asked_at_length(pen),
        frame.signature(pen),
    ]
    return frame.letter(pen, LetterKind.REDIRECT, parts, f"subject{form}")


def _ask(pen: Pen, form: str, controller: str) -> Text:
    """Whom to ask; the month is theirs for a right, and for a question there is none."""
    name = "ask" if form else "ask.told"
    return pen(name, controller=controller, month=month_runs(pen.material.kinds))


def _day(pen: Pen, answers: Answers) -> Text:
    """The day it was forwarded: as the manager says, else as it was logged."""
    logged = pen.material.happened(EventKind.FORWARDED)
    day = answers.day("forwarded_on") or (logged.on if logged else None)
    return plain(pen.date(day)) if day else ()
