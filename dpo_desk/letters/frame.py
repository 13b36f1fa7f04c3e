"""What stands around every letter: letterhead, window, facts, greeting and signature."""

from typing import Final

from dpo_desk.law.codes import Channel, LetterKind
from dpo_desk.letters.material import Material
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import joined, plain
from dpo_desk.paper.model import (
    Enclosed,
    Letter,
    Paragraph,
    Part,
    Section,
    Sender,
    Signature,
    Text,
)
from dpo_desk.records import Company

# Letters that go to a firm and not to the person.
_TITLES: Final = frozenset({"advokat", "adv.", "advokatfullmektig", "dr.", "lege", "verge"})
TO_FIRMS: Final = (LetterKind.TO_RECIPIENT, LetterKind.TO_CONTROLLER, LetterKind.TO_PROCESSOR)


def letter(
    pen: Pen,
    kind: LetterKind,
    parts: list[Part],
    subject: str = "subject",
    *,
    copies: bool = False,
) -> Letter:
    """The finished letter around its ``parts``; ``subject`` names the text of its subject.

    ``copies``: the annexes are listed in it. A subject holds no name of a person; a letter to a
    firm bears the firm's in its running head.
    """
    material = pen.material
    subject = pen.line(subject)
    signed = next(n for n, part in enumerate(parts) if isinstance(part, Signature))
    name = firm(material) if kind in TO_FIRMS else person(material)
    head = pen.line("head", name=name, subject=subject)
    return Letter(
        kind=kind.value,
        language=pen.language,
        subject=subject,
        sender=_sender(pen),
        recipient=_firm(pen, kind) if kind in TO_FIRMS else _recipient(pen),
        facts=_facts(pen),
        parts=(*parts[:signed], *_sender_missing(pen), *parts[signed:]),
        dated=material.dated,
        case=pen.line("case", ref=material.request.ref),
        running_head=head,
        title=pen.line("title", subject=subject, ref=material.request.ref),
        enclosed=_enclosed(material) if copies else None,
    )


def _enclosed(material: Material) -> Enclosed | None:
    bound = material.annex_file
    if not material.annexes:
        return None
    return Enclosed(bound.sha256 if bound else "", whole=material.copied)


def person(material: Material) -> str:
    """The name the letter is written to."""
    return material.letter.to_name.strip() or material.request.requester_name.strip()


def firm(material: Material) -> str:
    """The name of the firm the letter is written to; "" where none is chosen."""
    chosen = material.addressee.name if material.addressee else ""
    return material.letter.to_name.strip() or chosen


def greeting(pen: Pen, *, to_firm: bool = False) -> Paragraph:
    """«Hei Kari,»; in English with the whole name, as nobody's title is known."""
    name = "" if to_firm else person(pen.material)
    first = next((word for word in name.split() if word.casefold() not in _TITLES), "")
    called = name if pen.language == "en" else first
    return Paragraph(text=pen("greeting", name=called))


def intro(pen: Pen) -> list[Part]:
    """The manager's own words, as they stand, where there are any."""
    text = pen.material.letter.intro.strip()
    return [Paragraph(text=plain(text))] if text else []


def signature(pen: Pen, *, to_firm: bool = False) -> Signature:
    """Who signs: the signature of the letterhead, else the manager; a hole without either."""
    company = pen.material.company
    name: Text = (pen.hole("signature", company, "manager"),)
    title = ""
    for field in ("signature", "manager", "privacy_contact"):
        if getattr(company, field).strip():
            name = plain(getattr(company, field).strip())
            title = pen.named(company, f"{field}_title")
            break
    parts = (title, company.name.strip())
    return Signature(
        greeting=pen.line("regards.firm" if to_firm else "regards"),
        name=name,
        title=", ".join(part for part in parts if part),
    )


def contact(pen: Pen) -> Text:
    """Who answers the letter, with the title; a hole where nobody is named."""
    company = pen.material.company
    for field in ("privacy_contact", "manager"):
        name = getattr(company, field).strip()
        if name:
            title = pen.named(company, f"{field}_title")
            return plain(f"{name}, {title}" if title else name)
    return (pen.hole("contact", company, "privacy_contact"),)


