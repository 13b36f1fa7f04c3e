"""A thousand ordinary e-mails: read, and understood, against the standard library's parse alone.

Parsed as its documentation has it, with ``policy.default``; nothing is asked of what was parsed.
"""

import quopri
from email import policy
from email.parser import BytesParser

from dpo_desk.duties import mailbox
from dpo_desk.exchange import email
from tests import house
from tests.bench import Figure, medians

MAILS = 1_000
LIMIT = 2.0
_RUNS = 5


def run() -> list[Figure]:
    """Reading alone, which the limit is for, and with all that is understood."""
    mails = ordinary()
    read, floor = medians(lambda: _each(mails, email.read), lambda: _each(mails, _parse), _RUNS)
    whole, again = medians(lambda: _each(mails, _understand), lambda: _each(mails, _parse), _RUNS)
    size = sum(map(len, mails)) / MAILS / 1000
    return [
        Figure(
            f"reading {MAILS:,} e-mails against the standard library's parse", read / floor, LIMIT,
            1.0, f"{read / MAILS * 1e6:.0f} µs against {floor / MAILS * 1e6:.0f} µs, {size:.1f} kB",
        ),
        Figure(
            f"reading and understanding {MAILS:,} e-mails", whole / again, 2 * LIMIT, LIMIT,
            f"{whole / MAILS * 1e6:.0f} µs against {again / MAILS * 1e6:.0f} µs",
        ),
    ]  # fmt: skip


def ordinary() -> list[bytes]:
    """The examples over and over, each with the headers that mail collects on its way."""
    paths = sorted((house.ROOT / "tests" / "examples").glob("*.eml"))
    examples = [_travelled(path.read_bytes()) for path in paths]
    return [examples[number % len(examples)] for number in range(MAILS)]


def _travelled(mail: bytes) -> bytes:
    hop = (
        b"Received: from a.example.com (192.0.2.7) by b.example.com (192.0.2.8) with Microsoft SMTP"
        b" Server\r\n\t(version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.1;"
        b"\r\n\tTue, 3 Nov 2026 09:12:09 +0100\r\n"
    )
    signed = quopri.encodestring(bytes(range(33, 90)) * 6).replace(b"=\n", b"\r\n\t").strip()
    marks = b"".join(b"X-Example-%d: %s\r\n" % (n, b"0123456789abcdef" * 3) for n in range(12))
    return hop * 3 + b"DKIM-Signature: v=1; b=" + signed + b"\r\n" + marks + mail


def _each(mails: list[bytes], work: object) -> None:
    for mail in mails:
        work(mail)  # type: ignore[operator]


def _parse(mail: bytes) -> object:
    return BytesParser(policy=policy.default).parsebytes(mail)


def _understand(mail: bytes) -> object:
    return mailbox.understood(email.read(mail))
