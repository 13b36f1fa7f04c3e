"""What is erased, where and when, and what has to stay, how long and by which law (17)."""

from datetime import date

from dpo_desk.law import statutes
from dpo_desk.law.codes import FindingChoice, LetterKind, RequestKind
from dpo_desk.letters import answers, common, refusing, telling
from dpo_desk.letters.asks import Answers
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import ended, joined, plain
from dpo_desk.paper.model import Block, Paragraph, Section, Table, Text
from dpo_desk.records import Claim, Finding


def erased(pen: Pen, claim: Claim) -> list[Section]:
    """What was erased, where and when, and when the backups are overwritten."""
    rows = answers.findings(pen.material, claim, FindingChoice.ERASE)
    if not rows:
        return []
    table = done(pen, claim, rows, "erased")
    backups = Paragraph(text=_backups(pen, [each.backups_until for each in rows]))
    return [Section(label=pen.line("label.erased"), blocks=(table, backups))]


def done(pen: Pen, claim: Claim, rows: tuple[Finding, ...], deed: str) -> Table:
    """What something was done with, where and on which day; ``deed`` names the columns."""
    return Table(
        headers=tuple(pen.line(f"{deed}.{column}") for column in ("what", "where", "on")),
        rows=tuple(
            (plain(each.what.strip()), plain(_where(pen, each)), on(pen, each, claim))
            for each in rows
        ),
        widths=(0.42, 0.29, 0.29),
    )


def told_in_words(pen: Pen, claim: Claim) -> list[Section]:
    """What the manager says was erased, where no single finding does; a hole without either."""
    said = answers.answer(claim)
    if not said:
        hole = pen.hole("erased", pen.material.request, "findings")
        return [common.section(pen, "label.erased", pen("erased.missing", hole=hole))]
    texts = (
        joined([plain(said), pen("erased.done", date=answers.done(pen, claim))]),
        _backups(pen, []),
    )
    return [common.section(pen, "label.erased", *texts)]


def unlisted(pen: Pen, claim: Claim, letter: LetterKind) -> list[Section]:
    """What became of the data where no finding says it: erased, or there was nothing to erase."""
    told = Answers(pen, letter)
    day = told.day("erased_on")
    if day and day <= pen.material.dated:  # what is still to be done is not said to be done
        texts = (pen("disposed.erased", date=pen.date(day)), _backups(pen, []))
        section = common.section(pen, "label.erased", *texts)
        return [section, telling.told(pen, claim.kind, RequestKind.ERASURE)]
    if told.chosen("nothing_left"):
        return [common.section(pen, "label.after", pen("disposed.nothing"))]
    return []


def kept(pen: Pen, claim: Claim) -> list[Section]:
    """What has to stay: how long, why, and by which act and paragraph."""
    rows = answers.findings(pen.material, claim, FindingChoice.KEEP)
    if not rows:
        return []
    headers = ("kept_data.what", "kept_data.until", "kept_data.why")
    table = Table(
        headers=tuple(pen.line(header) for header in headers),
        rows=tuple(
            (plain(each.what.strip()), _until(pen, each), _why(pen, each, claim)) for each in rows
        ),
        widths=(0.22, 0.29, 0.49),
    )
    intro = Paragraph(text=pen("kept_data.intro"))
    blocks: tuple[Block, ...] = (intro, table)
    return [Section(label=pen.line("label.kept_data"), blocks=blocks)]


def told(pen: Pen, claim: Claim) -> list[Section]:
    """Who is told of what was erased along with another claim (19 follows 17 (1))."""
    erased_here = answers.findings(pen.material, claim, FindingChoice.ERASE)
    return [telling.told(pen, claim.kind, RequestKind.ERASURE)] if erased_here else []


def _where(pen: Pen, finding: Finding) -> str:
    """Where something was found: the place that was searched."""
    for each in pen.material.searches:
        if each.search.id == finding.search_id and finding.search_id:
            return common.place(pen, each)
    return pen.line("erased.elsewhere")


def on(pen: Pen, finding: Finding, claim: Claim) -> Text:
    """The day on which something was done to a finding, else that of the claim, else a hole."""
    return plain(pen.date(finding.done_on)) if finding.done_on else answers.done(pen, claim)


def _backups(pen: Pen, days: list[date | None]) -> Text:
    """When the last backup is overwritten; that there is none, where the manager says so."""
    told = Answers(pen, LetterKind.ERASED)
    known = [day for day in (*days, told.day("backups")) if day]
    if known:
        return pen("erased.backups", date=pen.date(max(known)))
    if told.chosen("no_backups"):
        return pen("erased.no_backups")
    return pen("erased.backups", date=(told.hole("backups"),))


def _until(pen: Pen, finding: Finding) -> Text:
    if finding.keep_until:
        return plain(pen.date(finding.keep_until))
    return (pen.hole("keep_until", finding, "keep_until"),)


def _why(pen: Pen, finding: Finding, claim: Claim) -> Text:
    """Reason, act and ground; an act that demands it is the ground of 17 (3) (b) by itself."""
    law = _act(finding.law, pen.language)
    ground = finding.ground or claim.ground
    cite = refusing.place_in_law(ground, pen.language)
    if law and not cite:
        cite = refusing.place_in_law("art17_3_b", pen.language)
    place: Text = plain(cite)
    if not law and not cite:
        place = (pen.hole("law", finding, "law"),)
    said = finding.reason if finding.reason.strip() else claim.grounds
    reason: Text = plain(ended(said))
    if not said.strip():
        reason = (pen.hole("reason", finding, "reason"),)
    return pen("kept_data.by", reason=reason, law=law, cite=place)


def _act(code: str, language: str) -> str:
    """How an act is cited: by its code, or as the manager has written it."""
    try:
        return statutes.statute(code).cite(language) if code else ""
    except KeyError:
        return code.strip()
