"""What is covered cannot be got back: not from text, bytes, pixels or properties."""

import re
import zlib
from io import BytesIO
from typing import Any

import msgspec
import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader

from dpo_desk.paper import annexes, pdfa, raster, redaction
from dpo_desk.paper.annex_model import Grid, Grids, Mark, PdfFile, Picture, Words
from tests.paper import foreign
from tests.paper.parts import NOW

SECRET = "Ola Prøve"
PAGES = (
    "Notat fra samtalen\nOla Prøve ringte i dag.\nKari Eksempel fikk beskjed.",
    "Side to om Kari Eksempel og ingen annen.",
)


def marks_on(pdf: bytes, words: str, sign: str = "S1") -> tuple[Mark, ...]:
    found = redaction.occurrences(pdf, words)
    return tuple(msgspec.structs.replace(bar, sign=sign) for each in found for bar in each.bars)


def covered(pdf: bytes, words: str = SECRET) -> bytes:
    marks = marks_on(pdf, words)
    assert marks
    return redaction.redact(pdf, marks)


def everything_in(pdf: bytes) -> list[bytes]:
    """Each way to the words of a file that does not look at the picture of its pages."""
    found = [pdf]
    with pikepdf.open(BytesIO(pdf)) as opened:
        for each in opened.objects:
            if isinstance(each, pikepdf.Stream):
                found += [each.read_raw_bytes(), each.stream_dict.unparse(resolved=True)]
                if each.get("/Filter") != pikepdf.Name.DCTDecode:
                    found.append(each.read_bytes())
            else:
                found.append(each.unparse(resolved=True))
        found += [bytes(each.get_file().read_bytes()) for each in opened.attachments.values()]
        found += [str(value).encode() for value in opened.docinfo.values()]
        with opened.open_outline() as outline:
            found += [item.title.encode() for item in outline.root]
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            found.append(zlib.decompressobj().decompress(packed))  # what an earlier version left
        except zlib.error:
            continue
    reader = PdfReader(BytesIO(pdf))
    found += [page.extract_text().encode() for page in reader.pages]
    found += [str(page.get("/Annots", "")).encode() for page in reader.pages]
    found += [str(reader.metadata).encode(), str(reader.xmp_metadata).encode()]
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            found.append(text.get_text_range().encode())
            text.close()
            page.close()
    return found


def holds(pdf: bytes, words: str = SECRET) -> bool:
    encodings = ("utf-8", "cp1252", "utf-16-be", "utf-16-le")
    needles = [part.encode(code) for part in (words, *words.split()) for code in encodings]
    needles += [needle.hex().encode() for needle in needles]
    needles = [needle.lower() for needle in needles if len(needle) > 3]
    return any(needle in text.lower() for text in everything_in(pdf) for needle in needles)


def test_the_search_of_this_test_finds_what_is_there() -> None:
    assert holds(foreign.pdf(*PAGES))
    assert holds(foreign.talkative("Ingenting her", secret=SECRET))


def test_covered_words_are_nowhere_in_the_file() -> None:
    result = covered(foreign.pdf(*PAGES))
    assert not holds(result)
    assert redaction.traces(result, [SECRET]) == frozenset()


def test_a_page_without_a_mark_keeps_its_text_and_one_with_a_mark_has_none() -> None:
    reader = PdfReader(BytesIO(covered(foreign.pdf(*PAGES))))
    assert reader.pages[0].extract_text().strip() == ""
    assert "Side to om Kari Eksempel" in reader.pages[1].extract_text()


def test_what_only_the_file_says_goes_for_every_page() -> None:
    pdf = foreign.talkative(PAGES[0], "Bare Kari her", secret=SECRET)
    result = covered(pdf)
    assert not holds(result)
    with pikepdf.open(BytesIO(result)) as opened:
        assert not opened.attachments
        assert set(opened.Root.keys()) <= {"/Type", "/Pages"}
        assert all("/Annots" not in page.obj for page in opened.pages)


