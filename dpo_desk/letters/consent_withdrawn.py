"""B14, the answer when consent is withdrawn: it ends at once and works forward (7 (3))."""

from dpo_desk.law.codes import LetterKind, RequestKind
from dpo_desk.letters import answers, common, disposal
from dpo_desk.letters.answers import Reply
from dpo_desk.letters.asks import Answers
from dpo_desk.letters.material import Material
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import ended, flat, plain
from dpo_desk.paper.model import Letter, Section, Text
from dpo_desk.records import Claim


def write(material: Material, language: str) -> Letter:
    """The confirmation; block K where anything is kept."""
    return answers.written(
        LetterKind.CONSENT_WITHDRAWN, RequestKind.WITHDRAW_CONSENT, reply, material, language
    )


def reply(pen: Pen, claim: Claim) -> Reply:
    """What was erased; what stays on a basis that was told before, or by law."""
    kept = disposal.kept(pen, claim)
    other = _other_basis(pen)
    erased = disposal.erased(pen, claim)
    erased = erased or disposal.unlisted(pen, claim, LetterKind.CONSENT_WITHDRAWN)
    sections = [
        common.section(pen, "label.effect", pen("effect"), plain(answers.answer(claim))),
        *erased,
        *disposal.told(pen, claim),
        *other,
        *kept,
    ]
    if len(sections) == 1:
        hole = pen.hole("disposed", pen.material.request, "findings")
        sections.append(common.section(pen, "label.erased", pen("nothing_missing", hole=hole)))
    return Reply(
        opening=pen("opening", date=answers.done(pen, claim)),
        sections=tuple(sections),
        complain=bool(kept or other),
    )


def _other_basis(pen: Pen) -> list[Section]:
    """Only a basis that was told before the withdrawal; without saying where, it is a hole."""
    told = Answers(pen, LetterKind.CONSENT_WITHDRAWN)
    what = flat(told("other_basis"))
    if not what:
        return []
    said: Text = plain(ended(flat(told("told_in")))) if told.chosen("told_in") else ()
    text = pen("other_basis", what=ended(what), told_in=said or (told.hole("told_in"),))
    return [common.section(pen, "label.other_basis", text)]
