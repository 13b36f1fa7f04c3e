"""Which company a notice is of: names are weighed by how the text speaks of them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from dpo_desk.notices import controller_cues as cues
from dpo_desk.reading import vendors
from dpo_desk.reading.rules_file import table
from dpo_desk.reading.sheet import Piece, Sheet

_SMALL: Final = frozenset(
    ("FOR", "AV", "I", "HOS", "VED", "TIL", "OG", "OM", "OF", "AT", "THE", "PÅ")
)
_LEAST: Final = 4.0
_MOST_SAID: Final = 6


class Named(NamedTuple):
    """A company's name as it is printed, with the other ways the notice names it."""

    name: str
    also: tuple[str, ...]
    places: tuple[tuple[Piece, int, int], ...]  # the surest first


class _Vote(NamedTuple):
    name: str
    weight: float
    piece: Piece
    start: int
    end: int


def named(sheet: Sheet, domains: frozenset[str]) -> Named | None:
    """Who the notice is of; ``domains`` are the first labels of the addresses in it."""
    votes = list(_votes(sheet))
    if not votes:
        return None
    groups = _grouped(votes)
    best = max(groups, key=lambda group: _weight(group, domains))
    if _weight(best, domains) < _LEAST:
        return None
    best.sort(key=lambda vote: -vote.weight)
    names = list(dict.fromkeys(vote.name for vote in best))
    name = max(names, key=lambda each: (_has_form(each), not each.isupper(), _said(best, each)))
    also = tuple(each for each in names if each != name)
    places = tuple((vote.piece, vote.start, vote.end) for vote in best if vote.name == name)
    return Named(name, also, places)


def plain(name: str) -> str:
    """A name as names are compared: small, without form and signs."""
    bare = _patterns()["form"].sub(" ", name)
    return "".join(re.findall(r"\w+", bare.casefold()))


def _votes(sheet: Sheet) -> Iterator[_Vote]:
    """Every name with what speaks for it."""
    counts: dict[str, int] = {}
    for piece in sheet.pieces:
        is_odd = _patterns()["odd"].search(piece.text)
        for found in _patterns()["any_name" if is_odd else "name"].finditer(piece.text):
            name, skipped = _trimmed(found[0])
            if not name:
                continue
            start = found.start() + skipped
            end = start + len(name)
            weight = cues.weight_of(piece, start, end, has_form=_has_form(name))
            if _has_form(name):
                weight += 3 if piece.index < cues.HEAD else 1
            if weight <= 0.0 and cues.begins_sentence(piece, start, end):
                counts[name] = counts.get(name, 0) + 1
                weight = 1.5 if counts[name] <= _MOST_SAID else 0.0
            if weight > 0:
                yield _Vote(name, weight - (2 if piece.noise else 0), piece, start, end)


@lru_cache(maxsize=1024)
def _trimmed(name: str) -> tuple[str, int]:
    """A name without the words before and after it, and the letters that were before it."""
    start = 0
    words = name.split(" ")
    while words and (words[0] in _SMALL or _is_small(words[0]) or _is_no_name(words[0])):
        start += len(words[0]) + 1
        words.pop(0)
    while words and (
        (words[-1][0].islower() and not _is_kind(words[-1])) or _is_no_name(words[-1])
    ):
        words.pop()
    form = next((n for n, word in enumerate(words) if n and _is_form(word)), len(words) - 1)
    bare = " ".join(words[: form + 1]).rstrip(".,'’-/")
    if not _has_form(bare):
        bare = bare.removesuffix("'s").removesuffix("’s")
        if _patterns()["street"].search(bare) or _patterns()["common"].fullmatch(bare.casefold()):
            return "", start
    return (bare, start) if re.search(r"[^\W\d_]{2}", bare) else ("", start)


def _is_small(word: str) -> bool:
    return word.islower() and "." not in word


@lru_cache(maxsize=1024)
def _is_form(word: str) -> bool:
    return _has_form(f"x {word}")


@lru_cache(maxsize=1024)
def _is_no_name(word: str) -> bool:
    bare = word.strip(".,:;")
    return bare in _no_name() or cues.is_title(bare)


