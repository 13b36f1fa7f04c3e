"""A version's proposals as the review shows them: numbered, named, with their sentences."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from dpo_desk.duties import proposal_links, proposals
from dpo_desk.duties import proposal_titles as titles
from dpo_desk.duties.proposal_sides import Side
from dpo_desk.duties.statements import headings
from dpo_desk.law.codes import ProposalCertainty
from dpo_desk.records import (
    Activity,
    Notice,
    NoticeVersion,
    Proposal,
    ProposalKind,
    ProposalState,
)
from dpo_desk.register import Register
from dpo_desk.words import Words

Span = tuple[int, int, int]
_LONGEST: Final = 600  # characters of a quote on a card
_MOST_HEADINGS: Final = 200
_SHORTEST: Final = 24  # characters that say something by themselves
_AROUND: Final = 60
_MOST: Final = 2  # sentences on a card


class CardSide(msgspec.Struct, frozen=True):
    """One side of a conflict: what it says in words ("" for none), and its sentences."""

    value: str
    quotes: tuple[str, ...]
    lines: tuple[int, ...]


class Card(msgspec.Struct, frozen=True):
    """A proposal with all that its card shows."""

    uid: str
    number: int
    kind: ProposalKind
    certainty: ProposalCertainty
    state: ProposalState
    title: str
    about: str
    values: dict[str, Any]
    spans: tuple[Span, ...]
    quotes: tuple[str, ...]
    more: int = 0  # sentences that are not shown
    linked: str = ""  # the activities it would be bound to
    sides: tuple[CardSide, ...] = ()
    answered_by: str = "period"  # what another answer to a conflict is
    edits: dict[str, Any] = {}  # what was changed on the card and not yet accepted

    def __repr__(self) -> str:
        """Ids only."""
        return f"<Card {self.number} {self.uid}>"


class Review(msgspec.Struct, frozen=True):
    """A version and its proposals in the order of its text."""

    version_uid: str
    number: int
    title: str
    text: str
    words: int
    headings: tuple[tuple[int, int], ...]  # where the first of them stand
    cards: tuple[Card, ...]
    stated: int  # how many «Godta alle» is about
    activities: tuple[tuple[str, str], ...]  # (uid, name), to choose from

    def __repr__(self) -> str:
        """Ids only."""
        return f"<Review {self.version_uid} {len(self.cards)}>"

    @property
    def done(self) -> int:
        """How many are answered."""
        return sum(card.state.is_decided for card in self.cards)

    @property
    def accepted(self) -> int:
        """How many became something in the register."""
        return sum(card.state is ProposalState.ACCEPTED for card in self.cards)

    def first_open(self, after: int = 0) -> Card | None:
        """The next card that waits for an answer, from the beginning where none comes after."""
        waiting = [card for card in self.cards if not card.state.is_decided]
        return next((c for c in waiting if c.number > after), waiting[0] if waiting else None)


def waiting(register: Register) -> str:
    """The uid of the newest version with proposals that nobody has answered; "" for none."""
    rows = register.rows(
        "select v.uid from proposal p join notice_version v on v.id = p.notice_version_id"
        " where p.state = 'open' and p.removed_at is null and v.removed_at is null"
        " order by v.id desc limit 1"
    )
    return str(rows[0]["uid"]) if rows else ""


def review(register: Register, version_uid: str, words: Words) -> Review:
    """All that the page of a version shows; raises NotFound."""
    version = register.by_uid(NoticeVersion, version_uid)
    found = proposals.of_version(register, version_uid)
    drafts = _edits(register)
    activities = _activities(register, found)
    cards = tuple(
        _card(one, number, version.text, words, activities, drafts.get(one.uid, {}))
        for number, one in enumerate(found, 1)
    )
    return Review(
        version_uid=version.uid,
        number=version.number,
        title=register.get(Notice, version.notice_id).title,
        text=version.text,
        words=len(version.text.split()),
        headings=_headings(version.text),
        cards=cards,
        stated=len(proposals.stated_open(found)),
        activities=tuple((one.uid, one.name) for one in register.find(Activity, order="name, id")),
    )


def _headings(text: str) -> tuple[tuple[int, int], ...]:
    """The headings of a text, as spans."""
    found = headings(text)[:_MOST_HEADINGS]
    whole = f"{text}\n"
    return tuple((start, whole.index("\n", start)) for start, _name in found)


def keep_edits(register: Register, uid: str, edits: Mapping[str, Any]) -> None:
    """Keep what is changed on a card before it is accepted; nothing forgets it."""
    text = msgspec.json.encode(dict(edits)).decode() if edits else ""
    register.keep_draft(Proposal.table, uid, "values", text)


def _edits(register: Register) -> dict[str, dict[str, Any]]:
    rows = register.rows(
        "select record_uid, text from draft where record_table = 'proposal' and text <> ''"
    )
    return {str(row["record_uid"]): msgspec.json.decode(str(row["text"])) for row in rows}


def _activities(register: Register, found: list[Proposal]) -> dict[str, tuple[str, str]]:
    """What the activities that proposals name are called, with their uids where they are kept."""
    kept = proposal_links.activities_by_key(register, found)
    named = {
        one.key: ("", str(one.values.get("name", "")))
        for one in found
        if one.kind is ProposalKind.ACTIVITY
    }
    return named | {key: (one.uid, one.name) for key, one in kept.items()}


def _card(
    one: Proposal,
    number: int,
    text: str,
    words: Words,
    activities: Mapping[str, tuple[str, str]],
    edits: dict[str, Any],
) -> Card:
    title, about = titles.named(one, words)
    near = [activities[key] for key in one.values.get("activities", []) if key in activities]
    values = dict(one.values)
    if one.kind is ProposalKind.RECIPIENT and "activity_uid" not in values:
        values["activity_uid"] = next((uid for uid, _name in near if uid), "")
    sides = _sides(one, text, words)
    return Card(
        uid=one.uid,
        number=number,
        kind=one.kind,
        certainty=one.certainty,
        state=one.state,
        title=title,
        about=about,
        values=values,
        spans=one.spans,
        quotes=tuple(_quote(text, span) for span in one.spans[:_MOST]),
        more=max(0, len(one.spans) - _MOST),
        linked=", ".join(f"«{name}»" for _uid, name in near if name),
        sides=sides,
        answered_by=_answered_by(one),
        edits=edits if not one.state.is_decided else {},
    )


def _quote(text: str, span: Span) -> str:
    """The words of a span; a name or a number with what stands around it on its line."""
    start, end, _line = span
    if end - start < _SHORTEST:
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        last = last if last >= 0 else len(text)
        left, right = max(first, start - _AROUND), min(last, end + _AROUND)
        before, after = "… " if left > first else "", " …" if right < last else ""
        return f"{before}{' '.join(text[left:right].split())}{after}"
    said = " ".join(text[start:end].split())
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]} …"


def _sides(one: Proposal, text: str, words: Words) -> tuple[CardSide, ...]:
    found = msgspec.convert(one.values.get("sides", []), list[Side], strict=False)
    return tuple(
        CardSide(
            titles.side(side, words),
            tuple(_quote(text, span) for span in side.spans[:_MOST]),
            tuple(span[2] for span in side.spans[:_MOST]),
        )
        for side in found
    )


def _answered_by(one: Proposal) -> str:
    """What another answer is, as ``statements.Conflict`` has it."""
    topics = {side.get("topic") for side in one.values.get("sides", [])}
    if "retention" in topics:
        return "period"
    return "role" if topics == {"role"} else "text"
