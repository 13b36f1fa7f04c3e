"""How long what is kept, in sentences: period, start, what follows, or an honest "not settled"."""

from dpo_desk.law import durations
from dpo_desk.law.codes import ProposalCertainty, RetentionAction, RetentionTrigger
from dpo_desk.letters.material import Periods, Use
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import joined, opened
from dpo_desk.paper.model import Block, Paragraph, Plain, Table, Text
from dpo_desk.records import Cookie, RetentionRule


def blocks(pen: Pen, use: Use) -> tuple[Block, ...]:
    """The storage periods of an activity (15 (1) (d)); a hole where nothing is registered."""
    if use.retention:
        texts = [text for group in use.retention for text in group_texts(pen, group)]
        return tuple(Paragraph(text=text) for text in texts)
    if use.cookies:
        return (Paragraph(text=pen("retention.cookies")),)
    hole = pen.hole("retention", use.activity, "retention")
    return (Paragraph(text=pen("row.missing", hole=hole)),)


def group_texts(pen: Pen, group: Periods) -> list[Text]:
    """One rule's paragraph; of rules that disagree all, and that nobody has decided."""
    told = [rule_text(pen, rule) for rule in group.rules]
    if not group.undecided:
        return told
    return [pen("retention.undecided", number=pen.number(len(told))), *told]


def rule_text(pen: Pen, rule: RetentionRule) -> Text:
    """One rule: «Fakturaer: fem år etter at regnskapsåret er slutt.» and what else it says."""
    length = joined([_length(pen, rule), *_more(pen, rule)])
    data = pen.told(rule, "data")
    if not data:
        return opened(length)
    return joined([pen("retention.lead", data=data, place=pen.told(rule, "place")), length])


def cookie_table(pen: Pen, cookies: tuple[Cookie, ...]) -> Table:
    """The cookies of an activity with their lifetimes."""
    columns = ("cookie.name", "cookie.provider", "cookie.lifetime")
    return Table(
        headers=tuple(pen.line(column) for column in columns),
        rows=tuple(
            ((Plain(cookie.name),), (Plain(cookie.provider),), _lifetime(pen, cookie))
            for cookie in cookies
        ),
        widths=(0.3, 0.3, 0.4),
    )


def _lifetime(pen: Pen, cookie: Cookie) -> Text:
    if cookie.lifetime_from is RetentionTrigger.SESSION_END:
        return pen("cookie.session")
    if not cookie.lifetime:
        return pen("cookie.unknown")
    after = _after(pen, cookie.lifetime_from)
    return pen("cookie.lasts", period=pen.period(cookie.lifetime), after=after)


def _length(pen: Pen, rule: RetentionRule) -> Text:
    """How long, or what decides it, without what follows."""
    if _lasts(rule.period):
        return _period(pen, rule, pen.period(str(rule.period)))
    if rule.criteria.strip():
        return _criteria(pen, rule, "retention.criteria")
    if rule.trigger is RetentionTrigger.NONE and not _kept_by_law(rule):
        return pen("retention.unknown")
    when = pen.line(f"when.{rule.trigger}") if rule.trigger is not RetentionTrigger.NONE else ""
    return pen(f"retention.no_period.{rule.action}", when=when, law=rule.law)


def _period(pen: Pen, rule: RetentionRule, period: str) -> Text:
    after = _after(pen, rule.trigger)
    if rule.action is RetentionAction.QUARANTINE:
        return pen("retention.quarantine", period=period, after=after)
    if _lasts(rule.offset) and after:
        return pen("retention.offset", period=period, offset=pen.period(rule.offset), after=after)
    return pen("retention.period", period=period, after=after)


def _more(pen: Pen, rule: RetentionRule) -> list[Text]:
    """What follows, what it rests on, and what is still open."""
    found = []
    then = f"retention.then.{rule.action}"
    if _lasts(rule.period) and then in pen.texts:
        found.append(pen(then))
    if _lasts(rule.period) and rule.criteria.strip():
        found.append(_criteria(pen, rule, "retention.criteria.too"))
    if rule.law.strip():
        found.append(pen("retention.law", law=pen.named(rule, "law")))
    if rule.exception.strip():
        found.append(pen("retention.exception", exception=pen.told(rule, "exception")))
    if rule.certainty is ProposalCertainty.UNCLEAR:
        found.append(pen("retention.unclear"))
    return found


def _criteria(pen: Pen, rule: RetentionRule, name: str) -> Text:
    """What decides the time: a sentence of its own stands as it is, a phrase is introduced."""
    criteria = pen.told(rule, "criteria")
    return pen(name, criteria=criteria, sentence=criteria[:1].isupper())


def _after(pen: Pen, trigger: RetentionTrigger) -> str:
    return "" if trigger is RetentionTrigger.NONE else pen.line(f"after.{trigger}")


def _kept_by_law(rule: RetentionRule) -> bool:
    return rule.action is RetentionAction.KEEP and bool(rule.law.strip())


def _lasts(period: str | None) -> bool:
    """Whether a period has a length; nought is "at once", what cannot be read counts as one."""
    if not period:
        return False
    try:
        return bool(durations.parse(period))
    except ValueError:
        return True
