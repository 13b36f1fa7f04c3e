"""A hundred messages that somebody made to hurt, by name; made when they are asked for."""

import base64
import io
import zipfile
from collections.abc import Callable, Iterator

HEAD = b"From: Ola <ola@example.com>\r\nSubject: Krav\r\nDate: Tue, 3 Nov 2026 09:12:07 +0100\r\n"
TEXT = b"Slett kontoen min.\r\n"
MEGA = 1_000_000
MANY = 300_000


def messages() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Each message by name."""
    for group in (_headers, _letters, _encodings, _parts, _names, _pages, _broken, _large):
        for name, make in group().items():
            yield f"{group.__name__.strip('_')}: {name}", make


def mail(headers: bytes = b"", body: bytes = TEXT) -> bytes:
    """A mail with more headers."""
    return HEAD + headers + b"\r\n" + body


def multipart(*parts: bytes, kind: bytes = b"mixed", mark: bytes = b"x", end: bool = True) -> bytes:
    """A mail of parts that have their own headers."""
    inner = b"".join(b"--" + mark + b"\r\n" + part + b"\r\n" for part in parts)
    closing = b"--" + mark + b"--\r\n" if end else b""
    return mail(b'Content-Type: multipart/%s; boundary="%s"\r\n' % (kind, mark), inner + closing)


def attached(name: bytes, data: bytes = b"x", kind: bytes = b"application/zip") -> bytes:
    """A part that is a file."""
    wrapped = base64.encodebytes(data)
    return (
        b"Content-Type: %s\r\nContent-Transfer-Encoding: base64\r\n"
        b"Content-Disposition: attachment; filename=%s\r\n\r\n%s" % (kind, name, wrapped)
    )


def _made(values: dict[str, bytes]) -> dict[str, Callable[[], bytes]]:
    return {name: lambda value=value: value for name, value in values.items()}  # type: ignore[misc]


def _headers() -> dict[str, Callable[[], bytes]]:
    return _made({
        "one of 100,000 letters": mail(b"X-Long: " + b"a" * 100_000 + b"\r\n"),
        "100,000 of them": mail(b"X-A: b\r\n" * 100_000),
        "20,000 received": mail(b"Received: from a; by b;\r\n\tnever\r\n" * 20_000),
        "a subject folded 5,000 times": mail(b"Subject: a\r\n" + b" b\r\n" * 5_000),
        "injected by a line break": mail(b"Subject: =?utf-8?q?Hei=0D=0ABcc:_k=40example.com?=\r\n"),
        "injected in a name": mail(b"Reply-To: =?utf-8?q?Ola=0ATo=3A_x?= <ola@example.com>\r\n"),
        "with NUL bytes": mail(b"Subj\0ect: a\0b\r\nX: \0\0\0\r\n"),
        "without a colon": mail(b"this is no header\r\nnor this\r\n"),
        "encoded words without end": mail(b"Subject: " + b"=?utf-8?q?" * 3_000 + b"\r\n"),
        "encoded words in unknown letters": mail(b"Subject: =?x-martian?q?=FF=FE?=\r\n"),
        "encoded words in broken base64": mail(b"Subject: =?utf-8?b?####?=\r\n"),
        "a hundred thousand recipients": mail(b"To: " + b"a@example.com, " * 100_000 + b"\r\n"),
        "brackets in an address": mail(b"From: " + b"<" * 5_000 + b"\r\n"),
        "quotes in an address": mail(b"Cc: " + b'"' * 5_001 + b"\r\nTo: " + b"(" * 5_000 + b"\r\n"),
        "a date of the year 99999": HEAD.replace(b"2026", b"99999") + b"\r\n" + TEXT,
        "a date that is none": HEAD.replace(b"3 Nov", b"33 Foo") + b"\r\n" + TEXT,
        "an offset of days": HEAD.replace(b"+0100", b"+9999") + b"\r\n" + TEXT,
        "semicolons in received": b"Received: " + b";" * 50_000 + b"\r\n" + mail(),
        "a turned direction": mail("Reply-To: \u202eelpme\u202c <a@example.com>\r\n".encode()),
        "raw bytes of all kinds": mail(b"Subject: " + bytes(range(14, 256)) + b"\r\n"),
    })  # fmt: skip


def _letters() -> dict[str, Callable[[], bytes]]:
    said = b"Content-Type: text/plain; charset=%s\r\n"
    return _made({
        **{
            f"charset {name!r}": mail(said % name, "Slett kontoen min, takk: æøå".encode())
            for name in (b"x-unknown", b"utf-16", b"utf-7", b"idna", b"punycode", b"zlib",
                         b"unicode_escape", b"base64", b"rot13", b'"; rm"', b"\xff", b"a" * 5_000)
        },
        "latin letters called UTF-8": mail(said % b"utf-8", "Slett æøå".encode("latin-1")),
        "UTF-16 called ASCII": mail(said % b"us-ascii", "Slett kontoen min".encode("utf-16")),
        "nothing but NUL": mail(body=b"\0" * 100_000),
        "NUL among words": mail(body=b"Sl\0ett kontoen\0 min.\r\n"),
        "halves of characters": mail(body=b"\xed\xa0\x80\xed\xb0\x80 Slett kontoen min\r\n"),
        "controls and turns": mail(body="\x1b[2J\u202e\u2066Slett kontoen min\x07".encode()),
        "a byte order mark first": b"\xef\xbb\xbf" + mail(),
        "old Macs' line ends": mail().replace(b"\r\n", b"\r"),
        "one line of a million": mail(body=b"a" * MEGA),
        "a million lines": mail(body=b"\n" * MEGA),
        "300,000 question marks": mail(body=b"?" * MANY),
        "a thousand greetings": mail(body=b"Hilsen\r\n" * 10_000),
        "quotes in quotes": mail(body=b">" * 100_000 + b" Slett meg\r\n"),
        "20,000 header blocks": mail(body=b"Fra: a\r\nSendt: b\r\nTil: c\r\nEmne: d\r\n" * 20_000),
        "attributions that never end": mail(body=b"Den 3. nov skrev " * 5_000 + b"\r\n"),
        "words that rules look for": mail(body=b"hva har dere om om om " * 20_000),
    })  # fmt: skip


def _encodings() -> dict[str, Callable[[], bytes]]:
    wrapped = b"Content-Transfer-Encoding: %s\r\n"
    return _made({
        "base64 cut short": mail(wrapped % b"base64", base64.b64encode(TEXT)[:-3]),
        "base64 with rubbish in it": mail(wrapped % b"base64", b"!!U2x*ldHQ\0ga29\xffudG8="),
        "base64 of nothing": mail(wrapped % b"base64", b"===="),
        "base64 of a single letter": mail(wrapped % b"base64", b"A"),
        "quoted-printable cut short": mail(wrapped % b"quoted-printable", b"Slett=C3"),
        "quoted-printable that is none": mail(wrapped % b"quoted-printable", b"=ZZ=\r\n=" * 9_000),
        "an encoding nobody knows": mail(wrapped % b"x-rot13"),
        "uuencode": mail(wrapped % b"x-uuencode", b"begin 644 a\r\nrubbish\r\nend\r\n"),
        "base64 in base64 in base64": mail(wrapped % b"base64", _thrice(TEXT)),
    })  # fmt: skip


def _thrice(data: bytes) -> bytes:
    for _ in range(3):
        data = base64.encodebytes(data)
    return data


def _parts() -> dict[str, Callable[[], bytes]]:
    part = b"Content-Type: text/plain\r\n\r\nSlett kontoen min.\r\n"
    return {
        "10,000 parts": lambda: multipart(*[part] * 10_000),
        "10,000 files": lambda: multipart(*[attached(b"a.txt")] * 10_000),
        "10,000 ways to say it": lambda: multipart(*[part] * 10_000, kind=b"alternative"),
        "500 deep": lambda: _deep(500),
        "5,000 deep": lambda: _deep(5_000),
        "mails in mails": lambda: _mails(200),
        "no end": lambda: multipart(part, end=False),
        "no boundary said": lambda: mail(b"Content-Type: multipart/mixed\r\n", part),
        "a boundary never met": lambda: mail(b"Content-Type: multipart/mixed; boundary=q\r\n"),
        "an empty boundary": lambda: mail(b'Content-Type: multipart/mixed; boundary=""\r\n', part),
        "a boundary of 10,000": lambda: multipart(part, mark=b"m" * 10_000),
        "a million boundaries": lambda: multipart(*[b""] * 300_000),
        "within its own boundary": lambda: multipart(multipart(part)[len(HEAD) :]),
        "a part that is a list": lambda: multipart(b"Content-Type: ;;;;=\r\n\r\nSlett meg"),
        "parameters without end": lambda: mail(b"Content-Type: a/b" + b"; a=b" * 20_000 + b"\r\n"),
        "parameters in pieces": lambda: multipart(
            b"Content-Disposition: attachment;"
            + b"".join(b" filename*%d=a;" % n for n in range(5_000)) + b"\r\n\r\nx"
        ),
    }  # fmt: skip


def _deep(depth: int) -> bytes:
    opened = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(depth)
    )
    return HEAD + opened + b"Content-Type: text/plain\r\n\r\n" + TEXT


def _mails(depth: int) -> bytes:
    return b"".join(HEAD + b"Content-Type: message/rfc822\r\n\r\n" for _ in range(depth)) + mail()


def _names() -> dict[str, Callable[[], bytes]]:
    names = {
        "up and away": b'"../../../etc/passwd"', "Windows": rb'"..\\..\\windows\\system32\\a.dll"',
        "an absolute path": b'"/etc/shadow"', "a drive": b'"C:\\a.bat"', "a device": b'"CON"',
        "controls": b'"a\0b\x07\x1bc.pdf"', "encoded": b"=?utf-8?b?Li4vLi4veA==?=",
        "in pieces": b"; filename*0*=utf-8''..%2F..; filename*1*=%2Fx.exe",
        "turned": "\"\u202efdp.exe\"".encode(), "very long": b'"' + b"a" * 50_000 + b'.pdf"',
        "only dots": b'"...."', "empty": b'""', "a stream": b'"a.txt:b"', "lines": b'"a\r\n b"',
    }  # fmt: skip
    return _made({name: multipart(attached(value)) for name, value in names.items()})


def _pages() -> dict[str, Callable[[], bytes]]:
    page = b"Content-Type: text/html\r\n"
    pieces = (b"<", b"<!--", b"<a ", b"<a x='", b"<style>", b"<style>a{", b"/*", b"<div hidden>",
              b"&#", b"<p style='color:#fff'>", b"<script>", b"<![CDATA[")  # fmt: skip
    return _made({
        **{f"{piece!r} without end": mail(page, piece * (MANY // len(piece))) for piece in pieces},
        "remote": mail(page, b"<img src=//example.com/p.gif><p style=display:none>Slett meg"),
        "a sheet of comments": mail(page, b"<style>" + b"/*" * 150_000 + b"</style>Slett meg"),
    })  # fmt: skip


def _broken() -> dict[str, Callable[[], bytes]]:
    return _made({
        "nothing": b"", "blanks": b" \r\n\t\r\n", "a picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 500,
        "a program": b"MZ" + bytes(range(256)) * 20, "a page": b"<html><body>Slett meg</body>",
        "words": b"Slett meg, takk.\n", "a PDF": b"%PDF-1.7\n%%EOF",
        "an Outlook file cut short": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100,
        "an Outlook file of rubbish": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 4_096,
        "an Outlook file in circles": _circle(), "headers only": HEAD, "cut short": HEAD[:-9],
        "a mailbox": b"From ola Tue Nov  3 09:12:07 2026\n" + mail(),
    })  # fmt: skip


def _circle() -> bytes:
    """A compound file whose table of sectors and directory both lead back to themselves."""
    head = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    head[24:34] = b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0"
    head[44:48] = (1).to_bytes(4, "little")
    head[48:52] = (1).to_bytes(4, "little")
    head[56:60] = (4096).to_bytes(4, "little")
    head[60:64] = head[68:72] = b"\xfe\xff\xff\xff"
    head[76:80] = (0).to_bytes(4, "little")
    return bytes(head) + (b"\x01\0\0\0" * 128) + bytes(512)


def _large() -> dict[str, Callable[[], bytes]]:
    wrapped = b"Content-Transfer-Encoding: base64\r\n"
    kind = b"Content-Type: application/zip\r\n"
    return {
        "50 MB of base64": lambda: mail(kind + wrapped, _lines(base64.b64encode(bytes(36 * MEGA)))),
        "50 MB of words": lambda: mail(body=(b"Slett kontoen min. " * 4 + b"\r\n") * 640_000),
        "50 MB of letters": lambda: mail(body=b"\xe6\xf8\xe5 " * 12_400_000),
        "50 MB of header": lambda: HEAD + b"X-A: " + b"a" * (49 * MEGA) + b"\r\n\r\n" + TEXT,
        "50 MB of HTML": lambda: mail(b"Content-Type: text/html\r\n", b"<p>Slett<b>" * 4_400_000),
        "60 MB": lambda: mail(body=b"a" * (60 * MEGA)),
        "a zip bomb": lambda: multipart(attached(b"a.zip", _bomb())),
        "a bomb of a document": lambda: multipart(attached(b"a.docx", _bomb("word/document.xml"))),
    }


def _lines(data: bytes) -> bytes:
    return b"\r\n".join(data[at : at + 76] for at in range(0, len(data), 76))


def _bomb(name: str = "a") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, bytes(100 * MEGA))
    return out.getvalue()
