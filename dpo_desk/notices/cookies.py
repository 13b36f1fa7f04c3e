"""Cookies, pixels and tags: their names, who sets them and how long they last.

In a table of cookies the columns say so. Elsewhere names are told by their look and by what is
known (``resources/reading/notice_cookies.toml``), and a lifetime belongs to the names before it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from dpo_desk.law.periods_in_text import periods_in
from dpo_desk.notices.cookies_tables import FILE, Row, rows, zone
from dpo_desk.notices.model import INTERPRETED, STATED, CookieFound, evidence_of
from dpo_desk.reading import vendors
from dpo_desk.reading.rules_file import table
from dpo_desk.reading.sheet import Piece, Sheet

_TAIL: Final = r"[\w.*<>{}\[\]#%~+-]*"
_NAME: Final = re.compile(
    rf"(?<![\w@./:%&?=<\\-])(?:_{{1,3}}[A-Za-z0-9*]{_TAIL}|\.?[A-Za-z][A-Za-z0-9.-]*_{_TAIL}"
    rf"|[A-Za-z][\w-]*\*{_TAIL}|[A-Za-z][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*)"
)
# What says that a word is a name: «kapselen "vuid"», «Navn: vuid».
_SAID: Final = (
    re.compile(
        r"(?:kapsel|kapselen|cookien?|kapslane|kapslene|kapsler|cookies|kapslar)s?:? "
        r"[«\"“'‘`]([A-Za-z_][\w.*-]{1,60})[»\"”'’`]",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:navn|namn|name|cookie): ?([\w.*-]+)", re.IGNORECASE),
)
_ODD: Final = re.compile(r"[_*\d]|[a-z][A-Z]|\A[A-Z]{2,}|\.|-.*-|\A[a-z]{4,}\Z")
_LINE: Final = re.compile(r"\s*[:–—|(/]|\s+-\s")  # after the name that begins a line
_AND: Final = re.compile(r" (?:og|and) |, ")
_LINK: Final = re.compile(
    r"[»\"”'’`]?\s*(?:,|/|;|\+|&|og|and|samt|eller|or)\s*(?:og |and )?[«\"“'‘`]?"
)
_EACH: Final = re.compile(r"henholdsvis|høvesvis|hhv|respectively")
_END: Final = ".,;:)]»\"'"
_PIXEL: Final = re.compile(r"(?:piksel|pixel|insight[- ]?tag)")
_AFTER: Final = 3  # pieces after a name in which its lifetime may stand, where each is a line


class _Word(NamedTuple):
    """A name or a lifetime in a piece."""

    start: int
    end: int
    text: str


class _Seen(NamedTuple):
    """A cookie being read."""

    piece: Piece
    start: int
    end: int
    name: str
    beside: str  # what the piece says after it
    lifetime: str | None = None


def find(sheet: Sheet) -> tuple[CookieFound, ...]:
    """Every cookie, with its provider and lifetime, each name once."""
    tables = rows(sheet)
    found = [cookie for made in tables.values() for row in made for cookie in _of_row(sheet, row)]
    found += _of_text(sheet, frozenset(tables))
    kept: dict[str, CookieFound] = {}
    for cookie in sorted(found, key=lambda each: each.evidence[0].start):
        key = (cookie.name or "").casefold()
        if key not in kept or (cookie.lifetime and not kept[key].lifetime):
            kept[key] = cookie
    return (*kept.values(), *_pixels(sheet, bool(kept)))


def known_provider(name: str) -> str | None:
    """Who sets a cookie of this name, "" where several do, None where the name says nothing."""
    if not _any_known().fullmatch(name):
        return None
    return next(provider for pattern, provider in _known() if pattern.fullmatch(name))


# --- tables --------------------------------------------------------------------------------------


def _of_row(sheet: Sheet, row: Row) -> Iterator[CookieFound]:
    """The cookies of a table's row: one, or several in a cell."""
    lifetime = lifetime_of(row.text("lifetime"))
    provider = row.text("provider")
    for piece in row.cells.get("name", ()):
        for part in re.finditer(r"[^\s,;«»\"`]+(?: ?[<\[{(][^>\])}]{1,30}[>\])}])?", piece.text):
            name = part[0].strip(_END.replace("]", "") + "(")
            if not re.search(r"[A-Za-z]", name) or name.casefold() in ("og", "and", "eller", "or"):
                continue
            yield CookieFound(
                name=name,
                provider=provider or known_provider(name) or None,
                lifetime=lifetime,
                purpose=row.text("purpose"),
                evidence=evidence_of(sheet, piece, part.start(), part.start() + len(name)),
            )


def lifetime_of(text: str) -> str | None:
    """The lifetime that words name as ISO 8601, ``session``, or None."""
    folded = text.casefold()
    periods = [str(found.period) for found in periods_in(folded)]
    if periods:
        return periods[0]
    return "session" if _session().search(folded) else None


# --- running text and flattened tables -----------------------------------------------------------


def _of_text(sheet: Sheet, tables: frozenset[int]) -> Iterator[CookieFound]:
    """The cookies of sentences, lists and lines."""
    open_zones: set[tuple[str, ...]] = set()
    waiting: list[_Seen] = []
    for piece in sheet.pieces:
        if piece.noise or (piece.kind == "cell" and piece.block in tables):
            continue
        if waiting and _is_over(piece, waiting[-1].piece):
            yield from _made(sheet, waiting)
            waiting = []
        done, waiting = _read(piece, waiting, is_zone=_is_zone(piece, open_zones))
        yield from _made(sheet, done)
    yield from _made(sheet, waiting)


