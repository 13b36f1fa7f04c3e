"""What a sentence says of the names in it: that they get data, that they do not, or nothing."""

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import Final, NamedTuple

from dpo_desk.notices import recipients_rules as rules
from dpo_desk.notices.recipients_lists import Place
from dpo_desk.notices.recipients_names import Name
from dpo_desk.notices.recipients_words import is_noun
from dpo_desk.reading.sheet import Piece


class Verdict(IntEnum):
    """How much speaks for a name."""

    DENIED = 0  # it is said that it gets nothing
    NOTHING = 1
    NAMED = 2  # the catalogue knows it, and nothing speaks against it
    POSSIBLE = 3  # it may get data
    STATED = 4


class Judged(NamedTuple):
    """A name with what its sentence says of it."""

    piece: Piece
    name: Name
    verdict: Verdict
    role: str  # of the list or table it stands in, or ""
    place: Place


# What may stand between two names that are spoken of alike: «A, B (regnskap) og lønnssystemet C».
_LINK: Final = re.compile(
    r"[)»”\"]?(?: ?\([^()]{0,120}\))?(?: (?:AS|Ltd|Inc)\b\.?)?"
    r" ?(?:[,/&+|·;]| -|,? (?:og|samt|eller|and|or|as well as)\b)"
    r" ?(?:(?:og|samt|eller|and|or|også|deretter|then) )?"
    r"(?:(?!(?:men|but|mens|while|vi|me|we|they|bruker|brukar|use)\b)[a-zæøå][\w-]* ){0,4}[«\"“(]?"
)
_MODAL: Final = re.compile(r"\b(?:kan|kunne|may|might|could)\b")
_TRACKED: Final = re.compile(
    r"piksel|pixel|annons|reklam|markedsf|marknadsf|audience|målgrupp|publikum|remarketing|retarget"
    r"|informasjonskaps|cookie|felles behandl|joint|innsikt|insight|statisti[kc]"
    r"|\bdel(?:er|es|ing|t) |utlever|overfør|plug-?in|inneby|embed|databehandl|processor"
    r"|\btag|sporing|track|advert|share|\bads?\b|konverter|conversion"
)
_DATA: Final = re.compile(
    r"lagr|behandl|handsam|personoppl|opplysning|\bdata|\bdrift|host|process|store|sendes|skjema|"
    r"\bform\b|bestill|ordre|order|ip-adresse|\bfår\b|mottar|receives|besøk|visitor"
)
_SITES: Final = frozenset({"web_builder"})
_PLATFORMS: Final = frozenset({"social", "scheduling"})
_SCHEMES: Final = frozenset({"Visa", "Mastercard", "BankAxept", "American Express"})
_BORDER: Final = re.compile(r"[;]|, (?:men|but|mens|while)\b|\bmen\b")


def judged(
    piece: Piece, found: Sequence[Name], place: Place, lower: frozenset[str], broken: str = ""
) -> Iterator[Judged]:
    """Every name of a piece with what is said of it; ``broken`` is the line it goes on from."""
    for chain in _chains(piece.text, found):
        verdict = _spoken_of(piece, chain, place, lower, broken)
        if verdict == Verdict.NOTHING and not any(name.entry for name in chain):
            continue  # words with a capital of which nothing is said
        vetoed: Verdict | None = None
        for number, name in enumerate(chain):
            own = _vetoed(piece, name, verdict)
            vetoed = own if number == 0 or own is not None else vetoed
            is_no_name = number and not name.is_sure and _is_odd(piece, name, place, lower)
            said = Verdict.NOTHING if is_no_name else verdict
            yield Judged(piece, name, _of(piece, name, said, vetoed, place), place.role, place)


def _of(piece: Piece, name: Name, said: Verdict, vetoed: Verdict | None, place: Place) -> Verdict:
    """The verdict on one name of a chain."""
    if vetoed is not None:
        return vetoed
    if said >= Verdict.POSSIBLE:
        if name.entry is None or not _is_bare(piece, name, place):
            return said
        return Verdict.NOTHING
    if name.entry is None or name.entry.name in _SCHEMES:
        return Verdict.NOTHING
    return Verdict.NOTHING if _is_bare(piece, name, place) else Verdict.NAMED


def _is_bare(piece: Piece, name: Name, place: Place) -> bool:
    """Whether it is a platform or site software of which no data is told."""
    if name.entry is None or place.is_list:
        return False
    if name.entry.category in _PLATFORMS:
        return not _TRACKED.search(piece.folded)
    if name.entry.category in _SITES:
        return not _DATA.search(piece.folded)
    return False