def write_to(pen: Pen) -> Text:
    """«Skriv til personvern@firma.no»: a way in that somebody answers, the one for rights first."""
    company = pen.material.company
    ways = sorted(pen.material.contacts, key=lambda way: not way.for_rights)
    known = [(way.channel, way.value.strip()) for way in ways if way.for_rights]
    known += [
        (Channel.EMAIL, company.email.strip()),
        *((way.channel, way.value.strip()) for way in ways),
        (Channel.PHONE, company.phone.strip()),
        (Channel.LETTER, _one_line(company.address)),
    ]
    for channel, value in known:
        if value:
            return pen(f"write_to.{channel}", value=value)
    return pen("write_to.missing", hole=pen.hole("email", company, "email"))


def address(company: Company) -> str:
    """The company's postal address in one line."""
    return _one_line(company.address)


def org_number(number: str) -> str:
    """An organisation number as it is read: «314 159 265»."""
    digits = "".join(number.split())
    if len(digits) != 9 or not digits.isdigit():
        return number.strip()
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}"


def _sender(pen: Pen) -> Sender:
    company = pen.material.company
    where = address(company)
    number = org_number(company.org_number)
    lines = (
        where,
        pen.line("org_number", number=number) if number else "",
        company.email.strip() or company.phone.strip() or company.website.strip(),
    )
    name = company.name.strip()
    return Sender(
        name=name,
        lines=tuple(line for line in lines if line),
        return_line=pen.line("return_line", name=name, address=where) if where else "",
        logo=pen.material.logo,
    )


def _recipient(pen: Pen) -> tuple[Text, ...]:
    """The lines of the window: name, representative, and an address or the e-mail it goes to."""
    request = pen.material.request
    name = person(pen.material)
    lines: list[Text] = [
        plain(name) if name else (pen.hole("name", request, "requester_name"),),
    ]
    if request.representative_name.strip():
        lines.append(pen("in_care_of", name=request.representative_name.strip()))
    lines.extend(plain(line) for line in _way_to(pen.material) if line)
    return tuple(lines)


def _way_to(material: Material) -> list[str]:
    """Where the letter goes: the address chosen for it, the representative's, the person's."""
    request = material.request
    chosen = _lines(material.letter.to_address)
    if request.representative_name.strip() and request.representative_email.strip():
        return chosen or [request.representative_email.strip()]
    return chosen or _lines(request.requester_address) or [request.requester_email.strip()]


def _firm(pen: Pen, kind: LetterKind) -> tuple[Text, ...]:
    """The lines of the window where a firm gets the letter; a hole where none is chosen."""
    material = pen.material
    name: Text = plain(firm(material))
    if not name and kind is LetterKind.TO_CONTROLLER:
        name = (pen.hole("controller", material.request, "controller_name"),)
    elif not name:
        name = (pen.hole("addressee", material.letter, "service_id"),)
    contact = material.addressee.contact if material.addressee else ""
    street = _lines(material.letter.to_address) or [contact]
    return (name, *(plain(line) for line in street if line))


def _facts(pen: Pen) -> tuple[tuple[str, Text], ...]:
    material = pen.material
    request = material.request
    received: Text = (pen.hole("received", request, "received_on"),)
    if request.received_on:
        received = plain(pen.date(request.received_on))
    return (
        (pen.line("fact.date"), plain(pen.date(material.dated))),
        (pen.line("fact.ref"), plain(request.ref)),
        (pen.line("fact.received"), received),
        (pen.line("fact.contact"), contact(pen)),
    )


def _sender_missing(pen: Pen) -> list[Part]:
    """What the letterhead lacks: it has no room for holes of its own."""
    company = pen.material.company
    missing: list[Text] = []
    if not company.name.strip():
        missing.append((pen.hole("company", company, "name"),))
    if not company.address.strip():
        missing.append((pen.hole("address", company, "address"),))
    if not company.org_number.strip():
        missing.append((pen.hole("org_number", company, "org_number"),))
    if not missing:
        return []
    text = pen("sender.missing", holes=joined(missing, ", "))
    return [Section(label=pen.line("label.sender"), blocks=(Paragraph(text=text),))]


def _one_line(address: str) -> str:
    return ", ".join(_lines(address))


def _lines(address: str) -> list[str]:
    return [line.strip() for line in address.splitlines() if line.strip()]
