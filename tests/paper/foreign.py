"""Files as strangers make them, for what is bound and covered: made of nothing, told by no one."""

from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from dpo_desk.paper.annex_model import AnnexFile, BindTexts, Content
from dpo_desk.paper.model import Paragraph, Plain, Section
from tests.paper.parts import NOW

TEXTS = BindTexts(
    language="nb",
    company="Fjordlys Data AS",
    case="Sak 2026-014, vedlegg",
    running_head="Vedlegg til svar på krav om innsyn · Kari Eksempel",
    dated=NOW.date(),
    title="Vedlegg til svaret i sak 2026-014",
    heading="Vedlegg til svaret på kravet om innsyn",
    intro="Dette er kopi av opplysningene vi har om deg.",
    sections=(
        Section(
            label="Tegn i kopiene",
            blocks=(Paragraph(text=(Plain("En svart strek betyr at noe er dekket til."),)),),
        ),
    ),
)


def annex(*content: Content, number: int = 1, **more: Any) -> AnnexFile:
    """An annex of these contents."""
    told = {"title": "Saker fra brukerstøtten", "source": "Asana", "fetched": NOW.date()} | more
    return AnnexFile(number=number, content=content, **told)


def pdf(*pages: str, size: tuple[float, float] = (595, 842)) -> bytes:
    """A PDF with these lines on its pages."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    for page in pages:
        for n, line in enumerate(page.split("\n")):
            canvas.drawString(72, size[1] - 72 - n * 20, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def changed(data: bytes, change: Any) -> bytes:
    """A PDF after ``change`` has had it open."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as opened:
        change(opened)
        opened.save(out)
    return out.getvalue()


def turned(degrees: int, *pages: str) -> bytes:
    """Pages that a scanner left lying on their side."""

    def turn(opened: pikepdf.Pdf) -> None:
        for page in opened.pages:
            page.obj.Rotate = degrees

    return changed(pdf(*pages), turn)


def talkative(*pages: str, secret: str) -> bytes:
    """A PDF that says ``secret`` in every place that no page shows, and does what no copy may."""

    def tell(opened: pikepdf.Pdf) -> None:
        opened.docinfo["/Title"] = secret
        with opened.open_metadata() as meta:
            meta["dc:title"] = secret
        opened.attachments["hemmelig.txt"] = secret.encode()
        with opened.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(secret, 0))
        opened.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{secret}')"))
        opened.Root.PageLabels = Dictionary(Nums=[0, Dictionary(P=String(secret))])
        for page in opened.pages:
            page.obj.PieceInfo = Dictionary(Own=Dictionary(Private=String(secret)))
            page.obj.Metadata = opened.make_stream(secret.encode("utf-16-be"))
            page.obj.Annots = Array([_link(opened, secret)])
            page.contents_add(
                b"/Span <</ActualText (" + secret.encode("latin-1") + b")>> BDC EMC\n"
            )

    return changed(pdf(*pages), tell)


def _link(opened: pikepdf.Pdf, secret: str) -> Any:
    return opened.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=[72, 700, 300, 720],
            Contents=String(secret),
            A=Dictionary(S=Name.URI, URI=String(f"https://example.com/{secret}")),
        )
    )


def form(value: str) -> bytes:
    """A form in which somebody has typed."""
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawString(72, 720, "Navn:")
    canvas.acroForm.textfield(name="navn", x=120, y=710, width=300, height=24, value=value)
    canvas.save()
    return out.getvalue()


def picture(
    kind: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (800, 600), **how: Any
) -> bytes:
    """A picture with something to see in it: dark on the left, light on the right."""
    image = Image.linear_gradient("L").rotate(90).resize(size).convert(mode)
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def photograph(orientation: int = 6, maker: str = "KAMERAHEMMELIG") -> bytes:
    """A photograph that lies on its side and says which camera took it."""
    told = Image.Exif()
    told[0x0112] = orientation
    told[0x010F] = maker
    return picture("JPEG", exif=told, quality=90)
