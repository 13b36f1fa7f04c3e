"""The project starts anywhere: pins, make targets, set-up on a fresh machine, pages that link."""

import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests import house
from tests.bench import Figure, alternating, medians
from tests.bench.__main__ import table

REQUIREMENTS = house.ROOT / "packaging" / "requirements"


# --- pins ----------------------------------------------------------------------------------------


def pinned(file: str) -> dict[str, str]:
    text = (REQUIREMENTS / file).read_text(encoding="utf-8")
    return dict(re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", text, re.MULTILINE))


def wanted(file: str) -> dict[str, Requirement]:
    lines = (REQUIREMENTS / file).read_text(encoding="utf-8").splitlines()
    found = [Requirement(line) for line in lines if line and not line.startswith(("#", "-"))]
    return {canonicalize_name(requirement.name): requirement for requirement in found}


def floors() -> dict[str, Requirement]:
    project = tomllib.loads((house.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found = [Requirement(line) for line in project["dependencies"]]
    return {canonicalize_name(requirement.name): requirement for requirement in found}


@pytest.mark.parametrize("file", ["app.txt", "dev.txt"])
def test_every_pin_has_its_hashes(file: str) -> None:
    text = (REQUIREMENTS / file).read_text(encoding="utf-8")
    for entry in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[A-Za-z0-9._-]+==\S+", entry)
        assert "--hash=sha256:" in entry, entry.splitlines()[0]


@pytest.mark.parametrize("file", ["app.txt", "dev.txt", "app.in", "dev.in"])
def test_no_pin_names_an_index(file: str) -> None:
    text = (REQUIREMENTS / file).read_text(encoding="utf-8")
    assert "://" not in text
    assert "index" not in text
    assert "find-links" not in text


def test_what_is_installed_is_what_the_tests_run_with() -> None:
    app, dev = pinned("app.txt"), pinned("dev.txt")
    assert app
    assert app.items() <= dev.items()


def test_the_wheel_asks_for_what_is_pinned() -> None:
    assert floors().keys() == wanted("app.in").keys()
    for name, floor in floors().items():
        assert floor.extras == wanted("app.in")[name].extras
        assert pinned("app.txt")[name] in floor.specifier


# --- make ----------------------------------------------------------------------------------------


def test_make_help_lists_every_target() -> None:
    makefile = (house.ROOT / "Makefile").read_text(encoding="utf-8")
    declared = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert declared
    shown = subprocess.run(
        ["make", "--no-print-directory"],
        cwd=house.ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    listed = re.findall(r"^  make (\S+) +\S", shown, re.MULTILINE)
    assert sorted(listed) == sorted(declared[1].split())


# --- set-up on a fresh machine -------------------------------------------------------------------


@pytest.fixture
def bootstrap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """packaging/bootstrap.py on a checkout of its own, with commands noted instead of run."""
    place = house.ROOT / "packaging" / "bootstrap.py"
    spec = importlib.util.spec_from_file_location("bootstrap", place)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for needed in ("pyproject.toml", "dpo_desk/__init__.py", "pins.txt", ".venv/bin/python"):
        (tmp_path / needed).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / needed).write_text("as it is\n", encoding="utf-8")
    for name, value in {
        "ROOT": tmp_path,
        "VENV": tmp_path / ".venv",
        "PYTHON": tmp_path / ".venv" / "bin" / "python",
        "STAMP": tmp_path / ".venv" / "ready.json",
        "PINS": tmp_path / "pins.txt",
    }.items():
        monkeypatch.setattr(module, name, value)
    monkeypatch.setattr(module, "known_to_apt", lambda package: False)
    return module


@pytest.fixture
def commands(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What bootstrap would have run."""
    noted: list[str] = []
    monkeypatch.setattr(
        bootstrap, "run", lambda *words, quiet=False: noted.append(" ".join(map(str, words)))
    )
    return noted


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Debian's packages")
def test_a_screen_needs_more_than_the_tests_do(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "loads", lambda library: False)
    monkeypatch.setenv("DISPLAY", ":0")
    tests, screen = bootstrap.missing_packages("test"), bootstrap.missing_packages("run")
    assert "libegl1" in tests
    assert "libxcb-cursor0" in set(screen) - set(tests)
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert bootstrap.missing_packages("run") == tests


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Debian's packages")
def test_a_python_without_ensurepip_gets_its_venv_package(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    bootstrap.PYTHON.unlink()
    monkeypatch.setattr(bootstrap, "loads", lambda library: True)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: None)
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda name: None)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    assert bootstrap.missing_packages("test") == [version]


def test_root_installs_by_the_name_this_release_has(
    bootstrap: ModuleType, commands: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 0)
    monkeypatch.setattr(bootstrap, "known_to_apt", lambda package: package == "libglib2.0-0t64")
    bootstrap.install(["libglib2.0-0", "libgl1"])
    update, install = commands
    assert update.endswith("update")
    assert install.endswith("libglib2.0-0t64 libgl1")
    assert "sudo" not in install


def test_without_rights_it_prints_the_line_to_run(
    bootstrap: ModuleType,
    commands: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(bootstrap, "may_become_root", lambda: False)
    with pytest.raises(SystemExit, match="1"):
        bootstrap.install(["libgl1"])
    assert re.search(r"^  sudo apt-get update && .* libgl1$", capsys.readouterr().err, re.MULTILINE)
    assert commands == []


def test_elsewhere_than_debian_it_names_what_is_missing(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit, match="1"):
        bootstrap.install(["libgl1"])
    assert "neither Debian nor Ubuntu" in capsys.readouterr().err


def test_the_second_time_there_is_nothing_to_do(bootstrap: ModuleType, commands: list[str]) -> None:
    bootstrap.write_state(bootstrap.wanted_state())
    bootstrap.environment()
    assert commands == []


@pytest.mark.parametrize(
    ("changed", "installed"),
    [("pins.txt", ["--require-hashes", "--editable"]), ("pyproject.toml", ["--editable"])],
)
def test_only_what_changed_is_installed_again(
    bootstrap: ModuleType,
    commands: list[str],
    monkeypatch: pytest.MonkeyPatch,
    changed: str,
    installed: list[str],
) -> None:
    monkeypatch.setattr(bootstrap, "works", lambda: True)
    bootstrap.write_state(bootstrap.wanted_state())
    (bootstrap.ROOT / changed).write_text("otherwise\n", encoding="utf-8")
    bootstrap.alone = bootstrap.contextlib.nullcontext
    bootstrap.environment()
    assert len(commands) == len(installed)
    assert all(word in line for word, line in zip(installed, commands, strict=True))
    assert json.loads(bootstrap.STAMP.read_text()) == bootstrap.wanted_state()


def test_a_moved_checkout_gets_a_new_environment(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        bootstrap.subprocess, "run", lambda *words, **how: SimpleNamespace(returncode=0)
    )
    bootstrap.write_state(bootstrap.wanted_state())
    assert bootstrap.works()
    bootstrap.write_state(bootstrap.wanted_state() | {"root": "where it was"})
    assert not bootstrap.works()


# --- measuring -----------------------------------------------------------------------------------


def test_works_are_measured_in_turns_after_a_warm_up() -> None:
    turns: list[str] = []
    measures = iter([100.0, 3.0, 1.0, 2.0])

    def slow() -> float:
        turns.append("a")
        return next(measures)

    def floor() -> float:
        turns.append("b")
        return 0.5

    assert medians(slow, floor, 3) == (2.0, 0.5)
    assert "".join(turns) == "ab" * 4
    assert alternating(lambda: 6.0, lambda: 4.0, 1) == 1.5
    with pytest.raises(ValueError, match="at least one"):
        alternating(slow, floor, 0)


@pytest.mark.parametrize(
    ("ratio", "verdict"), [(1.1, "good"), (1.3, "within the limit"), (1.4, "OVER THE LIMIT")]
)
def test_a_figure_has_a_verdict(ratio: float, verdict: str) -> None:
    assert verdict in table([Figure("first paint", ratio, 1.35, 1.2, "210 ms against 170 ms")])


# --- pages ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "page", [path for path in house.texts() if path.suffix == ".md"], ids=house.name
)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", house.texts()[page], flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" not in target and not target.startswith(("#", "mailto:")):
            assert (page.parent / target.split("#")[0]).exists(), target
