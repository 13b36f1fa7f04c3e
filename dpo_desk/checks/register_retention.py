"""How long data are kept, as the register has it (N09, R01-R06)."""

from collections.abc import Iterator
from typing import Final

from dpo_desk.checks.activities import about
from dpo_desk.checks.facts import Doing, Facts
from dpo_desk.checks.finding import Spot
from dpo_desk.checks.registry import check
from dpo_desk.checks.retention import LONG, VOUCHERS, WEEK, days
from dpo_desk.checks.words import topics_of
from dpo_desk.law.codes import Relation, RetentionAction, RetentionTrigger, Role, Severity
from dpo_desk.records import Activity, RetentionRule

_ENDS: Final = (RetentionAction.DELETE, RetentionAction.ANONYMISE,
                RetentionAction.ANONYMISE_OR_DELETE, RetentionAction.QUARANTINE)  # fmt: skip


def _rule(rule: RetentionRule, field: str, title: str = "", *, unanswered: bool = False) -> Spot:
    return Spot(rule.table, rule.uid, field, unanswered=unanswered, title=title or rule.data)


def _rules(facts: Facts) -> Iterator[RetentionRule]:
    """Every rule once."""
    found = [*facts.general_rules, *(rule for doing in facts.doings for rule in doing.rules)]
    yield from {rule.id or rule.uid: rule for rule in found}.values()


@check("N09", Severity.MEDIUM, source="N,R", on="register")
def no_rule(facts: Facts) -> Iterator[Spot]:
    """An activity for which nothing says when data go."""
    for doing in facts.doings:
        own = doing.activity.role is not Role.PROCESSOR
        if own and not any(map(_says_when, (*doing.rules, *facts.general_rules))):
            yield about(doing, "retention", unanswered=True)


def _says_when(rule: RetentionRule) -> bool:
    """Whether a rule has a period, or an event that ends it."""
    open_ended = (RetentionTrigger.NONE, RetentionTrigger.PURPOSE_ENDED, RetentionTrigger.COLLECTED)
    return bool(rule.period) or rule.trigger not in open_ended


@check("R01", Severity.HIGH, source="N,R", on="register")
def undecided(facts: Facts) -> Iterator[Spot]:
    """The notice gives two periods, and nobody has chosen."""
    for each in facts.disagreements:
        if each.what == "retention":
            yield Spot(each.table, each.uid, each.field)


@check("R02", Severity.MEDIUM, source="N,R", on="register")
def shorter_than_law(facts: Facts) -> Iterator[Spot]:
    """Vouchers are gone before the Bookkeeping Act allows."""
    for rule in _rules(facts):
        vouchers = topics_of(rule.data) == {"accounting"}
        if vouchers and 0 < days(rule.period) < VOUCHERS and rule.action in _ENDS:
            yield _rule(rule, "period")


@check("R03", Severity.MEDIUM, source="N,R", on="register")
def long_unreasoned(facts: Facts) -> Iterator[Spot]:
    """Three years or more, and neither act nor reason [P]."""
    for rule in _rules(facts):
        said = rule.law.strip() or rule.reason.strip() or rule.exception.strip()
        if days(rule.period) >= LONG and not said:
            yield _rule(rule, "reason")


@check("R04", Severity.HIGH, source="N,R", on="register")
def recordings(facts: Facts) -> Iterator[Spot]:
    """A camera, and no rule for what it records, or more than a week without a reason (§ 6)."""
    for doing in _cameras(facts):
        shown = [rule for rule in doing.rules if rule.period and _of_recordings(rule)]
        if not shown:
            yield about(doing, "retention", unanswered=True)
        for rule in shown:
            said = rule.law.strip() or rule.exception.strip() or rule.reason.strip()
            if days(rule.period) > WEEK and not said:
                yield _rule(rule, "period", doing.activity.name)


def _of_recordings(rule: RetentionRule) -> bool:
    return rule.trigger is RetentionTrigger.RECORDING or "camera" in topics_of(rule.data)


def _cameras(facts: Facts) -> Iterator[Doing]:
    return (doing for doing in facts.doings if doing.activity.camera)


@check("R05", Severity.MEDIUM, source="R")
def sign_or_discussion(facts: Facts) -> Iterator[Spot]:
    """No day on which the sign went up, or on which it was discussed with the staff."""
    if facts.notice_camera and not any(True for _ in _cameras(facts)):
        yield Spot(Activity.table, "", "sign_on", unanswered=True)
    for doing in _cameras(facts):
        activity = doing.activity
        staff = Relation.EMPLOYEE.value in activity.subjects or not activity.subjects
        if activity.sign_on is None:
            yield about(doing, "sign_on", unanswered=True)
        elif staff and activity.discussed_on is None:
            yield about(doing, "discussed_on", unanswered=True)


@check("R06", Severity.LOW, source="R")
def quarantine_open(facts: Facts) -> Iterator[Spot]:
    """Data wait in quarantine, and how access is blocked meanwhile is not written down."""
    for rule in _rules(facts):
        said = rule.reason.strip() or rule.exception.strip()
        if rule.action is RetentionAction.QUARANTINE and not said:
            yield _rule(rule, "reason", unanswered=True)
