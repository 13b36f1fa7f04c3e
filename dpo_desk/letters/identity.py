"""B02, the question of who the person is: only on doubt, and never for a copy (12 (6))."""

from dpo_desk.law.codes import Capacity, LetterKind, RequestKind
from dpo_desk.letters import common, frame
from dpo_desk.letters.asks import Answers
from dpo_desk.letters.material import Material
from dpo_desk.letters.pen import Pen
from dpo_desk.paper.model import Letter, Paragraph, Part, Text
from dpo_desk.records import EventKind

_AUTHORITIES = (Capacity.LAWYER, Capacity.GUARDIAN, Capacity.PARENT)


def write(material: Material, language: str) -> Letter:
    """The question; it says neither yes nor no to whether there are any data."""
    pen = Pen("identity", language, material)
    answers = Answers(pen, LetterKind.IDENTITY)
    doubt = material.happened(EventKind.DOUBT)
    why = answers.sentence("why", doubt.note if doubt else "")
    parts: list[Part] = [
        frame.greeting(pen),
        Paragraph(text=_of_whom(pen, answers, "opening")),
        *frame.intro(pen),
        *common.request(pen),
        common.section(pen, "label.why", pen("why", why=why)),
        common.section(pen, "label.way", *_ways(pen, answers)),
        common.section(pen, "label.copy", pen("copy")),
        common.section(pen, "label.silent", _of_whom(pen, answers, "silent"), _stopped(pen)),
        *common.asked_at_length(pen),
        frame.signature(pen),
    ]
    return frame.letter(pen, LetterKind.IDENTITY, parts)


def _of_whom(pen: Pen, answers: Answers, name: str) -> Text:
    """The doubt is about the person, or about whoever asks on the person's behalf."""
    representative = pen.material.request.representative_name.strip()
    if answers.chosen("way") == "authority" and representative:
        name = f"{name}.authority"
    by, reply_by = common.answer_by(pen), answers("reply_by")
    return pen(name, representative=representative, by=by, reply_by=reply_by)


def _stopped(pen: Pen) -> Text:
    """A no to advertising needs no proof of who says it."""
    asked = RequestKind.MARKETING_OPT_OUT in pen.material.kinds
    return pen("silent.marketing") if asked else ()


def _ways(pen: Pen, answers: Answers) -> tuple[Text, ...]:
    way, other = answers.chosen("way"), answers.chosen("other_way")
    first = _way(pen, answers, way) if way else answers("way")
    if not other or other == way:
        return (first,)
    return first, pen("other", way=_way(pen, answers, other))


def _way(pen: Pen, answers: Answers, way: str) -> Text:
    request, company = pen.material.request, pen.material.company
    name = f"way.{way}"
    if way == "authority" and request.capacity in _AUTHORITIES:
        name = f"way.authority.{request.capacity}"
    address, representative = frame.address(company), request.representative_name.strip()
    return pen(
        name,
        ref=request.ref,
        write_to=frame.write_to(pen),
        where=answers("where"),
        address=address or pen.hole("address", company, "address"),
        representative=representative or pen.hole("representative", request, "representative_name"),
    )
