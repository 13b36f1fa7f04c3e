"""B06, the answer where a search found nothing but the request itself."""

from typing import Final

from dpo_desk.law.codes import LetterKind, RequestKind
from dpo_desk.law.kinds import answers as is_answered_by
from dpo_desk.letters import answers, combined, common, frame
from dpo_desk.letters.material import Material
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import joined
from dpo_desk.paper.model import Letter, Paragraph, Part, Section, Text
from dpo_desk.records import Claim, SearchResult

# What cannot be done where nothing is found; access is answered by the finding of nothing itself.
_SO: Final = (
    RequestKind.RECTIFICATION,
    RequestKind.ERASURE,
    RequestKind.RESTRICTION,
    RequestKind.PORTABILITY,
    RequestKind.OBJECTION,
    RequestKind.AUTOMATED_DECISION,
    RequestKind.RECIPIENTS,
)


def write(material: Material, language: str, kind: LetterKind = LetterKind.NO_DATA) -> Letter:
    """The answer; a place that is not searched, or that held something, is a hole."""
    pen = Pen(LetterKind.NO_DATA.value, language, material)
    further = _further(material, kind)
    parts: list[Part] = [
        frame.greeting(pen),
        Paragraph(text=_opening(pen)),
        *frame.intro(pen),
        *_so(pen, further),
        *answers.background(pen, material.claims),
        *combined.further(pen, further),
        common.search(pen),
        common.section(pen, "label.others", pen("others", write_to=frame.write_to(pen))),
        *_for_others(pen),
        *combined.replies(pen, further),
        common.kept(pen),
        common.complaint(pen),
        *common.asked_at_length(pen),
        frame.signature(pen),
    ]
    return frame.letter(pen, kind, parts, _subject(material))


def _subject(material: Material) -> str:
    """One kind by its name; never that something was done, as in the subjects of what is done."""
    (only, *more) = material.kinds or (RequestKind.ACCESS,)
    named = not more and only in (RequestKind.ACCESS, *_SO)
    return f"subject.{only}" if named and only is not RequestKind.RECIPIENTS else "subject.many"


def _opening(pen: Pen) -> Text:
    """We searched in …, with …, and found nothing but this request; never "we have nothing"."""
    material = pen.material
    held = [s.search for s in material.searches if s.search.result is SearchResult.FOUND]
    if held:
        return pen("opening.found", hole=pen.hole("found_after_all", held[0], "result"))
    return pen("opening", places=common.places(pen))


def _so(pen: Pen, further: list[Claim]) -> list[Part]:
    """That there is therefore nothing to do, and what is answered by a letter of its own."""
    told = {claim.kind for claim in further}
    asked = [kind for kind in pen.material.kinds if kind not in told]
    in_vain = [kind for kind in asked if kind in _SO]
    so = joined([pen(f"so.{kind}", also=n > 0) for n, kind in enumerate(in_vain)])
    said = [so] if so else []
    apart = [kind for kind in asked if not is_answered_by(LetterKind.NO_DATA, kind)]
    if apart:
        means = "; ".join(pen.line(f"kind.{kind}.means") for kind in apart)
        said.append(pen("other_claims", kinds=means))
    return [Paragraph(text=text) for text in said]


def _further(material: Material, kind: LetterKind) -> list[Claim]:
    """What is decided besides, where the letter is the frame of every answer."""
    if kind is not LetterKind.ACCESS:
        return []
    return [claim for claim in combined.decided(material) if combined.needs_no_data(claim)]


def _for_others(pen: Pen) -> list[Section]:
    if not pen.material.for_others:
        return []
    return [common.section(pen, "label.for_others", pen("for_others"))]
