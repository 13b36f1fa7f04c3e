"""Material from the five registers to start from, for every relation and outcome of the search."""

import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import msgspec

from dpo_desk.duties import collecting, intake, seeding
from dpo_desk.duties.collecting import applicable
from dpo_desk.duties.events import case_deadlines, events
from dpo_desk.law.clock import FixedClock
from dpo_desk.law.codes import LetterKind, Relation
from dpo_desk.letters.gather import gather
from dpo_desk.letters.material import Material
from dpo_desk.records import KeptLetter, Request, Search, SearchResult
from dpo_desk.register import Register

CLOCK = FixedClock(datetime(2026, 11, 19, 8, 40, tzinfo=UTC))
OUTCOMES = ("note", "attached", "first", "nothing", "not_yet")


def all_material() -> Iterator[Material]:
    """Five firms, eight relations; what was found varies with both."""
    for seed in seeding.names():
        yield from _of_seed(seed).values()


def material(seed: str, relation: str, outcome: str) -> Material:
    """The material of one case; ``outcome`` is "note", or the one that falls to the relation."""
    return _of_seed(seed)[relation, outcome]


@cache
def _of_seed(seed: str) -> dict[tuple[str, str], Material]:
    """Every case of a seed, logged one after the other in the same register."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.perm"
        with seeding.create_from_seed(path, seed, password=None, clock=CLOCK) as register:
            return {
                (relation.value, outcome): _gathered(register, _case(register, relation, outcome))
                for n, relation in enumerate(Relation)
                for outcome in {"note", OUTCOMES[(n + len(seed)) % len(OUTCOMES)]}
            }


def _gathered(register: Register, request: Request) -> Material:
    plain = msgspec.structs.replace(request, ref="2026-001")
    return gather(
        register,
        plain,
        activities=applicable(register, request),
        letter=KeptLetter(request_id=request.id, kind=LetterKind.ACCESS),
        events=events(register, request),
        deadlines=case_deadlines(register, request),
        dated=CLOCK.today(),
    )


def _case(register: Register, relation: Relation, outcome: str) -> Request:
    draft = intake.RequestDraft(
        received_on=date(2026, 11, 3),
        relation=relation,
        requester_name="Kari Eksempel",
        requester_email="kari@example.com",
    )
    request = intake.log_request(register, draft)
    rows = register.find(Search, "request_id = :r", order="id", r=request.id)
    for n, row in enumerate(rows):
        _mark(register, row, "nothing" if outcome == "first" and n else outcome)
    return register.get(Request, request.id)


def _mark(register: Register, row: Search, outcome: str) -> None:
    day = date(2026, 11, 5)
    match outcome:
        case "note" | "first":
            collecting.mark(register, row.id, SearchResult.FOUND, on=day, text="3.")
        case "attached":
            collecting.attach(register, row.id, "kopi.pdf", b"%PDF-1.7")
        case "nothing":
            collecting.mark(register, row.id, SearchResult.NOTHING, on=day)
