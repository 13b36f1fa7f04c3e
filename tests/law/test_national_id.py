import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpo_desk.law import national_id

# Synthetic: the birth date of the test series has 80 added to its month (Tenor), or is made up with
# control digits computed here, so that nobody's number stands in the project.


def _made(birth: str, serial: str) -> str:
    first = [3, 7, 6, 1, 8, 9, 4, 5, 2]
    second = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]
    digits = [int(char) for char in birth + serial]
    one = -sum(a * b for a, b in zip(digits, first, strict=True)) % 11
    two = -sum(a * b for a, b in zip([*digits, one], second, strict=True)) % 11
    return f"{birth}{serial}{one}{two}" if one < 10 and two < 10 else ""


NUMBERS = [n for serial in range(100, 130) if (n := _made("010180", f"{serial:03}"))]


@pytest.mark.parametrize("form", ["{0}", "{1} {2}", "Fnr. {1}-{2}.", "nr:{0};", "({1}\u00a0{2})"])
def test_a_number_is_noticed_in_running_text(form):
    number = NUMBERS[0]
    assert national_id.found_in(form.format(number, number[:6], number[6:]))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ring 23 00 00 00 eller 400 00 000.",
        "Ordre 12345678901",
        "Konto 1234.56.78903",
        "2026-11-19 10:30:45",
        "9" * 40,
    ],
)
def test_other_figures_are_left_alone(text):
    assert not national_id.found_in(text)


def test_a_wrong_control_digit_is_no_number():
    number = NUMBERS[0]
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    assert not national_id.found_in(wrong)


def test_it_is_noticed_in_the_bytes_of_a_text_file():
    assert national_id.found_in_file(b"navn;nummer\nOla;" + NUMBERS[0].encode() + b"\n\xff\xfe")


@pytest.mark.parametrize(
    "birth",
    ["410180", "714180", "018180", "418180", "014180", "290284"],
    ids=["D-number", "D, help", "made up", "D, made up", "help number", "leap day"],
)
def test_numbers_of_every_kind_are_noticed(birth):
    assert any(national_id.found_in(_made(birth, f"{serial:03}")) for serial in range(100, 110))


@pytest.mark.parametrize("birth", ["320180", "720180", "001380", "010080", "310480", "300284"])
def test_what_is_no_day_is_no_number(birth):
    made = [number for serial in range(100, 130) if (number := _made(birth, f"{serial:03}"))]
    assert made
    assert not any(national_id.found_in(number) for number in made)


def test_a_number_can_be_taken_out():
    text = f"Jeg heter Ola, {NUMBERS[0]}, og vil ha innsyn. {NUMBERS[1]}"
    assert national_id.without(text) == "Jeg heter Ola,, og vil ha innsyn."
    assert national_id.without("Ingen tall") == "Ingen tall"


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at(text):
    assert national_id.found_in(text) in (True, False)
