"""B12, the answer to an objection: stopped, or a ground weighed against this person (21 (1))."""

from typing import Final

from dpo_desk.law.codes import LetterKind, RequestKind
from dpo_desk.letters import answers, common, disposal, refusing
from dpo_desk.letters.answers import Reply
from dpo_desk.letters.asks import Answers
from dpo_desk.letters.material import Material
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import plain
from dpo_desk.paper.model import Letter, Section, Text
from dpo_desk.records import Claim

_CLAIMS: Final = "art21_claims"  # a ground by itself: nothing has to be weighed
_NO_WEIGHING: Final = ("art21_basis", "art12_2_unidentified", "art11_2")


def write(material: Material, language: str) -> Letter:
    """The answer; where it is no, what stands against this person's situation."""
    return answers.written(LetterKind.OBJECTION, RequestKind.OBJECTION, reply, material, language)


def reply(pen: Pen, claim: Claim) -> Reply:
    """What stopped and what became of the data; or the ground, the situation and the weighing."""
    said = answers.met(pen.material, claim)
    sections: list[Section] = []
    if said in ("partly", "no"):
        sections += _weighed(pen, claim)
    if said:
        sections += _meanwhile(pen, claim, said)
    if said in ("yes", "partly"):
        sections += _after(pen, claim)
    refused = said in ("partly", "no")
    ground = (common.section(pen, "label.ground", refusing.text(pen, claim)),)
    return Reply(
        opening=_opening(pen, claim, said),
        sections=tuple(sections),
        refusal=ground if refused else (),
        why=pen("because.stopped"),
        complain=said != "yes" or _keeps(pen, claim),
        ground_first=True,
    )


def _keeps(pen: Pen, claim: Claim) -> bool:
    """Whether data stay, for a use that was not objected to or by law."""
    needed = Answers(pen, LetterKind.OBJECTION)("kept_for")
    return bool(needed or disposal.kept(pen, claim))


def _opening(pen: Pen, claim: Claim, said: str) -> Text:
    if said == "no" and claim.ground == "art21_basis":
        return pen("opening.basis")
    weighed = bool(claim.ground != _CLAIMS or Answers(pen, LetterKind.OBJECTION)("weighing"))
    return answers.opening(pen, claim, date=answers.done(pen, claim), weighed=weighed)


def _weighed(pen: Pen, claim: Claim) -> list[Section]:
    """The person's situation and how our ground weighs against it; not where nothing is weighed."""
    if claim.ground in _NO_WEIGHING:
        return []
    told = Answers(pen, LetterKind.OBJECTION)
    situation = told.paragraphs("situation") or (pen("situation.none"),)
    found = [common.section(pen, "label.situation", *situation)]
    compelling = claim.ground != _CLAIMS
    said = told.sentence("weighing")
    if said or compelling:
        hole: Text = (told.hole("weighing"),)
        text = pen("weighing", weighing=said or hole, compelling=compelling)
        found.append(common.section(pen, "label.weighing", text))
    return found


def _meanwhile(pen: Pen, claim: Claim, said: str) -> list[Section]:
    """That nothing was used while it was weighed (18 (1) (d)); only where there is something."""
    told = Answers(pen, LetterKind.OBJECTION)
    day = told.day("restricted_from")
    if day:
        text = pen("meanwhile", date=pen.date(day), refused=said != "yes")
    elif told.chosen("not_restricted"):
        text = pen("meanwhile.not")
    elif said == "yes" or claim.ground in _NO_WEIGHING:
        return []
    else:
        text = pen("meanwhile.missing", hole=told.hole("restricted_from"))
    return [common.section(pen, "label.meanwhile", text)]


def _after(pen: Pen, claim: Claim) -> list[Section]:
    """What was erased because nothing else needs it (17 (1) (c)), what stays, and who is told."""
    erased, kept = disposal.erased(pen, claim), disposal.kept(pen, claim)
    erased = erased or disposal.unlisted(pen, claim, LetterKind.OBJECTION)
    needed = Answers(pen, LetterKind.OBJECTION).sentence("kept_for")
    texts = [plain(answers.answer(claim))]
    if needed:
        texts.append(pen("after.kept", why=needed))
    elif not erased and not kept:
        hole = pen.hole("disposed", pen.material.request, "findings")
        texts.append(pen("after.missing", hole=hole))
    after = [common.section(pen, "label.after", *texts)] if any(texts) else []
    return [*after, *erased, *kept, *disposal.told(pen, claim)]
