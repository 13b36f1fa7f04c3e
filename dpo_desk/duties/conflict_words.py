"""What the sides of a conflict say, and how it was decided, in plain words."""

from dpo_desk.duties.seed_statements import Topic
from dpo_desk.duties.statements import Conflict, Side
from dpo_desk.law import durations
from dpo_desk.law.codes import Role
from dpo_desk.words import Words


def value(side: Side, words: Words) -> str:
    """What a side says: «Tre år», «Databehandler»; "" where only its sentence does."""
    return _value(side.value, words) if side.topic != Topic.COOKIE else _cookie(side, words)


def outcome(conflict: Conflict, words: Words) -> str:
    """What was decided: a side's value or sentence, the other answer, or «Vet ikke»."""
    chosen = conflict.chosen
    if chosen is not None:
        return value(chosen, words) or f"«{chosen.sources[0].quote}»"
    return _value(conflict.answer, words) or conflict.answer or words("common.unknown")


def _value(text: str, words: Words) -> str:
    if text in set(Role):
        return words(Role(text).key)
    try:
        said = durations.say(text, words.language) if text else ""
    except ValueError:
        return ""
    return said[:1].upper() + said[1:]


def _cookie(side: Side, words: Words) -> str:
    if side.value.isdigit():
        return words.n("conflict.cookies", int(side.value))
    return _value(side.value, words)
