"""All that is handed over with a letter: the copies, the originals and the file to take along.

    there = parcel.contents(register, request_id, kept.kind)      # what can go
    gathered = parcel.gather(register, request_id, kept, pdf, wanted)
    files = parcel.pack(gathered, password, progress)             # on the worker
    parcel.record(register, request_id, files, way=…, letter_uid=kept.uid)

A password goes on PDFs only. What is none goes inside one that lists it, so that nothing lies open
beside what is locked.
"""

from collections.abc import Iterable
from datetime import datetime, time
from pathlib import PurePath
from typing import Final, NamedTuple

import msgspec

from dpo_desk.duties import annexes, delivery, portability, printing
from dpo_desk.duties.delivery import PDF, File
from dpo_desk.duties.documents import file_name
from dpo_desk.duties.errors import Guarded
from dpo_desk.law import dates
from dpo_desk.law.clock import instant
from dpo_desk.law.codes import RequestKind, SendingWay
from dpo_desk.paper.annex_model import Progress
from dpo_desk.records import Claim, Document, KeptLetter, Request
from dpo_desk.register import Register
from dpo_desk.words import of

PARTS: Final = ("letter", "annexes", "original", "portability")


class Contents(NamedTuple):
    """What of a case can go along, and what holds an e-mail back."""

    parts: tuple[str, ...]  # of ``PARTS``
    originals: int
    unbound: bool  # there are copies, and they are not bound as they now are
    held: Guarded | None  # why none of it may go by e-mail
    address: str  # where a draft would go
    phone: str  # where a password can be told

    def __repr__(self) -> str:
        return f"<Contents {' '.join(self.parts)}>"


class Gathered(NamedTuple):
    """What goes, out of the register."""

    files: tuple[File, ...]
    portable: portability.Gathered | None
    frame: "Frame"

    def __repr__(self) -> str:
        return f"<Gathered {len(self.files)} files>"


class Frame(NamedTuple):
    """What the page says that carries a file which is no PDF."""

    company: str
    title: str
    made: str
    language: str
    now: datetime


def contents(register: Register, request_id: int, kept: KeptLetter) -> Contents:
    """What can go along with a letter; quick."""
    request = register.get(Request, request_id)
    parts = ["letter"]
    plan = annexes.planned(register, request.id, language=kept.language, dated=kept.dated)
    stale = annexes.is_stale(register, request, kept)
    if plan.files and not stale:
        parts.append("annexes")
    originals = len(annexes.originals(register, request))
    if originals:
        parts.append("original")
    claims = register.find(Claim, "request_id = :r", r=request.id)
    if any(claim.kind is RequestKind.PORTABILITY for claim in claims):
        parts.append("portability")
    return Contents(
        parts=tuple(parts),
        originals=originals,
        unbound=stale,
        held=_held(register, request.id, kept),
        address=request.representative_email.strip() or request.requester_email.strip(),
        phone=request.requester_phone.strip(),
    )


def gather(
    register: Register, request_id: int, kept: KeptLetter, pdf: bytes, wanted: Iterable[str]
) -> Gathered:
    """Read what is wanted, of ``PARTS``; raises InvalidField where the file to take is empty."""
    request = register.get(Request, request_id)
    words = of(kept.language)
    asked = set(wanted)
    files: list[File] = []
    if "letter" in asked:
        name = file_name(f"{request.ref} {words(kept.kind.key)}.pdf")
        files.append(File("letter", name, PDF, pdf))
    bundle = annexes.current(register, request, kept) if "annexes" in asked else None
    if bundle is not None:
        files.append(File("annexes", bundle.name, PDF, bundle.data))
    if "original" in asked:
        given = annexes.originals(register, request)
        found = [register.get(Document, document_id) for _, document_id in given]
        files += [File("original", each.name, each.media_type, each.data) for each in found]
    portable = None
    if "portability" in asked:
        portable = portability.gather(register, request.id, language=kept.language)
    today = register.clock.today()
    frame = Frame(
        company=register.company().name,
        title=words("parcel.envelope.title", ref=request.ref),
        made=words("portable.made", ref=request.ref, date=dates.write(today, kept.language)),
        language=kept.language,
        now=instant(datetime.combine(today, time(12))),
    )
    return Gathered(tuple(files), portable, frame)


def pack(
    gathered: Gathered, password: str = "", progress: Progress | None = None
) -> tuple[File, ...]:
    """The files as they go, each locked where there is a password; on the worker.

    ``progress`` hears each file; what it raises stops the work.
    """
    files = [*gathered.files]
    if gathered.portable is not None:
        files.append(_portable(gathered.portable, locked=bool(password)))
    files = _apart(files)
    if not password:
        return tuple(files)
    locked = []
    for number, file in enumerate(files):
        if progress is not None:
            progress(number, len(files))
        whole = file if file.media_type == PDF else _enclosed(gathered.frame, file)
        locked.append(delivery.lock(whole, password))
    return tuple(locked)


def record(
    register: Register,
    request_id: int,
    files: Iterable[File],
    *,
    way: SendingWay,
    letter_uid: str = "",
) -> None:
    """Log that each of these files left."""
    for file in files:
        delivery.record(register, request_id, file, way=way, letter_uid=letter_uid)


def _held(register: Register, request_id: int, kept: KeptLetter) -> Guarded | None:
    try:
        delivery.check(register, request_id, kept, SendingWay.EMAIL)
    except Guarded as error:
        return error
    return None


def _apart(files: Iterable[File]) -> list[File]:
    """Two files of one name lie beside each other: the later gets a number."""
    taken: set[str] = set()
    made = []
    for file in files:
        path, number = PurePath(file.name), 1
        while (name := f"{path.stem}{f' ({number})' if number > 1 else ''}{path.suffix}") in taken:
            number += 1
        taken.add(name)
        made.append(msgspec.structs.replace(file, name=name))
    return made


def _portable(found: portability.Gathered, *, locked: bool) -> File:
    made = portability.build(found)
    name = portability.file_name(found)
    if locked:
        return File("portability", f"{name}.pdf", PDF, portability.enclosed(found, made))
    return File("portability", name, "application/zip", made.data)


def _enclosed(frame: Frame, file: File) -> File:
    """A file inside a PDF that names it: only that can be locked."""
    from dpo_desk.paper import enclosing

    words = of(frame.language)
    sheet = printing.ListPaper(
        language=frame.language,  # type: ignore[arg-type]  # one of the three
        company=frame.company,
        title=frame.title,
        subtitle=words("portable.envelope.open", name=file.name),
        printed=frame.made,
        columns=(printing.ListColumn(words("portable.files")),),
    )
    page = printing.draw(sheet, [(file.name,)], frame.now)
    data = enclosing.enclose(page.pdf, file.name, file.media_type, file.data)
    return msgspec.structs.replace(file, name=f"{file.name}.pdf", media_type=PDF, data=data)
