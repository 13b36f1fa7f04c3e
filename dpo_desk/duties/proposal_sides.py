"""The sides of what a notice says in two ways."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import msgspec

from dpo_desk.duties.seed_statements import Topic
from dpo_desk.notices.model import Conflict, Evidence
from dpo_desk.records import ProposalKind

if TYPE_CHECKING:
    from dpo_desk.duties.proposal_entry import Entry

Span = tuple[int, int, int]

# What a conflict is about, where that is called otherwise than the statements of the register.
_TOPICS: Final = {
    "cookies": Topic.COOKIE,
    "response_promises": Topic.PROMISE,
    "response_promise": Topic.PROMISE,
    "deadline": Topic.PROMISE,
    "roles": Topic.ROLE,
    "transfers": Topic.TRANSFER,
}
# The entries that a side is made of: the rules and promises between which one chooses.
_CHOSEN: Final = frozenset({ProposalKind.RETENTION, ProposalKind.PROMISE})


DONE: Final = "yes"  # the value of a side that says that what is denied is done


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """What one of the sentences says; ``kind`` and ``fields`` are those of the entry it gives."""

    topic: str
    value: str
    spans: tuple[Span, ...]
    kind: ProposalKind | None = None
    fields: dict[str, Any] = {}


def topic_of(about: str) -> Topic:
    """What the statements of a conflict are called; an assurance where there is no word for it."""
    known = _TOPICS.get(about)
    if known is not None:
        return known
    return Topic(about) if about in set(Topic) else Topic.ASSURANCE


def sides_of(conflict: Conflict, found: "Sequence[Entry]") -> tuple[tuple[Side, ...], set[str]]:
    """The sides in the order of the text, and the keys of the entries that they are made of."""
    sides: list[Side] = []
    keys: set[str] = set()
    for denial in found:
        if denial.kind is ProposalKind.DENIAL and denial.values["what"] == conflict.about:
            return _denied(conflict, denial), {denial.key}
    for entry in found:
        value = str(entry.values.get("period") or "")
        hits = [span for span in entry.spans if _meets(span, conflict.evidence)]
        if entry.kind in _CHOSEN and value in conflict.values and hits:
            topic = Topic.RETENTION if entry.kind is ProposalKind.RETENTION else Topic.PROMISE
            sides.append(
                Side(
                    topic=topic,
                    value=value,
                    spans=entry.spans,
                    kind=entry.kind,
                    fields=entry.values,
                )
            )
            keys.add(entry.key)
    known = {side.value for side in sides}
    topic = topic_of(conflict.about)
    for value, places in _paired(conflict).items():
        if value not in known and places:
            sides.append(Side(topic=topic, value=value, spans=places))
    return tuple(sorted(sides, key=lambda side: side.spans)), keys


def _denied(conflict: Conflict, denial: "Entry") -> tuple[Side, ...]:
    """What is said not to be done, and the sentences that say that it is."""
    places = [(each.start, each.end, each.line) for each in conflict.evidence]
    done = tuple(span for span in places if span not in denial.spans)
    what = str(denial.values["what"])
    sides = [Side(topic=Topic.DENIAL, value=what, spans=denial.spans, kind=ProposalKind.DENIAL)]
    if done:
        sides.append(Side(topic=Topic.ASSURANCE, value=DONE, spans=done))
    return tuple(sides)


def _paired(conflict: Conflict) -> dict[str, tuple[Span, ...]]:
    """Each value with its sentences: one each, or those that are left for the last."""
    found: dict[str, tuple[Span, ...]] = {}
    places = [(each.start, each.end, each.line) for each in conflict.evidence]
    for number, value in enumerate(conflict.values):
        last = number == len(conflict.values) - 1
        found[value] = tuple(places[number:] if last else places[number : number + 1])
    return found


def _meets(span: Span, evidence: Sequence[Evidence]) -> bool:
    return any(span[0] < each.end and each.start < span[1] for each in evidence)
