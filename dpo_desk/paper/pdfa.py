"""A drawn letter made into PDF/A-2b that tells nothing of the machine it was made on."""

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from pikepdf import Pdf

PRODUCT: Final = "Personvernpermen"
FLAVOUR: Final = "2b"
_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{product}</pdf:Producer>
<xmp:CreatorTool>{product}</xmp:CreatorTool>
<xmp:CreateDate>{stamp}</xmp:CreateDate>
<xmp:ModifyDate>{stamp}</xmp:ModifyDate>
<xmp:MetadataDate>{stamp}</xmp:MetadataDate>
{claim}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
_CLAIM: Final = "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n"


def problems(pdf: bytes) -> tuple[str, ...]:
    """What keeps ``pdf`` from being valid PDF/A-2b; empty when it is."""
    from pikepdf.pdfa import validate_written

    return tuple(str(finding) for finding in validate_written(BytesIO(pdf), FLAVOUR).findings)


def convert(drawn: bytes, title: str, language: str, now: datetime) -> bytes:
    """``drawn`` as PDF/A-2b; the same input and the same ``now`` (aware, UTC) give the same bytes.

    The properties are written here, whole, so that no library's name and no local time is left.
    """
    import pikepdf

    with pikepdf.open(BytesIO(drawn)) as pdf:
        return sealed(pdf, title, language, now)


def sealed(
    pdf: "Pdf", title: str, language: str, now: datetime, *, archival: bool = True
) -> bytes:
    """An open file with our own properties, as PDF/A-2b or, with a stranger's pages, without."""
    from pikepdf import Dictionary, Name, Stream

    for page in pdf.pages:
        if Name.Trans in page.obj:
            del page.obj.Trans
    del pdf.docinfo
    how: dict[str, Any] = {"deterministic_id": True, "preserve_pdfa": False}
    if archival:
        from pikepdf.pdfa import prepare, resolve_save_kwargs

        prepare(pdf, FLAVOUR)
        how = resolve_save_kwargs(FLAVOUR, deterministic_id=True)
    stamp = now.strftime("%Y-%m-%dT%H:%M:%S+00:00")
    date = now.strftime("D:%Y%m%d%H%M%S+00'00'")
    told = {"Title": title, "Creator": PRODUCT, "Producer": PRODUCT}
    pdf.trailer.Info = pdf.make_indirect(Dictionary(**told, CreationDate=date, ModDate=date))
    packet = _XMP.format(
        title=escape(title),
        language=language,
        product=PRODUCT,
        stamp=stamp,
        claim=_CLAIM if archival else "",
    ).encode()
    pdf.Root.Metadata = Stream(pdf, packet, Type=Name.Metadata, Subtype=Name.XML)
    out = BytesIO()
    pdf.save(out, **how)
    return out.getvalue()
