"""Reading what one case holds: its searches and files, whom it is told to, what came before."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from dpo_desk.law.codes import FindingChoice, LetterKind
from dpo_desk.letters.material import Addressee, Annex, Earlier, Searched
from dpo_desk.records import (
    Claim,
    Document,
    Event,
    EventKind,
    Finding,
    KeptLetter,
    Notification,
    Origin,
    Recipient,
    Redaction,
    Request,
    Search,
    Service,
    Vendor,
)
from dpo_desk.register import Register

Redactions = Mapping[int, tuple[Redaction, ...]]

# Letters to the person that answer nothing yet; those to firms are no answer either.
_UNDERWAY: Final = frozenset(
    {
        LetterKind.RECEIPT,
        LetterKind.IDENTITY,
        LetterKind.CLARIFICATION,
        LetterKind.EXTENSION,
        LetterKind.TO_RECIPIENT,
        LetterKind.TO_CONTROLLER,
        LetterKind.TO_PROCESSOR,
    }
)
# A copy that a finding keeps back, and none gives out, is no annex.
_KEPT_BACK: Final = (
    f"select document_id from {Finding.table} where request_id = :r and removed_at is null"
    " and document_id is not null group by document_id"
    " having sum(choice = :k) > 0 and sum(choice <> :k) = 0"
)
# Reached the same way; a family can share a telephone, so the name must agree too.
_REACHED_ALIKE: Final = (
    "id <> :r and erased_on is null and (id = :e"
    " or (:mail <> '' and lower(trim(requester_email)) = :mail)"
    " or (:phone <> '' and replace(requester_phone, ' ', '') = :phone)"
    " or (:address <> '' and trim(requester_address) = :address))"
    " and (received_on is null or received_on <= :day)"
)


def searches(
    register: Register, request: Request, covered: Redactions
) -> tuple[tuple[Searched, ...], tuple[Annex, ...]]:
    """The places in the order of the register, and the files found there, numbered.

    As somebody has put them, else as they lie: place by place.
    """
    services = {service.id: service for service in register.find(Service)}
    rows = register.find(Search, "request_id = :r", order="id", r=request.id)
    # The bytes may be many and are not read here.
    files = register.rows(
        f"select id, name, pages, sha256, as_file, search_id from {Document.table}"
        " where request_id = :r and search_id is not null and removed_at is null"
        f" and id not in ({_KEPT_BACK}) order by position = 0, position, search_id, id",
        r=request.id,
        k=FindingChoice.KEEP_BACK,
    )
    there = {row.id for row in rows}
    files = [file for file in files if file["search_id"] in there]
    annexes = tuple(_annex(number, file, covered) for number, file in enumerate(files, 1))
    found = [
        Searched(
            search=row,
            service=services.get(row.service_id or 0),
            annexes=tuple(each for each in annexes if each.search_id == row.id),
        )
        for row in rows
    ]
    return tuple(found), annexes


def redactions(register: Register, request: Request) -> Redactions:
    """What is covered in the files of a case, by the file."""
    found: defaultdict[int, list[Redaction]] = defaultdict(list)
    of_case = f"document_id in (select id from {Document.table} where request_id = :r)"
    for each in register.find(Redaction, of_case, order="page, top, left, id", r=request.id):
        found[each.document_id].append(each)
    return {document: tuple(marks) for document, marks in found.items()}


def notifications(register: Register, request: Request) -> tuple[Notification, ...]:
    """Who is to be told of what was done (article 19)."""
    return tuple(register.find(Notification, "request_id = :r", order="id", r=request.id))


def addressee(register: Register, request: Request, letter: KeptLetter) -> Addressee | None:
    """The firm that a letter goes to; None where it goes to the person, or nobody is chosen."""
    if letter.kind is LetterKind.TO_CONTROLLER:
        name = request.controller_name.strip()
        return Addressee(name=name, contact=request.controller_email.strip()) if name else None
    if letter.service_id is not None:
        service = register.get(Service, letter.service_id)
        vendor = register.get(Vendor, service.vendor_id) if service.vendor_id else None
        firm = (vendor.legal_name.strip() or vendor.name.strip()) if vendor else ""
        name = firm or service.name.strip()
        return Addressee(name=name, contact=service.contact.strip(), record=service)
    if letter.recipient_id is not None:
        recipient = register.get(Recipient, letter.recipient_id)
        return Addressee(name=recipient.name.strip(), record=recipient)
    return None


def earlier(register: Register, request: Request) -> tuple[Earlier, ...]:
    """The same person's cases that came before this one, the oldest first."""
    cases = register.find(
        Request,
        _REACHED_ALIKE,
        order="received_on, id",
        r=request.id,
        e=request.earlier_request_id or 0,
        mail=request.requester_email.strip().lower(),
        phone=request.requester_phone.replace(" ", ""),
        address=request.requester_address.strip(),
        day=request.received_on or date.max,
    )
    linked = request.earlier_request_id
    return tuple(
        _earlier(register, case)
        for case in cases
        if case.id == linked or _named_alike(case, request)
    )


def originals(register: Register, request: Request) -> tuple[str, ...]:
    """Names of the files that the request came as, with what hung on them."""
    rows = register.rows(
        f"select name from {Document.table} where request_id = :r and origin in (:m, :a)"
        " and removed_at is null order by id",
        r=request.id,
        m=Origin.MESSAGE,
        a=Origin.ATTACHMENT,
    )
    return tuple(str(row["name"]) for row in rows)


def _named_alike(case: Request, other: Request) -> bool:
    """Whether two cases can be one person's; one that gives no name says nothing against it."""
    names = {" ".join(each.requester_name.split()).casefold() for each in (case, other)}
    return len(names - {""}) <= 1


def _earlier(register: Register, case: Request) -> Earlier:
    claims = register.find(Claim, "request_id = :r", order="id", r=case.id)
    sent = register.find(
        Event, "request_id = :r and kind = :k", order="id", r=case.id, k=EventKind.LETTER_SENT
    )
    answers = [event.on for event in sent if event.values.get("letter") not in _UNDERWAY]
    return Earlier(
        request=case,
        kinds=tuple(dict.fromkeys(claim.kind for claim in claims)),
        answered_on=answers[0] if answers else None,
    )


def _annex(number: int, file: dict[str, Any], covered: Redactions) -> Annex:
    return Annex(
        number=number,
        name=str(file["name"]),
        search_id=file["search_id"],
        pages=int(file["pages"]),
        document_id=int(file["id"]),
        sha256=str(file["sha256"]),
        redacted=len(covered.get(int(file["id"]), ())),
        as_file=bool(file["as_file"]),
    )
