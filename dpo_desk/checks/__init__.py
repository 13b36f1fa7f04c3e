"""The self-check: pure rules on a notice and on what the register holds.

``notice_findings`` is what the text alone decides (source N, or N,R); ``findings`` what stands in
the register and in the work with requests. A rule is a function in the file of its topic.
"""

from datetime import date

from dpo_desk.checks import (
    cookies,
    legal_bases,
    notice,
    recipients,
    retention,
    rights,
    transfers,
)
from dpo_desk.checks.finding import Finding, Spot
from dpo_desk.checks.notice_view import Notice
from dpo_desk.checks.registry import RULES, Rule, check, in_order, run
from dpo_desk.notices.model import NoticeFacts
from dpo_desk.reading.sheet import Sheet

__all__ = [
    "RULES",
    "Finding",
    "Notice",
    "Rule",
    "Spot",
    "check",
    "in_order",
    "notice_findings",
    "run",
]

_TOPICS = (cookies, legal_bases, notice, recipients, retention, rights, transfers)


def notice_findings(facts: NoticeFacts, sheet: Sheet, today: date) -> tuple[Finding, ...]:
    """What the text of a notice alone decides, the gravest first."""
    return run("notice", Notice(facts, sheet, today))