def _is_over(piece: Piece, last: Piece) -> bool:
    """Whether no lifetime can come any more for a name in an earlier piece."""
    return piece.kind == "heading" or piece.index - last.index > _AFTER


def _is_zone(piece: Piece, open_zones: set[tuple[str, ...]]) -> bool:
    """Whether cookies are spoken of here, or were under the same heading."""
    if zone().search(piece.folded) or any(zone().search(h.casefold()) for h in piece.headings):
        open_zones.add(piece.headings)
    return piece.headings in open_zones


def _read(piece: Piece, waiting: list[_Seen], *, is_zone: bool) -> tuple[list[_Seen], list[_Seen]]:
    """The names that are done, and those that still wait for a lifetime."""
    names = tuple(_names(piece, is_zone=is_zone))
    lifetimes = tuple(_lifetimes(piece, names)) if names or waiting else ()
    if len(names) == len(lifetimes) > 1 and _EACH.search(piece.folded):
        pairs = zip(_seen(piece, names), lifetimes, strict=True)
        return [*waiting, *(name._replace(lifetime=life.text) for name, life in pairs)], []
    if not names and len(waiting) == len(lifetimes) > 1 and _EACH.search(piece.folded):
        both = zip(waiting, lifetimes, strict=True)
        return [name._replace(lifetime=life.text) for name, life in both], []
    done: list[_Seen] = []
    words: list[_Seen | _Word] = [*_seen(piece, names), *lifetimes]
    for word in sorted(words, key=lambda each: each.start):
        if isinstance(word, _Word):
            done += (each._replace(lifetime=word.text) for each in waiting)
            waiting = []
        elif waiting and not _is_linked(waiting[-1], word):
            done, waiting = [*done, *waiting], [word]
        else:
            waiting = [*waiting, word]
    return done, waiting


def _is_linked(one: _Seen, other: _Seen) -> bool:
    """Whether two names are spoken of alike: «_ga og _gid»."""
    return one.piece is other.piece and bool(_LINK.fullmatch(one.piece.text, one.end, other.start))


def _seen(piece: Piece, names: Sequence[_Word]) -> Iterator[_Seen]:
    """The names of a piece, each with the words up to the next."""
    ends = [name.start for name in names[1:]] + [len(piece.text)]
    for name, until in zip(names, ends, strict=False):
        yield _Seen(piece, name.start, name.end, name.text, piece.text[name.end : until])


def _names(piece: Piece, *, is_zone: bool) -> Iterator[_Word]:
    """Words that are names of cookies."""
    if not is_zone and "_" not in piece.text:
        return
    named = {found.start(1) for pattern in _SAID for found in pattern.finditer(piece.text)}
    for found in _NAME.finditer(piece.text):
        name, at = found[0].rstrip(_END), found.start()
        if piece.text[at + len(name) :][:1] == "@":
            continue
        is_named = at in named or (at == 0 and bool(_LINE.match(piece.text, len(name))))
        if _is_name(name, is_zone=is_zone, is_named=is_named and _is_code(name, at in named)):
            yield _Word(at, at + len(name), name)


def _is_name(name: str, *, is_zone: bool, is_named: bool) -> bool:
    """Whether a word is a cookie's name by its look, because it is known, or said to be one."""
    is_known = known_provider(name) is not None
    if is_known and name.startswith("_"):
        return True
    if not is_zone:
        return False
    is_word = bool(zone().search(name.casefold())) and "_" not in name
    return (is_named and not is_word) or "_" in name or (is_known and bool(_ODD.search(name)))


def _is_code(name: str, is_said: bool) -> bool:
    """Whether what begins a line is known as a cookie; what is said to be one is."""
    return is_said or known_provider(name) is not None


def _lifetimes(piece: Piece, names: Sequence[_Word]) -> Iterator[_Word]:
    """The periods of a piece; what is said of a name without one, may be that it is a session's."""
    folded = piece.folded
    cuts = [found.end() for found in _AND.finditer(folded)] if _EACH.search(folded) else []
    for start, end in pairwise(sorted({0, *(name.end for name in names), *cuts, len(folded)})):
        part = folded[start:end]
        periods = [(each.start, each.end, str(each.period)) for each in periods_in(part)]
        sessions = ((*match.span(), "session") for match in _session().finditer(part))
        for first, last, text in periods or sessions:
            yield _Word(start + first, start + last, text)


def _made(sheet: Sheet, done: Sequence[_Seen]) -> Iterator[CookieFound]:
    for each in done:
        beside = next(vendors.mentions(each.beside), None)
        provider = beside.entry.name if beside else known_provider(each.name)
        yield CookieFound(
            name=each.name,
            provider=provider or None,
            lifetime=each.lifetime,
            evidence=evidence_of(sheet, each.piece, each.start, each.end),
        )


def _pixels(sheet: Sheet, named: bool) -> Iterator[CookieFound]:
    """A pixel or tag whose name is not given, where no cookie is: «pikseltagger fra Facebook»."""
    if named:
        return
    seen: set[str] = set()
    for piece, _ in sheet.spans(_PIXEL, folded=True):
        for mention in vendors.mentions(piece.text):
            if piece.noise or mention.entry.vendor in seen:
                continue
            seen.add(mention.entry.vendor)
            yield CookieFound(
                name=None,
                provider=mention.entry.name,
                certainty=STATED if zone().search(piece.folded) else INTERPRETED,
                evidence=evidence_of(sheet, piece, mention.start, mention.end),
            )


@cache
def _session() -> re.Pattern[str]:
    return re.compile(table(FILE)["session"]["pattern"])


@cache
def _any_known() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each['name']})" for each in table(FILE)["known"]))


@cache
def _known() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(each["name"]), each["provider"]) for each in table(FILE)["known"])
