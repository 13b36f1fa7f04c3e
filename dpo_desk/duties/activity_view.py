"""An activity as its page shows it: read at once, on the register's thread."""

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from dpo_desk.duties.statements import Conflict, Source, conflicts_among, sources_of
from dpo_desk.law.codes import LegalBasis
from dpo_desk.records import (
    Activity,
    ActivityService,
    Cookie,
    Purpose,
    PurposeBasis,
    Recipient,
    Record,
    RetentionRule,
    Service,
)
from dpo_desk.register import Register

# What must be there for the record of processing to be whole (art. 30 (1), 6, 13), in the order
# in which it is asked for.
MISSING: Final = ("name", "people", "data", "purpose", "basis", "reason", "retention")


class Aim(msgspec.Struct, frozen=True):
    """A purpose with what it rests on."""

    purpose: Purpose
    bases: tuple[PurposeBasis, ...] = ()


class Use(msgspec.Struct, frozen=True):
    """A service that is used, and the link that says for what."""

    link: ActivityService
    service: Service


class ActivityView(msgspec.Struct, frozen=True, kw_only=True):
    """All of an activity; ``sources`` and ``drafts`` are by the uid of the record."""

    activity: Activity
    aims: tuple[Aim, ...]
    uses: tuple[Use, ...]
    recipients: tuple[Recipient, ...]
    cookies: tuple[Cookie, ...]
    rules: tuple[RetentionRule, ...]
    through: tuple[RetentionRule, ...]  # rules of the services it uses
    general: tuple[RetentionRule, ...]  # rules for all, where it has none of its own
    sources: Mapping[str, Mapping[str, Source]]
    drafts: Mapping[str, Mapping[str, str]]
    conflicts: tuple[Conflict, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """What is not there yet, as codes of ``MISSING``."""
        lacks = {
            "name": not self.activity.name,
            "people": not self.activity.subjects,
            "data": not self.activity.data_categories,
            "purpose": not any(aim.purpose.text for aim in self.aims),
            "basis": any(not aim.bases for aim in self.aims),
            "reason": any(lacks_reason(b) for aim in self.aims for b in aim.bases),
            "retention": not (self.rules or self.through or self.general or self.cookies),
        }
        return tuple(code for code in MISSING if lacks[code])


def lacks_reason(basis: PurposeBasis) -> bool:
    """Whether a balance of interests is claimed and not told (6 (1) (f), 13 (1) (d))."""
    return basis.basis is LegalBasis.LEGITIMATE_INTERESTS and not basis.reason


def view(register: Register, uid: str) -> ActivityView:
    """The activity with this uid; raises NotFound."""
    activity = register.by_uid(Activity, uid)
    aims = _aims(register, activity)
    uses = _uses(register, activity)
    rules = register.find(RetentionRule, "activity_id = :a", order="id", a=activity.id)
    recipients = register.find(Recipient, "activity_id = :a", order="id", a=activity.id)
    cookies = register.find(Cookie, "activity_id = :a", order="id", a=activity.id)
    parts: list[Record] = [
        activity,
        *(aim.purpose for aim in aims),
        *(basis for aim in aims for basis in aim.bases),
        *(use.link for use in uses),
        *recipients,
        *cookies,
    ]
    named = [(part.table, part.uid) for part in parts]
    ruled = [(rule.table, rule.uid) for rule in rules]
    return ActivityView(
        activity=activity,
        aims=aims,
        uses=uses,
        recipients=tuple(recipients),
        cookies=tuple(cookies),
        rules=tuple(rules),
        through=_through(register, uses),
        general=tuple(_general(register)),
        sources=sources_of(register, named),
        drafts=_drafts(register, named),
        conflicts=conflicts_among(register, [*named, *ruled]),
    )


def _aims(register: Register, activity: Activity) -> tuple[Aim, ...]:
    purposes = register.find(Purpose, "activity_id = :a", order="position, id", a=activity.id)
    return tuple(
        Aim(p, tuple(register.find(PurposeBasis, "purpose_id = :p", order="id", p=p.id)))
        for p in purposes
    )


def _uses(register: Register, activity: Activity) -> tuple[Use, ...]:
    found = []
    for link in register.find(ActivityService, "activity_id = :a", order="id", a=activity.id):
        service = register.first(Service, "id = :s", s=link.service_id)
        if service is not None:
            found.append(Use(link, service))
    return tuple(found)


def _through(register: Register, uses: Iterable[Use]) -> tuple[RetentionRule, ...]:
    found = []
    for service in {use.service.id: use.service for use in uses}.values():
        found += register.find(
            RetentionRule, "service_id = :s and activity_id is null", order="id", s=service.id
        )
    return tuple(found)


def _general(register: Register) -> list[RetentionRule]:
    return register.find(RetentionRule, "activity_id is null and service_id is null", order="id")


def _drafts(
    register: Register, records: Iterable[tuple[str, str]]
) -> Mapping[str, Mapping[str, str]]:
    found = ((uid, register.drafts(uid)) for _, uid in records)
    return {uid: drafts for uid, drafts in found if drafts}
