"""What a difference between notice and register is called on screen."""

from dpo_desk.duties.notice_against_register import Difference, Kind
from dpo_desk.law import durations
from dpo_desk.law.codes import TransferMechanism
from dpo_desk.words import Words


def what(each: Difference, words: Words) -> str:
    """The name, the period in words, or the mechanism's words."""
    if each.kind in (Kind.PERIOD, Kind.PROMISE):
        try:
            return durations.say(each.what, words.language)
        except ValueError:
            return each.what
    if each.kind is Kind.TRANSFER and each.what in set(TransferMechanism):
        return TransferMechanism(each.what).label(words.language)
    return words("compare.outside") if each.what == "outside_eea" else each.what
