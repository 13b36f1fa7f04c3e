"""What the register knows of an activity, read together: purposes, services, periods, cookies."""

import msgspec

from dpo_desk.records.activity import (
    Activity,
    ActivityService,
    Cookie,
    Purpose,
    PurposeBasis,
    Recipient,
    RetentionRule,
)
from dpo_desk.records.service import Service, SubProcessor, Vendor


class Aim(msgspec.Struct, frozen=True, kw_only=True):
    """A purpose with its bases."""

    purpose: Purpose
    bases: tuple[PurposeBasis, ...] = ()


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A service that an activity uses, with its vendor and sub-processors."""

    link: ActivityService
    service: Service
    vendor: Vendor | None = None
    subs: tuple[SubProcessor, ...] = ()

    @property
    def own(self) -> bool:
        """Whether this is the company's own system and nobody receives anything (MODEL.md 29)."""
        return self.vendor is None


class Periods(msgspec.Struct, frozen=True, kw_only=True):
    """Retention rules that stand together: one, or several that disagree and nobody has decided."""

    rules: tuple[RetentionRule, ...]
    undecided: bool = False
    cookies_differ: bool = False  # the lifetimes of cookies are part of the open disagreement


class Use(msgspec.Struct, frozen=True, kw_only=True):
    """An activity with its purposes, services, recipients, storage periods and cookies."""

    activity: Activity
    aims: tuple[Aim, ...] = ()
    links: tuple[Link, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    retention: tuple[Periods, ...] = ()
    cookies: tuple[Cookie, ...] = ()
