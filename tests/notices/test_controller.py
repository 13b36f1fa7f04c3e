"""The controller of a notice: its name, number and addresses, and nobody else's."""

import pytest

from dpo_desk.notices.controller import find
from dpo_desk.notices.model import Controller
from dpo_desk.reading.sheet import sheet


def controller(text: str) -> Controller:
    return find(sheet(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Behandlingsansvarlig er Fjelltopp Sport AS ved daglig leder.", "Fjelltopp Sport AS"),
        ("Behandlingsansvarlig: Hansen & Sønn Bygg ANS", "Hansen & Sønn Bygg ANS"),
        ("Bryggen Kafé AS er behandlingsansvarlig for opplysningene.", "Bryggen Kafé AS"),
        ("Når Prøve Data AS er å anse som behandlingsansvarlig, gjelder dette.", "Prøve Data AS"),
        ("Styret i Bakkehaugen borettslag er behandlingsansvarlig.", "Bakkehaugen borettslag"),
        ("Nordfjord Elektro AS er behandlingsansvarleg etter lova.", "Nordfjord Elektro AS"),
        ("The data controller is Harbour Tools Ltd, Oslo.", "Harbour Tools Ltd"),
        ("Harbour Tools Ltd acts as the controller of your data.", "Harbour Tools Ltd"),
        ("Personvernerklæring for Rosa Blomster\n\nVi lagrer navn.", "Rosa Blomster"),
        ("PERSONVERNERKLÆRING ROSA BLOMSTER AS\n\nVi lagrer navn.", "ROSA BLOMSTER AS"),
        ("Privacy Policy – Rosa Flowers\n\nWe store names.", "Rosa Flowers"),
        ("Personvern\n\nSlik behandler vi i Rosa Blomster AS dine data.", "Rosa Blomster AS"),
        (
            "Rosa IT behandler navn. Google er databehandler.\n\npost@rosait.example.",
            "Rosa IT",
        ),
        (
            "Rosa lagrer navn. Facebook er selv behandlingsansvarlig. Kontakt Rosa Blomster AS.",
            "Rosa Blomster AS",
        ),
        ("Bygdekafeen på Tunet (org. 314 081 404) er eit føretak.", "Bygdekafeen på Tunet"),
        ("Vi er to søsken som driver Garnboden i Hamar.", "Garnboden i Hamar"),
        (
            "Acme GmbH, reg. no. NO 314 081 404, c/o Rosa AS, Oslo, is responsible for your data.",
            "Acme GmbH",
        ),
        ("Personvern i Ås barneskole\n\nVi lagrer navn.", "Ås barneskole"),
        ("Behandlingsansvarlig er eSmart Drift AS.", "eSmart Drift AS"),
        ("Behandlingsansvarlig er kjeks.no AS, Oslo.", "kjeks.no AS"),
        ("Behandlingsansvarlig er Rosa AS 2019.", "Rosa AS"),
        ("Personvern\n\nVi lagrer navn og adresse. Vi sletter dem.", None),
        ("Klinikken behandler navn. Klinikken er behandlingsansvarlig.", None),
        ("", None),
    ],
)
def test_the_name(text: str, name: str | None) -> None:
    assert controller(text).name == name


def test_short_names_are_known() -> None:
    found = controller(
        "NITD er ansvarlig for behandlingen.\n\nKunder av Norsk IT Drift AS er trygge."
    )
    assert found.name == "Norsk IT Drift AS"
    assert found.short_names == ("NITD",)


@pytest.mark.parametrize(
    ("text", "orgnr"),
    [
        ("Eksempel AS, org.nr. 314 081 404", "314081404"),
        ("Organisasjonsnummer: 314081404 MVA", "314081404"),
        ("Eksempel AS (314 081 404), Storgata 1", "314081404"),
        ("Organisasjonsnummer\n314 081 404", "314081404"),
        ("Acme GmbH, reg. no. NO 314 081 404, is here.", "314081404"),
        ("Org.nr. 314 081 405", None),  # the check digit is wrong
        ("Vi har nummeret 314081404 et sted", None),
        ("Datatilsynet har organisasjonsnummer 974 761 467.", None),
    ],
)
def test_the_organisation_number(text: str, orgnr: str | None) -> None:
    assert controller(text).orgnr == orgnr


