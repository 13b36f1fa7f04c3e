"""Lines: filled, glued, parted at seams; fonts chosen character by character."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpo_desk.paper import border, grid, hyphens
from dpo_desk.paper.fonts import MISSING, face
from dpo_desk.paper.lines import Line, Setter
from dpo_desk.paper.model import Hole, Plain, Strong, Text
from dpo_desk.paper.stems import STEMS
from tests.paper.samples import t

NB = "\u00a0"


def setter(language: str = "nb") -> Setter:
    return Setter(language, "[Mangler: {what}]", {})


def shown(lines: list[Line]) -> list[str]:
    return ["".join(atom.text for _, atom in line.atoms).replace(NB, " ") for line in lines]


def fill(text: str | Text, width: float = 351, language: str = "nb") -> list[str]:
    return shown(setter(language).words(text, grid.BODY, width))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Den 3. november 2026", f"Den 3.{NB}november 2026"),
        ("on 19 November 2026", f"on 19{NB}November 2026"),
        ("artikkel 15 nr. 4", f"artikkel{NB}15 nr.{NB}4"),
        ("Article 6 no. 1 letter f", f"Article{NB}6 no.{NB}1 letter{NB}f"),
        ("bokføringsloven § 13", f"bokføringsloven §{NB}13"),
        ("14. mars 2024 kl. 10.32", f"14.{NB}mars 2024 kl.{NB}10.32"),
        ("bokstav f og side 2", f"bokstav{NB}f og side{NB}2"),
        ("utsiden 3 av huset", "utsiden 3 av huset"),
    ],
)
def test_what_belongs_together_is_glued(before: str, after: str) -> None:
    assert border.glue(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("et format du kan ta med deg.", f"et format du kan ta med{NB}deg."),
        ("before the courts.", f"before the{NB}courts."),
        ("ved domstolene.", "ved domstolene."),
        ("alene", "alene"),
    ],
)
def test_a_short_last_word_is_never_alone(before: str, after: str) -> None:
    assert border.glue_last(before) == after


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("kontaktperson", ["kontakt", "person"]),
        ("papirarkivet", ["papir", "arkivet"]),
        ("regnskapsåret", ["regnskaps", "året"]),
        ("personopplysningene", ["person", "opplysningene"]),
        ("Personopplysningsloven", ["Person", "opplysnings", "loven"]),
        ("bokføringsloven", ["bok", "førings", "loven"]),
        ("databehandleravtalen.", ["data", "behandler", "avtalen."]),
        ("dataoverføring", ["data", "overføring"]),
        ("behandling", ["behandling"]),
        ("spesialister", ["spesialister"]),
        ("presenterer", ["presenterer"]),
        ("Solheimsarkivet", ["Solheimsarkivet"]),
        ("Datatilsynet", ["Datatilsynet"]),
        ("arkiv2026arkivet", ["arkiv2026arkivet"]),
        ("kari@personarkivet.example", ["kari@personarkivet.example"]),
    ],
)
def test_words_are_parted_before_stems_only_and_names_never(word: str, parts: list[str]) -> None:
    seams = [0, *(offset for offset, _ in hyphens.points(word, "nb")), len(word)]
    assert [word[a:b] for a, b in pairwise(seams)] == parts


def test_a_written_hyphen_is_kept_and_short_prefixes_stay() -> None:
    assert hyphens.points("e-postadressen", "nb") == ()
    assert hyphens.points("Nystrand-Kvalheim", "nb") == ((9, ""),)


def test_very_long_words_are_parted_by_syllable() -> None:
    assert hyphens.points("internationalisation", "en")
    assert hyphens.points("misunderstanding", "en") == ()


def test_stems_are_data_without_doubles() -> None:
    assert len(STEMS) == len(set(STEMS)) > 90
    assert all(stem == stem.lower() and len(stem) >= 4 for stem in STEMS)


def test_a_line_is_parted_only_when_it_would_be_short() -> None:
    text = (
        "med dette brevet. Du er registrert hos oss av to grunner: Du er kontaktperson for Solvik."
    )
    assert fill(text)[0].endswith("Du er kontakt-")
    assert fill(text)[1].startswith("person for")
    full = "med dette brevet. Du er registrert hos oss av to grunner: Du er vår kontaktperson nå."
    assert not fill(full, 350)[0].endswith("-")


def test_strong_words_join_what_follows_without_a_space() -> None:
    text = t("Du får svar senest ", Strong("3. desember 2026"), ". Du trenger ikke mer.")
    (line,) = setter().words(text, grid.BODY, 400)
    assert shown([line]) == ["Du får svar senest 3. desember 2026. Du trenger ikke mer."]
    assert [atom.face for _, atom in line.atoms] == ["regular", "semibold", "regular"]


def test_a_hole_is_one_word_when_it_fits() -> None:
    hole = Hole("hvor lenge sakene lagres", "activity", "a", "f")
    lines = setter().words((Plain("Etter " * 10), hole), grid.BODY, 351)
    assert shown(lines)[-1] == "[Mangler: hvor lenge sakene lagres]"


def test_a_written_line_break_is_kept() -> None:
    assert fill("Første\nandre linje\r\n\u2028tredje") == ["Første", "andre linje", "tredje"]
    assert fill("") == [""]


@given(st.text(max_size=200), st.floats(20, 400))
def test_no_line_is_wider_than_its_column_and_nothing_is_lost(text: str, width: float) -> None:
    lines = setter().words(text, grid.BODY, width)
    for line in lines:
        assert line.width <= width + 0.01 or len(shown([line])[0].strip()) <= 1
    kept = "".join("".join(shown(lines)).split())
    wanted = "".join(border.clean(text).split())
    assert kept.replace("-", "") == wanted.replace("-", "")


@given(st.text(max_size=80))
def test_the_runs_of_a_face_are_its_text_with_missing_characters_marked(text: str) -> None:
    regular = face("regular")
    runs = "".join(run for _, run in regular.runs(text))
    assert runs == "".join(MISSING if regular.lacks(char) else char for char in text)
    assert regular.width(text) == pytest.approx(sum(regular.width(char) for char in text))


def test_an_unknown_face_is_a_fault() -> None:
    with pytest.raises(KeyError):
        face("italic")
