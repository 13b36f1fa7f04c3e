"""True redaction: what is covered is gone from the file, not only from sight.

A page with a mark is built anew from its picture, in which the covered pixels are painted over
before anything is kept. Every other page is taken over as it was drawn and without anything that
only the file knows of it: no properties, attachments, comments, bookmarks, earlier versions. Where
such a page still says what is covered elsewhere, in its text, in what stands behind it, or in bytes
that nobody sees, it becomes a picture too.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from dpo_desk.paper import annex_sources, grid, pdfa, pictures, raster, redaction_text
from dpo_desk.paper.annex_model import Mark, PdfFile, Progress
from dpo_desk.paper.annex_sources import CannotBind
from dpo_desk.paper.redaction_text import WHOLE, Occurrence, PageWord, occurrences, page_words

if TYPE_CHECKING:
    from pikepdf import Page, Pdf
    from PIL.Image import Image

__all__ = ["Occurrence", "PageWord", "occurrences", "page_words", "redact", "telling"]

_BAR: Final = grid.TEXT
_SIGN_SHARE: Final = 0.66  # of the bar's height
_LARGEST_SIGN: Final = 28  # pixels: ten points at 200 dpi
_TELLING: Final = 4  # letters of a word that tells something by itself
_ENCODINGS: Final = ("utf-8", "cp1252", "utf-16-be", "utf-16-le", "mac_roman")
_LEAST_BYTES: Final = 4  # fewer are met by chance in any font
_NO_COLOUR: Final = 12  # of 255; our bars are a little blue
_DEEPEST: Final = 100_000  # objects that are looked through behind one page


def redact(pdf: bytes, marks: Sequence[Mark], progress: Progress | None = None) -> bytes:
    """``pdf`` with ``marks`` covered for good; the same input gives the same bytes.

    ``progress`` hears each page; what it raises stops the work. Marks on pages that are not there
    cover nothing. Raises CannotBind for a file without pages.
    """
    import pikepdf

    plain = _plain(pdf)
    with raster.opened(plain) as document:
        said = telling(redaction_text.covered(document, marks))
        known = [page for page in range(1, len(document) + 1) if _says(document, page, said)]
        rebuilt = {mark.page for mark in marks} | set(known)
        with pikepdf.open(BytesIO(plain)) as found:
            first = _built(found, document, marks, rebuilt, said, progress)
        if traces(first, said):
            with pikepdf.open(BytesIO(plain)) as found:
                everything = set(range(1, len(document) + 1))
                return _built(found, document, marks, everything, said, progress)
    return first


def telling(runs: Iterable[str]) -> frozenset[str]:
    """What must not be found again: each covered run, and the names and figures within it."""
    found: set[str] = set()
    for run in runs:
        words = re.findall(r"[\w@.+\-']*\w", run)
        found.update({" ".join(words)} if words else ())
        for word in words:
            figures = any(char.isdigit() or char == "@" for char in word)
            if len(words) == 1 or (len(word) >= _TELLING and (figures or word[0].isupper())):
                found.add(word)
    return frozenset(word for word in found if len(word) > 1)


def traces(pdf: bytes, said: Iterable[str]) -> frozenset[str]:
    """Which of the words the file still holds, in any of its bytes or in its text."""
    import pikepdf

    wanted = frozenset(said)
    with pikepdf.open(BytesIO(pdf)) as opened:
        left = frozenset(word for word in wanted if _in_objects(opened.objects, _needles(word)))
    with raster.opened(pdf) as document:
        for page in range(1, len(document) + 1):
            left |= _spoken(document, page, wanted)
    return left


def _plain(pdf: bytes) -> bytes:
    """The file as it is seen: comments and fields drawn into its pages, a damaged one mended."""
    with annex_sources.opened((PdfFile(pdf),), "nb") as (opened, problems):
        if not len(opened.pages):
            raise CannotBind(problems[0] if problems else "empty")
        out = BytesIO()
        opened.save(out, deterministic_id=True, progress=pdfa.let_others)
    return out.getvalue()


def _says(document: Any, page: int, said: frozenset[str]) -> bool:
    return bool(_spoken(document, page, said))


def _spoken(document: Any, page: int, said: frozenset[str]) -> frozenset[str]:
    """Which of the words a page's text has, seen or unseen."""
    text = redaction_text.spoken(document, page)
    found = ((word, redaction_text.finding(word)) for word in said)
    return frozenset(word for word, pattern in found if pattern and pattern.search(text))


