"""What can be said of a stranger's file without drawing it."""


def pages(data: bytes) -> int:
    """How many pages a PDF has; 0 for another file, a locked one or one that cannot be read."""
    if b"%PDF-" not in data[:1024]:
        return 0
    from io import BytesIO

    import pikepdf

    try:
        with pikepdf.open(BytesIO(data)) as opened:
            return len(opened.pages)
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return 0
