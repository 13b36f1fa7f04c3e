"""What a letter must say before it goes: its reasons, all of an access answer, what lies by it."""

from collections.abc import Iterator
from typing import Final

from dpo_desk.duties import annexes, collecting
from dpo_desk.duties.events import case_deadlines, events
from dpo_desk.duties.filling import step_of
from dpo_desk.duties.outgoing import Check, Outgoing, block, warn
from dpo_desk.law import dates, grounds
from dpo_desk.law.codes import ClaimOutcome, FindingChoice, LetterKind, RequestKind
from dpo_desk.law.kinds import KINDS
from dpo_desk.letters import lint
from dpo_desk.paper.model import Card, Paragraph, Section, Strong, Summary, holes
from dpo_desk.records import Claim, Event, EventKind, Finding, Redaction

_NO: Final = (ClaimOutcome.REFUSED, ClaimOutcome.PARTLY, ClaimOutcome.UNIDENTIFIED)
_KEPT_BACK: Final = (FindingChoice.REDACT, FindingChoice.KEEP_BACK, FindingChoice.KEEP)
_PURPOSES: Final = ("request", "activities")
_PDF: Final = "application/pdf"
_STEPS: Final = {2: "scope", 3: "scope", 4: "scope", 5: "scope", 6: "scope", 12: "assess"}


def holes_left(out: Outgoing) -> Iterator[Check]:
    """Every fact that is missing in the letter."""
    for hole in dict.fromkeys(holes(out.letter)):
        found = block("presend.hole", step_of(hole) or "answer", what=hole.what)
        yield found._replace(hole=hole)


def no_activity(out: Outgoing) -> Iterator[Check]:
    """What an answer tells of is in the register; of people like this one it may hold nothing.

    It shows as the hole of the purposes, which no step of the case can fill.
    """
    fits_nobody = any((hole.table, hole.field) == _PURPOSES for hole in holes(out.letter))
    if fits_nobody and collecting.without_activity(out.register, out.request):
        relation = out.request.relation.label(out.letter.language)
        yield block("presend.no_activity", "scope", relation=relation)


def refusals(out: Outgoing) -> Iterator[Check]:
    """D06: a refusal, also of a part, has its ground, the manager's own reason and block K."""
    said_no = [claim for claim in out.answered if claim.outcome in _NO]
    for claim in said_no:
        language = out.letter.language
        if not KINDS[claim.kind].refusable and claim.outcome is not ClaimOutcome.UNIDENTIFIED:
            yield block("presend.never_refused", "assess", kind=claim.kind.label(language))
        elif not _reasoned(out, claim):
            yield block("presend.refusal", "assess", kind=claim.kind.label(language))
    if said_no and out.line("complain") not in out.text:
        yield block("presend.no_complaint")


def least_of_access(out: Outgoing) -> Iterator[Check]:
    """B05, items 1 to 13: an access answer without one of them is no answer (15 (1) to (3)).

    Where a fact is missing its hole says so; here it is the part itself. 9 to 12 may say that there
    is nothing, but they are there. Item 13, free and by safe means, is in how it is sent.
    """
    cards = [part for part in out.letter.parts if isinstance(part, Card)]
    if out.kind is not LetterKind.ACCESS or not cards:
        return
    sections = {part.label for part in out.letter.parts if isinstance(part, Section)}
    rows = {row.label for card in cards for row in card.rows}
    asked = {
        label for part in out.letter.parts if isinstance(part, Summary) for label, _ in part.rows
    }
    there = {
        1: any(_opens(part) for part in out.letter.parts if isinstance(part, Paragraph)),
        2: out.line("label.search") in sections,
        3: all(card.title.strip() for card in cards),
        4: out.line("row.data") in rows,
        5: out.line("ask.recipients") in asked,
        6: out.line("row.retention") in rows,
        7: out.line("label.rights") in sections,
        8: out.line("complain") in out.text,
        9: out.line("row.source") in rows,
        10: out.line("ask.automated") in asked,
        11: out.line("ask.transfers") in asked,
        12: out.line("ask.withheld") in asked,
    }
    for item, present in there.items():
        if not present:
            yield block(f"presend.access.{item}", _STEPS.get(item, "answer"))


