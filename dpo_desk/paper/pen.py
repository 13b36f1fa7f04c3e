"""The pen: draws lines, rules and frames on a page, measured in points from its top left."""

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, Final

from dpo_desk.paper import border, grid
from dpo_desk.paper.fonts import face
from dpo_desk.paper.grid import Style
from dpo_desk.paper.lines import HOLE_PAD, Atom, Line

if TYPE_CHECKING:
    from reportlab.lib.colors import Color
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.textobject import PDFTextObject

_FRAME_UP: Final = 9.6  # a hole's frame above and below the baseline, for ten points of size
_FRAME_DOWN: Final = 3.4
_DASHES: Final = (2.2, 1.6)


class Pen:
    """Draws on a reportlab canvas with the origin at the top left."""

    def __init__(self, canvas: "Canvas", height: float = grid.HEIGHT) -> None:
        """Draw on the canvas's current page, which is ``height`` high."""
        self.canvas = canvas
        self._height = height

    def line(self, line: Line, x: float, baseline: float, *, right: bool = False) -> None:
        """A set line from ``x``, or ending there when ``right``."""
        if right:
            x -= line.width
        for start, atom in line.atoms:
            if atom.hole is not None:
                self._frame(line.style, atom, x + start, baseline)
        for start, atom in line.atoms:
            self._runs(atom, line.style, x + start, baseline)

    def text(self, text: str, style: Style, x: float, baseline: float) -> None:
        """Words on one line, as they are."""
        self._runs(Atom(border.one_line(text), style.face), style, x, baseline)

    def _runs(self, atom: Atom, style: Style, x: float, baseline: float) -> None:
        self.canvas.drawText(self._set(atom, style, x, baseline))

    def code(self, text: str, style: Style, x: float, baseline: float) -> str:
        """Words on one line as the operators that draw them, for a page put together elsewhere."""
        made: str = self._set(Atom(border.one_line(text), style.face), style, x, baseline).getCode()
        return made

    def _set(self, atom: Atom, style: Style, x: float, baseline: float) -> "PDFTextObject":
        text = self.canvas.beginText(x, self._height - baseline)
        text.setFillColor(_colour(grid.TEXT if atom.hole else style.colour))
        for font, run in face(atom.face).runs(atom.text):
            text.setFont(font, style.size)
            text.textOut(run.replace(border.NBSP, " "))  # glue is for the setter, not the reader
        return text

    def _frame(self, style: Style, atom: Atom, x: float, baseline: float) -> None:
        scale = style.size / 10
        width = face(atom.face).width(atom.text) * style.size
        box = (x - HOLE_PAD, baseline - _FRAME_UP * scale, width + 2 * HOLE_PAD)
        self.frame(*box, (_FRAME_UP + _FRAME_DOWN) * scale)

    def frame(self, x: float, top: float, width: float, height: float) -> None:
        """The dashed yellow box of what is missing: seen also in a black-and-white copy."""
        canvas = self.canvas
        canvas.saveState()
        canvas.setFillColor(_colour(grid.HOLE))
        canvas.setStrokeColor(_colour(grid.TEXT))
        canvas.setLineWidth(grid.DASH)
        canvas.setDash(*_DASHES)
        canvas.rect(x, self._height - top - height, width, height, stroke=1, fill=1)
        canvas.restoreState()

    def rule(
        self, left: float, right: float, y: float, weight: float, colour: str = grid.HAIRLINE
    ) -> None:
        """A horizontal rule with its middle at ``y``."""
        self.canvas.setStrokeColor(_colour(colour))
        self.canvas.setLineWidth(weight)
        self.canvas.line(left, self._height - y, right, self._height - y)

    def bookmark(self, key: str, title: str, y: float, level: int) -> None:
        """An entry of the outline that leads to ``y`` on this page."""
        self.canvas.bookmarkPage(key, fit="XYZ", left=0, top=self._height - y)
        self.canvas.addOutlineEntry(border.one_line(title), key, level=level, closed=False)


def fitting(text: str, style: Style, width: float) -> str:
    """``text`` on one line of ``width``, ended by an ellipsis where it is too long."""
    text = border.one_line(text)
    measure = face(style.face)
    if measure.width(text) * style.size <= width:
        return text
    lengths = range(len(text))  # searched by halves: hostile text has a hundred thousand letters
    fits = bisect_right(lengths, width, key=lambda n: measure.width(text[:n] + "…") * style.size)
    return text[: max(fits - 1, 0)].rstrip() + "…"


@cache
def _colour(name: str) -> "Color":
    """A colour of ``grid``: reportlab reads its name only once."""
    from reportlab.lib.colors import HexColor

    return HexColor(name)
