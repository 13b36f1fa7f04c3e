"""The press: a letter set, laid on pages, drawn, and made into PDF/A."""

from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any, Final, NamedTuple

from dpo_desk import words as all_words
from dpo_desk.paper import border, grid, letterhead, pages, pdfa
from dpo_desk.paper.fonts import face
from dpo_desk.paper.lines import Setter
from dpo_desk.paper.model import Card, Hole, Letter
from dpo_desk.paper.pages import Page
from dpo_desk.paper.pen import Pen
from dpo_desk.paper.result import Caution, Rendered
from dpo_desk.paper.strips import Unit
from dpo_desk.paper.units import Builder
from dpo_desk.words import Words

TAGS: Final = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
_PASSES: Final = 4  # a page number that grows a digit may move a card, hardly ever twice


class Layout(NamedTuple):
    """A letter laid on pages, not yet drawn."""

    pages: list[Page]
    window: letterhead.Window
    setter: Setter
    cards: dict[str, int]
    passes: int


def render(letter: Letter, now: datetime) -> Rendered:
    """The letter as PDF/A-2b; ``now`` is aware. Raises KeyError for the page of an unknown card."""
    if now.tzinfo is None:
        raise ValueError("now must be aware")
    words = all_words.of(letter.language)
    laid = lay(letter, words)
    drawn, cautions = draw(letter, words, laid)
    title = border.one_line(letter.title)
    return Rendered(
        pdf=pdfa.convert(drawn, title, TAGS[letter.language], now.astimezone(UTC)),
        pages=len(laid.pages),
        holes=_holes(laid),
        cards=laid.cards,
        cautions=(*laid.window.cautions, *cautions, *cautions_of(laid.setter)),
    )


def lay(letter: Letter, words: Words) -> Layout:
    """Set and lay the letter; again only while a page number it prints has changed."""
    cards = {part.key: 2 for part in letter.parts if isinstance(part, Card)}
    setter = Setter(letter.language, words("paper.hole"), cards)
    window = letterhead.window(letter, setter)
    passes = 0
    while passes < _PASSES:
        passes += 1
        laid = pages.lay(Builder(setter, words).units(letter), window.text_top)
        found = {
            placed.mark.key: number
            for number, page in enumerate(laid, start=1)
            for placed in page.placed
            if placed.mark is not None and placed.mark.key
        }
        if found == setter.pages or not setter.page_of:
            break
        setter.pages = found
    return Layout(laid, window, setter, found, passes)


def draw(letter: Letter, words: Words, laid: Layout) -> tuple[bytes, list[Caution]]:
    """The pages as plain PDF, each drawn once."""
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    first_font: Any = face("regular").load()  # else Helvetica comes in, unembedded
    canvas = Canvas(
        out,
        pagesize=(grid.WIDTH, grid.HEIGHT),
        invariant=1,
        pageCompression=1,
        initialFontName=first_font,
        lang=TAGS[letter.language],
    )
    pen = Pen(canvas)
    cautions = _first(pen, letter, words, laid)
    drafted = bool(_holes(laid))
    for number, page in enumerate(laid.pages, start=1):
        if number > 1:
            letterhead.head(pen, letter, date_of(letter.dated, words))
        draw_page(pen, page)
        letterhead.foot(pen, letter, words("paper.page", page=number, pages=len(laid.pages)))
        if drafted:
            letterhead.margin_word(pen, words("paper.draft.word"))
        canvas.showPage()
    canvas.save()
    return out.getvalue(), cautions


def _first(pen: Pen, letter: Letter, words: Words, laid: Layout) -> list[Caution]:
    """What stands above the text of page one."""
    cautions = letterhead.first(pen, letter, laid.setter, laid.window)
    holes = _holes(laid)
    if holes:
        pages = sorted({page for _, page in holes})
        letterhead.band(pen, words, laid.setter, len(holes), pages, laid.window.text_top)
    return cautions


def draw_page(pen: Pen, page: Page) -> None:
    """Draw what was laid on one page, with its bookmarks."""
    for placed in page.placed:
        strip, top = placed.strip, placed.top
        for y, rule in placed.rules:
            pen.rule(rule.left, rule.right, y, rule.weight, rule.colour)
        for rule in strip.rules:
            pen.rule(rule.left, rule.right, top + rule.y, rule.weight, rule.colour)
        if placed.mark is not None:
            _bookmark(pen, placed.mark, top)
        for line in (*placed.beside, *strip.lines):
            pen.line(line.line, line.x, top + line.baseline, right=line.right)


def _bookmark(pen: Pen, unit: Unit, top: float) -> None:
    key = f"{pen.canvas.getPageNumber()}-{top:.0f}"  # no two parts begin at one place
    pen.bookmark(key, unit.title, top - unit.pad, unit.level)


def _holes(laid: Layout) -> tuple[tuple[Hole, int], ...]:
    window: list[Hole] = []
    lines = [*laid.window.address, *(line for _, value in laid.window.facts for line in value)]
    for line in lines:
        for _, atom in line.atoms:
            if atom.hole is not None and not (window and window[-1] is atom.hole):
                window.append(atom.hole)
    found = [(hole, 1) for hole in window]
    for number, page in enumerate(laid.pages, start=1):
        found += [(hole, number) for hole in page.holes]
    return tuple(found)


def date_of(day: date, words: Words) -> str:
    """«19. november 2026»."""
    return words("paper.date", day=day.day, month=words(f"paper.month.{day.month}"), year=day.year)


def cautions_of(setter: Setter) -> list[Caution]:
    """What was set and could not be shown as it stands: marked on the page, told here."""
    found = [Caution("cut", text) for text in sorted(setter.cut)]
    return found + unshown("\n".join(sorted(setter.seen)))


def unshown(text: str) -> list[Caution]:
    """What no font has of a text, and what is written from right to left."""
    found: list[Caution] = []
    lacking = sorted({char for char in set(text) if char != "\n" and face("regular").lacks(char)})
    backwards = sorted(set(border.right_to_left(text)))
    if lacking:
        found.append(Caution("unprintable", " ".join(lacking)))
    if backwards:
        found.append(Caution("right_to_left", ", ".join(backwards)))
    return found
