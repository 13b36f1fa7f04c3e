"""What letters ask for, in whose name; the whole mails stand in tests/exchange/test_examples.py."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dpo_desk.law.codes import Capacity, Relation, RequestKind
from dpo_desk.reading.requests import NO_REQUEST, UNCLEAR, understand
from tests import house

PLACE = house.ROOT / "tests" / "examples" / "sentences.toml"
SENTENCES = tomllib.loads(PLACE.read_text(encoding="utf-8"))["sentence"]


@pytest.mark.parametrize("said", SENTENCES, ids=[said["text"][:40] for said in SENTENCES])
def test_what_people_write(said: dict) -> None:
    found = understand("", said["text"])
    assert sorted(found.kinds) == sorted(said["kinds"])
    assert found.language == said["language"]
    assert found.is_request is bool(said["kinds"])


def test_each_kind_comes_with_the_sentence_that_says_so() -> None:
    text = "Hei!\n\nJeg ber om innsyn i opplysningene\nmine. Slett så kontoen min!\n\nMvh Kari"
    found = understand("", text)
    assert found.kinds == (RequestKind.ACCESS, RequestKind.ERASURE)
    access, erasure = found.evidence
    assert access.text == "Jeg ber om innsyn i opplysningene mine."
    assert text[access.start : access.end] == "Jeg ber om innsyn i opplysningene\nmine."
    assert text[erasure.start : erasure.end] == erasure.text == "Slett så kontoen min!"


def test_what_is_unclear_and_what_is_no_request_says_why() -> None:
    unclear = understand("", "Det gjelder personopplysningene mine. Ring meg.")
    assert (unclear.unclear, unclear.is_request, unclear.kinds) == (True, True, ())
    assert unclear.evidence[0].kind == UNCLEAR
    none = understand(
        "", "Jeg søker på stillingen som kokk. Dere kan lagre mine personopplysninger."
    )
    assert (none.unclear, none.is_request) == (False, False)
    assert none.evidence[0].kind == NO_REQUEST
    assert none.evidence[0].text == "Jeg søker på stillingen som kokk."


@pytest.mark.parametrize("text", ["", " \n ", "\0", "?!", "12345", "Hei,\n\nHilsen\nKari"])
def test_nothing_asks_for_nothing(text: str) -> None:
    found = understand("", text)
    assert (found.kinds, found.is_request, found.unclear) == ((), False, False)


@pytest.mark.parametrize(
    ("text", "name", "capacity"),
    [
        ("Min klient Kari Eksempel ber om innsyn.", "Kari Eksempel", Capacity.LAWYER),
        ("Jeg er verge for Ola Prøve og ber om innsyn.", "Ola Prøve", Capacity.GUARDIAN),
        ("Eg er mor til Emil Eksempel. Slett bileta hans.", "Emil Eksempel", Capacity.PARENT),
        ("På vegne av Kari Prøve ber jeg om innsyn.", "Kari Prøve", Capacity.REPRESENTATIVE),
        ("Min far Arne Prøve døde. Slett kontoen hans.", "Arne Prøve", Capacity.SURVIVOR),
        ("På vegne av Fjordlys AS: slett kontoen vår.", "Lise Test", Capacity.SELF),
        ("On behalf of my client, Jo Sample, I request access.", "Jo Sample", Capacity.LAWYER),
    ],
)
def test_whose_rights_are_meant(text: str, name: str, capacity: Capacity) -> None:
    writer = understand("", text, sender_name="Lise Test", sender_email="lise@example.com").writer
    assert (writer.requester_name, writer.capacity) == (name, capacity)
    assert writer.is_child is (capacity is Capacity.PARENT)
    assert bool(writer.representative_name) is (name != "Lise Test")
    if writer.representative_name:
        assert (writer.representative_email, writer.requester_email) == ("lise@example.com", "")
        assert writer.authority in text


def test_a_child_who_writes_is_a_child() -> None:
    writer = understand("", "Jeg er 12 år og vil slette kontoen min.").writer
    assert (writer.capacity, writer.is_child) == (Capacity.SELF, True)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Som tidligere ansatt ber jeg om innsyn", Relation.EMPLOYEE),
        ("Slett søknaden min, jeg søkte jobb hos dere", Relation.APPLICANT),
        ("Meld meg av nyhetsbrevet", Relation.SUBSCRIBER),
        ("Jeg har vært kunde siden 2019, slett meg", Relation.CUSTOMER),
        ("Slett kontoen min", Relation.USER),
        ("Slett meg", Relation.OTHER),
    ],
)
def test_who_the_person_is_to_the_company(text: str, relation: Relation) -> None:
    assert understand("", text).relation is relation


FORWARDED = """Kan du ta denne?

