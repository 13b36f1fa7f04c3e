"""B05: what is left out, who the person is, and what else makes the answer this person's own."""

from datetime import date

import pytest

from dpo_desk.law.codes import (
    LegalBasis,
    Relation,
    RequestKind,
    Stated,
)
from dpo_desk.paper.model import Card
from dpo_desk.records import (
    Claim,
    Contact,
    Event,
    EventKind,
    PurposeBasis,
    Recipient,
)
from tests.letters import prose, samples
from tests.letters.answer import holes, parts, replace, rows, section, text, write
from tests.letters.samples import BOOKS, FOLLOW_UP, material


def test_what_is_left_out_is_told_with_its_ground_and_where_to_complain() -> None:
    third = Event(kind=EventKind.ASSESSED, values={"choice": "third_party"}, note="Andres navn")
    letter = write(events=(third,))
    said = section(letter, "Det vi har utelatt")
    assert "(artikkel 15 nr. 4)" in said
    assert "Andres navn" in said
    assert "Noe har vi utelatt." in text(letter)
    assert "Du kan klage til Datatilsynet (datatilsynet.no), og du kan bringe saken inn" in said
    assert "*Ja,* noe som gjelder andre." in text(letter)
    silent = replace(third, note="")
    assert ("letter", "letter", "omitted") in holes(write(events=(silent,)))
    own_words = replace(material().letter, omitted="Et notat (personopplysningsloven § 16 e)")
    letter = write(letter=own_words)
    assert "Et notat (personopplysningsloven § 16 e)" in section(letter, "Det vi har utelatt")
    assert "artikkel 15 nr. 4" not in text(letter)  # nobody said that it is for others' sake
    assert "*Ja.* Se «Det vi har utelatt»." in text(letter)


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (Event(kind=EventKind.NO_DOUBT), "Vi var ikke i tvil om hvem du er."),
        (
            Event(kind=EventKind.IDENTIFIED, values={"method": "call_back"}),
            "Vi ringte deg på nummeret vi hadde fra før",
        ),
        (
            Event(kind=EventKind.IDENTIFIED, values={"method": "noe nytt"}),
            "Vi har fått bekreftet hvem du er",
        ),
    ],
)
def test_it_says_how_we_know_who_the_person_is(event: Event, words: str) -> None:
    assert words in text(write(events=(Event(kind=EventKind.DOUBT), event)))


def test_a_doubt_without_an_answer_is_a_hole_and_no_word_of_it_is_none() -> None:
    assert holes(write(events=(Event(kind=EventKind.DOUBT),))) == {
        ("request", "request", "identity")
    }
    assert holes(write(events=())) == set()


def test_automated_decisions_are_told_with_their_logic() -> None:
    def use(state: Stated, logic: str = "") -> samples.Use:
        activity = FOLLOW_UP.activity
        return replace(
            FOLLOW_UP,
            activity=replace(activity, automated_decisions=state, automated_logic=logic),
        )

    letter = write(every_use=(use(Stated.KNOWN, "Alderen gir poeng"), BOOKS))
    assert "*Ja,* for formål 1 og 2." in text(letter)
    assert "Alderen gir poeng. Du kan be om at et menneske" in text(letter)
    assert holes(write(every_use=(use(Stated.KNOWN),))) == {
        ("activity", "activity-1", "automated_logic")
    }
    assert "*Vi vet ikke* for formål 1 og 2." in text(write(every_use=(use(Stated.UNKNOWN),)))
    assert "Vi kjenner ikke til at det skjer." in text(write(every_use=(use(Stated.NOT_STATED),)))


def test_the_person_the_relation_and_the_manager_have_their_words() -> None:
    request = replace(
        material().request,
        relation=Relation.APPLICANT,
        representative_name="Advokat Ola Prøve",
        requester_address="",
    )
    letter = write(request=request, letter=replace(material().letter, intro="Takk for sist."))
    assert [prose.words(line) for line in letter.recipient] == [
        "Kari Eksempel",
        "v/ Advokat Ola Prøve",
        "kari@example.com",
    ]
    said = text(letter)
    assert "Svaret gjelder deg som jobbsøker." in said
    assert "Advokat Ola Prøve skrev på dine vegne: «Hva har dere om meg?»" in said
    assert "\ntext     Takk for sist.\n" not in said
    assert "Takk for sist." in said
    long = replace(request, text="Jeg vil se alt.\n" * 30)
    assert "«Jeg vil se alt." in section(write(request=long), "Det du ba om")


def test_other_claims_are_answered_apart() -> None:
    claims = (Claim(kind=RequestKind.ACCESS), Claim(kind=RequestKind.ERASURE))
    said = text(write(claims=claims))
    assert (
        "Du ba også om dette: å få slettet opplysninger om deg. Det svarer vi på for seg." in said
    )


def test_dates_are_the_letters_own() -> None:
    letter = write(dated=date(2027, 2, 1))
    assert letter.dated == date(2027, 2, 1)
    assert ("Dato", "1. februar 2027") in [
        (label, prose.words(value)) for label, value in letter.facts
    ]
    assert "til 1. februar 2028" in text(letter)


def test_the_way_to_reach_us_is_the_one_for_rights() -> None:
    form = Contact(channel="form", value="firma.example/skjema", for_rights=True)  # type: ignore[arg-type]
    letter = write(contacts=(form,))
    assert "kontaktskjemaet på firma.example/skjema hvis du vil bruke rettighetene" in text(letter)


def test_groups_without_a_name_are_counted_apart() -> None:
    group = Recipient(id=9, uid="r9", name="Leverandører", is_category=True)
    letter = write(every_use=(replace(BOOKS, recipients=(group,)),))
    assert "Én mottaker med navn, og én gruppe som vi ikke har klart å navngi." in text(letter)
    assert "Vi har bare registrert gruppen" in rows(parts(letter, Card)[0])["Mottakere"]


def test_two_bases_stand_one_after_the_other() -> None:
    both = samples.aim(
        7,
        "Noe",
        PurposeBasis(basis=LegalBasis.CONSENT),
        PurposeBasis(basis=LegalBasis.LEGAL_OBLIGATION),
    )
    letter = write(every_use=(replace(BOOKS, aims=(both,)),))
    assert "Samtykke og rettslig forpliktelse" in text(letter)
    basis = rows(parts(letter, Card)[0])["Grunnlag"]
    assert basis.index("bokstav a") < basis.index("bokstav c")


def test_title_and_head_carry_the_name_only_where_they_may() -> None:
    letter = write()
    assert letter.running_head == "Svar på kravet ditt om innsyn · Kari Eksempel"
    assert letter.title == "Svar på kravet ditt om innsyn (sak 2026-014)"
    assert letter.case == "Sak 2026-014"
    assert letter.sender.lines == (
        "Strandgata 12, 4005 Stavanger",
        "Org.nr. 314 159 265",
        "personvern@fjordlys.example",
    )
