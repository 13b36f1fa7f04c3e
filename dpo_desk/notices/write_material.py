"""What a notice is written from: plain structs that ``duties.notice_writing`` reads at once."""

from datetime import date

import msgspec

from dpo_desk.law.codes import Role
from dpo_desk.records import Company, Contact, RetentionRule, Translation
from dpo_desk.records.uses import Use


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a notice may say; ``dated`` is the day it bears, and no other clock is read."""

    company: Company
    dated: date
    version: int
    contacts: tuple[Contact, ...] = ()
    every_use: tuple[Use, ...] = ()
    general: tuple[RetentionRule, ...] = ()  # storage periods of no activity and no service
    promises: tuple[str, ...] = ()  # ISO periods within which an answer is promised
    translations: tuple[Translation, ...] = ()

    @property
    def uses(self) -> tuple[Use, ...]:
        """What the company itself answers for, or may have to."""
        return tuple(use for use in self.every_use if use.activity.role is not Role.PROCESSOR)

    @property
    def for_others(self) -> tuple[Use, ...]:
        """What it does as another company's processor."""
        return tuple(use for use in self.every_use if use.activity.role is Role.PROCESSOR)