def _grouped(votes: list[_Vote]) -> list[list[_Vote]]:
    """The votes by company: «E20», «E20 Energy» and «E20 ENERGY AS» are one."""
    by_name: dict[str, list[_Vote]] = {}
    for vote in votes:
        by_name.setdefault(plain(vote.name), []).append(vote)
    by_name.pop("", None)
    groups: list[tuple[str, list[_Vote]]] = []
    for name in sorted(by_name, key=len, reverse=True):
        longer = next((g for g in groups if _is_short_for(by_name[name][0].name, name, g)), None)
        if longer:
            longer[1].extend(by_name[name])
        else:
            groups.append((name, by_name[name]))
    return [group for _, group in groups]


def _is_short_for(printed: str, name: str, group: tuple[str, list[_Vote]]) -> bool:
    whole, votes = group
    if len(name) > 2 and whole.startswith(name) and " " in votes[0].name:
        return any(
            plain(" ".join(vote.name.split()[: len(printed.split())])) == name for vote in votes
        )
    if not printed.isupper() or " " in printed:
        return False
    words = _patterns()["form"].sub(" ", votes[0].name).split()
    letters = "".join(word if word.isupper() and len(word) < 4 else word[0] for word in words)
    return letters.casefold() == name


def _weight(group: list[_Vote], domains: frozenset[str]) -> float:
    """How much speaks for a company; one of the catalogue is more often a vendor."""
    times: Counter[float] = Counter()
    weight = 0.0
    for vote in group:
        times[vote.weight] += 1
        weight += vote.weight / times[vote.weight]  # the tenth time says less than the first
    names = {plain(vote.name) for vote in group}
    if any(_akin(name, domain) for name in names for domain in domains):
        weight += 6.0
    if any(vendors.lookup(vote.name) for vote in group[:3]):
        weight -= 8.0
    return weight


def _akin(name: str, domain: str) -> bool:
    short = re.sub(r"\W", "", domain.casefold())
    bare = name.replace("æ", "a").replace("ø", "o").replace("å", "a")
    return len(short) > 2 and (
        bare.startswith(short) or short.startswith(bare) or name.startswith(short) or short in bare
    )


def _said(votes: list[_Vote], name: str) -> float:
    return sum(vote.weight for vote in votes if vote.name == name)


def _has_form(name: str) -> bool:
    return bool(_patterns()["form"].search(name))


def _is_kind(word: str) -> bool:
    return bool(_patterns()["kind"].fullmatch(word))


@cache
def _no_name() -> frozenset[str]:
    words = table("controller")["no_name"].split()
    return frozenset({*words, *(word.upper() for word in words if len(word) > 3)})


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    said = table("controller")
    address = r"[a-zæøå0-9-]{2,30}(?=\.(?:no|com|net)\b)"
    rest = r"[\w'’./-]*"
    word = rf"[A-ZÆØÅ0-9]{rest}"
    any_word = rf"(?:[a-zæøå]{{1,2}}(?=[A-ZÆØÅ])|{address}|[A-ZÆØÅ0-9]){rest}"
    join = r"(?:&|og|i|av|and|of|\+|på|de|for|ved) "
    kind = rf"(?:[a-zæøå]*(?:{said['kinds']}))"
    return {
        # It begins with its capital, so that re looks for one.
        "name": re.compile(
            rf"[A-ZÆØÅ0-9](?<![\w@./-].){rest}(?: (?:{join})?{word}| {kind}\b){{0,7}}"
        ),
        # Where a capital stands within a word, or an address: «eBay», «finn.no».
        "odd": re.compile(r"[A-ZÆØÅ](?<=[a-zæøå].)|\.(?:no|com|net)\b"),
        "any_name": re.compile(
            rf"(?<![\w@./-]){any_word}(?: (?:{join})?{any_word}| {kind}\b){{0,7}}"
        ),
        "form": re.compile(rf"(?<=\S),? (?:{said['forms']})\.?(?!\w)"),
        "kind": re.compile(kind),
        "common": re.compile(said["common"]),
        "street": re.compile(said["street"]),
    }
