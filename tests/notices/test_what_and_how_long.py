"""Uses of data, storage, what is missing and what contradicts itself, in notices of few lines."""

import pytest

from dpo_desk.notices import activities, promises, retention
from dpo_desk.notices.model import NoticeFacts
from dpo_desk.notices.read import read
from dpo_desk.reading.sheet import sheet


def kept(text: str) -> list[tuple[str | None, str, str]]:
    """Period, trigger and action of every statement on storage."""
    return [(each.period, each.trigger, each.action) for each in retention.find(sheet(text))]


KEPT = {
    "Vi sletter kundeopplysninger 3 år etter at kundeforholdet er avsluttet.": [
        ("P3Y", "contract_end", "delete")
    ],
    "Søknader slettes etter 6–12 måneder.": [("P12M", "recruitment_end", "delete")],
    "Kameraopptak vert sletta etter sju dagar.": [("P7D", "recording", "delete")],
    "Invoices are kept for five (5) years after the end of the financial year.": [
        ("P5Y", "fin_year_end", "delete")
    ],
    "Regnskapsbilag oppbevares i 3,5 år eller 5 år.": [
        ("P3Y6M", "fin_year_end", "delete"),
        ("P5Y", "fin_year_end", "delete"),
    ],
    "Journaler oppbevares permanent.": [(None, "none", "keep")],
    "Regnskapsopplysninger oppbevares i henhold til bokføringsloven.": [
        (None, "fin_year_end", "keep")
    ],
    "Opplysningene anonymiseres eller slettes etter to år.": [
        ("P2Y", "none", "anonymise_or_delete")
    ],
    "Kontoen settes i karantene i 30 dager når du sletter kontoen.": [
        ("P30D", "account_closed", "quarantine")
    ],
    "Vi lagrer opplysningene dine så lenge det er nødvendig for formålet.": [
        (None, "purpose_ended", "delete")
    ],
    "Nyhetsbrev: Vi sletter e-postadressen din når du melder deg av.": [
        (None, "consent_withdrawn", "delete")
    ],
    "## Hvor lenge?\n\nKundekort: to år etter siste besøk.\n\nChat: 90 dager.": [
        ("P2Y", "last_visit", "delete"),
        ("P90D", "none", "delete"),
    ],
    "Formål | Opplysninger | Lagringstid\n--- | --- | ---\nSupport | E-post | 24 måneder": [
        ("P24M", "none", "delete")
    ],
    "Vi svarer på henvendelser innen 30 dager.": [],
    "Tilbudet gjelder i 30 dager.": [],
    "Vi varsler deg 30 dager før endringer trer i kraft.": [],
    "Barn under 13 år må ha samtykke fra foresatte for at vi skal lagre opplysninger.": [],
    "## Informasjonskapsler\n\n_ga lagres i 13 måneder.": [],
    "Du kan be om at vi sletter opplysningene.": [],
    "Vi har over 20 års erfaring.": [],
}


@pytest.mark.parametrize(("text", "found"), KEPT.items())
def test_how_long_something_is_kept(text: str, found: list[tuple[str | None, str, str]]) -> None:
    assert kept(text) == found


def test_the_act_is_named_and_the_subject_is_in_the_notices_own_words() -> None:
    page = sheet("Fakturaer og bilag oppbevares i fem år etter bokføringsloven § 13.")
    (found,) = retention.find(page)
    assert (found.what, found.law) == ("Fakturaer og bilag", "bokføringsloven § 13")


PROMISED = {
    "Vi svarer innen 30 dager.": ("P30D",),
    "Du får svar innan ein månad.": ("P1M",),
    "We respond within one month. This may be extended by two further months.": ("P1M",),
    "Vi svarer uten ugrunnet opphold.": (),
    "Vi svarer innen en måned, og i kompliserte saker kan fristen forlenges med to måneder.": (
        "P1M",
    ),
    "Avvik meldes til Datatilsynet innen 72 timer.": (),
    "Henvendelser slettes etter 30 dager.": (),
    "Svarfrist: 14 dager.": ("P14D",),
}


@pytest.mark.parametrize(("text", "periods"), PROMISED.items())
def test_how_soon_an_answer_is_promised(text: str, periods: tuple[str, ...]) -> None:
    assert tuple(each.code for each in promises.find(sheet(text))) == periods


NOTICE = """# Personvern i Prøve Frisør AS

Prøve Frisør AS er behandlingsansvarlig. Kontakt: post@prove.example, telefon 99 99 00 00.

## Formål og grunnlag

Timebestilling: navn og mobilnummer. Grunnlag: avtale.

Nyhetsbrev: e-postadresse. Grunnlag: samtykke.

Regnskap: navn og betaling. Grunnlag: rettslig forpliktelse (bokføringsloven).

## Jobbsøkere

Vi behandler søknad, CV og referanser på grunnlag av vår berettigede interesse i å vurdere deg.

## Lagringstid

Regnskap: 5 år. Søknader: 6 måneder.
"""


