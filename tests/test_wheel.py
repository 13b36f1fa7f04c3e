"""The wheel, alone: built, installed into an empty environment, and asked to test itself."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import dpo_desk
from tests import house

PINS = house.ROOT / "packaging" / "requirements" / "app.txt"
# Taken at import, with the developer's own pip settings and nothing that points Python at us.
OUTSIDE = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
PIP = (sys.executable, "-I", "-m", "pip", "--disable-pip-version-check", "--quiet")
PINNED = ("--require-hashes", "--only-binary", ":all:", "--requirement", str(PINS))

pytestmark = [
    pytest.mark.timeout(600),
    pytest.mark.skipif(sys.platform == "win32", reason="the build of Windows tests itself there"),
]


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints; the whole of it where the command fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=OUTSIDE,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def build(kind: str, source: Path, folder: Path) -> Path:
    run(sys.executable, "-I", "-m", "hatchling", "build", "-t", kind, "-d", folder, cwd=source)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", house.ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def pinned_wheels() -> Path:
    """The pinned packages' wheels, fetched once for these pins and this Python."""
    state = PINS.read_bytes() + sys.version.encode()
    folder = house.ROOT / "build" / "wheels" / hashlib.sha256(state).hexdigest()[:16]
    if not folder.is_dir():
        shutil.rmtree(folder.parent, ignore_errors=True)  # those of earlier pins
        half = folder.with_suffix(".half")
        run(*PIP, "download", "--no-deps", "--dest", half, *PINNED, cwd=house.ROOT)
        half.rename(folder)
    return folder


@pytest.fixture(scope="module")
def installed(
    wheel: Path, pinned_wheels: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """The bin folder of an environment that holds the wheel, its pinned packages and no more."""
    empty = tmp_path_factory.mktemp("empty") / "venv"
    run(sys.executable, "-I", "-m", "venv", "--without-pip", empty, cwd=empty.parent)
    into = (*PIP, "--python", empty, "install", "--no-compile", "--no-index", "--no-deps")
    run(*into, "--find-links", pinned_wheels, *PINNED, cwd=empty.parent)
    run(*into, wheel, cwd=empty.parent)
    yield empty / "bin"
    shutil.rmtree(empty)  # 400 MB


def test_the_wheel_tests_itself_in_an_empty_environment(installed: Path, tmp_path: Path) -> None:
    assert run(installed / "dpo-desk-cli", "self-test", cwd=tmp_path).splitlines()


def test_the_wheel_needs_nothing_of_the_checkout(installed: Path, tmp_path: Path) -> None:
    ask = "import sys, dpo_desk.places as p; print(p.__file__, p.seeds(), *sys.path, sep='\\n')"
    module, seeds, *path = run(installed / "python", "-I", "-c", ask, cwd=tmp_path).splitlines()
    assert Path(module).is_relative_to(installed.parent)
    assert Path(seeds).is_relative_to(installed.parent)
    assert not [entry for entry in path if Path(entry).is_relative_to(house.ROOT)]


def test_the_pins_are_all_that_the_wheel_asks_for(installed: Path, tmp_path: Path) -> None:
    run(*PIP, "--python", installed / "python", "check", cwd=tmp_path)


def test_window_and_command_line_are_installed(installed: Path) -> None:
    assert os.access(installed / "personvernpermen", os.X_OK)
    assert os.access(installed / "dpo-desk-cli", os.X_OK)


def test_resources_and_seeds_travel_whole(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        for path in house.files():
            if house.name(path).startswith(("resources/", "seeds/")):
                shipped = f"dpo_desk/_shipped/{house.name(path)}"
                assert shipped in names
                assert archive.read(shipped) == path.read_bytes(), shipped


def test_the_wheel_says_who_made_what(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        info = f"personvernpermen-{dpo_desk.__version__}.dist-info"
        licences = {name for name in archive.namelist() if name.startswith(f"{info}/licenses/")}
        metadata = archive.read(f"{info}/METADATA").decode()
    assert f"{info}/licenses/LICENSE" in licences
    assert any("Inter" in name for name in licences)
    assert any("LUCIDE" in name for name in licences)
    assert "License-Expression: MIT AND OFL-1.1 AND ISC" in metadata


def test_the_source_package_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    source = build("sdist", house.ROOT, tmp_path / "sdist")
    run("tar", "--extract", "--file", source, cwd=source.parent)  # Python 3.11.2 has no safe filter
    unpacked = source.parent / source.name.removesuffix(".tar.gz")
    again = build("wheel", unpacked, tmp_path / "again")
    with zipfile.ZipFile(wheel) as ours, zipfile.ZipFile(again) as theirs:
        assert {entry.filename: entry.CRC for entry in ours.infolist()} == {
            entry.filename: entry.CRC for entry in theirs.infolist()
        }
