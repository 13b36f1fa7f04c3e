"""How long what is kept, in sentences: period, start, what follows, or that it is not settled."""

from collections.abc import Hashable, Iterable, Sequence

from dpo_desk.law import durations
from dpo_desk.law.codes import RetentionTrigger
from dpo_desk.notices.write_model import Text
from dpo_desk.notices.write_pen import Pen
from dpo_desk.notices.write_texts import joined, opened
from dpo_desk.records import RetentionRule
from dpo_desk.records.uses import Periods, Use


def has_own(use: Use) -> bool:
    """Whether an activity has storage periods besides the general ones."""
    return not all(_is_general(group) for group in use.retention)


def of_use(pen: Pen, use: Use) -> tuple[Text, ...]:
    """The storage periods of an activity (13 (2) (a)), a sentence each; a gap where none is."""
    own = [group for group in use.retention if not _is_general(group)]
    settled = [rule for group in own if not group.undecided for rule in group.rules]
    disputed = [text for group in own if group.undecided for text in _undecided(pen, group)]
    if own:
        return (*of_rules(pen, settled), *disputed)
    if use.retention:
        if not any(lasts(rule) for group in use.retention for rule in group.rules):
            pen.note("retention", use.activity, "retention")
        return (pen("retention.see_general"),)
    if use.cookies:
        return (pen("retention.see_cookies"),)
    return (pen("missing", gap=pen.gap("retention", use.activity, "retention")),)


def of_rules(pen: Pen, rules: Iterable[RetentionRule]) -> tuple[Text, ...]:
    """A sentence for each rule; those that differ only in the event that ends it share one."""
    return tuple(_sentence(pen, same) for same in _merged(pen, rules))


def _is_general(group: Periods) -> bool:
    return all(rule.activity_id is None and rule.service_id is None for rule in group.rules)


def _undecided(pen: Pen, group: Periods) -> tuple[Text, ...]:
    """Rules that disagree, all of them, and that nobody has decided (MODEL.md 28)."""
    pen.note("retention.undecided", group.rules[0], "period")
    return (pen("retention.undecided"), *of_rules(pen, group.rules))


def _merged(pen: Pen, rules: Iterable[RetentionRule]) -> list[list[RetentionRule]]:
    found: dict[Hashable, list[RetentionRule]] = {}
    for rule in rules:
        key = (pen.told(rule, "data"), rule.action, rule.law, rule.exception)
        found.setdefault(key if _ends_at_once(rule) else rule.uid, []).append(rule)
    return list(found.values())


def _ends_at_once(rule: RetentionRule) -> bool:
    return rule.trigger is not RetentionTrigger.NONE and not (lasts(rule) or rule.criteria.strip())


def _sentence(pen: Pen, rules: Sequence[RetentionRule]) -> Text:
    """What it concerns, how long, what follows and why."""
    rule = rules[0]
    lead = pen("retention.lead", data=pen.told(rule, "data"), place=pen.named(rule, "place"))
    length = _length(pen, rules)
    return joined(lead, length if lead else opened(length), *_more(pen, rule))


def _length(pen: Pen, rules: Sequence[RetentionRule]) -> Text:
    rule = rules[0]
    if lasts(rule):
        return _period(pen, rule)
    if rule.criteria.strip():
        criteria = pen.told(rule, "criteria")
        return pen("retention.criteria", criteria=criteria, sentence=criteria[:1].isupper())
    if rule.trigger is RetentionTrigger.NONE and not rule.law.strip():
        return pen("missing", gap=pen.gap("period", rule, "period"))
    whens = [pen.line(f"when.{each.trigger}") for each in rules]
    when = whens[0]
    for other in whens[1:]:
        when = pen.line("when.either", first=when, other=other)
    return pen(f"retention.ends.{rule.action}", when=when, law=bool(rule.law.strip()))


def _period(pen: Pen, rule: RetentionRule) -> Text:
    trigger = rule.trigger
    after = "" if trigger is RetentionTrigger.NONE else pen.line(f"after.{trigger}")
    offset = pen.period(rule.offset) if rule.offset and after else ""
    period = pen.period(str(rule.period))
    if not after:
        pen.note("start", rule, "trigger")
    name = f"retention.lasts.{rule.action}"
    return pen(name, period=period, after=after, offset=offset)


def _more(pen: Pen, rule: RetentionRule) -> list[Text]:
    """What the time rests on and what is an exception."""
    found = []
    if lasts(rule) and rule.criteria.strip():
        found.append(pen("sentence", text=pen.told(rule, "criteria")))
    if rule.law.strip():
        found.append(pen("retention.law", law=pen.named(rule, "law")))
    told = (field for field in ("reason", "exception") if getattr(rule, field).strip())
    return [*found, *(pen("sentence", text=pen.told(rule, field)) for field in told)]


def lasts(rule: RetentionRule) -> bool:
    """Whether a period has a length; nought is "at once", what cannot be read counts as one."""
    if not rule.period:
        return False
    try:
        return bool(durations.parse(rule.period))
    except ValueError:
        return True
