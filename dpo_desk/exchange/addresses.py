"""Addresses in the one form that all ways of writing them share, so that two can be compared.

What two people could both mean must stay two: the part before the @ keeps its plus and its points.
These forms lie behind the marks of the suppression list. Whoever changes one loses every mark made
before; ``tests/exchange/test_addresses.py`` holds them.
"""

import re
import unicodedata
from typing import Final

from dpo_desk.law import contact_points
from dpo_desk.law.codes import Channel

_NATIONAL: Final = re.compile(r"(?:\+47|0047)?([2-9][0-9]{7})")  # as phonenumbers would have it
_BETWEEN: Final = re.compile(r"[\s().\-/\u2010-\u2015\u2212]")
_LETTERS: Final = str.maketrans({"æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe", "å": "aa", "đ": "d"})
_APART: Final = re.compile(r"[\W_]+")
_STREET: Final = re.compile(r"(?:gaten|gata|gate|gt)\b")
_ROAD: Final = re.compile(r"(?:veien|vegen|vei|veg|vn)\b")
_BOX: Final = re.compile(r"\b(?:postboks|pb)\b")
_ENTRANCE: Final = re.compile(r"\b(\d+) ([a-z])\b")
# A postal code beside a name: «0155 Oslo», «114 55 Stockholm», "SW1A 2AA", "IL 62701".
_CODE: Final = re.compile(
    r"\b(?:\d{4,6}|\d{3} \d{2}) [^\W\d_]{2,}|\b[a-z]{2} \d{5}\b"
    r"|\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b"
)
_COUNTRY: Final = re.compile(r"\b(?:norge|noreg|norway)$|\b(?:n|no)(?= \d{4}\b)")


def email(text: str) -> str:
    """An e-mail address, «kari+nyhet@xn--bcher-kva.example»; "" for what is none.

    Capitals do not part addresses, nor do the two ways of writing a domain with letters of ours.
    """
    bare = contact_points.email(
        text if text.isascii() else unicodedata.normalize("NFKC", text)
    ).text
    mailbox, at, domain = bare.rpartition("@")
    if not (mailbox and at and domain) or re.search(r"\s", bare):
        return ""
    return f"{mailbox.casefold()}@{_domain(domain.strip('.').lower())}"


def _domain(name: str) -> str:
    if name.isascii():
        return name
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:  # a label that is empty or too long: compared as it stands
        return name.casefold()


def phone(text: str) -> str:
    """A phone number as E.164, «+4722334455», Norwegian where no country is said; "" for none."""
    bare = _BETWEEN.sub("", unicodedata.normalize("NFKC", text).strip())
    known = _NATIONAL.fullmatch(bare)
    if known is not None:  # nearly all, and a hundred times as fast
        return f"+47{known[1]}"
    if not re.fullmatch(r"\+?\d{5,17}", bare):
        return ""
    import phonenumbers as p  # 75 ms

    try:
        number = p.parse(bare, "NO")
    except p.NumberParseException:
        return ""
    if not p.is_possible_number(number):
        return ""
    return str(p.format_number(number, p.PhoneNumberFormat.E164))


def postal(text: str) -> str:
    """A postal address in bare words: «storgt 12b 0155 oslo»; "" where nothing is left."""
    small = _small(text)
    words = " ".join(_APART.sub(" ", small).split())
    words = _BOX.sub("pb", _ROAD.sub("v", _STREET.sub("gt", words)))
    return " ".join(_COUNTRY.sub("", _ENTRANCE.sub(r"\1\2", words)).split())


def has_place(text: str) -> bool:
    """Whether a postal address says where: a postal code and a name, or a place on its own last.

    «Storgata 12» stands in a hundred towns.
    """
    if _CODE.search(" ".join(_APART.sub(" ", _small(text)).split())):
        return True
    parts = [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()]
    numbered = any(re.search(r"\d", part) for part in parts[:-1])
    return numbered and re.fullmatch(r"[^\W\d_][^\d_]+", parts[-1]) is not None


def _small(text: str) -> str:
    """Small letters without their signs; our own are written with two."""
    if text.isascii():
        return text.lower()
    small = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    return "".join(c for c in unicodedata.normalize("NFD", small) if not unicodedata.combining(c))


def channel(text: str) -> Channel:
    """Which kind of address a text is."""
    if "@" in text:
        return Channel.EMAIL
    return Channel.PHONE if phone(text) else Channel.LETTER


FORMS: Final = {Channel.EMAIL: email, Channel.PHONE: phone, Channel.LETTER: postal}
