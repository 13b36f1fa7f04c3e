"""A text without the damage that copying, PDF and web pages do to it, and where each letter stood.

One pass over the text; every place of the mended text can be told in the original.
"""

import re
import unicodedata
from bisect import bisect_right
from html import unescape
from typing import Final, NamedTuple

# Mailboxes that make « at » an @: «post at firma.no», but not «look at firma.no».
_MAILBOX: Final = (
    "post|firmapost|epost|e-post|kontakt|kontor|info|support|personvern|personvernombud|privacy|gdpr"
    "|dpo|mail|hei|hello|hallo|contact|kundeservice|kunde|salg|faktura|admin|daglig.leder|help|helpdesk"
)
_TLD: Final = "no|com|net|org|eu|io|se|dk|fi|is|uk|de|as|co|nu|tech|dev|app|cloud|online|shop|info"
_DAMAGE: Final = re.compile(
    rf"""
    (?P<soft>(?:\u00ad|&shy;)\s*)
  | (?P<broken>(?<=\w)[-\u2010\u2011]\s+)
  | (?P<hyphen>[\u2010-\u2012\u2212\ufe63\uff0d])
  | (?P<at>(?<=\w)[ ]?[(\[{{<][ ]?(?:at|alfa|krøllalfa|snabel-?a|@)[ ]?[)\]}}>][ ]?(?=\w)
        |(?<=\w)\(a\)(?=[\w-]{{1,63}}\.\w)
        |(?<=\w)[ \u00a0]@[ \u00a0]?(?=[\w-]{{1,63}}\.\w)|(?<=\w)@[ \u00a0](?=[\w-]{{1,63}}\.\w))
  | (?P<dot>(?<=\w)[ ]?[(\[{{][ ]?(?:dot|punktum|punkt|prikk)[ ]?[)\]}}][ ]?(?=\w))
  | (?P<said_at>(?<![\w.@])(?:{_MAILBOX})[ ](?:at|krøllalfa|snabel-?a)[ ]
        (?=[\w-]{{1,63}}(?:[.][\w-]{{1,63}}){{0,2}}[.](?:{_TLD})\b))
  | (?P<space>[ ](?=\s)\s*|[^\S ]\s*)
  | (?P<zero>[\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0e-\x1b\x7f]+)
  | (?P<escape>\\(?=[\\`*_{{}}\[\]()\#+.!|<>~&@-]))
  | (?P<entity>&(?:[a-zA-Z]{{2,8}}|\#\d{{2,5}}|\#x[0-9a-fA-F]{{2,5}});)
  | (?P<link>\]\((?:(?P<mail>mailto:|tel:)|[^()\s]{{0,300}}(?:[ ]"[^"\n]{{0,200}}")?\)))
  | (?P<open>\[(?=[^\]\n]{{1,300}}\]\())
  | (?P<picture>!\[(?=[^\]\n]{{0,300}}\]\())
  | (?P<strong>\*\*+|`+|(?<![\w\\])__(?=[^\W_])(?=[^\n]{{1,200}}?\w__(?!\w))|(?<=[^\W_])__(?!\w))
  | (?P<ligature>[\ufb00-\ufb06])
  | (?P<marks>(?<=[A-Za-z])[\u0300-\u036f]+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# A hyphen before a line break stays in these: «e-\npost», «IP-\nadresse», «tredjeparts-\nog».
_KEEPS: Final = re.compile(
    r"(?:\b(?:[^\W\d_]|[A-ZÆØÅ]{2,8}|[A-Za-z]*\d\w*|third|non|self|opt|long|short|well|real|first"
    r"|data|on|off|up|day|two|user|follow))\Z"
)
_AND: Final = re.compile(r"(?:og|eller|samt|and|or)\b")
_E_POST: Final = re.compile(r"(?:post|mail|handel|faktura|signatur|resept)")
_BREAK: Final = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_WIDE: Final = 3  # blanks in a row that part the columns of a flattened table
_BEFORE: Final = 12


class _Part(NamedTuple):
    """Letters that were copied, or that stand for others."""

    at: int  # in the mended text
    start: int  # in the original
    end: int
    copied: bool


class Mended:
    """The text to be read, whose line breaks are the original's, and the way back.

    A tab parts columns; elsewhere there are single blanks.
    """

    def __init__(self, text: str) -> None:
        """Mend a text; never raises, and takes time in proportion to its length."""
        self._parts: list[_Part] = []
        self._pieces: list[str] = []
        self._size = 0
        done = 0
        for found in _DAMAGE.finditer(text):
            start, instead = _mended(text, found)
            if instead is None or start < done:
                continue
            self._add(text[done:start], done, start, copied=True)
            self._add(instead, start, found.end(), copied=False)
            done = found.end()
        self._add(text[done:], done, len(text), copied=True)
        self.text = "".join(self._pieces)
        self._starts = [part.at for part in self._parts]
        del self._pieces

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` stood; an empty place gives an empty place."""
        if not self._parts:
            return 0, 0
        first = self._part(start)
        begin = first.start + (start - first.at if first.copied else 0)
        if end <= start:
            return min(begin, first.end), min(begin, first.end)
        last = self._part(end - 1)
        return begin, last.start + (end - last.at) if last.copied else last.end

    def _part(self, place: int) -> _Part:
        return self._parts[bisect_right(self._starts, place) - 1]

    def _add(self, words: str, start: int, end: int, *, copied: bool) -> None:
        if words:
            self._parts.append(_Part(self._size, start, end, copied))
            self._pieces.append(words)
            self._size += len(words)


def _mended(text: str, found: re.Match[str]) -> tuple[int, str | None]:
    """From where on other letters stand for what was found, and which; None: it is left."""
    start, end, words = found.start(), found.end(), found[0]
    match found.lastgroup:
        case "space":
            return start, _space(words)
        case "broken":
            return start, _broken(text, start, end)
        case "soft":
            return start, "" if "\n" in words or not words[-1].isspace() else _space(words[1:])
        case "hyphen":
            return start, "-"
        case "at":
            return start, "@"
        case "dot":
            return start, "."
        case "said_at":
            return start + words.index(" "), "@"
        case "entity":
            new = unescape(words)
            return start, None if new == words else new.replace("\u00a0", " ")
        case "mail":
            return start, " ("
        case "ligature":
            return start, unicodedata.normalize("NFKC", words)
        case "marks":
            return start - 1, unicodedata.normalize("NFC", text[start - 1 : end])
    return start, ""


def _space(run: str) -> str:
    """A line break, a column's border or a blank for a run of them."""
    breaks = len(_BREAK.findall(run))
    if breaks:
        return "\n\n" if breaks > 1 else "\n"
    return "\t" if "\t" in run or len(run) >= _WIDE else " "


def _broken(text: str, start: int, end: int) -> str:
    """What a hyphen before blanks is: nothing where it breaks a word at the end of a line."""
    run = text[start + 1 : end]
    after = text[end : end + _BEFORE]
    if not after[:1].islower() or _AND.match(after):
        return "-" + _space(run)
    before = text[max(0, start - _BEFORE) : start]
    if not _BREAK.search(run):  # «e‐ postadresse», but «salgs- og», «uke- eller»
        joins = len(run) == 1 and before[-1:] in "eE" and not before[-2:-1].isalnum()
        return "-" if joins and _E_POST.match(after) else "-" + _space(run)
    if len(_BREAK.findall(run)) > 1:
        return "-" + _space(run)
    return "-" if _KEEPS.search(before) else ""


def lines_of(text: str) -> list[int]:
    """Where each line of the original begins."""
    if "\r" not in text:
        return [0, *(found.end() for found in re.finditer("\n", text))]
    return [0, *(found.end() for found in re.finditer("\n|\r(?!\n)", text))]


def numbered(starts: list[int], place: int) -> int:
    """The line, from 1, that a place is in."""
    return bisect_right(starts, place)
