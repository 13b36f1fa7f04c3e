"""Where things stand on the page: window, verticals, header, footer, reading order."""

from typing import Any

import pytest

from dpo_desk import paper
from dpo_desk.paper.model import Sender
from tests.paper import reading, samples
from tests.paper.samples import t

MM = 0.05  # what rounding in the file may move


@pytest.fixture(scope="module")
def access() -> bytes:
    return paper.render(samples.access(), samples.NOW).pdf


def test_the_address_stands_where_every_window_shows_it(access: bytes) -> None:
    first = reading.at(access, "Kari Eksempel")
    assert (first.x, first.y) == pytest.approx((25, 47.6), abs=MM)
    assert first.size == 10
    assert reading.at(access, "Bekkefaret").y == pytest.approx(51.9, abs=MM)
    assert reading.at(access, "4010").y == pytest.approx(56.2, abs=MM)
    returned = reading.at(access, "Retur:")
    assert (returned.x, returned.y, returned.size) == pytest.approx((25, 42.4, 7.5), abs=MM)


def test_nothing_else_can_show_through_the_window(access: bytes) -> None:
    address = {"Kari Eksempel", "Bekkefaret 27 B", "4010 Stavanger"}
    window = [w for w in reading.words(access) if w.x < 120 and 24 < w.y < 79]
    assert {w.text for w in window if not w.text.startswith("Retur:")} == address


def test_the_subject_and_the_three_verticals(access: bytes) -> None:
    subject = reading.at(access, "Svar på kravet")
    assert (subject.x, subject.y) == pytest.approx((60, 92), abs=MM)
    assert subject.size == 17
    assert "SemiBold" in subject.font
    assert reading.at(access, "Kort sagt").x == pytest.approx(25, abs=MM)
    assert reading.at(access, "Ja, vi har").x == pytest.approx(60, abs=MM)
    assert reading.at(access, "Strandgata").x == pytest.approx(125, abs=MM)
    assert reading.at(access, "Irland.", page=2).x == pytest.approx(125, abs=MM)


def test_a_label_and_its_text_share_a_baseline(access: bytes) -> None:
    for label, text, page in (
        ("Kort sagt", "Har vi opplysninger", 1),
        ("Formålene", "De neste sidene", 1),
        ("Opplysninger", "Navn, stilling", 2),
        ("Mottakere", "Microsoft", 2),
        ("Vedlegg", "Nr.", 4),
    ):
        (margin,) = [w for w in reading.words(access, page) if w.text == label and w.x < 26][:1]
        assert margin.y == pytest.approx(reading.at(access, text, page).y, abs=MM), label


def test_header_from_page_two_and_footer_on_every_page(access: bytes) -> None:
    pages = len(reading.reader(access).pages)
    assert pages == 4
    for number in range(1, pages + 1):
        foot = [w.text for w in reading.words(access, number) if w.y == pytest.approx(284, abs=MM)]
        assert foot == ["Fjordlys Data AS", "Sak 2026-014", f"Side {number} av 4"]
        head = [w.text for w in reading.words(access, number) if w.y == pytest.approx(16, abs=MM)]
        shown = ["Svar på krav om innsyn · Kari Eksempel", "19. november 2026"]
        assert head == (shown if number > 1 else [])


def test_the_text_keeps_its_air_on_the_right(access: bytes) -> None:
    from dpo_desk.paper.fonts import face

    for number in range(1, 5):
        for word in reading.words(access, number):
            if "Inter-Regular" in word.font and word.x == pytest.approx(60, abs=MM):
                width = face("regular").width(word.text) * word.size / 72 * 25.4
                assert word.x + width <= 184 + MM


def test_figures_are_tabular_and_end_at_the_right_edge(access: bytes) -> None:
    from dpo_desk.paper.fonts import face

    digits = {face("tabular").width(digit) for digit in "0123456789"}
    assert len(digits) == 1
    row = [w for w in reading.words(access) if "InterT" in w.font and w.text in "23"]
    assert len(row) == 4
    for word in row:
        assert word.x + digits.copy().pop() * 9.5 / 72 * 25.4 == pytest.approx(190, abs=MM)


def test_text_is_read_from_top_to_bottom_and_label_before_text(access: bytes) -> None:
    text = reading.text(access)
    order: tuple[str, ...] = (
        "Retur:",
        "Kari Eksempel",
        "Dato",
        "Svar på kravet",
        "Hei Kari",
        "Kort sagt",
        "Ja.",
    )
    order += ("Formålene", "Følge opp", "Opplysninger", "Mottakere", "Irland", "Lagringstid")
    order += ("Med vennlig hilsen", "Ola Prøve daglig leder", "Vedlegg Nr.")
    at = 0
    for piece in order:
        at = text.find(piece, at)
        assert at >= 0, piece


def test_the_pages_of_the_cards_are_printed_and_given_back(access: bytes) -> None:
    cards = paper.render(samples.access(), samples.NOW).cards
    assert cards == {"p1": 2, "p2": 2, "p3": 2, "p4": 3}
    for card in samples.CARDS:
        assert reading.page_of(access, f"{card.title} Opplysninger") == cards[card.key]
    assert "4 Sende faktura og føre regnskap Rettslig forpliktelse 3" in reading.text(access)


