"""Who has received data, where that is and what protects it there (15 (1) (c), 15 (2))."""

from collections.abc import Iterable, Sequence

import msgspec

from dpo_desk.law import countries, transfers
from dpo_desk.law.codes import ProposalCertainty, Role, TransferMechanism
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import joined, plain
from dpo_desk.paper.model import Block, Entry, Paragraph, Text
from dpo_desk.records import Recipient, SearchResult, SubProcessor
from dpo_desk.records.uses import Link, Use
from dpo_desk.words import MissingWord

_NAMED_ROLES = (Role.OWN_CONTROLLER, Role.JOINT_CONTROLLER, Role.UNCLEAR)


class Receiver(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody outside the company who has received the person's data, as a summary counts."""

    name: str
    outside: tuple[str, ...] = ()  # third countries of storage or access
    unknown: bool = False  # the country is not known
    link: Link | None = None  # None: a sub-processor or another recipient
    group: bool = False  # only a kind of recipient, without a name
    own: bool = False  # the company's own system, of interest only where it lies outside the EEA


def blocks(pen: Pen, use: Use) -> tuple[Block, ...]:
    """An entry for each recipient of an activity, or that there is none."""
    entries: list[Block] = []
    for link in use.links:
        if not link.own:
            entries.append(_service(pen, link))
            entries.extend(_sub(pen, link, sub) for sub in link.subs)
    entries.extend(_other(pen, recipient) for recipient in use.recipients)
    none = pen("recipients.none", unsettled=unsettled(pen, [use]))
    return tuple(entries) or (Paragraph(text=none),)


def receivers(pen: Pen, uses: Iterable[Use]) -> tuple[Receiver, ...]:
    """All who have received something about the person, each place once, in reading order."""
    found: dict[tuple[str, int], Receiver] = {}
    for use in uses:
        for link in use.links:
            receiver = _receiver(pen, link)
            if not in_vain(pen, link) and (receiver.outside or not link.own):
                found.setdefault(("service", link.service.id), receiver)
                for sub in link.subs:
                    found.setdefault(("sub", sub.id), _simple(sub.name, sub.country))
        for each in use.recipients:
            receiver = _simple(_name(pen, each), each.country, group=each.is_category)
            found.setdefault(("recipient", each.id), receiver)
    return tuple(found.values())


def unknown(receivers: tuple[Receiver, ...]) -> list[str]:
    """Names of those whose country nobody knows; a third country that is known says enough."""
    found = (r.name for r in receivers if r.unknown and not r.outside and not r.group)
    return list(dict.fromkeys(found))


def unknown_groups(receivers: tuple[Receiver, ...]) -> int:
    """How many groups without a name have no country either."""
    return len({r.name for r in receivers if r.unknown and r.group})


def unsettled(pen: Pen, uses: Iterable[Use]) -> bool:
    """Whether nobody knows where systems of our own lie, and so whether others run them for us."""
    return any(not use.links or any(_adrift(pen, link) for link in use.links) for use in uses)


def claims_safeguard(receiver: Receiver) -> bool:
    """Whether a safeguard is told of a recipient whose country nobody knows."""
    return receiver.unknown and receiver.link is not None and _claimed(receiver.link)


def in_vain(pen: Pen, link: Link) -> bool:
    """Whether the service was searched and held nothing about the person."""
    return pen.material.result(link.service) is SearchResult.NOTHING


def company(link: Link) -> str:
    """The vendor as a letter names it: its legal name where that is known."""
    vendor = link.vendor
    return "" if vendor is None else vendor.legal_name.strip() or vendor.name.strip()


def country(pen: Pen, code: str) -> str:
    """A country's name by itself; a code that is in no list stands as it is."""
    try:
        return countries.name(code, pen.language)
    except MissingWord:
        return code


def listed(pen: Pen, codes: Sequence[str]) -> str:
    """Countries in a sentence: «Irland og USA», "Ireland and the United States"."""
    with_the = pen.line("countries.the").split()
    names = [country(pen, code) for code in codes]
    articles = ["the " if code in with_the else "" for code in codes]
    return pen.listed([a + name for a, name in zip(articles, names, strict=True)])


def safeguard(pen: Pen, link: Link, outside: tuple[str, ...], kind: str = "safeguard") -> Text:
    """What protects data in third countries; ``kind`` transfer is the fuller form of the table."""
    service = link.service
    mechanism = service.mechanism
    day = pen.material.dated
    if mechanism is not TransferMechanism.PRIVACY_SHIELD and not all(
        transfers.is_valid(mechanism, code, day) for code in outside
    ):
        mechanism = TransferMechanism.UNKNOWN
    name = f"{kind}.{mechanism}"
    checked, assessed = service.mechanism_checked_on, service.tia_on
    return pen(
        name if name in pen.texts else f"safeguard.{mechanism}",
        name=company(link) or pen.named(service, "name"),
        checked=pen.date(checked) if checked else "",
        assessed=pen.date(assessed) if assessed else "",
    )


def _receiver(pen: Pen, link: Link) -> Receiver:
    service = link.service
    places = (*service.storage_countries, *service.access_countries)
    return Receiver(
        name=company(link) or pen.named(service, "name"),
        outside=tuple(dict.fromkeys(transfers.outside_eea(places))),
        unknown=not service.storage_countries,
        link=link,
        own=link.own,
    )


def _adrift(pen: Pen, link: Link) -> bool:
    return link.own and not link.service.storage_countries and not in_vain(pen, link)


def _seat_may_reach(link: Link) -> bool:
    """Whether data lie in the EEA with a vendor outside it, and nobody knows of its access."""
    service, seat = link.service, link.vendor.country if link.vendor else ""
    told = transfers.outside_eea(service.storage_countries) or service.access_countries
    return bool(seat and transfers.outside_eea([seat]) and not told)


def _claimed(link: Link) -> bool:
    return link.service.mechanism not in (TransferMechanism.EEA, TransferMechanism.UNKNOWN)


def _simple(name: str, code: str, *, group: bool = False) -> Receiver:
    outside = transfers.outside_eea([code]) if code else ()
    return Receiver(name=name, outside=outside, unknown=not code, group=group)


def _service(pen: Pen, link: Link) -> Entry:
    name, service = company(link), link.service
    what = pen.told(link.link, "what") or pen.told(service, "used_for")
    told = pen.named(service, "name")
    told = "" if told.casefold() == name.casefold() else told
    return Entry(
        name=plain(name),
        use=pen("recipient.service", what=what, service=told),
        place=_place(pen, link),
    )


def _place(pen: Pen, link: Link) -> Text:
    """Seat, storage, access, safeguard, and whose servant the recipient is."""
    service, seat = link.service, link.vendor.country if link.vendor else ""
    stored = service.storage_countries
    reach = [code for code in service.access_countries if code not in service.storage_countries]
    found = [pen("place.seat", country=country(pen, seat))] if seat else []
    if stored:
        found.append(pen("place.storage", countries=listed(pen, stored)))
    else:
        found.append(pen("place.unknown"))
    if reach:
        found.append(pen("place.access", countries=listed(pen, reach)))
    elif stored and _seat_may_reach(link):
        found.append(pen("place.reach", country=listed(pen, [seat])))
    if service.storage_note.strip():
        found.append(pen("place.note", note=pen.told(service, "storage_note")))
    outside = _receiver(pen, link).outside
    if outside or (_claimed(link) and not stored):
        found.append(safeguard(pen, link, outside))
    return joined([*found, *_standing(pen, link)])


def _standing(pen: Pen, link: Link) -> list[Text]:
    found = []
    if link.link.role in _NAMED_ROLES:
        found.append(pen(f"party.{link.link.role}"))
    if link.link.certainty is ProposalCertainty.UNCLEAR:
        found.append(pen("party.unsure"))
    if not link.service.in_use:
        found.append(pen("party.ended"))
    if in_vain(pen, link):
        found.append(pen("party.nothing"))
    return found


def _sub(pen: Pen, link: Link, sub: SubProcessor) -> Entry:
    purpose = pen.told(sub, "purpose")
    return Entry(
        name=plain(sub.name),
        use=pen("recipient.sub", service=pen.named(link.service, "name"), purpose=purpose),
        place=_seat(pen, sub.country),
    )


def _other(pen: Pen, recipient: Recipient) -> Entry:
    seat_matters = recipient.country or not recipient.is_category
    found = [_seat(pen, recipient.country)] if seat_matters else []
    if recipient.is_category:
        found.insert(0, pen("recipient.group"))
    if recipient.condition.strip():
        found.append(pen("recipient.condition", condition=pen.told(recipient, "condition")))
    return Entry(
        name=plain(_name(pen, recipient)),
        use=plain(pen.told(recipient, "purpose")),
        place=joined(found),
    )


def _name(pen: Pen, recipient: Recipient) -> str:
    return pen.told(recipient, "name") if recipient.is_category else recipient.name


def _seat(pen: Pen, code: str) -> Text:
    if not code:
        return pen("place.no_country")
    seat = pen("place.seat", country=country(pen, code))
    outside = transfers.outside_eea([code])
    return joined([seat, pen("safeguard.unknown")]) if outside else seat
