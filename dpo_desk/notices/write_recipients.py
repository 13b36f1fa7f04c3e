"""Who gets data, where that is, and what protects them outside the EEA (13 (1) (e), (f))."""

from collections.abc import Iterable, Iterator

from dpo_desk.law import transfers
from dpo_desk.law.codes import Role, TransferMechanism
from dpo_desk.notices.write_model import Block, Bullets, Paragraph, Section, Table, Text
from dpo_desk.notices.write_pen import Pen
from dpo_desk.notices.write_texts import joined, plain
from dpo_desk.records import Recipient, Service, SubProcessor
from dpo_desk.records.uses import Link, Use

_SAYS_NOTHING = (TransferMechanism.EEA, TransferMechanism.UNKNOWN)


def links(uses: Iterable[Use]) -> list[Link]:
    """Every service that is used, once, in reading order."""
    found: dict[int, Link] = {}
    for use in uses:
        for link in use.links:
            if link.service.in_use:
                found.setdefault(link.service.id, link)
    return list(found.values())


def names_of(pen: Pen, use: Use) -> str:
    """Who gets the data of one activity: «MailerLite (databehandler)»."""
    outside = [link for link in use.links if not link.own and link.service.in_use]
    told = [
        pen.line("recipient.in_use", name=name(pen, link), role=_role(pen, link))
        for link in outside
    ]
    return pen.listed([*told, *(_other_name(pen, each) for each in use.recipients)])


def name(pen: Pen, link: Link) -> str:
    """A service as people know it, with the firm behind it where its name does not say."""
    service = pen.named(link.service, "name")
    firm = (link.vendor.legal_name or link.vendor.name).strip() if link.vendor else ""
    short = link.vendor.name.strip() if link.vendor else ""
    known = {short.casefold(), firm.casefold()} - {""}
    if not firm or any(each in service.casefold() for each in known):
        return service
    return f"{service} ({firm})"


def section(pen: Pen, uses: tuple[Use, ...]) -> Section:
    """«Hvem som får opplysninger»: a row a recipient."""
    used = [link for link in links(uses) if not link.own]
    rows = [_row(pen, link) for link in used]
    rows += [_sub_row(pen, link, sub) for link in used for sub in link.subs]
    rows += [_other_row(pen, each) for each in _others(uses)]
    blocks: list[Block] = []
    if rows:
        headers = ("who", "role", "use", "place")
        table = Table(headers=tuple(pen.line(f"recipients.{h}") for h in headers), rows=tuple(rows))
        blocks = [Paragraph(text=pen("recipients.intro")), table]
    else:
        blocks = [Paragraph(text=pen("recipients.none"))]
    joint = pen.listed(name(pen, link) for link in used if _is_joint(link))
    if joint:
        pen.note("joint", next(link for link in used if _is_joint(link)).service, "note")
        blocks.append(Paragraph(label=pen.line("joint.label"), text=pen("joint", names=joint)))
    return Section(key="recipients", title=pen.line("recipients.title"), blocks=tuple(blocks))


def transfer_section(pen: Pen, uses: tuple[Use, ...]) -> Section:
    """«Overføring ut av EØS»: who, where, on which footing, how to get a copy."""
    used = links(uses)
    items = [_transfer(pen, link) for link in used if _outside(link) or _claimed(link)]
    further: list[Recipient | SubProcessor] = [sub for link in used for sub in link.subs]
    further += _others(uses)
    items += [_unprotected(pen, each) for each in further if _is_abroad(each)]
    blocks: list[Block] = []
    if items:
        blocks = [Bullets(label=pen.line("transfers.some"), items=tuple(items))]
        blocks.append(Paragraph(text=pen("transfers.copy", email=pen.material.company.email)))
    unknown = _unknown(pen, used, uses)
    if unknown and used and not items and all(each.service.storage_countries for each in used):
        blocks.append(Paragraph(text=pen("transfers.stored")))
    if unknown:
        blocks.append(Paragraph(text=unknown))
    if not blocks:
        blocks.append(Paragraph(text=pen("transfers.none", used=bool(used))))
    return Section(key="transfers", title=pen.line("transfers.title"), blocks=tuple(blocks))


def _unknown(pen: Pen, used: list[Link], uses: tuple[Use, ...]) -> Text:
    """For whom nobody knows the country, systems of our own without their names."""
    silent = [link for link in used if not link.service.storage_countries]
    others = [each for each in _others(uses) if not each.country]
    for link in silent:
        pen.note("country", link.service, "storage_countries")
    for each in others:
        pen.note("country", each, "country")
    if not silent and not others:
        return ()
    names = [name(pen, link) for link in silent if not link.own]
    names += [_other_name(pen, each) for each in others]
    own = any(link.own for link in silent)
    return pen("transfers.unknown", names=pen.listed(names), own=own)


