"""Who answers for what a notice describes, and how that company is reached."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from dpo_desk.notices import contacts, controller_names
from dpo_desk.notices.contacts import Contact
from dpo_desk.notices.controller_names import Named, plain
from dpo_desk.notices.model import Controller, Evidence, evidence_of
from dpo_desk.reading.rules_file import table
from dpo_desk.reading.sheet import Piece, Sheet

_PRIVACY: Final = re.compile(r"(?:personvern\w*|privacy|gdpr|dpo|persondata)@")
_ASK: Final = re.compile(
    r"spørsmål|kontakt|henvend|rettighet|rettar|innsyn|personvern|questions?|contact|privacy|request|send"
)
_OTHER_PURPOSE: Final = re.compile(
    r"(?:support|faktura|invoice|ordre|order|bestilling|booking|jobb|jobs?|career|karriere|salg|sales|presse"
    r"|press|noreply|no-reply|retur|nyhetsbrev|newsletter|unsubscribe|abuse|webmaster)@"
)
_FORM: Final = re.compile(r"kontaktskjema\w*|skjema(?:et)? på nettsid\w+|contact form|web form")
_PERSON: Final = re.compile(r",? (?:er )?([A-ZÆØÅ][a-zæøåé]+(?:[ -][A-ZÆØÅ][a-zæøåé]+){1,3})")
_NEAR: Final = 40


def find(sheet: Sheet) -> Controller:
    """The controller with name, number, addresses and contact; what is not said stays empty."""
    return sheet.once(_find)


def _find(sheet: Sheet) -> Controller:
    named = controller_names.named(sheet, contacts.domain_names(sheet))
    mails = _emails(sheet, named)
    numbers = _own(contacts.phones(sheet), named)
    org = _own(contacts.org_numbers(sheet), named)[:1]
    addresses = _own(contacts.postal(sheet), named)[:1]
    role, person, told = _role(sheet, mails)
    form = next(iter(sheet.spans(_FORM, folded=True)), None)
    places: list[Evidence] = []
    if named:
        piece, start, end = named.places[0]
        places += evidence_of(sheet, piece, start, end)
    for each in (*org, *mails, *numbers, *addresses):
        places += evidence_of(sheet, each.piece, each.start, each.end)
    if told:
        places += evidence_of(sheet, *told)
    return Controller(
        name=named.name if named else None,
        orgnr=org[0].value if org else None,
        emails=_values(mails),
        phones=_values(numbers),
        address=addresses[0].value if addresses else None,
        contact_role=role or None,
        contact_name=person or None,
        contact_channel=form[1][0] if form else None,
        short_names=named.also if named else (),
        evidence=tuple(dict.fromkeys(places)),
    )


def _values(found: Iterable[Contact]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.value for each in found))


def _own(found: Iterable[Contact], named: Named | None) -> list[Contact]:
    """What is the company's, that which stands beside its name first."""
    own = [each for each in found if not each.authoritys and not _is_a_vendors(each, named)]
    return sorted(own, key=lambda each: not _names(each.piece, named))


def _is_a_vendors(each: Contact, named: Named | None) -> bool:
    return each.vendors and not _names(each.piece, named)


def _names(piece: Piece, named: Named | None) -> bool:
    """Whether a piece names the company."""
    return bool(named and any(name in piece.text for name in (named.name, *named.also)))


def _emails(sheet: Sheet, named: Named | None) -> list[Contact]:
    """The company's addresses: those for questions about personal data first."""
    found = [each for each in contacts.emails(sheet) if not each.authoritys]
    names = [plain(name) for name in (named.name, *named.also)] if named else []
    akin = [each for each in found if _is_akin(each, names)]
    if akin:
        domains = {_domain(each) for each in akin}
        found = [each for each in found if _domain(each) in domains]
    else:
        found = [each for each in found if not each.vendors]
        if len({_domain(each) for each in found}) > 1:
            found = [each for each in found if _ASK.search(each.piece.folded)] or found
    return sorted(found, key=_order)


def _order(each: Contact) -> int:
    if _PRIVACY.match(each.value):
        return 0
    if _OTHER_PURPOSE.match(each.value):
        return 3
    return 1 if _ASK.search(each.piece.folded) else 2


def _domain(each: Contact) -> str:
    return ".".join(each.value.partition("@")[2].split(".")[-2:])


def _is_akin(each: Contact, names: list[str]) -> bool:
    label = re.sub(r"\W", "", _domain(each).split(".")[0])
    bare = [name.replace("æ", "a").replace("ø", "o").replace("å", "a") for name in names]
    return len(label) > 2 and any(
        label in name or name in label or _initials_in(label, name)
        for name in bare
        if len(name) > 2
    )


def _initials_in(label: str, name: str) -> bool:
    """«lhb-advokat» begins like nothing of the name, but four letters in a row are shared."""
    return any(label[at : at + 5] in name for at in range(len(label) - 4))


def _role(sheet: Sheet, mails: list[Contact]) -> tuple[str, str, tuple[Piece, int, int] | None]:
    """What whoever answers is called, with the person's name where it is given, and where."""
    best: tuple[int, str, str, tuple[Piece, int, int]] | None = None
    near = {each.piece.index for each in mails[:2]}
    for piece, found in sheet.spans(_roles(), folded=True):
        weight = 2 * bool(_ASK.search(piece.folded)) + 3 * (piece.index in near)
        weight += 2 * bool(re.search(r"ansvarl|responsible|ved\s\Z", piece.folded))
        weight += min((abs(piece.index - index) < 4 for index in near), default=False)
        weight += len(piece.text) < _NEAR
        if best is None or weight > best[0]:
            role = piece.text[found.start() : found.end()]
            person = _PERSON.match(piece.text, found.end())
            place = (piece, found.start(), person.end() if person else found.end())
            best = (
                weight,
                role.lower() if role[1:].islower() else role,
                person[1] if person else "",
                place,
            )
    return (best[1], best[2], best[3]) if best and best[0] > 1 else ("", "", None)


@cache
def _roles() -> re.Pattern[str]:
    words = table("controller")["roles"].casefold()
    return re.compile(rf"\b(?:{words})(?![\w-])")
