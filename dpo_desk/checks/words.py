"""The signs of notices, looked for in the words of a register's field."""

from functools import lru_cache

from dpo_desk.checks.notice_view import topic_of
from dpo_desk.reading import notice_rules


@lru_cache(maxsize=4096)
def speaks_of(text: str, sign: str) -> bool:
    """Whether a sign stands in a text of the register."""
    small = text.casefold()
    return any(
        rule.pattern.search(text if rule.case else small)
        and not (rule.not_near and rule.not_near.search(small))
        for rule in notice_rules.rules(topic_of()[sign])
        if rule.gives == sign
    )


@lru_cache(maxsize=4096)
def topics_of(text: str) -> frozenset[str]:
    """What a text is about, by the rules that pair uses of data with storage periods."""
    small = text.casefold()
    return frozenset(
        rule.gives
        for rule in notice_rules.rules("checks_topics")
        if rule.pattern.search(small) and not (rule.not_near and rule.not_near.search(small))
    )