def _spoken_of(
    piece: Piece, chain: Sequence[Name], place: Place, lower: frozenset[str], broken: str
) -> Verdict:
    """What rules and place say of a chain of names."""
    first = chain[0]
    stated = Verdict.POSSIBLE if _MODAL.search(piece.folded) else Verdict.STATED
    if place.is_list and _is_entry(piece, chain, place, lower):
        return Verdict.STATED
    if not first.is_sure and not _may_be_name(piece.text, chain, lower):
        return Verdict.NOTHING
    before = piece.folded[max(0, first.start - rules.REACH) : first.start]
    if rules.before().search(before if before.strip() else broken):
        return stated
    for name in chain:
        behind = piece.folded[name.last : name.last + rules.REACH]
        if rules.after().match(behind):
            return stated
        if name.is_sure and rules.faint().match(behind):
            return stated
    return Verdict.NOTHING


def _may_be_name(text: str, chain: Sequence[Name], lower: frozenset[str]) -> bool:
    """Whether words that no catalogue knows can be a name where they stand."""
    first = chain[0]
    after_colon = text[: first.start].endswith(": ")
    if after_colon and not _ALONE.match(text, chain[-1].end):
        return False
    if first.first or after_colon or "-" in first.text:
        return not _is_any_word(first, lower)
    return first.text.casefold() not in lower


def _is_odd(piece: Piece, name: Name, place: Place, lower: frozenset[str]) -> bool:
    """Whether a word after the first name of a chain is no name."""
    is_alone = bool(_ALONE.match(piece.text, name.last))
    return _is_any_word(name, lower) or (place.is_list and not is_alone)


def _is_any_word(name: Name, lower: frozenset[str]) -> bool:
    words = name.text.split()
    return len(words) == 1 and is_noun(words[0], lower)


_ALONE: Final = re.compile(
    r"\s*(?:\Z|\(|:|[-–—|,;/]|\.\Z|(?:og|and|samt|til|for|som)\b|&| [a-zæøå]+[rs]\b)"
)
_LABEL: Final = re.compile(r"[^:]{2,60}: ?\Z|[^–—]{2,60} [–—-] ?\Z")


def _is_entry(piece: Piece, chain: Sequence[Name], place: Place, lower: frozenset[str]) -> bool:
    """Whether the names are what a list or table of recipients lists."""
    first = chain[0]
    if place.is_name_cell:
        return first.is_sure or first.start == 0
    if first.is_sure:
        return True
    before = piece.text[: first.start].lstrip(" -–—•*·")
    if before and not _LABEL.fullmatch(before):
        return False
    if any(_is_any_word(name, lower) and not name.is_sure for name in chain[:1]):
        return False
    return bool(_ALONE.match(piece.text, first.last)) and not _labels(piece, chain)


def _labels(piece: Piece, chain: Sequence[Name]) -> bool:
    """Whether «X: …» says what the names after the colon are for."""
    return bool(re.match(r": ?[A-ZÆØÅ]", piece.text[chain[-1].end :]))


def _chains(text: str, found: Sequence[Name]) -> Iterator[list[Name]]:
    """Names that are spoken of in one breath."""
    chain: list[Name] = []
    for name in found:
        if chain and not _LINK.fullmatch(text, chain[-1].last, name.start):
            yield chain
            chain = []
        chain.append(name)
    if chain:
        yield chain


def _vetoed(piece: Piece, name: Name, said: Verdict) -> Verdict | None:
    """What a veto makes of the name, or None where there is none."""
    before = piece.folded[max(0, name.start - rules.REACH) : name.start]
    borders = [each.end() for each in _BORDER.finditer(before)]
    clause = before[borders[-1] :] if borders else before
    behind = piece.folded[name.end : name.end + rules.REACH]
    category = name.entry.category if name.entry else None
    for veto in rules.vetoes():
        if not veto.concerns(category) or (veto.weak and said >= Verdict.POSSIBLE):
            continue
        match veto.where:
            case "before":
                hit = veto.pattern.search(clause)
            case "after":
                hit = veto.pattern.match(behind)
            case _:
                hit = veto.pattern.search(piece.folded)
        if hit and not (veto.unless_after and veto.unless_after.match(behind)):
            return Verdict.DENIED if veto.denies else Verdict.NOTHING
    return None
