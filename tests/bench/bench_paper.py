"""The access letter against the same story in plain Platypus with as many passes; PDF/A apart."""

from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import Any
from xml.sax.saxutils import escape

from dpo_desk import words
from dpo_desk.paper import grid, pdfa, press
from dpo_desk.paper.fonts import face
from dpo_desk.paper.model import (
    Block,
    Bullets,
    Card,
    Entry,
    Letter,
    PageOf,
    Paragraph,
    Section,
    Signature,
    Strong,
    Summary,
    Table,
    Text,
)
from tests.bench import Figure, medians
from tests.paper import samples

_RUNS = 15


def run() -> list[Figure]:
    """The letter as it is sent, drawn and laid, against Platypus told nothing of our rules."""
    letter = samples.access()
    in_words = words.of(letter.language)
    passes = press.lay(letter, in_words).passes
    drawn = press.draw(letter, in_words, press.lay(letter, in_words))[0]

    def ours() -> None:
        press.draw(letter, in_words, press.lay(letter, in_words))

    def plain() -> None:
        for _ in range(passes):
            _platypus(letter)

    def archived() -> None:
        pdfa.convert(drawn, letter.title, "nb-NO", samples.NOW)

    own, floor = medians(ours, plain, _RUNS)
    archive, _ = medians(archived, ours, _RUNS)
    detail = (
        f"{own * 1000:.0f} ms against {floor * 1000:.0f} ms in {passes} passes; "
        f"PDF/A besides {archive * 1000:.0f} ms"
    )
    return [Figure("access letter / plain Platypus", own / floor, 1.5, detail=detail)]


def _platypus(letter: Letter) -> bytes:
    from reportlab.platypus import SimpleDocTemplate

    out = BytesIO()
    document = SimpleDocTemplate(
        out,
        pagesize=(grid.WIDTH, grid.HEIGHT),
        leftMargin=grid.A,
        rightMargin=grid.WIDTH - grid.RIGHT,
        topMargin=grid.LATER_TOP,
        bottomMargin=grid.HEIGHT - grid.BOTTOM,
        invariant=1,
        initialFontName=face("regular").load(),
    )
    furniture = _furniture(letter)
    document.build(list(_story(letter)), onFirstPage=furniture, onLaterPages=furniture)
    return out.getvalue()


def _furniture(letter: Letter) -> Callable[[Any, Any], None]:
    def draw(canvas: Any, document: Any) -> None:
        canvas.setFont(face("regular").load(), 8)
        canvas.drawString(grid.A, 40, letter.sender.name)
        canvas.drawString(grid.B, 40, letter.case)
        canvas.drawRightString(grid.RIGHT, 40, f"Side {document.page}")
        canvas.drawString(grid.A, 790, letter.running_head)
        canvas.line(grid.A, 780, grid.RIGHT, 780)

    return draw


def _story(letter: Letter) -> Iterator[Any]:
    yield from (_paragraph(_markup(line), grid.BODY) for line in letter.recipient)
    yield _grid([[_paragraph(a, grid.FACT_LABEL), _text(b)] for a, b in letter.facts], (1, 4))
    yield _paragraph(escape(letter.subject), grid.H1)
    for part in letter.parts:
        match part:
            case Summary():
                rows = [
                    [_paragraph(question, grid.QUESTION), _text(a)] for question, a in part.rows
                ]
                yield _grid(rows, (1, 2))
            case Section():
                yield _beside(part.label, [_block(block) for block in part.blocks])
            case Card():
                yield _paragraph(f"{part.number} {escape(part.title)}", grid.CARD_TITLE)
                for row in part.rows:
                    yield _beside(row.label, [_block(block) for block in row.blocks])
            case Signature():
                yield _paragraph(part.greeting, grid.BODY)
                yield _text(part.name)
            case _:
                yield _block(part)


def _block(block: Block) -> Any:
    match block:
        case Paragraph():
            return _text(block.text)
        case Bullets():
            return _grid([[_text(item)] for item in block.items], (1,))
        case Table():
            head = [_paragraph(header, grid.TH) for header in block.headers]
            rows = [[_text(cell) for cell in row] for row in block.rows]
            return _grid([head, *rows], block.widths or (1,) * len(head))
        case Entry():
            left = [_text(block.name), _text(block.use)]
            return _grid([[left, _text(block.place)]], (1, 1))


def _beside(label: str, blocks: list[Any]) -> Any:
    return _grid([[_paragraph(escape(label), grid.LABEL), blocks]], (35, 130), whole=True)


def _grid(rows: list[list[Any]], shares: tuple[float, ...], *, whole: bool = False) -> Any:
    from reportlab.platypus import Table as PlatypusTable

    room = grid.RIGHT - (grid.A if whole else grid.B) - 12
    widths = [room * share / sum(shares) for share in shares]
    lines = [
        ("LINEBELOW", (0, i), (-1, i), 0.4, grid.HAIRLINE) for i, _ in enumerate(pairwise(rows))
    ]
    return PlatypusTable(
        rows, colWidths=widths, style=[("VALIGN", (0, 0), (-1, -1), "TOP"), *lines]
    )


def _text(text: Text) -> Any:
    return _paragraph(_markup(text), grid.BODY)


def _markup(text: Text) -> str:
    made = ""
    for part in text:
        match part:
            case PageOf():
                made += "2"
            case Strong():
                made += f'<font name="{face("semibold").load()}">{escape(part.text)}</font>'
            case _:
                made += escape(getattr(part, "text", ""))
    return made


def _paragraph(markup: str, style: grid.Style) -> Any:
    from reportlab.platypus import Paragraph as PlatypusParagraph

    return PlatypusParagraph(markup, _style(style))


@cache
def _style(style: grid.Style) -> Any:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle

    return ParagraphStyle(
        "plain",
        fontName=face(style.face).load(),
        fontSize=style.size,
        leading=style.leading,
        textColor=HexColor(style.colour),
    )
