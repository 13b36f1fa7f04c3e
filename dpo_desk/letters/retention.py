"""How long what is kept, in sentences: period, start, what follows, or an honest "not settled"."""

from collections.abc import Hashable, Sequence

from dpo_desk.law import durations
from dpo_desk.law.codes import ProposalCertainty, RetentionAction, RetentionTrigger
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import joined, opened, plain
from dpo_desk.paper.model import Block, Paragraph, Table, Text
from dpo_desk.records import Cookie, RetentionRule
from dpo_desk.records.uses import Periods, Use


def blocks(pen: Pen, use: Use) -> tuple[Block, ...]:
    """The storage periods of an activity (15 (1) (d)); a hole where nothing is registered."""
    if use.retention:
        decided = [rule for group in use.retention if not group.undecided for rule in group.rules]
        texts = [
            *_by_what(pen, decided),
            *(text for group in use.retention for text in _open_texts(pen, group)),
        ]
        return tuple(Paragraph(text=text) for text in texts)
    if use.cookies:
        return (Paragraph(text=pen("retention.cookies")),)
    hole = pen.hole("retention", use.activity, "retention")
    return (Paragraph(text=pen("row.missing", hole=hole)),)


def _by_what(pen: Pen, rules: Sequence[RetentionRule], *, decided: bool = True) -> list[Text]:
    """A paragraph for each thing that is kept: «Fakturaer: fem år etter at …»."""
    found: dict[Text, list[Text]] = {}
    for same in _merged(pen, rules):
        found.setdefault(_lead(pen, same[0]), []).append(_rule_text(pen, same, decided=decided))
    return [
        joined([lead, first if lead else opened(first), *(opened(text) for text in more)])
        for lead, (first, *more) in found.items()
    ]


def _open_texts(pen: Pen, group: Periods) -> list[Text]:
    """Of rules that disagree all, and that nobody has decided."""
    found = []
    if group.undecided:
        found.append(pen("retention.undecided", number=pen.number(len(group.rules))))
        found.extend(_by_what(pen, group.rules, decided=False))
    if group.cookies_differ:
        found.append(pen("retention.cookies.differ"))
    return found


def _merged(pen: Pen, rules: Sequence[RetentionRule]) -> list[list[RetentionRule]]:
    """The rules, with those in one list that differ only in the event that ends the storage."""
    found: dict[Hashable, list[RetentionRule]] = {}
    for rule in rules:
        key = (_lead(pen, rule), rule.action, rule.law, rule.exception, rule.certainty)
        found.setdefault(key if _ends_at_once(rule) else rule.uid, []).append(rule)
    return list(found.values())


def _ends_at_once(rule: RetentionRule) -> bool:
    told = _lasts(rule.period) or rule.criteria.strip()
    return rule.trigger is not RetentionTrigger.NONE and not told


def _rule_text(pen: Pen, rules: Sequence[RetentionRule], *, decided: bool) -> Text:
    """How long, what follows and what it rests on, to stand after what it concerns."""
    return joined([_length(pen, rules), *_more(pen, rules[0], decided=decided)])


def _lead(pen: Pen, rule: RetentionRule) -> Text:
    data = pen.told(rule, "data")
    return pen("retention.lead", data=data, place=pen.named(rule, "place")) if data else ()


def cookie_table(pen: Pen, cookies: tuple[Cookie, ...]) -> Table:
    """The cookies of an activity with their lifetimes."""
    columns = ("cookie.name", "cookie.provider", "cookie.lifetime")
    return Table(
        headers=tuple(pen.line(column) for column in columns),
        rows=tuple(
            (_stated(pen, cookie.name), _stated(pen, cookie.provider), _lifetime(pen, cookie))
            for cookie in cookies
        ),
        widths=(0.3, 0.3, 0.4),
    )


def _stated(pen: Pen, name: str) -> Text:
    return plain(name.strip()) or pen("cookie.unnamed")


def _lifetime(pen: Pen, cookie: Cookie) -> Text:
    if cookie.lifetime_from is RetentionTrigger.SESSION_END:
        return pen("cookie.session")
    if not cookie.lifetime:
        return pen("cookie.unknown")
    after = _after(pen, cookie.lifetime_from)
    return pen("cookie.lasts", period=pen.period(cookie.lifetime), after=after)


def _length(pen: Pen, rules: Sequence[RetentionRule]) -> Text:
    """How long, or what decides it, without what follows."""
    rule = rules[0]
    if _lasts(rule.period):
        return _period(pen, rule, pen.period(str(rule.period)))
    if rule.criteria.strip():
        return _criteria(pen, rule, "retention.criteria")
    if _is_unknown(rule):
        return pen("retention.unknown")
    when = "" if rule.trigger is RetentionTrigger.NONE else pen.line(f"when.{rule.trigger}")
    for other in rules[1:]:
        when = pen.line("when.either", first=when, other=pen.line(f"when.{other.trigger}"))
    return pen(f"retention.no_period.{rule.action}", when=when, law=rule.law)


def _period(pen: Pen, rule: RetentionRule, period: str) -> Text:
    after = _after(pen, rule.trigger)
    if rule.action is RetentionAction.QUARANTINE:
        return pen("retention.quarantine", period=period, after=after)
    if _lasts(rule.offset) and after:
        return pen("retention.offset", period=period, offset=pen.period(rule.offset), after=after)
    return pen("retention.period", period=period, after=after)


def _more(pen: Pen, rule: RetentionRule, *, decided: bool) -> list[Text]:
    """What follows, what it rests on, and that it is open unless that is said of them all."""
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
    if decided and rule.certainty is ProposalCertainty.UNCLEAR and not _is_unknown(rule):
        found.append(pen("retention.unclear"))
    return found


def _criteria(pen: Pen, rule: RetentionRule, name: str) -> Text:
    """What decides the time: a sentence of its own stands as it is, a phrase is introduced."""
    criteria = pen.told(rule, "criteria")
    return pen(name, criteria=criteria, sentence=criteria[:1].isupper())


def _after(pen: Pen, trigger: RetentionTrigger) -> str:
    return "" if trigger is RetentionTrigger.NONE else pen.line(f"after.{trigger}")


def _is_unknown(rule: RetentionRule) -> bool:
    """Whether nobody could say how long: «vet ikke»."""
    told = _lasts(rule.period) or rule.criteria.strip() or _kept_by_law(rule)
    return rule.trigger is RetentionTrigger.NONE and not told


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
