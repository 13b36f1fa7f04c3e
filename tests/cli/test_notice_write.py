"""``notice write`` on the command line."""

import pytest

from tests.cli.calls import good, refused


@pytest.fixture
def register(tmp_path):
    path = tmp_path / "firma.perm"
    good("new", path, "--seed", "s2-it-drift", "--no-password")
    return path


@pytest.mark.parametrize(
    ("language", "title"), [("nn", "Kven er ansvarleg?"), ("en", "Your rights")]
)
def test_a_notice_is_written_in_the_language_that_is_asked_for(register, tmp_path, language, title):
    out = tmp_path / "personvern.md"
    said = good("notice", "write", register, "--language", language, "--out", out)
    assert f"## {title}" in out.read_text(encoding="utf-8")
    assert str(out) in said.stdout
    assert "Kundeforhold" in said.stderr or "Customer" in said.stderr


def test_pages_and_paper_are_written_by_the_ending(register, tmp_path):
    page, paper = tmp_path / "p.html", tmp_path / "p.pdf"
    good("notice", "write", register, "--out", page)
    good("notice", "write", register, "--out", paper)
    assert '<html lang="nb">' in page.read_text(encoding="utf-8")
    assert paper.read_bytes().startswith(b"%PDF")


def test_another_ending_is_refused_before_anything_is_opened(register, tmp_path):
    assert ".html" in refused(3, "notice", "write", register, "--out", tmp_path / "p.docx")
    assert not (tmp_path / "p.docx").exists()


def test_the_register_is_never_written_over(register):
    before = register.read_bytes()
    refused(3, "notice", "write", register, "--out", register)
    assert register.read_bytes() == before
