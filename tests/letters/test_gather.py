"""Material from a register: what applies, what disagrees, what was found, in few queries."""

from pathlib import Path
from typing import Any

import pytest

from dpo_desk import letters
from dpo_desk.law.codes import LetterKind
from dpo_desk.letters.material import Material
from dpo_desk.paper import model
from dpo_desk.records import Event, KeptLetter, Request
from dpo_desk.register import Register
from tests.letters import prose, seeded
from tests.letters.seeded import CLOCK, material

SEEDS = (
    "s0-it-radgivning",
    "s1-stromsparing",
    "s2-it-drift",
    "s3-energioppfolging",
    "s4-digitale-verktoy",
)


def text(whole: Material, language: str = "nb") -> str:
    letter = letters.write(LetterKind.ACCESS, whole, language)
    return "\n".join(line for _, line in prose.lines(letter))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_seed_can_be_answered_as_it_is(seed: str, language: str) -> None:
    for relation in ("customer", "applicant", "visitor", "employee", "other"):
        whole = material(seed, relation, "note")
        letter = letters.write(LetterKind.ACCESS, whole, language)
        if whole.uses and whole.searches:
            assert model.holes(letter) == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_seeds_are_told_in_english_without_norwegian(seed: str) -> None:
    assert "(in Norwegian)" not in text(material(seed, "customer", "note"), "en")


def test_the_first_seed_names_every_vendor_with_its_purposes() -> None:
    said = text(material("s0-it-radgivning", "customer", "note"))
    for name in ("Microsoft", "MailerLite", "Asana", "MeisterTask", "24SevenOffice"):
        assert name in said
    assert "Føre regnskap og sende faktura" in said


def test_three_and_five_years_stand_side_by_side() -> None:
    said = text(material("s2-it-drift", "customer", "note"))
    assert "to ulike tider, og det er ikke avgjort hvilken som gjelder:" in said
    assert "tre år etter at avtaleforholdet er slutt." in said
    assert "Opplysninger i CRM og ERP: fem år." in said


def test_cookies_that_live_longer_than_stated_are_told_with_it() -> None:
    said = text(material("s1-stromsparing", "visitor", "note"))
    assert "Opplysninger fra nettsiden: én dag etter innsamlingen." in said
    assert "andre tider for informasjonskapslene under, og det er ikke avgjort" in said
    assert "To år etter siste besøk" in said


def test_a_chosen_statement_decides(tmp_path: Path) -> None:
    from dpo_desk.duties import seeding
    from dpo_desk.records import Statement

    path = tmp_path / "x.perm"
    with seeding.create_from_seed(path, "s2-it-drift", password=None, clock=CLOCK) as register:
        said = register.find(Statement, "topic = 'retention' and conflict <> '' and value = 'P3Y'")
        with register.action("action.request.changed", ref="x", field="x"):
            register.change(said[0], chosen=True)
        request = seeded._case(register, seeded.Relation.CUSTOMER, "note")
        told = text(seeded._gathered(register, request))
    assert "tre år etter at avtaleforholdet er slutt." in told
    assert "fem år" not in told
    assert "ikke avgjort" not in told


def test_files_become_annexes_in_the_order_of_the_places() -> None:
    whole = material("s0-it-radgivning", "customer", "attached")
    assert [annex.number for annex in whole.annexes] == [1, 2, 3, 4, 5]
    assert "Fem vedlegg." in text(whole)
    for row in whole.searches:
        assert [annex.search_id for annex in row.annexes] == [row.search.id] * len(row.annexes)


def test_the_number_of_queries_does_not_grow_with_the_register(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dpo_desk.duties import seeding

    counts = {}
    for seed in ("s0-it-radgivning", "s1-stromsparing"):
        path = tmp_path / f"{seed}.perm"
        with seeding.create_from_seed(path, seed, password=None, clock=CLOCK) as register:
            request = seeded._case(register, seeded.Relation.CUSTOMER, "note")
            counts[seed] = _queries(register, request, monkeypatch)
    assert len(set(counts.values())) == 1
    assert counts["s0-it-radgivning"] < 30


def _queries(register: Register, request: Request, monkeypatch: pytest.MonkeyPatch) -> int:
    from dpo_desk.letters.gather import gather

    seen: list[str] = []
    events: list[Event] = []
    with monkeypatch.context() as patch:
        for name in ("find", "first", "rows", "company"):
            whole = getattr(Register, name)

            def note(self: Register, *args: Any, _whole: Any = whole, **more: Any) -> Any:
                seen.append(_whole.__name__)
                return _whole(self, *args, **more)

            patch.setattr(Register, name, note)
        gather(
            register,
            request,
            activities=seeded.applicable(register, request),
            letter=KeptLetter(request_id=request.id),
            events=events,
            deadlines=None,
            dated=CLOCK.today(),
        )
    return len(seen)
