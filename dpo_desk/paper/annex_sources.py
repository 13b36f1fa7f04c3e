"""What is to be bound, each as an open PDF whose pages can be taken over one by one.

Of a stranger's page only what is drawn is taken: its content, and the fonts and pictures this
needs. Scripts, links, attachments, bookmarks, forms and properties belong to the file, not to the
page's content, and stay behind.
"""

import logging
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from dpo_desk.paper import pictures, raster
from dpo_desk.paper.annex_model import (
    Content,
    Grids,
    PdfFile,
    Picture,
    Problem,
    Unbindable,
    Words,
)
from dpo_desk.paper.model import Language

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf

MOST_PAGES: Final = 5_000  # of one file
_LEFT_BEHIND: Final = frozenset(
    {"/Metadata", "/PieceInfo", "/LastModified", "/AF", "/OPI", "/Ref", "/Alternates", "/Thumb",
     "/StructParent", "/StructParents", "/AA", "/Measure", "/PtData"}
)  # fmt: skip
_A4: Final = (595.276, 841.89)
_LEAST, _MOST = 3.0, 20_000.0  # points of a side


class CannotBind(ValueError):
    """A file that has no pages for us; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class Box(NamedTuple):
    """What is seen of a page: the box in its own space, how far it is turned, its unit."""

    left: float
    bottom: float
    right: float
    top: float
    turned: int
    unit: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as it is seen, in points."""
        width, height = self.right - self.left, self.top - self.bottom
        if self.turned in (90, 270):
            width, height = height, width
        return width * self.unit, height * self.unit

    @property
    def is_wide(self) -> bool:
        """Whether it is wider than high."""
        width, height = self.size
        return width > height * 1.02

    def placed(self, scale: float, x: float, y: float) -> tuple[float, ...]:
        """The matrix that puts it at ``x``, ``y`` (its lower left as seen), scaled and upright."""
        s = scale * self.unit
        left, bottom, right, top = self[:4]
        match self.turned:
            case 90:
                return (0, -s, s, 0, x - s * bottom, y + s * right)
            case 180:
                return (-s, 0, 0, -s, x + s * right, y + s * top)
            case 270:
                return (0, s, -s, 0, x + s * top, y - s * left)
            case _:
                return (s, 0, 0, s, x - s * left, y - s * bottom)


@contextmanager
def opened(
    contents: Iterable[Content], language: Language, *, pictured: bool = False
) -> Iterator[tuple["Pdf", list[Problem]]]:
    """All contents as one open PDF, and what kept some of them out of it.

    ``pictured`` makes pictures of a stranger's pages, whatever can be said for them.
    """
    import pikepdf

    logging.getLogger("pikepdf").setLevel(logging.CRITICAL + 1)  # its warnings quote the file
    parts = list(contents)
    if len(parts) == 1 and isinstance(parts[0], PdfFile):
        try:
            pdf = _foreign(parts[0].data, pictured=pictured)
        except CannotBind as error:
            pdf = pikepdf.Pdf.new()
            with pdf:
                yield pdf, [error.problem]
        else:
            with pdf:
                yield pdf, []
        return
    problems: list[Problem] = []
    with pikepdf.Pdf.new() as pdf:
        for content in parts:
            try:
                _append(pdf, content, language, pictured=pictured)
            except CannotBind as error:
                problems.append(error.problem)
        yield pdf, problems


def is_ours(contents: Iterable[Content]) -> bool:
    """Whether nothing of a stranger's PDF is in them: what we set ourselves is PDF/A."""
    return not any(isinstance(content, PdfFile) for content in contents)


def _append(pdf: "Pdf", content: Content, language: Language, *, pictured: bool) -> None:
    match content:
        case PdfFile(data):
            with _foreign(data, pictured=pictured) as found:
                pdf.pages.extend(found.pages)
        case Picture(data):
            try:
                pictures.add_pages(pdf, data)
            except pictures.NoPicture as error:
                raise CannotBind("too_large" if error.too_large else "damaged") from error
        case Words() | Grids():
            import pikepdf

            from dpo_desk.paper import annex_pages

            with pikepdf.open(BytesIO(annex_pages.set_pages(content, language))) as found:
                pdf.pages.extend(found.pages)
        case Unbindable(problem):
            raise CannotBind(problem)


def _foreign(data: bytes, *, pictured: bool) -> "Pdf":
    """A stranger's PDF, or its pages as pictures where its own cannot be used."""
    import pikepdf

    try:
        pdf = pikepdf.open(BytesIO(data))
    except pikepdf.PasswordError as error:
        raise CannotBind("locked") from error
    except (pikepdf.PdfError, ValueError, RuntimeError, OSError):
        return _pictured(data)
    try:
        count = len(pdf.pages)
        if count > MOST_PAGES:
            raise CannotBind("too_large")
        if count and not pictured and not _layered(pdf) and _prepared(pdf):
            return pdf
    except (pikepdf.PdfError, ValueError, RuntimeError, AttributeError, KeyError, TypeError) as bad:
        if isinstance(bad, CannotBind):
            pdf.close()
            raise
    pdf.close()
    return _pictured(data)


