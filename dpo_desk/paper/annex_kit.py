"""What is ours on the pages of an annex file, drawn once: the register, heads, feet and numbers.

reportlab draws one small file, the kit. What stands on every page lies in it as forms; the few
words that differ from page to page come as bare operators, so that two hundred pages cost little
more than two.
"""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any, Final, NamedTuple

from dpo_desk import words as all_words
from dpo_desk.law import dates
from dpo_desk.paper import border, grid, letterhead, pages, press
from dpo_desk.paper.annex_model import AnnexFile, BindTexts, BoundAnnex
from dpo_desk.paper.fonts import face
from dpo_desk.paper.grid import MM
from dpo_desk.paper.lines import Setter
from dpo_desk.paper.list_columns import LANDSCAPE, PORTRAIT, Sheet
from dpo_desk.paper.model import Paragraph, Plain, Strong, Table, Text
from dpo_desk.paper.pen import Pen, fitting
from dpo_desk.paper.units import Builder
from dpo_desk.words import Words

_WIDTHS: Final = (10, 57, 37, 25, 21.5, 14.5)  # of the register's columns, in mm
_COVERED: Final = 4
_GAP: Final = 5 * MM
_FIGURES_OUT: Final = str.maketrans("", "", " ")


class Stage(NamedTuple):
    """Where a copy stands on a sheet: baseline of its head line, and the room of its frame."""

    sheet: Sheet
    head: float
    top: float
    width: float
    height: float


UPRIGHT: Final = Stage(PORTRAIT, 32 * MM, 37.3 * MM, 165 * MM, 233.3 * MM)
TURNED: Final = Stage(LANDSCAPE, 31 * MM, 35.5 * MM, 257 * MM, 156 * MM)
_STAGES: Final = {"upright": UPRIGHT, "turned": TURNED}


class Sides(NamedTuple):
    """How the copied pages of one annex lie: one letter's worth a page."""

    number: int
    turned: tuple[bool, ...]  # a page wider than high stands on a turned sheet


class Kit(NamedTuple):
    """The drawn kit: register pages first, then one page that names every form."""

    pdf: bytes
    register_pages: int
    numbers: list[bytes]  # operators of each copied page, in order


class Layout(NamedTuple):
    """The register laid on pages, not yet drawn."""

    pages: list[pages.Page]
    setter: Setter


def lay(texts: BindTexts, files: Sequence[AnnexFile], rows: Sequence[BoundAnnex]) -> Layout:
    """Lay the register of contents on pages; its length does not hang on any page number."""
    words = all_words.of(texts.language)
    setter = Setter(texts.language, words("paper.hole"), {})
    intro = (Paragraph(text=(Plain(texts.intro),)),) if texts.intro else ()
    register = (_register(texts, files, rows, words),) if files else ()
    parts = (*intro, *texts.before, *register, *texts.sections)
    units = Builder(setter, words, quiet=True).story(texts.heading, parts)
    return Layout(pages.lay(units, grid.LATER_TOP), setter)


def _register(
    texts: BindTexts, files: Sequence[AnnexFile], rows: Sequence[BoundAnnex], words: Words
) -> Table:
    """Number, content, source, date, pages; of annexes also how much is covered, and the sum."""
    heads = ["number", "content", "source", "fetched", "covered", "pages"]
    lines = [_row(*each, texts.language, words) for each in zip(files, rows, strict=True)]
    widths: list[float] = list(_WIDTHS)
    if texts.noun == "annex":
        covered, pages = sum(row.redactions for row in rows), sum(row.pages for row in rows)
        total = (words("annex.register.total"), str(covered), str(pages))
        strong: list[Text] = [(Strong(each),) for each in total]
        lines.append([(), strong[0], (), (), strong[1], strong[2]])
    else:  # nothing is covered in what the company keeps for itself
        widths[1] += widths.pop(_COVERED)
        del heads[_COVERED]
        for line in lines:
            del line[_COVERED]
    return Table(
        headers=tuple(words(f"{texts.noun}.register.{head}") for head in heads),
        rows=tuple(map(tuple, lines)),
        widths=tuple(widths),
        right=(4, 5) if texts.noun == "annex" else (4,),
    )