@pytest.mark.parametrize(
    ("text", "emails"),
    [
        ("Spørsmål? Skriv til post(at)rosa.example.", ("post@rosa.example",)),
        (
            "Skriv til support@rosa.example.\n\nOm personvern: personvern@rosa.example",
            ("personvern@rosa.example", "support@rosa.example"),
        ),
        (
            "Kontakt hei@rosa.example, postkasse@datatilsynet.no eller google@google.com.",
            ("hei@rosa.example",),
        ),
        (
            "Skriv til fornavn.etternavn@rosa.example eller rosa.blomster@gmail.com.",
            ("rosa.blomster@gmail.com",),
        ),
        ("Kari svarer på Kari@Rosa.Example", ("kari@rosa.example",)),
    ],
)
def test_the_addresses(text: str, emails: tuple[str, ...]) -> None:
    assert controller(text).emails == emails


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        ("Telefon: +47 23 32 74 40", ("+4723327440",)),
        ("Tlf. 69 81 10 00", ("+4769811000",)),
        ("Ring oss på 99998123", ("+4799998123",)),
        ("post@rosa.example / 999 98 123", ("+4799998123",)),
        ("Telefon\n22 33 44 55", ("+4722334455",)),
        ("Call us: +46 8 123 456 78", ("+46812345678",)),
        ("Sentralbord 02222", ("+4702222",)),
        ("Datatilsynet, telefon 22 39 69 00", ()),
        ("Klag til:\nDatatilsynet\nTelefon: 22 39 69 01", ()),
        ("Org.nr. 314 081 404", ()),
        ("Fakturaen 12345678 slettes etter 30 dager.", ()),
        ("Kontonummer 1234 56 78901", ()),
        ("Fra 01.01.2023 til 31.12.2023", ()),
    ],
)
def test_the_telephone_numbers(text: str, phones: tuple[str, ...]) -> None:
    assert controller(text).phones == phones


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Adresse: Husebybakken 28B, 0379 OSLO", "Husebybakken 28B, 0379 OSLO"),
        ("Rosa AS\nTvillinggata 1\n\n1870 Ørje", "Tvillinggata 1, 1870 Ørje"),
        ("Post: Postboks 12 Sentrum, 0101 Oslo", "Postboks 12 Sentrum, 0101 Oslo"),
        ("Vi holder til i Karl Prøves gate 8, 0160 Oslo.", "Karl Prøves gate 8, 0160 Oslo"),
        ("Datatilsynet, Postboks 458 Sentrum, 0105 Oslo", None),
        ("Vi er 2500 Medlemmer.", None),
    ],
)
def test_the_postal_address(text: str, address: str | None) -> None:
    assert controller(text).address == address


@pytest.mark.parametrize(
    ("text", "role", "person"),
    [
        ("Kontakt daglig leder Kari Eksempel, kari@rosa.example.", "daglig leder", "Kari Eksempel"),
        ("Personvernombudet svarer på ombud@rosa.example.", "personvernombudet", None),
        ("Contact our Chief Operating Officer at a@rosa.example.", "Chief Operating Officer", None),
        ("Vi selger til ledere.", None, None),
    ],
)
def test_whom_to_ask(text: str, role: str | None, person: str | None) -> None:
    found = controller(text)
    assert (found.contact_role, found.contact_name) == (role, person)


def test_everything_is_quoted() -> None:
    text = (
        "Behandlingsansvarlig er Rosa AS, org.nr. 314 081 404, Storgata 1, 0155 Oslo.\n"
        "Daglig leder svarer på post(at)rosa.example, tlf. 22 33 44 55."
    )
    said = {place.text for place in controller(text).evidence}
    assert said == {
        "Rosa AS", "314 081 404", "Storgata 1, 0155 Oslo", "Daglig leder", "post(at)rosa.example",
        "22 33 44 55",
    }  # fmt: skip
    assert all(text[p.start : p.end] == p.text for p in controller(text).evidence)
