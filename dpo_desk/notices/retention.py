"""How long a notice says that something is kept: every figure, and what stands without one."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from dpo_desk.law.codes import RetentionAction, RetentionTrigger
from dpo_desk.notices.model import Evidence, RetentionFound, evidence_of
from dpo_desk.notices.periods import TOPIC as PERIODS
from dpo_desk.notices.periods import SaidPeriod, said_in
from dpo_desk.notices.retention_subject import subject_of
from dpo_desk.notices.said import Around, around, context, holds
from dpo_desk.reading.notice_rules import rules
from dpo_desk.reading.sheet import Piece, Sheet

TOPIC: Final = "retention"
ACTIONS: Final = "retention_actions"
_LONGEST: Final = 300
_PLACES: Final = 20  # of one statement


class _Clause(NamedTuple):
    """A part of a sentence that says one thing."""

    before: str  # in small letters, up to the period or the criterion
    after: str
    start: int  # in the piece
    end: int

    @property
    def words(self) -> str:
        return f"{self.before} {self.after}"


def find(sheet: Sheet) -> tuple[RetentionFound, ...]:
    """Every statement on storage, in the order of the text; conflicting ones all stand."""
    places = around(sheet)
    kept: dict[tuple[str | None, str, str], RetentionFound] = {}
    for piece in sheet.pieces:
        if not piece.noise:
            for found in _of(sheet, piece, places[piece.index]):
                key = _key(found)
                before = kept.get(key)
                kept[key] = _with_place(before, found.evidence) if before else found
    return tuple(kept.values())


def law_in(folded: str) -> str:
    """The act that a sentence (in small letters) names for how long: «bokføringsloven § 13»."""
    found = context(TOPIC, "law").search(folded)
    return found[0] if found else ""


def _of(sheet: Sheet, piece: Piece, place: Around) -> Iterator[RetentionFound]:
    said = said_in(sheet, piece)
    figures = [each for each in said if each.about == "kept"]
    for clause, each in zip(_clauses(piece, figures), figures, strict=True):
        yield _found(sheet, piece, place, clause, each)
    if not said and piece.kind != "heading" and _tells_when(sheet, piece, place):
        criterion = _criterion(piece.folded)
        at = criterion.start() if criterion else 0
        clause = _Clause(piece.folded[:at], piece.folded[at:], 0, len(piece.text))
        yield _found(sheet, piece, place, clause, None)


def _clauses(piece: Piece, figures: list[SaidPeriod]) -> Iterator[_Clause]:
    """The part of the sentence that belongs to each figure."""
    begin = 0
    for number, each in enumerate(figures):
        last = number + 1 == len(figures)
        end = len(piece.folded) if last else _cut(piece.folded, each, figures[number + 1])
        before = piece.folded[begin : each.found.start]
        yield _Clause(before, piece.folded[each.found.end : end], begin, end)
        begin = end


def _cut(folded: str, one: SaidPeriod, other: SaidPeriod) -> int:
    """Where the part of one figure ends and that of the next begins."""
    between = folded[one.found.end : other.found.start]
    found = re.search(r"[,;.] |\b(?:og|men|mens|and|but|while)\b", between)
    return one.found.end + (found.start() if found else 0)


def _criterion(folded: str) -> re.Match[str] | None:
    """«Så lenge avtalen varer», or «når avtalen er slutt» beside a word for erasing."""
    found = context(TOPIC, "criteria").search(folded)
    if found is None and context(TOPIC, "erased").search(folded):
        return context(TOPIC, "ending").search(folded)
    return found


def _tells_when(sheet: Sheet, piece: Piece, place: Around) -> bool:
    """Whether a sentence without a figure says what decides how long something is kept."""
    at = piece.index
    if at not in holds(sheet, TOPIC, "criteria") and not (
        at in holds(sheet, TOPIC, "erased") and at in holds(sheet, TOPIC, "ending")
    ):
        return False
    return _has_criteria(piece, place)


def _has_criteria(piece: Piece, place: Around) -> bool:
    """Whether a sentence that has a criterion says by it how long something is kept."""
    words = piece.folded
    speaks = any(rule.gives == "kept" and rule.pattern.search(words) for rule in rules(PERIODS))
    asked = any(
        context(PERIODS, "kept").search(each) for each in (place.label, place.lead, place.column)
    )
    headed = bool(context(PERIODS, "kept").search(place.heading)) and bool(
        place.subject or context(TOPIC, "subject").search(words)
    )
    if not (asked or headed or (speaks and context(TOPIC, "subject").search(words))):
        return False
    return not _is_about_cookies(piece, place) and not context(TOPIC, "no_period").search(words)


def _is_about_cookies(piece: Piece, place: Around) -> bool:
    cookie = context(PERIODS, "cookie")
    if cookie.search(place.row) or cookie.search(place.column):
        return True
    if context(PERIODS, "cookie_name").match(piece.folded):
        return True
    speaks = cookie.search(piece.folded) or cookie.search(place.heading)
    return bool(speaks) and not context(PERIODS, "data").search(piece.folded)


def _found(
    sheet: Sheet, piece: Piece, place: Around, clause: _Clause, figure: SaidPeriod | None
) -> RetentionFound:
    law = law_in(clause.words) or law_in(place.row)
    at = clause.start + len(clause.before)
    return RetentionFound(
        what=subject_of(piece, place, clause.start, at, clause.end),
        trigger=_trigger(piece, place, clause),
        period=figure.iso if figure else None,
        action=_action(clause.words, piece.folded, law, figure),
        criteria="" if figure else _shortened(piece.text[len(clause.before) :]),
        law=law,
        evidence=evidence_of(sheet, piece),
    )


def _trigger(piece: Piece, place: Around, clause: _Clause) -> str:
    """The event that is named behind the period, else in the sentence, else above it."""
    head = piece.headings[-1].casefold() if piece.headings else ""
    whole = f"{place.row} {place.label} {piece.folded}"
    for words in (clause.after, clause.before, f"{place.row} {place.label}", piece.folded, head):
        for rule in rules(TOPIC):
            if rule.pattern.search(words) and not (rule.not_near and rule.not_near.search(whole)):
                return rule.gives
    return RetentionTrigger.NONE.value


def _action(clause: str, sentence: str, law: str, figure: SaidPeriod | None) -> str:
    for words in (clause, sentence):
        for rule in rules(ACTIONS):
            if rule.pattern.search(words):
                return rule.gives
    lasting = context(TOPIC, "at_least").search(clause) or (law and figure is None)
    return (RetentionAction.KEEP if lasting else RetentionAction.DELETE).value


def _key(found: RetentionFound) -> tuple[str | None, str, str]:
    """What is alike in statements that say the same; accounts are accounts by any name."""
    vouchers = found.period and found.trigger == RetentionTrigger.FIN_YEAR_END
    return found.period, found.trigger, "" if vouchers else found.what.casefold()


def _with_place(found: RetentionFound, places: tuple[Evidence, ...]) -> RetentionFound:
    if len(found.evidence) >= _PLACES:
        return found
    more = tuple(place for place in places if place not in found.evidence)
    return RetentionFound(
        **{name: getattr(found, name) for name in found.__struct_fields__ if name != "evidence"},
        evidence=found.evidence + more,
    )


def _shortened(words: str) -> str:
    return words.strip(" ,.;:")[:_LONGEST]
