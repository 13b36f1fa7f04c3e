"""A copy of a PDF that only a password opens: AES with 256 bits, as PDF 2.0 has it (R=6)."""

import secrets
import unicodedata
from io import BytesIO
from typing import Final

_LONGEST: Final = 127  # bytes of a password that PDF reads


def lock(pdf: bytes, password: str) -> bytes:
    """``pdf`` behind ``password``, its properties too; no two copies are the same bytes.

    Who has the password may do everything with it. Nobody knows the second one that PDF asks for.
    Raises ValueError for no password, and for one longer than 127 bytes, of which PDF would read
    only the beginning.
    """
    import pikepdf

    plain = unicodedata.normalize("NFKC", password)
    if not plain or len(plain.encode()) > _LONGEST:
        raise ValueError("a password of 1 to 127 bytes")
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(
            out,
            encryption=pikepdf.Encryption(
                user=plain, owner=secrets.token_urlsafe(32), R=6, aes=True, metadata=True
            ),
        )
    return out.getvalue()


def is_locked(pdf: bytes) -> bool:
    """Whether a PDF wants a password before it shows anything."""
    import pikepdf

    try:
        with pikepdf.open(BytesIO(pdf)):
            return False
    except pikepdf.PasswordError:
        return True
