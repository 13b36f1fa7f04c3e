"""A notice read from end to end: each thing is found by a module of its own."""

from msgspec.structs import replace

from dpo_desk.notices import (
    activities,
    bases,
    conflicts,
    controller,
    cookies,
    dates,
    denied,
    flags,
    missing,
    promises,
    recipients,
    retention,
    rights,
    transfers,
)
from dpo_desk.notices.model import NoticeFacts
from dpo_desk.reading.sheet import Sheet, sheet


def read(text: str) -> NoticeFacts:
    """All that a notice says; never raises, whatever the text is."""
    return read_sheet(sheet(text))


def read_sheet(page: Sheet) -> NoticeFacts:
    """``read`` of a text that has been taken apart already."""
    who = controller.find(page)
    named = recipients.find(page, who)
    updated = dates.find(page)
    facts = NoticeFacts(
        language=page.language,
        is_cut=page.is_cut,
        last_updated=updated[0].code if updated else None,
        updated_evidence=updated[0].evidence if updated else (),
        controller=who,
        recipients=named,
        unnamed_recipients=recipients.find_unnamed(page),
        transfers=transfers.find(page, named),
        cookies=cookies.find(page),
        activities=activities.find(page),
        bases=bases.find(page),
        retention=retention.find(page),
        rights_found=rights.find(page),
        promises_found=promises.find(page),
        flags_found=flags.find(page),
        denied_found=denied.find(page),
    )
    facts = replace(facts, missing=missing.find(page, facts))
    return replace(facts, conflicts=conflicts.find(page, facts))
