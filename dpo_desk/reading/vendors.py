"""The catalogue of vendors and their services, and where a text names them.

``resources/vendors/*.toml``: one file a category, one line a service. Seat, places of storage and
usual role stand in ``facts.toml``, each with the page that says so; what nobody has looked up is
unknown. ``mentions(text)`` goes once over the words, in time proportional to the text.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from dpo_desk import places

FACTS: Final = "facts"
_WORD: Final = re.compile(r"[^\W_]+")
_GAP: Final = re.compile(r"[ .&/+!'’-]|(?: [&+-] )")  # what may part two words of a name
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]{1,100}@\S+")
# What Norwegian puts behind a name without a hyphen: «Vippsbetaling», «Facebooksiden».
_BEHIND: Final = re.compile(
    r"s|(?:s?(?:betaling|konto|annonse|side|piksel|pixel|gruppe|skjema|liste|bruker|tjeneste|teneste"
    r"|kunde|integrasjon|server|regnskap|rekneskap|nettbutikk|plugin|app|kampanje|profil|kalender"
    r"|nummer|faktura|kjøp|lenke|videre?|video|kart|login|innlogging)\w{0,5})"
)
_DEFINITE: Final = re.compile(r"e?[nt]|e?ne|e?r|a")  # «Facebook-pikselen»
_SHORTEST_STEM: Final = 4
_LONGEST_WORD: Final = 40
_FORM: Final = r" (?:AS|ASA|SA|AB|A/S|ApS|Inc|LLC|Ltd|Limited|GmbH|B\.?V)\b"
# After a common word that begins a sentence: what makes it a name.
_SPOKEN_OF: Final = re.compile(
    rf"\W*\Z|{_FORM}|[»”\"]? ?[:(–—/|;]| - "
    r"|s? (?:er|brukes|brukast|brukar|bruker|blir|benyttes|benytter"
    r"|nyttast|leverer|leverar|lagrer|lagrar|behandler|behandlar|drifter|driftar|håndterer|sender"
    r"|står|har|som|og [A-ZÆØÅ]|sine?|sitt|får|is|are|provides|stores|hosts|processes|handles|helps"
    r"|delivers|acts|sends|collects|receives|and [A-Z])\b|, [A-ZÆØÅ]"
)
_STARTS: Final = re.compile(r"(?:\A|[.!?•*|]\s*|\A\s*\w{1,3}[.)]\s*|\A[-–—•*·\s]+)\Z")
_ALL_CAPITALS: Final = 4  # letters up to which a name in capitals is one in capitals only


class VendorEntry(NamedTuple):
    """A service or firm of the catalogue; what is not known is "" or ()."""

    name: str
    vendor: str  # who offers it
    aliases: tuple[str, ...]
    category: str
    countries: tuple[str, ...]  # the vendor's seat
    storage: tuple[str, ...]  # where it keeps data: countries, or EEA
    role: str  # what it usually is: processor, own_controller, ...
    source: str  # the page that says so
    as_of: date
    common: bool = False  # a word of the language too: needs a capital and its neighbours
    unless: str = ""  # a pattern of what stands around it where it is no name


class Mention(NamedTuple):
    """A place where an entry is named."""

    start: int
    end: int
    entry: VendorEntry


class _Spelling(NamedTuple):
    """One way to write an entry's name, by words."""

    words: tuple[str, ...]
    entry: VendorEntry
    capitals: bool  # counts in capitals only: EY, UPS
    titled: bool  # its last word begins with a capital


_Spellings = tuple[tuple[_Spelling, str], ...]  # each with the part of a word that it takes


@cache
def entries() -> tuple[VendorEntry, ...]:
    """Every entry, by category and name."""
    facts = {fact["of"]: fact for fact in _file(f"{FACTS}.toml").get("fact", ())}
    return tuple(
        _entry(said, file, facts)
        for name in sorted(categories())
        for file in (_file(f"{name}.toml"),)
        for said in file["entries"]
    )


@cache
def categories() -> tuple[str, ...]:
    """The names of the categories, which are those of the files."""
    folder = places.resources("vendors")
    return tuple(sorted(path.stem for path in folder.glob("*.toml") if path.stem != FACTS))


def lookup(name: str) -> VendorEntry | None:
    """The entry with this name or alias, whatever the case, hyphens and company form."""
    words = _words(name)
    while words:
        found = next((each for each in _by_first().get(words[0], ()) if each.words == words), None)
        if found:
            return found.entry
        if words[-1] not in _FORMS:
            return None
        words = words[:-1]
    return None


def mentions(text: str) -> Iterator[Mention]:
    """Every entry that a text names, in reading order, none within another.

    Web and mail addresses are passed over; a name that is a common word counts with a capital, and
    where it begins a sentence only if it is spoken of as of a thing.
    """
    if not any(map(_candidates, _WORD.findall(text))):
        return
    passed = addresses(text)[::-1]
    words = list(_WORD.finditer(text))
    free = 0  # the first word after the last mention
    for number, word in enumerate(words):
        spellings = _candidates(word[0])
        if number < free or not spellings:
            continue
        at = word.start()
        while passed and passed[-1][1] <= at:
            passed.pop()
        found = _longest(text, words, number, spellings)
        if found is not None and not (passed and passed[-1][0] <= at):
            mention, used = found
            yield mention
            free = number + used


def addresses(text: str) -> list[tuple[int, int]]:
    """Where web and mail addresses stand."""
    if not ("@" in text or "www." in text or "://" in text):
        return []
    return [found.span() for found in _ADDRESS.finditer(text)]


