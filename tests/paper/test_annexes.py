"""What was found, bound: in its frame, under its number, and nothing besides."""

from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from dpo_desk import words
from dpo_desk.paper import annexes, pdfa
from dpo_desk.paper.annex_model import (
    Bound,
    Grid,
    Grids,
    PdfFile,
    Picture,
    Unbindable,
    Words,
)
from tests.paper import foreign, reading
from tests.paper.bound import bind, frame, one, seen, text
from tests.paper.parts import NOW


def test_each_copy_stands_in_its_frame_under_its_number_and_page() -> None:
    file = foreign.annex(PdfFile(foreign.pdf("Første", "Andre")))
    bound = bind(file, foreign.annex(PdfFile(foreign.pdf("Tredje")), number=2, title="Kvittering"))
    assert bound.pages == 4
    assert [(row.first_page, row.pages) for row in bound.annexes] == [(2, 2), (4, 1)]
    shown = text(bound, 3)
    for said in ("Vedlegg 1", "Saker fra brukerstøtten · Asana, hentet 19. november 2026"):
        assert said in shown
    for said in ("Side 2 av 2", "Side 3 av 4", "Sak 2026-014, vedlegg", "Andre"):
        assert said in shown
    assert "Vedlegg 2 Kvittering" in text(bound, 4)
    assert frame(bound, 2) == pytest.approx((25.0, 37.3, 164.9, 233.3), abs=0.2)


def test_the_register_tells_number_content_source_date_marks_and_pages() -> None:
    bound = bind(
        foreign.annex(PdfFile(foreign.pdf("x", "y"))),
        foreign.annex(Unbindable("unknown"), number=2, title="Film.mp4", fetched=None),
    )
    shown = text(bound, 1)
    for said in ("Nr. Innhold Hentet fra Hentet Sladdet Sider", "19.11.2026", "I alt", "Film.mp4"):
        assert said in shown
    assert "Filen kan ikke vises som sider." in shown
    assert "Side 1 av 3" in shown
    assert bound.annexes[1].problems == ("unknown",)
    assert bound.annexes[1].first_page == 0


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_word_is_in_the_letters_language(language: str) -> None:
    bound = bind(foreign.annex(Picture(foreign.picture())), language=language)
    say = words.of(language)
    assert say("annex.head", n=1) in text(bound, 2)
    assert say("annex.register.covered") in text(bound, 1)
    with pikepdf.open(BytesIO(bound.pdf)) as opened:
        assert str(opened.Root.Lang)[:2] == language


def test_a_register_longer_than_a_page_counts_its_own_pages() -> None:
    files = [foreign.annex(Words(text=f"Tekst {n}"), number=n) for n in range(1, 61)]
    bound = bind(*files)
    first = bound.annexes[0].first_page
    assert first > 2
    assert f"Side {first} av {bound.pages}" in text(bound, first)
    assert "Nr. Innhold" in text(bound, 2)


def test_the_same_files_give_the_same_bytes_whenever_they_are_bound() -> None:
    for content in (PdfFile(foreign.pdf("x")), Words(text="Hei")):
        made = one(content)
        assert made.pdf == one(content).pdf
        assert (
            made.pdf
            != annexes.bind(
                [foreign.annex(content)], foreign.TEXTS, datetime(2026, 11, 20, tzinfo=UTC)
            ).pdf
        )


def test_a_name_for_the_file_follows_from_what_is_in_it() -> None:
    def name(bound: Bound) -> bytes:
        with pikepdf.open(BytesIO(bound.pdf)) as opened:
            return bytes(opened.trailer.ID[1])

    first, second = (one(PdfFile(foreign.pdf(page))) for page in ("x", "y"))
    assert name(first) != name(second)
    assert b"31415926535897932384626433832795" not in first.pdf


def test_nothing_of_a_strangers_file_comes_along_but_what_its_pages_show() -> None:
    bound = one(PdfFile(foreign.talkative("Synlig tekst", secret="HEMMELIGHET")))
    with pikepdf.open(BytesIO(bound.pdf)) as opened:
        whole = b"".join(
            each.read_bytes() if isinstance(each, pikepdf.Stream) else each.unparse(resolved=True)
            for each in opened.objects
        )
        assert not opened.attachments
        for key in ("/OpenAction", "/AcroForm", "/Names", "/AA", "/PageLabels"):
            assert key not in opened.Root
        assert all("/Annots" not in page.obj for page in opened.pages)
        assert str(opened.docinfo.Title) == foreign.TEXTS.title
    assert whole.count(b"HEMMELIGHET") == 1  # what stands in the page's own content
    assert "Synlig tekst" in text(bound, 2)


