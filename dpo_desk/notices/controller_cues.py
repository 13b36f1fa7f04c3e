"""How a text speaks of the company that answers for it."""

import re
from typing import Final

from dpo_desk.reading.needed import may_find
from dpo_desk.reading.sheet import Piece

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
_IS: Final = re.compile(r"\b(?:er|is|are)\b(?:\W+\w+){0,2}\W*\Z")
_OTHERS: Final = ("c/o", "v/", "kjøpt av", "utviklet av", "laget av", "levert av", "made by")
_RUNS: Final = re.compile(
    r"\b(?:driver|driv|eier|drives av|drive av|drevet av|eid av|eies av|står(?: bak)?|runs"
    r"|operates|operated by|owned by|published by|provided by|We are|Vi er|Me er)\s\Z"
)
_REGISTERED: Final = re.compile(
    r"[ ,(]{1,3}(?:med )?(?:org\b|organisasjonsn|org\w*nr|f[oø]retaksn|company (?:no|reg|num)"
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
_LINE: Final = 140  # letters of a title at most
_NEAR: Final = 110  # letters
HEAD: Final = 4  # pieces in which a title stands


def weight_of(piece: Piece, start: int, end: int, *, has_form: bool) -> float:
    """How much the words around a name speak for its being the controller."""
    before = piece.text[max(0, start - 30) : start]
    if before.casefold().rstrip().endswith(_OTHERS):
        return 0.0
    weight = max(_responsible(piece, start, end, has_form=has_form), _titled(piece))
    if _CALLED.match(piece.text, end):
        weight += 5.0
    if _REGISTERED.match(piece.folded, end):
        weight += 5.0
    return weight + _led(piece, before, end)


def begins_sentence(piece: Piece, start: int, end: int) -> bool:
    """«Rosa lagrer …»: whether the name is what the sentence is about."""
    leads = start == 0 or piece.text[max(0, start - 2) : start] in (": ", "– ", "- ")
    return leads and bool(_SAYS.match(piece.text, end))


def is_title(word: str) -> bool:
    """Whether a word is one of those that a notice is called by."""
    return bool(_TITLE.match(word.casefold()))


def _titled(piece: Piece) -> float:
    is_head = piece.index < HEAD
    if not (is_head or piece.kind == "heading") or len(piece.text) >= _LINE:
        return 0.0
    return (7.0 if is_head else 3.0) if _TITLE.search(piece.folded) else 0.0


def _led(piece: Piece, before: str, end: int) -> float:
    """What the words right before a name say."""
    weight = 4.0 if _RUNS.search(before) else 0.0
    if _LABEL.search(before):
        return weight + 6.0
    if _WE.search(before):
        return weight + 4.0
    return weight + (3.0 if _HOW.search(before) and _SAYS.match(piece.text, end) else 0.0)


def _responsible(piece: Piece, start: int, end: int, *, has_form: bool) -> float:
    """Whether the text says that the company is the one responsible."""
    weight = 0.0
    if not may_find(_RESPONSIBLE, piece.folded):
        return weight
    for found in _RESPONSIBLE.finditer(piece.folded):
        first = found.start()
        if _OWN.search(piece.folded, max(0, first - 40), first):
            continue
        if found.end() <= start and _leads(piece.text[found.end() : start]):
            return 10.0
        if end <= first <= end + _NEAR and _IS_BEFORE.fullmatch(piece.folded[end:first]):
            return 10.0
        if start == 0 and has_form and _IS.search(piece.folded, 0, first):
            weight = 6.0  # «Rosa AS, Storgata 1, 0155 Oslo, er ansvarlig for …»
    return weight


def _leads(words: str) -> bool:
    """Whether words lead to a name: «… for dette er styret i»."""
    found = _IS_AFTER.match(words[: 2 * _NEAR])
    if not found:
        return False
    rest = words[found.end() :]
    return len(rest) <= _NEAR and len(rest.split()) <= 3 and not re.search(r"[.;:]", rest)