def _longest(
    text: str, words: list[re.Match[str]], number: int, spellings: _Spellings
) -> tuple[Mention, int] | None:
    """The longest name that begins at a word, and how many words it takes."""
    for spelling, stem in spellings:
        last = _last_word(text, words, number, spelling)
        if last is None:
            continue
        start = words[number].start()
        size = len(stem) if len(spelling.words) == 1 else len(spelling.words[-1])
        end = words[last].start() + size
        if _is_name(text, start, end, spelling):
            return Mention(start, end, spelling.entry), len(spelling.words)
    return None


@lru_cache(maxsize=4096)
def _candidates(word: str) -> _Spellings:
    """The spellings that may begin with a word; of most words none."""
    first = word.casefold()
    if first[:_SHORTEST_STEM] not in _beginnings():
        return ()
    return tuple(_beginning(first))


def _beginning(first: str) -> Iterator[tuple[_Spelling, str]]:
    """The spellings whose first word this is, the longest first; then compounds of one word."""
    known = _by_first()
    for spelling in known.get(first, ()):
        yield spelling, first
    if len(first) > _LONGEST_WORD:
        return
    for size in range(len(first) - 1, _SHORTEST_STEM - 1, -1):
        stem = first[:size]
        if stem in known and _BEHIND.fullmatch(first, size):
            for spelling in known[stem]:
                if len(spelling.words) == 1 and (not spelling.entry.common or first == f"{stem}s"):
                    yield spelling, stem


def _last_word(
    text: str, words: list[re.Match[str]], number: int, spelling: _Spelling
) -> int | None:
    """The number of the spelling's last word where all of them stand there."""
    for offset, wanted in enumerate(spelling.words[1:], start=1):
        if number + offset >= len(words):
            return None
        before, this = words[number + offset - 1], words[number + offset]
        said = this[0].casefold()
        is_last = offset == len(spelling.words) - 1
        if said != wanted and not (is_last and _is_longer(said, wanted)):
            return None
        if not _GAP.fullmatch(text, before.end(), this.start()):
            return None
    return number + len(spelling.words) - 1


def _is_longer(said: str, wanted: str) -> bool:
    """Whether a word is a name's last one with an ending or a word behind it."""
    behind = len(wanted)
    return said.startswith(wanted) and bool(
        _BEHIND.fullmatch(said, behind) or _DEFINITE.fullmatch(said, behind)
    )


def _is_name(text: str, start: int, end: int, spelling: _Spelling) -> bool:
    """Whether what is written there is meant as a name."""
    said = text[start:end]
    if spelling.capitals and not said.isupper():
        return False
    entry = spelling.entry
    if entry.unless and _pattern(entry.unless).search(text[max(0, start - 30) : end + 30]):
        return False
    if not entry.common:
        return True
    return _is_capital(said, spelling) and _is_spoken_of(text, start, end)


def _is_capital(said: str, spelling: _Spelling) -> bool:
    """Whether a common word is written as a name is."""
    if "." in said.strip("."):  # Make.com, monday.com
        return True
    begins = said[0].isupper() or said[0].isdigit()
    return begins and (not spelling.titled or said.rsplit(maxsplit=1)[-1][:1].isupper())


def _is_spoken_of(text: str, start: int, end: int) -> bool:
    """Whether a common word with a capital is a name: within a sentence, or before such words."""
    if not _STARTS.search(text[max(0, start - 6) : start]):
        return True
    return _SPOKEN_OF.match(text, end) is not None


@cache
def _by_first() -> Mapping[str, tuple[_Spelling, ...]]:
    """The spellings by their first word, the longest first."""
    known: dict[str, list[_Spelling]] = {}
    for entry in entries():
        for spelled in (entry.name, *entry.aliases):
            words = _words(spelled)
            capitals = spelled.isupper() and spelled.isalpha() and len(spelled) <= _ALL_CAPITALS
            titled = len(words) > 1 and spelled.split()[-1][:1].isupper()
            known.setdefault(words[0], []).append(_Spelling(words, entry, capitals, titled))
    return {
        first: tuple(sorted(found, key=lambda each: -len(each.words)))
        for first, found in known.items()
    }


@cache
def _beginnings() -> frozenset[str]:
    """How the first words of all spellings begin."""
    return frozenset(first[:_SHORTEST_STEM] for first in _by_first())


def _entry(
    said: Mapping[str, Any], file: Mapping[str, Any], facts: Mapping[str, Mapping[str, Any]]
) -> VendorEntry:
    """An entry with what is known of its vendor, and of itself."""
    of_vendor = facts.get(said["vendor"], {})
    own = facts.get(said["name"], {})
    known = own or of_vendor
    return VendorEntry(
        name=said["name"],
        vendor=said["vendor"],
        aliases=tuple(said.get("aliases", ())),
        category=file["category"],
        countries=tuple(of_vendor.get("countries", ()) or own.get("countries", ())),
        storage=tuple(own.get("storage", ())),
        role=own.get("role", ""),
        source=known.get("source", ""),
        as_of=known.get("as_of", file["as_of"]),
        common=said.get("common", False),
        unless=said.get("unless", ""),
    )


def _words(name: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORD.findall(name))


_FORMS: Final = frozenset(
    ("as", "asa", "sa", "ab", "aps", "inc", "llc", "ltd", "limited", "gmbh", "bv", "oy", "plc", "s")
)


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


@cache
def _file(name: str) -> Mapping[str, Any]:
    with open(places.resources("vendors", name), "rb") as file:
        return tomllib.load(file)
