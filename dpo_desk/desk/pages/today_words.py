"""What Today says: the greeting, the next step in the right words, and what is ahead."""

import re
from typing import TYPE_CHECKING, NamedTuple

from dpo_desk.desk.due import due_chip
from dpo_desk.desk.tokens import Tone
from dpo_desk.law import dates
from dpo_desk.words import Words

if TYPE_CHECKING:
    from dpo_desk.duties.agenda_item import Item
    from dpo_desk.duties.next_step import Case, NextStep
    from dpo_desk.duties.today import Ahead, Today

_WEEKS_FROM = 42  # days: from here on weeks say more
_SOON = 7
_LONGEST = 100  # letters of a name in a heading
_LONG_WORD = re.compile(r"\S{20}(?=\S)")
_ZERO_WIDTH = "\N{ZERO WIDTH SPACE}"  # where a line may end
_ICONS = {  # by kind of agenda item
    "deadline_safe": "flag",
    "deadline_legal": "flag",
    "planned": "mail",
    "forward": "send",
    "extension": "send",
    "identity": "user-check",
    "confirm": "mail",
    "review": "file-text",
    "retention": "trash-2",
    "task": "circle-check",
}
# Where microcopy has the words already.
_TITLES = {
    "answer": "today.next.review",
    "doubt": "today.next.identity",
    "delete": "today.next.delete",
    "calm": "today.next.none",
}
_CONTINUE = "review.resume.do"
_BUTTONS = {
    "answer": "today.hero.open",
    "delete": "task.deleted",
    "anonymise": "task.done",
    "review": "task.done",
}
_DELETED = ("agenda.retention.delete", "agenda.retention.anonymise_or_delete")


class Said(NamedTuple):
    """The next step in words: its title, a sentence or two, and what the filled button does."""

    title: str
    body: str
    button: str


def greeting(today: "Today", words: Words) -> str:
    """«God morgen, Kari»; without a name nobody is called by it."""
    name = today.first_name
    return words(f"today.title.{today.hour}" if name else f"today.title.{today.hour}.plain",
                 name=name)  # fmt: skip


def day_line(today: "Today", words: Words) -> str:
    """«Torsdag 19. november 2026 · uke 47»."""
    day = dates.write(today.on, words.language, "weekday")
    return f"{day[:1].upper()}{day[1:]} · {words('today.week', n=today.week)}"


def said(step: "NextStep", words: Words) -> Said:
    """The step in words."""
    if step.finding is not None:
        found = step.finding
        body = words("today.why.finding", where=found.where, fix=found.fix)
        return Said(found.message.rstrip("."), body, words("check.fix"))
    if step.waiting:
        title = words.n("today.do.propose", step.waiting)
        return Said(title, words("today.why.propose"), words(_CONTINUE))
    name = _breakable(step.case.name if step.case else "") or words("today.someone")
    when = dates.write(step.on, words.language, "day_month") if step.on else ""
    title = words(
        _TITLES.get(step.deed, f"today.do.{step.deed}"),
        name=name,
        what=_breakable(_lowered(step.what)),
    )
    if step.why == "none":
        body = words("today.next.none.body", date=when) if when else words("today.calm.empty")
        return Said(title, body, "")
    button = words(_BUTTONS.get(step.deed, f"today.go.{step.deed}"))
    return Said(title, _why(step, name, when, words), button)


def deadline(case: "Case", words: Words) -> tuple[str, str]:
    """How long there is, and until when: «14 dager igjen», «Frist torsdag 3. desember»."""
    if case.sent_on is not None:
        sent = dates.write(case.sent_on, words.language, "day_month")
        return words("case.chip.sent", date=sent), ""
    if case.due_on is None or (case.latest is None and not case.planned):
        return words("common.notset"), words("today.no_deadline")
    big, _tone, _icon = due_chip(case.days_left, case.state, case.days_over, words)
    ahead = case.days_left >= 0 or case.forwarding  # no law names the day to forward by
    key, day = ("today.due", case.due_on) if ahead else ("today.law", case.latest or case.due_on)
    key = "today.planned" if case.planned else key
    weekday = dates.weekday(day, words.language)
    written = dates.write(day, words.language, "day_month")
    return big, words(key, date=f"{weekday} {written}")


def in_days(ahead: "Ahead", words: Words) -> tuple[str, Tone, str]:
    """The chip of a line: how many days, with the tone of DESIGN §7 and the icon of its kind."""
    icon, days = _ICONS[ahead.item.kind.value], ahead.days
    if days < 0:
        return words.n("today.ago", -days), "danger" if ahead.item.lost else "warn", icon
    tone: Tone = "warn" if days <= _SOON else "neutral"
    if days < 2:
        return words("due.tomorrow" if days else "due.today"), tone, icon
    if days < _WEEKS_FROM:
        return words.n("today.days", days), tone, icon
    return words.n("today.weeks", days // 7), tone, icon


def tick_key(item: "Item") -> str:
    """What it is called to tick it off: «Merk som slettet», or «Merk som gjort»."""
    return "task.deleted" if item.key in _DELETED else "task.done"


def line(item: "Item", words: Words) -> tuple[str, str]:
    """What a line says, and the quieter one under it."""
    from dpo_desk.duties import agenda_words

    below = agenda_words.detail(item, words)
    if item.state == "late" and item.kind == "deadline_legal":
        below = " · ".join(part for part in (words("today.law.passed"), below) if part)
    return agenda_words.headline(item, words), below


def _why(step: "NextStep", name: str, when: str, words: Words) -> str:
    case = step.case
    if case is None:
        return words(f"today.why.{step.deed}", date=when)
    if step.why == "overdue" and case.latest is not None and not case.forwarding:
        return words("today.why.overdue", date=dates.write(case.latest, words.language))
    if step.deed == "scope" and case.unsearched:
        return words.n("today.why.scope.left", case.unsearched, m=case.places)
    sent = dates.write(case.sent_on, words.language, "day_month") if case.sent_on else ""
    return words(f"today.why.{step.deed}", name=name, date=sent)


def _lowered(what: str) -> str:
    """«Søknader» inside a sentence is «søknader», but «CV-er» stays."""
    second = what[1:2]
    return what[:1].lower() + what[1:] if second.islower() or second == " " else what


def _breakable(name: str) -> str:
    """A name as a heading can hold it: not endless, and no word so long that a line cannot end."""
    shown = name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"
    return _LONG_WORD.sub(lambda word: f"{word[0]}{_ZERO_WIDTH}", shown)
