"""Whether personal data leave the EEA, and on what footing: chapter V as the notice tells it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from dpo_desk.law import transfers as law
from dpo_desk.notices.model import (
    INTERPRETED,
    STATED,
    UNCLEAR,
    Certainty,
    Evidence,
    OutsideEea,
    Recipient,
    Transfers,
    evidence,
)
from dpo_desk.reading.notice_rules import Hit, hits
from dpo_desk.reading.rules_file import table
from dpo_desk.reading.sheet import Sheet

TOPIC: Final = "transfers"
MECHANISMS: Final = ("scc", "adequacy", "privacy_shield", "dpf", "bcr", "derogation")
HERE: Final = "here"  # a place alone, which says something only as an answer
_WHERE: Final = re.compile(
    r"\b(?:hvor|kor|where)\b(?! lenge| long| mye).{0,60}(?:lagr|oppbevar|ligg|stor|kept|held)"
)
_MODAL: Final = re.compile(r"\b(?:kan|kunne|may|might|could)\b")


def find(sheet: Sheet, recipients: tuple[Recipient, ...]) -> Transfers:
    """What the notice says about places outside the EEA, and on what footing.

    Where only a vendor is said to keep data in the EEA, nothing is said of the others. A transfer
    that depends on something, or that only a place in a list tells of, is not stated outright.
    """
    named = _places(recipients)
    by_what: dict[str, list[Hit]] = {}
    for hit in hits(sheet, TOPIC):
        if hit.rule.gives == HERE and _is_answer(sheet, hit):
            by_what.setdefault("no", []).append(hit)
        elif _counts(hit, named):
            by_what.setdefault(hit.rule.gives, []).append(hit)
    mechanisms = tuple(code for code in MECHANISMS if code in by_what)
    abroad = [each for each in recipients if _is_abroad(each.region or "")]
    value, certainty, said = _answer(by_what, mechanisms, abroad)
    said += [hit for code in mechanisms for hit in by_what[code]]
    places = [_evidence(sheet, hit) for hit in said]
    if value == "yes" and not said:
        places = [each for recipient in abroad for each in recipient.evidence[:1]]
    return Transfers(
        outside_eea=value,
        mechanisms=mechanisms if value != "no" else (),
        countries=tuple(dict.fromkeys(_countries(said, abroad))) if value == "yes" else (),
        conditional=_is_conditional(value, by_what),
        certainty=certainty,
        evidence=tuple(sorted(set(places), key=lambda each: each.start)),
    )


def _answer(
    by_what: Mapping[str, list[Hit]], mechanisms: tuple[str, ...], abroad: list[Recipient]
) -> tuple[OutsideEea, Certainty, list[Hit]]:
    """Yes, no or unstated, how sure that is, and what says so."""
    yes, no, maybe = (by_what.get(key, []) for key in ("yes", "no", "maybe"))
    stated = [hit for hit in yes if hit.rule.certainty == STATED]
    if stated:
        return "yes", UNCLEAR if all(map(_is_modal, stated)) else STATED, [*yes]
    if no and not abroad:
        return "no", STATED, [*no]
    if yes or abroad:
        return "yes", INTERPRETED, [*yes]
    if maybe or mechanisms:
        return "yes", UNCLEAR, [*maybe]
    return "unstated", STATED, []


def _is_conditional(value: OutsideEea, by_what: Mapping[str, list[Hit]]) -> bool:
    """Whether every sentence on transfers says that they may be, or only if something happens."""
    if value != "yes":
        return False
    stated = [hit for hit in by_what.get("yes", []) if hit.rule.certainty == STATED]
    return all(map(_is_modal, stated)) and bool(stated or by_what.get("maybe"))


def _is_modal(hit: Hit) -> bool:
    return bool(_MODAL.search(hit.piece.folded))


def _places(recipients: tuple[Recipient, ...]) -> list[int]:
    return [each.start for recipient in recipients for each in recipient.evidence]


def _counts(hit: Hit, named: list[int]) -> bool:
    """Whether a sentence speaks of all data: not of what one vendor named before it keeps."""
    if not hit.rule.more.get("general"):
        return True
    return not any(hit.piece.start <= place < _start(hit) + len(hit.found[0]) for place in named)


def _is_answer(sheet: Sheet, hit: Hit) -> bool:
    """Whether a place is what a question or heading before it asks for."""
    if hit.found.start() > 0:
        return False
    last = sheet.pieces[hit.piece.index - 1].folded if hit.piece.index else ""
    return bool(_WHERE.search(last))


def _start(hit: Hit) -> int:
    return hit.piece.span(*hit.found.span()).start


def _evidence(sheet: Sheet, hit: Hit) -> Evidence:
    return evidence(sheet, hit.piece.span(*hit.found.span()))


def _is_abroad(region: str) -> bool:
    """Whether a place, as printed, is outside the EEA."""
    return any(not law.is_eea(code) for code in _codes(region.casefold()))


def _countries(said: list[Hit], abroad: list[Recipient]) -> Iterator[str]:
    """The third countries that the sentences and the recipients' places name."""
    for text in (
        *(hit.piece.folded for hit in said),
        *((r.region or "").casefold() for r in abroad),
    ):
        yield from _codes(text)


def _codes(folded: str) -> Iterator[str]:
    for code, pattern in _patterns().items():
        if pattern.search(folded):
            yield code


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    said: Mapping[str, str] = table(f"notice_{TOPIC}")["countries"]
    return {code: re.compile(rf"(?<!\w)(?:{pattern})(?!\w)") for code, pattern in said.items()}
