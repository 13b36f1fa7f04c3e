"""B07, the answer to a request for rectification: before and after, when, and who is told (16)."""

from dpo_desk.law.codes import FindingChoice, LetterKind, RequestKind
from dpo_desk.letters import answers, common, disposal, telling
from dpo_desk.letters.answers import Reply
from dpo_desk.letters.asks import Answers
from dpo_desk.letters.material import Material
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import joined, plain
from dpo_desk.paper.model import Block, Letter, Paragraph, Section, Table, Text
from dpo_desk.records import Claim, Finding


def write(material: Material, language: str) -> Letter:
    """The answer; an opinion stands, with what the person says of it beside it."""
    return answers.written(
        LetterKind.RECTIFIED, RequestKind.RECTIFICATION, reply, material, language
    )


def reply(pen: Pen, claim: Claim) -> Reply:
    """What was rectified and added, and what was not."""
    said = answers.met(pen.material, claim)
    sections: list[Section] = []
    if said in ("yes", "partly"):
        sections = [*_rectified(pen, claim), telling.told(pen, claim.kind)]
    return Reply(
        opening=answers.opening(pen, claim, table=bool(_corrections(pen, claim))),
        sections=tuple(sections),
        refusal=answers.refused(pen, claim),
        complain=said != "yes",
    )


def _corrections(pen: Pen, claim: Claim) -> tuple[Finding, ...]:
    return answers.findings(pen.material, claim, FindingChoice.CORRECT)


def _rectified(pen: Pen, claim: Claim) -> list[Section]:
    rows = _corrections(pen, claim)
    statement = _statement(pen, claim)
    if rows:
        blocks = _corrected(pen, claim, rows)
        return [Section(label=pen.line("label.rectified"), blocks=blocks), *statement]
    told = answers.answer(claim)
    if told:
        done = pen("rectified.done", date=answers.done(pen, claim))
        text = joined([plain(told), done])
        return [common.section(pen, "label.rectified", text), *statement]
    if statement:
        return statement
    hole = pen.hole("rectified", pen.material.request, "findings")
    return [common.section(pen, "label.rectified", pen("rectified.missing", hole=hole))]


def _corrected(pen: Pen, claim: Claim, rows: tuple[Finding, ...]) -> tuple[Block, ...]:
    """Before and after, each row with its day; one day for all stands below."""
    days = [disposal.on(pen, each, claim) for each in rows]
    together = all(day == days[0] for day in days)
    columns = ("what", "before", "after") if together else ("what", "before", "after", "on")
    table = Table(
        headers=tuple(pen.line(f"rectified.{column}") for column in columns),
        rows=tuple(
            (
                plain(each.what.strip()),
                plain(each.before.strip()) or pen("rectified.added"),
                _after(pen, each),
                *(() if together else (day,)),
            )
            for each, day in zip(rows, days, strict=True)
        ),
        widths=(0.3, 0.35, 0.35) if together else (0.24, 0.24, 0.24, 0.28),
    )
    if not together:
        return (table,)
    return table, Paragraph(text=pen("rectified.done", date=days[0]))


def _after(pen: Pen, finding: Finding) -> Text:
    return plain(finding.after.strip()) or (pen.hole("after", finding, "after"),)


def _statement(pen: Pen, claim: Claim) -> list[Section]:
    """What the person says of an opinion that stands (16, second sentence)."""
    words = Answers(pen, LetterKind.RECTIFIED)("statement")
    if not words:
        return []
    day = pen.date(claim.done_on) if claim.done_on else ""
    return [common.section(pen, "label.statement", pen("statement", statement=words, date=day))]