def test_a_page_that_says_it_unseen_becomes_a_picture() -> None:
    def whisper(opened: pikepdf.Pdf) -> None:
        opened.pages[1].contents_add(b"BT 3 Tr /F1 9 Tf 72 300 Td (Ola Pr\xf8ve) Tj ET")

    result = covered(foreign.changed(foreign.pdf(*PAGES), whisper))
    assert not holds(result)


def test_a_picture_that_pages_share_a_list_with_does_not_come_along() -> None:
    def share(opened: pikepdf.Pdf) -> None:
        photo = opened.make_stream(b"\x07" * 300, Type=pikepdf.Name.XObject)
        photo.Subtype, photo.Width, photo.Height = pikepdf.Name.Image, 10, 10
        photo.ColorSpace, photo.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
        first, second = (page.resources for page in opened.pages)
        first.XObject = second.XObject = pikepdf.Dictionary(Hidden=photo)
        opened.pages[0].contents_add(b"q 200 0 0 200 72 300 cm /Hidden Do Q")

    result = covered(foreign.changed(foreign.pdf(*PAGES), share))
    with pikepdf.open(BytesIO(result)) as opened:
        streams = [each for each in opened.objects if isinstance(each, pikepdf.Stream)]
        assert all(each.read_bytes() != b"\x07" * 300 for each in streams)


def test_an_earlier_version_of_the_file_does_not_come_along() -> None:
    pdf = foreign.pdf(*PAGES)
    later = pdf + b"\n% Ola Pr\xf8ve i en tidligere utgave\n" + pdf[pdf.rfind(b"startxref") :]
    assert not holds(covered(later))


def test_the_pixels_under_the_bar_are_one_colour_and_the_others_as_before() -> None:
    pdf = foreign.pdf(*PAGES)
    marks = marks_on(pdf, SECRET, sign="")
    result = redaction.redact(pdf, marks)
    (picture,) = PdfReader(BytesIO(result)).pages[0].images
    seen = Image.open(BytesIO(picture.data)).convert("L")
    with raster.opened(pdf) as document:
        before = raster.picture(document, 1).convert("L")
    assert seen.size == before.size
    (mark,) = marks
    box = (
        seen.width * mark.left // 10_000 + 1,
        seen.height * mark.top // 10_000 + 1,
        seen.width * (mark.left + mark.width) // 10_000 - 1,
        seen.height * (mark.top + mark.height) // 10_000 - 1,
    )
    low, high = seen.crop(box).getextrema()
    assert low == high
    seen.paste(0, tuple(n + d for n, d in zip(box, (-3, -3, 3, 3), strict=True)))
    before.paste(0, tuple(n + d for n, d in zip(box, (-3, -3, 3, 3), strict=True)))
    assert ImageChops.difference(seen, before).getextrema() == (0, 0)


def test_the_sign_is_white_on_the_bar() -> None:
    pdf = foreign.pdf(*PAGES)
    marks = marks_on(pdf, SECRET)
    with pypdfium2.PdfDocument(redaction.redact(pdf, marks)) as document:
        image = document[0].render(scale=4).to_pil().convert("L")
    (mark,) = marks
    left, top = image.width * mark.left // 10_000, image.height * mark.top // 10_000
    right = image.width * (mark.left + mark.width) // 10_000
    bottom = image.height * (mark.top + mark.height) // 10_000
    low, high = image.crop((left + 2, top + 2, right - 2, bottom - 2)).getextrema()
    assert low < 50
    assert high > 230


