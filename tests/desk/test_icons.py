"""Every icon that the code names lies in resources/icons, and none lies there that nobody names."""

import ast
from collections.abc import Iterator
from typing import Final

from dpo_desk import places
from dpo_desk.desk import sidebar
from dpo_desk.desk.pages import kind_icons
from dpo_desk.desk.widgets import chip, field
from tests import house

# Who takes the name of an icon, and as which argument.
TAKES: Final = {
    "Badge": 0, "EmptyState": 0, "Icon": 0, "ListRow": 0, "NavButton": 0, "icon": 0, "pixmap": 0,
    "set_icon": 0, "show_icon": 0, "NavEntry": 1, "Button": 2, "Chip": 2, "ChipCell": 2,
    "show_status": 2,
}  # fmt: skip
TABLES: Final = {
    *chip.TONE_ICON.values(),
    *kind_icons._ICONS.values(),
    *(icon for icon, _colour in field.LOOK.values()),
    *(icon for icon, _colour, _key in sidebar._STATUS.values()),
}


def shipped() -> set[str]:
    return {path.stem for path in places.resources("icons").glob("*.svg")}


def trees() -> list[ast.Module]:
    files = house.modules(house.PACKAGE / "desk")
    return [ast.parse(path.read_text(encoding="utf-8")) for path in files]


def texts(tree: ast.AST) -> set[str]:
    """Every text that the code holds."""
    constants = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {value for value in constants if isinstance(value, str)}


def handed(tree: ast.AST) -> Iterator[str]:
    """The icons that are handed to those who take one; both of ``"a" if x else "b"``."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        place = TAKES.get(called, len(node.args))
        given = [*node.args[place : place + 1]]
        given += [keyword.value for keyword in node.keywords if keyword.arg == "icon"]
        for value in given:
            chosen = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
            yield from (
                one.value
                for one in chosen
                if isinstance(one, ast.Constant) and isinstance(one.value, str)
            )


def test_every_icon_that_the_code_names_is_there() -> None:
    named = TABLES.union(*map(handed, trees())) - {""}
    missing = named - shipped()
    assert not missing


def test_no_icon_lies_there_that_nobody_names() -> None:
    unused = shipped() - set().union(*map(texts, trees()))
    assert not unused


def test_the_scan_sees_icons() -> None:
    code = 'Button("Ok", "ghost", "a"); Chip(t, icon="b"); x.set_icon("c" if y else "d"); Icon(z)'
    assert sorted(handed(ast.parse(code))) == ["a", "b", "c", "d"]
