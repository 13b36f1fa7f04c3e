"""B05: each item of DOMAIN 13 for this very person, or a hole where it is empty."""

from typing import Any

import pytest

from dpo_desk.law.codes import (
    Relation,
    Role,
    Stated,
    TransferMechanism,
)
from dpo_desk.paper import model
from dpo_desk.paper.model import Card, PageOf, Section, Summary, Table
from dpo_desk.records import (
    Activity,
    Company,
    SearchResult,
)
from tests.letters import prose, samples
from tests.letters.answer import holes, parts, replace, rows, section, text, write
from tests.letters.samples import BOOKS, FOLLOW_UP, NEWSLETTER, SEARCHES, material


def test_a_case_that_is_complete_has_no_holes_in_any_language() -> None:
    for language in ("nb", "nn", "en"):
        assert holes(write(language)) == set()


def test_the_order_is_that_of_print() -> None:
    letter = write(letter=replace(material().letter, omitted="Navnet på en annen kunde"))
    labels = [
        part.label if isinstance(part, Section | Summary) else type(part).__name__
        for part in letter.parts
        if not isinstance(part, model.Paragraph)
    ]
    assert labels == [
        "Kort sagt",
        "Formålene",
        *["Card"] * 4,
        "Overføring ut av EØS",
        "Rettighetene dine",
        "Hvis du er uenig",
        "Slik lette vi",
        "Dette kravet",
        "Det vi har utelatt",
        "Signature",
        "Vedlegg",
    ]


def test_it_opens_with_yes_and_the_copy_and_answers_seven_questions() -> None:
    letter = write()
    first = prose.words(letter.parts[1].text)  # type: ignore[union-attr]
    assert first.startswith("*Ja,* vi har personopplysninger om deg, og du får kopi")
    (summary,) = parts(letter, Summary)
    assert [prose.words(answer) for _, answer in summary.rows] == [
        "*Ja.*",
        "Fire formål. De står i tabellen «Formålene».",
        "Fem mottakere. Alle står med navn.",
        "*Ja,* til USA. For én mottaker vet vi ikke landet.",
        "*Nei.* Mennesker tar avgjørelsene.",
        "*Nei.*",
        "Fire vedlegg.",
    ]


def test_the_overview_points_at_the_page_of_every_card() -> None:
    letter = write()
    (found,) = [p for p in parts(letter, Section) if p.label == "Formålene"]
    (table,) = [block for block in found.blocks if isinstance(block, Table)]
    cards = parts(letter, Card)
    assert [row[2] for row in table.rows] == [(PageOf(card.key),) for card in cards]
    assert [card.number for card in cards] == [1, 2, 3, 4]
    keys = {card.key for card in cards}
    asked = {each.key for each in model.inlines(letter) if isinstance(each, PageOf)}
    assert asked == keys


def test_a_card_tells_data_basis_recipients_time_and_source() -> None:
    first, second, third, fourth = (rows(card) for card in parts(write(), Card))
    assert first["Opplysninger"] == (
        "Navn, stilling, e-postadresse og mobilnummer. Kopi: vedlegg 1 og 2."
    )
    assert first["Grunnlag"].endswith("Berettiget interesse · artikkel 6 nr. 1 bokstav f")
    assert (
        "Asana, Inc. | saksliste for brukerstøtte (Asana) | USA. Lagres i USA. Står på listen"
        in (first["Mottakere"])
    )
    assert first["Kilde"] == "Deg selv. Arbeidsgiveren din."
    assert list(second) == ["Grunnlag", "Ellers"]
    assert second["Ellers"].endswith("alt annet er som for formål 1 på side ‹page›.")
    assert third["Lagringstid"] == "Slettes når du trekker samtykket."
    assert "artikkel 6 nr. 1 bokstav c og bokføringsloven § 13" in fourth["Grunnlag"]
    assert "Bryggen Regnskap AS | fører regnskapet | Norge." in fourth["Mottakere"]
    assert fourth["Kilde"] == "Vi har ikke klart å fastslå hvor opplysningene kommer fra."


def test_what_is_empty_and_mandatory_is_a_hole_at_its_field() -> None:
    bare = samples.Use(activity=Activity(uid="bare", name="Noe"))
    assert holes(write(every_use=(bare,))) == {
        ("activity", "bare", "purpose"),
        ("activity", "bare", "data_categories"),
        ("activity", "bare", "retention"),
    }
    assert holes(write(every_use=())) == {("request", "request", "activities")}
    assert holes(write(searches=(), annexes=())) == {("request", "request", "searches")}
    assert holes(write(company=Company(uid="company"))) == {
        ("company", "company", field)
        for field in ("name", "org_number", "address", "email", "privacy_contact", "manager")
    }