@pytest.mark.parametrize(
    ("text", "words", "places", "bars"),
    [
        ("Ola Prøve, OLA PRØVE og ola  prøve", SECRET, 3, 3),
        ("Det er Olas bil", "Ola", 1, 1),
        ("Olav og Nikola", "Ola", 0, 0),
        ("brev til Ola\nPrøve i dag", SECRET, 1, 2),
        ("ringte Ola Prø-\nve tilbake", SECRET, 1, 2),
        ("ola@example.com skrev", "ola@example.com", 1, 1),
        ("kr 1.200,- (100 %)", "(100 %)", 1, 1),
        ("ingen her", "", 0, 0),
    ],
)
def test_every_place_is_found(text: str, words: str, places: int, bars: int) -> None:
    found = redaction.occurrences(foreign.pdf(text), words)
    assert len(found) == places
    assert sum(len(each.bars) for each in found) == bars


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_places_are_measured_on_the_page_as_it_is_seen(degrees: int) -> None:
    pdf = foreign.turned(degrees, "Ola Prøve ringte")
    result = covered(pdf)
    assert not holds(result)
    words = redaction.page_words(pdf, 1)
    assert [word.text for word in words] == ["Ola", "Prøve", "ringte"]
    for word in words:
        assert 0 <= word.left < word.left + word.width <= 10_000
    with raster.opened(pdf) as document, raster.opened(result) as after:
        assert raster.size(document, 1) == pytest.approx(raster.size(after, 1), abs=0.1)


def test_pages_that_are_set_by_us_are_covered_like_any_other() -> None:
    table = Grids(grids=(Grid(name="Liste", rows=(("Navn", "Sum"), (SECRET, "12"))),))
    words = Words(text=f"Hei, hilsen {SECRET}", head=(("Fra", SECRET),))
    for content in (table, words):
        assert not holds(covered(annexes.as_pdf(foreign.annex(content), "nb")))


def test_a_photograph_is_covered_where_the_mark_lies() -> None:
    pdf = annexes.as_pdf(foreign.annex(Picture(foreign.photograph(1))), "nb")
    assert redaction.page_words(pdf, 1) == ()
    mark = Mark(page=1, left=0, top=0, width=5_000, height=5_000)
    (picture,) = PdfReader(BytesIO(redaction.redact(pdf, [mark]))).pages[0].images
    image = Image.open(BytesIO(picture.data)).convert("L")
    low, high = image.crop((4, 4, image.width // 2 - 8, image.height // 2 - 8)).getextrema()
    assert high - low <= 2


def test_what_was_typed_into_a_form_is_covered_too() -> None:
    pdf = annexes.as_pdf(foreign.annex(PdfFile(foreign.form("Ola Test"))), "nb")
    assert redaction.occurrences(pdf, "Ola Test")
    assert not holds(covered(pdf, "Ola Test"), "Ola Test")


def test_bound_among_others_it_is_still_gone_and_ours_stay_pdf_a() -> None:
    content = Words(text=f"Hei {SECRET}, takk sist.")
    plain = annexes.as_pdf(foreign.annex(content), "nb")
    file = foreign.annex(content, marks=marks_on(plain, SECRET))
    bound = annexes.bind([file], foreign.TEXTS, NOW)
    assert not holds(bound.pdf)
    assert bound.annexes[0].redactions == 1
    assert bound.archival
    assert pdfa.problems(bound.pdf) == ()


def test_the_same_marks_give_the_same_bytes() -> None:
    pdf = foreign.pdf(*PAGES)
    assert covered(pdf) == covered(pdf)


def test_names_and_figures_tell_something_and_small_words_do_not() -> None:
    said = redaction.telling(["Hun bor i Storgata 12 og har ikke betalt"])
    assert said >= {"Storgata", "Hun bor i Storgata 12 og har ikke betalt"}
    assert not said & {"ikke", "har", "bor", "Hun"}
    assert redaction.telling(["ikke"]) == {"ikke"}


def test_a_page_that_is_not_there_is_asked_for() -> None:
    with pytest.raises(IndexError):
        redaction.page_words(foreign.pdf("x"), 2)
    with pytest.raises(raster.Unreadable):
        redaction.page_words(b"%PDF-1.7 nothing", 1)
    ghost: Any = Mark(page=9, left=0, top=0, width=100, height=100)
    assert len(PdfReader(BytesIO(redaction.redact(foreign.pdf("x"), [ghost]))).pages) == 1
