"""B19, a fee or a refusal under 12 (5), or payment for another copy (15 (3))."""

from dpo_desk.law.codes import LetterKind
from dpo_desk.law.kinds import repeats
from dpo_desk.letters import common, frame
from dpo_desk.letters.asks import Answers
from dpo_desk.letters.material import Earlier, Material
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import capital, joined, plain
from dpo_desk.paper.model import Letter, Paragraph, Part, Section, Table, Text


def write(material: Material, language: str) -> Letter:
    """The letter: the burden is the company's, the amount comes before the work."""
    pen = Pen("fee", language, material)
    answers = Answers(pen, LetterKind.FEE)
    decision = answers.chosen("decision")
    form = decision or "unknown"
    hole = answers.hole("decision")
    parts: list[Part] = [
        frame.greeting(pen),
        Paragraph(text=pen(f"opening.{form}", amount=answers("amount"), hole=hole)),
        *frame.intro(pen),
        *common.request(pen),
        common.section(pen, "label.why", _why(pen, answers, form)),
        *_earlier(pen),
        *_amount(pen, answers),
        _choices(pen, answers),
        common.complaint(pen),
        *common.asked_at_length(pen),
        frame.signature(pen),
    ]
    return frame.letter(pen, LetterKind.FEE, parts, f"subject.{form}")


def _why(pen: Pen, answers: Answers, form: str) -> Text:
    """The rule, the ground of it, and what shows it."""
    chosen = answers.chosen("ground")
    ground = pen(f"ground.{chosen}") if chosen else answers("ground")
    rule = pen(f"why.{form}", ground=ground) if answers.chosen("decision") else ()
    why = answers.sentence("why")
    return joined([rule, why if form == "copy" else pen("shown", why=why)])


def _earlier(pen: Pen) -> list[Section]:
    """The same person's earlier requests for the same, with their dates."""
    asked = pen.material.kinds
    earlier = [each for each in pen.material.earlier if repeats(asked, each.kinds)]
    if not earlier:
        return []
    headers = ("case", "came", "what", "answered")
    table = Table(
        headers=tuple(pen.line(f"earlier.{header}") for header in headers),
        rows=tuple(_row(pen, each) for each in earlier),
        widths=(0.19, 0.28, 0.25, 0.28),
    )
    return [Section(label=pen.line("label.earlier"), blocks=(table,))]


def _row(pen: Pen, each: Earlier) -> tuple[Text, ...]:
    request = each.request
    kinds = capital(pen.listed([pen.line(f"kind.{kind}") for kind in each.kinds]))
    days = (request.received_on, each.answered_on)
    came, answered = (plain(pen.date(day) if day else "–") for day in days)
    return plain(request.ref), came, plain(kinds or "–"), answered


def _amount(pen: Pen, answers: Answers) -> list[Section]:
    """How it is worked out; nothing is done before the person agrees."""
    costs = answers.sentence("costs")
    if not costs or answers.chosen("decision") == "refusal":
        return []
    return [common.section(pen, "label.amount", pen("amount", costs=costs))]


def _choices(pen: Pen, answers: Answers) -> Section:
    name = "choices.refusal" if answers.chosen("decision") == "refusal" else "choices"
    text = pen(
        name,
        reply_by=answers("reply_by"),
        by=common.answer_by(pen),
        write_to=frame.write_to(pen),
        ref=pen.material.request.ref,
    )
    return common.section(pen, "label.choices", text, *common.at_once(pen))
