"""What PySide compiles at every start is kept where Python keeps its own, and checked by hash."""

import builtins
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dpo_desk.desk.compiled_once import compiled_once

NAME = "shibokensupport/signature/loader.py"
SOURCE = b"answer = 42\n"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def ran(source: bytes, name: str = NAME) -> object:
    found: dict[str, object] = {}
    with compiled_once():
        exec(compile(source, name, "exec"), found)
    return found.get("answer")


def kept(cache: Path) -> list[Path]:
    return [path for path in cache.rglob("*") if path.is_file()]


def test_a_module_is_compiled_once_and_then_read(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ran(SOURCE) == 42
    (one,) = kept(cache)
    before = one.read_bytes()
    monkeypatch.setattr(builtins, "compile", lambda *_: pytest.fail("compiled again"))
    assert ran(SOURCE) == 42
    assert one.read_bytes() == before


def test_another_source_is_compiled_anew(cache: Path) -> None:
    ran(SOURCE)
    assert ran(b"answer = 43\n") == 43
    assert len(kept(cache)) == 1


@pytest.mark.parametrize("damage", [b"", b"no bytecode", None])
def test_a_damaged_cache_does_no_harm(cache: Path, damage: bytes | None) -> None:
    ran(SOURCE)
    (one,) = kept(cache)
    one.write_bytes(one.read_bytes()[:-3] if damage is None else damage)
    assert ran(SOURCE) == 42


def test_where_nothing_can_be_written_it_works_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    monkeypatch.setattr(sys, "pycache_prefix", str(blocked))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert ran(SOURCE) == 42


def test_who_wants_no_bytecode_gets_none(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert ran(SOURCE) == 42
    assert not kept(cache)


def test_other_code_is_left_alone(cache: Path) -> None:
    assert ran(SOURCE, "elsewhere.py") == 42
    assert not kept(cache)


def test_compile_is_itself_again_afterwards() -> None:
    real = builtins.compile
    with compiled_once():
        assert builtins.compile is not real
    assert builtins.compile is real


def test_starting_keeps_what_pyside_compiles(tmp_path: Path) -> None:
    env = {"PYTHONPYCACHEPREFIX": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    code = "import dpo_desk.desk; from PySide6.QtCore import QObject; print(QObject().objectName())"
    for _ in range(2):
        subprocess.run([sys.executable, "-c", code], env=env, check=True)
    names = {path.name.split(".")[0] for path in tmp_path.rglob("shibokensupport-*")}
    assert "shibokensupport-signature-parser" in names


def test_the_writer_of_type_stubs_stays_out() -> None:
    assert ran(SOURCE, "shibokensupport/signature/lib/pyi_generator.py") is None


def test_the_pattern_for_signatures_waits_until_it_is_used() -> None:
    found: dict[str, Any] = {"__name__": "shibokensupport.signature.parser", "re": re}
    with compiled_once():
        exec("seen = re.compile(r'(a) (b)', flags=re.VERBOSE)", found)
        assert isinstance(re.compile("a"), re.Pattern)  # others do not wait
    assert not isinstance(found["seen"], re.Pattern)
    assert [match[0] for match in found["seen"].finditer("ab ab")] == ["ab", "ab"]


def test_a_wrong_call_is_still_told_what_would_be_right() -> None:
    code = (
        "import dpo_desk.desk; from PySide6.QtCore import QPoint\n"
        "try: QPoint({})\nexcept TypeError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert "Supported signatures" in done.stdout