def test_a_search_that_waits_or_says_nothing_of_what_it_found_is_a_hole() -> None:
    waits = samples.searched(2, "Asana", SearchResult.NOT_YET)
    silent = samples.searched(3, "MailerLite", SearchResult.FOUND)
    found = holes(write(searches=(SEARCHES[0], waits, silent)))
    assert found == {("search", "search-2", "result"), ("search", "search-3", "note")}


def test_unknown_is_an_honest_answer_and_no_hole() -> None:
    nobody = replace(
        FOLLOW_UP,
        aims=(samples.aim(1, "Noe vi gjør"),),
        links=(samples.link(2, "Asana", "Asana, Inc.", country=""),),
        activity=replace(FOLLOW_UP.activity, source="", source_is_person=Stated.UNKNOWN),
        retention=(samples.rule(1, "Saker"),),
    )
    letter = write(every_use=(nobody,))
    assert holes(letter) == set()
    said = text(letter)
    for words in (
        "Vi har ikke fastslått hvilket grunnlag i loven vi bygger dette på.",
        "Vi har ikke klart å fastslå hvilket land opplysningene lagres i.",
        "Saker: vi har ikke klart å fastslå hvor lenge dette lagres.",
        "Vi har ikke klart å fastslå hvor opplysningene kommer fra.",
        "*Vi vet ikke.* Vi har ikke fastslått landet for én mottaker.",
    ):
        assert words in said


def test_the_rights_follow_from_the_bases_and_objection_stands_alone() -> None:
    said = section(write(), "Rettighetene dine").splitlines()
    assert "Opplysninger du selv har gitt oss til formål 2 og 3, kan du få" in said[-4]
    assert "Samtykket til formål 3 kan du trekke når som helst." in said[-4]
    assert said[-3].startswith("*Du kan protestere* mot formål 1, som bygger på berettiget")
    assert said[-2].startswith("*Får du reklame fra oss, kan du alltid si nei.*")
    only_law = section(write(every_use=(BOOKS,)), "Rettighetene dine")
    assert "bygger på berettiget interesse" in only_law
    assert "Det gjør ikke formålet her." in only_law
    assert "samtykke" not in only_law.lower()
    assert "kan du alltid si nei" in only_law


def test_a_basis_nobody_has_settled_takes_the_right_to_object_from_no_one() -> None:
    unsettled = replace(BOOKS, aims=(samples.aim(4, "Noe vi gjør"),))
    alone = section(write(every_use=(unsettled,)), "Rettighetene dine")
    assert "*Du kan protestere* mot formål 1, der vi ikke har fastslått grunnlaget." in alone
    beside = section(write(every_use=(FOLLOW_UP, unsettled)), "Rettighetene dine")
    assert "Det samme gjelder formål 3, der vi ikke har fastslått grunnlaget." in beside


def test_advertising_is_no_matter_of_an_applicant() -> None:
    applicant = replace(samples.REQUEST, relation=Relation.APPLICANT)
    said = section(write(request=applicant, every_use=(BOOKS,)), "Rettighetene dine")
    assert "reklame" not in said
    listed = replace(BOOKS, activity=replace(BOOKS.activity, subjects=("subscriber",)))
    said = section(write(request=applicant, every_use=(listed,)), "Rettighetene dine")
    assert "Får du reklame fra oss" in said


def test_the_opening_claims_no_copy_that_is_not_there() -> None:
    def opening(**changes: Any) -> str:
        return prose.words(write(**changes).parts[1].text)  # type: ignore[union-attr]

    some = (SEARCHES[0], *(replace(each, annexes=()) for each in SEARCHES[1:]))
    assert "Noe av det får du kopi av" in opening(searches=some, annexes=(samples.MAILS,))
    none = tuple(replace(each, annexes=()) for each in SEARCHES)
    assert "kopi" not in opening(searches=none, annexes=())
    assert "Det vi fant, står under «Slik lette vi»." in opening(searches=none, annexes=())
    held_back = replace(material().letter, omitted="Navnet på en annen kunde")
    assert "Noe har vi utelatt." in opening(letter=held_back)


