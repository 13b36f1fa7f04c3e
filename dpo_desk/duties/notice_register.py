"""Accepting a proposal: the records it becomes, each with the sentence it comes from.

One function a kind, each within the action of ``duties.proposals``. What is refused raises
InvalidField with the field of the card. What is kept is noted, so that it can be taken back alone.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

import msgspec

from dpo_desk.duties import company, conflicts, services
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.proposal_sides import Side
from dpo_desk.duties.proposal_statements import Speaker
from dpo_desk.duties.seed_statements import Topic
from dpo_desk.law import transfers
from dpo_desk.law.codes import (
    LegalBasis,
    RetentionAction,
    RetentionTrigger,
    Role,
    TransferMechanism,
)
from dpo_desk.records import (
    Activity,
    Company,
    Contact,
    Cookie,
    NoticeVersion,
    Proposal,
    ProposalKind,
    Purpose,
    PurposeBasis,
    Recipient,
    RetentionRule,
    Service,
)
from dpo_desk.register import Register

Values = Mapping[str, Any]
_ABOUT: Final = MappingProxyType({"name": Topic.CONTROLLER, "org_number": Topic.CONTROLLER})


class Writing:
    """One proposal on its way into the register."""

    def __init__(
        self, register: Register, version: NoticeVersion, proposal: Proposal, values: Values
    ) -> None:
        self.register = register
        self.values = values
        self.spans = proposal.spans
        self.certainty = proposal.certainty
        self.speaker = Speaker(register, version, proposal.certainty)

    def text(self, field: str) -> str:
        """A value as text, "" for none."""
        return str(self.values.get(field) or "").strip()

    def many(self, field: str) -> tuple[str, ...]:
        """A value that is a list."""
        return tuple(self.values.get(field) or ())


def write(
    register: Register, version: NoticeVersion, proposal: Proposal, values: Values
) -> tuple[str, ...]:
    """Keep what a proposal says, and say what was made; raises InvalidField."""
    writing = Writing(register, version, proposal, values)
    _WRITERS[proposal.kind](writing)
    return tuple(writing.speaker.made)


def _company(writing: Writing) -> None:
    register = writing.register
    for field in writing.values:
        if field not in Company.__struct_fields__ or not writing.text(field):
            continue
        before = getattr(register.company(), field)
        now = company.change_company(register, field, writing.text(field))
        if not before:
            writing.speaker.note(now, field)
        topic = _ABOUT.get(field, Topic.CONTACT)
        where = writing.speaker.where(writing.text(field), writing.spans)
        writing.speaker.say(topic, where, now, field)


def _contact(writing: Writing) -> None:
    if not writing.text("value"):
        raise InvalidField("review.error.name", "value")
    contact = writing.register.add(
        Contact(
            company_id=writing.register.company().id,
            channel=writing.values["channel"],
            value=writing.text("value"),
            purpose=writing.text("purpose"),
        )
    )
    writing.speaker.note(contact)
    writing.speaker.say(Topic.CONTACT, writing.spans, contact)


def _service(writing: Writing) -> None:
    register, speaker = writing.register, writing.speaker
    uid = writing.text("record_uid")
    vendor, name = writing.text("vendor"), writing.text("name")
    there = register.by_uid(Service, uid) if uid else services.similar(register, vendor, name)
    if there is None:
        service = services.add(register, vendor, name, writing.text("used_for"))
        speaker.note(service)
        role = Role(writing.text("role") or Role.UNCLEAR)
        services.change(register, service.uid, "role", role)
    else:
        service = there
    for field in ("used_for", "storage_countries"):
        told = writing.many(field) if field == "storage_countries" else writing.text(field)
        if told and (there is None or not getattr(there, field)):
            services.change(register, service.uid, field, told)
            if there is not None:
                speaker.note(service, field)
    where = speaker.where(name, writing.spans)
    rest = [span for span in writing.spans if span not in where]
    speaker.say(Topic.RECIPIENT, (*where, *rest), service, value=writing.text("role"))
    if writing.text("used_for"):
        speaker.say(Topic.PURPOSE, where, service, "used_for")
    for country in writing.many("storage_countries"):
        speaker.say(Topic.STORAGE, where, service, value=country)


def _activity(writing: Writing) -> None:
    if not writing.text("name"):
        raise InvalidField("review.error.name", "name")
    register, speaker = writing.register, writing.speaker
    activity = register.add(
        Activity(
            name=writing.text("name"),
            subjects=writing.many("subjects"),
            data_categories=writing.many("data_categories"),
        )
    )
    speaker.note(activity)
    text = writing.text("purpose") or activity.name
    purpose = register.add(Purpose(activity_id=activity.id, position=1, text=text))
    speaker.note(purpose)
    speaker.say(Topic.PURPOSE, writing.spans, activity, "name")
    speaker.say(Topic.PURPOSE, writing.spans, purpose)
    if activity.data_categories:
        speaker.say(Topic.DATA, writing.spans[:1], activity)
    if activity.subjects:
        speaker.say(Topic.SCOPE, writing.spans[:1], activity)
    for code in writing.many("bases"):
        basis = register.add(
            PurposeBasis(purpose_id=purpose.id, basis=LegalBasis(code), certainty=writing.certainty)
        )
        speaker.note(basis)
        speaker.say(Topic.BASIS, writing.spans[:1], basis, value=code)


def _recipient(writing: Writing) -> None:
    """Somebody who gets data belongs to an activity; until one is there only its words are kept.

    ``proposal_links`` puts it under the activity in whose section it stands, once that is accepted.
    """
    if not writing.text("name"):
        raise InvalidField("review.error.name", "name")
    uid = writing.text("activity_uid")
    activity = writing.register.first(Activity, "uid = :u", u=uid) if uid else None
    recipient: Recipient | None = None
    if activity is not None:
        recipient = writing.register.add(
            Recipient(
                activity_id=activity.id,
                name=writing.text("name"),
                is_category=bool(writing.values.get("is_category")),
            )
        )
        writing.speaker.note(recipient)
    writing.speaker.say(Topic.RECIPIENT, writing.spans, recipient, value=Role.RECIPIENT)


def _rule(writing: Writing, values: Values) -> RetentionRule:
    return writing.register.add(
        RetentionRule(
            data=str(values.get("data") or ""),
            trigger=RetentionTrigger(values.get("trigger") or RetentionTrigger.NONE),
            period=values.get("period") or None,
            criteria=str(values.get("criteria") or ""),
            action=RetentionAction(values.get("action") or RetentionAction.DELETE),
            certainty=writing.certainty,
        )
    )


def _retention(writing: Writing) -> None:
    if not writing.text("data"):
        raise InvalidField("review.error.name", "data")
    rule = _rule(writing, writing.values)
    writing.speaker.note(rule)
    writing.speaker.say(Topic.RETENTION, writing.spans, rule, value=rule.period or "")


def _cookie(writing: Writing) -> None:
    if not writing.text("name"):
        raise InvalidField("review.error.name", "name")
    ends = RetentionTrigger.SESSION_END if writing.values.get("session") else RetentionTrigger.NONE
    cookie = writing.register.add(
        Cookie(
            name=writing.text("name"),
            provider=writing.text("provider"),
            purpose=writing.text("purpose"),
            lifetime=writing.text("lifetime") or None,
            lifetime_from=ends,
        )
    )
    writing.speaker.note(cookie)
    writing.speaker.say(Topic.COOKIE, writing.spans, cookie, value=cookie.lifetime or "")


def _transfer(writing: Writing) -> None:
    """The ground holds for the services named on the card; one that is set already stays."""
    register, speaker = writing.register, writing.speaker
    mechanism = TransferMechanism(writing.text("mechanism"))
    speaker.say(Topic.TRANSFER, writing.spans, register.company(), value=mechanism)
    for name in writing.many("services"):
        service = next((one for one in register.find(Service) if one.name == name), None)
        outside = service is not None and transfers.outside_eea(service.storage_countries)
        if service is None or not outside or service.mechanism is not TransferMechanism.UNKNOWN:
            continue
        services.change(register, service.uid, "mechanism", mechanism)
        speaker.note(service, "mechanism")
        speaker.say(Topic.TRANSFER, writing.spans, service, value=mechanism)


def _promise(writing: Writing) -> None:
    value = writing.text("period")
    if not value:
        raise InvalidField("duties.error.period", "period")
    writing.speaker.say(Topic.PROMISE, writing.spans, writing.register.company(), value=value)


def _rights(writing: Writing) -> None:
    about, places = writing.register.company(), writing.values.get("places") or {}
    for right in writing.many("rights"):
        spans = places.get(right) or writing.spans[:1]
        writing.speaker.say(Topic.RIGHT, spans, about, value=right)


def _denial(writing: Writing) -> None:
    about = writing.register.company()
    writing.speaker.say(Topic.DENIAL, writing.spans, about, value=writing.text("what"))


def _conflict(writing: Writing) -> None:
    """Both sides are kept, and then one of them is chosen, another answer given, or neither."""
    register, speaker = writing.register, writing.speaker
    name = writing.text("name")
    first: list[str] = []
    for side in msgspec.convert(writing.values["sides"], list[Side], strict=False):
        about: RetentionRule | Company | None = register.company()
        if side.kind is ProposalKind.RETENTION:
            about = _rule(writing, side.fields)
            speaker.note(about)
        said = speaker.say(Topic(side.topic), side.spans, about, value=side.value, conflict=name)
        first.append(said[0].uid if said else "")
    chosen, answer = writing.values.get("side"), writing.text("answer")
    conflicts.decide(
        register,
        first[int(chosen)] if chosen is not None else None,
        conflict_name=name,
        answer=answer,
    )


_WRITERS: Final[Mapping[ProposalKind, Callable[[Writing], None]]] = MappingProxyType(
    {
        ProposalKind.COMPANY: _company,
        ProposalKind.CONTACT: _contact,
        ProposalKind.SERVICE: _service,
        ProposalKind.ACTIVITY: _activity,
        ProposalKind.RECIPIENT: _recipient,
        ProposalKind.RETENTION: _retention,
        ProposalKind.COOKIE: _cookie,
        ProposalKind.TRANSFER: _transfer,
        ProposalKind.PROMISE: _promise,
        ProposalKind.RIGHTS: _rights,
        ProposalKind.DENIAL: _denial,
        ProposalKind.CONFLICT: _conflict,
    }
)
