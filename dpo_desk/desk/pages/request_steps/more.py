"""What the steps show beside ``CaseView``: questions and pauses, more time, whose request it is."""

from typing import TYPE_CHECKING, Any, NamedTuple

from dpo_desk.law.codes import FindingChoice

if TYPE_CHECKING:
    from dpo_desk.duties.asking import Asking
    from dpo_desk.duties.case_view import CaseView
    from dpo_desk.duties.extending import Extension
    from dpo_desk.duties.offers import Offer
    from dpo_desk.duties.roles import Roles
    from dpo_desk.law.retention import CaseKept
    from dpo_desk.letters.material import Earlier
    from dpo_desk.records import Claim, Finding, Notification


class More(NamedTuple):
    """Read in one go with the case, in the register's thread."""

    claims: "tuple[Claim, ...]"
    findings: "tuple[Finding, ...]"
    notifications: "tuple[Notification, ...]"
    acts: "dict[str, tuple[tuple[str, str], ...]]"  # by which a finding may have to be kept
    lacking: dict[str, tuple[str, ...]]  # what a letter needs of a finding
    drafts: dict[str, dict[str, str]]  # of claims and findings, by uid and field
    offers: "tuple[Offer, ...]"  # the letters that the case can have now
    services: frozenset[str]  # what the register knows, in lower case
    untold: tuple[str, ...]  # recipients that must be told, and nobody has (art. 19)
    groups: frozenset[int]  # recipients of which only a group is known: nobody to write to
    kept: "CaseKept | None"  # until when what of the case is kept
    copy_first: bool  # a copy is waited for that must be given before anything is erased
    asking: "Asking"
    extension: "Extension"
    roles: "Roles"
    earlier: "tuple[Earlier, ...]"  # the same person's other cases
    research: bool  # § 17 of the act can be a ground
    forward_days: int  # working days for passing a request on, where the agreement says none


def read(register: Any, view: "CaseView", language: str) -> More:
    """The rest of a case as it stands now; acts are cited in ``language``."""
    from dpo_desk.duties import (
        asking,
        claims,
        closing,
        collecting,
        extending,
        findings,
        roles,
        telling,
    )
    from dpo_desk.records import Service

    request, found = view.request, view.findings
    kept = [each for each in found if each.choice is FindingChoice.KEEP]
    acts = {each.uid: findings.must_keep(register, each) for each in kept}
    return More(
        view.claims,
        found,
        view.notifications,
        {uid: tuple((a.code, a.cite(language)) for a in known) for uid, known in acts.items()},
        {each.uid: findings.lacking(each) for each in found},
        {each.uid: register.drafts(each.uid) for each in (*view.claims, *found)},
        view.offers,
        frozenset(each.name.casefold() for each in register.find(Service)),
        telling.not_told(register, request),
        telling.groups(register),
        closing.kept(register, request),
        any(claims.copy_first(register, claim) for claim in view.claims),
        asking.read(register, request),
        extending.read(register, request),
        roles.read(register, request),
        view.earlier,
        collecting.for_research(register, request),
        register.company().forward_days,
    )
