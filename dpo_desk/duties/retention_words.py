"""A retention rule said as a sentence, such as «Slettes tre år etter at avtalen tok slutt»."""

from typing import Protocol

from dpo_desk.law import durations
from dpo_desk.law.codes import RetentionAction, RetentionTrigger
from dpo_desk.words import Words


class Rule(Protocol):
    """What the sentence is made of: a rule, or a row of the list."""

    @property
    def trigger(self) -> RetentionTrigger:
        """From when it runs."""

    @property
    def period(self) -> str | None:
        """How long, as ISO 8601."""

    @property
    def criteria(self) -> str:
        """What decides it instead."""

    @property
    def action(self) -> RetentionAction:
        """What happens then."""


def sentence(rule: Rule, words: Words, *, offset: str = "", law: str = "") -> str:
    """What the rule says, as one or more whole sentences; ``offset`` puts the start off."""
    parts = [_main(rule, words)]
    if length(rule, words) and rule.trigger is RetentionTrigger.NONE:
        parts.append(words("retention.say.no_start"))
    if offset and has_length(offset):
        parts.append(words("retention.say.offset", period=_say(offset, words)))
    if rule.criteria:
        parts.append(_sentence(rule.criteria))
    if law:
        parts.append(words("retention.say.law", law=law))
    told = " ".join(part for part in parts if part)
    return told or words("retention.say.nothing")


def length(rule: Rule, words: Words) -> str:
    """The period in words with a capital, "" where there is none."""
    if not rule.period or not has_length(rule.period):
        return ""
    said = _say(rule.period, words)
    return said[:1].upper() + said[1:]


def has_length(period: str) -> bool:
    """Whether a period lasts; nought is «at once», what cannot be read counts as one."""
    try:
        return bool(durations.parse(period))
    except ValueError:
        return bool(period)


def _main(rule: Rule, words: Words) -> str:
    bare = rule.trigger is RetentionTrigger.NONE
    if rule.period and has_length(rule.period):
        said = _say(rule.period, words)
        if not bare:
            after = words(f"trigger.after.{rule.trigger}")
            return words(f"retention.say.{rule.action}", length=f"{said} {after}")
        return words(f"retention.say.{rule.action}.bare", length=said)
    if bare or (rule.action is RetentionAction.KEEP and rule.criteria):
        return ""
    key = "after" if rule.action is RetentionAction.KEEP else "when"
    when = words(f"trigger.{key}.{rule.trigger}")
    if rule.action is RetentionAction.QUARANTINE:  # its length is how long it lasts, not a start
        return words("retention.say.quarantine.when", when=when)
    return words(f"retention.say.{rule.action}", length=when)


def _say(period: str, words: Words) -> str:
    try:
        return durations.say(period, words.language)
    except ValueError:
        return period


def _sentence(text: str) -> str:
    told = text.strip()
    told = told[:1].upper() + told[1:]
    return told if told[-1:] in ".!?…" else f"{told}."