def test_what_was_typed_into_a_form_is_seen() -> None:
    assert "Kari Eksempel" in text(one(PdfFile(foreign.form("Kari Eksempel"))), 2)


def test_our_own_pages_are_pdf_a_and_a_strangers_are_not_said_to_be() -> None:
    ours = bind(
        foreign.annex(Words(text="Hei 张 \u202e<b>")),
        foreign.annex(Grids(grids=(Grid(name="a", rows=(("x", "y"), ("1", "2"))),)), number=2),
        foreign.annex(Picture(foreign.picture()), number=3),
    )
    assert ours.archival
    assert pdfa.problems(ours.pdf) == ()
    theirs = one(PdfFile(foreign.pdf("x")))
    assert not theirs.archival
    with pikepdf.open(BytesIO(theirs.pdf)) as opened:
        assert b"pdfaid:part" not in opened.Root.Metadata.read_bytes()


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_page_is_upright_however_it_was_scanned(degrees: int) -> None:
    """The words stand at the page's own top left, which turns with it."""
    bound = one(PdfFile(foreign.turned(degrees, "MMMMMMMMMMMMMMMM")))
    wide = degrees in (90, 270)
    sheet = reading.reader(bound.pdf).pages[1].mediabox
    assert (sheet.width > sheet.height) is wide
    image = seen(bound, 2)
    left, top, width, height = (each * 72 / 25.4 for each in frame(bound, 2))
    inner = image.crop((int(left) + 3, int(top) + 3, int(left + width) - 3, int(top + height) - 3))
    box = inner.point(lambda v: 255 if v < 128 else 0).getbbox()
    assert box is not None
    middle = ((box[0] + box[2]) / 2 < inner.width / 2, (box[1] + box[3]) / 2 < inner.height / 2)
    corners = {0: (True, True), 90: (False, True), 180: (False, False), 270: (True, False)}
    assert middle == corners[degrees]


@pytest.mark.parametrize(
    ("size", "shape"),
    [
        ((842, 595), (220.8, 156.0)),  # turned A4
        ((227, 400), (80.1, 141.1)),  # a receipt is not blown up
        ((2_000, 3_000), (155.5, 233.3)),  # a plan
        ((595, 14_000), (9.9, 233.3)),  # a web page
    ],
)
def test_odd_sizes_keep_their_shape_and_are_never_enlarged(
    size: tuple[float, float], shape: tuple[float, float]
) -> None:
    bound = one(PdfFile(foreign.pdf("x", size=size)))
    assert frame(bound, 2)[2:] == pytest.approx(shape, abs=0.3)


def test_boxes_that_make_no_sense_become_a4() -> None:
    def spoil(opened: pikepdf.Pdf) -> None:
        opened.pages[0].obj.MediaBox = [0, 0, 0, 0]
        opened.pages[1].obj.CropBox = [700, 900, 710, 910]
        opened.pages[2].obj.MediaBox = [595, 842, 0, 0]

    bound = one(PdfFile(foreign.changed(foreign.pdf("en", "to", "tre"), spoil)))
    assert [frame(bound, page)[2] for page in (2, 3, 4)] == pytest.approx([164.9] * 3, abs=0.2)


def test_two_pages_that_share_one_content_keep_their_own_fonts() -> None:
    def share(opened: pikepdf.Pdf) -> None:
        opened.pages[1].obj.Contents = opened.pages[0].obj.Contents

    bound = one(PdfFile(foreign.changed(foreign.pdf("Samme", "Annet"), share)))
    assert "Samme" in text(bound, 2)
    assert "Samme" in text(bound, 3)


