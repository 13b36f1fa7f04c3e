"""The self-check: pure rules on a notice and on what the register holds.

``notice_findings`` is what the text alone decides (source N, or N,R); ``findings`` what stands in
the register and in the work with requests. A rule is a function in the file of its topic.
"""

from datetime import date

from dpo_desk.checks import (
    activities,
    cookies,
    deadlines,
    legal_bases,
    notice,
    processors,
    recipients,
    register_bases,
    register_retention,
    register_transfers,
    retention,
    rights,
    transfers,
)
from dpo_desk.checks.facts import Facts
from dpo_desk.checks.finding import Finding, Spot
from dpo_desk.checks.notice_view import Notice
from dpo_desk.checks.registry import RULES, Rule, check, in_order, rank, run, run_each
from dpo_desk.notices.model import NoticeFacts
from dpo_desk.reading.sheet import Sheet

__all__ = [
    "RULES",
    "Facts",
    "Finding",
    "Notice",
    "Rule",
    "Spot",
    "check",
    "findings",
    "in_order",
    "notice_findings",
    "rank",
    "run",
    "run_each",
]

_TOPICS = (  # each registers its rules when it is imported
    activities, cookies, deadlines, legal_bases, notice, processors, recipients, register_bases,
    register_retention, register_transfers, retention, rights, transfers,
)  # fmt: skip


def notice_findings(facts: NoticeFacts, sheet: Sheet, today: date) -> tuple[Finding, ...]:
    """What the text of a notice alone decides, the gravest first."""
    return run("notice", Notice(facts, sheet, today))


def findings(facts: Facts) -> tuple[Finding, ...]:
    """What register and work decide on the day of the facts, the gravest first."""
    return run("register", facts)
