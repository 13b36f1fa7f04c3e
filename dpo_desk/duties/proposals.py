"""What a notice suggests for the register, and what somebody has said to it.

Reading keeps a proposal for each entry that is not there yet (``proposal_matching``); accepting
writes it with its sentence (``notice_register``). Each is a named action, and each can be taken
back on its own, also after others have been accepted: «Angre» on the card.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec

from dpo_desk.duties import notice_register, proposal_links, proposal_taking_back
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.proposal_entries import entries
from dpo_desk.duties.proposal_entry import Entry
from dpo_desk.duties.proposal_matching import Known
from dpo_desk.law.codes import ProposalCertainty
from dpo_desk.notices.model import NoticeFacts
from dpo_desk.reading.sheet import sheet
from dpo_desk.records import NoticeVersion, Proposal, ProposalKind, ProposalState
from dpo_desk.register import Register

# What «Godta alle» leaves for somebody to look at, however plainly it stands there.
_ASKED: Final = frozenset({ProposalKind.CONFLICT})


def propose(register: Register, version_uid: str, facts: NoticeFacts) -> list[Proposal]:
    """Keep what a version says that the register does not have; returns what is new."""
    version = register.by_uid(NoticeVersion, version_uid)
    return keep(register, version, entries(facts, sheet(version.text)))


def keep(register: Register, version: NoticeVersion, found: Iterable[Entry]) -> list[Proposal]:
    """``propose`` of what has been read already.

    What is open from an earlier version of the notice goes: what still stands is proposed anew.
    """
    with register.action("action.proposals.read"):
        for old in _open_before(register, version):
            register.remove(old)
        known = Known(register, version)
        position = register.count(Proposal, "notice_version_id = :v", v=version.id, removed=True)
        kept: list[Proposal] = []
        for entry in found:
            new = known.left(entry)
            if new is not None:
                kept.append(register.add(_proposal(version, new, position + len(kept) + 1)))
        return kept


def of_version(register: Register, version_uid: str) -> list[Proposal]:
    """The proposals of a version in the order of its text."""
    version = register.by_uid(NoticeVersion, version_uid)
    found = register.find(Proposal, "notice_version_id = :v", v=version.id)
    return sorted(found, key=_in_text)


def accept(register: Register, uid: str, values: Mapping[str, Any] | None = None) -> Proposal:
    """Write a proposal into the register, with what was changed on its card.

    Raises InvalidField with the card's field for what cannot be right; nothing is written then.
    """
    proposal = register.by_uid(Proposal, uid)
    if proposal.state is ProposalState.ACCEPTED:
        return proposal
    with register.action("action.proposal.accepted"):
        accepted = _accept(register, proposal, values or {})
        proposal_links.settle(register, _version(register, proposal))
    return register.by_uid(Proposal, accepted.uid)


def accept_stated(register: Register, version_uid: str) -> int:
    """Accept everything open that stands in the text, as one action; returns how many.

    What the register refuses (a number with a wrong check digit) and conflicts stay open.
    """
    done = 0
    with register.action("action.proposals.accepted"):
        for proposal in stated_open(of_version(register, version_uid)):
            try:
                with register.action("action.proposal.accepted"):
                    _accept(register, proposal, {})
            except InvalidField:
                continue
            done += 1
        proposal_links.settle(register, register.by_uid(NoticeVersion, version_uid))
    return done


def stated_open(found: Iterable[Proposal]) -> list[Proposal]:
    """Those that «Godta alle som står i teksten» is about."""
    stated = ProposalCertainty.STATED
    return [
        one
        for one in found
        if one.state is ProposalState.OPEN and one.certainty is stated and one.kind not in _ASKED
    ]


def decide(register: Register, uid: str, *, side: int | None = None, answer: str = "") -> Proposal:
    """Decide a conflict for one of its sides, or with another answer; else it is «Vet ikke».

    Raises InvalidField for an answer that cannot be read.
    """
    proposal = register.by_uid(Proposal, uid)
    neither = side is None and not answer
    with register.action("action.proposal.unknown" if neither else "action.proposal.decided"):
        name = f"notice-{proposal.uid[-12:]}"
        values = {"side": side, "answer": answer, "name": name}
        kept = _accept(register, proposal, values)
        if neither:
            kept = register.change(kept, state=ProposalState.UNKNOWN)
        return kept


def skip(register: Register, uid: str) -> Proposal:
    """«Hopp over»: perhaps another day; it is not proposed again from the same notice."""
    return _close(register, uid, ProposalState.SKIPPED)


def reject(register: Register, uid: str) -> Proposal:
    """«Stemmer ikke»."""
    return _close(register, uid, ProposalState.REJECTED)


def unknown(register: Register, uid: str) -> Proposal:
    """«Vet ikke»: an honest answer; of a conflict both sides are kept."""
    if register.by_uid(Proposal, uid).kind is ProposalKind.CONFLICT:
        return decide(register, uid)
    return _close(register, uid, ProposalState.UNKNOWN)


def reopen(register: Register, uid: str) -> Proposal:
    """«Angre»: what came of a proposal goes to the bin, and it is asked again."""
    with register.action("action.proposal.reopened"):
        return _reopen(register, register.by_uid(Proposal, uid))


def reopen_all(register: Register, version_uid: str) -> int:
    """Undo everything that came of a version, as one action; returns how many were accepted."""
    decided = [one for one in of_version(register, version_uid) if one.state.is_decided]
    with register.action("action.proposals.reopened"):
        for one in reversed(decided):
            _reopen(register, one)
    return sum(one.state is ProposalState.ACCEPTED for one in decided)


def put_away(register: Register, version_uid: str) -> int:
    """«Avbryt innlesing»: what is open is proposed no more, what was accepted stays."""
    left = [one for one in of_version(register, version_uid) if not one.state.is_decided]
    with register.action("action.proposals.put_away"):
        for one in left:
            register.remove(one)
    return len(left)


def _proposal(version: NoticeVersion, entry: Entry, position: int) -> Proposal:
    return Proposal(
        notice_version_id=version.id,
        position=position,
        kind=entry.kind,
        certainty=entry.certainty,
        key=entry.key,
        values=msgspec.to_builtins(entry.values),
        spans=entry.spans,
    )


def _in_text(proposal: Proposal) -> tuple[int, int]:
    return (proposal.spans[0][0] if proposal.spans else 1 << 60, proposal.position)


def _open_before(register: Register, version: NoticeVersion) -> Sequence[Proposal]:
    return register.find(
        Proposal,
        "state = 'open' and notice_version_id <> :v and notice_version_id in"
        " (select id from notice_version where notice_id = :n)",
        v=version.id,
        n=version.notice_id,
    )


def _version(register: Register, proposal: Proposal) -> NoticeVersion:
    return register.get(NoticeVersion, proposal.notice_version_id)


def _accept(register: Register, proposal: Proposal, values: Mapping[str, Any]) -> Proposal:
    told = {**proposal.values, **values}
    if proposal.kind is ProposalKind.RECIPIENT and not told.get("activity_uid"):
        told["activity_uid"] = proposal_links.activity_of(register, proposal)
    made = notice_register.write(register, _version(register, proposal), proposal, told)
    return register.change(
        proposal,
        state=ProposalState.ACCEPTED,
        decided_on=register.clock.today(),
        values=msgspec.to_builtins(told),
        made=made,
    )


def _close(register: Register, uid: str, state: ProposalState) -> Proposal:
    proposal = register.by_uid(Proposal, uid)
    with register.action(f"action.proposal.{state.value}"):
        if proposal.state is ProposalState.ACCEPTED:
            proposal = _reopen(register, proposal)
        return register.change(proposal, state=state, decided_on=register.clock.today())


def _reopen(register: Register, proposal: Proposal) -> Proposal:
    proposal_taking_back.take_back(register, proposal)
    told = {k: v for k, v in proposal.values.items() if k not in ("side", "answer")}
    return register.change(
        proposal, state=ProposalState.OPEN, decided_on=None, made=(), values=told
    )
