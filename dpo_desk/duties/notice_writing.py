"""A notice written from the register, in three languages and as three kinds of file.

For the window and the command line::

    written = write(register, "nb")          # Written(document, holes: what had no answer)
    as_markdown(written), as_html(written)   # texts
    as_pdf(register, written, now)           # Rendered: bytes in .pdf; ``now`` is aware
    file_of(register, written, ".pdf", now)  # bytes, by the ending of a file's name
    hole_line(written.holes[0], words)       # «Brukerstøtte: behandlingsgrunnlag»
    keep(register, "nb", because="…")        # NoticeVersion: the text as the next version

``Gap.table``, ``uid`` and ``field`` of a hole are what «Fyll ut» opens. Whom to tell of a new
version: ``duties.notice_news``; what differs: ``duties.notice_compare``.
"""

from datetime import date, datetime
from typing import Final

from dpo_desk.duties import events, notices
from dpo_desk.duties.errors import InvalidField
from dpo_desk.letters import gather
from dpo_desk.notices import write as notice
from dpo_desk.notices.write_html import html
from dpo_desk.notices.write_markdown import markdown
from dpo_desk.notices.write_material import Material
from dpo_desk.notices.write_model import Document, Gap, Written
from dpo_desk.paper.result import Rendered
from dpo_desk.records import Activity, Contact, Notice, NoticeVersion, RetentionRule, Translation
from dpo_desk.register import Register
from dpo_desk.words import DeskError, Words

__all__ = [
    "ENDINGS", "Document", "Gap", "Written", "as_html", "as_markdown", "as_pdf", "check_ending",
    "file_of", "hole_line", "keep", "write",
]  # fmt: skip

ENDINGS: Final = (".md", ".html", ".pdf")


def write(
    register: Register, language: str, *, dated: date | None = None, notice_uid: str = ""
) -> Written:
    """The notice as it follows from the register today, or bearing the day ``dated``.

    Its number is that of the next version of the notice ``notice_uid``, or of the first one there
    is. Raises ValueError for a language we do not have, NotFound.
    """
    newest = _newest(register, _notice(register, notice_uid))
    number = newest.number + 1 if newest else 1
    return notice.write(_material(register, dated, number), language)


def _material(register: Register, dated: date | None, number: int) -> Material:
    company = register.company()
    general = "activity_id is null and service_id is null"
    return Material(
        company=company,
        dated=dated or register.clock.today(),
        version=number,
        contacts=tuple(register.find(Contact, "company_id = :c", order="id", c=company.id)),
        every_use=gather.uses(register, register.find(Activity, order="id")),
        general=tuple(register.find(RetentionRule, general, order="id")),
        promises=events.promises(register),
        translations=tuple(register.find(Translation, order="id")),
    )


def _notice(register: Register, notice_uid: str) -> Notice | None:
    if notice_uid:
        return register.by_uid(Notice, notice_uid)
    found = register.find(Notice, order="id", limit=1)
    return found[0] if found else None


def _newest(register: Register, chosen: Notice | None) -> NoticeVersion | None:
    """The last version of a notice, also one in the bin: numbers are not used again."""
    mine = chosen.id if chosen else 0
    found = register.find(
        NoticeVersion, "notice_id = :n", order="number desc", limit=1, removed=True, n=mine
    )
    return found[0] if found else None


def _is_said(register: Register, newest: NoticeVersion, language: str) -> bool:
    """Whether a version says what the register says now, but for its number and its day."""
    material = _material(register, newest.valid_from, newest.number)
    return markdown(notice.write(material, language).document).strip() == newest.text.strip()


def as_markdown(written: Written) -> str:
    """The notice as Markdown, which is also the text that is kept as a version."""
    return markdown(written.document)


def as_html(written: Written) -> str:
    """The notice as one page for the web, without scripts or anything from elsewhere."""
    return html(written.document)


def as_pdf(register: Register, written: Written, now: datetime) -> Rendered:
    """The notice on the company's paper, as PDF/A; ``now`` is aware."""
    from dpo_desk.duties import notice_paper
    from dpo_desk.paper import press

    return press.render(notice_paper.letter(register, written), now)


def file_of(register: Register, written: Written, ending: str, now: datetime) -> bytes:
    """The notice as the bytes of a file; raises DeskError for an ending not among ENDINGS."""
    check_ending(ending)
    if ending.lower() == ".pdf":
        return as_pdf(register, written, now).pdf
    return (as_html if ending.lower() == ".html" else as_markdown)(written).encode()


def check_ending(ending: str) -> None:
    """Raise DeskError for a kind of file that no notice is written as."""
    if ending.lower() not in ENDINGS:
        raise DeskError("writing.error.ending", endings=", ".join(ENDINGS))


def hole_line(hole: Gap, words: Words) -> str:
    """What is missing, and where: «Brukerstøtte: behandlingsgrunnlag»."""
    what = words(f"writing.gap.{hole.code}")
    return words("writing.hole", title=hole.title, what=what) if hole.title else what


def keep(
    register: Register,
    language: str,
    *,
    notice_uid: str = "",
    because: str = "",
    valid_from: date | None = None,
) -> NoticeVersion:
    """Keep what the register says today as the next version of a notice, or as its first.

    Raises InvalidField where the newest version says the same, NotFound.
    """
    chosen = _notice(register, notice_uid)
    newest = _newest(register, chosen)
    if newest is not None and newest.removed_at is None and _is_said(register, newest, language):
        raise InvalidField("notices.error.same", "text")
    written = write(register, language, dated=valid_from, notice_uid=notice_uid)
    dated = valid_from or register.clock.today()
    return notices.new_version(
        register,
        text=as_markdown(written),
        notice_uid=chosen.uid if chosen else "",
        title="" if chosen else written.document.title,
        language=language,
        because=because,
        valid_from=dated,
    )
