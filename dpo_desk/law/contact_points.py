"""Organisation numbers, phone numbers, addresses: as people write them, and as they are kept.

What cannot be right is raised; what may well be right and looks odd is doubted, and kept as it
stands: a foreign number, an address abroad, a mailbox of an unusual kind.
"""

import re
from typing import Final, NamedTuple

from dpo_desk.words import DeskError

_AT: Final = re.compile(r"\s*[(\[{]\s*(?:at|alfakrøll|krøllalfa|@)\s*[)\]}]\s*", re.IGNORECASE)
_DOT: Final = re.compile(r"\s*[(\[{]\s*(?:dot|punktum|prikk)\s*[)\]}]\s*", re.IGNORECASE)
_NAMED: Final = re.compile(r"[^<>]*<([^<>\s]+@[^<>\s]+)>")
_LABEL: Final = re.compile(r"[^\W_](?:[^\W_]|-)*", re.UNICODE)
_MAILBOX: Final = re.compile(r"[^\s@<>(),;:\"\\]+")
_SCHEME: Final = re.compile(r"https?://", re.IGNORECASE)
_POSTAL: Final = re.compile(r"(?:N-|NO-)?(\d+)(?=\D|$)[ \u00a0]*(.*)", re.IGNORECASE)
_WRITTEN_PHONE: Final = re.compile(r"[\d\s\u00a0+()/.,-]{6,}")
_NO_PHONE: Final = "fields.warn.phone"
_WEIGHTS: Final = (3, 2, 7, 6, 5, 4, 3, 2, 1)
_SPACES: Final = "\u00a0\u2007\u2009\u202f"


class Point(NamedTuple):
    """A text as it is kept; ``doubt`` is the message key of what should be looked at, or ""."""

    text: str
    doubt: str = ""


def org_number(text: str) -> Point:
    """Nine digits with the right check digit; raises DeskError saying which of the two fails.

    «NO 999 999 999 MVA» is read as well.
    """
    bare = re.sub(r"[\s.\u00a0-]", "", text).upper().removeprefix("NO").removesuffix("MVA")
    if not (bare.isascii() and bare.isdigit()):
        raise DeskError("err.orgno")
    if len(bare) != 9:
        key = "fields.err.orgno.few" if len(bare) < 9 else "fields.err.orgno.many"
        raise DeskError(key, n=len(bare))
    if not is_org_number(bare):
        raise DeskError("err.orgno.check")
    return Point(bare)


def is_org_number(digits: str) -> bool:
    """Whether nine digits end in the check digit of an organisation number (modulus 11).

    python-stdnum, which the tests hold this to, brings OpenSSL and a web server for look-ups that
    nobody here asks for: 40 ms and 4 MB at each start that reads a notice.
    """
    if len(digits) != len(_WEIGHTS) or not (digits.isascii() and digits.isdigit()):
        return False
    return sum(w * int(digit) for w, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0


def any_org_number(text: str) -> Point:
    """A Norwegian organisation number, or another country's; only a likely slip is doubted."""
    try:
        return org_number(text)
    except DeskError as error:
        norwegian = len(re.sub(r"\D", "", text)) == 9 and not re.search(r"[^\d\s.\u00a0-]", text)
        return Point(text, error.key if norwegian else "")


def phone(text: str) -> Point:
    """A number in the groups of its country: «22 33 44 55», «+46 8 123 456 78»."""
    import phonenumbers as p  # 75 ms

    bare = text.translate(dict.fromkeys(map(ord, _SPACES), " ")).strip()
    if re.search(r"[^\W\d]", bare):  # «22 33 44 55 (Kari)»: what else it says stays
        return Point(text, "" if p.PhoneNumberMatcher(bare, "NO").has_next() else _NO_PHONE)
    try:
        number = p.parse(bare, "NO")
    except p.NumberParseException:
        return Point(text, _NO_PHONE)
    if not p.is_valid_number(number):
        return Point(text, _NO_PHONE)
    abroad = number.country_code != 47 or bare.startswith(("+", "00"))
    form = p.PhoneNumberFormat.INTERNATIONAL if abroad else p.PhoneNumberFormat.NATIONAL
    return Point(p.format_number(number, form))


def email(text: str) -> Point:
    """An address; «post(at)example.com» and «Kari <kari@example.com>» are put right."""
    bare = _DOT.sub(".", _AT.sub("@", text.strip()))
    named = _NAMED.fullmatch(bare)
    bare = (named[1] if named else bare).removeprefix("mailto:").rstrip(".,;")
    mailbox, at, domain = bare.partition("@")
    if not (at and domain) or not _MAILBOX.fullmatch(mailbox):
        return Point(bare, "fields.warn.email")
    return Point(bare, _doubt_of(domain, "fields.warn.email"))


def website(text: str) -> Point:
    """An address on the web, with «https://» or without."""
    bare = text.strip().rstrip(",;")
    host = re.split(r"[/?#:]", _SCHEME.sub("", bare), maxsplit=1)[0]
    return Point(bare, _doubt_of(host, "fields.warn.website"))


def contact(text: str) -> Point:
    """A mailbox, a phone number, a form, or a person: whichever it looks like."""
    if "@" in text or _AT.search(text):
        return email(text) if " " not in text.strip() or _AT.search(text) else Point(text)
    return phone(text) if _WRITTEN_PHONE.fullmatch(text) else Point(text)


def address(text: str) -> Point:
    """A postal address: four digits and a place in Norway, anything in other countries."""
    lines = [line.strip(" ,") for line in text.splitlines() if line.strip(" ,")]
    if not lines:
        return Point(text)
    lines = [part.strip() for part in lines[0].split(",")] if len(lines) == 1 else lines
    last = _POSTAL.fullmatch(lines[-1])
    if last is None:
        coded = any(re.search(r"\d{3}", line) for line in lines)
        return Point(text, "" if coded or len(lines) > 1 else "fields.warn.postal.missing")
    code, place = last.groups()
    if len(code) == 4:
        return Point(text, "" if place else "fields.warn.postal.place")
    few = len(code) < 4 and place[:1].isalpha()  # in Sweden the code has a space: «123 45»
    return Point(text, "fields.warn.postal.digits" if few else "")


def _doubt_of(domain: str, otherwise: str) -> str:
    """What is odd about a domain: no ending (err.email), or letters that none has."""
    labels = domain.split(".")
    if not all(_LABEL.fullmatch(label) for label in labels):
        return otherwise
    if len(labels) < 2 or len(labels[-1]) < 2:
        return "err.email"
    return otherwise if labels[-1].isdigit() else ""
