"""The house stays as it was drawn: docs/architecture.md."""

import ast
import fnmatch
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

import dpo_desk
from tests import house

NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib",
    "socket", "socketserver", "ssl", "telnetlib", "urllib.error", "urllib.request", "urllib3",
    "webbrowser", "xmlrpc",
    "PySide6.QtHttpServer", "PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtWebEngineCore",
    "PySide6.QtWebSockets",
}  # fmt: skip
GIVEN_AWAY = {"itemAt", "nextInFocusChain", "previousInFocusChain"}
DATE_ARITHMETIC = {"timedelta", "relativedelta", "toordinal", "addDays", "addMonths", "addYears"}
MOST_LINES = 350
ELSEWHERE = (house.ROOT / "tests", house.ROOT / "packaging")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imported(module: ast.Module) -> Iterator[str]:
    """Every dotted name that a module imports, with ``from a import b`` as ``a`` and ``a.b``."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and called(node) in {"import_module", "__import__"}:
            yield from (arg.value for arg in node.args if is_text(arg))


def called(node: ast.Call) -> str:
    """The last part of what a call calls: ``b`` of ``a.b()``."""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def network_imports(module: ast.Module) -> set[str]:
    return {
        name
        for name in imported(module)
        if any(name == forbidden or name.startswith(f"{forbidden}.") for forbidden in NETWORK)
    }


def test_imports_go_downwards_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(house.ROOT)
    status = lint_imports(config_filename="pyproject.toml", no_cache=True)
    assert status == 0, capsys.readouterr().out


@pytest.mark.parametrize("path", house.modules(), ids=house.name)
def test_no_network(path: Path) -> None:
    assert not network_imports(tree(path))


@pytest.mark.parametrize(
    "line",
    [
        "import socket",
        "import urllib.request as r",
        "from urllib import request",
        "from PySide6 import QtNetwork",
        "from http.client import HTTPConnection",
        "import importlib; importlib.import_module('ssl')",
    ],
)
def test_the_network_test_sees(line: str) -> None:
    assert network_imports(ast.parse(line))


def test_urls_may_be_read_without_a_network() -> None:
    assert not network_imports(ast.parse("from urllib.parse import urlsplit"))


@pytest.mark.parametrize("path", house.modules(house.PACKAGE / "desk"), ids=house.name)
def test_no_date_arithmetic_in_desk(path: Path) -> None:
    used = {
        getattr(node, "id", getattr(node, "attr", getattr(node, "name", "")))
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Name | ast.Attribute | ast.alias)
    }
    assert not used & DATE_ARITHMETIC


def test_nothing_is_asked_of_qt_that_takes_the_heap_down() -> None:
    """PySide 6.12 hangs what these return on whoever was asked: see ``widgets/focus.py``."""
    calls = [
        f"{house.name(path)}:{node.lineno}"
        for path in house.modules(house.PACKAGE / "desk")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in GIVEN_AWAY
    ]
    assert not calls


@pytest.mark.parametrize("path", house.modules(), ids=house.name)
def test_only_the_command_line_prints(path: Path) -> None:
    if path.is_relative_to(house.PACKAGE / "cli"):
        return
    calls = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    assert not [node.lineno for node in calls if getattr(node.func, "id", "") == "print"]


@pytest.mark.parametrize(
    "path",
    house.modules(house.PACKAGE, *ELSEWHERE),
    ids=house.name,
)
def test_a_module_is_understood_at_a_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def lines_with(pattern: str) -> list[str]:
    """Every line of ours that the pattern finds, as file:number: line."""
    search = re.compile(pattern).search
    return [
        f"{house.name(path)}:{number}: {line.strip()}"
        for path, text in house.texts().items()
        for number, line in enumerate(text.splitlines(), 1)
        if search(line)
    ]


def test_nothing_is_left_for_later() -> None:
    assert not lines_with(r"\b(TO" + r"DO|FIX" + r"ME)\b")


def test_no_path_of_somebodys_machine() -> None:
    # Joined, so that this line does not find itself.
    assert not lines_with(
        r"(?<![\w.])/(?:root|work|home/\w+|Users/\w+|tmp)/" + r"|[A-Z]:\\+Users\\"
    )


def test_the_page_about_the_house_names_what_is_there() -> None:
    page = house.texts()[house.ROOT / "docs" / "architecture.md"]
    names = {path.name for path in house.modules(house.PACKAGE, *ELSEWHERE)}
    named = set(re.findall(r"[\w*]+\.py\b", page))
    assert len(named) > 20
    assert not [name for name in named if not fnmatch.filter(names, name)]
    rooms = {path.parent.name for path in house.PACKAGE.glob("*/__init__.py")}
    assert not [room for room in rooms if f"\n  {room}/" not in page]


def test_the_version_stands_in_one_place() -> None:
    assert re.fullmatch(r"20\d\d\.(?:[1-9]|1[0-2])\.\d+", dpo_desk.__version__)
    found = lines_with(rf"(?<![\d.]){re.escape(dpo_desk.__version__)}(?![\d.])")
    places = {line.split(":")[0] for line in found}
    assert places - {"CHANGELOG.md"} == {"dpo_desk/__init__.py"}
