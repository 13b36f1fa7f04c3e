"""Several things asked for, answered in one letter: a result for each, and how many are met."""

from collections.abc import Container, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import msgspec

from dpo_desk.law.codes import ClaimOutcome, FindingChoice, LetterKind, RequestKind
from dpo_desk.law.kinds import KINDS
from dpo_desk.letters import (
    answers,
    automated_decision,
    common,
    consent_withdrawn,
    erased,
    marketing_stopped,
    objection,
    portability,
    rectified,
    refusing,
    restricted,
    telling,
)
from dpo_desk.letters.answers import Reply
from dpo_desk.letters.cards import annex_list
from dpo_desk.letters.material import Material
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import joined, plain
from dpo_desk.paper.model import Section, Table, Text
from dpo_desk.records import Claim, EventKind, Finding

# The letter whose words answer each kind. Access has a letter of its own around everything else.
REPLIES: Final[Mapping[RequestKind, tuple[LetterKind, answers.Writer]]] = MappingProxyType(
    {
        RequestKind.RECTIFICATION: (LetterKind.RECTIFIED, rectified.reply),
        RequestKind.ERASURE: (LetterKind.ERASED, erased.reply),
        RequestKind.RESTRICTION: (LetterKind.RESTRICTED, restricted.reply),
        RequestKind.PORTABILITY: (LetterKind.PORTABILITY, portability.reply),
        RequestKind.OBJECTION: (LetterKind.OBJECTION, objection.reply),
        RequestKind.MARKETING_OPT_OUT: (LetterKind.MARKETING_STOPPED, marketing_stopped.reply),
        RequestKind.AUTOMATED_DECISION: (LetterKind.AUTOMATED_DECISION, automated_decision.reply),
        RequestKind.WITHDRAW_CONSENT: (LetterKind.CONSENT_WITHDRAWN, consent_withdrawn.reply),
    }
)
_NEUTRAL: Final = (ClaimOutcome.WITHDRAWN, ClaimOutcome.FORWARDED, ClaimOutcome.NO_DATA)
_UNKNOWN: Final = ClaimOutcome.UNIDENTIFIED
_REPLIED: Final = (RequestKind.COMPLAINT, RequestKind.QUESTION)  # no yes or no to give
_REFUSED: Final = (ClaimOutcome.REFUSED, _UNKNOWN)
_OF_ACCESS: Final = (FindingChoice.GIVE, FindingChoice.REDACT, FindingChoice.KEEP_BACK)
_CHANGES: Final = (RequestKind.RECTIFICATION, RequestKind.ERASURE, RequestKind.RESTRICTION)
_RESULTS: Final = {
    FindingChoice.GIVE: "yes",
    FindingChoice.REDACT: "partly",
    FindingChoice.KEEP_BACK: "no",
}


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was asked for: the answer, in whose words it was asked, and why."""

    met: str  # yes, partly, no; "" where it is neither
    result: Text
    asked: Text
    why: Text


def decided(material: Material) -> tuple[Claim, ...]:
    """The claims that a letter with several answers tells of, in the order they were logged.

    A claim that a letter of its own has answered already is not answered again.
    """
    sent = {
        event.values.get("letter")
        for event in material.events
        if event.kind is EventKind.LETTER_SENT
    }
    return tuple(claim for claim in material.claims if claim.outcome and not _answered(claim, sent))


def _answered(claim: Claim, sent: Container[str | None]) -> bool:
    """Whether its own letter, or B06, has gone; access that is given in part is told again."""
    if claim.outcome is ClaimOutcome.NO_DATA:
        return LetterKind.NO_DATA.value in sent
    own = KINDS[claim.kind].letters[0].value in sent
    return own and (claim.kind in REPLIES or claim.outcome is ClaimOutcome.ANSWERED)


def needs_no_data(claim: Claim) -> bool:
    """Whether a claim is answered although nothing was found: a no to advertising, a question."""
    shown = claim.outcome in (ClaimOutcome.ANSWERED, ClaimOutcome.WITHDRAWN, ClaimOutcome.FORWARDED)
    return shown and LetterKind.NO_DATA not in KINDS[claim.kind].letters


def further(pen: Pen, claims: Sequence[Claim]) -> list[Section]:
    """What else was asked for, with a result for each, in a letter about something else."""
    if not claims:
        return []
    rows = table(pen, items(pen, claims))
    return [Section(label=pen.line("label.further"), blocks=(rows,))]


def replies(pen: Pen, claims: Sequence[Claim]) -> list[Section]:
    """The sections of each claim: what was done; the table has told what was refused, and why."""
    found = [section for claim in claims for section in _sections(pen, claim)]
    return [section for n, section in enumerate(found) if section not in found[:n]]


def refuses(material: Material, claims: Sequence[Claim]) -> bool:
    """Whether something is refused, or kept, so that block K has to stand in the letter."""
    said = {answers.met(material, claim) for claim in claims}
    ends = {claim.outcome for claim in claims}
    kept = any(answers.findings(material, claim, FindingChoice.KEEP) for claim in claims)
    return bool(said & {"partly", "no"}) or kept or bool(ends & {ClaimOutcome.NO_DATA, _UNKNOWN})


def table(pen: Pen, items: Sequence[Item]) -> Table:
    """Answer, request and reason of each item (PRINT.md, B09)."""
    columns = ("column.answer", "column.asked", "column.why")
    return Table(
        headers=tuple(pen.line(column) for column in columns),
        rows=tuple((item.result, item.asked, item.why) for item in items),
        widths=(0.212, 0.284, 0.504),
    )


def items(pen: Pen, claims: Sequence[Claim]) -> tuple[Item, ...]:
    """A row for each claim; for access one for each thing that was found and decided on."""
    return tuple(item for claim in claims for item in _items(pen, claim))


def how_many(pen: Pen, rows: Sequence[Item]) -> Text:
    """The first sentence: to how many of the things asked for we say yes."""
    counted = [item.met for item in rows if item.met]
    n = len(counted)
    if not n:
        return pen("met.undecided")
    if n == 1:
        return pen(f"met.one.{counted[0]}")
    number = pen.number(n)
    if counted.count("yes") == n:
        return pen("met.all", n=number, two=n == 2)
    if counted.count("no") == n:
        return pen("met.none", n=number, two=n == 2)
    parts = [
        pen(f"met.{said}", number=pen.number(counted.count(said)))
        for said in ("yes", "partly", "no")
        if said in counted
    ]
    return pen("met.some", n=number, results=_list(pen, parts))


def _list(pen: Pen, parts: Sequence[Text]) -> Text:
    """Texts as a sentence lists them: «a, b og c»."""
    *first, last = parts
    if not first:
        return last
    return joined([joined(first, ", "), plain(pen.words("list.and")), last])


def _items(pen: Pen, claim: Claim) -> Iterator[Item]:
    rows = answers.findings(pen.material, claim, *_OF_ACCESS)
    if claim.kind is RequestKind.ACCESS and rows and answers.met(pen.material, claim):
        yield from (_found(pen, row, claim) for row in rows)
    else:
        said = answers.met(pen.material, claim)
        yield Item(
            met="no" if claim.outcome is _UNKNOWN else "" if claim.kind in _REPLIED else said,
            result=_result(pen, claim, said),
            asked=_asked(pen, claim),
            why=_why(pen, claim, said),
        )


def _found(pen: Pen, row: Finding, claim: Claim) -> Item:
    given = row.choice is FindingChoice.GIVE
    copies = annex_list(pen, [a for a in pen.material.annexes if a.document_id == row.document_id])
    why = pen("because.annex", annexes=copies) if given and row.document_id and copies else ()
    return Item(
        met=_RESULTS[row.choice],
        result=pen(f"result.{row.choice}"),
        asked=plain(row.what.strip()),
        why=why if given else refusing.cell(pen, row, claim),
    )


def _result(pen: Pen, claim: Claim, said: str) -> Text:
    if said and claim.kind in _REPLIED:
        return pen("result.replied")
    if said in ("yes", "partly") and claim.done_on:
        return pen(f"result.{said}.on", date=pen.date(claim.done_on))
    if said:
        return pen(f"result.{said}")
    if claim.outcome:
        return pen(f"result.{claim.outcome}")
    return (answers.outcome_hole(pen, claim),)


def _asked(pen: Pen, claim: Claim) -> Text:
    """The person's own wish where it is noted, else what the kind means, with its article."""
    what = claim.wish.strip() or pen.line(f"kind.{claim.kind}.means")
    article = answers.article(pen, claim)
    return (
        pen("asked.item", what=what, article=article) if article else pen("asked.plain", what=what)
    )


