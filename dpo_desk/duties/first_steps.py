"""The first three steps in an empty register, and how many of them the facts say are done.

Nothing of this is a state of its own: a step is done when what it asks for stands in the register,
wherever it was filled in. What somebody skips is remembered by the window.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from dpo_desk.duties.errors import InvalidField
from dpo_desk.records import Company
from dpo_desk.register import Register


class FirstStep(StrEnum):
    """The steps, in their order."""

    COMPANY = "company"
    NOTICE = "notice"
    PROCESSORS = "processors"


COMPANY_FIELDS: Final = ("name", "org_number", "email", "manager", "privacy_contact")
# What most companies have; the words of each are ``first.kind.<code>``.
COMMON_KINDS: Final = (
    "email", "accounting", "payroll", "website", "newsletter", "files", "customers", "support",
    "recruiting", "meetings",
)  # fmt: skip


SHOWN: Final = 12  # services named on the page
KIND_DRAFT: Final = "first.kind."


class Progress(NamedTuple):
    """How far somebody has come; ``new`` while no request has come in yet."""

    done: frozenset[FirstStep]
    new: bool

    def left(self, skipped: frozenset[str] = frozenset()) -> tuple[FirstStep, ...]:
        """The steps that are neither done nor skipped, in their order."""
        return tuple(step for step in FirstStep if step not in self.done and step not in skipped)


def progress(register: Register) -> Progress:
    """Which steps are done, read from the register."""
    done = set()
    if not missing(register.company()):
        done.add(FirstStep.COMPANY)
    if _any(register, "notice_version where removed_at is null and text <> ''"):
        done.add(FirstStep.NOTICE)
    if _any(register, "service where removed_at is null"):
        done.add(FirstStep.PROCESSORS)
    return Progress(frozenset(done), not _any(register, "request where removed_at is null"))


def _any(register: Register, which: str) -> bool:
    return bool(register.rows(f"select 1 as found from {which} limit 1"))


def missing(company: Company) -> tuple[str, ...]:
    """The facts about the company that the first step asks for and does not have."""
    return tuple(field for field in COMPANY_FIELDS if not getattr(company, field))


class View(NamedTuple):
    """What the page of the three steps shows; ``drafts`` is what was half typed there."""

    company: Company
    progress: Progress
    version: tuple[str, int] | None  # uid and number of the newest notice text
    services: tuple[str, ...]
    drafts: dict[str, str]


def read(register: Register) -> View:
    """The page as it is now."""
    company = register.company()
    newest = register.rows(
        "select uid, number from notice_version where removed_at is null and text <> ''"
        " order by id desc limit 1"
    )
    named = register.rows(
        "select name from service where removed_at is null order by id limit :most", most=SHOWN
    )
    return View(
        company=company,
        progress=progress(register),
        version=(str(newest[0]["uid"]), int(newest[0]["number"] or 0)) if newest else None,
        services=tuple(str(row["name"]) for row in named),
        drafts=register.drafts(company.uid),
    )


def keep_draft(register: Register, field: str, text: str) -> None:
    """Keep what is half typed in a field of the page; "" forgets it."""
    register.keep_draft(Company.table, register.company().uid, field, text)


def add_services(register: Register, typed: Mapping[str, tuple[str, str]]) -> int:
    """Keep the systems typed by kind as (names with commas between, what they are used for).

    Those that are there already are left alone; all others are one action. Returns how many.
    """
    from dpo_desk.duties import services  # brings what reads files, which is not needed before

    found = [
        (name, used_for)
        for names, used_for in typed.values()
        for name in (" ".join(part.split()) for part in names.split(","))
        if name
    ]
    added = 0
    with register.action("action.service.added"):
        for name, used_for in found:
            try:
                services.add(register, name, used_for=used_for)
            except InvalidField:  # it is there
                continue
            added += 1
    for kind in typed:
        keep_draft(register, f"{KIND_DRAFT}{kind}", "")
    return added
