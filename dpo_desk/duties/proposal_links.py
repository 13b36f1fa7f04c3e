"""Binding together what was accepted: a service to the activity in whose sentence it stands.

They are accepted in any order, so this is done again after each: what is bound already stays.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from dpo_desk.duties.proposal_entry import activity_key
from dpo_desk.duties.seed_statements import Denial
from dpo_desk.law.codes import ProposalCertainty, Stated
from dpo_desk.records import (
    Activity,
    ActivityService,
    Cookie,
    NoticeVersion,
    Proposal,
    ProposalKind,
    ProposalState,
    Recipient,
    RetentionRule,
    Service,
    Statement,
)
from dpo_desk.register import Register

_LINKED: Final[Mapping[ProposalKind, type[Service | RetentionRule | Cookie]]] = MappingProxyType(
    {
        ProposalKind.SERVICE: Service,
        ProposalKind.RETENTION: RetentionRule,
        ProposalKind.COOKIE: Cookie,
    }
)
_DENIED: Final = ("automated_decisions", "children", "special_categories")


def settle(register: Register, version: NoticeVersion) -> None:
    """Bind what was accepted from a version, within an action."""
    accepted = register.find(
        Proposal, "notice_version_id = :v and state = :s", v=version.id, s=ProposalState.ACCEPTED
    )
    activities = activities_by_key(register, accepted)
    for proposal in accepted:
        if proposal.kind in _LINKED:
            _bind(register, proposal, activities)
        elif proposal.kind is ProposalKind.RECIPIENT:
            _house(register, proposal, activities)
    denied = [one for one in accepted if one.kind is ProposalKind.DENIAL]
    for proposal in denied:
        _deny(register, proposal)


def activities_by_key(register: Register, accepted: Iterable[Proposal]) -> dict[str, Activity]:
    """The activities of the register by what a notice may call them."""
    found = {activity_key(one.name): one for one in register.find(Activity)}
    by_uid = {one.uid: one for one in found.values()}
    for proposal in accepted:
        if proposal.kind is not ProposalKind.ACTIVITY:
            continue
        for made in proposal.made:
            table, uid, *_ = made.split("/")
            if table == Activity.table and uid in by_uid:
                found[proposal.key] = by_uid[uid]
    return found


def activity_of(register: Register, proposal: Proposal) -> str:
    """The uid of the activity in whose sentence a proposal stands; "" where none is kept yet."""
    accepted = register.find(
        Proposal,
        "notice_version_id = :v and state = :s",
        v=proposal.notice_version_id,
        s=ProposalState.ACCEPTED,
    )
    known = activities_by_key(register, accepted)
    return next((known[k].uid for k in proposal.values.get("activities", []) if k in known), "")


def _bind(register: Register, proposal: Proposal, activities: dict[str, Activity]) -> None:
    mine = [activities[key] for key in proposal.values.get("activities", []) if key in activities]
    for made in proposal.made:
        table, uid, *rest = made.split("/")
        if table != _LINKED[proposal.kind].table or rest or not mine:
            continue
        if proposal.kind is ProposalKind.SERVICE:
            for activity in mine:
                _use(register, activity, register.by_uid(Service, uid))
            continue
        record = register.by_uid(_LINKED[proposal.kind], uid)
        if getattr(record, "activity_id", 0) is None and not proposal.values.get("bound"):
            register.change(record, activity_id=mine[0].id)
            register.change(proposal, values=proposal.values | {"bound": True})


def _house(register: Register, proposal: Proposal, activities: dict[str, Activity]) -> None:
    """Somebody who gets data comes under its activity, with the sentences that were kept."""
    mine = [activities[key] for key in proposal.values.get("activities", []) if key in activities]
    uids = [made.split("/")[1] for made in proposal.made if made.startswith(f"{Recipient.table}/")]
    if not mine or any(register.by_uid(Recipient, uid).removed_at is None for uid in uids):
        return
    recipient = register.add(
        Recipient(
            activity_id=mine[0].id,
            name=str(proposal.values.get("name", "")),
            is_category=bool(proposal.values.get("is_category")),
        )
    )
    for made in proposal.made:
        table, uid, *_ = made.split("/")
        if table == Statement.table:
            said = register.by_uid(Statement, uid)
            register.change(said, record_table=Recipient.table, record_uid=recipient.uid)
    made_now = (*proposal.made, f"{Recipient.table}/{recipient.uid}")
    register.change(proposal, made=made_now)


def _use(register: Register, activity: Activity, service: Service) -> None:
    """That the two stand together is our reading of the text."""
    both = "activity_id = :a and service_id = :s"
    ever = register.find(
        ActivityService, both, limit=1, removed=True, a=activity.id, s=service.id
    )  # what somebody has taken apart stays so
    if ever or service.removed_at is not None:
        return
    register.add(
        ActivityService(
            activity_id=activity.id,
            service_id=service.id,
            role=service.role,
            certainty=ProposalCertainty.INTERPRETED,
        )
    )


def _deny(register: Register, proposal: Proposal) -> None:
    """What the notice says is not done, holds for every activity that does not say otherwise."""
    what = str(proposal.values.get("what", ""))
    if what not in _DENIED or what not in set(Denial):
        return
    made = proposal.made
    for activity in register.find(Activity, f"{what} = :s", s=Stated.NOT_STATED):
        register.change(activity, **{what: Stated.STATED_NONE})
        made = (*made, f"{Activity.table}/{activity.uid}/{what}")
    if made != proposal.made:
        register.change(proposal, made=made)