def _built(
    found: "Pdf",
    document: Any,
    marks: Sequence[Mark],
    rebuilt: set[int],
    said: frozenset[str],
    progress: Progress | None,
) -> bytes:
    """A new file: pictures of the pages in ``rebuilt``, the drawn content of the others."""
    import pikepdf

    needles = [needle for word in sorted(said) for needle in _needles(word)]
    with pikepdf.Pdf.new() as out:
        for number, page in enumerate(found.pages, start=1):
            if progress is not None:
                progress(number - 1, len(found.pages))
            if number not in rebuilt and _pruned(page) and not _behind(page, needles):
                _take_over(out, page)
                continue
            image = raster.picture(document, number)
            _cover(image, [mark for mark in marks if mark.page == number])
            pictures.add_page(
                out, pictures.pack(_grey(image), dots=True), *raster.size(document, number)
            )
        annex_sources.leave_behind(out)
        _bare_pictures(out)
        del out.docinfo
        made = BytesIO()
        out.save(made, deterministic_id=True, progress=pdfa.let_others)
    return made.getvalue()


def _take_over(out: "Pdf", page: "Page") -> None:
    """What the page draws, upright on a page of its own, and nothing else of it."""
    from pikepdf import Dictionary

    box = annex_sources.box_of(page, {})
    form = out.copy_foreign(page.as_form_xobject(handle_transformations=False))
    form.BBox = [box.left, box.bottom, box.right, box.top]
    if "/Matrix" in form:
        del form["/Matrix"]
    taken = out.add_blank_page(page_size=box.size)
    taken.obj.Resources = Dictionary(XObject=Dictionary({"/P": form}))
    matrix = " ".join(f"{value:.6g}" for value in box.placed(1.0, 0.0, 0.0))
    taken.obj.Contents = out.make_stream(f"q {matrix} cm /P Do Q".encode())


def _pruned(page: "Page") -> bool:
    """Leave only what the page itself uses: pages share lists of fonts and pictures.

    False where that cannot be known; then the page's picture is the only safe copy.
    """
    import pikepdf
    from pikepdf import Dictionary, Name

    try:
        used = {
            str(operand)
            for instruction in pikepdf.parse_content_stream(page)
            for operand in instruction.operands
            if isinstance(operand, Name)
        }
        every = page.resources
        own = {
            kind: Dictionary({key: each[key] for key in _keys(each) if key in used})
            for kind, each in ((kind, every[kind]) for kind in _keys(every))
            if isinstance(each, Dictionary)
        }
        drawn = own.get("/XObject", Dictionary())
        page.obj.Resources = Dictionary(own)
        forms = [each for each in drawn.values() if each.get("/Subtype") == Name.Form]
        return all("/Resources" in form for form in forms)
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError):
        return False


def _bare_pictures(pdf: "Pdf") -> None:
    """Photographs without what the camera wrote into them."""
    from pikepdf import Name, Stream

    for found in pdf.objects:
        if isinstance(found, Stream) and found.get("/Filter") == Name.DCTDecode:
            found.write(pictures.bare_jpeg(found.read_raw_bytes()), filter=Name.DCTDecode)


def _keys(found: Any) -> list[str]:
    """The names in a dictionary, which pikepdf does not iterate as Python's does."""
    return [str(key) for key in found.keys()]  # noqa: SIM118