def _pictured(data: bytes) -> "Pdf":
    import pikepdf

    pdf = pikepdf.Pdf.new()
    try:
        with raster.opened(data) as document:
            if not len(document):
                raise CannotBind("empty")
            for number in range(1, min(len(document), MOST_PAGES) + 1):
                packed = pictures.pack(raster.picture(document, number), dots=True)
                pictures.add_page(pdf, packed, *raster.size(document, number))
    except raster.Unreadable as error:
        pdf.close()
        raise CannotBind("locked" if error.locked else "damaged") from error
    except Exception as error:
        pdf.close()
        if isinstance(error, CannotBind):
            raise
        raise CannotBind("damaged") from error
    return pdf


def _layered(pdf: "Pdf") -> bool:
    """Whether some of its layers are hidden: they would show once the page stands alone."""
    from pikepdf import Array, Dictionary

    layers = pdf.Root.get("/OCProperties")
    default = layers.get("/D") if isinstance(layers, Dictionary) else None
    if not isinstance(default, Dictionary):
        return False
    off = default.get("/OFF")
    return bool(isinstance(off, Array) and len(off)) or str(default.get("/BaseState")) == "/OFF"


def _prepared(pdf: "Pdf") -> bool:
    """Draw what was typed, stamped and written beside the text into the pages themselves.

    False where a page's content is not there to be taken over.
    """
    from pikepdf import Array, Stream

    noted = False
    for page in pdf.pages:
        content = page.obj.get("/Contents")
        if content is not None and not isinstance(content, Stream | Array):
            return False
        noted = noted or "/Annots" in page.obj
    if noted:
        if "/AcroForm" in pdf.Root:
            pdf.generate_appearance_streams()
        pdf.flatten_annotations("all")
    return True


def box_of(page: "Page", known: dict[bytes, Box]) -> Box:
    """What is seen of a page; where its boxes make no sense, A4. ``known`` remembers the file's."""
    media, crop = page.mediabox, page.cropbox
    turned = page.obj.get("/Rotate") if "/Rotate" in page.obj else _inherited(page, "/Rotate")
    unit = _number(page.obj.get("/UserUnit"), 1.0)
    key = b"%s %s %r %r" % (media.unparse(), crop.unparse(), turned, unit)
    if key not in known:
        known[key] = _box(_rectangle(media), _rectangle(crop), _number(turned, 0.0), unit)
    return known[key]


def _box(
    media: tuple[float, ...] | None, crop: tuple[float, ...] | None, turned: float, unit: float
) -> Box:
    media = media or (0.0, 0.0, *_A4)
    crop = crop or media
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    if right - left < _LEAST or top - bottom < _LEAST:
        left, bottom, right, top = media
    angle = int(turned) % 360
    sound = 0.01 <= unit <= 1_000
    return Box(left, bottom, right, top, angle - angle % 90, unit if sound else 1.0)


def _inherited(page: "Page", key: str) -> Any:
    node = page.obj.get("/Parent")
    for _ in range(50):  # a tree that bites its tail
        if node is None or not hasattr(node, "get"):
            return None
        if key in node:
            return node.get(key)
        node = node.get("/Parent")
    return None


def _rectangle(found: Any) -> tuple[float, float, float, float] | None:
    try:
        a, b, c, d = (float(each) for each in found)
    except (TypeError, ValueError):
        return None
    left, bottom, right, top = min(a, c), min(b, d), max(a, c), max(b, d)
    sound = all(_LEAST <= side <= _MOST for side in (right - left, top - bottom))
    return (left, bottom, right, top) if sound and abs(left) + abs(bottom) < 1e6 else None


def _number(found: Any, otherwise: float) -> float:
    try:
        return float(found)
    except (TypeError, ValueError):
        return otherwise


def as_form(page: "Page", box: Box, seen: set[tuple[int, int]]) -> "Object":
    """What a page draws, as one object that another page can draw; its bytes are not touched.

    ``seen`` are the contents already taken: two pages may share one, but not their fonts.
    """
    from pikepdf import Array, Name, Stream

    content = page.obj.get("/Contents")
    if isinstance(content, Stream) and content.objgen not in seen and "/Subtype" not in content:
        seen.add(content.objgen)
        form = cast("Object", content)
        form.Type, form.Subtype, form.Resources = Name.XObject, Name.Form, page.resources
        if "/Group" in page.obj:
            form.Group = page.obj.Group
    else:
        form = page.as_form_xobject(handle_transformations=False)
        form.write(zlib.compress(form.read_bytes()), filter=Name.FlateDecode)
        if "/Matrix" in form:
            del form["/Matrix"]
    form.BBox = Array([box.left, box.bottom, box.right, box.top])
    return form


def leave_behind(pdf: "Pdf") -> None:
    """Take out of every object what is told of it and not drawn."""
    root = pdf.Root.objgen
    for found in pdf.objects:
        try:
            told = _LEFT_BEHIND.intersection(found.keys())
        except (TypeError, ValueError):  # neither dictionary nor stream
            continue
        if told and found.objgen != root:
            for key in told:
                del found[key]