def test_bookmarks_lead_to_the_page_of_their_part(access: bytes) -> None:
    file = reading.reader(access)
    entries: list[Any] = [e for x in file.outline for e in (x if isinstance(x, list) else [x])]
    found = {str(e.title): (file.get_destination_page_number(e) or 0) + 1 for e in entries}
    assert sum(isinstance(x, list) for x in file.outline) == 1  # the cards, one level in
    assert found == {
        "Kort sagt": 1,
        "Formålene": 1,
        "1 Følge opp bedriften du er kontaktperson for": 2,
        "2 Svare når du spør eller melder feil": 2,
        "3 Sende deg nyhetsbrevet": 2,
        "4 Sende faktura og føre regnskap": 3,
        "Overføring ut av EØS": 3,
        "Rettighetene dine": 3,
        "Hvis du er uenig": 3,
        "Slik lette vi": 3,
        "Det vi har sladdet": 4,
        "Vedlegg": 4,
    }
    tops = {str(e.title): e.top for e in entries}
    assert tops["1 Følge opp bedriften du er kontaktperson for"] == pytest.approx(762.5, abs=1)


@pytest.mark.parametrize(
    ("language", "page", "date"),
    [
        ("nb", "Side 2 av 4", "19. november 2026"),
        ("nn", "Side 2 av 4", "19. november 2026"),
        ("en", "Page 2 of 4", "19 November 2026"),
    ],
)
def test_paper_speaks_the_letter_s_language(language: str, page: str, date: str) -> None:
    pdf = paper.render(samples.access(language=language), samples.NOW).pdf
    shown = {w.text: w.y for w in reading.words(pdf, 2)}
    assert shown[page] == pytest.approx(284, abs=MM)
    assert shown[date] == pytest.approx(16, abs=MM)


def test_no_return_line_is_no_empty_one() -> None:
    sender = Sender(name="Fjordlys Data AS", lines=(), return_line="")
    pdf = paper.render(samples.letter(samples.say("Hei"), sender=sender), samples.NOW).pdf
    assert not [w for w in reading.words(pdf) if 40 < w.y < 44]


def test_a_long_address_is_told_and_pushes_the_text_down_only_when_it_must() -> None:
    lines = tuple(t(f"Linje {i}") for i in range(1, 5))
    four = paper.render(samples.letter(samples.say("Hei"), recipient=lines), samples.NOW)
    assert [c.code for c in four.cautions] == ["address_only_c5"]
    assert reading.at(four.pdf, "Svar på").y == pytest.approx(92, abs=MM)
    many = tuple(t(f"Linje {i}") for i in range(1, 13))
    twelve = paper.render(samples.letter(samples.say("Hei"), recipient=many), samples.NOW)
    assert [(c.code, c.what) for c in twelve.cautions] == [("address_too_long", "12")]
    assert reading.at(twelve.pdf, "Svar på").y > reading.at(twelve.pdf, "Linje 12").y + 8


def test_a_wide_address_line_is_wrapped_inside_the_window() -> None:
    wide = (
        t("Foreningen for alle som bor i nærheten av den gamle dampskipskaien i Øvre Eksempel"),
    )
    pdf = paper.render(samples.letter(samples.say("Hei"), recipient=wide), samples.NOW).pdf
    window = [w for w in reading.words(pdf) if w.x < 120 and 44 < w.y < 79]
    assert [w.y for w in window] == pytest.approx([47.6, 51.9, 56.2], abs=MM)
    assert " ".join(w.text for w in window) == wide[0][0].text  # type: ignore[union-attr]


def test_a_very_long_company_name_meets_neither_its_address_nor_the_case() -> None:
    name = "Nordvestlandske Datasentertjenester og Driftsovervåking for Kommuner og Fylker AS"
    sender = Sender(name=name, lines=samples.SENDER.lines, return_line=name * 2)
    pdf = paper.render(samples.letter(samples.say("Hei"), sender=sender), samples.NOW).pdf
    foot = {w.text: w.x for w in reading.words(pdf) if w.y > 283}
    assert foot["Sak 2026-014"] > 60
    assert name.startswith(next(iter(foot)).rstrip("…"))
    (returned,) = [w for w in reading.words(pdf) if 42 < w.y < 43]
    assert returned.text.endswith("…")
    assert all(w.x > 120 for w in reading.words(pdf) if 12 < w.y < 24 and w.size == 8.5)


def test_a_logo_that_cannot_be_read_is_told_and_left_out() -> None:
    good = paper.render(samples.access(), samples.NOW)
    assert good.cautions == ()
    assert reading.at(good.pdf, "Fjordlys").x > 30
    broken = Sender(name="Fjordlys Data AS", lines=(), return_line="", logo=b"\x89PNG\r\n\x1a\nno")
    bad = paper.render(samples.access(sender=broken), samples.NOW)
    assert [c.code for c in bad.cautions] == ["logo"]
    assert reading.at(bad.pdf, "Fjordlys").x == pytest.approx(25, abs=MM)
