"""Where a sentence names firms and services: those of the catalogue, and others by how they look.

A name is what the catalogue has, what ends in a company form («Tallhuset Nord AS»), a web domain,
or words with capitals that are neither place, law, authority, person nor the first word of a
sentence that could be any word.
"""

import re
from typing import Any, Final, NamedTuple

from dpo_desk.notices.recipients_words import (
    begins,
    ends_firm,
    firm,
    is_authority,
    is_nobody,
    is_noun,
    is_nowhere,
    plain,
    said,
    things,
    without_form,
)
from dpo_desk.reading import vendors
from dpo_desk.reading.vendors import VendorEntry

_TITLE_REST: Final = r"[\w&'’+-]*(?:\.(?:no|com|io|net|org|eu|se|dk|ai|app|co)\b)?"
_TITLE: Final = rf"[A-ZÆØÅ0-9]{_TITLE_REST}"
_MORE: Final = rf"(?: (?:& )?{_TITLE}){{0,3}}"
_CAMELS: Final = re.compile(rf"(?<![\w@./-])(?:{_TITLE}|[a-z]{{1,2}}[A-Z]\w+){_MORE}")
_CAMEL: Final = re.compile(r"[A-Z](?<=[a-z].)")  # «eBay»
# The same without those: it begins with its capital, so that re looks for one.
_CAPITALS: Final = re.compile(rf"[A-ZÆØÅ0-9](?<![\w@./-].){_TITLE_REST}{_MORE}")
_END: Final = re.compile(r"\.(?:no|com|io|app|ai|net|se|dk|eu)\b(?![/\w])")  # of a domain
_DOMAIN: Final = re.compile(rf"(?<![\w@./-])[a-z0-9][a-z0-9-]{{1,40}}{_END.pattern}")
_SPLITS: Final = re.compile(r" (?:og|and|&|eller|or|samt) ")
_VENDOR_OF: Final = re.compile(
    r",? (?:fra|frå|from|by|levert av|delivered by)(?: firmaet| selskapet)? "
)
_MAY_NAME: Final = re.compile(r"[A-ZÆØÅ.]")
_WORDS: Final = re.compile(r"\S+")
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
    if _MAY_NAME.search(text):
        _add(found, _others(text, lower))
    return _joined(text, sorted(found))


def _known(text: str, mention: vendors.Mention) -> Name:
    start, end, entry = mention
    return Name(start, end, text[start:end], entry, False, begins(text, start))


def _firms(text: str) -> list[Name]:
    """Names that end in a company form."""
    found: list[Name] = []
    if not ends_firm().search(text):
        return found
    for each in firm().finditer(text):
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
    while len(parts) > 2 and (
        parts[0].casefold() in said("openers")
        or (things().fullmatch(parts[0].casefold()) and vendors.lookup(" ".join(parts[1:])))
    ):
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
        elif _is_longer(found[over], name):  # «Visma InSchool»
            found[over] = _longer(found[over], name)


def _longer(vendor: Name, name: Name) -> Name:
    """A vendor's service as an entry of its own."""
    entry = vendor.entry
    return name._replace(entry=entry._replace(name=name.text) if entry else None)


def _is_longer(vendor: Name, name: Name) -> bool:
    """Whether a name is a vendor's with the service behind it."""
    entry = vendor.entry
    if entry is None or vendor.firm or plain(entry.name) != plain(entry.vendor):
        return False
    behind = name.text[len(vendor.text) :].split()
    return (
        name.start == vendor.start
        and bool(behind)
        and name.text[len(vendor.text)] == " "
        and not any(is_nowhere(word.casefold()) for word in behind)
    )


def _others(text: str, lower: frozenset[str]) -> Any:
    """Words with capitals, and domains, that may be names."""
    addresses = vendors.addresses(text)
    capitals = _CAMELS if _CAMEL.search(text) else _CAPITALS
    for pattern in (capitals, _DOMAIN) if _END.search(text) else (capitals,):
        for each in pattern.finditer(text):
            start, end = _trimmed(text, each.start(), each.end(), lower)
            if start >= end or any(a <= start < b for a, b in addresses):
                continue
            if not is_nobody(text[start:end]):
                first = begins(text, start)
                if not (first and " " not in text[start:end] and is_noun(text[start:end], lower)):
                    yield Name(start, end, text[start:end], None, False, first)


def _trimmed(text: str, start: int, end: int, lower: frozenset[str]) -> tuple[int, int]:
    """The words without those at either end that are no part of a name."""
    words = list(_WORDS.finditer(text[start:end]))
    if len(words) > 1 and things().fullmatch(words[0][0].casefold()):
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
