"""Those who get data and are named by kind only: «regnskapsfører», «våre leverandører»."""

import re
from functools import cache
from typing import Final

from dpo_desk.notices.model import UnnamedRecipient, evidence_of
from dpo_desk.notices.recipients_lists import Places
from dpo_desk.notices.recipients_rules import FILE
from dpo_desk.reading import vendors
from dpo_desk.reading.rules_file import table
from dpo_desk.reading.sheet import Piece, Sheet

_LONGEST_ITEM: Final = 160  # letters of an item that only says who


def find_unnamed(sheet: Sheet) -> tuple[UnnamedRecipient, ...]:
    """The kinds of those who get data without a name, each once, in the order of the text."""
    found: dict[str, UnnamedRecipient] = {}
    for piece, match in sheet.spans(_pattern("who"), folded=True):
        if piece.noise or piece.kind == "heading" or _pattern("not_near").search(piece.folded):
            continue
        if not (_pattern("shares").search(piece.folded) or _is_entry(sheet, piece)):
            continue
        what = piece.text[match.start() : match.end()]
        if _pattern("loose").search(what.casefold()) and _names_them(piece.text):
            continue
        if what.casefold() not in found:
            where = evidence_of(sheet, piece, match.start(), match.end())
            found[what.casefold()] = UnnamedRecipient(what=what, evidence=where)
    return tuple(found.values())


def _is_entry(sheet: Sheet, piece: Piece) -> bool:
    """Whether a piece is an item of a list of recipients."""
    return len(piece.text) <= _LONGEST_ITEM and sheet.once(Places).of(piece).is_list


def _names_them(text: str) -> bool:
    """Whether a sentence goes on with the names of those it speaks of."""
    return text.endswith(":") or next(vendors.mentions(text), None) is not None


@cache
def _pattern(key: str) -> re.Pattern[str]:
    said = str(table(FILE)["unnamed"][key])
    return re.compile(rf"(?<!\w){said}(?!\w)" if key == "who" else said)
