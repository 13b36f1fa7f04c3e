"""Numbers and addresses as people write them: put right, doubted, or refused with a reason."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.no import orgnr

from dpo_desk.law import contact_points as points
from dpo_desk.words import DeskError

ORG = "310000018"  # of the synthetic series, with a right check digit


def made_up(first: int) -> str:
    """An organisation number of nine digits that begins with ``first``."""
    digits = [int(char) for char in f"{first:08}"]
    rest = sum(a * b for a, b in zip(digits, (3, 2, 7, 6, 5, 4, 3, 2), strict=True)) % 11
    check = 0 if rest == 0 else 11 - rest
    return "" if check == 10 else f"{first:08}{check}"


NUMBERS = [number for first in range(31_000_000, 31_000_030) if (number := made_up(first))]


@pytest.mark.parametrize(
    "written", ["{0}", "{1} {2} {3}", "NO {0} MVA", "no{1}.{2}.{3}mva", " {0} "]
)
def test_an_organisation_number_is_kept_as_nine_digits(written: str) -> None:
    number = NUMBERS[0]
    text = written.format(number, number[:3], number[3:6], number[6:])
    assert points.org_number(text).text == number


@pytest.mark.parametrize(
    ("text", "key", "n"),
    [
        ("31 234", "fields.err.orgno.few", 5),
        (f"{NUMBERS[0]}1", "fields.err.orgno.many", 10),
        ("ni sifre", "err.orgno", None),
        ("٣١٠٠٠٠٠١٨", "err.orgno", None),
    ],
)
def test_it_is_told_how_many_digits_there_are(text: str, key: str, n: int | None) -> None:
    with pytest.raises(DeskError) as caught:
        points.org_number(text)
    assert (caught.value.key, caught.value.values.get("n")) == (key, n)


@settings(max_examples=60)
@given(st.sampled_from(NUMBERS), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(number: str, place: int, added: int) -> None:
    wrong = str((int(number[place]) + added) % 10)
    with pytest.raises(DeskError) as caught:
        points.org_number(number[:place] + wrong + number[place + 1 :])
    assert caught.value.key == "err.orgno.check"


@pytest.mark.parametrize("text", ["DK 12 34 56 78", "556677-8899", "HRB 12345", "12345678"])
def test_a_foreign_number_of_a_vendor_is_left_alone(text: str) -> None:
    assert points.any_org_number(text) == (text, "")


def test_a_slip_in_a_norwegian_number_of_a_vendor_is_doubted() -> None:
    wrong = NUMBERS[0][:-1] + str((int(NUMBERS[0][-1]) + 1) % 10)
    assert points.any_org_number(wrong) == (wrong, "err.orgno.check")


PHONES = {
    "23000000": "23 00 00 00",
    "+47 23 00 00 00": "+47 23 00 00 00",
    "004723000000": "+47 23 00 00 00",
    "40000000": "40 00 00 00",
    "02 000": "02000",
    "+46 8 12345678": "+46 8 123 456 78",
    "+44 20 7946 0000": "+44 20 7946 0000",
    "23 00 00 00 (Kari)": "23 00 00 00 (Kari)",
}


@pytest.mark.parametrize(("typed", "kept"), PHONES.items())
def test_a_phone_number_is_grouped_as_at_home(typed: str, kept: str) -> None:
    assert points.phone(typed) == (kept, "")


@pytest.mark.parametrize("text", ["00 00 00 01", "1234", "ring meg", "+47 230000", "23 00 00"])
def test_a_phone_number_that_cannot_be_is_kept_and_doubted(text: str) -> None:
    assert points.phone(text) == (text, "fields.warn.phone")


MAIL = {
    "post@example.com": ("post@example.com", ""),
    " Post@Example.com ": ("Post@Example.com", ""),
    "helpdesk(at)example.no": ("helpdesk@example.no", ""),
    "helpdesk [at] example [dot] no": ("helpdesk@example.no", ""),
    "Kari Eksempel <kari@example.com>": ("kari@example.com", ""),
    "mailto:kari@example.com": ("kari@example.com", ""),
    "post@example.com.": ("post@example.com", ""),
    "post@blåbærsyltetøy.no": ("post@blåbærsyltetøy.no", ""),
    "åse@xn--blbrsyltety-y8ao3x.no": ("åse@xn--blbrsyltety-y8ao3x.no", ""),
    "kari+innsyn@mail.example.com": ("kari+innsyn@mail.example.com", ""),
    "privacy@mailerlite": ("privacy@mailerlite", "err.email"),
    "kari@example.c": ("kari@example.c", "err.email"),
    "kari": ("kari", "fields.warn.email"),
    "kari@": ("kari@", "fields.warn.email"),
    "@example.com": ("@example.com", "fields.warn.email"),
    "kari eksempel@example.com": ("kari eksempel@example.com", "fields.warn.email"),
    "a@b@example.com": ("a@b@example.com", "fields.warn.email"),
    "kari@example..com": ("kari@example..com", "fields.warn.email"),
    "kari@-example.com": ("kari@-example.com", "fields.warn.email"),
    "kari@10.0.0.1": ("kari@10.0.0.1", "err.email"),
}


@pytest.mark.parametrize(("typed", "kept"), MAIL.items())
def test_an_address_is_put_right_or_doubted(typed: str, kept: tuple[str, str]) -> None:
    assert points.email(typed) == kept


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("www.example.com", ""),
        ("https://example.com/personvern?a=b#c", ""),
        ("example.com:8080/x", ""),
        ("http://blåbær.no", ""),
        ("example", "err.email"),
        ("https://", "fields.warn.website"),
        ("se nettsiden vår", "fields.warn.website"),
        ("javascript:alert(1)", "err.email"),
    ],
)
def test_a_website_is_looked_at(text: str, doubt: str) -> None:
    assert points.website(text) == (text, doubt)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Strandgata 12\n0150 Oslo", ""),
        ("Strandgata 12, 0150 Oslo", ""),
        ("Postboks 458 Sentrum, 0105 Oslo", ""),
        ("Karl Eksempels gate 1\n5003 Bergen\nNorge", ""),
        ("Prøvevägen 3\n123 45 Stockholm", ""),
        ("Teststraße 7\n10115 Berlin", ""),
        ("1 Example Street\nLondon\nSW1A 1AA", ""),
        ("Strandgata 12\nN-0150 Oslo", ""),
        ("Strandgata 12\n150 Oslo", "fields.warn.postal.digits"),
        ("Strandgata 12\n0150", "fields.warn.postal.place"),
        ("Strandgata 12", "fields.warn.postal.missing"),
        ("", ""),
    ],
)
def test_a_postal_address_is_looked_at(text: str, doubt: str) -> None:
    assert points.address(text) == (text, doubt)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("privacy@mailerlite", ("privacy@mailerlite", "err.email")),
        ("post(at)example.com", ("post@example.com", "")),
        ("23000000", ("23 00 00 00", "")),
        ("Kari Eksempel", ("Kari Eksempel", "")),
        ("Kari, kari@example.com", ("Kari, kari@example.com", "")),
        ("Skjema på nettsiden, se punkt 4", ("Skjema på nettsiden, se punkt 4", "")),
    ],
)
def test_a_contact_is_looked_at_as_what_it_is(text: str, kept: tuple[str, str]) -> None:
    assert points.contact(text) == kept


EVERY = [points.phone, points.email, points.website, points.address, points.contact,
         points.any_org_number]  # fmt: skip


@settings(max_examples=40)
@given(st.sampled_from(EVERY), st.text(max_size=60))
def test_anything_typed_is_kept_and_what_is_kept_stays(check, text: str) -> None:
    kept = check(text)
    assert check(kept.text).text == kept.text


@given(st.from_regex(r"[0-9]{8,10}", fullmatch=True))
def test_a_check_digit_is_right_where_python_stdnum_says_so(digits: str) -> None:
    assert points.is_org_number(digits) == orgnr.is_valid(digits)
    assert points.is_org_number("1" + NUMBERS[0][1:]) == orgnr.is_valid("1" + NUMBERS[0][1:])
    assert points.is_org_number(NUMBERS[0])
