"""The notice as a text: who is behind it, how old it is, what is stray (N01, N02, N16-N19)."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Final

from dpo_desk.checks.finding import Spot
from dpo_desk.checks.notice_view import Notice, at, spot, spots
from dpo_desk.checks.registry import check
from dpo_desk.law.codes import Severity
from dpo_desk.law.working_days import add_months
from dpo_desk.notices.model import Controller
from dpo_desk.reading.sheet import Piece

_OLD: Final = 24  # months [P]
_WAYS: Final = 2
_FORM: Final = re.compile(r"skjema|\bform\b|min side")
_END: Final = 3  # pieces from the last, where a page's own left-overs stand
_SHORT: Final = 4  # words of a left-over
_LETTERS: Final = 2  # of what was cut off
_TIMES: Final = 3  # that a page repeats one
_EMPTY: Final = re.compile(r"[\s•·▪■●◦‣*–—-]*")
_CREW: Final = re.compile(
    r"\b(?:interne|våre|egne|vår)\s+([A-ZÆØÅ][\w&.-]{2,})\s+"
    r"(?:medarbeider|ansatt|tilsett|kollega|kunde|kundar|bruker|brukar)\w*"
)
_OTHER_FIRM: Final = re.compile(
    r"\b(?:kontakte?|hos|til|at|contact)\s+((?:[A-ZÆØÅ][\w&-]+\s){1,3}(?:AS|ASA|DA|ENK)\b)"
)


@check("N01", Severity.HIGH, source="N")
def no_controller(notice: Notice) -> Iterator[Spot]:
    """Nobody is named, or there is no way to reach them."""
    found = notice.facts.controller
    reachable = _ways(found) or found.contact_channel or _form(notice)
    if not found.name or not reachable:
        yield from list(at(found.evidence[:1])) or [notice.whole]


@check("N02", Severity.LOW, source="N")
def thin_contact(notice: Notice) -> Iterator[Spot]:
    """Fewer than two of organisation number, post, e-mail and phone."""
    found = notice.facts.controller
    if found.name and _ways(found) < _WAYS and (_ways(found) or found.contact_channel
                                                or _form(notice)):  # fmt: skip
        yield from list(at(found.evidence[-1:])) or [notice.whole]


def _ways(found: Controller) -> int:
    return sum(map(bool, (found.orgnr, found.address, found.emails, found.phones)))


def _form(notice: Notice) -> bool:
    return any(_FORM.search(piece.folded) for piece in notice.sheet.pieces)


@check("N16", Severity.LOW, source="N")
def undated(notice: Notice) -> Iterator[Spot]:
    """No date of the last change [P]."""
    if notice.facts.last_updated is None:
        yield notice.whole


@check("N17", Severity.MEDIUM, source="N")
def old(notice: Notice) -> Iterator[Spot]:
    """Dated more than two years ago [P]."""
    day = _day(notice.facts.last_updated)
    if day is not None and add_months(day, _OLD) < notice.today:
        yield from list(at(notice.facts.updated_evidence[:1])) or [notice.whole]


def _day(stated: str | None) -> date | None:
    """The last day that a stated date can mean: 2018-09 is its 30th at the latest."""
    if not stated:
        return None
    try:
        parts = [int(part) for part in stated.split("-")]
        year, month = parts[0], parts[1] if len(parts) > 1 else 12
        return date(year, month, parts[2] if len(parts) > 2 else 28)
    except ValueError:
        return None


@check("N18", Severity.LOW, source="N")
def wrong_citation(notice: Notice) -> Iterator[Spot]:
    """A repealed act, or an article that says something else."""
    yield from spots(notice.signs("wrong_citation"))


@check("N19", Severity.NOTE, source="N")
def stray_text(notice: Notice) -> Iterator[Spot]:
    """An empty bullet, a blank of a template, another firm's name, what a page left behind."""
    yield from spots(notice.signs("stray"))
    pieces = notice.sheet.pieces
    known = " ".join(_known(notice)).casefold()
    for piece in pieces:
        if (_EMPTY.fullmatch(piece.text) and piece.text.strip()) or _names_other(piece, known):
            yield spot(piece)
    yield from map(spot, _leftovers(pieces))


def _names_other(piece: Piece, known: str) -> bool:
    """Whether a sentence speaks of the company's own people by another company's name."""
    named = [found[1] for found in _CREW.finditer(piece.text)]
    named += [found[1].split()[0] for found in _OTHER_FIRM.finditer(piece.text)]
    return any(name.casefold() not in known for name in named)


def _known(notice: Notice) -> Iterator[str]:
    """Names that belong: the company's, those who get data, and what a title calls it."""
    found = notice.facts.controller
    yield found.name or ""
    yield from found.short_names
    yield from (part for each in notice.facts.recipients for part in (each.name, each.vendor))
    yield from (each.provider or "" for each in notice.facts.cookies)
    yield from (mail.partition("@")[2] for mail in found.emails)
    if notice.sheet.pieces:
        yield notice.sheet.pieces[0].text
    words = Counter(re.findall(r"[A-ZÆØÅ][\w&-]+", notice.sheet.text))
    yield from (word for word, times in words.items() if times >= _TIMES)


def _leftovers(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """Words without a sentence after the end: of two letters, or said again and again."""
    bare = [piece for piece in pieces if piece.text.strip() and piece.row is None]
    times = Counter(piece.folded for piece in bare)
    for place, piece in enumerate(bare):
        debris = place >= len(bare) - _END and len(piece.text) <= _LETTERS and piece.text.isalpha()
        short = len(piece.text.split()) <= _SHORT and not re.search(r"[.:;@\d]", piece.text)
        if debris or (short and times[piece.folded] >= _TIMES and _run(bare, place)):
            yield piece


def _run(bare: list[Piece], place: int) -> bool:
    """Whether the same words stand on either side, or twice on one."""
    same = [bare[i].folded if 0 <= i < len(bare) else "" for i in range(place - 2, place + 3)]
    return same.count(bare[place].folded) >= _TIMES
