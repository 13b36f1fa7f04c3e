"""A drawn letter made into PDF/A-2b that tells nothing of the machine it was made on."""

from datetime import datetime
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape

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
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def problems(pdf: bytes) -> tuple[str, ...]:
    """What keeps ``pdf`` from being valid PDF/A-2b; empty when it is."""
    from pikepdf.pdfa import validate_written

    return tuple(str(finding) for finding in validate_written(BytesIO(pdf), FLAVOUR).findings)


def convert(drawn: bytes, title: str, language: str, now: datetime) -> bytes:
    """``drawn`` as PDF/A-2b; the same input and the same ``now`` (aware, UTC) give the same bytes.

    The properties are written here, whole, so that no library's name and no local time is left.
    """
    import pikepdf
    from pikepdf import Dictionary, Name, Stream
    from pikepdf.pdfa import prepare, resolve_save_kwargs

    stamp = now.strftime("%Y-%m-%dT%H:%M:%S+00:00")
    with pikepdf.open(BytesIO(drawn)) as pdf:
        for page in pdf.pages:
            if Name.Trans in page.obj:
                del page.obj.Trans
        del pdf.docinfo
        prepare(pdf, FLAVOUR)
        date = now.strftime("D:%Y%m%d%H%M%S+00'00'")
        pdf.trailer.Info = pdf.make_indirect(
            Dictionary(
                Title=title,
                Creator=PRODUCT,
                Producer=PRODUCT,
                CreationDate=date,
                ModDate=date,
            )
        )
        packet = _XMP.format(
            title=escape(title), language=language, product=PRODUCT, stamp=stamp
        ).encode()
        pdf.Root.Metadata = Stream(pdf, packet, Type=Name.Metadata, Subtype=Name.XML)
        out = BytesIO()
        pdf.save(out, **resolve_save_kwargs(FLAVOUR, deterministic_id=True))
    return out.getvalue()
