"""Addresses, telephone numbers and organisation numbers in a notice, and whose they are."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from dpo_desk.law.contact_points import is_org_number
from dpo_desk.reading import vendors
from dpo_desk.reading.sheet import Piece, Sheet

_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w][\w.+-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_PLACEHOLDER: Final = re.compile(
    r"(?:navn|fornavn\.etternavn|ditt\.?navn|(?:your\.?)?name|din\.e-?post)@"
)
_FIGURES: Final = re.compile(r"\d[ .]?\d[ .]?\d[ .]?\d")
_PHONE: Final = re.compile(
    r"(?<![\w.,/-])(?:(?P<abroad>\(?(?:\+|00)\d{1,3}\)?[ .]?)?(?:\(0\))?"
    r"(?P<number>\d{2}[ .]\d{2}[ .]\d{2}[ .]\d{2}|\d{3}[ .]\d{2}[ .]\d{3}|\d{8}|\d{4}[ .]\d{4}"
    r"|\d{2}[ .]\d{3}[ .]\d{3}|\d{2}(?:[ .]\d{2,4}){2,4}|0\d{4}"
    r"|(?<=[ .)\d])\d{1,3}(?:[ .]?\d{2,4}){2,5}))(?![\w-]| ?\d)"
)
_ORG: Final = re.compile(r"(?<![\d+])(?:NO ?)?(\d{3}[ .]?\d{3}[ .]?\d{3})(?!\d| ?\d)")
_ORG_LABEL: Final = re.compile(
    r"\borg\b|organisasjons|organisation|organization|foretaks|company (?:reg|no|number)"
    r"|registration n|reg\.? ?n|registered n|\bvat\b|mva|business reg",
    re.IGNORECASE,
)
_CALL: Final = re.compile(
    r"\bt(?:lf|el|elefon\w*)?\b|\bmob(?:il\w*)?\b|phone|\bring\w*|\bcall\b|\bm:|sentralbord"
    r"|vakttelefon|sms|kundeservice|switchboard",
    re.IGNORECASE,
)
_AUTHORITY: Final = re.compile(
    r"datatilsyn|tilsynsmyndig|supervisory authorit|data protection authorit|forbrukertilsyn"
    r"|forbrukarrådet|forbrukerråd|\bico\b|integritetsskydd"
)
_AUTHORITYS: Final = (
    "datatilsynet.", "edpb.europa", "ico.org", "imy.se", "forbrukertilsynet.", "forbrukerradet.",
    "nkom.no", "lovdata.no",
)  # fmt: skip
_ITS_NUMBERS: Final = ("+4722396900", "974761467")
_STREET: Final = (
    r"[A-ZÆØÅ][\w.'’-]*"
    r"(?: (?:[A-ZÆØÅ][\w.'’-]*|og|i|på|av|den|gate|gata|vei|veg|vegen|veien|plass|allé)){0,4}"
    r" \d{1,4}(?: ?[-–] ?\d{1,4})?(?: ?[A-Za-z]\b)?"
    r"|(?:[Pp]ost[bB]oks|POSTBOKS|[Pp]b\.?|P\.? ?O\.? ?[Bb]ox) \d{1,5}(?: [A-ZÆØÅ][\w-]*){0,3}"
    r"|[A-ZÆØÅ][\w.-]{3,}"
)
_ROAD: Final = re.compile(r"\d|(?:v[ei]{1,2}g(?:en)?|gat[ae]n?|plassen|brygga|tunet|gard|gård)$")
_PLACE: Final = r"(?:NO?-?)?\d{4} [A-ZÆØÅ][\w.-]*(?: (?:[A-ZÆØÅ][\w.-]*|i|og|på|under)){0,3}"
_POSTAL: Final = re.compile(
    rf"(?:(?P<street>{_STREET}),? )?(?P<place>{_PLACE})(?:, (?:Norge|Noreg|Norway))?"
)
_STREET_ALONE: Final = re.compile(rf"(?:[\w.-]+: )?(?P<street>{_STREET}),?")
_MAIL_COMPANIES: Final = (
    "gmail.", "hotmail.", "outlook.", "live.", "yahoo.", "icloud.", "online.no", "me.com", "msn.",
    "lyse.net", "proton", "getmail.", "broadpark.", "altibox.",
)  # fmt: skip


class Contact(NamedTuple):
    """Something to reach somebody by, as it is compared and kept, and where it stands."""

    value: str
    piece: Piece
    start: int
    end: int
    authoritys: bool  # the supervisory authority's, by its address or the words around it
    vendors: bool  # at a vendor's domain, or in a sentence that names a vendor


def emails(sheet: Sheet) -> Iterator[Contact]:
    """Every address, in small letters."""
    for piece, found in _found(_EMAIL, (each for each in sheet.pieces if "@" in each.text)):
        value = found[0].rstrip(".-_").casefold()
        if _PLACEHOLDER.match(value) or "." not in value.partition("@")[2]:
            continue
        end = found.start() + len(value)
        domain = value.partition("@")[2]
        is_its = any(each in domain for each in _AUTHORITYS)
        yield Contact(value, piece, found.start(), end, is_its, _names_vendor(piece, domain))


def domain_names(sheet: Sheet) -> frozenset[str]:
    """The names in the addresses of the page: «firma» of post@firma.no and www.firma.no."""
    found = [each.value.partition("@")[2] for each in emails(sheet) if not each.authoritys]
    labels = [each.split(".")[-2] for each in found if not is_mail_company(each)]
    return frozenset(labels)


def phones(sheet: Sheet) -> Iterator[Contact]:
    """Every telephone number by E.164; figures without a word for it need the form of one."""
    for piece, found in _found(_PHONE, sheet.once(figured)):
        value = _e164(found)
        if not value:
            continue
        before = piece.text[max(0, found.start() - 40) : found.start()]
        is_called = bool(found["abroad"] or _CALL.search(before) or _is_labelled(sheet, piece))
        if not is_called and not _is_contact(piece, found):
            continue
        if _ORG_LABEL.search(before[-24:]):
            continue
        is_its = value in _ITS_NUMBERS or _is_authoritys(sheet, piece)
        yield Contact(value, piece, *found.span(), is_its, _names_vendor(piece, ""))


def org_numbers(sheet: Sheet) -> Iterator[Contact]:
    """Every organisation number whose check digit is right and which is called one."""
    for piece, found in _found(_ORG, sheet.once(figured)):
        value = re.sub(r"\D", "", found[1])
        if value in _ITS_NUMBERS or not is_org_number(value):
            continue
        around = piece.text[max(0, found.start() - 45) : found.end() + 12]
        if not (
            _ORG_LABEL.search(around)
            or _is_org_labelled(sheet, piece)
            or _is_bracketed(piece, found)
        ):
            continue
        yield Contact(
            value, piece, *found.span(1), _is_authoritys(sheet, piece), _names_vendor(piece, "")
        )


def postal(sheet: Sheet) -> Iterator[Contact]:
    """Every postal address: street and place, in one piece or in two that follow each other."""
    for piece, found in _found(_POSTAL, sheet.once(figured)):
        before = sheet.pieces[piece.index - 1] if piece.index else None
        street, value = found["street"], found[0]
        if not street:
            alone = _STREET_ALONE.fullmatch(before.text) if before else None
            if found.start() or not before or not alone:
                continue
            street = alone["street"]
            value = f"{street}, {found['place']}"
        if not _ROAD.search(street):
            continue
        end = found.start() + len(found[0].rstrip(" .,"))
        yield Contact(
            value.rstrip(" .,"),
            piece,
            found.start(),
            end,
            _is_authoritys(sheet, piece),
            _names_vendor(piece, ""),
        )


def figured(sheet: Sheet) -> tuple[Piece, ...]:
    """The pieces with four figures or more."""
    return tuple(piece for piece in sheet.pieces if _FIGURES.search(piece.text))


def _found(
    pattern: re.Pattern[str], pieces: Iterable[Piece]
) -> Iterator[tuple[Piece, re.Match[str]]]:
    for piece in pieces:
        for found in pattern.finditer(piece.text):
            yield piece, found


def is_mail_company(domain: str) -> bool:
    """Whether anybody can have an address there."""
    return domain.startswith(_MAIL_COMPANIES)


def _e164(found: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", found["number"])
    abroad = re.sub(r"\D", "", found["abroad"] or "").removeprefix("00")
    if abroad not in ("", "47"):
        return f"+{abroad}{digits.removeprefix('0')}" if 6 <= len(digits) <= 12 else ""
    if len(digits) == 8 and (digits[0] in "2345679" or digits.startswith("8")):
        return f"+47{digits}"
    return f"+47{digits}" if len(digits) == 5 and digits[0] == "0" else ""


def _is_contact(piece: Piece, found: re.Match[str]) -> bool:
    """Whether figures alone look like a number to call: a short line, or beside an address."""
    if " " not in found["number"] and len(piece.text) > len(found[0]) + 4:
        return bool(_EMAIL.search(piece.text))
    return len(piece.text) <= 60 or bool(_EMAIL.search(piece.text))


def _is_labelled(sheet: Sheet, piece: Piece) -> bool:
    """Whether the cell or line before says that a telephone number follows."""
    before = sheet.pieces[piece.index - 1] if piece.index else None
    return bool(before and len(before.text) < 30 and _CALL.match(before.text))


def _is_org_labelled(sheet: Sheet, piece: Piece) -> bool:
    before = sheet.pieces[piece.index - 1] if piece.index else None
    return bool(before and len(before.text) < 40 and _ORG_LABEL.search(before.text))


def _is_bracketed(piece: Piece, found: re.Match[str]) -> bool:
    """«Eksempel AS (923 609 016)»."""
    return piece.text[: found.start()].endswith("(") and piece.text[found.end() :].startswith(")")


def _is_authoritys(sheet: Sheet, piece: Piece) -> bool:
    """Whether the piece, or a short line just above it in the same block, names the authority."""
    if _AUTHORITY.search(piece.folded):
        return True
    place = piece.index - 1
    while place >= 0 and piece.index - place <= 4:
        above = sheet.pieces[place]
        if len(above.text) > 60 or (above.block != piece.block and above.kind != "heading"):
            return bool(above.block == piece.block and _AUTHORITY.search(above.folded))
        if _AUTHORITY.search(above.folded):
            return True
        place -= 1
    return False


def _names_vendor(piece: Piece, domain: str) -> bool:
    """Whether a sentence speaks of a vendor, or a domain is one's."""
    if domain:
        return not is_mail_company(domain) and vendors.lookup(domain.split(".")[-2]) is not None
    return any(True for _ in vendors.mentions(piece.text))
