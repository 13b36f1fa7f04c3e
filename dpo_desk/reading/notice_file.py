"""A file with a privacy notice as text: what is read, and kept, and quoted from then on."""

from typing import Final

from dpo_desk.reading import html, kind_of, limits, plain
from dpo_desk.words import DeskError

LARGEST: Final = 5_000_000  # bytes
ENDINGS: Final = ("txt", "md", "html", "htm", "pdf", "docx")
_OLD: Final = ("doc", "odt", "rtf", "pages", "wpd")


def read(data: bytes, name: str) -> str:
    """The text of a notice's file; that of .txt and .md is kept letter for letter.

    Raises DeskError with what to do: too large, of a kind that is not read, or without any text.
    """
    if len(data) > LARGEST:
        raise DeskError("notice.file.large")
    kind = kind_of(data, "", name)
    if kind not in ("plain", "html", "pdf", "word"):
        ending = name.lower().rpartition(".")[2]
        raise DeskError("notice.file.old" if ending in _OLD else "notice.file.kind")
    text = _as_it_is(data) if kind == "plain" else _taken_out(data, kind)
    if not text.strip("\ufeff \t\r\n\x0c"):
        raise DeskError("notice.file.scanned" if kind == "pdf" else "notice.file.empty")
    return text


def _as_it_is(data: bytes) -> str:
    """Every letter, with the byte-order mark: places in the file are places in the text."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return plain.decoded(data)


def _taken_out(data: bytes, kind: str) -> str:
    if kind == "html":
        from dpo_desk.reading import notice_html

        page = plain.decoded(data, html.declared(data))
        return limits.gathered(notice_html.text_parts(page))
    if kind == "pdf":
        from dpo_desk.reading import notice_pdf

        return limits.gathered(notice_pdf.text_parts(data))
    from dpo_desk.reading import notice_word

    return limits.gathered(notice_word.text_parts(data))
