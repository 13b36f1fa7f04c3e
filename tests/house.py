"""The checkout as the house-keeping tests see it: where it lies, its modules, its text files."""

from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGE: Final = ROOT / "dpo_desk"

_OURS: Final = (
    ".ci", "docs", "dpo_desk", "packaging", "resources", "seeds", "tests",
    ".gitattributes", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile",
    "README.md", "pyproject.toml",
)  # fmt: skip
_BINARY: Final = {
    ".mo", ".pdf", ".png", ".pyc", ".ttf", ".icc", ".ico", ".perm", ".permkopi",
    ".eml", ".msg",  # mail in whatever letters
}  # fmt: skip


@cache
def files() -> tuple[Path, ...]:
    """Every file of ours, without what a run leaves behind."""
    found: list[Path] = []
    for name in _OURS:
        path = ROOT / name
        found += [path] if path.is_file() else sorted(path.rglob("*"))
    return tuple(path for path in found if path.is_file() and "__pycache__" not in path.parts)


@cache
def texts() -> dict[Path, str]:
    """The text files of ours with their content."""
    return {
        path: path.read_text(encoding="utf-8")
        for path in files()
        if path.suffix.lower() not in _BINARY
    }


def modules(*folders: Path) -> tuple[Path, ...]:
    """The Python files under these folders (the package, when none is named)."""
    return tuple(
        path
        for path in files()
        if path.suffix == ".py" and any(path.is_relative_to(top) for top in folders or (PACKAGE,))
    )


def name(path: Path) -> str:
    """The path as a reader of a failure knows it."""
    return path.relative_to(ROOT).as_posix()
