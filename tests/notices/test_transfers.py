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