def _behind(page: "Page", needles: list[bytes]) -> bool:
    """Whether a covered word stands in bytes behind the page: in names, notes, other text."""
    return bool(needles) and _in_objects(_reachable(page), needles)


def _reachable(page: "Page") -> Iterator[Any]:
    from pikepdf import Array, Dictionary, Stream

    waiting: list[Any] = [page.obj.get("/Contents"), page.obj.get("/Resources")]
    met: set[tuple[int, int]] = set()
    while waiting and len(met) < _DEEPEST:
        found = waiting.pop()
        if not isinstance(found, Array | Dictionary | Stream):
            continue
        if found.is_indirect:
            if found.objgen in met:
                continue
            met.add(found.objgen)
        yield found
        waiting += list(found) if isinstance(found, Array) else [found[k] for k in _keys(found)]


def _in_objects(objects: Iterable[Any], needles: list[bytes]) -> bool:
    from pikepdf import Array, Dictionary, Stream

    for found in objects:
        texts: list[bytes] = []
        told = found
        if isinstance(found, Stream):
            texts.append(_unpacked(found))
            told = found.stream_dict
        if isinstance(told, Dictionary | Array):
            texts += [told.unparse(resolved=True), *_strings(told)]
        for text in texts:
            low = text.lower()
            if any(needle in low for needle in needles):
                return True
    return False


def _unpacked(stream: Any) -> bytes:
    """What a stream says; the pixels of a picture say nothing that can be searched for."""
    from pikepdf import Name, PdfError

    if stream.get("/Subtype") == Name.Image:
        return b""
    try:
        return bytes(stream.read_bytes())
    except PdfError:
        return bytes(stream.read_raw_bytes())


def _strings(found: Any) -> Iterator[bytes]:
    from pikepdf import Dictionary, String

    values = found.values() if isinstance(found, Dictionary) else found
    return (bytes(value) for value in values if isinstance(value, String))


def _needles(word: str) -> list[bytes]:
    """The bytes in which a word may hide, in the encodings that PDF writers use."""
    found: dict[bytes, None] = {}
    for form in (word.lower(), word.upper(), word, word.replace(" ", "\u00a0")):
        for encoding in _ENCODINGS:
            coded = form.encode(encoding, "ignore").lower()
            if len(coded) >= _LEAST_BYTES:
                found[coded] = found[coded.hex().encode()] = None
    return list(found)


def _cover(image: "Image", marks: Sequence[Mark]) -> None:
    """Paint the bars, each with its sign where it has room."""
    from PIL import ImageDraw

    draw = ImageDraw.Draw(image)
    for mark in marks:
        left = image.width * mark.left // WHOLE
        top = image.height * mark.top // WHOLE
        right = -(-image.width * (mark.left + mark.width) // WHOLE)
        bottom = -(-image.height * (mark.top + mark.height) // WHOLE)
        draw.rectangle((left, top, right, bottom), fill=_BAR)
        size = min(int((bottom - top) * _SIGN_SHARE), _LARGEST_SIGN)
        if mark.sign and size >= 6:
            font = _font(size)
            if draw.textlength(mark.sign, font=font) < right - left:
                middle = ((left + right) / 2, (top + bottom) / 2)
                draw.text(middle, mark.sign, font=font, fill="white", anchor="mm")


def _font(size: int) -> Any:
    from PIL import ImageFont

    from dpo_desk import places

    return ImageFont.truetype(str(places.resources("fonts", "Inter-SemiBold.ttf")), size)


def _grey(image: "Image") -> "Image":
    """A page without colours takes a third of the room; our bars count as none."""
    from PIL import ImageChops

    red, green, blue = image.split()
    for one, other in ((red, green), (green, blue)):
        apart = ImageChops.difference(one, other)
        if apart.point(lambda value: value > _NO_COLOUR and 255).getbbox():
            return image
    return image.convert("L")
