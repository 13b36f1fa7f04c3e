"""The copies that go along with an answer, one by one: what is given, covered, kept back.

``read`` is what the answer step lists; ``redactions`` covers a page, ``annexes`` binds them all.
"""

from enum import StrEnum
from typing import Final, NamedTuple

from dpo_desk.duties import annexes, case, redactions, suppression
from dpo_desk.duties.composing import kept_letter
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.suppression import Address
from dpo_desk.law.codes import FindingChoice, LetterKind, RequestKind
from dpo_desk.letters import gather_case
from dpo_desk.records import Document, Finding, Request
from dpo_desk.register import Register


class State(StrEnum):
    """What happens with a copy; each is ``along.state.<code>`` in the catalogues."""

    GIVEN = "given"
    REDACTED = "redacted"
    UNCOVERED = "uncovered"  # it was decided to cover something, and nothing is covered yet
    KEPT_BACK = "kept_back"


_ORDER: Final = "search_id, id"


class Copy(NamedTuple):
    """A found file as the list shows it; ``number`` is 0 where it does not go along."""

    document_id: int
    number: int
    name: str
    place: str
    pages: int  # 0 where nobody has counted
    state: State
    marks: int
    as_file: bool

    def __repr__(self) -> str:
        return f"<Copy {self.document_id}>"


class Along(NamedTuple):
    """What belongs to the answer of a case besides the letter."""

    copies: tuple[Copy, ...]
    bound: bool  # as they now are
    portable: bool  # the person has asked for a file of their own (20)
    addresses: tuple[tuple[Address, bool], ...]  # of who wants no marketing; whether it is listed

    def __repr__(self) -> str:
        return f"<Along {len(self.copies)} copies>"


def read(register: Register, request_id: int, language: str = "") -> Along:
    """All of it as it stands now; ``language`` is the letter's, for whether the file fits it."""
    request = register.get(Request, request_id)
    kinds = {claim.kind for claim in case.claims(register, request)}
    wants_copy = not kinds or RequestKind.ACCESS in kinds  # pages are an answer to nothing else
    found = _copies(register, request) if wants_copy else ()
    bound = False
    if any(copy.number for copy in found):
        letter = kept_letter(register, request, LetterKind.ACCESS, language)
        bound = not annexes.is_stale(register, request, letter)
    return Along(
        copies=found,
        bound=bound,
        portable=RequestKind.PORTABILITY in kinds,
        addresses=_addresses(register, request, kinds),
    )


def give_as_file(register: Register, document_id: int, *, as_file: bool) -> Document:
    """Let a file go along as it is, besides its pages, or not.

    Raises InvalidField for one in which something is covered: as it is, it would tell.
    """
    document = register.get(Document, document_id)
    if as_file and redactions.of(register, document.id):
        raise InvalidField("annex.error.covered", "as_file")
    request = register.get(Request, document.request_id or 0)
    with register.action("action.annex.as_file", ref=request.ref):
        return register.change(document, as_file=as_file)


def _copies(register: Register, request: Request) -> tuple[Copy, ...]:
    bars = gather_case.redactions(register, request)
    places, _ = gather_case.searches(register, request, bars)
    names = {
        each.search.id: each.service.name if each.service else each.search.place for each in places
    }
    numbers = {annex.document_id: annex.number for each in places for annex in each.annexes}
    said = register.find(Finding, "request_id = :r and document_id is not null", r=request.id)
    to_cover = {each.document_id for each in said if each.choice is FindingChoice.REDACT}
    rows = register.rows(
        f"select id, name, pages, as_file, search_id from {Document.table}"
        f" where request_id = :r and search_id is not null and removed_at is null"
        f" order by {_ORDER}",
        r=request.id,
    )
    found = []
    for row in rows:
        document = int(str(row["id"]))
        number, marks = numbers.get(document, 0), len(bars.get(document, ()))
        found.append(
            Copy(
                document_id=document,
                number=number,
                name=str(row["name"]),
                place=names.get(int(str(row["search_id"])), ""),
                pages=int(str(row["pages"] or 0)),
                state=_state(number, marks, to_cover=document in to_cover),
                marks=marks,
                as_file=bool(row["as_file"]),
            )
        )
    return tuple(sorted(found, key=lambda copy: (copy.number == 0, copy.number)))


def _state(number: int, marks: int, *, to_cover: bool) -> State:
    if not number:
        return State.KEPT_BACK
    if marks:
        return State.REDACTED
    return State.UNCOVERED if to_cover else State.GIVEN


def _addresses(
    register: Register, request: Request, kinds: set[RequestKind]
) -> tuple[tuple[Address, bool], ...]:
    if RequestKind.MARKETING_OPT_OUT not in kinds:
        return ()
    listed = suppression.load(register)
    own = suppression.of_case(register, request.id)
    return tuple((each, listed.has(each.channel, each.text)) for each in own)
