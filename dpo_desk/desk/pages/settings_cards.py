"""The cards of the settings that are more than fields of the company: logo, looks, examples."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.wanted_look import known_contrast, known_mode
from dpo_desk.desk.widgets.buttons import Button, ButtonRow
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.drop_area import DropArea
from dpo_desk.desk.widgets.layout import Item, column, row
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.duties import collecting, company
from dpo_desk.words import LANGUAGES

if TYPE_CHECKING:
    from dpo_desk.desk.opening import Opening

_SCALES = ("100", "125", "150", "200")  # percent
_MODES = ("system", "light", "dark")
_CONTRASTS = ("system", "normal", "high")
_MOTIONS = ("system", "less")
_PICTURES = (".png", ".jpg", ".jpeg")


class LogoRow(QWidget):
    """The logo of the letterhead: dropped or chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        words = desk.words
        self._desk = desk
        self._drop = DropArea(
            words, words("settings.logo.drop"), words("settings.logo.body"), _PICTURES
        )
        self._drop.button.setObjectName("settings.logo")
        self._drop.dropped.connect(self._take)
        self._there = Label("", "small", wrap=True)
        title = Label(words("field.company.logo"), "field")
        self.setLayout(column(title, self._drop, self._there, gap=tokens.LABEL_GAP))

    def show_logo(self, *, there: bool) -> None:
        """Say whether there is one."""
        key = "settings.logo.there" if there else "settings.logo.none"
        self._there.setText(self._desk.words(key))

    def _take(self, files: list[Path]) -> None:
        path = files[0]

        def job(register: Any) -> object:
            return company.set_logo(register, path.name, collecting.read_file(path))

        self._desk.background.write(job, None, self._desk.tell, owner=self)


class AppearanceCard(Card):
    """Colours, contrast, text size and motion of the window: on this machine, at once."""

    def __init__(self, desk: Desk) -> None:
        words, theme = desk.words, desk.theme
        self._desk = desk
        scales = [(scale, words("preview.percent", n=scale)) for scale in _SCALES]
        motion = "less" if theme.calm else "system"
        super().__init__(
            Label(words("settings.appearance"), "h2"),
            6,
            Prose(words("settings.appearance.body"), "small"),
            14,
            *self._named("settings.theme", _MODES, theme.mode, self._set_mode),
            tokens.FIELD_GAP,
            *self._named("settings.contrast", _CONTRASTS, theme.contrast, self._set_contrast),
            tokens.FIELD_GAP,
            *choice(desk, "settings.textsize", scales, _percent(theme.scale), self._set_scale),
            tokens.FIELD_GAP,
            *self._named("settings.motion", _MOTIONS, motion, self._set_motion),
        )

    def _named(
        self, key: str, values: tuple[str, ...], now: str, act: Callable[[str], None]
    ) -> list[Item]:
        items = [(value, self._desk.words(f"{key}.{value}")) for value in values]
        return choice(self._desk, key, items, now, act)

    def _set_mode(self, mode: str) -> None:
        self._desk.preferences.set("theme", mode)
        self._desk.theme.set_mode(known_mode(mode))

    def _set_contrast(self, contrast: str) -> None:
        self._desk.preferences.set("contrast", contrast)
        self._desk.theme.set_contrast(known_contrast(contrast))

    def _set_motion(self, motion: str) -> None:
        self._desk.preferences.set("motion", motion)
        self._desk.theme.calm = motion == "less"

    def _set_scale(self, percent: str) -> None:
        scale = int(percent) / 100
        self._desk.preferences.set("scale", scale)
        self._desk.theme.set_scale(scale)


class LanguageCard(Card):
    """The language of the window; that of letters stands with the letterhead."""

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        items = [(code, words(f"settings.language.{code}")) for code in LANGUAGES]
        _name, _gap, buttons = choice(
            desk, "settings.language", items, words.language, desk.set_language
        )
        super().__init__(Label(words("settings.language"), "h2"), 14, buttons)


class ExamplesCard(Card):
    """The way to the examples; one's own register is closed and opened again."""

    def __init__(self, desk: Desk, opening: "Opening") -> None:
        words = desk.words
        see = Button(words("settings.examples.open"))
        see.setObjectName("settings.examples")
        see.clicked.connect(lambda _checked=False: opening.welcome())
        super().__init__(
            Label(words("settings.examples"), "h2"),
            6,
            Prose(words("settings.examples.body"), "small"),
            14,
            row(see, None),
        )


def choice(
    desk: Desk, key: str, items: list[tuple[str, str]], now: str, act: Callable[[str], None]
) -> list[Item]:
    """A name and buttons of which one is on; what is chosen holds at once."""
    name = desk.words(key)
    buttons = ButtonRow(items, "segment", name=name)
    buttons.setObjectName("Seg")
    for value, _text in items:
        buttons.button(value).setObjectName(f"{key}.{value}")
    if now in dict(items):
        buttons.choose(now)
    buttons.changed.connect(act)
    return [Label(name, "field"), tokens.LABEL_GAP, row(buttons, None)]


def _percent(scale: float) -> str:
    return str(round(scale * 100))
