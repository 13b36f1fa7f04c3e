"""Who gets data, in sentences as many kinds of firms write them, and who does not."""

import tomllib
from pathlib import Path

import pytest

from dpo_desk.notices import recipients
from dpo_desk.notices.model import Controller, Recipient
from dpo_desk.reading.sheet import sheet


def found(text: str) -> tuple[Recipient, ...]:
    return recipients.find(sheet(text), Controller())


with (Path(__file__).parent / "recipients_said.toml").open("rb") as file:
    SAID: list[tuple[str, list[str]]] = [
        (text, names) for text, names in tomllib.load(file)["said"]
    ]


@pytest.mark.parametrize(("text", "names"), SAID, ids=[text[:40] for text, _ in SAID])
def test_who_gets_data(text: str, names: list[str]) -> None:
    assert sorted(each.name for each in found(text)) == sorted(names)


def test_every_place_is_exact() -> None:
    text = "\n\n".join(text for text, _ in SAID)
    for each in found(text):
        assert each.evidence
        for place in each.evidence:
            assert text[place.start : place.end] == place.text
            assert text.count("\n", 0, place.start) + 1 == place.line


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Tallhuset AS er vår databehandler.", "processor"),
        ("Vi bruker Kundia til nyhetsbrev.", "processor"),
        ("Vi betaler ut lønn gjennom DNB.", "own_controller"),
        ("Klarna er selvstendig behandlingsansvarlig for kredittvurderingen.", "own_controller"),
        (
            "Vi og Meta er felles behandlingsansvarlige for statistikken på siden vår.",
            "joint_controller",
        ),
        ("Databehandlere:\n\n- Klarna (betaling)", "processor"),
        ("Selvstendig behandlingsansvarlige\n\n- Kundia (påmelding)", "own_controller"),
        ("Navnet ditt sendes til grossisten Varehuset AS.", "recipient"),
        ("Vi bruker Meta-pikselen til annonser.", "recipient"),
    ],
)
def test_what_a_recipient_is(text: str, role: str) -> None:
    assert [each.role for each in found(text)][:1] == [role]


@pytest.mark.parametrize(
    ("text", "purpose", "region"),
    [
        ("Databehandlere:\n\n- Klavia (nyhetsbrev), USA", "nyhetsbrev", "USA"),
        ("Vi bruker Kundia til å sende nyhetsbrev.", "å sende nyhetsbrev", None),
        ("Regnskap: Tallhuset AS", "Regnskap", None),
        ("Skylageret lagrer bildene i Sverige.", "", "i Sverige"),
    ],
)
def test_what_for_and_where(text: str, purpose: str, region: str | None) -> None:
    (only,) = found(text)
    assert (only.purpose, only.region) == (purpose, region)


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Vi bruker Mailchimp til nyhetsbrev.", "stated"),
        ("Opplysninger kan deles med Mailchimp.", "unclear"),
        ("Google Analytics\n\nStatistikk over besøk.", "interpreted"),
    ],
)
def test_how_sure_it_is(text: str, certainty: str) -> None:
    (only,) = found(text)
    assert only.certainty == certainty


def test_the_same_vendor_under_two_names_is_one() -> None:
    text = "Vi bruker Tallhuset AS til regnskap. Tallhuset får kopi av fakturaen."
    (only,) = found(text)
    assert only.name == "Tallhuset AS"
    assert len(only.evidence) == 2


def test_a_service_has_its_maker_and_a_bracket_names_nobody_else() -> None:
    (only,) = found("Vi bruker Ordreboka fra Tallhuset AS til oppdrag.")
    assert (only.name, only.vendor) == ("Ordreboka", "Tallhuset")
    assert [each.name for each in found("Vi bruker Nets (Nexi Group) til betaling.")] == ["Nets"]


def test_the_company_itself_gets_nothing() -> None:
    text = (
        "Personvernerklæring for Hagehjelpen AS\n\nHagehjelpen AS er behandlingsansvarlig. "
        "Opplysningene lagres hos Hagehjelpen. Regnskapet føres av Tallhuset AS."
    )
    assert [each.name for each in recipients.find(sheet(text))] == ["Tallhuset AS"]
