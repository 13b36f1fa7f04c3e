"""How a deadline is said in a chip (DESIGN 7): days are counted to the date one works by."""

from dpo_desk.desk.tokens import Tone
from dpo_desk.law.facts import DueState
from dpo_desk.words import Words

_SOON = 7


def due_chip(left: int, state: DueState, over: int, words: Words) -> tuple[str, Tone, str]:
    """Words, tone and icon; danger only when the law's last day is past."""
    if state is DueState.OVERDUE:
        return words.n("due.over", over), "danger", "circle-alert"
    if state is not DueState.IN_TIME:
        return words(f"due.{state.value}"), "warn", "triangle-alert"
    tone: Tone = "neutral" if left > _SOON else "warn"
    if left == 0:
        return words("due.today"), tone, "flag"
    if left == 1:
        return words("due.tomorrow"), tone, "flag"
    return words.n("due.days", left), tone, "flag"
