"""What stands around the text: letterhead, window, fold marks, header, footer, draft."""

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from dpo_desk.paper import grid
from dpo_desk.paper.fonts import face
from dpo_desk.paper.grid import MM, RIGHT, A, B, C, D
from dpo_desk.paper.lines import Line, Setter
from dpo_desk.paper.model import Letter
from dpo_desk.paper.pen import Pen, fitting
from dpo_desk.paper.result import Caution
from dpo_desk.words import Words

if TYPE_CHECKING:
    from PIL.Image import Image

ADDRESS_WIDTH: Final = 71 * MM
_ADDRESS: Final = 47.6 * MM  # first baseline in the window
_RETURN: Final = 42.4 * MM
_SENDER: Final = 14.4 * MM
_COMPANY: Final = 17.45 * MM
_COMPANY_LINES: Final = 3
_SENDER_LINES: Final = 7
_FACT_LINES: Final = 8  # of one fact
_ADDRESS_LINES: Final = 20
_LOGO: Final = (11.35 * MM, 9.0 * MM, 30.0 * MM)  # top, height, greatest width
_LOGO_GAP: Final = 3 * MM
_HEAD: Final = (16 * MM, 18.6 * MM)  # baseline, rule
_FOOT: Final = (284 * MM, 279.8 * MM)
_FOLDS: Final = ((99, 3), (198, 3), (148.5, 5))
_BAND_BOTTOM: Final = 80.3 * MM
_MARGIN_WORD: Final = 203 * MM
_WORD_SPACE: Final = 0.6  # of an em, between its letters
_SAFE_LINES: Final = 3  # in every envelope
_C5_LINES: Final = 5


@dataclass(frozen=True)
class Window:
    """The address and the facts beside it, set once."""

    address: list[Line]
    facts: list[tuple[list[Line], list[Line]]]
    cautions: tuple[Caution, ...]

    @property
    def text_top(self) -> float:
        """Where the letter's text begins: lower only below a very long address or fact."""
        facts = sum(max(len(label), len(value)) for label, value in self.facts)
        lines = max(len(self.address), facts)
        return max(grid.FIRST_TOP, _ADDRESS + lines * grid.ADDRESS.leading + 8 * MM)


def window(letter: Letter, setter: Setter) -> Window:
    """Set the address window and the date block."""
    lines = [
        line
        for text in letter.recipient
        for line in setter.words(text, grid.ADDRESS, ADDRESS_WIDTH, tie=False)
    ]
    address = setter.shortened(lines, _ADDRESS_LINES)
    facts = [
        (
            setter.first(label, grid.FACT_LABEL, D - C - 6, _FACT_LINES),
            setter.first(value, grid.FACT, RIGHT - D, _FACT_LINES),
        )
        for label, value in letter.facts
    ]
    cautions = []
    if len(address) > _C5_LINES:
        cautions.append(Caution("address_too_long", str(len(lines))))
    elif len(address) > _SAFE_LINES:
        cautions.append(Caution("address_only_c5", str(len(address))))
    return Window(address, facts, tuple(cautions))


def first(pen: Pen, letter: Letter, setter: Setter, window: Window) -> list[Caution]:
    """Everything above the text of page one, and the fold marks; tells of a logo it cannot draw."""
    for y, length in _FOLDS:
        pen.rule(5 * MM, (5 + length) * MM, y * MM, 0.35)
    sender = letter.sender
    left, cautions = A, []
    if sender.logo:
        drawn = _logo(pen, sender.logo)
        left += drawn + _LOGO_GAP if drawn else 0.0
        cautions += [] if drawn else [Caution("logo", "")]
    room = C - 6 * MM - left
    _company(pen, setter.first(sender.name, grid.COMPANY, room, _COMPANY_LINES), left)
    _down(
        pen,
        setter.first("\n".join(sender.lines), grid.SENDER, RIGHT - C, _SENDER_LINES),
        C,
        _SENDER,
    )
    if sender.return_line:
        returned = fitting(sender.return_line, grid.RETURN, ADDRESS_WIDTH + 8 * MM)
        pen.text(returned, grid.RETURN, A, _RETURN)
    _down(pen, window.address, A, _ADDRESS)
    y = _ADDRESS
    for label, value in window.facts:
        _down(pen, label, C, y)
        _down(pen, value, D, y)
        y += max(len(label), len(value)) * grid.FACT.leading
    return cautions


