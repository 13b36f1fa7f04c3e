"""A letter with holes is a draft: seen on every page, told with the pages of its holes."""

import pytest

from dpo_desk import paper, words
from dpo_desk.paper.model import holes
from tests.paper import reading, samples
from tests.paper.samples import hole, t


def test_holes_are_listed_with_their_pages_in_reading_order() -> None:
    draft = paper.render(samples.draft(), samples.NOW)
    assert [(h.what, page) for h, page in draft.holes] == [
        ("hvor lenge sakene lagres", 2),
        ("når dette ble kontrollert", 3),
    ]
    assert tuple(h for h, _ in draft.holes) == holes(samples.draft())
    for found, page in draft.holes:
        assert reading.page_of(draft.pdf, f"[Mangler: {found.what}]") == page


def test_the_band_names_the_pages_and_every_page_is_stamped() -> None:
    pdf = paper.render(samples.draft(), samples.NOW).pdf
    assert "Utkast. Må ikke sendes." in reading.text(pdf)
    assert "2 opplysninger mangler. De er rammet inn med stiplet strek på side 2 og 3." in (
        reading.text(pdf)
    )
    for page in range(1, 5):
        stamp = next(w for w in reading.words(pdf, page) if w.text.replace(" ", "") == "UTKAST")
        assert 190 < stamp.x < 210
        assert stamp.size == 20


def test_a_finished_letter_says_nothing_of_a_draft() -> None:
    done = paper.render(samples.access(), samples.NOW)
    assert done.holes == ()
    assert "UTKAST" not in reading.text(done.pdf).replace(" ", "")
    assert "Mangler" not in reading.text(done.pdf)


def test_holes_in_the_address_and_the_facts_are_found_too() -> None:
    letter = samples.letter(
        samples.say("Hei"),
        recipient=(t("Kari Eksempel"), t(hole("adressen"))),
        facts=(("Kontakt", t(hole("hvem som svarer"))),),
    )
    found = paper.render(letter, samples.NOW).holes
    assert [(h.what, page) for h, page in found] == [("adressen", 1), ("hvem som svarer", 1)]


@pytest.mark.parametrize(
    ("language", "band"), [("nb", "Utkast."), ("nn", "Utkast."), ("en", "Draft.")]
)
def test_the_band_in_each_language(language: str, band: str) -> None:
    letter = samples.letter(
        samples.say("Hei ", hole("noe")),
        language=language,  # type: ignore[arg-type]
    )
    text = reading.text(paper.render(letter, samples.NOW).pdf)
    assert band in text
    assert words.of(language).n("paper.draft.missing", 1) in text


def test_a_hole_is_framed_once_even_where_the_line_ends_inside_it() -> None:
    narrow = hole("hvor lenge alle disse sakene blir lagret")
    letter = samples.letter(samples.say("Hei"), recipient=(t(narrow), t("x" * 40)))
    page = paper.render(letter, samples.NOW)
    assert [h for h, _ in page.holes] == [narrow]


def test_many_pages_of_holes_do_not_push_the_band_over_the_subject() -> None:
    cards = tuple(
        samples.card(
            n, f"Formål {n}", *((f"Rad {i}", (samples.say(hole("svaret")),)) for i in range(12))
        )
        for n in range(1, 40)
    )
    pdf = paper.render(samples.letter(*cards), samples.NOW).pdf
    band = [w.y for w in reading.words(pdf) if 60 < w.y < 82 and w.size == 9]
    assert band
    assert max(band) < 80
    assert reading.at(pdf, "Svar på").y == pytest.approx(92, abs=0.05)
