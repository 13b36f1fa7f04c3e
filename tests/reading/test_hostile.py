"""Damaged and hostile files: no exception, no waiting, no more than there is room for."""

import time
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dpo_desk.reading import limits, text_of
from tests.reading import files

PATIENCE = 20.0  # seconds, on a machine with other things to do
KINDS = [
    ("application/pdf", "a.pdf"),
    ("", "a.docx"),
    ("text/html", "a.html"),
    ("message/rfc822", "a.eml"),
    ("text/plain", "a.txt"),
]
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
)


@pytest.mark.parametrize(("media_type", "name"), KINDS, ids=[name for _, name in KINDS])
@settings(max_examples=40, deadline=None)
@given(data=st.binary(max_size=400))
def test_any_bytes(media_type: str, name: str, data: bytes) -> None:
    assert isinstance(text_of(data, media_type, name), str)


@pytest.mark.parametrize("kind", ["pdf", "docx"])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_good_file_with_a_wound(kind: str, data: st.DataObject) -> None:
    whole = bytearray(files.pdf("Avtale", "Side to") if kind == "pdf" else files.docx("Avtale"))
    at = data.draw(st.integers(0, len(whole) - 1))
    wound = data.draw(st.binary(max_size=8))
    cut = data.draw(st.booleans())
    hurt = bytes(whole[:at]) + wound + (b"" if cut else bytes(whole[at + len(wound) :]))
    assert isinstance(text_of(hurt, "", f"a.{kind}"), str)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>/!-ab '\"=&;style:non#x \n", max_size=300))
def test_any_markup(markup: str) -> None:
    assert isinstance(text_of(markup.encode(), "text/html", "a.html"), str)


@pytest.mark.parametrize(
    "piece",
    ["<", "<!--", "<a ", "<a x='", '<a x="', "<!x", "<?x", "</", "<script>", "</scrip", "&", "&#",
     "<![CDATA[", "<div hidden>", "<a style='" + "x" * 50, "<style "],
)  # fmt: skip
def test_broken_markup_is_no_work(piece: str) -> None:
    begin = time.monotonic()
    text_of((piece * 300_000)[:3_000_000].encode(), "text/html", "a.html")
    assert time.monotonic() - begin < PATIENCE / 2


def test_entities_are_refused() -> None:
    for entity in ("b", "f"):
        data = files.docx(f"før &{entity}; etter", head=LAUGHS)
        assert text_of(data, "", "a.docx") == ""


def test_a_bomb_is_not_unpacked() -> None:
    data = files.docx("x" * (limits.UNPACKED * 2))
    assert len(data) < 1_000_000
    assert len(text_of(data, "", "a.docx")) <= limits.LETTERS


def test_a_document_without_end_is_cut() -> None:
    text = text_of(b"ord " * 1_000_000, "text/plain", "a.txt")
    assert len(text) <= limits.LETTERS
    assert text.startswith("ord ord")


def test_a_file_too_large_is_not_read() -> None:
    assert text_of(b"a" * (limits.FILE + 1), "text/plain", "a.txt") == ""


def test_what_was_read_in_time_comes_back() -> None:
    def endless() -> Iterator[str]:
        yield "først"
        while True:
            with suppress(Exception):  # as a parser that knows no fear
                time.monotonic()

    begin = time.monotonic()
    assert limits.gathered(endless(), seconds=0.2) == "først"
    assert time.monotonic() - begin < PATIENCE


def test_what_was_read_before_an_error_comes_back() -> None:
    def breaks() -> Iterator[str]:
        yield "først"
        raise RecursionError

    assert limits.gathered(breaks()) == "først"


def test_no_alarm_rings_afterwards() -> None:
    for _ in range(20):
        limits.gathered(iter(["a"]), seconds=0.001)
        end = time.monotonic() + 0.003
        while time.monotonic() < end:
            pass


def test_a_pdf_that_goes_round_in_circles() -> None:
    data = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 2/Kids[2 0 R 2 0 R]>>endobj\n"
        b"trailer<</Root 1 0 R/Size 3/Prev 9>>\nstartxref\n9\n%%EOF"
    )
    begin = time.monotonic()
    assert text_of(data, "application/pdf", "a.pdf") == ""
    assert time.monotonic() - begin < PATIENCE


def test_a_locked_pdf_has_no_text() -> None:
    from io import BytesIO

    import pikepdf

    out = BytesIO()
    with pikepdf.open(BytesIO(files.pdf("hemmelig"))) as opened:
        opened.save(out, encryption=pikepdf.Encryption(user="x", owner="y"))
    assert text_of(out.getvalue(), "application/pdf", "a.pdf") == ""