def _company(pen: Pen, lines: list[Line], left: float) -> None:
    """The name on the logo's middle line; more lines share that middle."""
    _down(pen, lines, left, _COMPANY - (len(lines) - 1) * grid.COMPANY.leading / 2)


def _down(pen: Pen, lines: list[Line], x: float, y: float) -> None:
    for line in lines:
        pen.line(line, x, y)
        y += line.style.leading


def head(pen: Pen, letter: Letter, date: str) -> None:
    """The running head of every page but the first."""
    baseline, rule = _HEAD
    pen.text(fitting(letter.running_head, grid.SMALL, 125 * MM), grid.SMALL, A, baseline)
    _right(pen, date, grid.SMALL, baseline)
    pen.rule(A, RIGHT, rule, grid.THIN)


def foot(pen: Pen, letter: Letter, page: str) -> None:
    """The footer: company, case, page."""
    baseline, rule = _FOOT
    pen.rule(A, RIGHT, rule, grid.THIN)
    name = fitting(letter.sender.name, grid.SMALL, 90 * MM)
    pen.text(name, grid.SMALL, A, baseline)
    case = max(B, A + measure(name, grid.SMALL) + 5 * MM)
    pen.text(fitting(letter.case, grid.SMALL, 165 * MM - case), grid.SMALL, case, baseline)
    _right(pen, page, grid.SMALL_DARK, baseline)


def _right(pen: Pen, text: str, style: grid.Style, baseline: float) -> None:
    pen.text(text, style, RIGHT - measure(text, style), baseline)


def measure(text: str, style: grid.Style) -> float:
    """The width of ``text`` on one line."""
    return face(style.face).width(text) * style.size


def band(pen: Pen, words: Words, setter: Setter, count: int, pages: list[int], top: float) -> None:
    """The band above the subject of a draft: what is missing, and on which pages."""
    told = words.n("paper.draft.missing", count)
    where = words.n("paper.draft.where", len(pages), pages=_listed(pages, words))
    beginning = setter.words(words("paper.draft.band"), grid.BAND_HEAD, RIGHT - A)
    left = A + 3 * MM + beginning[0].width + 7.5 * MM
    lines = setter.words(f"{told} {where}", grid.BAND, RIGHT - 3 * MM - left)
    height = 7.5 * MM + (len(lines) - 1) * grid.BAND.leading
    upper = _BAND_BOTTOM + top - grid.FIRST_TOP - height
    pen.frame(A, upper, RIGHT - A, height)
    baseline = upper + 4.85 * MM
    pen.line(beginning[0], A + 3 * MM, baseline)
    _down(pen, lines, left, baseline)


def _listed(pages: list[int], words: Words) -> str:
    """«2», «2 og 3», «2, 3 og 5»."""
    if len(pages) == 1:
        return str(pages[0])
    return words(
        "paper.and", first=", ".join(str(page) for page in pages[:-1]), last=str(pages[-1])
    )


def margin_word(pen: Pen, word: str) -> None:
    """UTKAST up the right margin, never over text."""
    style = grid.MARGIN_WORD
    space = _WORD_SPACE * style.size * 1.35
    length = measure(word, style) + space * (len(word) - 1)
    canvas = pen.canvas
    canvas.saveState()
    canvas.translate(_MARGIN_WORD, grid.HEIGHT / 2 - length / 2)
    canvas.rotate(90)
    text = canvas.beginText(0, 0)
    text.setFont(face(style.face).load(), style.size)
    text.setCharSpace(space)
    text.textOut(word)
    canvas.drawText(text)
    canvas.restoreState()


def _logo(pen: Pen, data: bytes) -> float:
    """The logo on white, in RGB as PDF/A wants it; its width, or 0 where it cannot be read."""
    from reportlab.lib.utils import ImageReader

    picture = _picture(data)
    if picture is None:
        return 0.0
    top, height, widest = _LOGO
    width = height * picture.width / picture.height
    if width > widest:
        height, width = height * widest / width, widest
    y = grid.HEIGHT - top - (_LOGO[1] + height) / 2
    reader: Any = ImageReader(picture)
    pen.canvas.drawImage(reader, A, y, width, height)
    return width


def _picture(data: bytes) -> "Image | None":
    from PIL import Image

    try:
        with Image.open(BytesIO(data)) as opened:
            picture = opened.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    white = Image.new("RGBA", picture.size, "white")
    white.alpha_composite(picture)
    return white.convert("RGB")
