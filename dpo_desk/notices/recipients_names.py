"""Where a sentence names firms and services: those of the catalogue, and others by how they look.

A name is what the catalogue has, what ends in a company form («Tallhuset Nord AS»), a web domain,
or words with capitals that are neither place, law, authority, person nor the first word of a
sentence that could be any word.
"""

import re
from functools import cache
from typing import Any, Final, NamedTuple

from dpo_desk.notices.cookies import known_provider
from dpo_desk.reading import vendors
from dpo_desk.reading.rules_file import table
from dpo_desk.reading.sheet import Sheet
from dpo_desk.reading.vendors import VendorEntry

FILE: Final = "notice_names"
_TITLE: Final = r"[A-ZÆØÅ0-9][\w&'’+-]*(?:\.(?:no|com|io|net|org|eu|se|dk|ai|app|co)\b)?"
_CAPITALS: Final = re.compile(
    rf"(?<![\w@./-])(?:{_TITLE}|[a-z]{{1,2}}[A-Z]\w+)(?: (?:& )?{_TITLE}){{0,3}}"
)
_DOMAIN: Final = re.compile(
    r"(?<![\w@./-])[a-z0-9][a-z0-9-]{1,40}\.(?:no|com|io|app|ai|net|se|dk|eu)\b(?![/\w])"
)
_CAMEL: Final = re.compile(r"\w*[a-zæøå0-9][A-ZÆØÅ]\w*|\w+\d\w*")
_LOWER: Final = re.compile(r"(?<![\w.@/-])[a-zæøåé][a-zæøåé-]{2,}")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]{1,100}@\S+")
_STARTS: Final = re.compile(r"\W*|\s*\w{1,3}[.)]\s*|.*[.!?•*]\s*")
_ENDED: Final = re.compile(r"[.!?•*]\s*\Z")
_MARK: Final = 6  # letters of «12. »
_SPLITS: Final = re.compile(r" (?:og|and|&|eller|or|samt) ")
_VENDOR_OF: Final = re.compile(
    r",? (?:fra|frå|from|by|levert av|delivered by)(?: firmaet| selskapet)? "
)
_MAY_NAME: Final = re.compile(r"[A-ZÆØÅ.]")
_WORDS: Final = re.compile(r"\S+")
_NO_LETTERS: Final = re.compile(r"[\W_]+")
_STREET: Final = re.compile(r"[A-ZÆØÅ][\w-]+ \d{1,3} ?[A-Za-z]?")
_NOW: Final = re.compile(
    r"[,(]? ?\b(?:nå|no|now|tidligere|tidlegare|formerly|previously|også kalt|also known as|c/o) "
)
_NEAR: Final = 14  # letters between a name and the one that it has, or had
_CLOSES: Final = re.compile(r"[^()«»\"“”]{0,120}[)»\"”]")
_PAREN: Final = re.compile(r" ?[(«\"“] ?")


class Name(NamedTuple):
    """A firm or service named in a piece."""

    start: int
    end: int
    text: str  # as printed
    entry: VendorEntry | None
    firm: bool  # ends in a company form
    first: bool  # begins the sentence
    maker: str = ""  # who offers it, where the sentence says so: «Handyman fra Visma»
    until: int = 0  # where that ends

    @property
    def last(self) -> int:
        """Where the name ends, with who offers it."""
        return max(self.end, self.until)

    @property
    def is_sure(self) -> bool:
        """Whether it is a name wherever it stands."""
        return self.entry is not None or self.firm

    @property
    def vendor(self) -> str:
        """Who offers it, as plain as can be."""
        return self.maker or (self.entry.vendor if self.entry else without_form(self.text))

    @property
    def key(self) -> str:
        """What is the same for every way to write it."""
        return plain(self.entry.name if self.entry else without_form(self.text))


