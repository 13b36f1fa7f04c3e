"""What the review asks of the register, each as one job on its thread.

The duties are imported there too: what reads a notice is much to import.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject

from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.notice_review_card import ACCEPT, REJECT, SKIP, UNKNOWN
from dpo_desk.records import ProposalKind

if TYPE_CHECKING:
    from dpo_desk.duties.notice_intake import Begun, Understood
    from dpo_desk.duties.proposal_view import Card, Review
    from dpo_desk.records import NoticeVersion

Failed = Callable[[Exception], None]
STATES: Final[Mapping[str, str]] = MappingProxyType(
    {ACCEPT: "accepted", SKIP: "skipped", REJECT: "rejected", UNKNOWN: "unknown"}
)


def begun(desk: Desk, owner: QObject, then: "Callable[[Begun], object]") -> None:
    """Where somebody was when they last left."""

    def job(register: Any) -> "Begun":
        from dpo_desk.duties import notice_intake

        return notice_intake.begun(register)

    desk.background.read(job, then, owner=owner)


def load(desk: Desk, owner: QObject, uid: str, then: "Callable[[Review | None], object]") -> None:
    """A version with its proposals; None where it has gone."""
    spoken = desk.words

    def job(register: Any) -> "Review | None":
        from dpo_desk.duties import proposal_view
        from dpo_desk.records import NoticeVersion
        from dpo_desk.register import NotFound

        try:
            gone = register.by_uid(NoticeVersion, uid).removed_at is not None
        except NotFound:
            gone = True
        return None if gone else proposal_view.review(register, uid, spoken)

    desk.background.read(job, then, owner=owner)


def keep_draft(desk: Desk, owner: QObject, text: str) -> None:
    """What is pasted and not yet read."""

    def job(register: Any) -> None:
        from dpo_desk.duties import notice_intake

        notice_intake.keep_draft(register, text)

    desk.background.write(job, owner=owner)


def keep_edits(desk: Desk, owner: QObject, uid: str, edits: Mapping[str, Any]) -> None:
    """What is changed on a card and not yet accepted."""
    from dpo_desk.duties import proposal_view

    desk.background.write(
        lambda register: proposal_view.keep_edits(register, uid, edits), owner=owner
    )


def take_in(
    desk: Desk, owner: QObject, found: "Understood", then: "Callable[[NoticeVersion], object]"
) -> None:
    """Keep the text and its proposals."""
    from dpo_desk.duties import notice_intake

    title = desk.words("notice.title")
    desk.background.write(
        lambda register: notice_intake.take_in(register, found, title=title),
        then,
        desk.tell,
        owner=owner,
    )


def read_version(
    desk: Desk, owner: QObject, uid: str, then: "Callable[[NoticeVersion], object]", failed: Failed
) -> None:
    """Read a version that is kept already."""
    from dpo_desk.records import NoticeVersion

    def text(register: Any) -> str:
        return str(register.by_uid(NoticeVersion, uid).text)

    def kept(register: Any, found: "Understood") -> "NoticeVersion":
        from dpo_desk.duties import notice_intake

        return notice_intake.take_in(register, found, title="", version_uid=uid)

    def keep(found: "Understood") -> None:
        desk.background.write(lambda register: kept(register, found), then, failed, owner=owner)

    def understood(said: str) -> "Understood":
        from dpo_desk.duties import notice_intake

        return notice_intake.understood(said)

    def understand(said: str) -> None:
        desk.background.compute(lambda: understood(said), keep, failed, owner=owner)

    desk.background.read(text, understand, failed, owner=owner)


def answer(
    desk: Desk,
    owner: QObject,
    card: "Card",
    what: str,
    told: Any,
    then: Callable[[object], object],
    failed: Failed,
) -> None:
    """Say something to a proposal; ``told`` are its fields, or the side of a conflict."""
    from dpo_desk.duties import proposal_view, proposals

    uid, conflict = card.uid, card.kind is ProposalKind.CONFLICT

    def job(register: Any) -> object:
        if what == ACCEPT and conflict:
            return proposals.decide(register, uid, side=told.side, answer=told.text)
        if what == ACCEPT:
            kept = proposals.accept(register, uid, told)
            proposal_view.keep_edits(register, uid, {})
            return kept
        deed = {SKIP: proposals.skip, REJECT: proposals.reject, UNKNOWN: proposals.unknown}[what]
        return deed(register, uid)

    desk.background.write(job, then, failed, owner=owner)


def reopen(desk: Desk, owner: QObject, uid: str, then: Callable[[object], object]) -> None:
    """«Angre» of one."""
    from dpo_desk.duties import proposals

    desk.background.write(
        lambda register: proposals.reopen(register, uid), then, desk.tell, owner=owner
    )


def accept_stated(desk: Desk, owner: QObject, version: str) -> None:
    """«Godta alle som står i teksten»."""
    from dpo_desk.duties import proposals

    _with_all(desk, owner, version, proposals.accept_stated, "review.all.done")


def reopen_all(desk: Desk, owner: QObject, version: str) -> None:
    """«Angre alt»."""
    from dpo_desk.duties import proposals

    _with_all(desk, owner, version, proposals.reopen_all, "review.done.undone")


def put_away(desk: Desk, owner: QObject, version: str) -> None:
    """«Avbryt innlesing»."""
    from dpo_desk.duties import proposals

    _with_all(desk, owner, version, proposals.put_away, "review.cancelled", one_form=True)


def _with_all(
    desk: Desk,
    owner: QObject,
    version: str,
    deed: Callable[[Any, str], int],
    said: str,
    *,
    one_form: bool = False,
) -> None:
    """Do it to all proposals of a version, and say to how many, with the way back."""
    words = desk.words

    def done(n: int) -> None:
        if n or not one_form:
            text = words(said) if one_form else words.n(said, n)
            desk.toast(text, words("undo.do"), desk.undo)

    desk.background.write(lambda register: deed(register, version), done, desk.tell, owner=owner)
