"""What one case holds for its letters: to whom they go, what came before, what is covered."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dpo_desk.law.codes import LetterKind, RequestKind
from dpo_desk.letters import gather_case
from dpo_desk.records import (
    Activity,
    Claim,
    Document,
    Event,
    EventKind,
    KeptLetter,
    Origin,
    Recipient,
    Redaction,
    Request,
    Search,
    Service,
    Vendor,
)
from dpo_desk.register import Register
from tests import sample

PERSON = {
    "requester_name": "Kari Eksempel",
    "requester_email": "kari@example.com",
    "requester_phone": "900 00 000",
    "requester_address": "Veien 1\n0150 Oslo",
}


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with sample.make(tmp_path) as register, register.action("seed.loaded", seed="prove"):
        yield register


def case(register: Register, n: int, **changes: Any) -> Request:
    """A case received on the n-th of November."""
    known: dict[str, Any] = {"ref": f"2026-{n:03}", "received_on": date(2026, 11, n)} | changes
    return register.add(Request(**known))


def refs(register: Register, request: Request) -> list[str]:
    return [each.request.ref for each in gather_case.earlier(register, request)]


@pytest.mark.parametrize(
    "same",
    [
        {"requester_email": " KARI@example.com "},
        {"requester_phone": "90000000"},
        {"requester_address": "Veien 1\n0150 Oslo"},
    ],
)
@pytest.mark.parametrize("name", ["KARI  eksempel", ""])
def test_the_same_person_is_reached_alike_and_named_alike(
    register: Register, same: dict[str, str], name: str
) -> None:
    case(register, 3, requester_name=name, **same)
    case(register, 4, requester_name="Ola Prøve", **same)
    assert refs(register, case(register, 9, **PERSON)) == ["2026-003"]


def test_a_name_alone_is_not_the_same_person(register: Register) -> None:
    case(register, 3, requester_name="Kari Eksempel")
    case(register, 4)
    later = case(register, 10, **PERSON)
    assert refs(register, case(register, 9, **PERSON)) == []
    assert refs(register, later) == ["2026-009"]
    assert refs(register, case(register, 11)) == []


def test_a_case_that_was_joined_is_earlier_whoever_wrote(register: Register) -> None:
    first = case(register, 3)
    assert refs(register, case(register, 9, earlier_request_id=first.id)) == ["2026-003"]


def test_earlier_cases_come_with_what_they_asked_and_when_they_were_answered(
    register: Register,
) -> None:
    first = case(register, 3, **PERSON)
    for kind in (RequestKind.ACCESS, RequestKind.ERASURE):
        register.add(Claim(request_id=first.id, kind=kind))
    for letter, day in (("receipt", 4), ("to_processor", 5), ("access", 6), ("erased", 7)):
        register.add(
            Event(
                request_id=first.id,
                kind=EventKind.LETTER_SENT,
                on=date(2026, 11, day),
                values={"letter": letter},
            )
        )
    case(register, 4, **PERSON)
    one, other = gather_case.earlier(register, case(register, 9, **PERSON))
    assert one.kinds == (RequestKind.ACCESS, RequestKind.ERASURE)
    assert one.answered_on == date(2026, 11, 6)
    assert other.kinds == ()
    assert other.answered_on is None


def test_a_letter_goes_to_the_firm_it_names(register: Register) -> None:
    vendor = register.add(Vendor(name="Postit", legal_name="Postit Holding AS"))
    bought = register.add(
        Service(name="Postit Pro", vendor_id=vendor.id, contact="hjelp@postit.example")
    )
    own = register.add(Service(name="Papirarkivet"))
    activity = register.find(Activity)[0]
    recipient = register.add(Recipient(activity_id=activity.id, name="Bryggen Regnskap AS"))
    request = case(
        register, 3, controller_name="Fjellhotellet AS", controller_email="post@fjell.example"
    )

    def to(kind: LetterKind, **changes: Any) -> tuple[str, str] | None:
        letter = KeptLetter(request_id=request.id, kind=kind, **changes)
        found = gather_case.addressee(register, request, letter)
        return (found.name, found.contact) if found else None

    processor = LetterKind.TO_PROCESSOR
    assert to(processor, service_id=bought.id) == ("Postit Holding AS", "hjelp@postit.example")
    assert to(processor, service_id=own.id) == ("Papirarkivet", "")
    assert to(LetterKind.TO_RECIPIENT, recipient_id=recipient.id) == ("Bryggen Regnskap AS", "")
    assert to(LetterKind.TO_CONTROLLER) == ("Fjellhotellet AS", "post@fjell.example")
    assert to(LetterKind.ACCESS) is None
    assert to(processor) is None


def test_annexes_know_their_file_and_how_much_of_it_is_covered(register: Register) -> None:
    request = case(register, 3)
    row = register.add(Search(request_id=request.id, place="Papirarkivet"))
    files = [
        register.add(
            Document(request_id=request.id, search_id=row.id, name=name, sha256=name, pages=2)
        )
        for name in ("en.pdf", "to.pdf")
    ]
    for page in (2, 1):
        register.add(Redaction(document_id=files[1].id, page=page))
    covered = gather_case.redactions(register, request)
    assert {key: [each.page for each in marks] for key, marks in covered.items()} == {
        files[1].id: [1, 2]
    }
    ((searched,), annexes) = gather_case.searches(register, request, covered)
    assert searched.annexes == annexes
    assert [(each.document_id, each.sha256, each.redacted) for each in annexes] == [
        (files[0].id, "en.pdf", 0),
        (files[1].id, "to.pdf", 2),
    ]


def test_what_the_request_came_as_is_named(register: Register) -> None:
    request = case(register, 3)
    for name, origin in (
        ("melding.eml", Origin.MESSAGE),
        ("skjema.pdf", Origin.ATTACHMENT),
        ("funn.pdf", Origin.FOUND),
    ):
        register.add(Document(request_id=request.id, name=name, origin=origin))
    assert gather_case.originals(register, request) == ("melding.eml", "skjema.pdf")