def annexes_listed(out: Outgoing) -> Iterator[Check]:
    """Every copy that goes along stands in the letter by its name."""
    if out.kind is not LetterKind.ACCESS:
        return
    left_out = {
        finding.document_id for finding in out.findings if finding.choice is FindingChoice.KEEP_BACK
    }
    unlisted = [
        document.name
        for document in out.files
        if document.search_id is not None
        and document.id not in left_out
        and " ".join(document.name.split()) not in out.text
    ]
    if unlisted:
        yield block("presend.annexes", n=len(unlisted))


def annexes_bound(out: Outgoing) -> Iterator[Check]:
    """The copies lie in one file, and the letter tells which (MODEL.md 10)."""
    if annexes.is_unbound(out.register, out.request, out.kept, out.letter):
        yield block("presend.unbound")


def portable(out: Outgoing) -> Iterator[Check]:
    """A file of portability is one that machines read: a PDF is none (20 (1))."""
    met = (None, ClaimOutcome.ANSWERED, ClaimOutcome.PARTLY)
    asked = [c for c in out.answered if c.kind is RequestKind.PORTABILITY and c.outcome in met]
    if not asked or out.kind is LetterKind.NO_DATA:
        return
    made = any(
        event.kind in (EventKind.EXPORTED, EventKind.DELIVERED)
        and event.values.get("what") == "portability"
        for event in events(out.register, out.request)
    )
    given = [each for each in out.files if each.as_file]
    if made or any(each.media_type != _PDF for each in given):
        return
    yield block("presend.portability_pdf") if given else warn("presend.portability_file")


def third_parties(out: Outgoing) -> Iterator[Check]:
    """Nobody else's data go along: what is to be covered is covered (15 (4))."""
    covers = [f for f in out.findings if f.choice is FindingChoice.REDACT and f.document_id]
    if out.kind is not LetterKind.ACCESS or not covers:
        return
    covered = {
        row["document_id"]
        for row in out.register.rows(
            f"select distinct document_id from {Redaction.table} where removed_at is null"
        )
    }
    bare = [finding for finding in covers if finding.document_id not in covered]
    if bare:
        yield block("presend.unredacted", "assess", n=len(bare))


def disputed_date(out: Outgoing) -> Iterator[Check]:
    """A date that rests on a pause is disputed, and is promised to nobody (DOMAIN §13)."""
    due = case_deadlines(out.register, out.request)
    if due is None or not due.pause_days:
        return
    known = {due.safe, due.law_latest, due.ext_safe, due.ext_latest}
    for day in (due.paused_latest, due.ext_paused_latest):
        if day is not None and day not in known:
            written = " ".join(dates.write(day, out.letter.language).split())
            if f" {written}" in out.text:
                yield block("presend.disputed_date", date=written)


def undecided(out: Outgoing) -> Iterator[Check]:
    """What the letter says nothing of, because nobody has decided it: the case stays open."""
    if not out.answered:
        return
    left = [claim for claim in out.claims if claim.outcome is None and claim not in out.answered]
    if left:
        yield warn("presend.undecided", "assess", n=len(left))


def words(out: Outgoing) -> Iterator[Check]:
    """Words that a letter must not use (DOMAIN §15)."""
    for caution in lint.warnings(out.letter):
        yield warn(caution.key, found=caution.found)


def _reasoned(out: Outgoing, claim: Claim) -> bool:
    """Whether a no has its ground and a reason of its own; a part may have them by finding."""
    if claim.ground in {each.code for each in grounds.GROUNDS} and claim.grounds.strip():
        return True
    if claim.outcome is not ClaimOutcome.PARTLY:
        return False
    mine = [
        finding
        for finding in out.findings
        if finding.choice in _KEPT_BACK and finding.claim_id in (None, claim.id)
    ]
    if mine:
        return all(_stands(finding) for finding in mine)
    last = _assessment(out)
    return last is not None and last.values.get("choice") != "all" and bool(last.note.strip())


def _stands(finding: Finding) -> bool:
    return bool(finding.law or (finding.ground and finding.reason.strip()))


def _assessment(out: Outgoing) -> Event | None:
    found = [e for e in events(out.register, out.request) if e.kind is EventKind.ASSESSED]
    return found[-1] if found else None


def _opens(part: Paragraph) -> bool:
    return any(isinstance(inline, Strong) for inline in part.text)
