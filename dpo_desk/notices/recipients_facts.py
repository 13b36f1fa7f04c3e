"""What a notice says of a recipient: its role, what it does, where it keeps the data."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, Literal, cast

from dpo_desk.notices import recipients_rules as rules
from dpo_desk.notices.recipients_context import Judged
from dpo_desk.notices.recipients_lists import leads_to_recipients
from dpo_desk.reading.rules_file import table

Role = Literal["processor", "joint_controller", "own_controller", "recipient", "unclear"]
_LONGEST: Final = 140
_PAREN: Final = re.compile(r"\s*(?:AS|Inc\.?|Ltd\.?)?\s*\(([^()]{3,140})\)")
_DASH: Final = re.compile(r"\s*(?:[–—:|]| - )\s*([^.;|]{3,140})")
_FOR: Final = re.compile(
    r",?\s*(?:brukes |brukast |benyttes |bruker vi |brukar vi |nyttar vi |is used )?"
    r"(?:til|for|som|to|as)\s+(?!(?:deg|dere|oss|you|us)\b)([^.;]{3,140}?)"
    r"(?=[.;,]|\s(?:og|and) (?:vi|me|we)\b|\Z)"
)
_BEFORE: Final = re.compile(
    r"([^.,;:]{3,100}?)\s(?:leveres|driftes|utføres|føres|lagres|sendes|håndteres|ligger|skjer|går|provided|hosted"
    r"|is|are|blir|vert)\b[^.]{0,40}\Z",
    re.IGNORECASE,
)
_ABOUT_IT: Final = re.compile(
    r"personvern|privacy|innledning|introduksjon|introduction", re.IGNORECASE
)
_LABEL: Final = re.compile(r"\s*([^:]{3,60}):\s*\Z")


def role_of(ranked: Sequence[Judged]) -> Role:
    """What the recipient is: as the notice says, else as such firms usually are."""
    for each in ranked:
        said = _said_role(each)
        if said:
            return said
    for each in ranked:
        if each.role:
            return cast(Role, each.role)
    entry = ranked[0].name.entry
    if entry is not None:
        usual: dict[str, str] = table(rules.FILE)["usual"]
        return cast(Role, usual.get(entry.category, "processor"))
    for role, pattern in _by_what():
        if pattern.search(ranked[0].piece.folded):
            return role
    return "processor" if ranked[0].place.is_list else "recipient"


def purpose_of(each: Judged) -> str:
    """What the recipient does for the company, in the notice's own words, or ""."""
    if each.place.purpose:
        return each.place.purpose[:_LONGEST]
    text, name = each.piece.text, each.name
    for pattern in (_PAREN, _DASH, _FOR):
        found = pattern.match(text, name.end)
        if found:
            return found[1].strip()
    label = _LABEL.fullmatch(text[: name.start])
    found = label or _BEFORE.fullmatch(text[: name.start])
    if found:
        return found[1].strip()
    heading = each.piece.headings[-1] if each.piece.headings else ""
    return "" if leads_to_recipients(heading) or _ABOUT_IT.search(heading) else heading[:_LONGEST]


def region_of(each: Judged) -> str | None:
    """Where the data are kept, as the notice has it, or None."""
    if each.place.region:
        return each.place.region[:_LONGEST]
    behind = each.piece.text[each.name.end : each.name.end + 200]
    found = _region().search(behind)
    return found[0].strip() if found else None


def _said_role(each: Judged) -> Role | None:
    for said in table(rules.FILE)["role"]:
        pattern = _ready(said["pattern"])
        if pattern.search(each.piece.folded):
            return cast(Role, said["role"])
    return None


@cache
def _by_what() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    said = table(rules.FILE)["what"]
    return tuple((cast(Role, each["role"]), rules.ready(each["pattern"])) for each in said)


@cache
def _region() -> re.Pattern[str]:
    return re.compile(table(rules.FILE)["region"]["pattern"])


@cache
def _ready(pattern: str) -> re.Pattern[str]:
    return rules.ready(pattern)
