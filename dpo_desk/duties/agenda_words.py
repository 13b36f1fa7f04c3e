"""What the items of the agenda are called.

``plain`` names nobody, so that it can leave the register: a kind, a case number, the name of a
service or of what is deleted. ``headline``, ``detail`` and ``pill`` are for the screen.
"""

from dpo_desk.duties.agenda_item import Item, Kind, State
from dpo_desk.words import Words


def plain(item: Item, words: Words) -> str:
    """What it is, without any person's name: «Svar på krav om innsyn (sak 2026-014)».

    A task's own words are anybody's, and may name a person: they stay in the register.
    """
    what = _what(item, words)
    if ref := item.values.get("ref"):
        return words("agenda.in_case", what=what, ref=ref)
    if name := item.values.get("what"):
        return f"{what}: {name}"
    return what


def headline(item: Item, words: Words) -> str:
    """What it is, on screen: a task in its own words."""
    if item.kind is Kind.TASK:
        return item.title
    if item.kind is Kind.RETENTION:
        return f"{_what(item, words)}: {item.title}"
    return _what(item, words)


def detail(item: Item, words: Words) -> str:
    """What it is about: the case and the person, the service, what is deleted."""
    if ref := item.values.get("ref"):
        case = words("agenda.case", ref=ref)
        return f"{case} · {item.title}" if item.title else case
    if item.kind is Kind.RETENTION:
        return item.values.get("where", "")
    return words(item.key) if item.kind is Kind.TASK else item.title


def pill(item: Item, words: Words) -> str:
    """A few words for a day in the month."""
    name = item.title or item.values.get("ref", "")
    if item.kind is Kind.TASK:
        return name
    return words(f"agenda.pill.{item.key.removeprefix('agenda.')}", name=name)


def spoken(item: Item, words: Words) -> str:
    """The whole of it, as it is read aloud."""
    parts = [headline(item, words), detail(item, words), words(f"agenda.state.{item.state.value}")]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def why_fixed(item: Item, words: Words) -> str:
    """Why it cannot be moved."""
    if item.state is State.DONE:
        return words("agenda.fixed.done")
    if item.later:
        return words("agenda.fixed.later")
    return words(f"agenda.fixed.{item.kind.value}")


def _what(item: Item, words: Words) -> str:
    kinds = [kind for kind in item.values.get("kinds", "").split(",") if kind]
    if item.kind in (Kind.DEADLINE_SAFE, Kind.PLANNED) and kinds:
        if len(kinds) == 1:
            return words(f"agenda.answer.{kinds[0]}")
        return words.n("agenda.answers", len(kinds))
    return words(item.key)
