"""The copy of the data (art. 15 (3)): what was found, bound as numbered annexes in one file.

A register of contents comes first. Each copied page stands inside a hairline that shows where the
copy ends, under the annex's number and its own page count. Pages are taken over as they were drawn:
their text can still be searched, and nothing is compressed a second time.
"""

import hashlib
import zlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import lru_cache, partial
from io import BytesIO
from typing import TYPE_CHECKING, Final, NamedTuple

from dpo_desk.digest import sha256
from dpo_desk.paper import annex_kit, annex_pages, annex_sources, border, grid, pdfa
from dpo_desk.paper.annex_kit import Sides
from dpo_desk.paper.annex_model import (
    AnnexFile,
    BindTexts,
    Bound,
    BoundAnnex,
    Content,
    Mark,
    PdfFile,
    Picture,
    Problem,
    Progress,
)
from dpo_desk.paper.annex_sources import Box, CannotBind
from dpo_desk.paper.model import Language
from dpo_desk.paper.press import TAGS
from dpo_desk.paper.result import Caution

if TYPE_CHECKING:
    from pikepdf import Object, Pdf, Stream

_END: Final = 1_000
_FRAME: Final = (
    f"{grid.THIN} w {int(grid.HAIRLINE[1:3], 16) / 255:.4f} "
    f"{int(grid.HAIRLINE[3:5], 16) / 255:.4f} {int(grid.HAIRLINE[5:7], 16) / 255:.4f} RG"
)


class _Copy(NamedTuple):
    """A page taken over: what it draws, and what is seen of it."""

    form: "Object"
    box: Box

    @property
    def turned(self) -> bool:
        """Whether it is wider than high."""
        return self.box.is_wide


class _Taken(NamedTuple):
    copies: list[_Copy]
    problems: list[Problem]
    cautions: tuple[Caution, ...]


def bind(
    files: Sequence[AnnexFile], texts: BindTexts, now: datetime, progress: Progress | None = None
) -> Bound:
    """The annexes as one file; ``now`` is aware. What ``progress`` raises stops the binding.

    The same files, texts and ``now`` give the same bytes. A file that has no pages is named in the
    register with the reason. It is PDF/A-2b where no stranger's PDF is among the files.
    """
    import pikepdf

    if now.tzinfo is None:
        raise ValueError("now must be aware")
    tell = progress or (lambda _done, _of: None)
    with pikepdf.Pdf.new() as out:
        taken = []
        for done, file in enumerate(files):
            tell(done, len(files))
            again = partial(tell, done, len(files))  # so that a long file can be stopped
            taken.append(_take(out, file, texts.language, again))
        rows, laid = _rows(files, taken, texts)
        sides = [
            Sides(file.number, tuple(copy.turned for copy in each.copies))
            for file, each in zip(files, taken, strict=True)
        ]
        kit = annex_kit.draw(texts, laid, files, sides)
        _assemble(out, kit, files, taken)
        _outline(out, rows, files, texts)
        annex_sources.leave_behind(out)
        archival = all(annex_sources.is_ours(file.content) for file in files)
        out.Root.Lang = pikepdf.String(TAGS[texts.language])
        out.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        title = border.one_line(texts.title)
        when, tag = now.astimezone(UTC), TAGS[texts.language]
        if archival:
            pdf = pdfa.sealed(out, title, tag, when)
        else:
            pdf = pdfa.bound(out, title, tag, when, _identity(files, texts, now))
        pages = len(out.pages)
    tell(len(files), len(files))
    digest = sha256(pdf)
    return Bound(pdf=pdf, sha256=digest, pages=pages, annexes=tuple(rows), archival=archival)


def _identity(files: Sequence[AnnexFile], texts: BindTexts, now: datetime) -> bytes:
    """A name for the file that follows from what is in it; of large files their ends will do."""
    named = hashlib.sha256(repr((now.astimezone(UTC), texts)).encode())
    for file in files:
        named.update(
            repr(
                (file.number, file.title, file.source, file.fetched, file.note, file.marks)
            ).encode()
        )
        for content in file.content:
            data = content.data if isinstance(content, PdfFile | Picture) else b""
            named.update(b"%d" % len(data) + data[-_END:])
    return named.digest()[:16]


def as_pdf(file: AnnexFile, language: Language) -> bytes:
    """The pages of one annex by themselves, unmarked: what marks are set on.

    Raises CannotBind where it has none.
    """
    with annex_sources.opened(file.content, language) as (pdf, problems):
        return _saved(pdf, problems)


def _saved(pdf: "Pdf", problems: list[Problem]) -> bytes:
    if not len(pdf.pages):
        raise CannotBind(problems[0] if problems else "empty")
    out = BytesIO()
    pdf.save(out, deterministic_id=True, progress=pdfa.let_others)
    return out.getvalue()


def _take(out: "Pdf", file: AnnexFile, language: Language, still: Callable[[], object]) -> _Taken:
    """The pages of a file, taken over into ``out``; as pictures where they cannot be."""
    from pikepdf import PdfError

    contents, problems = file.content, list[Problem]()
    if file.marks:
        contents, problems = _covered(file, language, still)
    try:
        copies, more = _copied(out, contents, language, pictured=False)
    except PdfError:
        copies, more = _copied(out, contents, language, pictured=True)
    return _Taken(copies, problems + more, annex_pages.cautions(file.content))


