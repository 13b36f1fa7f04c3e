"""One form for all ways of writing an address, and two forms for two addresses."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import settings as limited
from hypothesis import strategies as st

from dpo_desk.exchange import addresses
from dpo_desk.law.codes import Channel


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("kari@example.com", "kari@example.com"),
        (" Kari@Example.COM ", "kari@example.com"),
        ("Kari Eksempel <kari@example.com>", "kari@example.com"),
        ("mailto:kari@example.com", "kari@example.com"),
        ("kari@example.com.", "kari@example.com"),
        ("kari+nyhet@example.com", "kari+nyhet@example.com"),
        ("kari@BÅT.example", "kari@xn--bt-yia.example"),
        ("kari@xn--bt-yia.example", "kari@xn--bt-yia.example"),
        ("KÅRE@example.com", "kåre@example.com"),
        ("KA\u030aRE@example.com", "kåre@example.com"),
        ("kari", ""),
        ("@example.com", ""),
        ("kari eksempel@example.com", ""),
        ("", ""),
    ],
)
def test_email(written: str, form: str) -> None:
    assert addresses.email(written) == form


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("22 33 44 55", "+4722334455"),
        ("+47 22 33 44 55", "+4722334455"),
        ("0047 22334455", "+4722334455"),
        ("(+47) 223-34-455", "+4722334455"),
        ("22\u00a033\u00a044\u00a055", "+4722334455"),
        ("+46 8 123 456 78", "+46812345678"),
        ("0046812345678", "+46812345678"),
        ("02800", "+4702800"),
        ("313131319", ""),
        ("kari@example.com", ""),
        ("12", ""),
        ("", ""),
    ],
)
def test_phone(written: str, form: str) -> None:
    assert addresses.phone(written) == form


@limited(max_examples=25)
@given(st.from_regex(r"(\+47|0047)?[2-9]\d{7}", fullmatch=True))
def test_the_quick_way_is_as_the_long_one(written: str) -> None:
    number = phonenumbers.parse(written, "NO")
    form = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    assert addresses.phone(written) == form


@pytest.mark.parametrize(
    "written",
    [
        "Storgata 12 B, 0155 Oslo",
        "STORGATEN 12B\n0155 OSLO",
        "Storgt. 12 b , N-0155 Oslo, Norge",
        "storgate 12b, no-0155 Oslo  Norway",
    ],
)
def test_postal(written: str) -> None:
    assert addresses.postal(written) == "storgt 12b 0155 oslo"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Åsveien 3, 4005 Stavanger", "Aasvegen 3, 4005 STAVANGER"),
        ("Postboks 7, 5003 Bergen", "PB 7, 5003 Bergen"),
        ("Bøgata 1, 3800 Bø", "BOEGATA 1, 3800 BOE"),
    ],
)
def test_postal_alike(one: str, other: str) -> None:
    assert addresses.postal(one) == addresses.postal(other) != ""


def test_neighbours_stay_two() -> None:
    assert addresses.postal("Storgata 12, 0155 Oslo") != addresses.postal("Storgata 1, 0155 Oslo")
    assert addresses.postal("!?") == ""


@pytest.mark.parametrize(
    ("text", "somewhere"),
    [
        ("Storgata 12 B, 0155 Oslo", True),
        ("Storgata 12 0155 Oslo", True),
        ("Kari Eksempel\nPostboks 7\n5003 Bergen", True),
        ("Slottsplassen 1, Oslo", True),
        ("Hamngatan 3, 114 55 Stockholm", True),
        ("10 Downing Street, London SW1A 2AA", True),
        ("Keizersgracht 1, 1015 CJ Amsterdam", True),
        ("Storgata 12", False),
        ("Kari Eksempel, Storgata 12", False),
        ("hei", False),
        ("Kari Eksempel", False),
        ("Kari, Oslo", False),
        ("0155", False),
        ("", False),
    ],
)
def test_an_address_needs_a_place(text: str, somewhere: bool) -> None:
    assert addresses.has_place(text) is somewhere


@limited(max_examples=25)
@given(st.text(max_size=60))
def test_anything_has_one_form_or_none(text: str) -> None:
    for form in addresses.FORMS.values():
        assert form(text) == form(text)
    for form in (addresses.email, addresses.postal):
        assert form(form(text)) == form(text)


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("kari@example.com", Channel.EMAIL),
        ("22 33 44 55", Channel.PHONE),
        ("Storgata 1, 0155 Oslo", Channel.LETTER),
    ],
)
def test_channel(text: str, channel: Channel) -> None:
    assert addresses.channel(text) is channel
