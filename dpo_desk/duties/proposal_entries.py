"""What was read in a notice as entries of a register: one a thing, in the order of the text.

An entry is a company fact, a service, an activity with its bases, a retention rule and so on, each
with its sentences; those that disagree become one conflict with its sides. What the text does not
say is no entry: that is a finding of the self-check.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from dpo_desk.duties.proposal_entry import (
    Entry,
    Span,
    activity_key,
    codes_of_data,
    codes_of_region,
    name_key,
    retention_key,
    service_key,
)
from dpo_desk.duties.proposal_places import Places
from dpo_desk.duties.proposal_sides import Side, sides_of
from dpo_desk.law import transfers
from dpo_desk.law.codes import (
    Channel,
    LegalBasis,
    ProposalCertainty,
    Relation,
    RetentionAction,
    RetentionTrigger,
    TransferMechanism,
)
from dpo_desk.notices.model import CodeFound, Evidence, NoticeFacts
from dpo_desk.reading.sheet import Sheet
from dpo_desk.records import ProposalKind

_SURE: Final = tuple(ProposalCertainty)
_LINKED: Final = frozenset(
    {ProposalKind.SERVICE, ProposalKind.RETENTION, ProposalKind.RECIPIENT, ProposalKind.COOKIE}
)


def entries(facts: NoticeFacts, page: Sheet) -> tuple[Entry, ...]:
    """Every entry that a notice gives, once each, in the order of its first sentence."""
    found = _merged(
        [
            *_of_controller(facts),
            *_recipients(facts),
            *_activities(facts),
            *_retention(facts),
            *_cookies(facts),
            *_transfers(facts),
            *_promises(facts),
            *_rights(facts),
            *_denials(facts),
        ]
    )
    found = _with_conflicts(facts, _with_vendors(found))
    places = Places(page)
    activities = [one for one in found if one.kind is ProposalKind.ACTIVITY]
    linked = [_linked(one, activities, places) for one in found]
    return tuple(sorted(linked, key=_first))


def spans_of(evidence: Sequence[Evidence]) -> tuple[Span, ...]:
    """The places of some evidence, in the order of the text, each once."""
    return tuple(sorted({(each.start, each.end, each.line) for each in evidence}))


def _of_controller(facts: NoticeFacts) -> Iterator[Entry]:
    found = facts.controller
    values = {
        "name": found.name or "",
        "org_number": found.orgnr or "",
        "address": _plain(found.address),
        "email": found.emails[0] if found.emails else "",
        "phone": found.phones[0] if found.phones else "",
        "privacy_contact": _plain(found.contact_name),
        "privacy_contact_title": _plain(found.contact_role),
    }
    told = {field: value for field, value in values.items() if value}
    if told:
        key = "company/" + "/".join(f"{field}={name_key(told[field])}" for field in sorted(told))
        yield _entry(ProposalKind.COMPANY, key, told, found)
    further = [(Channel.EMAIL, value) for value in found.emails[1:]]
    further += [(Channel.PHONE, value) for value in found.phones[1:]]
    for channel, value in further:
        about = [each for each in found.evidence if value.casefold() in each.text.casefold()]
        yield Entry(
            kind=ProposalKind.CONTACT,
            key=f"contact/{name_key(value)}",
            values={"channel": channel.value, "value": value},
            certainty=ProposalCertainty(found.certainty),
            spans=spans_of(about or found.evidence[:1]),
        )


def _recipients(facts: NoticeFacts) -> Iterator[Entry]:
    for found in facts.recipients:
        if not _plain(found.vendor or found.name):
            continue
        vendor, name = _plain(found.vendor or found.name), _plain(found.name)
        values: dict[str, Any] = {
            "vendor": vendor,
            "name": name,
            "used_for": _plain(found.purpose),
            "role": found.role,
            "storage_countries": list(codes_of_region(found.region)),
        }
        yield _entry(ProposalKind.SERVICE, service_key(vendor, name), values, found)
    for unnamed in facts.unnamed_recipients:
        what = _plain(unnamed.what)
        if what:
            values = {"name": what[:1].upper() + what[1:], "is_category": True}
            yield _entry(ProposalKind.RECIPIENT, f"recipient/{name_key(what)}", values, unnamed)


def _activities(facts: NoticeFacts) -> Iterator[Entry]:
    bases, relations = set(LegalBasis), set(Relation)
    for found in facts.activities:
        purpose = _plain(found.purpose)
        if not purpose:
            continue
        values = {
            "name": purpose[:1].upper() + purpose[1:],
            "purpose": purpose[:1].upper() + purpose[1:],
            "bases": [code for code in dict.fromkeys(found.legal_bases) if code in bases],
            "subjects": [code for code in dict.fromkeys(found.subjects) if code in relations],
            "data_categories": list(codes_of_data(found.data_categories)),
        }
        yield _entry(ProposalKind.ACTIVITY, activity_key(purpose), values, found)


def _retention(facts: NoticeFacts) -> Iterator[Entry]:
    triggers, actions = set(RetentionTrigger), set(RetentionAction)
    for found in facts.retention:
        data = _plain(found.what)
        values = {
            "data": data[:1].upper() + data[1:],
            "trigger": found.trigger if found.trigger in triggers else RetentionTrigger.NONE,
            "period": found.period,
            "criteria": _plain(found.criteria),
            "action": found.action if found.action in actions else RetentionAction.DELETE,
        }
        key = retention_key(found.trigger, found.period, data)
        yield _entry(ProposalKind.RETENTION, key, values, found)


def _cookies(facts: NoticeFacts) -> Iterator[Entry]:
    for found in facts.cookies:
        name = _plain(found.name or found.provider)
        if name:
            lasts = found.lifetime if found.lifetime != "session" else None
            values = {
                "name": name,
                "provider": _plain(found.provider),
                "lifetime": lasts,
                "purpose": _plain(found.purpose),
                "session": found.lifetime == "session",
            }
            yield _entry(ProposalKind.COOKIE, f"cookie/{name_key(name)}", values, found)


def _transfers(facts: NoticeFacts) -> Iterator[Entry]:
    found, known = facts.transfers, set(TransferMechanism)
    for mechanism in found.mechanisms:
        if mechanism in known and found.outside_eea == "yes":
            values = {"mechanism": mechanism, "services": _outside(facts)}
            yield _entry(ProposalKind.TRANSFER, f"transfer/{mechanism}", values, found)


def _outside(facts: NoticeFacts) -> list[str]:
    """The services that the notice itself places outside the EEA."""
    return [
        _plain(found.name)
        for found in facts.recipients
        if transfers.outside_eea(codes_of_region(found.region))
    ]


def _promises(facts: NoticeFacts) -> Iterator[Entry]:
    for found in facts.promises_found:
        yield _entry(ProposalKind.PROMISE, f"promise/{found.code}", {"period": found.code}, found)


def _rights(facts: NoticeFacts) -> Iterator[Entry]:
    """One entry for all rights: they are looked at together."""
    by_certainty: dict[str, list[CodeFound]] = {}
    for found in facts.rights_found:
        by_certainty.setdefault(found.certainty, []).append(found)
    for certainty, rights in by_certainty.items():
        codes = list(dict.fromkeys(each.code for each in rights))
        places = {
            code: spans_of(
                [place for each in rights if each.code == code for place in each.evidence]
            )
            for code in codes
        }
        yield Entry(
            kind=ProposalKind.RIGHTS,
            key=f"rights/{'+'.join(sorted(codes))}",
            values={"rights": codes, "places": places},
            certainty=ProposalCertainty(certainty),
            spans=spans_of([place for each in rights for place in each.evidence]),
        )


def _places(found: Iterable[CodeFound], code: str) -> tuple[Span, ...]:
    return spans_of([place for each in found if each.code == code for place in each.evidence])


def _denials(facts: NoticeFacts) -> Iterator[Entry]:
    for found in facts.denied_found:
        key = f"denial/{name_key(found.code)}"
        yield _entry(ProposalKind.DENIAL, key, {"what": _plain(found.code)}, found)


def _with_vendors(found: list[Entry]) -> list[Entry]:
    """A firm named beside the one thing that is bought from it («Microsofts datasentre»)."""
    bought: dict[str, list[Entry]] = {}
    for one in found:
        if one.kind is ProposalKind.SERVICE:
            bought.setdefault(one.key.split("/")[1], []).append(one)
    kept = list(found)
    for vendor, mine in bought.items():
        bare = [one for one in mine if one.key == f"service/{vendor}/{vendor}"]
        if len(mine) == 2 and len(bare) == 1:
            (named,) = (one for one in mine if one is not bare[0])
            told = {field: value for field, value in bare[0].values.items() if field != "used_for"}
            both = _joined(named, replace(bare[0], values=told))
            kept = [both if one is named else one for one in kept if one is not bare[0]]
    return kept


def _with_conflicts(facts: NoticeFacts, found: list[Entry]) -> list[Entry]:
    """What disagrees stands in its conflict and nowhere else."""
    taken: set[str] = set()
    conflicts = []
    for conflict in facts.conflicts:
        sides, keys = sides_of(conflict, [one for one in found if one.key not in taken])
        if len({side.value for side in sides}) < 2:
            continue  # nothing to choose between
        taken |= keys
        conflicts.append(_conflict(conflict.about, sides))
    return [one for one in found if one.key not in taken] + _merged(conflicts)


def _conflict(about: str, sides: Sequence[Side]) -> Entry:
    values = sorted({side.value for side in sides})
    places = sorted({place for side in sides for place in side.spans})
    return Entry(
        kind=ProposalKind.CONFLICT,
        key=f"conflict/{about}/{'+'.join(values)}",
        values={"about": about, "sides": [msgspec.to_builtins(side) for side in sides]},
        certainty=ProposalCertainty.UNCLEAR,
        spans=tuple(places),
    )


def _linked(entry: Entry, activities: Sequence[Entry], places: Places) -> Entry:
    """An entry with the activities in whose sentence, paragraph or section it stands."""
    if entry.kind not in _LINKED or not activities:
        return entry
    near = places.nearest(entry.spans, [one.spans for one in activities])
    keys = [activities[place].key for place in near]
    return replace(entry, values=entry.values | {"activities": keys}) if keys else entry


def _merged(found: Iterable[Entry]) -> list[Entry]:
    """Each key once, with the sentences of all; what only one of them knows is kept."""
    by_key: dict[str, Entry] = {}
    for one in found:
        known = by_key.get(one.key)
        by_key[one.key] = _joined(known, one) if known else one
    return list(by_key.values())


def _joined(one: Entry, other: Entry) -> Entry:
    values = dict(one.values)
    for field, value in other.values.items():
        mine = values.get(field)
        if isinstance(mine, list):
            values[field] = list(dict.fromkeys([*mine, *value]))
        elif field == "used_for" and mine and value and name_key(value) not in name_key(mine):
            values[field] = f"{mine}; {value}"
        elif mine in (None, ""):
            values[field] = value
    surest = min((one.certainty, other.certainty), key=_SURE.index)
    return replace(
        one, values=values, certainty=surest, spans=tuple(sorted({*one.spans, *other.spans}))
    )


def _entry(kind: ProposalKind, key: str, values: dict[str, Any], found: Any) -> Entry:
    return Entry(
        kind=kind,
        key=key,
        values=values,
        certainty=ProposalCertainty(found.certainty),
        spans=spans_of(found.evidence),
    )


def _first(entry: Entry) -> tuple[int, str]:
    return (entry.spans[0][0] if entry.spans else 1 << 60, entry.key)


def _plain(text: str | None) -> str:
    return " ".join((text or "").replace("\0", " ").split())
