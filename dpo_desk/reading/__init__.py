"""The text of a stranger's file, for the search: PDF, Word, Excel, e-mail, HTML, plain text.

Nothing in a file is run, fetched or believed: sizes, pages, unpacked bytes and time have limits
(``limits``), and whatever is wrong with a file, what could be read of it comes back, or "".
"""

from collections.abc import Iterator

from dpo_desk.reading import limits

_BY_ENDING = {
    "pdf": "pdf", "docx": "word", "docm": "word", "dotx": "word",
    "xlsx": "spreadsheet", "xlsm": "spreadsheet",
    "htm": "html", "html": "html", "xhtml": "html", "eml": "mail", "mht": "mail", "mhtml": "mail",
    "txt": "plain", "text": "plain", "md": "plain", "csv": "plain", "tsv": "plain",
    "json": "plain", "log": "plain", "ics": "plain", "vcf": "plain",
}  # fmt: skip
_BY_TYPE = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "word",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "spreadsheet",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "message/rfc822": "mail",
    "application/json": "plain",
}
_HEAD = 1024  # bytes in which a PDF says that it is one


def text_of(data: bytes, media_type: str = "", name: str = "") -> str:
    """What can be read in a file, at most ``limits.LETTERS`` letters; it takes seconds at most.

    Never raises; a picture, a locked file and one of an unknown kind give "". To be called where
    nobody waits: not in the window's thread, nor in the register's.
    """
    if not data or len(data) > limits.FILE:
        return ""
    return limits.gathered(parts(data, media_type, name))


def parts(data: bytes, media_type: str, name: str, depth: int = 0) -> Iterator[str]:
    """The text piece by piece, without limits of its own; ``depth`` is of a file in a mail."""
    match kind_of(data, media_type, name):
        case "pdf":
            from dpo_desk.reading import pdf

            yield from pdf.parts(data)
        case "word":
            from dpo_desk.reading import word

            yield from word.parts(data)
        case "spreadsheet":
            from dpo_desk.reading import spreadsheet

            yield from spreadsheet.parts(data)
        case "html":
            from dpo_desk.reading import html, plain

            yield from html.parts(plain.decoded(data, html.declared(data)))
        case "mail":
            from dpo_desk.reading import mail

            yield from mail.parts(data, depth)
        case "plain":
            from dpo_desk.reading import plain

            yield plain.decoded(data)


def kind_of(data: bytes, media_type: str, name: str) -> str:
    """Which reader a file wants, "" for none: by its first bytes, else its name, else its type."""
    if b"%PDF-" in data[:_HEAD]:
        return "pdf"
    ending = name.lower().rpartition(".")[2] if "." in name else ""
    base = media_type.lower().partition(";")[0].strip()
    said = _BY_ENDING.get(ending) or _BY_TYPE.get(base, "")
    if data.startswith(b"PK"):
        return said if said in ("word", "spreadsheet") else ""
    if said in ("pdf", "word", "spreadsheet"):  # it is none
        return ""
    return said or ("plain" if base.startswith("text/") else "")
