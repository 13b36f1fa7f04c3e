"""The checklist of articles 13 and 14 for a version of a notice (C1 to C19, DOMAIN §7).

The text suggests an answer and the line it stands on; the manager's own answer holds. A notice
shows what is said, not what is done: no answer claims that a basis or an agreement exists.
"""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

import msgspec

from dpo_desk.checks import Notice
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.notice_facts import view_of
from dpo_desk.notices.model import Evidence
from dpo_desk.reading import notice_rules
from dpo_desk.records import ChecklistAnswer, ItemAnswer, NoticeVersion
from dpo_desk.register import Register
from dpo_desk.words import Words

_RIGHTS: Final = (
    "access", "rectification", "erasure", "restriction", "objection", "portability",
)  # fmt: skip
_TOPIC: Final = "checks_items"
_YES, _PARTLY, _NO, _NA = (
    ItemAnswer.YES, ItemAnswer.PARTLY, ItemAnswer.NO, ItemAnswer.NOT_APPLICABLE,
)  # fmt: skip


class Suggested(msgspec.Struct, frozen=True):
    """What the text suggests, and where; ``line`` 0 where it stands nowhere."""

    answer: ItemAnswer
    line: int = 0
    start: int = 0
    end: int = 0


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """An item of the checklist as it is shown."""

    code: str  # C1 to C19
    title: str
    law: str
    suggested: Suggested
    answer: ItemAnswer  # the manager's, else what is suggested
    own: bool = False  # whether the manager has answered
    note: str = ""
    answered_on: date | None = None

    def __repr__(self) -> str:
        """The code and the answer."""
        return f"<Item {self.code} {self.answer}>"


def checklist(register: Register, version_uid: str, words: Words) -> tuple[Item, ...]:
    """All items for a version; raises NotFound."""
    version = register.by_uid(NoticeVersion, version_uid)
    found = suggested(version.text, register.clock.today())
    own = {
        each.item: each
        for each in register.find(ChecklistAnswer, "notice_version_id = :v", v=version.id)
    }
    return tuple(_item(code, found[code], own.get(code), words) for code in ITEMS)


def _item(code: str, found: Suggested, own: ChecklistAnswer | None, words: Words) -> Item:
    return Item(
        code=code,
        title=words(f"checklist.{code}"),
        law=words(f"checklist.{code}.law"),
        suggested=found,
        answer=own.answer if own else found.answer,
        own=own is not None,
        note=own.note if own else "",
        answered_on=own.answered_on if own else None,
    )


def answer(
    register: Register, version_uid: str, code: str, said: ItemAnswer | None, *, note: str = ""
) -> None:
    """Keep the manager's answer to an item, or None: what the text suggests holds again.

    Raises InvalidField for an item that is none, NotFound.
    """
    if code not in ITEMS:
        raise InvalidField("err.required", "item")
    version = register.by_uid(NoticeVersion, version_uid)
    before = register.first(
        ChecklistAnswer, "notice_version_id = :v and item = :i", v=version.id, i=code
    )
    with register.action("action.checklist.answered"):
        if said is None:
            if before is not None:
                register.remove(before)
            return
        kept = before or register.add(ChecklistAnswer(notice_version_id=version.id, item=code))
        today = register.clock.today()
        register.change(kept, answer=said, note=note.strip(), answered_on=today)


# what the text suggests


def suggested(text: str, today: date) -> Mapping[str, Suggested]:
    """What a text suggests for every item."""
    notice = view_of(text, today)
    words: dict[str, Suggested] = {}
    for hit in notice_rules.hits(notice.sheet, _TOPIC):
        span = hit.piece.span(hit.found.start(), hit.found.end())
        words.setdefault(hit.rule.gives, Suggested(_YES, span.line, span.start, span.end))
    return {code: words.get(code) or decide(notice) for code, decide in ITEMS.items()}


def _of(evidence: tuple[Evidence, ...], said: ItemAnswer = _YES) -> Suggested:
    place = evidence[0] if evidence else Evidence(0, 0, 0, "")
    return Suggested(said, place.line, place.start, place.end)


def _sign(*names: str, otherwise: ItemAnswer = _NO) -> Callable[[Notice], Suggested]:
    """Yes where one of the signs stands."""

    def decide(notice: Notice) -> Suggested:
        for hit in notice.signs(*names):
            span = hit.piece.span(0, len(hit.piece.text))
            return Suggested(_YES, span.line, span.start, span.end)
        return Suggested(otherwise)

    return decide


