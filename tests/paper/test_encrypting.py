"""A copy that only its password opens."""

from io import BytesIO

import pikepdf
import pytest

from dpo_desk.paper import encrypting
from tests.paper import foreign

PASSWORD = "båt-hest-7194-sky"


def test_only_the_password_opens_it_and_it_is_aes_256() -> None:
    locked = encrypting.lock(foreign.pdf("Hei"), PASSWORD)
    assert encrypting.is_locked(locked)
    assert not encrypting.is_locked(foreign.pdf("Hei"))
    assert b"Hei" not in locked
    for wrong in ("", "båt", PASSWORD.upper()):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(BytesIO(locked), password=wrong)
    with pikepdf.open(BytesIO(locked), password=PASSWORD) as opened:
        assert opened.encryption.R == 6
        assert opened.encryption.bits == 256
        assert str(opened.encryption.stream_method).endswith("aesv3")
        assert opened.allow.extract
        assert opened.allow.print_highres


def test_one_password_is_the_same_however_it_is_typed() -> None:
    locked = encrypting.lock(foreign.pdf("Hei"), "ba\u030at-hest")
    with pikepdf.open(BytesIO(locked), password="båt-hest") as opened:
        assert len(opened.pages) == 1


@pytest.mark.parametrize("password", ["", "x" * 128, "å" * 64])
def test_a_password_that_pdf_would_not_read_whole_is_refused(password: str) -> None:
    with pytest.raises(ValueError, match="127"):
        encrypting.lock(foreign.pdf("Hei"), password)
