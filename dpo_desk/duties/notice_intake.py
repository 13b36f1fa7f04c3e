"""A notice on its way in: a text becomes a version, what it says becomes proposals.

``understood`` needs no register and runs on the worker; ``take_in`` keeps what it found.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from dpo_desk.duties import notice_reading, notices, proposal_view, proposals
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.proposal_entries import entries
from dpo_desk.duties.proposal_entry import Entry
from dpo_desk.law.clock import Clock
from dpo_desk.notices.model import NoticeFacts
from dpo_desk.notices.read import read_sheet
from dpo_desk.reading.sheet import sheet
from dpo_desk.records import Company, Notice, NoticeVersion, Proposal
from dpo_desk.register import Register
from dpo_desk.words import LANGUAGES, DeskError

Progress = Callable[[int, int], None]
DRAFT = "review.text"  # the field under which a half-pasted text is kept


class Understood(NamedTuple):
    """A text with what was found in it."""

    text: str
    facts: NoticeFacts
    entries: tuple[Entry, ...]

    def __repr__(self) -> str:
        """How much there is."""
        return f"<Understood {len(self.text)} characters, {len(self.entries)} entries>"


class Begun(NamedTuple):
    """Where the review goes on: the company, a half-pasted text, the version that waits."""

    company_uid: str
    draft: str
    waiting: str  # "" for none
    left: int  # proposals that nobody has answered


def understood(text: str) -> Understood:
    """What a text says; raises DeskError where it is empty, too long, or says nothing we know."""
    plain = notices.cleaned(text)
    if not plain.strip():
        raise InvalidField("notices.error.empty", "text")
    if len(plain) > notices.LONGEST:
        raise InvalidField("notices.error.long", "text")
    page = sheet(plain)
    facts = read_sheet(page)
    found = entries(facts, page)
    if not found:
        raise DeskError("err.import.nothing")
    return Understood(plain, facts, found)


def understood_file(path: Path, progress: Progress | None = None) -> Understood:
    """What a file says; ``progress`` is asked between the steps and may raise to stop.

    Raises DeskError for a file that is not there, too large, of another kind or without text.
    """
    tell = progress or (lambda _n, _m: None)
    tell(1, 3)
    text = notice_reading.text_of(path)
    tell(2, 3)
    return understood(text)


def begun(register: Register) -> Begun:
    """Where somebody was when they last left the review."""
    company = register.company()
    waiting = proposal_view.waiting(register)
    open_of = (
        "state = 'open' and notice_version_id = (select id from notice_version where uid = :u)"
    )
    left = register.count(Proposal, open_of, u=waiting)
    return Begun(company.uid, register.drafts(company.uid).get(DRAFT, ""), waiting, left)


def keep_draft(register: Register, text: str) -> None:
    """Keep what is pasted and not yet read; "" forgets it."""
    register.keep_draft(Company.table, register.company().uid, DRAFT, text)


def take_in(
    register: Register, what: Understood, *, title: str, version_uid: str = ""
) -> NoticeVersion:
    """Keep a text as the newest version of the notice, unless it is that, with its proposals."""
    with register.action("action.proposals.read"):
        version = _version(register, what, title, version_uid)
        proposals.keep(register, version, what.entries)
    keep_draft(register, "")
    return version


def _version(register: Register, what: Understood, title: str, version_uid: str) -> NoticeVersion:
    if version_uid:
        return register.by_uid(NoticeVersion, version_uid)
    notice = register.first(Notice)
    newest = notice and register.find(
        NoticeVersion, "notice_id = :n", order="number desc", limit=1, n=notice.id
    )
    if newest and newest[0].text == what.text:
        return newest[0]
    return notices.new_version(
        register,
        text=what.text,
        notice_uid=notice.uid if notice else "",
        title=title,
        language=what.facts.language,
    )


class Made(NamedTuple):
    """A register made from a notice: how many entries it has, and how many proposals wait."""

    register: Register
    accepted: int
    left: int


def create_from_notice(
    path: Path, what: Understood, *, title: str, password: str | None, clock: Clock
) -> Made:
    """A new register with all that the notice states; the rest waits as proposals (MODEL 30).

    It is named after the company that the notice names, else after its file. Raises what
    ``Register.create`` raises; then no file is left.
    """
    company = Company(name=what.facts.controller.name or path.stem, language=_language(what))
    register = Register.create(path, company=company, password=password, clock=clock)
    try:
        version = take_in(register, what, title=title)
        accepted = proposals.accept_stated(register, version.uid)
        left = register.count(Proposal, "state = 'open' and notice_version_id = :v", v=version.id)
    except BaseException:
        register.close()
        path.unlink(missing_ok=True)
        raise
    return Made(register, accepted, left)


def _language(what: Understood) -> str:
    spoken = what.facts.language
    return spoken if spoken in LANGUAGES else LANGUAGES[0]