def _nowhere(otherwise: ItemAnswer) -> Callable[[Notice], Suggested]:
    """An item that only its own words tell."""
    return lambda _notice: Suggested(otherwise)


def _controller(notice: Notice) -> Suggested:
    found = notice.facts.controller
    ways = found.emails or found.phones or found.address or found.contact_channel
    if not found.name:
        return Suggested(_NO)
    return _of(found.evidence, _YES if ways else _PARTLY)


def _purposes(notice: Notice) -> Suggested:
    for each in notice.facts.activities:
        return _of(each.evidence)
    return Suggested(_NO)


def _bases(notice: Notice) -> Suggested:
    stated = [each for each in notice.facts.bases if each.is_stated]
    if not stated:
        return Suggested(_NO)
    bare = [a for a in notice.facts.activities if a.is_stated and not a.legal_bases]
    return _of(stated[0].evidence, _PARTLY if bare else _YES)


def _interest(notice: Notice) -> Suggested:
    if "legitimate_interests" not in notice.facts.legal_bases:
        return Suggested(_NA)
    missing = "legitimate_interest_named" in notice.facts.missing
    place = next(b for b in notice.facts.bases if b.basis == "legitimate_interests")
    circular = notice.says("circular_interest")
    return _of(place.evidence, _NO if missing else _PARTLY if circular else _YES)


def _recipients(notice: Notice) -> Suggested:
    named, kinds = notice.facts.recipients, notice.facts.unnamed_recipients
    if named:
        return _of(named[0].evidence)
    if kinds:
        return _of(kinds[0].evidence, _PARTLY)
    return _sign("recipient_kind", "shares_with_none")(notice)


def _transfers(notice: Notice) -> Suggested:
    found = notice.facts.transfers
    if found.outside_eea == "unstated":
        return Suggested(_NO)
    told = found.outside_eea == "no" or found.mechanisms
    return _of(found.evidence, _YES if told else _PARTLY)


def _periods(notice: Notice) -> Suggested:
    if not notice.facts.retention:
        return Suggested(_NO)
    definite = [each for each in notice.facts.retention if each.period]
    return _of((definite or notice.facts.retention)[0].evidence, _YES if definite else _PARTLY)


def _rights(notice: Notice) -> Suggested:
    found = [each for each in notice.facts.rights_found if each.code in _RIGHTS]
    if not found:
        return Suggested(_NO)
    all_told = {each.code for each in found}.issuperset(_RIGHTS)
    return _of(found[0].evidence, _YES if all_told else _PARTLY)


def _withdrawal(notice: Notice) -> Suggested:
    if not any(each.basis == "consent" for each in notice.facts.bases):
        return Suggested(_NA)
    return _sign("withdraw")(notice)


def _separate(notice: Notice) -> Suggested:
    """Whether the right to object stands by itself; not asked where nothing is objected to."""
    from dpo_desk.checks.rights import objection_hidden

    hidden = list(objection_hidden(notice))
    if hidden:
        return Suggested(_NO)
    return _sign("objection", otherwise=_NA)(notice)


def _joint(notice: Notice) -> Suggested:
    if notice.says("joint_control"):
        return _sign("joint_control")(notice)
    platform = notice.says("ad_sharing", "platform_page")
    return Suggested(_NO if platform else _NA)


def _dated(notice: Notice) -> Suggested:
    if notice.facts.last_updated is None:
        return Suggested(_NO)
    return _of(notice.facts.updated_evidence)


ITEMS: Final[Mapping[str, Callable[[Notice], Suggested]]] = MappingProxyType(
    {
        "C1": _controller,
        "C2": _nowhere(_NA),
        "C3": _purposes,
        "C4": _bases,
        "C5": _interest,
        "C6": _recipients,
        "C7": _transfers,
        "C8": _periods,
        "C9": _rights,
        "C10": _withdrawal,
        "C11": _sign("complaint"),
        "C12": _sign("consequence"),
        "C13": _nowhere(_NO),
        "C14": _nowhere(_NO),
        "C15": _nowhere(_NO),
        "C16": _sign("source"),
        "C17": _separate,
        "C18": _joint,
        "C19": _dated,
    }
)
