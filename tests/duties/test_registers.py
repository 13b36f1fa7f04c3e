"""File names that every system takes, free places, and places that are unwise."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpo_desk import words
from dpo_desk.duties import registers


@pytest.mark.parametrize(
    ("company", "expected"),
    [
        ("Fjordlys Prøve AS", "Fjordlys Prøve AS"),
        ("A/B «Test» ENK?", "A B «Test» ENK"),
        ("..\\..\\etc/passwd", "etc passwd"),
        ("  . skjult .  ", "skjult"),
        ("", "Perm"),
        ("///", "Perm"),
        ("CON", "CON_"),
        ("lpt1", "lpt1_"),
        ("Linje\nto\x00", "Linje to"),
        ("å" * 200, "å" * 80),
    ],
)
def test_a_companys_name_becomes_a_file_name(company, expected):
    assert registers.file_name(company) == expected


def test_a_long_name_in_letters_of_many_bytes_still_fits_a_folder():
    name = registers.file_name("会社" * 60)
    assert len(name.encode()) <= 180
    assert registers.file_name("CON.AS") == "CON.AS_"


@given(st.text(max_size=120))
def test_any_name_becomes_one_that_every_system_takes(company):
    name = registers.file_name(company)
    assert 0 < len(name) <= 81
    assert not re.search(r'[\x00-\x1f<>:"/\\|?*]', name)
    assert name == name.strip(" .")
    assert Path(name).name == name


def test_a_suggested_place_is_free_and_never_another_firms(tmp_path):
    first = registers.suggested_path("Fjordlys Prøve AS", tmp_path)
    assert first == tmp_path / "Fjordlys Prøve AS.perm"
    first.touch()
    second = registers.suggested_path("Fjordlys Prøve AS", tmp_path)
    assert second == tmp_path / "Fjordlys Prøve AS 2.perm"
    second.touch()
    assert registers.suggested_path("Fjordlys Prøve AS", tmp_path).name.endswith(" 3.perm")


def test_the_usual_place_is_the_users_own_data_folder(nobodys_folders):
    path = registers.suggested_path("Fjordlys")
    assert path.is_relative_to(nobodys_folders)
    assert path.parent == registers.data_folder()
    assert registers.APP_NAME in path.parts


@pytest.mark.parametrize(
    "folder",
    [
        "Dropbox",
        "Dropbox (Fjordlys)",
        "OneDrive - Fjordlys Prøve AS",
        "onedrive",
        "iCloudDrive",
        "Library/Mobile Documents/com~apple~CloudDocs",
        "Google Drive",
        "GoogleDrive",
        "My Drive/GoogleDrive-kari",
        "Nextcloud",
        "ownCloud",
        "Jottacloud",
        "Box Sync",
    ],
)
def test_a_synchronised_folder_is_warned_about(tmp_path, folder):
    path = tmp_path / folder / "Personvern" / "Fjordlys.perm"
    assert registers.warning(path) == "registers.warn.synchronised"


@pytest.mark.parametrize("path", ["Dokumenter/Fjordlys.perm", "Dropp boksen/x.perm", "Boks/x.perm"])
def test_an_ordinary_folder_is_not(tmp_path, path):
    assert registers.warning(tmp_path / path) == ""


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
tmpfs /mellombels tmpfs rw 0 0
server:/felles /mnt/felles nfs4 rw 0 0
//nas/hjem /media/kari/Felles\\040disk cifs rw 0 0
kari@nas:/ /mappe/nas fuse.sshfs rw 0 0
/dev/sdb1 /mnt/felles/lokal ext4 rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/mappe/Fjordlys.perm", "ext4"),
        ("/mnt/felles/Fjordlys.perm", "nfs4"),
        ("/mnt/felles/lokal/Fjordlys.perm", "ext4"),
        ("/mnt/fellesskap/Fjordlys.perm", "ext4"),
        ("/media/kari/Felles disk/a/b.perm", "cifs"),
        ("/mappe/nas/x.perm", "fuse.sshfs"),
    ],
)
def test_the_nearest_mount_says_what_a_place_is(tmp_path, path, kind):
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS, encoding="utf-8")
    assert registers._mount_type(Path(path), mounts) == kind


@pytest.mark.parametrize(("kind", "warned"), [("nfs4", True), ("cifs", True), ("ext4", False)])
def test_a_network_drive_is_warned_about(monkeypatch, tmp_path, kind, warned):
    monkeypatch.setattr(registers.sys, "platform", "linux")
    monkeypatch.setattr(registers, "_mount_type", lambda _path, _mounts: kind)
    found = registers.warning(tmp_path / "x.perm")
    assert found == ("registers.warn.network" if warned else "")


def test_a_windows_share_is_warned_about(monkeypatch):
    monkeypatch.setattr(registers.sys, "platform", "win32")
    assert registers._on_network(Path("\\\\nas\\felles\\x.perm"))
    assert not registers._on_network(Path("C:\\Mappe\\x.perm"))


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_each_warning_has_its_words(language):
    for key in ("registers.warn.synchronised", "registers.warn.network"):
        assert words.of(language)(key)
