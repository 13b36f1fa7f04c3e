"""Which company a notice is of: names are weighed by how the text speaks of them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from dpo_desk.reading import vendors
from dpo_desk.reading.rules_file import table
from dpo_desk.reading.sheet import Piece, Sheet

_RESPONSIBLE: Final = re.compile(
    r"behandlings?-? ?ansvarl\w+|(?:data )?controller\b"
    r"|(?:hoved)?ansvarl(?:ig|eg)e?(?= for (?:å|person|behandl|at|dei|de |innsam)|:)"
    r"|responsible for (?:the )?(?:process|person|collect|your)"
)
_OWN: Final = re.compile(
    r"(?:\bs(?:elv|jølv)|s(?:elv|jølv)stendig\w*|felles|eg(?:en|ne)|independent\w*|joint\w*|separate|own"
    r"|sin|deres|not the|ikk[je]+)\W+(?:\w+\W+)?\Z"
)
_IS_AFTER: Final = re.compile(r"[^.:;\n]{0,90}?(?::|\b(?:er|is|are)\b|[–-])\s*")
_IS_BEFORE: Final = re.compile(
    r"(?:\s*\([^)]{0,80}\))?,?\s*(?:\w+[\s,]+){0,5}?"
    r"(?:er|is|som|å anse som|anses som|act(?:s|ing) as|vil være|is the|as|er å rekne som)\b"
    r"(?:[\s,]+\w+){0,4}[\s,]*\Z",
)
_TITLE: Final = re.compile(
    r"personvern\w*|privacy|behandling(?:en)? av personopplysn\w*|databeskyttelse|cookie\w*"
    r"|informasjonskapsl\w*"
)
_CALLED: Final = re.compile(
    r"\s*\((?:i det (?:videre|følgende) |heretter |hereafter |hereinafter |nedenfor |også )?"
    r"(?:kalt |kalla |omtalt |called |[«\"“'”]|vi\b|we\b|oss\b)"
    r"|,? (?:heretter|hereinafter|hereafter|i det følgende|nedenfor) "
)
_REGISTERED: Final = re.compile(
    r"[ ,(]{1,3}(?:med )?(?:org\b|organisasjonsn|org\w*nr|f[oø]retaksn|company (?:no|reg|number)"
    r"|registration n|reg\.? ?n)"
)
_SAYS: Final = re.compile(
    r"s? (?:behandler|behandlar|samler|samlar|lagrer|lagrar|bruker|brukar|benytter|nyttar|sletter"
    r"|slettar|sender|er opptatt|er oppteken|tar|tek|plikter|har|skal|kan|vil|innhenter|registrerer"
    r"|registrerar|deler|delar|anvender|ønsker|ønskjer|respekterer|følger|collects?|processe?s?"
    r"|uses?|stores?|is committed|may|will|respects?|takes?|has|have|we|vi|er|is)\b"
)
_WE: Final = re.compile(
    r"\b(?:vi i|vi hos|vi på|me i|oss i|oss hos|us at|we at)\s\Z", re.IGNORECASE
)
_HOW: Final = re.compile(r"(?:hvordan|korleis|how|når|when|hos|at|in|i|for|av)\s\Z", re.IGNORECASE)
_LABEL: Final = re.compile(
    r"(?:selskap(?:snavn|et)?|firma(?:navn)?|virksomhet|verksemd|company(?: name)?"
    r"|navn på (?:selskap|virksomhet)|utgiver|avsender)\s*:\s*\Z",
    re.IGNORECASE,
)
_SMALL: Final = frozenset(
    ("FOR", "AV", "I", "HOS", "VED", "TIL", "OG", "OM", "OF", "AT", "THE", "PÅ")
)
_HEAD: Final = 4  # pieces in which a title stands
_LINE: Final = 140  # letters of a title at most
_LEAST: Final = 4.0
_NEAR: Final = 110  # letters
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
        for found in _patterns()["name"].finditer(piece.text):
            name, start = _trimmed(found[0], found.start())
            if not name:
                continue
            end = start + len(name)
            weight = _said_of(piece, start, end)
            if _has_form(name):
                weight += 3 if piece.index < _HEAD else 1
            if weight <= 0.0 and _SAYS.match(piece.text, end) and _begins(piece, start):
                counts[name] = counts.get(name, 0) + 1
                weight = 1.5 if counts[name] <= _MOST_SAID else 0.0
            if weight > 0:
                yield _Vote(name, weight - (2 if piece.noise else 0), piece, start, end)


def _said_of(piece: Piece, start: int, end: int) -> float:
    """How much the words around a name speak for its being the controller."""
    text, folded = piece.text, piece.folded
    weight = 0.0
    for found in _RESPONSIBLE.finditer(folded):
        if _OWN.search(folded, max(0, found.start() - 40), found.start()):
            continue
        leads = found.end() <= start and _leads(text[found.end() : start])
        if leads or (end <= found.start() <= end + _NEAR and _is_said(folded[end : found.start()])):
            weight = 10.0
    if (
        (piece.kind == "heading" or piece.index < _HEAD)
        and len(text) < 140
        and _TITLE.search(folded)
    ):
        weight += 7.0 if piece.index < _HEAD else 3.0
    if _CALLED.match(text, end):
        weight += 5.0
    if _REGISTERED.match(folded, end):
        weight += 5.0
    before = text[max(0, start - 30) : start]
    if _LABEL.search(before):
        weight += 6.0
    elif _WE.search(before):
        weight += 4.0
    elif _HOW.search(before) and _SAYS.match(text, end):
        weight += 3.0
    return weight


def _leads(words: str) -> bool:
    """Whether words lead to a name: «… for dette er styret i»."""
    found = _IS_AFTER.match(words[: 2 * _NEAR])
    if not found:
        return False
    rest = words[found.end() :]
    return len(rest) <= _NEAR and len(rest.split()) <= 3 and not re.search(r"[.;:]", rest)


def _is_said(words: str) -> bool:
    """Whether words say of the name before them that it is what follows."""
    return bool(_IS_BEFORE.fullmatch(words))


def _begins(piece: Piece, start: int) -> bool:
    return start == 0 or piece.text[max(0, start - 2) : start] in (": ", "– ", "- ")


def _trimmed(name: str, start: int) -> tuple[str, int]:
    """A name without the words before and after it that belong to the sentence."""
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


def _is_form(word: str) -> bool:
    return _has_form(f"x {word}")


def _is_no_name(word: str) -> bool:
    bare = word.strip(".,:;")
    return bare in _no_name() or bool(_TITLE.match(bare.casefold()))


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
    word = rf"(?:[a-zæøå]{{1,2}}(?=[A-ZÆØÅ])|{address}|[A-ZÆØÅ0-9])[\w'’./-]*"
    join = r"(?:&|og|i|av|and|of|\+|på|de|for|ved) "
    kind = rf"(?:[a-zæøå]*(?:{said['kinds']}))"
    return {
        "name": re.compile(rf"(?<![\w@./-]){word}(?: (?:{join})?{word}| {kind}\b){{0,7}}"),
        "form": re.compile(rf"(?<=\S),? (?:{said['forms']})\.?(?!\w)"),
        "kind": re.compile(kind),
        "common": re.compile(said["common"]),
        "street": re.compile(said["street"]),
    }