@pytest.mark.parametrize(
    ("mechanism", "words"),
    [
        (TransferMechanism.DPF, "EU-kommisjonen har godkjent rammeverket mellom EU og USA"),
        (TransferMechanism.SCC, "EUs standardvilkår for overføring (artikkel 46)."),
        (TransferMechanism.ADEQUACY, "Vi har ikke fastslått hva som beskytter opplysningene der."),
        (TransferMechanism.PRIVACY_SHIELD, "ugyldig siden 16. juli 2020"),
        (TransferMechanism.EEA, "Vi har ikke fastslått hva som beskytter opplysningene der."),
        (TransferMechanism.UNKNOWN, "Vi har ikke fastslått hva som beskytter opplysningene der."),
    ],
)
def test_a_transfer_to_the_usa_says_what_protects_the_data(
    mechanism: TransferMechanism, words: str
) -> None:
    asana = samples.link(2, "Asana", "Asana, Inc.", storage_countries=("US",), mechanism=mechanism)
    letter = write(every_use=(replace(FOLLOW_UP, links=(asana,)),))
    assert words in section(letter, "Overføring ut av EØS")


def test_a_service_where_nothing_was_found_has_received_nothing() -> None:
    nothing = samples.searched(2, "Asana", SearchResult.NOTHING)
    letter = write(searches=(SEARCHES[0], nothing, *SEARCHES[2:]))
    said = text(letter)
    assert "Vi fant ingenting om deg her." in rows(parts(letter, Card)[0])["Mottakere"]
    assert "*Ja,* til USA" not in said
    assert "Asana, Inc. | USA" not in section(letter, "Overføring ut av EØS")


def test_a_purpose_whose_systems_hold_nothing_has_no_card_but_is_told() -> None:
    nothing = [samples.searched(n, "X", SearchResult.NOTHING) for n in (3, 4)]
    letter = write(searches=(*SEARCHES[:2], *nothing))
    assert len(parts(letter, Card)) == 2
    assert (
        "For disse formålene lette vi også, men fant ingenting om deg: «Sende deg nyhetsbrevet» "
        "og «Sende faktura og føre regnskap»."
    ) in text(letter)


def test_where_everything_was_searched_in_vain_the_answer_is_no() -> None:
    nothing = tuple(samples.searched(n, "Microsoft 365", SearchResult.NOTHING) for n in range(1, 5))
    letter = write(searches=nothing, annexes=())
    assert letter.kind == "access"
    assert parts(letter, Card) == []
    assert "*Nei.* Vi har søkt i" in text(letter)


def test_what_is_done_for_others_is_left_out_and_confirms_nothing() -> None:
    for_others = replace(NEWSLETTER, activity=replace(NEWSLETTER.activity, role=Role.PROCESSOR))
    letter = write(every_use=(FOLLOW_UP, for_others))
    said = text(letter)
    assert "Sende deg nyhetsbrevet" not in said
    assert "er det virksomheten du er kunde eller ansatt hos, du må spørre." in said


def test_an_own_system_outside_the_eea_is_a_transfer_but_no_recipient() -> None:
    own = samples.link(4, "Arkivet", storage_countries=("US",), mechanism=TransferMechanism.SCC)
    letter = write(every_use=(replace(FOLLOW_UP, links=(own,)),))
    assert "Ingen utenfor virksomheten." in text(letter)
    assert "*Ja,* til USA." in text(letter)
    assert "EUs standardvilkår" in section(letter, "Overføring ut av EØS")
    at_home = samples.link(4, "Arkivet", storage_countries=("NO",))
    letter = write(every_use=(replace(FOLLOW_UP, links=(at_home,)),))
    assert "vi har ikke sendt dem videre." in section(letter, "Overføring ut av EØS")


def test_where_an_own_system_lies_is_unknown_until_somebody_says() -> None:
    letter = write(every_use=(replace(FOLLOW_UP, links=(samples.link(4, "Arkivet"),)),))
    assert "Ingen som vi har registrert." in text(letter)
    assert "*Vi vet ikke.* Vi har ikke fastslått landet for våre egne systemer." in text(letter)
    assert "sendt ut av EØS (EU" in section(letter, "Overføring ut av EØS")


def test_a_vendor_outside_the_eea_may_reach_what_lies_inside() -> None:
    asana = samples.link(2, "Asana", "Asana, Inc.", country="US", storage_countries=("IE",))
    letter = write(every_use=(replace(FOLLOW_UP, links=(asana,)),))
    assert "Vi har ikke fastslått om leverandøren kan få tilgang fra USA." in text(letter)
    assert "*Nei,* ikke som vi kjenner til." in text(letter)
