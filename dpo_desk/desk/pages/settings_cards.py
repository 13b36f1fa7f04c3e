"""The cards of the settings that are more than fields of the company: logo, looks, about."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from dpo_desk import __version__, places
from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.theme import known_mode
from dpo_desk.desk.widgets.buttons import Button, ButtonRow
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.drop_area import DropArea
from dpo_desk.desk.widgets.layout import column, row
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.duties import collecting, company
from dpo_desk.words import LANGUAGES

_SCALES = ("100", "125", "150", "200")  # percent
_MODES = ("system", "light", "dark")
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
    """Theme, text size and language of the window: on this machine, for this register."""

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        self._desk = desk
        modes = [(mode, words(f"settings.theme.{mode}")) for mode in _MODES]
        scales = [(scale, words("preview.percent", n=scale)) for scale in _SCALES]
        languages = [(code, words(f"settings.language.{code}")) for code in LANGUAGES]
        now = str(round(desk.theme.scale * 100))
        super().__init__(
            Label(words("settings.appearance"), "h2"),
            14,
            *self._choice("settings.theme", modes, desk.theme.mode, self._set_mode),
            tokens.FIELD_GAP,
            *self._choice("settings.textsize", scales, now, self._set_scale),
            tokens.FIELD_GAP,
            *self._choice("settings.language", languages, words.language, desk.set_language),
        )

    def _choice(self, key: str, items: list[tuple[str, str]], now: str, act: Any) -> list[Any]:
        name = self._desk.words(key)
        buttons = ButtonRow(items, "segment", name=name)
        buttons.setObjectName("Seg")
        for value, _text in items:
            buttons.button(value).setObjectName(f"{key}.{value}")
        if now in dict(items):
            buttons.choose(now)
        buttons.changed.connect(act)
        return [Label(name, "field"), tokens.LABEL_GAP, row(buttons, None)]

    def _set_mode(self, mode: str) -> None:
        self._desk.preferences.set("theme", mode)
        self._desk.theme.set_mode(known_mode(mode))

    def _set_scale(self, percent: str) -> None:
        scale = int(percent) / 100
        self._desk.preferences.set("scale", scale)
        self._desk.theme.set_scale(scale)


class AboutCard(Card):
    """What this is, which version, and what it stands on."""

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        licences = Button(words("about.licences"))
        licences.setObjectName("settings.licences")
        licences.clicked.connect(lambda _checked=False: _open_licences())
        super().__init__(
            Label(words("about.title"), "h2"),
            6,
            Label(words("about.version", v=__version__), "muted"),
            6,
            Prose(f"{words('about.offline')} {words('about.notadvice')}"),
            4,
            Prose(words("settings.about.made"), "small"),
            14,
            row(licences, None),
        )


def _open_licences() -> None:
    """Show the folder in which the licences of fonts lie beside them."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(places.resources("fonts"))))
