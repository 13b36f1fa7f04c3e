"""Every letter in every language from every seed: no hole where the facts are there, PDF/A."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import pytest

from dpo_desk import letters
from dpo_desk.duties import (
    addressees,
    answering,
    case,
    claims,
    collecting,
    findings,
    intake,
    roles,
    seeding,
    telling,
)
from dpo_desk.law.codes import (
    ClaimOutcome,
    FindingChoice,
    LetterKind,
    Relation,
    RequestKind,
)
from dpo_desk.law.kinds import KINDS
from dpo_desk.letters import asks
from dpo_desk.paper import model, pdfa
from dpo_desk.records import KeptLetter, Request, Search, SearchResult
from dpo_desk.register import Register
from dpo_desk.words import LANGUAGES
from tests import sample

SEEDS = (
    "s0-it-radgivning",
    "s1-stromsparing",
    "s2-it-drift",
    "s3-energioppfolging",
    "s4-digitale-verktoy",
)
WITHOUT = {  # whom their notices name by kind only, or not at all
    LetterKind.TO_PROCESSOR: ("s2-it-drift", "s3-energioppfolging"),
    LetterKind.TO_RECIPIENT: ("s2-it-drift",),
}
RECEIVED, DONE = date(2026, 11, 3), date(2026, 11, 12)
KINDS_OF_LETTERS = [kind for kind in LetterKind if kind is not LetterKind.BREACH_NOTICE]
REFUSED = {
    RequestKind.ACCESS: "pol16_e",
    RequestKind.RECTIFICATION: "art16_correct",
    RequestKind.ERASURE: "art17_no_ground",
}
WORDS = "Slik er det, og derfor gjør vi dette."


class Cases(NamedTuple):
    """A seed's register with a case for every letter."""

    seed: str
    register: Register
    answered: Request
    refused: Request
    empty: Request
    forwarded: Request

    def of(self, kind: LetterKind) -> Request:
        """The case in which a letter is written."""
        match kind:
            case LetterKind.REFUSAL:
                return self.refused
            case LetterKind.NO_DATA:
                return self.empty
            case LetterKind.TO_CONTROLLER | LetterKind.REDIRECT:
                return self.forwarded
        return self.answered


@pytest.fixture(scope="module", params=SEEDS)
def cases(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Cases]:
    path = tmp_path_factory.mktemp("letters") / "x.perm"
    clock = sample.clock()
    with seeding.create_from_seed(path, request.param, password=None, clock=clock) as register:
        yield Cases(
            request.param,
            register,
            _answered(register),
            _refused(register),
            _log(register, RequestKind.ACCESS, found=SearchResult.NOTHING),
            _forwarded(register),
        )


def _log(register: Register, *kinds: RequestKind, found: SearchResult | None = None) -> Request:
    draft = intake.RequestDraft(
        kinds=kinds,
        received_on=RECEIVED,
        relation=Relation.OTHER,
        requester_name="Kari Eksempel",
        requester_email="kari@example.com",
        text="Jeg ber om dette.",
    )
    request = intake.log_request(register, draft)
    if found is not None:
        for row in register.find(Search, "request_id = :r", r=request.id):
            text = "Navn og e-postadresse" if found is SearchResult.FOUND else ""
            collecting.mark(register, row.id, found, on=date(2026, 11, 5), text=text)
    return register.get(Request, request.id)


def _answered(register: Register) -> Request:
    """All kinds in one case, decided and carried out, with a finding for each deed."""
    request = _log(register, *RequestKind, found=SearchResult.FOUND)
    for claim in case.claims(register, request):
        claims.decide(register, claim.id, ClaimOutcome.ANSWERED, answer=WORDS)
        if KINDS[claim.kind].deed:
            claims.done(register, claim.id, DONE)
    said = {
        FindingChoice.CORRECT: {"before": "Storgata 1", "after": "Storgata 2"},
        FindingChoice.ERASE: {"backups_until": date(2026, 12, 12)},
        FindingChoice.RESTRICT: {},
        FindingChoice.GIVE: {},
    }
    for choice, fields in said.items():
        finding = findings.add(register, request.id, "Adressen", choice=choice)
        for field, value in {"done_on": DONE, **fields}.items():
            if choice is not FindingChoice.GIVE:
                findings.change(register, finding.id, field, value)
    telling.due(register, request)
    return request


def _refused(register: Register) -> Request:
    request = _log(register, *REFUSED, found=SearchResult.FOUND)
    for claim in case.claims(register, request):
        ground = REFUSED[claim.kind]
        claims.decide(register, claim.id, ClaimOutcome.REFUSED, ground=ground, reason=WORDS)
    return request


def _forwarded(register: Register) -> Request:
    request = _log(register, RequestKind.ACCESS)
    return roles.make_forwarding(
        register, request.id, controller="Kunde Prøve AS", email="personvern@example.com"
    )


def _facts(kind: LetterKind) -> dict[str, str]:
    """An answer to all that a letter asks; a frame asks what the letters in it ask."""
    values = {"date": "2026-12-01", "money": "1250", "flag": asks.YES}
    return {
        ask.name: ask.choices[0] if ask.choices else values.get(ask.widget, WORDS)
        for ask in asks.asks_in(kind, RequestKind)
    }


def _composed(cases: Cases, kind: LetterKind, language: str) -> tuple[KeptLetter, model.Letter]:
    register, request = cases.register, cases.of(kind)
    to: dict[str, int | None] = {}
    known = addressees.known(register, request, kind) if kind in addressees.TO_FIRMS else []
    if known:
        to = {"service_id": known[0].service_id, "recipient_id": known[0].recipient_id}
    kept = answering.kept_letter(register, request, kind, language, **to)
    for name, value in _facts(kind).items():
        kept = answering.change_fact(register, kept, name, value)
    return kept, answering.letter_of(register, request, kept)


def test_every_letter_but_that_of_a_breach_can_be_written() -> None:
    assert set(letters.WRITERS) == set(KINDS_OF_LETTERS)


@pytest.mark.parametrize("kind", KINDS_OF_LETTERS)
def test_no_letter_has_a_hole_where_the_facts_are_there(cases: Cases, kind: LetterKind) -> None:
    for language in LANGUAGES:
        _kept, letter = _composed(cases, kind, language)
        missing = {(hole.table, hole.field) for hole in model.holes(letter)}
        nobody = cases.seed in WITHOUT.get(kind, ())
        assert missing == ({("letter", "service_id")} if nobody else set())
        assert (letter.kind, letter.language) == (kind, language)


@pytest.mark.parametrize("kind", KINDS_OF_LETTERS)
def test_a_letter_is_a_valid_pdf(cases: Cases, kind: LetterKind) -> None:
    """Each letter once, in a seed and a language that change; ``make test-slow`` draws them all."""
    place = KINDS_OF_LETTERS.index(kind)
    if SEEDS.index(cases.seed) == place % len(SEEDS):
        _drawn(cases, kind, LANGUAGES[place % len(LANGUAGES)])


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS_OF_LETTERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_is_a_valid_pdf(cases: Cases, kind: LetterKind, language: str) -> None:
    _drawn(cases, kind, language)


def _drawn(cases: Cases, kind: LetterKind, language: str) -> None:
    drawn = answering.draw(*_composed(cases, kind, language))
    assert pdfa.problems(drawn.pdf) == ()