{mark}
Fra: Ola Prøve <ola@example.com>
Sendt: mandag 2. november 2026
Til: x
Emne: Konto

Slett kontoen min.
Ola"""


@pytest.mark.parametrize(
    ("subject", "mark", "is_forwarded"),
    [
        ("VS: Konto", "", True),
        ("Fwd: Konto", "-----Opprinnelig melding-----", True),
        ("Konto", "---------- Videresendt melding ---------", True),
        ("SV: Konto", "---------- Forwarded message ---------", True),
        ("SV: Konto", "", False),
        ("Re: Konto", "-----Original Message-----", False),
    ],
)
def test_an_answer_is_told_from_what_is_sent_on(
    subject: str, mark: str, is_forwarded: bool
) -> None:
    found = understand(
        subject,
        FORWARDED.format(mark=mark),
        sender_name="Lise Test",
        sender_email="l@fjordlys.example",
    )
    assert found.writer.forwarded is is_forwarded
    assert found.writer.requester_name == ("Ola Prøve" if is_forwarded else "Lise Test")
    assert found.kinds == ((RequestKind.ERASURE,) if is_forwarded else ())


def test_a_newsletter_sent_back_with_a_word_is_the_senders_own_wish() -> None:
    text = """Meld meg av!

---------- Forwarded message ---------
From: Fjordlys <nytt@fjordlys.example>
Date: i dag
Subject: Nytt
To: x

Meld deg på kurset vårt. Les mer."""
    found = understand("Fwd: Nytt", text, sender_email="ola@example.com")
    assert found.kinds == (RequestKind.MARKETING_OPT_OUT,)
    assert found.writer.requester_email == "ola@example.com"


@pytest.mark.parametrize(
    ("sender", "is_form"),
    [("noreply@skjema.example", True), ("post@fjordlys.example", True), ("ola@example.org", False)],
)
def test_a_form_says_who_has_filled_it_in(sender: str, is_form: bool) -> None:
    text = "Navn: Kari Eksempel\nE-post: kari@example.com\nMelding: Jeg ønsker innsyn."
    writer = understand(
        "Ny henvendelse",
        text,
        sender_name="N",
        sender_email=sender,
        our_domains=["fjordlys.example"],
    ).writer
    found = (writer.requester_name, writer.requester_email)
    assert found == (("Kari Eksempel", "kari@example.com") if is_form else ("N", sender))


def test_a_circular_is_none_but_a_group_that_sends_on_is_no_circular() -> None:
    sold = "Vi hjelper bedrifter med innsyn og sletting. Be om innsyn i prisene våre! Les mer."
    assert not understand("GDPR-kurs", sold, is_bulk=True).is_request
    assert understand("", "Jeg ber om innsyn i opplysningene mine.", is_bulk=True).is_request


def test_signatures_and_quotes_ask_for_nothing() -> None:
    text = """Takk for hjelpen.

Med vennlig hilsen
Kari Eksempel
Spesialist på sletting av personopplysninger

Den 3. nov. 2026 kl. 08:00 skrev Ola <ola@example.com>:
> Slett kontoen min"""
    assert not understand("", text).is_request
    assert (
        understand("", text, sender_email="k@example.com").writer.requester_name == "Kari Eksempel"
    )


def test_a_postscript_still_asks() -> None:
    assert understand("", "Takk.\n\nHilsen\nKari\n\nPS: Slett kontoen min.").kinds == (
        RequestKind.ERASURE,
    )


def test_nothing_of_the_person_is_shown_in_a_log() -> None:
    found = understand("", "Min klient Kari Eksempel ber om innsyn.", sender_name="Bo Test")
    assert "Eksempel" not in f"{found!r}{found.writer!r}{found.evidence!r}"


@settings(max_examples=25, deadline=None)
@given(
    st.text(max_size=300),
    st.text(
        alphabet="\nFra:Sendt <a@b.no>Hilsen>-.?!1 Jeg sletter ikke innsyn på vegne av Kari",
        max_size=300,
    ),
)
def test_any_text_is_understood_or_not(subject: str, text: str) -> None:
    found = understand(subject, text)
    for each in found.evidence:
        assert 0 <= each.start <= each.end <= len(text)
    assert found.is_request is (bool(found.kinds) or found.unclear)