def test_a_file_with_hidden_layers_is_bound_as_it_is_seen() -> None:
    def hide(opened: pikepdf.Pdf) -> None:
        layer = opened.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Skjult"))
        opened.Root.OCProperties = pikepdf.Dictionary(
            OCGs=[layer], D=pikepdf.Dictionary(OFF=[layer])
        )

    bound = one(PdfFile(foreign.changed(foreign.pdf("Synlig"), hide)))
    assert "Synlig" not in text(bound, 2)  # a picture of the page
    assert seen(bound, 2).getextrema()[0] < 60


def test_a_page_whose_content_is_ruined_becomes_a_picture() -> None:
    def ruin(opened: pikepdf.Pdf) -> None:
        page = opened.pages[0].obj
        page.Contents = pikepdf.Array([page.Contents, opened.make_stream(b"")])
        page.Contents[1].write(b"no deflate", filter=pikepdf.Name.FlateDecode)

    bound = one(PdfFile(foreign.changed(foreign.pdf("Lesbar"), ruin)))
    assert bound.annexes[0].pages == 1
    assert seen(bound, 2).getextrema()[0] < 60


def test_a_locked_or_ruined_file_is_named_with_the_reason() -> None:
    locked = BytesIO()
    with pikepdf.open(BytesIO(foreign.pdf("x"))) as opened:
        opened.save(locked, encryption=pikepdf.Encryption(user="u", owner="o", R=6))
    bound = bind(
        foreign.annex(PdfFile(locked.getvalue())),
        foreign.annex(PdfFile(b"%PDF-1.7\nno more"), number=2),
        foreign.annex(Picture(b"GIF89a..."), number=3),
        foreign.annex(Picture(foreign.picture("PNG")[:300]), number=4),
    )
    problems = [row.problems for row in bound.annexes]
    assert problems == [("locked",), ("damaged",), ("damaged",), ("damaged",)]
    assert "låst med passord" in text(bound, 1)


def test_a_file_locked_against_printing_only_is_bound() -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(foreign.pdf("Kan leses"))) as opened:
        opened.save(out, encryption=pikepdf.Encryption(user="", owner="o", R=6))
    assert "Kan leses" in text(one(PdfFile(out.getvalue())), 2)


def test_a_file_cut_short_is_mended_where_it_can_be() -> None:
    whole = foreign.pdf("Reddet")
    assert one(PdfFile(whole[: whole.rfind(b"xref")])).annexes[0].pages == 1


def test_an_email_and_what_hung_on_it_are_one_annex() -> None:
    bound = bind(
        foreign.annex(
            Words(text="Se vedlegget", head=(("Emne", "Faktura"),)),
            PdfFile(foreign.pdf("Faktura 12")),
            Unbindable("unknown"),
        )
    )
    assert bound.annexes[0].pages == 2
    assert bound.annexes[0].problems == ("unknown",)
    assert "Side 2 av 2" in text(bound, 3)
    assert "Faktura 12" in text(bound, 3)


def test_progress_is_told_file_by_file_and_what_it_raises_stops_the_work() -> None:
    files = [foreign.annex(Words(text="x"), number=n) for n in (1, 2, 3)]
    heard: list[tuple[int, int]] = []
    annexes.bind(files, foreign.TEXTS, NOW, lambda *at: heard.append(at))
    assert heard == [(0, 3), (1, 3), (2, 3), (3, 3)]

    def stop(done: int, _of: int) -> None:
        if done == 1:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        annexes.bind(files, foreign.TEXTS, NOW, stop)


def test_each_annex_has_its_bookmark() -> None:
    bound = bind(foreign.annex(Words(text="x")), foreign.annex(Unbindable("empty"), number=2))
    reader = PdfReader(BytesIO(bound.pdf))
    (mark,) = reader.outline
    assert mark["/Title"] == "Vedlegg 1 Saker fra brukerstøtten"  # type: ignore[index]
    assert reader.get_destination_page_number(mark) == 1  # type: ignore[arg-type]


def test_now_must_be_aware_and_a_file_without_pages_says_so() -> None:
    with pytest.raises(ValueError, match="aware"):
        annexes.bind([], foreign.TEXTS, NOW.replace(tzinfo=None))
    with pytest.raises(annexes.CannotBind) as error:
        annexes.as_pdf(foreign.annex(Unbindable("unknown")), "nb")
    assert error.value.problem == "unknown"
