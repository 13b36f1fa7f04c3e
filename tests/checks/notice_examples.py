"""For every rule that looks at a notice: words that it is about, and words that it leaves alone."""

import tomllib
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from dpo_desk.checks import Notice
from dpo_desk.checks.registry import RULES
from dpo_desk.notices.model import ActivityFound, Conflict, Evidence, RetentionFound
from dpo_desk.notices.read import read_sheet
from dpo_desk.reading.sheet import sheet

TODAY = date(2026, 11, 22)
# rule: (it holds, it does not)
EXAMPLES: dict[str, tuple[str, str]] = {
    rule: (said["holds"], said["not"])
    for rule, said in tomllib.loads(
        (Path(__file__).parent / "notice_rules.toml").read_text(encoding="utf-8")
    ).items()
}


def notice(text: str) -> Notice:
    """A notice of these words, read."""
    page = sheet(text)
    return Notice(read_sheet(page), page, TODAY)


def holds(rule: str, seen: Notice) -> bool:
    """Whether a rule finds something in a notice."""
    return any(list(way(seen)) for way in RULES[rule].on("notice"))


def with_activity(text: str, quote: str, **rule: str) -> Notice:
    """A notice in which an activity was found, and a storage period where ``rule`` says one."""
    page = sheet(text)
    start = text.index(quote)
    said = (Evidence(text.count("\n", 0, start) + 1, start, start + len(quote), quote),)
    facts = replace(
        read_sheet(page),
        activities=(ActivityFound(purpose="x", evidence=said),),
        retention=(RetentionFound(what="x", evidence=said, **rule),) if rule else (),
    )
    return Notice(facts, page, TODAY)


def with_conflict(text: str, about: str) -> Notice:
    """A notice that contradicts itself."""
    page = sheet(text)
    said = (Evidence(1, 0, len(text), text),)
    found = (Conflict(about=about, values=("P3Y", "P5Y"), evidence=said),) if about else ()
    return Notice(replace(read_sheet(page), conflicts=found), page, TODAY)
