"""When a notice was last changed."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from dpo_desk.notices.model import CodeFound, evidence_of
from dpo_desk.reading.sheet import Piece, Sheet

_MONTHS: Final = (
    ("jan", "januar", "january"), ("feb", "februar", "february"), ("mar", "mars", "march"),
    ("apr", "april"), ("mai", "may"), ("jun", "juni", "june"), ("jul", "juli", "july"),
    ("aug", "august"), ("sep", "sept", "september"), ("okt", "oct", "oktober", "october"),
    ("nov", "november"), ("des", "dec", "desember", "december"),
)  # fmt: skip
_NUMBER_OF: Final = {word: n for n, words in enumerate(_MONTHS, 1) for word in words}
_MONTH: Final = "|".join(sorted(_NUMBER_OF, key=len, reverse=True))
_DATE: Final = re.compile(
    rf"""(?<![\d.])(?:
        (?P<y1>20\d\d)-(?P<m1>\d{{2}})-(?P<d1>\d{{2}})
      | (?P<d2>\d{{1,2}})(?:\.\s?|/|-)(?P<m2>\d{{1,2}})(?:\.\s?|/|-)(?P<y2>20\d\d|\d\d)
      | (?P<d3>\d{{1,2}})(?:\.|st|nd|rd|th)?\s(?:of\s)?(?P<m3>{_MONTH})\.?,?\s(?P<y3>20\d\d)
      | (?P<m4>{_MONTH})\.?\s(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y4>20\d\d)
      | (?P<m5>{_MONTH})\.?,?\s?(?:(?<=\s)(?P<y5>20\d\d)|[-'’](?P<y8>\d\d))
      | (?P<y6>20\d\d)-(?P<m6>0[1-9]|1[0-2])
      | (?P<m7>0?[1-9]|1[0-2])[./](?P<y7>20\d\d)
    )(?![\d-])""",
    re.VERBOSE,
)
_MAYBE: Final = re.compile(r"20\d\d|\d[./-] ?\d|[-'’]\d\d\b")
_CHANGED: Final = (
    "oppdater|endr|revider|revisjon|gjennomgå|updated?|update|modif|revis|chang|review|amend"
)
_ADOPTED: Final = (
    "vedtatt|vedteken|vedteke|godkjent|utarbeidet|utarbeidd|publisert|utgitt|approved|adopted"
    "|published"
)
# How sure the words before a date are that the notice is of it; the first of a row is the surest.
_CUES: Final = (
    re.compile(
        r"\b(?:sist|senest|seinast|siste|nyleg|nylig|last|latest|most recent\w*)\b.{0,25}?"
        rf"\b(?:{_CHANGED})"
    ),
    re.compile(r"\b(?:oppdatert|endret|endra|revidert|updated|revised|modified|amended)\b"),
    re.compile(r"\b(?:versjon|utgave|utgåve|revisjon|version|revision|dato|date|rev)\b"),
    re.compile(r"\b(?:gjelder|gjeld|gyldig|gjeldende|gjeldande|effective|valid|i kraft|ikrafttre)"),
    re.compile(rf"\b(?:{_ADOPTED})\b"),
)
_HISTORY: Final = re.compile(r"versjon|version|histori|revisjon|endringslogg|change ?log")
_ABOUT_LAW: Final = re.compile(
    r"\b(?:lov|loven|lova|forskrift\w*|personopplysningslov\w*|popplyl|gdpr|forordning\w*|act|regulation"
    r"|directive|avgjørelse|dom|vedtak)\b"
)
_BEFORE: Final = 70  # letters before the date in which the cue stands
_AFTER: Final = 30
_ALONE: Final = 40  # letters of a line that is hardly more than a date
_EDGE: Final = 3  # pieces at the end in which such a line counts


class _Date(NamedTuple):
    rank: int  # of the words that go with it, 0 the surest
    code: str
    piece: Piece
    start: int
    end: int


def find(sheet: Sheet) -> tuple[CodeFound, ...]:
    """The dates the notice gives for itself, the one that counts first: by words, then by time."""
    found = [each for each in _dates(sheet) if each.rank <= len(_CUES)]
    found.sort(key=lambda each: each.code, reverse=True)
    found.sort(key=lambda each: each.rank)
    return tuple(
        CodeFound(code=each.code, evidence=evidence_of(sheet, each.piece, each.start, each.end))
        for each in found
    )


def _dates(sheet: Sheet) -> Iterator[_Date]:
    for piece in sheet.pieces:
        if not _MAYBE.search(piece.text):
            continue
        for found in _DATE.finditer(piece.folded):
            code = _code(found)
            if code:
                rank, start = _rank(sheet, piece, found)
                yield _Date(rank, code, piece, start, found.end())


def _rank(sheet: Sheet, piece: Piece, found: re.Match[str]) -> tuple[int, int]:
    """How sure it is that the notice is of this date, and where the words that say so begin."""
    first = max(0, found.start() - _BEFORE)
    before = piece.folded[first : found.start()]
    if _ABOUT_LAW.search(before):
        return len(_CUES) + 1, found.start()
    for rank, cue in enumerate(_CUES):
        said = list(cue.finditer(before))
        if said:
            return rank, first + said[-1].start()  # the nearest
    is_short = len(piece.text) <= _ALONE
    for rank, cue in enumerate(_CUES[:2]):
        if cue.search(piece.folded[found.end() : found.end() + _AFTER]):
            return rank, found.start()
        if is_short and cue.search(_heading(sheet, piece)):
            return rank, found.start()
    if piece.headings and _HISTORY.search(piece.headings[-1].casefold()):
        return 2, found.start()
    is_edge = len(sheet.pieces) - piece.index <= _EDGE or piece.index <= 1
    return (len(_CUES) if is_short and is_edge else len(_CUES) + 1), found.start()


def _heading(sheet: Sheet, piece: Piece) -> str:
    """What stands over a date: the column's name, the line before, or the heading."""
    above = piece.headings[-1].casefold() if piece.headings else ""
    if piece.index and sheet.pieces[piece.index - 1].block == piece.block:
        above += f" {sheet.pieces[piece.index - 1].folded}"
    return above


def _code(found: re.Match[str]) -> str:
    """The date by ISO 8601; "" where there is no such day."""
    said = {name[0]: text for name, text in found.groupdict().items() if text}
    year = int(said["y"]) + (2000 if len(said["y"]) == 2 else 0)
    month = _NUMBER_OF.get(said["m"]) or int(said["m"])
    try:
        day = date(year, month, int(said.get("d", 1)))
    except ValueError:
        return ""
    return day.isoformat() if "d" in said else day.isoformat()[:7]
