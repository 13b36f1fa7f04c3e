"""B06, the answer where a search found nothing but the request itself."""

from dpo_desk.law.codes import LetterKind
from dpo_desk.letters import common, frame
from dpo_desk.letters.material import Material
from dpo_desk.letters.pen import Pen
from dpo_desk.paper.model import Letter, Paragraph, Part, Section, Text
from dpo_desk.records import SearchResult


def write(material: Material, language: str, kind: LetterKind = LetterKind.NO_DATA) -> Letter:
    """The answer; a place that is not searched, or that held something, is a hole."""
    pen = Pen("no_data", language, material)
    parts: list[Part] = [
        frame.greeting(pen),
        Paragraph(text=_opening(pen)),
        *frame.intro(pen),
        *(Paragraph(text=text) for text in (common.asked(pen), common.identity(pen)) if text),
        common.search(pen),
        _section(pen, "label.others", pen("others", write_to=frame.write_to(pen))),
        *_for_others(pen),
        common.kept(pen),
        common.complaint(pen),
        *common.asked_at_length(pen),
        frame.signature(pen),
    ]
    subject = "subject.access" if common.only_access(pen) else "subject"
    return frame.letter(pen, kind, parts, subject)


def _opening(pen: Pen) -> Text:
    """We searched in …, with …, and found nothing but this request; never "we have nothing"."""
    material = pen.material
    held = [s.search for s in material.searches if s.search.result is SearchResult.FOUND]
    if held:
        return pen("opening.found", hole=pen.hole("found_after_all", held[0], "result"))
    return pen("opening", places=common.places(pen))


def _for_others(pen: Pen) -> list[Section]:
    if not pen.material.for_others:
        return []
    return [_section(pen, "label.for_others", pen("for_others"))]


def _section(pen: Pen, label: str, text: Text) -> Section:
    return Section(label=pen.line(label), blocks=(Paragraph(text=text),))
