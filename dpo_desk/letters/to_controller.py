"""B17, to the controller that we process for: the request as it came, and not answered (28 (3))."""

from dpo_desk.law.clock import in_oslo
from dpo_desk.law.codes import LetterKind
from dpo_desk.law.kinds import month_runs
from dpo_desk.letters import common, frame
from dpo_desk.letters.asks import Answers
from dpo_desk.letters.material import Material
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import capital, plain
from dpo_desk.paper.model import Letter, Paragraph, Part, Section, Summary, Text


def write(material: Material, language: str) -> Letter:
    """The forwarding; nothing in it says what we hold about the person."""
    pen = Pen("to_controller", language, material)
    answers = Answers(pen, LetterKind.TO_CONTROLLER)
    offer = answers("help")
    parts: list[Part] = [
        frame.greeting(pen, to_firm=True),
        Paragraph(text=pen("opening")),
        *frame.intro(pen),
        _summary(pen, answers),
        *_asked(pen),
        common.section(pen, "label.deadline", pen("deadline", month=month_runs(material.kinds))),
        common.section(
            pen, "label.help", pen("help", help=answers.sentence("help") if offer else ())
        ),
        common.questions(pen),
        frame.signature(pen, to_firm=True),
    ]
    return frame.letter(pen, LetterKind.TO_CONTROLLER, parts)


def _summary(pen: Pen, answers: Answers) -> Summary:
    enclosed = answers("enclosed", pen.listed(pen.material.originals))
    rows = (
        ("ask.came", _came(pen)),
        ("ask.from", _from(pen)),
        ("ask.what", plain(_what(pen))),
        ("ask.enclosed", enclosed),
    )
    return Summary(
        label=pen.line("label.summary"),
        rows=tuple((pen.line(name), text) for name, text in rows if text),
    )


def _came(pen: Pen) -> Text:
    """The day and, where it is known, the hour: the controller's month may run from it."""
    request = pen.material.request
    if request.received_on is None:
        return (pen.hole("received", request, "received_on"),)
    clock = ""
    if request.received_at:
        moment = in_oslo(request.received_at)
        clock = f"{moment:%H:%M}" if pen.language == "en" else f"{moment:%H.%M}"
    received = pen.date(request.received_on)
    return pen("came", received=received, clock=clock, how=common.how(pen, to_firm=True))


def _from(pen: Pen) -> Text:
    request = pen.material.request
    representative = request.representative_name.strip()
    email = request.representative_email if representative else request.requester_email
    other = "" if representative else request.requester_phone or request.requester_address
    return pen(
        "from.representative" if representative else "from",
        name=request.requester_name.strip() or pen.hole("requester", request, "requester_name"),
        contact=email.strip() or ", ".join(other.split("\n")),
        representative=representative,
    )


def _what(pen: Pen) -> str:
    """The kinds by name, with their articles."""
    kinds = [pen.line(f"kind.{kind}") for kind in pen.material.kinds]
    cited = common.articles(pen)
    return capital(pen.listed(kinds)) + (f" ({cited})" if cited else "")


def _asked(pen: Pen) -> list[Section]:
    """The person's words; nobody has to open an enclosure to see what is asked."""
    request = pen.material.request
    said = request.text.strip()
    if not said:
        return []
    name = "quoted.spoken" if request.channel in common.SPOKEN else "quoted"
    return [common.section(pen, "label.request", pen(name, quote=said))]
