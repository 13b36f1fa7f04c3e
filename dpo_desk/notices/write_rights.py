"""Rights, each by its name and in its own words, how to use them and where to complain.

13 (2) (b)-(f), 21 (4), 22. A right that hangs on a basis says so; none is left out.
"""

from collections.abc import Iterable

from dpo_desk.law.codes import Channel, LegalBasis, Stated
from dpo_desk.notices.write_model import Block, Bullets, Paragraph, Section, Text
from dpo_desk.notices.write_pen import Pen
from dpo_desk.notices.write_texts import plain
from dpo_desk.records import Company
from dpo_desk.records.uses import Use

_RIGHTS = ("access", "rectification", "erasure", "restriction", "portability", "not_automated")
_DUTIES = tuple(LegalBasis)
_PORTABLE = {LegalBasis.CONSENT, LegalBasis.CONTRACT}  # 20 (1) (a)


def bases_of(use: Use) -> set[LegalBasis]:
    """The bases of an activity."""
    return {basis.basis for aim in use.aims for basis in aim.bases}


def sections(pen: Pen, uses: tuple[Use, ...]) -> tuple[Section, ...]:
    """From the list of rights to the complaint, the right to object by itself."""
    given = {basis for use in uses for basis in bases_of(use)}
    found = [_list(pen, uses), _objection(pen, uses)]
    if LegalBasis.CONSENT in given:
        names = _names(pen, (use for use in uses if LegalBasis.CONSENT in bases_of(use)))
        found.append(_section(pen, "withdraw", pen("withdraw", names=names)))
    found += [_how(pen), _section(pen, "complaint", pen("complaint"))]
    return tuple(found)


def _section(pen: Pen, key: str, *texts: Text, title: str = "") -> Section:
    blocks = tuple(Paragraph(text=text) for text in texts if text)
    return Section(key=key, title=title or pen.line(f"{key}.title"), blocks=blocks)


def _list(pen: Pen, uses: tuple[Use, ...]) -> Section:
    portable = _names(pen, (use for use in uses if bases_of(use) & _PORTABLE))
    items = tuple(
        pen(f"right.{right}", names=portable) if right == "portability" else pen(f"right.{right}")
        for right in _RIGHTS
    )
    return Section(
        key="rights",
        title=pen.line("rights.title"),
        blocks=(Bullets(label=pen.line("rights.intro"), items=items),),
    )


def _objection(pen: Pen, uses: tuple[Use, ...]) -> Section:
    """The right to object, clearly and separate from all else (21 (4))."""
    against = {LegalBasis.LEGITIMATE_INTERESTS, LegalBasis.PUBLIC_TASK}
    names = _names(pen, (use for use in uses if bases_of(use) & against))
    return _section(pen, "objection", pen("objection", names=names), pen("objection.marketing"))


def _names(pen: Pen, uses: Iterable[Use]) -> str:
    return pen.listed(pen.line("quote", text=pen.told(use.activity, "name")) for use in uses)


def _how(pen: Pen) -> Section:
    """Every way in, what it costs, and when an answer comes."""
    texts = [pen("how", ways=ways(pen)), pen("how.identity"), _promise(pen)]
    return _section(pen, "how", *texts)


def ways(pen: Pen) -> str:
    """«e-post til …, telefon … eller brev til …»: those for rights first, then all others."""
    company = pen.material.company
    found = [
        pen.line(f"way.{each.channel}", value=each.value.strip())
        for each in pen.material.contacts
        if each.for_rights and each.channel in _WAYS
    ]
    own = {
        Channel.EMAIL: company.email,
        Channel.PHONE: company.phone,
        Channel.LETTER: company.address,
    }
    found += [
        pen.line(f"way.{channel}", value=" ".join(value.split()))
        for channel, value in own.items()
        if value.strip()
    ]
    told = list(dict.fromkeys(found))
    if not told:
        pen.note("contact", company, "email")
    return pen.line("ways", first=", ".join(told[:-1]), last=told[-1]) if told else ""


_WAYS = (Channel.EMAIL, Channel.PHONE, Channel.LETTER, Channel.FORM)


def _promise(pen: Pen) -> Text:
    """How soon an answer comes; where none or several are promised, the law's own words."""
    promises, company = pen.material.promises, pen.material.company
    if len(promises) == 1:
        return pen("promise", period=pen.period(promises[0]))
    pen.note("promise.undecided" if promises else "promise", company, "promise")
    return pen("promise.law")


def duty_section(pen: Pen, uses: tuple[Use, ...]) -> Section:
    """«Må du gi oss opplysningene?» and what happens otherwise (13 (2) (e))."""
    blocks: list[Block] = []
    items = []
    for basis in _DUTIES:
        names = _names(pen, (use for use in uses if basis in bases_of(use)))
        if names:
            items.append(pen(f"duty.{basis}", names=names))
    if items:
        blocks.append(Bullets(label=pen.line("duty.intro"), items=tuple(items)))
    if not items or any(not bases_of(use) for use in uses):
        blocks.append(Paragraph(text=pen("duty.open", some=bool(items))))
    return Section(key="duty", title=pen.line("duty.title"), blocks=tuple(blocks))


def automated_section(pen: Pen, uses: tuple[Use, ...]) -> Section | None:
    """«Automatiserte avgjørelser»; left out where nobody has said (13 (2) (f))."""
    known = [use for use in uses if use.activity.automated_decisions is Stated.KNOWN]
    title = pen.line("automated.title", any=bool(known))
    if known:
        text = pen("automated.some", names=_names(pen, known))
        return _section(pen, "automated", text, title=title)
    silent = [u for u in uses if u.activity.automated_decisions is not Stated.STATED_NONE]
    if uses and not silent:
        return _section(pen, "automated", pen("automated.none"), title=title)
    for use in silent:
        pen.note("automated", use.activity, "automated_decisions")
    return None


def contact_lines(pen: Pen, company: Company) -> tuple[Block, ...]:
    """Name, number, address, e-mail, phone and who to ask, a line each (13 (1) (a), (b))."""
    name = company.privacy_contact.strip()
    title = pen.named(company, "privacy_contact_title")
    values = {
        "org_number": _grouped(company.org_number),
        "address": " ".join(company.address.split()),
        "email": company.email.strip(),
        "phone": company.phone.strip(),
        "website": company.website.strip(),
        "contact": ", ".join(part for part in (name, title) if part),
        "dpo": company.dpo.strip(),
    }
    for field in ("org_number", "address", "email"):
        if not values[field]:
            pen.note(f"company.{field}", company, field)
    return tuple(
        Paragraph(label=pen.line(f"contact.{field}"), text=plain(value))
        for field, value in values.items()
        if value
    )


def _grouped(number: str) -> str:
    """311222228 as 311 222 228."""
    bare = "".join(number.split())
    return f"{bare[:3]} {bare[3:6]} {bare[6:]}" if len(bare) == 9 else number.strip()
