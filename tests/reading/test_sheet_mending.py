"""A damaged text is mended, and each letter's place is known."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dpo_desk.reading.sheet_mending import Mended, lines_of, numbered


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        ("person\u00advern", "personvern"),
        ("person\u00ad\nvern", "personvern"),
        ("person&shy;vern og data", "personvern og data"),
        ("personopplys-\nninger", "personopplysninger"),
        ("personopplys\u2010\r\n   ninger", "personopplysninger"),
        ("e\u2010\npost og e\u2010 postadresse", "e-post og e-postadresse"),
        ("IP-\nadresse", "IP-adresse"),
        ("third-\nparty", "third-party"),
        ("kunde- og salgsdata", "kunde- og salgsdata"),
        ("kunde-\nog salgsdata", "kunde-\nog salgsdata"),
        ("salgs\u2010 og kontrakt", "salgs- og kontrakt"),
        ("EU\u2011land", "EU-land"),
        ("24\u00a0måneder\u202fi alt", "24 måneder i alt"),
        ("to  blanke", "to blanke"),
        ("Navn\tFormål", "Navn\tFormål"),
        ("Navn      Formål", "Navn\tFormål"),
        ("a \n\n \n\nb", "a\n\nb"),
        ("a\x0bb\x0cc", "a\nb\nc"),
        (r"\_ga og \__utma", "_ga og __utma"),
        ("__utma og __cf_bm: 1 dag", "__utma og __cf_bm: 1 dag"),
        ("__Lagring__ og **sletting** av `_ga`", "Lagring og sletting av _ga"),
        ("post(at)firma.no", "post@firma.no"),
        ("post (at) firma.no", "post@firma.no"),
        ("post [at] firma [dot] no", "post@firma.no"),
        ("post{alfa}firma.no", "post@firma.no"),
        ("post(a)firma.no", "post@firma.no"),
        ("for purposes (a) to (c)", "for purposes (a) to (c)"),
        ("post at firma.no", "post@firma.no"),
        ("look at firma.no", "look at firma.no"),
        ("post @ firma.no", "post@firma.no"),
        ("post @firma.no", "post@firma.no"),
        ("følg @firma her", "følg @firma her"),
        ("[Kontakt oss](mailto:post@firma.no)", "Kontakt oss (post@firma.no)"),
        ('se [Datatilsynet](https://www.datatilsynet.no/x "y") her', "se Datatilsynet her"),
        ("![logo](x.png)Vi", "logoVi"),
        ("S&oslash;k &amp; finn &nbsp;her", "Søk & finn  her"),
        ("A&B; AT&T;", "A&B; AT&T;"),
        ("\ufeffO\ufb03ce", "Office"),
        ("pa\u030a nettsiden", "på nettsiden"),
        ("en\u200bto\x00tre", "entotre"),
        ("rettigheter (innsyn) [1]", "rettigheter (innsyn) [1]"),
    ],
)
def test_what_is_damaged_is_mended(damaged: str, mended: str) -> None:
    assert Mended(damaged).text == mended


ODD = st.lists(
    st.sampled_from(
        [
            *"abæA1 .,:-_@()[]*`&;\\\n\t\r\u00ad\u2010\u00a0\u200b\ufb01\u030a\ufeff\x0c",
            "(at)",
            "&shy;",
            "](",
            "mailto:",
            "__",
            " at ",
            "\r\n",
            "post",
            "firma.no",
            "  ",
        ]
    ),
    max_size=60,
).map("".join)


@settings(max_examples=60, deadline=None)
@given(ODD)
@example("&shy;&shy; a")
@example("a\u030a\u030ab(at)c")
def test_every_letter_is_found_again(text: str) -> None:
    mended = Mended(text)
    last = 0
    for place, letter in enumerate(mended.text):
        start, end = mended.original(place, place + 1)
        assert 0 <= start < end <= len(text)
        assert start >= last
        if letter.isalnum() and letter.isascii() and letter not in text[start:end]:
            assert len(text[start:end]) == 1 or "&" in text[start:end]
        last = start
    whole = mended.original(0, len(mended.text))
    assert whole[0] <= whole[1] <= len(text)


@settings(max_examples=25, deadline=None)
@given(ODD)
def test_what_is_mended_has_single_blanks(text: str) -> None:
    mended = Mended(text).text
    if "&" not in text:
        assert not any(damage in mended for damage in ("   ", "\t\t", "\n\n\n", "\u00a0", "\u2010"))


def test_lines_count_as_editors_count_them() -> None:
    starts = lines_of("a\r\n\r\nb\nc\rd")
    assert [numbered(starts, place) for place in (0, 1, 3, 5, 7, 9)] == [1, 1, 2, 3, 4, 5]


def test_an_address_keeps_the_hyphen_it_was_broken_at() -> None:
    assert Mended("post@rosa-\nblomster.no").text == "post@rosa-blomster.no"
