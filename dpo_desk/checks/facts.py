"""What the register holds, as the rules look at it: records side by side with what belongs to them.

``duties.checking`` fills it in one go; nothing here asks the register.
"""

from datetime import date
from typing import NamedTuple

from dpo_desk.law.codes import ClaimOutcome, RequestKind, Role
from dpo_desk.law.facts import Deadlines
from dpo_desk.records import (
    Activity,
    ActivityService,
    Company,
    Cookie,
    Purpose,
    PurposeBasis,
    Recipient,
    RetentionRule,
    Service,
    Vendor,
)


class Aim(NamedTuple):
    """A purpose with its bases."""

    purpose: Purpose
    bases: tuple[PurposeBasis, ...] = ()


class Doing(NamedTuple):
    """An activity with all that hangs on it."""

    activity: Activity
    aims: tuple[Aim, ...] = ()
    uses: tuple[tuple[ActivityService, Service], ...] = ()
    recipients: tuple[Recipient, ...] = ()
    rules: tuple[RetentionRule, ...] = ()  # its own, and those of the services it uses
    cookies: tuple[Cookie, ...] = ()


class Serving(NamedTuple):
    """A service with its vendor and how many sub-processors are known."""

    service: Service
    vendor: Vendor | None = None
    sub_processors: int = 0
    high_risk: bool = False  # special categories or staff go through it


class Pausing(NamedTuple):
    """A question to a person, and what it rests on."""

    asked_on: date
    doubted: bool  # a doubt was logged before it
    in_time: bool


class Asked(NamedTuple):
    """A claim of a request as the rules need it."""

    uid: str
    kind: RequestKind
    outcome: ClaimOutcome | None = None
    reasoned: bool = False  # a ground and reasons stand with a refusal


class Case(NamedTuple):
    """A request with the dates that follow from its facts."""

    uid: str
    ref: str
    role: Role = Role.CONTROLLER
    is_open: bool = True
    answered: bool = False
    deadlines: Deadlines | None = None
    extended_on: date | None = None
    claims: tuple[Asked, ...] = ()
    pauses: tuple[Pausing, ...] = ()
    identity_copies: tuple[str, ...] = ()  # kept files that show somebody's identification
    untold: tuple[str, ...] = ()  # recipients nobody told, without a reason
    forward_by: date | None = None
    forwarded: bool = False
    agreed_days: bool = False  # the processing agreement says how soon


class Disagreement(NamedTuple):
    """What notices say in two ways and nobody has decided; about which record."""

    what: str  # retention, role
    table: str
    uid: str
    field: str


class Facts(NamedTuple):
    """All of it, on a day."""

    today: date
    company: Company = Company()
    doings: tuple[Doing, ...] = ()
    services: tuple[Serving, ...] = ()
    general_rules: tuple[RetentionRule, ...] = ()
    cases: tuple[Case, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    notice_uid: str = ""  # of the newest published version
    notice_processor: bool = False  # the notice says that the company processes for others
    notice_automated: bool = False  # … and speaks of automated decisions
    notice_agreements: bool = False  # … of agreements with processors
    notice_suppliers: bool = False  # … of suppliers that it does not name
    notice_interest: bool = False  # … of a legitimate interest
    notice_clauses: bool = False  # … of standard clauses
    notice_camera: bool = False  # … of cameras
