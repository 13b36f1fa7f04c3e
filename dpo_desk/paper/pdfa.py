"""A drawn letter made into PDF/A-2b that tells nothing of the machine it was made on."""

from datetime import datetime
from html import escape  # the one of xml.sax brings the whole of urllib and OpenSSL
from io import BytesIO
from time import sleep
from typing import TYPE_CHECKING, Final

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
_STATIC_ID: Final = b"31415926535897932384626433832795"  # qpdf's, where it is to make none itself
_TRAILER: Final = 2_000  # bytes at the end, in which it stands
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


def sealed(pdf: "Pdf", title: str, language: str, now: datetime) -> bytes:
    """An open file of ours with our own properties, as PDF/A-2b."""
    from pikepdf.pdfa import prepare, resolve_save_kwargs

    _clear(pdf)
    prepare(pdf, FLAVOUR)
    _tell(pdf, title, language, now, _CLAIM)
    out = BytesIO()
    kwargs = resolve_save_kwargs(FLAVOUR, deterministic_id=True, progress=let_others)
    pdf.save(out, **kwargs)
    return out.getvalue()


def let_others(_percent: int) -> None:
    """Let the window have its turn: qpdf writes a large file without ever giving Python way."""
    sleep(0)


def bound(pdf: "Pdf", title: str, language: str, now: datetime, identity: bytes) -> bytes:
    """An open file with a stranger's pages and our own properties, which claims no PDF/A.

    ``identity`` (16 bytes) names it: hashing many megabytes for a name would take longer than all
    the rest. Every stream stays as it is, byte for byte: what is to be compressed is so already.
    """
    from pikepdf import StreamDecodeLevel, String

    _clear(pdf)
    _tell(pdf, title, language, now, "")
    pdf.trailer.ID = [String(identity), String(identity)]
    out = BytesIO()
    pdf.save(
        out,
        static_id=True,
        compress_streams=False,
        stream_decode_level=StreamDecodeLevel.none,
        progress=let_others,
    )
    with out.getbuffer() as held:
        tail = bytes(held[-_TRAILER:])
        place = tail.rfind(_STATIC_ID)
        if place >= 0:
            start = len(held) - len(tail) + place
            held[start : start + len(_STATIC_ID)] = identity.hex().encode()
    return out.getvalue()


def _clear(pdf: "Pdf") -> None:
    """Take away what the libraries say of themselves."""
    from pikepdf import Name

    for page in pdf.pages:
        if Name.Trans in page.obj:
            del page.obj.Trans
    del pdf.docinfo


def _tell(pdf: "Pdf", title: str, language: str, now: datetime, claim: str) -> None:
    from pikepdf import Dictionary, Name, Stream

    stamp = now.strftime("%Y-%m-%dT%H:%M:%S+00:00")
    date = now.strftime("D:%Y%m%d%H%M%S+00'00'")
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(Title=title, Creator=PRODUCT, Producer=PRODUCT, CreationDate=date, ModDate=date)
    )
    packet = _XMP.format(
        title=escape(title), language=language, product=PRODUCT, stamp=stamp, claim=claim
    ).encode()
    pdf.Root.Metadata = Stream(pdf, packet, Type=Name.Metadata, Subtype=Name.XML)