def names(text: str, lower: frozenset[str]) -> list[Name]:
    """The names in a text, in order; ``lower`` are the words that stand in small letters."""
    found = _firms(text)
    _add(found, (_known(text, each) for each in vendors.mentions(text)))
    addresses = [each.span() for each in _ADDRESS.finditer(text)]
    if _MAY_NAME.search(text):
        _add(found, _others(text, lower, addresses))
    return _joined(text, sorted(found))


def lower_words(sheet: Sheet) -> frozenset[str]:
    """The words that the text writes in small letters: with a capital they are no names."""
    return frozenset(_LOWER.findall(sheet.text))


def begins(text: str, place: int) -> bool:
    """Whether a sentence begins at a place, after a mark or a number at most."""
    if place > _MARK:
        return _ENDED.search(text, place - _MARK, place) is not None
    return _STARTS.fullmatch(text, 0, place) is not None


def plain(name: str) -> str:
    """Letters and digits only, small."""
    return _NO_LETTERS.sub("", name.casefold())


def without_form(name: str) -> str:
    """The name without the company form."""
    shorter = _end_form().sub("", name).strip(" ,")
    return shorter or name


@cache
def said(kind: str) -> frozenset[str]:
    """A list of words of the file."""
    return frozenset(str(table(FILE)[kind]).split())


def is_authority(name: str) -> bool:
    """Whether a name is that of an authority or a public register."""
    return any(word in said("authorities") for word in name.casefold().split())


def is_noun(word: str, lower: frozenset[str]) -> bool:
    """Whether a word with a capital could be any noun."""
    folded = word.casefold()
    head, hyphen, tail = folded.rpartition("-")
    if hyphen and tail == word.rpartition("-")[2] and (tail in lower or head in lower):
        return True
    if _CAMEL.fullmatch(word) or "." in word:
        return False
    return folded in lower or folded in said("words") or bool(_nouns().fullmatch(folded))


def _known(text: str, mention: vendors.Mention) -> Name:
    start, end, entry = mention
    return Name(start, end, text[start:end], entry, False, begins(text, start))


def _firms(text: str) -> list[Name]:
    """Names that end in a company form."""
    found = []
    for each in _firm().finditer(text):
        start = each.start() + _before_name(each[0])
        words = text[start : each.end()]
        entry = next((hit.entry for hit in vendors.mentions(words) if hit.start == 0), None)
        cut = _SPLITS.search(words)
        if entry and cut and vendors.lookup(words[: cut.start()]):
            start += cut.end()
            words = text[start : each.end()]
            entry = vendors.lookup(words)
        if len(words.split()) > 1 and not is_authority(words):
            first = begins(text, start)
            found.append(Name(start, each.end(), words, entry, True, first))
    return found


def _before_name(words: str) -> int:
    """How many letters of «Hos Tallhuset AS», «Regnskapsfører Tallhuset AS» precede the name."""
    size = 0
    parts = words.split(" ")
    while len(parts) > 2 and parts[0].casefold() in said("openers"):
        size += len(parts[0]) + 1
        parts = parts[1:]
    return size


def _overlapping(found: list[Name], name: Name) -> int:
    """The number of the name in ``found`` that shares letters with this one, or -1."""
    for number, each in enumerate(found):
        if each.start < name.end and name.start < each.end:
            return number
    return -1


def _add(found: list[Name], more: Any) -> None:
    """Those of ``more`` that lie in none of ``found``; a firm found gets the entry within it."""
    for name in more:
        over = _overlapping(found, name)
        if over < 0:
            found.append(name)
        elif name.entry and found[over].entry is None and found[over].start == name.start:
            found[over] = found[over]._replace(entry=name.entry)


def _others(text: str, lower: frozenset[str], addresses: list[tuple[int, int]]) -> Any:
    """Words with capitals, and domains, that may be names."""
    for pattern in (_CAPITALS, _DOMAIN):
        for each in pattern.finditer(text):
            start, end = _trimmed(text, each.start(), each.end(), lower)
            if start >= end or any(a <= start < b for a, b in addresses):
                continue
            if not _is_nobody(text[start:end]):
                first = begins(text, start)
                if not (first and " " not in text[start:end] and is_noun(text[start:end], lower)):
                    yield Name(start, end, text[start:end], None, False, first)


