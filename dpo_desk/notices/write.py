"""A privacy notice written from the register: a short top layer, then the details.

Every item of articles 13 and 14 that the register answers (DOMAIN §7); what it does not know is a
gap in the text or left out, and listed either way (MODEL.md 28). The words stand in
``resources/notices/<language>/notice.txt``; ``write_markdown`` and ``write_html`` draw it.
"""

from dpo_desk.notices import write_activities, write_recipients, write_retention, write_rights
from dpo_desk.notices.write_material import Material
from dpo_desk.notices.write_model import Block, Bullets, Document, Paragraph, Section, Written
from dpo_desk.notices.write_pen import Pen


def write(material: Material, language: str) -> Written:
    """The notice in ``language``; raises ValueError for a language we do not have."""
    pen = Pen(language, material)
    company = material.company
    document = Document(
        language=language,
        company=company.name,
        title=pen.line("title", name=company.name),
        day=material.dated,
        dated=pen.line("dated", date=pen.date(material.dated), version=material.version),
        contents=pen.line("contents"),
        sections=tuple(_sections(pen)),
    )
    return Written(document=document, holes=tuple(pen.holes))


def _sections(pen: Pen) -> list[Section]:
    uses = pen.material.uses
    found = [_short(pen), _controller(pen)]
    if uses:
        found.append(write_activities.section(pen, uses))
    else:
        pen.note("activities", pen.material.company, "activities")
    found += [write_recipients.section(pen, uses), write_recipients.transfer_section(pen, uses)]
    optional = (
        _general_periods(pen),
        write_activities.cookie_section(pen, uses),
        write_rights.duty_section(pen, uses) if uses else None,
        write_rights.automated_section(pen, uses),
    )
    found += [section for section in optional if section is not None]
    found += write_rights.sections(pen, uses)
    if pen.material.for_others:
        found.append(_for_others(pen))
    found.append(_changes(pen))
    return found


def _short(pen: Pen) -> Section:
    """«Kort fortalt»: what everybody should have read, in a few lines."""
    material, uses = pen.material, pen.material.uses
    names = pen.listed(pen.line("quote", text=pen.told(use.activity, "name")) for use in uses)
    used = [link for link in write_recipients.links(uses) if not link.own]
    given: dict[str, dict[str, object]] = {
        "who": {"name": material.company.name},
        "purposes": {"names": names},
        "recipients": {
            "names": pen.listed(write_recipients.name(pen, link) for link in used),
            "others": any(use.recipients for use in uses),
        },
        "rights": {},
        "contact": {"ways": write_rights.ways(pen)},
    }
    items = (pen(f"short.{key}", **values) for key, values in given.items())
    bullets = Bullets(items=tuple(item for item in items if item))
    return Section(key="short", title=pen.line("short.title"), blocks=(bullets,))


def _controller(pen: Pen) -> Section:
    company = pen.material.company
    trade = pen.listed(name for name in company.trade_names if name != company.name)
    blocks: list[Block] = [Paragraph(text=pen("controller", name=company.name, trade=trade))]
    if company.scope.strip():
        blocks.append(Paragraph(text=pen("sentence", text=pen.told(company, "scope"))))
    blocks.extend(write_rights.contact_lines(pen, company))
    return Section(key="controller", title=pen.line("controller.title"), blocks=tuple(blocks))


def _general_periods(pen: Pen) -> Section | None:
    """The storage periods that hold whatever the activity is."""
    told = write_retention.of_rules(pen, pen.material.general)
    if not told:
        return None
    bullets = Bullets(label=pen.line("kept.intro"), items=told)
    return Section(key="kept", title=pen.line("kept.title"), blocks=(bullets,))


def _for_others(pen: Pen) -> Section:
    """What is done as a processor: whom to ask instead."""
    names = pen.listed(
        pen.line("quote", text=pen.told(use.activity, "name")) for use in pen.material.for_others
    )
    text = pen("for_others", names=names)
    return Section(
        key="for-others", title=pen.line("for_others.title"), blocks=(Paragraph(text=text),)
    )


def _changes(pen: Pen) -> Section:
    return Section(
        key="changes",
        title=pen.line("changes.title"),
        blocks=(Paragraph(text=pen("changes")),),
    )
