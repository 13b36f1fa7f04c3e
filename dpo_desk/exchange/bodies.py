"""The words of a mail and the files that came with it, from its parts."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

import msgspec

from dpo_desk.digest import sha256
from dpo_desk.exchange import file_names, headers, mime
from dpo_desk.exchange.message import Attachment
from dpo_desk.exchange.mime import Part
from dpo_desk.reading import html, limits

MOST_PARTS: Final = 1_000
_LONGEST_BODY: Final = 1_000_000  # bytes of one text; five hundred pages, and more is kept unread
_LETTER: Final = re.compile(r"\w")
_NO_HTML: Final = re.compile(r"html", re.IGNORECASE)
_ENDINGS: Final = {
    "application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif",
    "text/plain": ".txt", "text/html": ".html", "text/calendar": ".ics", "text/csv": ".csv",
    "message/rfc822": ".eml",
}  # fmt: skip
# The headers that a mail program shows above what it forwards.
_SHOWN: Final = ("From", "Date", "To", "Subject")


class Words(msgspec.Struct):
    """A piece of the letter's words."""

    text: str
    is_html: bool


class Found(NamedTuple):
    """What a mail holds."""

    text: str
    html_text: str
    attachments: tuple[Attachment, ...]
    warnings: tuple[str, ...]


def read(part: Part) -> Found:
    """All that the mail says, and its files as they are."""
    reader = _Reader()
    found = reader.words(part, 0, 0)
    text = limits.tidy("\n\n".join(piece.text for piece in found))[: limits.LETTERS]
    seen = [piece.text for piece in found if piece.is_html]
    html_text = limits.tidy("\n\n".join(seen))[: limits.LETTERS] if seen else ""
    return Found(text, html_text, tuple(reader.attachments), tuple(dict.fromkeys(reader.warnings)))


class _Reader:
    """Goes through the parts once, and counts them."""

    def __init__(self) -> None:
        self.attachments: list[Attachment] = []
        self.warnings: list[str] = []
        self._parts = 0
        self._silent = False  # whether the words are known, and only files are looked for

    def words(self, part: Part, depth: int, mails: int) -> list[Words]:
        """The words of a part; its files are noted on the way. ``mails`` is within how many."""
        self._parts += 1
        if self._parts > MOST_PARTS:
            self.warnings.append("mail.warn.parts")
            return []
        kind = part.kind
        if kind.startswith("multipart/"):
            return self._several(part, kind, depth, mails)
        if kind == "message/rfc822":
            return self._mail(part, depth, mails)
        if kind in ("text/plain", "text/html") and not part.is_attachment:
            return self._text(part, is_html=kind == "text/html")
        self._attach(part)
        return []

    def _several(self, part: Part, kind: str, depth: int, mails: int) -> list[Words]:
        if depth >= mime.DEEPEST:
            self.warnings.append("mail.warn.deep")
            return []
        found: list[list[Words]] = []
        silent, children = self._silent, 0
        for child in part.children():
            children += 1
            if self._parts > MOST_PARTS:
                break
            found.append(self.words(child, depth + 1, mails))
            if kind == "multipart/alternative":  # files may still follow, other words will not
                self._silent = silent or _says_enough(found[-1])
        self._silent = silent
        if not children:  # its boundary is never met: what there is are words
            return self._text(part, is_html=False)
        if kind == "multipart/alternative":
            return _best(found)
        return [piece for pieces in found for piece in pieces]

    def _mail(self, part: Part, depth: int, mails: int) -> list[Words]:
        """A mail in a mail: a file, and below the words what a mail program would show of it."""
        data = part.content()
        inner = Part(data)
        self._attach(part, headers.subject(inner.field("subject")))
        if mails + 1 >= limits.MAIL_DEPTH or depth >= mime.DEEPEST:
            self.warnings.append("mail.warn.deep")
            return []
        reader = _Reader()  # what hangs on it stays in it
        reader._parts = self._parts
        said = reader.words(inner, depth + 1, mails + 1)
        self._parts = reader._parts
        self.warnings += reader.warnings
        shown = [f"{name}: {headers.words(inner.field(name.lower()))}" for name in _SHOWN]
        return [Words("\n".join(shown), False), *said]

    def _text(self, part: Part, *, is_html: bool) -> list[Words]:
        if self._silent:
            return []
        data = part.content()
        if len(data) > _LONGEST_BODY:
            self.warnings.append("mail.warn.cut")
            data = data[:_LONGEST_BODY]
        said = part.charset or (html.declared(data) if is_html else "")
        text = headers.decoded(data, said)
        if is_html:
            text = limits.tidy("".join(html.parts(text)))
        return [Words(text, is_html)]

    def _attach(self, part: Part, title: str = "") -> None:
        data = part.content()
        kind = part.kind
        said = headers.words(part.file_name)
        ending = _ENDINGS.get(kind, "")
        name = file_names.safe(said or f"{title or 'vedlegg'}{ending}", "vedlegg")
        digest = sha256(data)
        self.attachments.append(
            Attachment(name=name, mime=kind, size=len(data), sha256=digest, data=data)
        )


def _best(found: Sequence[list[Words]]) -> list[Words]:
    """Of several ways to say the same: the plain one, unless it says too little."""
    enough = next((pieces for pieces in found if _says_enough(pieces)), None)
    if enough is not None:
        return enough
    saying = [p for p in found if any(_LETTER.search(piece.text) for piece in p)]
    return next((p for p in saying if any(piece.is_html for piece in p)), [*saying, []][0])


def _says_enough(pieces: list[Words]) -> bool:
    """Whether plain words are more than «your program shows no HTML»."""
    if not pieces or pieces[0].is_html or not _LETTER.search(pieces[0].text):
        return False
    text = pieces[0].text
    return len(text) > 300 or not _NO_HTML.search(text)
