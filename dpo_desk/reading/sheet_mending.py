"""A text without the damage that copying, PDF and web pages do to it, and where each letter stood.

One pass over the text; every place of the mended text can be told in the original.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from heapq import merge
from html import unescape
from typing import Final, NamedTuple

# What stands instead of text[start:end].
Change = tuple[int, int, str]

# Whatever is neither a word nor its usual company, and the few words that may be damage as well.
_SUSPECT: Final = re.compile(r"[^\w ,.:;?/\"'’“”«»%§+=|–—)]")
_WORDS: Final = re.compile(r" (?:(?:at|krøllalfa|snabel-?a) (?=[\w-]+\.\w)| )|__|[\ufb00-\ufb06]")
_DAMAGE: Final = re.compile(
    r"""
    (?P<soft>(?:\u00ad|&shy;)\s*)
  | (?P<at>(?:(?<=\w)|(?<=\w[ ]))(?:
        [(\[{<][ ]?(?:at|alfa|krøllalfa|snabel-?a|@)[ ]?[)\]}>][ ]?(?=\w)
        |\(a\)(?=[\w-]{1,63}\.\w)|@[ ]?(?=[\w-]{1,63}\.\w)))
  | (?P<dot>(?:(?<=\w)|(?<=\w[ ]))[(\[{][ ]?(?:dot|punktum|punkt|prikk)[ ]?[)\]}][ ]?(?=\w))
  | (?P<gone>[\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0e-\x1b\x7f]+
        |\\(?=[\\`*_{}\[\]()\#+.!|<>~&@-])|\*\*+|`+|!?\[(?=[^\]\n]{1,300}\]\()
        |\]\((?!mailto:|tel:)[^()\s]{0,300}(?:[ ]"[^"\n]{0,200}")?\))
  | (?P<mail>\]\((?:mailto:|tel:))
  | (?P<entity>&(?:[a-zA-Z]{2,8}|\#\d{2,5}|\#x[0-9a-fA-F]{2,5});)
  | (?P<hyphen>[\u2010-\u2012\u2212\ufe63\uff0d])
  | (?P<marks>(?<=[A-Za-z])[\u0300-\u036f]+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SPACE: Final = re.compile(r"\s+")
_BREAK: Final = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_WIDE: Final = 3  # blanks in a row that part the columns of a flattened table
# Mailboxes that make « at » an @: «post at firma.no», but not «look at firma.no».
_MAILBOX: Final = re.compile(
    r"(?:^|[^\w.@])(?:post|firmapost|e-?post|kontakt|kontor|info|support|personvern(?:ombud)?|privacy"
    r"|gdpr|dpo|mail|hei|hello|hallo|contact|kundeservice|kunde|salg|faktura|admin|daglig\.leder"
    r"|help(?:desk)?)\Z",
    re.IGNORECASE,
)
# A hyphen before a line break stays in these: «e-\npost», «IP-\nadresse», «third-\nparty».
_KEEPS: Final = re.compile(
    r"\b(?:[^\W\d_]|[A-ZÆØÅ]{2,8}|[A-Za-z]*\d\w*|third|non|self|opt|long|short|well|real|first"
    r"|data|on|off|up|day|two|user|follow)\Z"
)
_IN_ADDRESS: Final = re.compile(r"(?:@|www\.)[\w.-]*\Z")  # «post@rosa-\nblomster.no»
_AND: Final = re.compile(r"(?:og|eller|samt|and|or)\b")
_E_POST: Final = re.compile(r"(?:post|mail|handel|faktura|signatur|resept)")
_BOLD: Final = re.compile(r"__(?=[^\W_])(?=[^\n]{1,200}?[^\W_]__(?!\w))")
_NEAR: Final = 18
_INSTEAD: Final = {"hyphen": "-", "mail": " ("}  # the rest goes


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
        pieces: list[str] = []
        size = done = 0
        for start, end, instead in _changes(text):
            if start < done:
                continue
            if start > done:
                self._parts.append(_Part(size, done, start, copied=True))
                pieces.append(text[done:start])
                size += start - done
            if instead:
                self._parts.append(_Part(size, start, end, copied=False))
                pieces.append(instead)
                size += len(instead)
            done = end
        if done < len(text):
            self._parts.append(_Part(size, done, len(text), copied=True))
            pieces.append(text[done:])
        self.text = "".join(pieces)
        self._starts = [part.at for part in self._parts]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` stood; an empty place gives an empty place."""
        if not self._parts:
            return 0, 0
        first = self._part(start)
        begin = min(first.end, first.start + (start - first.at if first.copied else 0))
        if end <= start:
            return begin, begin
        last = self._part(end - 1)
        return begin, last.start + (end - last.at) if last.copied else last.end

    def _part(self, place: int) -> _Part:
        return self._parts[bisect_right(self._starts, place) - 1]


def _changes(text: str) -> Iterator[Change]:
    """What is to be put instead of what, from the first letter to the last."""
    suspects = (found.start() for found in _SUSPECT.finditer(text))
    words = (found.start() for found in _WORDS.finditer(text))
    done = 0
    for place in merge(suspects, words):
        if place < done:
            continue
        change = _change(text, place, done)
        if change:
            yield change
            done = change[1]


def _change(text: str, place: int, done: int) -> Change | None:
    """What is wrong at a place, if anything is; what stands before ``done`` was mended."""
    letter = text[place]
    if letter.isspace():
        return _at_space(text, place, done)
    if letter in "-\u2010\u2011":
        return _at_hyphen(text, place)
    if letter == "_":
        return _at_underline(text, place)
    if "\ufb00" <= letter <= "\ufb06":
        return place, place + 1, unicodedata.normalize("NFKC", letter)
    found = _DAMAGE.match(text, place)
    return _at_damage(text, found) if found else None


def _at_space(text: str, place: int, done: int) -> Change | None:
    start = place
    while start > done and text[start - 1] == " ":
        start -= 1
    found = _SPACE.match(text, place)
    end = found.end() if found else place + 1
    if end - start == 1 and text[start] == " ":
        return _said_at(text, place)
    new = _space(text[start:end])
    return None if new == text[start:end] else (start, end, new)


def _said_at(text: str, place: int) -> Change | None:
    """«post at firma.no» has its @."""
    if not _MAILBOX.search(text[max(0, place - _NEAR) : place]):
        return None
    return place, text.index(" ", place + 1) + 1, "@"


def _space(run: str) -> str:
    """A line break, a column's border or a blank for a run of them."""
    breaks = len(_BREAK.findall(run))
    if breaks:
        return "\n\n" if breaks > 1 else "\n"
    return "\t" if "\t" in run or len(run) >= _WIDE else " "


def _at_hyphen(text: str, place: int) -> Change | None:
    """A hyphen as «-»; it goes where it breaks a word at the end of a line."""
    found = _SPACE.match(text, place + 1)
    if found is None or not (place and text[place - 1].isalnum()):
        return None if text[place] == "-" else (place, place + 1, "-")
    end = found.end()
    after = text[end : end + _NEAR]
    before = text[max(0, place - _NEAR) : place]
    breaks = len(_BREAK.findall(found[0]))
    if not after[:1].islower() or _AND.match(after) or breaks > 1:
        return place, place + 1, "-"
    if breaks:
        return place, end, "-" if _KEEPS.search(before) or _IN_ADDRESS.search(before) else ""
    # «e‐ postadresse», but «salgs- og», «uke- eller»
    joins = before[-1:] in "eE" and not before[-2:-1].isalnum() and _E_POST.match(after)
    return place, end if joins else place + 1, "-"


def _at_underline(text: str, place: int) -> Change | None:
    """The marks of «__bold__» words go; those of a name such as «__utma» stay."""
    is_word_before = place > 0 and text[place - 1].isalnum()
    if is_word_before and not text[place + 2 : place + 3].isalnum():
        return place, place + 2, ""
    if not is_word_before and _BOLD.match(text, place):
        return place, place + 2, ""
    return None


def _sign(text: str, found: re.Match[str], sign: str) -> Change | None:
    """An @ or a dot that somebody wrote in words."""
    start = found.start()
    start -= start > 0 and text[start - 1] == " "
    return None if text[start : found.end()] == sign else (start, found.end(), sign)


def _at_damage(text: str, found: re.Match[str]) -> Change | None:
    """What stands for one of the things that are named in the pattern."""
    start, end, words = found.start(), found.end(), found[0]
    match found.lastgroup:
        case "at":
            return _sign(text, found, "@")
        case "dot":
            return _sign(text, found, ".")
        case "entity":
            new = unescape(words).replace("\u00a0", " ")
            return None if new == words else (start, end, new)
        case "marks":
            return start - 1, end, unicodedata.normalize("NFC", text[start - 1 : end])
        case "soft" if words[-1].isspace() and "\n" not in words:
            return start, end, " "
    return start, end, _INSTEAD.get(found.lastgroup or "", "")


def lines_of(text: str) -> list[int]:
    """Where each line of the original begins."""
    if "\r" not in text:
        return [0, *(found.end() for found in re.finditer("\n", text))]
    return [0, *(found.end() for found in re.finditer("\n|\r(?!\n)", text))]


def numbered(starts: list[int], place: int) -> int:
    """The line, from 1, that a place is in."""
    return bisect_right(starts, place)
