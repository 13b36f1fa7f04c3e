"""The SHA-256 of what is kept and sent.

``hashlib`` is imported when something is first hashed: it brings OpenSSL, 4 MB and some
milliseconds, which a window that only shows need not pay for.
"""


def sha256(data: bytes) -> str:
    """The SHA-256 of ``data``, 64 hexadecimal digits."""
    import hashlib

    return hashlib.sha256(data).hexdigest()