def test_uses_of_data_become_entries_of_a_register() -> None:
    found = {each.purpose: each for each in activities.find(sheet(NOTICE))}
    assert list(found) == ["Timebestilling", "Nyhetsbrev", "Regnskap", "Jobbsøkere"]
    assert found["Timebestilling"].legal_bases == ("contract",)
    assert found["Timebestilling"].data_categories == ("name", "mobile")
    assert found["Nyhetsbrev"].legal_bases == ("consent",)
    assert found["Nyhetsbrev"].subjects == ("subscriber",)
    assert found["Regnskap"].legal_bases == ("legal_obligation",)
    assert found["Jobbsøkere"].legal_bases == ("legitimate_interests",)
    assert found["Jobbsøkere"].data_categories == ("application", "cv", "references")
    assert found["Jobbsøkere"].subjects == ("applicant",)


ACTIVITIES = {
    "Vi bruker e-postadressen din for å sende nyhetsbrev.": ["sende nyhetsbrev"],
    "## Kva brukar vi dei til?\n\nFor å levere varene du har tinga. For å føre rekneskap.": [
        "levere varene du har tinga",
        "føre rekneskap",
    ],
    "We use your data to deliver the services you have ordered.": [
        "deliver the services you have ordered"
    ],
    "Formålet er å besvare henvendelser.": ["besvare henvendelser"],
    "Formål | Opplysninger | Grunnlag\n--- | --- | ---\nLønn til ansatte | Kontonummer | Avtale": [
        "Lønn til ansatte"
    ],
    "Vi bruker opplysningene til å:\n- gi tilbud\n- føre regnskap (lovpålagt)": [
        "gi tilbud",
        "føre regnskap",
    ],
    "## Dine rettigheter\n\nInnsyn: du kan be om innsyn.": [],
    "## Hvem deler vi med?\n\nVi bruker Tripletex for å føre regnskap.": [],
    "Vi ber om legitimasjon for å bekrefte identiteten din.": [],
}


@pytest.mark.parametrize(("text", "names"), ACTIVITIES.items())
def test_a_purpose_is_called_what_the_notice_calls_it(text: str, names: list[str]) -> None:
    assert [each.purpose for each in activities.find(sheet(text))] == names


FULL = (
    NOTICE
    + """
Det er frivillig å gi oss opplysninger. Vi deler dem med databehandlere i Norge.

## Dine rettigheter

Du har rett til innsyn, retting og sletting, og du kan trekke samtykket når som helst.
Du kan klage til Datatilsynet.
"""
)


def test_a_full_notice_misses_nothing() -> None:
    assert read(FULL).missing == ()


@pytest.mark.parametrize(
    ("item", "line"),
    {
        "complaint": "Du kan klage til Datatilsynet.",
        "withdraw_consent": ", og du kan trekke samtykket når som helst",
        "obligation_to_provide": "Det er frivillig å gi oss opplysninger. ",
        "legitimate_interest_named": " i å vurdere deg",
    }.items(),
)
def test_what_is_taken_out_is_missed(item: str, line: str) -> None:
    assert line in FULL
    assert read(FULL.replace(line, "")).missing == (item,)


def test_nothing_is_missed_in_nothing() -> None:
    assert read("").missing == ()


CONFLICTS = {
    "Kundeopplysninger slettes etter 3 år.\n\nVi sletter kundeopplysninger etter 5 år.": (
        ("retention", ("P3Y", "P5Y")),
    ),
    "Kundeopplysninger slettes etter 3 år. Søknader slettes etter 6 måneder.": (),
    "Vi svarer innen 30 dager.\n\nAlle krav besvares innen én måned.": (
        ("response_promise", ("P30D", "P1M")),
    ),
    "Ved besøk på nettsiden innhentes det ikke opplysninger.\n\nVi bruker Google Analytics.": (
        ("website_collection", ("no", "yes")),
    ),
    "Vi sender ikke nyhetsbrev.\n\nNyhetsbrevet sendes hver måned.": (
        ("newsletter", ("no", "yes")),
    ),
    "Vi har ikke kameraovervåking.": (),
}


@pytest.mark.parametrize(("text", "found"), CONFLICTS.items())
def test_what_a_notice_says_in_two_ways(text: str, found: tuple[object, ...]) -> None:
    facts = read(text)
    assert tuple((each.about, each.values) for each in facts.conflicts) == found
    assert all(len(each.evidence) > 1 for each in facts.conflicts)


def test_what_is_found_carries_no_words_in_its_repr() -> None:
    facts = read(FULL)
    assert isinstance(facts, NoticeFacts)
    assert "Frisør" not in "".join(map(repr, (*facts.activities, *facts.retention, *facts.bases)))
