"""Who gets personal data: companies and services by name, others by kind."""

from collections.abc import Iterator
from typing import Final

from dpo_desk.notices import controller
from dpo_desk.notices import recipients_rules as rules
from dpo_desk.notices.model import (
    INTERPRETED,
    STATED,
    UNCLEAR,
    Certainty,
    Controller,
    Evidence,
    Recipient,
    evidence,
)
from dpo_desk.notices.recipients_context import Judged, Verdict, judged
from dpo_desk.notices.recipients_facts import purpose_of, region_of, role_of
from dpo_desk.notices.recipients_lists import Places
from dpo_desk.notices.recipients_names import Name, names
from dpo_desk.notices.recipients_unnamed import find_unnamed
from dpo_desk.notices.recipients_words import lower_words, plain, without_form
from dpo_desk.reading.sheet import Piece, Sheet

__all__ = ["find", "find_unnamed"]

_LONG: Final = 6  # letters of the end of a name that tell it: «bunntekstStrek & Rom AS»
_MOST_EVIDENCE: Final = 6
_MOST_NAMES: Final = 4_000  # in a text; nobody writes a notice that has more
_CERTAINTY: Final[dict[Verdict, Certainty]] = {
    Verdict.STATED: STATED,
    Verdict.POSSIBLE: UNCLEAR,
    Verdict.NAMED: INTERPRETED,
}


def find(sheet: Sheet, who: Controller | None = None) -> tuple[Recipient, ...]:
    """Every named company and service that gets personal data, in the order of the text.

    ``who`` is the controller of the notice, found anew where it is not given.
    """
    groups: dict[str, list[Judged]] = {}
    for each in _judged(sheet, who or controller.find(sheet)):
        groups.setdefault(_group(each, groups), []).append(each)
    kept = {key: group for key, group in groups.items() if _is_kept(group)}
    return tuple(
        _recipient(sheet, group) for key, group in kept.items() if not _is_spare(key, kept)
    )


def _judged(sheet: Sheet, who: Controller) -> Iterator[Judged]:
    places, lower, left = sheet.once(Places), lower_words(sheet), _MOST_NAMES
    own = _own_names(who)
    for piece in sheet.pieces:
        if piece.noise:
            continue
        if left < 0:
            return
        found = [name for name in names(piece.text, lower) if not _is_own(name, own)]
        left -= len(found)
        if found:
            yield from judged(piece, found, places.of(piece), lower, _broken_before(sheet, piece))


def _broken_before(sheet: Sheet, piece: Piece) -> str:
    """The line before, in small letters, where a sentence was broken there: «… driftes av»."""
    last = sheet.pieces[piece.index - 1] if piece.index else None
    if last is None or last.block != piece.block or last.kind != "sentence":
        return ""
    is_broken = last.text[-1:].isalpha() and piece.kind == "sentence"
    return f"{last.folded[-rules.REACH :]} " if is_broken else ""


def _own_names(who: Controller) -> frozenset[str]:
    """What the company that wrote the notice is called, in letters and digits."""
    called = [who.name or "", *who.short_names]
    return frozenset(
        form for name in called if name for form in (plain(name), plain(without_form(name)))
    )


def _is_own(name: Name, own: frozenset[str]) -> bool:
    """Whether it is the company's own name, its first words, or either with a genitive s."""
    shorter = plain(without_form(name.text))
    if name.entry:
        return shorter in own
    return any(
        each in (shorter, plain(name.text))
        or f"{each}s" == shorter
        or (len(shorter) > 2 and each.startswith((shorter, shorter.removesuffix("s"))))
        or (len(shorter) > _LONG and each.endswith(shorter))
        for each in own
    )


def _group(each: Judged, groups: dict[str, list[Judged]]) -> str:
    """The key of those that are the same: «Tallhuset» is «Tallhuset AS»."""
    key = each.name.key
    if key in groups or each.name.entry:
        return key
    return next(
        (
            k
            for k in groups
            if len(key) > 4 and (k.startswith(key) or key.startswith(k)) and len(k) > 4
        ),
        key,
    )


def _is_kept(group: list[Judged]) -> bool:
    best = max(each.verdict for each in group)
    if best == Verdict.NAMED:
        return not any(each.verdict == Verdict.DENIED for each in group)
    return best > Verdict.NAMED


def _is_spare(key: str, kept: dict[str, list[Judged]]) -> bool:
    """Whether only a vendor is named, one of whose services is there too."""
    name = kept[key][0].name
    if max(each.verdict for each in kept[key]) > Verdict.NAMED or name.entry is None:
        return False
    others = (group[0].name for other, group in kept.items() if other != key)
    return any(plain(name.entry.name) == plain(other.vendor) for other in others)


def _recipient(sheet: Sheet, group: list[Judged]) -> Recipient:
    ranked = sorted(group, key=lambda each: -each.verdict)
    best = ranked[0]
    firm = next((each for each in ranked if each.name.firm and each.verdict == best.verdict), best)
    return Recipient(
        name=firm.name.text,
        vendor=firm.name.vendor,
        role=role_of(ranked),
        purpose=next((said for said in map(purpose_of, ranked) if said), ""),
        region=next((said for said in map(region_of, ranked) if said), None),
        certainty=_CERTAINTY[best.verdict],
        evidence=tuple(_evidence(sheet, ranked)),
    )


def _evidence(sheet: Sheet, ranked: list[Judged]) -> Iterator[Evidence]:
    """The name's places where something speaks for it, the best first."""
    said = [each for each in ranked if each.verdict > Verdict.NOTHING][:_MOST_EVIDENCE]
    for each in said:
        yield evidence(sheet, each.piece.span(each.name.start, each.name.end))
