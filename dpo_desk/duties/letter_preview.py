"""A letter as an own text would have it: with one of the cases, or with somebody we made up.

The made-up person asks this very company, so that its letterhead and register stand in the letter;
what only a case knows is framed, as in any letter that lacks something.
"""

from datetime import timedelta
from typing import Final

import msgspec

from dpo_desk import letters
from dpo_desk.duties import composing, events
from dpo_desk.duties.collecting import applicable
from dpo_desk.law import kinds
from dpo_desk.law.codes import ClaimOutcome, LetterKind, Relation, RequestKind
from dpo_desk.letters import gather, wording
from dpo_desk.letters.material import Material, Searched
from dpo_desk.paper import model
from dpo_desk.records import Claim, KeptLetter, Request, Search, SearchResult
from dpo_desk.register import Register

_NEWEST: Final = 20
_AGO: Final = timedelta(days=9)
_OUTCOMES: Final = {
    LetterKind.NO_DATA: ClaimOutcome.NO_DATA,
    LetterKind.REFUSAL: ClaimOutcome.REFUSED,
}


class Case(msgspec.Struct, frozen=True):
    """A case that can be shown; no name, since somebody may be looking on."""

    id: int
    ref: str


def cases(register: Register) -> tuple[Case, ...]:
    """The newest cases whose person is still known."""
    found = register.rows(
        "select id, ref from request where removed_at is null and erased_on is null"
        f" order by id desc limit {_NEWEST}"
    )
    return tuple(msgspec.convert(found, list[Case]))


def shown_kind(file: str) -> LetterKind:
    """The letter in which a file's words are seen: its own, else an answer to access."""
    return LetterKind(file) if file in set(LetterKind) else LetterKind.ACCESS


def letter(
    register: Register, file: str, language: str, text: str, request_id: int | None = None
) -> model.Letter:
    """A letter with ``text`` in place of the file; nothing is kept of it."""
    kind = shown_kind(file)
    if request_id is None:
        material = _made_up(register, kind, language)
    else:
        request = register.get(Request, request_id)
        found = composing.kept_letter(register, request, kind, language)
        material = _gathered(register, request, found)
    own = {**material.wording, (file, language): wording.clean(text)}
    return letters.write(kind, msgspec.structs.replace(material, wording=own), language)


def pdf(drawn: model.Letter) -> bytes:
    """The letter's pages; touches no register, so a worker can do it."""
    return composing.draw(KeptLetter(), drawn).pdf


def _gathered(register: Register, request: Request, kept: KeptLetter) -> Material:
    return gather.gather(
        register,
        request,
        activities=applicable(register, request),
        letter=kept,
        events=events.events(register, request),
        deadlines=events.case_deadlines(register, request),
        dated=register.clock.today(),
    )


def _made_up(register: Register, kind: LetterKind, language: str) -> Material:
    """Kari Eksempel, a customer, has asked for what this letter answers."""
    today = register.clock.today()
    request = Request(
        uid="sample",
        ref=f"{today.year}-000",
        received_on=today - _AGO,
        language=language,
        relation=Relation.CUSTOMER,
        requester_name="Kari Eksempel",
        requester_email="kari@example.com",
        requester_address="Eksempelveien 1\n0001 Oslo",
    )
    kept = KeptLetter(uid="sample", kind=kind, language=language)
    material = _gathered(register, request, kept)
    services = {link.service.uid: link.service for use in material.uses for link in use.links}
    found = SearchResult.NOTHING if kind is LetterKind.NO_DATA else SearchResult.FOUND
    searched = tuple(
        Searched(search=Search(service_id=each.id, result=found, on=today), service=each)
        for each in services.values()
    )
    return msgspec.structs.replace(material, claims=_claims(kind), searches=searched, earlier=())


def _claims(kind: LetterKind) -> tuple[Claim, ...]:
    """What is asked for in a case with this letter: what it answers, else access."""
    outcome = _OUTCOMES.get(kind, ClaimOutcome.ANSWERED)
    own = (code for code in RequestKind if kinds.KINDS[code].letters[0] is kind)
    return (Claim(kind=next(own, RequestKind.ACCESS), outcome=outcome),)
