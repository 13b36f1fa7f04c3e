"""Whether data leave the EEA: sentences together, and what is said of one vendor only."""

import pytest

from dpo_desk.notices import recipients, transfers
from dpo_desk.notices.model import Transfers
from dpo_desk.reading.sheet import sheet


def found(text: str) -> Transfers:
    page = sheet(text)
    return transfers.find(page, recipients.find(page))


@pytest.mark.parametrize(
    ("text", "value", "mechanisms"),
    [
        ("Vi lagrer navn og adresse.", "unstated", ()),
        ("Alle opplysninger lagres i Norge.", "no", ()),
        ("Personopplysninger lagres innenfor EU/EØS.", "no", ()),
        ("Alt vert lagra i Noreg.", "no", ()),
        ("Our data are stored in Norway only.", "no", ()),
        # Where one vendor keeps them says nothing of the others.
        ("E-posten lagres på Microsoft sine datasentre innenfor EU/EØS.", "unstated", ()),
        ("Navnet ditt sendes til Mailchimp i USA.", "yes", ()),
        ("Opplysningene lagres i EØS. Mailchimp lagrer e-postadressen i USA.", "yes", ()),
        ("Vi bruker Mailchimp (USA) til nyhetsbrev.", "yes", ()),
        ("Vi har inngått standardkontrakter (SCC) med leverandørene.", "yes", ("scc",)),
        ("Overføring til USA skjer etter DPF eller SCC.", "yes", ("scc", "dpf")),
        ("Vi overfører ikke opplysninger ut av EØS.", "no", ()),
        ("Vi overfører ikke opplysninger ut av EØS uten EUs standardkontrakter.", "yes", ("scc",)),
        ("Privacy Shield ble opphevet i 2020.", "unstated", ()),
        ("Vi lagrer alle data på servere i Norge og EU.", "no", ()),
        ("Data lagres i EU, men kan i enkelte tilfeller overføres til USA.", "yes", ()),
        ("Vi overfører ikke personopplysninger til land utenfor EU/EØS.", "no", ()),
        ("Opplysningene dine blir verken solgt eller overført ut av EØS.", "no", ()),
        (
            (
                "Personopplysninger overføres som hovedregel ikke til land utenfor EØS. "
                "Dersom det skjer, bruker vi EUs standardkontrakter."
            ),
            "yes",
            ("scc",),
        ),
        (
            (
                "Enkelte av våre leverandører har morselskap i USA. Overføring bygger på "
                "EU-US Data Privacy Framework (DPF)."
            ),
            "yes",
            ("dpf",),
        ),
        (
            "Noen av tjenestene våre leveres av amerikanske selskaper, som Google og Microsoft.",
            "yes",
            (),
        ),
        (
            (
                "Your data is stored on servers located in the EEA. We do not transfer data "
                "to third countries."
            ),
            "no",
            (),
        ),
        (
            (
                "We may transfer your data to countries outside the EEA, subject to "
                "appropriate safeguards such as the EU Standard Contractual Clauses or an "
                "adequacy decision."
            ),
            "yes",
            ("scc", "adequacy"),
        ),
        ("Mailchimp is certified under the Data Privacy Framework.", "yes", ("dpf",)),
        ("Me lagrar alt i Noreg.", "no", ()),
        ("Opplysningane vert ikkje sende ut av landet.", "no", ()),
        ("Ingen opplysninger forlater Norge.", "no", ()),
        ("Bruk av Zoom innebærer at data kan behandles i USA.", "yes", ()),
        ("Vi har en personvernerklæring. Du kan klage til Datatilsynet.", "unstated", ()),
        ("Datatilsynet har adresse i Oslo, Norge.", "unstated", ()),
        ("Hvis du kontakter oss fra utlandet, gjelder norsk rett.", "unstated", ()),
        ("Vi sender varer til Sverige, Danmark og USA.", "unstated", ()),
        ("All data stored within the EU (AWS Frankfurt).", "no", ()),
        (
            "Databehandler: Wix.com, Israel (land med tilstrekkelig beskyttelsesnivå)",
            "yes",
            ("adequacy",),
        ),
        (
            "Overføringsgrunnlag: Standard Contractual Clauses (SCC) og Binding Corporate Rules.",
            "yes",
            ("scc", "bcr"),
        ),
        (
            (
                "Tidligere baserte overføringen seg på Privacy Shield, som nå er kjent "
                "ugyldig. Vi bruker i dag SCC."
            ),
            "yes",
            ("scc",),
        ),
        ("Vi bruker kun leverandører innenfor EU/EØS.", "no", ()),
        ("Alle våre databehandlere holder til i Norge.", "no", ()),
    ],
)
def test_what_a_notice_says(text: str, value: str, mechanisms: tuple[str, ...]) -> None:
    answer = found(text)
    assert (answer.outside_eea, answer.mechanisms) == (value, mechanisms)


@pytest.mark.parametrize(
    "text",
    [
        "Dersom opplysninger overføres til land utenfor EØS, bruker vi EUs standardkontrakter.",
        "Opplysningene kan bli overført til USA.",
        "Data may be transferred to the USA.",
    ],
)
def test_what_only_may_happen_is_conditional_and_unclear(text: str) -> None:
    answer = found(text)
    assert answer.outside_eea == "yes"
    assert answer.conditional
    assert answer.certainty == "unclear"


def test_the_countries_are_named_by_code_and_every_place_is_exact() -> None:
    text = "Zendesk lagrer saker i USA og India. Alt annet lagres i Norge."
    answer = found(text)
    assert answer.countries == ("US", "IN")
    assert answer.evidence
    for place in answer.evidence:
        assert text[place.start : place.end] == place.text


def test_a_place_in_a_list_tells_of_it_too() -> None:
    answer = found("Databehandlere\n\n- Klavia Inc. (nyhetsbrev), USA\n- Tallhuset AS, Norge")
    assert answer.outside_eea == "yes"
    assert answer.countries == ("US",)
    assert answer.evidence