def _row(pen: Pen, link: Link) -> tuple[Text, ...]:
    what = pen.told(link.link, "what") or pen.told(link.service, "used_for")
    return (plain(name(pen, link)), plain(_role(pen, link)), plain(what), _place(pen, link))


def _sub_row(pen: Pen, link: Link, sub: SubProcessor) -> tuple[Text, ...]:
    place = pen("place.seat", country=pen.countries([sub.country])) if sub.country else ()
    role = pen.line("role.sub", name=name(pen, link))
    return (plain(sub.name), plain(role), plain(pen.told(sub, "purpose")), place)


def _other_row(pen: Pen, each: Recipient) -> tuple[Text, ...]:
    place = pen("place.seat", country=pen.countries([each.country])) if each.country else ()
    condition = pen("sentence", text=pen.told(each, "condition"))
    told = (plain(_other_name(pen, each)), plain(pen.line("role.recipient")))
    return (*told, plain(pen.told(each, "purpose")), joined(place, condition))


def _others(uses: Iterable[Use]) -> Iterator[Recipient]:
    """Recipients that are no services, each name once."""
    seen: set[str] = set()
    for use in uses:
        for each in use.recipients:
            if each.name.casefold() not in seen:
                seen.add(each.name.casefold())
                yield each


def _other_name(pen: Pen, each: Recipient) -> str:
    return pen.told(each, "name") if each.is_category else each.name


def _role(pen: Pen, link: Link) -> str:
    role = link.link.role if link.link.role is not Role.CONTROLLER else link.service.role
    return pen.line(f"role.{role}")


def _is_joint(link: Link) -> bool:
    return Role.JOINT_CONTROLLER in (link.link.role, link.service.role)


def _place(pen: Pen, link: Link) -> Text:
    """Where data are stored and from where they can be reached."""
    service = link.service
    reach = [c for c in service.access_countries if c not in service.storage_countries]
    found: list[Text] = []
    if link.vendor and link.vendor.country:
        found.append(pen("place.seat", country=pen.countries([link.vendor.country])))
    if service.storage_countries:
        countries = pen.countries(service.storage_countries)
        found.append(pen("place.storage", countries=countries))
    else:
        found.append(pen("place.unknown"))
    if reach:
        found.append(pen("place.access", countries=pen.countries(reach)))
    if service.storage_note.strip():
        found.append(pen("sentence", text=pen.told(service, "storage_note")))
    return joined(*found)


def _outside(link: Link) -> tuple[str, ...]:
    """Third countries in which data are stored or from which they are reached."""
    service = link.service
    places = (*service.storage_countries, *service.access_countries)
    return tuple(dict.fromkeys(transfers.outside_eea(places)))


def _claimed(link: Link) -> bool:
    return not link.service.storage_countries and link.service.mechanism not in _SAYS_NOTHING


def _transfer(pen: Pen, link: Link) -> Text:
    service, outside = link.service, _outside(link)
    where = pen.countries(outside)
    lead = pen("transfer.lead", name=name(pen, link), countries=where)
    return joined(lead, _safeguard(pen, service, outside))


def _is_abroad(each: Recipient | SubProcessor) -> bool:
    return bool(each.country and transfers.outside_eea([each.country]))


def _unprotected(pen: Pen, each: Recipient | SubProcessor) -> Text:
    """A recipient in a third country, for whom the register has no place for a footing."""
    countries = pen.countries([each.country])
    lead = pen("transfer.lead", name=pen.named(each, "name"), countries=countries)
    return joined(lead, pen("safeguard.missing", gap=pen.gap("mechanism", each, "country")))


def _safeguard(pen: Pen, service: Service, outside: tuple[str, ...]) -> Text:
    """The footing of a transfer; a gap where it is unknown or cannot carry data there."""
    mechanism, day = service.mechanism, pen.material.dated
    valid = all(transfers.is_valid(mechanism, code, day) for code in outside)
    never = (*_SAYS_NOTHING, TransferMechanism.PRIVACY_SHIELD)
    if mechanism in never or not valid:
        return pen("safeguard.missing", gap=pen.gap("mechanism", service, "mechanism"))
    checked, tia = service.mechanism_checked_on, service.tia_on
    return pen(
        f"safeguard.{mechanism}",
        checked=pen.date(checked) if checked else "",
        assessed=pen.date(tia) if tia else "",
    )
