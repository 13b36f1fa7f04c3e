"""B10 and B10b: what is stored but not used (18), and word before that ends (18 (3))."""

from dpo_desk.law.codes import FindingChoice, LetterKind, RequestKind
from dpo_desk.letters import answers, common, disposal, frame, telling
from dpo_desk.letters.answers import Reply
from dpo_desk.letters.asks import Answers
from dpo_desk.letters.material import Material
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import ended, plain
from dpo_desk.paper.model import Bullets, Letter, Paragraph, Part, Section, Text
from dpo_desk.records import Claim


def write(material: Material, language: str) -> Letter:
    """The answer to a request for restriction."""
    return answers.written(
        LetterKind.RESTRICTED, RequestKind.RESTRICTION, reply, material, language
    )


def reply(pen: Pen, claim: Claim) -> Reply:
    """What is not used and why, the exceptions, word before lifting, and who is told."""
    said = answers.met(pen.material, claim)
    sections: tuple[Section, ...] = ()
    if said in ("yes", "partly"):
        sections = (
            _what(pen, claim),
            common.section(pen, "label.why", _why(pen)),
            common.section(pen, "label.exceptions", pen("exceptions")),
            common.section(pen, "label.before", pen("before")),
            telling.told(pen, claim.kind),
        )
    return Reply(
        opening=answers.opening(pen, claim, date=answers.done(pen, claim)),
        sections=sections,
        refusal=answers.refused(pen, claim),
        complain=said != "yes",
    )


def write_lifted(material: Material, language: str) -> Letter:
    """Word before a restriction is lifted: why, and from which day."""
    pen = Pen(LetterKind.RESTRICTION_LIFTED.value, language, material)
    told = Answers(pen, LetterKind.RESTRICTION_LIFTED)
    claim = answers.claim_of(material, RequestKind.RESTRICTION)
    lifted = pen.date(claim.lifted_on) if claim.lifted_on else ""
    since = pen.date(claim.done_on) if claim.done_on else ""
    parts: list[Part] = [
        frame.greeting(pen),
        Paragraph(text=pen("opening", date=told("lifted_from", lifted), since=since)),
        *frame.intro(pen),
        *_lifted_what(pen, claim),
        common.section(pen, "label.why", told.sentence("lifted_why")),
        common.complaint(pen),
        common.kept(pen, annexes=False),
        frame.signature(pen),
    ]
    return frame.letter(pen, LetterKind.RESTRICTION_LIFTED, parts, "subject.lifted")


def _what(pen: Pen, claim: Claim) -> Section:
    rows = answers.findings(pen.material, claim, FindingChoice.RESTRICT)
    if not rows:
        said = answers.answer(claim)
        hole = pen.hole("restricted", pen.material.request, "findings")
        text = plain(said) or pen("restricted.missing", hole=hole)
        return common.section(pen, "label.restricted", text)
    table = disposal.done(pen, claim, rows, "restricted")
    return Section(label=pen.line("label.restricted"), blocks=(table,))


def _why(pen: Pen) -> Text:
    """Which of the four cases of 18 (1) it is."""
    told = Answers(pen, LetterKind.RESTRICTED)
    chosen = told.chosen("restricted_why")
    if not chosen:
        return pen("because.missing", hole=told.hole("restricted_why"))
    return pen(f"because.{chosen}")


def _lifted_what(pen: Pen, claim: Claim) -> list[Section]:
    rows = answers.findings(pen.material, claim, FindingChoice.RESTRICT)
    if rows:
        items = tuple(plain(ended(each.what)) for each in rows)
        return [Section(label=pen.line("label.what"), blocks=(Bullets(items=items),))]
    wish = claim.wish.strip()
    said = plain(answers.answer(claim)) or (pen("quote", text=wish) if wish else ())
    return [common.section(pen, "label.what", said)] if said else []
