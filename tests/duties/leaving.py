"""A case with a letter about to leave, and what its checks say."""

from datetime import date

import msgspec

from dpo_desk.duties import (
    answering,
    collecting,
    intake,
    presend,
)
from dpo_desk.law.codes import (
    LetterKind,
    Relation,
    RequestKind,
)
from dpo_desk.records import (
    Request,
    Search,
    SearchResult,
)

ACCESS = LetterKind.ACCESS
EARLY = date(2026, 11, 3)


def log(register, *kinds, received=EARLY, **more):
    draft = intake.RequestDraft(
        kinds=kinds or (RequestKind.ACCESS,),
        received_on=received,
        requester_name="Ola Prøve",
        **{
            "relation": Relation.CUSTOMER,
            "requester_email": "ola@example.com",
            "text": "Hva har dere?",
            **more,
        },
    )
    request = intake.log_request(register, draft)
    for row in register.find(Search, "request_id = :r", r=request.id):
        collecting.mark(register, row.id, SearchResult.FOUND, on=received, text="2 e-poster")
    return register.get(Request, request.id)


def change(register, record, **values):
    with register.action("action.request.changed", ref="2026-001", field="x"):
        return register.change(record, **values)


def add(register, record):
    with register.action("action.request.changed", ref="2026-001", field="x"):
        return register.add(record)


def found(register, request, kind=ACCESS, *, way=None, letter=None, facts=None, **kept):
    """The checks of a letter as it would leave now."""
    request = register.get(Request, request.id)
    mine = answering.kept_letter(register, request, kind)
    for name, value in (facts or {}).items():
        mine = answering.change_fact(register, mine, name, value)
    mine = msgspec.structs.replace(mine, **kept)
    written = letter or answering.letter_of(register, request, mine)
    return presend.checks(register, request, mine, written, way=way)


def severity(checks, key):
    """How a rule took it: block, warn, or "" where it has nothing to say."""
    return next((each.severity for each in checks if each.key == key), "")


def attach(register, request, name="eksport.csv", **values):
    row = register.first(Search, "request_id = :r", r=request.id)
    document = collecting.attach(register, row.id, name, b"navn;ola", text="")
    return change(register, document, **values) if values else document
