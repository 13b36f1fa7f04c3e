"""The look: one sheet, live colours, real weights, sizes that scale."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from dpo_desk.desk import tokens
from dpo_desk.desk.theme import Theme, live
from dpo_desk.desk.wanted_look import known_contrast
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.inputs import LineEdit
from dpo_desk.desk.widgets.text import Icon, Label

DESK = Path(__file__).parents[2] / "dpo_desk" / "desk"


def colours_of(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }


def sources() -> Iterator[tuple[Path, str]]:
    for path in DESK.rglob("*.py"):
        yield path.relative_to(DESK), path.read_text(encoding="utf-8")


def test_weights_are_real_cuts(theme: Theme) -> None:
    text = "Henvendelser om personvern"
    widths = [QFontMetrics(theme.font(14, w)).horizontalAdvance(text) for w in (400, 500, 600)]
    assert QFontInfo(theme.font()).family() == "Inter"
    assert widths == sorted(set(widths))


def test_sizes_scale_up_to_twice(theme: Theme) -> None:
    assert theme.px(36) == 36
    theme.set_scale(1.5)
    assert theme.px(36) == 54
    theme.set_scale(9)
    assert theme.px(36) == 72
    assert theme.px(0.1) == 1


def test_a_new_scale_is_told_once(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.resized):
        theme.set_scale(1.25)
    with qtbot.assertNotEmitted(theme.resized):
        theme.set_scale(1.25)


def test_colours_switch_while_the_window_lives(theme: Theme, qtbot: QtBot) -> None:
    button, icon, line = Button("Godkjenn", "primary", "send"), Icon("inbox", "accent"), LineEdit()
    line.setPlaceholderText("Skriv her")
    for widget in (button, icon, line):
        theme.dress(widget)
        qtbot.addWidget(widget)
        widget.show()
    before = {widget: widget.grab().toImage() for widget in (button, icon, line)}
    assert tokens.LIGHT.accent in colours_of(button)
    theme.set_mode("dark")
    assert live().dark
    assert tokens.DARK.accent in colours_of(button)
    assert tokens.LIGHT.on_accent not in colours_of(button)  # the icon has followed
    assert tokens.DARK.accent in colours_of(icon)
    theme.set_mode("light")
    for widget, image in before.items():
        assert widget.grab().toImage() == image


def test_a_switched_button_looks_like_a_new_one(theme: Theme, qtbot: QtBot) -> None:
    old = Button("Skriv ut", "ghost", "printer")
    theme.dress(old)
    qtbot.addWidget(old)
    old.show()
    theme.set_mode("dark")
    new = Button("Skriv ut", "ghost", "printer")
    theme.dress(new)
    qtbot.addWidget(new)
    new.show()
    assert old.grab().toImage() == new.grab().toImage()


def test_follows_the_system_until_told_otherwise(theme: Theme, qapp: QApplication) -> None:
    theme.set_mode("system")
    system = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert theme.dark is system
    theme.set_mode("dark")
    assert theme.dark


def test_high_contrast_by_choice_while_the_window_lives(theme: Theme, qtbot: QtBot) -> None:
    label = Label("Mottatt 3. november", "caption")
    qtbot.addWidget(label)
    theme.dress(label)
    label.show()
    before = label.grab().toImage()
    theme.set_contrast("high")
    assert theme.colours == tokens.high_contrast(tokens.LIGHT)
    strongest = max(tokens.contrast(colour, theme.colours.bg) for colour in colours_of(label))
    assert strongest >= 7
    theme.set_mode("dark")
    assert theme.dark
    assert theme.colours == tokens.high_contrast(tokens.DARK)
    theme.set_mode("light")
    theme.set_contrast("normal")
    assert label.grab().toImage() == before


def test_contrast_follows_the_system_until_told_otherwise(theme: Theme, qapp: QApplication) -> None:
    system = qapp.styleHints().accessibility().contrastPreference()
    more = system == Qt.ContrastPreference.HighContrast
    assert (theme.colours == tokens.high_contrast(tokens.LIGHT)) is more
    theme.set_contrast("high")
    theme.set_contrast("system")
    assert (theme.colours == tokens.high_contrast(tokens.LIGHT)) is more


def test_nothing_moves_for_those_who_want_calm(theme: Theme) -> None:
    theme.still = False
    fades = theme.fade_ms
    theme.calm = True
    assert theme.fade_ms == 0
    theme.calm = False
    assert theme.fade_ms == fades


def test_what_preferences_hold_is_never_a_crash() -> None:
    assert [known_contrast(found) for found in ("high", "normal", "loud", None, 3)] == [
        "high", "normal", "system", "system", "system",
    ]  # fmt: skip


def test_placeholder_keeps_its_contrast(theme: Theme, qtbot: QtBot) -> None:
    """A styled line edit would show it at half strength, 3.2 : 1 (QT_PITFALLS 2)."""
    for mode in ("light", "dark"):
        theme.set_mode(mode)  # type: ignore[arg-type]
        line = LineEdit("", "Skriv navn, saksnummer eller leverandør her")
        qtbot.addWidget(line)
        line.resize(360, 36)
        line.show()
        line.clearFocus()
        ground = theme.colours.surface
        strongest = max(tokens.contrast(colour, ground) for colour in text_colours(line))
        assert strongest >= 4.5, mode


def text_colours(line: LineEdit) -> set[str]:
    image = line.grab().toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(10, image.width() - 10)
        for y in range(6, image.height() - 6)
    }


def test_palette_speaks_the_tokens(theme: Theme, qapp: QApplication) -> None:
    palette = qapp.palette()
    assert palette.color(QPalette.ColorRole.Window) == QColor(tokens.LIGHT.bg)
    assert palette.color(QPalette.ColorRole.PlaceholderText) == QColor(tokens.LIGHT.text3)


def test_an_unknown_icon_is_an_error(theme: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        theme.pixmap("no-such-icon", "text")


def test_icons_are_drawn_once(theme: Theme) -> None:
    first = theme.pixmap("inbox", "text2", 18)
    assert theme.pixmap("inbox", "text2", 18).cacheKey() == first.cacheKey()
    assert theme.pixmap("inbox", "accent", 18).cacheKey() != first.cacheKey()


def test_colours_stand_in_tokens_only() -> None:
    for path, text in sources():
        if path.name != "tokens.py":
            assert not re.search(r"#[0-9A-Fa-f]{6}\b", text), path


def test_there_is_one_style_sheet() -> None:
    users = [path for path, text in sources() if ".setStyleSheet(" in text]
    assert users == [Path("theme.py")]


def test_a_window_that_is_gone_is_dressed_no_more(theme: Theme) -> None:
    window = Button("Skriv ut")
    theme.dress(window)
    delete(window)
    theme.set_mode("dark")
    theme.set_mode("light")
    assert all(isValid(one) for one in theme._dressed)