def _trimmed(text: str, start: int, end: int, lower: frozenset[str]) -> tuple[int, int]:
    """The words without those at either end that are no part of a name."""
    words = list(_WORDS.finditer(text[start:end]))
    if len(words) > 1 and _things().fullmatch(words[0][0].casefold()):
        words.pop(0)  # «Bookingsystemet Timeboka lagrer …»
    is_first = begins(text, start)
    while words and _is_empty(words[0][0], lower if is_first or len(words) == 1 else frozenset()):
        words.pop(0)
    while words and words[-1][0].casefold() in said("openers"):
        words.pop()
    if not words:
        return 0, 0
    return start + words[0].start(), start + words[-1].end()


def _is_empty(word: str, lower: frozenset[str]) -> bool:
    folded = word.casefold()
    return folded in said("words") or folded in lower or folded.isdigit() or folded == "&"


def _is_nowhere(word: str) -> bool:
    """Whether a word in small letters is a place or none of a name."""
    return word in _unnamed() or word.rstrip("s'’") in _unnamed()


def _is_nobody(name: str) -> bool:
    """Whether it is an authority, a place, a person, a number or a lone letter."""
    parts = name.casefold().split()
    if len(plain(name)) < 3 or plain(name).isdigit() or is_authority(name):
        return True
    if all(map(_is_nowhere, parts)):
        return True
    if len(parts) == 1 and _is_nowhere(parts[0].partition("-")[0]):  # «EØS-land»
        return True
    if _STREET.fullmatch(name) or known_provider(name) is not None:
        return True
    return len(parts) < 4 and parts[0] in said("people")


def _joined(text: str, found: list[Name]) -> list[Name]:
    """«Handyman fra Visma» and «Tallhuset AS (Tallboka)» are one recipient each."""
    kept: list[Name] = []
    for name in found:
        last = kept[-1] if kept else None
        between = text[last.last : name.start] if last else ""
        if last and _VENDOR_OF.fullmatch(between) and _has_maker(last, name):
            kept[-1] = last._replace(maker=without_form(name.text), until=name.end)
        elif last and (_NOW.fullmatch(between) or (_NOW.search(between) and len(between) < _NEAR)):
            kept[-1] = last._replace(until=name.end)
        elif last and _PAREN.fullmatch(between):
            kept[-1] = last._replace(entry=last.entry or name.entry, until=_closed(text, name.end))
        elif last and name.start < last.until:
            continue
        else:
            kept.append(name)
    return kept


def _has_maker(last: Name, name: Name) -> bool:
    """Whether «X fra Y» says who makes X."""
    return not last.firm and not last.maker and (last.is_sure or not last.first or name.firm)


def _closed(text: str, place: int) -> int:
    """Where the bracket or quotation closes in which a name ends, or that end."""
    found = _CLOSES.match(text, place)
    return found.end() if found else place


@cache
def _unnamed() -> frozenset[str]:
    return said("words") | said("places")


@cache
def _forms() -> str:
    """The company forms as alternatives, the longest first."""
    return "|".join(map(re.escape, sorted(table(FILE)["forms"], key=len, reverse=True)))


@cache
def _firm() -> re.Pattern[str]:
    word = r"[A-ZÆØÅ0-9][\w&.'’+/-]*"
    return re.compile(
        rf"(?<![\w@./-]){word}(?: (?:{word}|&|og|i|for|and|of|\+)){{0,6}}?"
        rf",? (?:{_forms()})(?![\w-])"
    )


@cache
def _end_form() -> re.Pattern[str]:
    return re.compile(rf",? (?:{_forms()})\.?(?=\Z| )", re.IGNORECASE)


@cache
def _things() -> re.Pattern[str]:
    return re.compile(str(table(FILE)["things"]))


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(rf"[\w-]*?{table(FILE)['nouns']}")
