"""What there is to do with a version of a notice, ready to show: what differs, the checklist."""

from typing import NamedTuple

from dpo_desk.duties import notice_against_register, notice_checklist
from dpo_desk.duties.compare_words import what
from dpo_desk.duties.notice_against_register import Difference
from dpo_desk.duties.notice_checklist import Item
from dpo_desk.records import Notice, NoticeVersion
from dpo_desk.register import Register
from dpo_desk.words import Words


class Differing(NamedTuple):
    """A difference as a row; ``uid`` is its own, the same as long as it stands."""

    uid: str
    kind: str  # «Mottaker»
    what: str
    found: Difference

    def __repr__(self) -> str:
        """No words of notice or register."""
        return f"<Differing {self.found!r}>"


class Work(NamedTuple):
    """A version with what differs from the register and its checklist."""

    version: NoticeVersion
    notice: Notice
    differing: tuple[Differing, ...]  # those of the notice first, in the order of its text
    items: tuple[Item, ...]


def version(register: Register, uid: str = "") -> NoticeVersion | None:
    """A version, or the newest, or None: its text is read beside the register; raises NotFound."""
    return register.by_uid(NoticeVersion, uid) if uid else notice_against_register.newest(register)


def work(register: Register, uid: str, words: Words) -> Work:
    """All of it; raises NotFound."""
    shown = register.by_uid(NoticeVersion, uid)
    found = notice_against_register.compare(register, shown.text)
    rows = sorted(found, key=lambda each: (each.only_in != "notice", each.start))
    return Work(
        shown,
        register.get(Notice, shown.notice_id),
        tuple(_row(each, words) for each in rows),
        notice_checklist.checklist(register, uid, words),
    )


def _row(each: Difference, words: Words) -> Differing:
    uid = f"{each.kind}-{each.only_in}-{each.start}-{each.uid}-{each.field}-{each.what}"
    return Differing(uid, words(f"compare.kind.{each.kind}"), what(each, words), each)