def _row(file: AnnexFile, row: BoundAnnex, language: str, words: Words) -> list[Text]:
    said = [file.title, *(words(f"annex.problem.{code}") for code in dict.fromkeys(row.problems))]
    said += [file.note] if file.note else []
    fetched = dates.write(file.fetched, language, "short") if file.fetched else ""
    cells = (str(file.number), "\n".join(said), file.source, fetched, str(row.redactions))
    return [*((Plain(cell),) for cell in cells), (Plain(str(row.pages or "–")),)]


def draw(texts: BindTexts, laid: Layout, files: Sequence[AnnexFile], sides: list[Sides]) -> Kit:
    """Draw the kit for copies that lie as ``sides`` say."""
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    first_font: Any = face("regular").load()  # else Helvetica comes in, unembedded
    canvas = Canvas(
        out,
        pagesize=(grid.WIDTH, grid.HEIGHT),
        invariant=1,
        pageCompression=0,  # once, when the whole is saved
        initialFontName=first_font,
    )
    return _Drawing(canvas, texts, len(laid.pages), sides).kit(laid, files, out)


class _Drawing:
    def __init__(self, canvas: Any, texts: BindTexts, own: int, sides: list[Sides]) -> None:
        self._canvas, self._texts, self._own, self._sides = canvas, texts, own, sides
        self._words = all_words.of(texts.language)
        self._like: dict[tuple[grid.Style, float], tuple[str, str]] = {}
        self._total = own + sum(len(side.turned) for side in sides)
        self._pens = {name: Pen(canvas, stage.sheet.height) for name, stage in _STAGES.items()}

    def kit(self, laid: Layout, files: Sequence[AnnexFile], out: BytesIO) -> Kit:
        """Everything, saved."""
        pen = self._pens["upright"]
        for number, page in enumerate(laid.pages, start=1):
            press.draw_page(pen, page)
            self._around(pen, PORTRAIT)
            self._right(pen, self._page_of(number), grid.SMALL_DARK, PORTRAIT.foot[0])
            self._canvas.showPage()
        numbers = list(self._numbers())
        forms = list(self._forms({file.number: file for file in files}))
        for form in forms:
            self._canvas.doForm(form)
        self._canvas.showPage()
        self._canvas.save()
        return Kit(out.getvalue(), len(laid.pages), numbers)

    def _forms(self, files: dict[int, AnnexFile]) -> Iterable[str]:
        used = {turned for side in self._sides for turned in side.turned}
        for turned in sorted(used):
            name = _name(turned)
            stage, pen = _STAGES[name], self._pens[name]
            self._begin(name, stage)
            self._around(pen, stage.sheet)
            self._canvas.endForm()
            yield name
            for side in self._sides:
                if turned in side.turned:
                    self._begin(f"{name}-{side.number}", stage)
                    self._head(pen, stage, files[side.number])
                    self._canvas.endForm()
                    yield f"{name}-{side.number}"

    def _begin(self, name: str, stage: Stage) -> None:
        self._canvas.beginForm(name, 0, 0, stage.sheet.width, stage.sheet.height)

    def _around(self, pen: Pen, sheet: Sheet) -> None:
        """Running head, company and case, with their rules."""
        texts = self._texts
        baseline, rule = sheet.head
        date = press.date_of(texts.dated, self._words)
        room = sheet.room - letterhead.measure(date, grid.SMALL) - _GAP
        pen.text(fitting(texts.running_head, grid.SMALL, room), grid.SMALL, sheet.left, baseline)
        pen.text(date, grid.SMALL, sheet.right - letterhead.measure(date, grid.SMALL), baseline)
        pen.rule(sheet.left, sheet.right, rule, grid.THIN)
        baseline, rule = sheet.foot
        pen.rule(sheet.left, sheet.right, rule, grid.THIN)
        name = fitting(texts.company, grid.SMALL, sheet.room * 0.5)
        pen.text(name, grid.SMALL, sheet.left, baseline)
        beside = sheet.left + max(grid.B - grid.A, letterhead.measure(name, grid.SMALL) + _GAP)
        case = fitting(texts.case, grid.SMALL, sheet.right - 30 * MM - beside)
        pen.text(case, grid.SMALL, beside, baseline)

    def _head(self, pen: Pen, stage: Stage, file: AnnexFile) -> None:
        """«Vedlegg 2», what it is and where it came from."""
        sheet = stage.sheet
        label = self._words(f"{self._texts.noun}.head", n=file.number)
        pen.text(label, grid.CARD_TITLE, sheet.left, stage.head)
        beside = sheet.left + max(
            grid.B - grid.A, letterhead.measure(label, grid.CARD_TITLE) + _GAP
        )
        pages = next(len(side.turned) for side in self._sides if side.number == file.number)
        count = self._words("paper.page", page=pages, pages=pages)
        room = sheet.right - letterhead.measure(count, grid.BODY) - _GAP - beside
        pen.text(self._said(file, room), grid.BODY, beside, stage.head)

    def _said(self, file: AnnexFile, room: float) -> str:
        """What it is and where it came from; where there is no room, the date gives way first."""
        source = ""
        for date in self._dates(file):
            key = "fetched_from" if file.source else "fetched"
            noun = self._texts.noun
            source = (
                self._words(f"{noun}.{key}", source=file.source, date=date) if date else file.source
            )
            whole = " · ".join(part for part in (file.title, source) if part)
            if letterhead.measure(border.one_line(whole), grid.BODY) <= room:
                return whole
        if not source:
            return fitting(file.title, grid.BODY, room)
        end = fitting(f" · {source}", grid.BODY, room * 0.7)
        left = room - letterhead.measure(end, grid.BODY) - 4
        return fitting(file.title, grid.BODY, left) + f" {end}"

    def _dates(self, file: AnnexFile) -> tuple[str, ...]:
        if file.fetched is None:
            return ("",)
        short = dates.write(file.fetched, self._texts.language, "short")
        return (press.date_of(file.fetched, self._words), short)

    def _numbers(self) -> Iterable[bytes]:
        page = self._own
        for side in self._sides:
            for n, turned in enumerate(side.turned, start=1):
                page += 1
                stage, pen = _STAGES[_name(turned)], self._pens[_name(turned)]
                own = self._words("paper.page", page=n, pages=len(side.turned))
                foot = stage.sheet.foot[0]
                yield (
                    self._code(pen, own, grid.BODY, stage.sheet, stage.head)
                    + self._code(pen, self._page_of(page), grid.SMALL_DARK, stage.sheet, foot)
                ).encode("latin-1")

    def _page_of(self, page: int) -> str:
        return self._words("paper.page", page=page, pages=self._total)

    def _right(self, pen: Pen, text: str, style: grid.Style, baseline: float) -> None:
        pen.text(text, style, PORTRAIT.right - letterhead.measure(text, style), baseline)

    def _code(self, pen: Pen, text: str, style: grid.Style, sheet: Sheet, baseline: float) -> str:
        """Words at the right edge; their like, where only figures differ, is set once and copied.

        A first cut's plain letters stand for themselves, so a copy needs no more than the words.
        """
        x = sheet.right - letterhead.measure(text, style)
        made = self._like.get((style, baseline))
        if made is None:
            known = f"{text} 0123456789"
            code = pen.code(known, style, 0, baseline)
            before, found, after = code.partition(f"({known})")
            made = (before, after) if found and "1 0 0 1 0 " in before else ("", "")
            self._like[style, baseline] = made
        if made[0] and text.isascii() and text.translate(_FIGURES_OUT).isalnum():
            return f"{made[0].replace('1 0 0 1 0 ', f'1 0 0 1 {x:.3f} ', 1)}({text}){made[1]}\n"
        return pen.code(text, style, x, baseline) + "\n"


def _name(turned: bool) -> str:
    return "turned" if turned else "upright"


def stage(turned: bool) -> Stage:
    """The stage of an upright or a turned sheet."""
    return _STAGES[_name(turned)]


def forms(number: int, turned: bool) -> tuple[str, str]:
    """The names under which the kit's last page knows what stands on such a page."""
    return (f"/FormXob.{_name(turned)}", f"/FormXob.{_name(turned)}-{number}")