def _why(pen: Pen, claim: Claim, said: str) -> Text:
    """Reason and ground of a no; where a yes is told of, or what the manager answers."""
    own = bool(claim.ground or claim.grounds.strip())
    kept = bool(answers.findings(pen.material, claim, FindingChoice.KEEP))
    if own or claim.outcome in _REFUSED or (said == "partly" and not kept):
        return refusing.cell(pen, claim)
    if claim.outcome in _NEUTRAL:
        return pen(f"because.{claim.outcome}")
    reply = _reply(pen, claim)
    sections = reply.sections
    see = pen("because.see", label=sections[0].label) if sections else ()
    return reply.why or see


def _sections(pen: Pen, claim: Claim) -> tuple[Section, ...]:
    return _reply(pen, claim).sections


def _reply(pen: Pen, claim: Claim) -> Reply:
    """What the letter of its kind says of a claim; here for what has no letter of its own."""
    said = answers.met(pen.material, claim)
    if not said or claim.kind is RequestKind.ACCESS:
        return Reply(opening=())
    if claim.kind in REPLIES:
        kind, reply = REPLIES[claim.kind]
        return reply(Pen(kind.value, pen.language, pen.material), claim)
    if said == "no":
        return Reply(opening=())
    told = answers.answer(claim)
    if claim.kind is RequestKind.RECIPIENTS:
        words = [common.section(pen, "subject.recipients", plain(told))] if told else []
        return Reply(opening=(), sections=(*words, telling.told(pen, *_CHANGES)))
    text = plain(told) if told else (pen.hole("answer", claim, "answer"),)
    label = "label.complaint" if claim.kind is RequestKind.COMPLAINT else "label.reply"
    return Reply(opening=(), sections=(common.section(pen, label, text),))
