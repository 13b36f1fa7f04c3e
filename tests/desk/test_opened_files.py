"""Copies that the system shows: private, for reading, gone at the lock and after a crash."""

import os
import stat
import tempfile
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices

from dpo_desk.desk.opened_files import OpenedFiles


@pytest.fixture
def shown(monkeypatch, tmp_path):
    """The paths that the system was asked to show."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    found = []

    def open_url(url):
        found.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return found


def test_a_copy_is_its_owners_alone_and_for_reading(qapp, shown):
    files = OpenedFiles()
    assert files.open("avtale.pdf", b"%PDF")
    [path] = shown
    assert (path.name, path.read_bytes()) == ("avtale.pdf", b"%PDF")
    assert stat.S_IMODE(path.stat().st_mode) == 0o400
    for folder in (path.parent, path.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    files.clear()


def test_the_same_name_twice_is_two_files_and_all_go(qapp, shown, tmp_path):
    files = OpenedFiles()
    files.open("avtale.pdf", b"en")
    files.open("avtale.pdf", b"to")
    assert [path.read_bytes() for path in shown] == [b"en", b"to"]
    files.clear()
    assert list(tmp_path.iterdir()) == []
    files.clear()
    files.open("igjen.pdf", b"tre")
    assert shown[-1].exists()
    files.clear()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_program_left_is_swept_and_what_lives_is_not(qapp, shown, tmp_path):
    living = OpenedFiles()
    living.open("i-bruk.pdf", b"x")
    left = tmp_path / "personvernpermen-apnet-dead"
    (left / "1").mkdir(parents=True)
    (left / "1" / "glemt.pdf").write_bytes(b"x")
    (left / "1" / "glemt.pdf").chmod(0o400)
    strange = tmp_path / "personvernpermen-apnet-link"
    strange.symlink_to(tmp_path / "andres")
    (tmp_path / "andres").mkdir()
    OpenedFiles().sweep()
    assert not left.exists()
    assert shown[0].exists()
    assert strange.is_symlink()
    assert (tmp_path / "andres").exists()
    living.clear()


@pytest.mark.skipif(os.name == "nt", reason="only one user's folder there")
def test_a_full_disk_is_told(qapp, shown, monkeypatch, tmp_path):
    files = OpenedFiles()
    monkeypatch.setattr(tempfile, "mkdtemp", lambda **_: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(OSError, match="full"):
        files.open("a.pdf", b"x")
