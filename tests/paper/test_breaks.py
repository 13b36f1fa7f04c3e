"""Where a page ends: the five rules, on our letters and on generated ones."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dpo_desk import words
from dpo_desk.paper import grid, press
from dpo_desk.paper.model import Block, Card, Letter, PageOf, Part, Section, Table
from dpo_desk.paper.pages import Page
from dpo_desk.paper.strips import Strip
from tests.paper import samples
from tests.paper.samples import MICROSOFT, SIGNATURE, note, say, t

WORDS = words.of("nb")
_LONG = "Vi har veid det mot personvernet ditt, og mener at du må regne med det i jobben du har. "


def lay(letter: Letter) -> list[Page]:
    return press.lay(letter, WORDS).pages


def texts(strip: Strip, style: grid.Style | None = None) -> list[str]:
    lines = [placed.line for placed in strip.lines if style in (None, placed.line.style)]
    return ["".join(atom.text for _, atom in line.atoms).replace("\u00a0", " ") for line in lines]


def page_texts(page: Page) -> list[str]:
    return [text for placed in page.placed for text in texts(placed.strip)]


def pages_with(pages: list[Page], wanted: str) -> list[int]:
    return [n for n, page in enumerate(pages) if any(wanted in x for x in page_texts(page))]


def titled(pages: list[Page], wanted: str) -> list[int]:
    """The pages on which a card with this title begins or goes on."""
    return [
        n
        for n, page in enumerate(pages)
        if any(wanted in x for p in page.placed for x in texts(p.strip, grid.CARD_TITLE))
    ]


def rules(page: Page) -> list[tuple[float, float]]:
    """(y, left edge) of every rule on the page."""
    found = []
    for placed in page.placed:
        found += [(y, rule.left) for y, rule in placed.rules]
        found += [(placed.top + rule.y, rule.left) for rule in placed.strip.rules]
    return sorted(found)


@st.composite
def cards(draw: st.DrawFn) -> tuple[Card, ...]:
    made = []
    for number in range(1, draw(st.integers(1, 8)) + 1):
        rows = []
        for row in range(draw(st.integers(1, 6))):
            blocks: list[Block] = [say(f"r{number}-{row} " + _LONG * draw(st.integers(1, 4)))]
            if draw(st.booleans()):
                blocks.append(note("Berettiget interesse · artikkel 6 nr. 1 bokstav f"))
            entries = (MICROSOFT,) * draw(st.integers(0, 9))
            rows.append((f"Rad {number}.{row}", (*blocks, *entries)))
        made.append(samples.card(number, f"Formål nummer {number}", *rows))
    return tuple(made)


@st.composite
def sections(draw: st.DrawFn) -> tuple[Section, ...]:
    made = []
    for number in range(draw(st.integers(0, 5))):
        blocks: list[object] = [say(f"s{number} " + _LONG * draw(st.integers(1, 6)))]
        rows = draw(st.integers(0, 45))
        if rows:
            cells = tuple(
                (t(f"t{number}-{i}"), t("x " * draw(st.integers(1, 40)))) for i in range(rows)
            )
            blocks.append(Table(headers=(f"Hode {number}", "b"), rows=cells))
        made.append(
            Section(label=f"Del {number}", blocks=tuple(blocks), keep=draw(st.booleans()))  # type: ignore[arg-type]
        )
    return tuple(made)


@st.composite
def letters(draw: st.DrawFn) -> Letter:
    opening = tuple(say(_LONG * draw(st.integers(1, 9))) for _ in range(draw(st.integers(1, 3))))
    purposes = draw(cards())
    closing: tuple[Part, ...] = (*draw(sections()), SIGNATURE)
    if draw(st.booleans()):
        closing = (*closing, samples.ANNEXES)
    listed = samples.purposes(purposes)
    return samples.letter(*opening, samples.SUMMARY, listed, *purposes, *closing)


@given(letters())
@settings(max_examples=25)
def test_everything_is_laid_once_in_order_inside_the_page(letter: Letter) -> None:
    laid = press.lay(letter, WORDS)
    seen: set[int] = set()
    for page in laid.pages:
        assert page.placed
        for above, below in pairwise(page.placed):
            assert below.top >= above.top + above.strip.height - 0.01
        last = page.placed[-1]
        assert last.top + last.strip.height <= grid.BOTTOM + 0.01
        seen |= {id(placed.strip) for placed in page.placed}
    text = " ".join(text for page in laid.pages for text in page_texts(page))
    for part in letter.parts:
        match part:
            case Card():
                assert all(f"r{part.number}-{i} " in text for i, _ in enumerate(part.rows))
            case Section(blocks=(_, Table() as table)) if table.headers[1] == "b":
                marks = ["".join(getattr(x, "text", "") for x in row[0]) for row in table.rows]
                shown = [word for word in text.split() if word in set(marks)]
                assert shown == marks


@given(letters())
@settings(max_examples=25)
def test_a_card_is_whole_or_broken_between_rows_with_two_on_each_side(letter: Letter) -> None:
    laid = press.lay(letter, WORDS)
    for part in letter.parts:
        if not isinstance(part, Card):
            continue
        on = [pages_with(laid.pages, f"r{part.number}-{i} ") for i, _ in enumerate(part.rows)]
        starts = [first for first, *_ in on]
        titles = titled(laid.pages, part.title)
        assert laid.cards[part.key] == titles[0] + 1 == starts[0] + 1
        assert set(starts) <= set(titles)  # the title stands above whatever goes on
        if len(set(starts)) == 2 and all(len(pages) == 1 for pages in on):
            before = sum(1 for start in starts if start == starts[0])
            tall = any(len(row.blocks) > 5 for row in part.rows)
            assert tall or (before >= 2 and len(starts) - before >= 2)


@given(letters())
@settings(max_examples=25)
def test_no_page_holds_a_signature_only_and_no_rule_is_doubled(letter: Letter) -> None:
    laid = lay(letter)
    (signed,) = pages_with(laid, "Med vennlig hilsen")
    first = page_texts(laid[signed])[0]
    assert first != "Med vennlig hilsen"
    for page in laid:
        for (above, _), (below, _) in pairwise(rules(page)):
            assert below - above > 8
        assert sum(1 for placed in page.placed for _, r in placed.rules if r.weight == 2) <= 1


@given(sections())
@settings(max_examples=25)
def test_tables_repeat_their_header_and_leave_no_row_alone(parts: tuple[Section, ...]) -> None:
    laid = lay(samples.letter(say("Hei"), *parts))
    for number, part in enumerate(parts):
        if len(part.blocks) < 2:
            continue
        table = part.blocks[1]
        assert isinstance(table, Table)
        for page in laid:
            shown = page_texts(page)
            rows = [text for text in shown if text.startswith(f"t{number}-")]
            headers = shown.count(f"Hode {number}")
            assert headers == (1 if rows else 0)
            assert len(rows) != 1 or len(table.rows) in (1, 2, 3)


def test_a_card_under_45_percent_jumps_whole_and_a_taller_one_is_broken() -> None:
    laid = lay(samples.access_12())
    broken = titled(laid, "Forebygge misbruk")
    assert len(broken) == 2
    assert pages_with(laid, "(fortsetter)") == broken[1:]
    for card in samples.CARDS:
        assert len(titled(laid, card.title)) == 1


def test_redactions_signature_and_annexes_travel_together() -> None:
    laid = lay(samples.access())
    on = {pages_with(laid, text)[0] for text in ("Vi har dekket til", "Med vennlig", "Nr.")}
    assert on == {3}


def test_a_section_longer_than_a_page_is_headed_again() -> None:
    rows = tuple((t(f"t{i}"), t("x")) for i in range(120))
    part = Section(label="Slik lette vi", blocks=(Table(headers=("Hvor", "Hva"), rows=rows),))
    laid = lay(samples.letter(say("Hei"), part))
    assert len(laid) >= 3
    for page in laid[1:]:
        label = ["".join(a.text for _, a in s.line.atoms) for p in page.placed for s in p.beside]
        assert label == ["Slik lette vi", "(fortsetter)"]
        assert page_texts(page)[:2] == ["Hvor", "Hva"]


def test_a_row_taller_than_the_page_is_cut_and_nothing_of_it_is_lost() -> None:
    tall = " ".join(f"ord{i}" for i in range(2500))
    part = Section(label="Del", blocks=(Table(headers=("a", "b"), rows=((t("x"), t(tall)),)),))
    laid = lay(samples.letter(say("Hei"), part))
    text = " ".join(x for page in laid for x in page_texts(page))
    assert [word for word in text.split() if word.startswith("ord")] == tall.split()
    assert len(laid) > 2


def test_a_page_number_that_gains_a_digit_is_printed_right() -> None:
    many = tuple(samples.plain_card(n, f"Formål {n}", recipients=4) for n in range(1, 45))
    laid = press.lay(samples.access(many), WORDS)
    assert max(laid.cards.values()) > 9
    assert laid.setter.pages == laid.cards
    assert laid.passes == 2


def test_the_page_of_an_unknown_card_is_a_fault() -> None:
    with pytest.raises(KeyError):
        lay(samples.letter(say("Se side ", PageOf("p9"))))


def test_a_letter_without_page_numbers_is_laid_once() -> None:
    assert press.lay(samples.receipt(), WORDS).passes == 1
