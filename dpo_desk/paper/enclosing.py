"""A file inside a PDF: so that what no password of its own can lock goes behind the PDF's."""

from io import BytesIO


def enclose(pdf: bytes, name: str, media_type: str, data: bytes) -> bytes:
    """``pdf`` with a file attached, which readers show beside its pages, with the panel open.

    What the pages claimed of PDF/A goes: it allows no such file.
    """
    import pikepdf

    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        with opened.open_metadata(set_pikepdf_as_editor=False) as meta:
            for key in [key for key in meta if "pdfa" in key]:
                del meta[key]
        if "/OutputIntents" in opened.Root:
            del opened.Root.OutputIntents
        inside = pikepdf.AttachedFileSpec(
            opened,
            data,
            description="",
            filename=name,
            mime_type=media_type,
            creation_date="",  # the same data give the same bytes
            mod_date="",
        )
        opened.attachments[name] = inside
        opened.Root.PageMode = pikepdf.Name.UseAttachments
        opened.save(out, deterministic_id=True)
    return out.getvalue()
