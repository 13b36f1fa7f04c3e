"""What an action or an event is called on screen: codes become words, records stay nameless."""

from types import MappingProxyType
from typing import Final

from dpo_desk.law import grounds
from dpo_desk.law.codes import RequestKind
from dpo_desk.records import BY_TABLE, Event, EventKind, Record, fields
from dpo_desk.register import Label
from dpo_desk.words import Words

# The codes among an event's values, in the order they are said, and where their words stand.
_CODES: Final = MappingProxyType(
    {
        "claim": "kind",
        "about": "event.about",
        "what": "event.what",
        "method": "identity",
        "result": "search",
        "choice": "assess.choice",
        "outcome": "outcome",
        "by": "sent_by",
        "way": "sent_by",
    }
)


def say(label: Label, words: Words) -> str:
    """The words of an action, e.g. «endret «Telefon» i sak 2026-014»."""
    # Whose field it names: several records have a text, a language, a channel.
    record = BY_TABLE.get(label.key.split(".")[1]) if label.key.startswith("action.") else None
    values = {name: _value(name, str(value), words, record) for name, value in label.values.items()}
    return words(label.key, **values)


def field_label(field: str, words: Words, of: type[Record] | None = None) -> str:
    """The label of a field of the record ``of``, else of whichever has it, else the name itself."""
    for record in (*([of] if of else []), *BY_TABLE.values()):
        for info in fields(record):
            if info.name == field and info.label and words.has(info.label):
                return words(info.label)
    return field


def event_title(event: Event, words: Words, places: dict[str, str]) -> str:
    """What happened, for the log; ``places`` names searches by uid."""
    values = event.values
    match event.kind:
        case EventKind.SEARCHED:
            place = places.get(str(values.get("search_uid")), "?")
            return words("event.searched", place=place)
        case EventKind.LETTER_RENDERED | EventKind.LETTER_SENT:
            letter = words(f"letter.{values.get('letter')}")
            return words(f"event.{event.kind.value}", letter=letter)
        case _:
            return words(f"event.{event.kind.value}")


def event_detail(event: Event, words: Words) -> str:
    """The line under it: of what, how, with what result, and the note."""
    values = event.values
    parts = [
        words(f"{start}.{code}")
        for name, start in _CODES.items()
        for code in str(values.get(name) or "").split(",")
        if code
    ]
    if values.get("ground"):
        parts.append(grounds.ground(str(values["ground"])).cite(words.language))
    if isinstance(values.get("marks"), int):
        parts.append(words.n("event.marks", int(values["marks"])))
    if event.note:
        parts.append(event.note)
    return " · ".join(parts)


def _value(name: str, value: str, words: Words, record: type[Record] | None) -> str:
    if name == "field":
        return field_label(value, words, record)
    if name == "letter":
        return words(f"letter.{value}")
    if name == "kind":
        return RequestKind(value).inline(words.language)
    if name == "table":
        kind = words(f"history.kind.{value}")
        return kind[:1].lower() + kind[1:]
    return value
