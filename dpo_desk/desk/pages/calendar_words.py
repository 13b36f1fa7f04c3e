"""What the calendar says and how it looks: days, pills, the kinds one can choose."""

from datetime import date
from typing import Any, Final

from dpo_desk.desk.tokens import Tone
from dpo_desk.desk.widgets.month_grid import Cell, Pill
from dpo_desk.duties import agenda_words
from dpo_desk.duties.agenda_item import Item, Kind, State
from dpo_desk.law import dates
from dpo_desk.words import Words

# What can be chosen to be shown: words, and the kinds of the agenda it stands for.
CHOICES: Final[dict[str, tuple[Kind, ...]]] = {
    "deadlines": (Kind.DEADLINE_LEGAL, Kind.DEADLINE_SAFE, Kind.FORWARD, Kind.EXTENSION),
    "planned": (Kind.PLANNED,),
    "identity": (Kind.IDENTITY,),
    "confirm": (Kind.CONFIRM,),
    "review": (Kind.REVIEW,),
    "retention": (Kind.RETENTION,),
    "task": (Kind.TASK,),
}
_LOOK: Final[dict[Kind, tuple[Tone, str]]] = {
    Kind.DEADLINE_LEGAL: ("danger", "flag"),
    Kind.DEADLINE_SAFE: ("danger", "flag"),
    Kind.PLANNED: ("info", "mail"),
    Kind.FORWARD: ("danger", "send"),
    Kind.EXTENSION: ("danger", "send"),
    Kind.IDENTITY: ("info", "user-check"),
    Kind.CONFIRM: ("info", "mail"),
    Kind.REVIEW: ("brand", "refresh-cw"),
    Kind.RETENTION: ("warn", "trash-2"),
    Kind.TASK: ("neutral", "circle-check"),
}


def kinds_of(chosen: frozenset[str]) -> frozenset[Kind]:
    """The kinds behind what is chosen."""
    return frozenset(kind for key in chosen for kind in CHOICES[key])


def choice_of(item: Item) -> str:
    """What one chooses to see it."""
    return next(key for key, kinds in CHOICES.items() if item.kind in kinds)


def deletes(item: Item) -> bool:
    """Whether to do it is to delete."""
    return item.key in ("agenda.retention.delete", "agenda.retention.anonymise_or_delete")


def look(item: Item) -> tuple[Tone, str]:
    """Tone and icon: green only for what is done, and what is late says so by its icon too."""
    if item.state is State.DONE:
        return "ok", "check"
    tone, icon = _LOOK[item.kind]
    if item.state is State.LATE:
        return ("danger", "circle-alert") if item.lost else ("warn", "triangle-alert")
    return tone, icon


def cells(month: Any, today: date, words: Words) -> list[Cell]:
    """The days of a ``duties.month.Month`` as the grid shows them."""
    return [_cell(day, today, words) for day in month.days]


def title(first: date, words: Words) -> str:
    """«November 2026»."""
    return _capital(dates.month(first, words.language))


def day_title(on: date, words: Words) -> str:
    """«Fredag 20. november»."""
    weekday = dates.weekday(on, words.language)
    return f"{_capital(weekday)} {dates.write(on, words.language, 'day_month')}"


def names(codes: tuple[str, ...], words: Words) -> str:
    """What a day is called: «Skjærtorsdag»."""
    return _capital(", ".join(words(f"holiday.{code}") for code in codes))


def short(on: date, words: Words, *, weekday: bool) -> str:
    """«fre. 27.» within a week, else «3. des.»."""
    point = "" if words.language == "en" else "."
    if weekday:
        return f"{words(f'calendar.weekday.{on.isoweekday()}')} {on.day}{point}"
    return f"{on.day}{point} {words(f'month.brief.{on.month}')}"


def _cell(day: Any, today: date, words: Words) -> Cell:
    number = str(day.on.day)
    if day.on.day == 1:
        number = f"{number} {words(f'month.brief.{day.on.month}')}"
    return Cell(
        on=day.on,
        number=number,
        spoken=_spoken(day, today, words),
        inside=day.inside,
        closed=day.closed,
        today=day.on == today,
        name=names(day.named, words) if day.named else "",
        pills=tuple(_pill(item, words) for item in day.items),
    )


def _pill(item: Item, words: Words) -> Pill:
    tone, icon = look(item)
    done = item.state is State.DONE
    return Pill(item, agenda_words.pill(item, words), tone, icon, not item.fixed, done)


def _spoken(day: Any, today: date, words: Words) -> str:
    parts = [dates.write(day.on, words.language, "weekday")]
    if day.on == today:
        parts.append(words("calendar.today"))
    if day.named:
        parts.append(names(day.named, words))
    if day.items:
        parts.append(words.n("calendar.things", len(day.items)))
        parts += [agenda_words.spoken(item, words) for item in day.items]
    else:
        parts.append(words("calendar.emptyday"))
    return ". ".join(parts)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