def _copied(
    out: "Pdf", contents: Sequence[Content], language: Language, *, pictured: bool
) -> tuple[list[_Copy], list[Problem]]:
    from pikepdf import Array

    with annex_sources.opened(contents, language, pictured=pictured) as (pdf, problems):
        seen: set[tuple[int, int]] = set()
        known: dict[bytes, Box] = {}
        boxes, forms = [], Array()
        for page in pdf.pages:
            boxes.append(annex_sources.box_of(page, known))
            forms.append(annex_sources.as_form(page, boxes[-1], seen))
        taken = out.copy_foreign(pdf.make_indirect(forms))  # at once: what they share is met once
        return [_Copy(*each) for each in zip(taken, boxes, strict=True)], problems


def _covered(
    file: AnnexFile, language: Language, still: Callable[[], object]
) -> tuple[tuple[PdfFile, ...], list[Problem]]:
    """The file without what its marks cover."""
    from dpo_desk.paper import redaction

    with annex_sources.opened(file.content, language) as (pdf, problems):
        plain = _saved(pdf, problems)
    return (PdfFile(redaction.redact(plain, file.marks, lambda *_: still())),), problems


def _rows(
    files: Sequence[AnnexFile], taken: list[_Taken], texts: BindTexts
) -> tuple[list[BoundAnnex], annex_kit.Layout]:
    """The lines of the register, and the register laid: its own pages come before the first."""

    def rows(first: int) -> list[BoundAnnex]:
        found = []
        for file, each in zip(files, taken, strict=True):
            count = len(each.copies)
            found.append(
                BoundAnnex(
                    number=file.number,
                    title=file.title,
                    pages=count,
                    first_page=first if count else 0,
                    redactions=len(file.marks),
                    problems=tuple(each.problems),
                    cautions=each.cautions,
                )
            )
            first += count
        return found

    laid = annex_kit.lay(texts, files, rows(1))
    return rows(len(laid.pages) + 1), laid


def _assemble(
    out: "Pdf", kit: annex_kit.Kit, files: Sequence[AnnexFile], taken: list[_Taken]
) -> None:
    """The register's pages, then every copy on a sheet with what is ours around it."""
    import pikepdf
    from pikepdf import Dictionary

    with pikepdf.open(BytesIO(kit.pdf)) as drawn:
        for stream in drawn.objects:
            if isinstance(stream, pikepdf.Stream) and "/Filter" not in stream:
                stream.write(zlib.compress(stream.read_bytes()), filter=pikepdf.Name.FlateDecode)
        last = drawn.pages[-1].resources
        kept = {str(key): last[key] for key in last.keys()}  # noqa: SIM118 - not Python's own
        ours = out.copy_foreign(drawn.make_indirect(Dictionary(kept)))
        del drawn.pages[-1]
        out.pages.extend(drawn.pages)
    fonts, forms = ours.Font, ours.get("/XObject", Dictionary())
    if not fonts.is_indirect:
        fonts = out.make_indirect(fonts)
    numbers = iter(kit.numbers)
    for file, each in zip(files, taken, strict=True):
        for copy in each.copies:
            around, head = annex_kit.forms(file.number, copy.turned)
            drawing = Dictionary({"/A": forms[around], "/B": forms[head], "/P": copy.form})
            sheet = annex_kit.stage(copy.turned).sheet
            page = Dictionary(
                {
                    "/Type": pikepdf.Name.Page,
                    "/MediaBox": [0, 0, round(sheet.width, 3), round(sheet.height, 3)],
                    "/Resources": Dictionary({"/Font": fonts, "/XObject": drawing}),
                    "/Contents": _packed(out, next(numbers) + _placed(copy.box, copy.turned)),
                }
            )
            out.pages.append(pikepdf.Page(out.make_indirect(page)))


def _packed(out: "Pdf", content: bytes) -> "Stream":
    from pikepdf import Name, Stream

    return Stream(out, zlib.compress(content, 1), Filter=Name.FlateDecode)


@lru_cache(256)
def _placed(box: Box, turned: bool) -> bytes:
    """Head and foot, the copy scaled into its frame but never enlarged, and the hairline."""
    stage = annex_kit.stage(turned)
    width, height = box.size
    scale = min(stage.width / width, stage.height / height, 1.0)
    x, y = stage.sheet.left, stage.sheet.height - stage.top - height * scale
    matrix = " ".join(f"{value:.6g}" for value in box.placed(scale, x, y))
    frame = f"{x:.3f} {y:.3f} {width * scale:.3f} {height * scale:.3f} re"
    return f"/A Do /B Do q {matrix} cm /P Do Q {_FRAME} {frame} S".encode()


def _outline(
    out: "Pdf", rows: Sequence[BoundAnnex], files: Sequence[AnnexFile], texts: BindTexts
) -> None:
    """A bookmark for each annex."""
    from pikepdf import OutlineItem

    from dpo_desk import words

    say = words.of(texts.language)
    with out.open_outline() as outline:
        outline.root.clear()
        for row, file in zip(rows, files, strict=True):
            if row.first_page:
                title = f"{say(f'{texts.noun}.head', n=row.number)} {border.one_line(file.title)}"
                outline.root.append(OutlineItem(title, row.first_page - 1))


__all__ = ["CannotBind", "Mark", "as_pdf", "bind"]
