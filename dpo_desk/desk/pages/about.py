"""What this program is, where everything lies, and the licences it stands on, readable here."""

import re
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from dpo_desk import __version__, places
from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.page import Page, TopBar
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import Combo
from dpo_desk.desk.widgets.layout import Scroller, column, plain, row
from dpo_desk.desk.widgets.text import Elide, Label, Prose

if TYPE_CHECKING:
    from dpo_desk.desk.opening import Opening

_WIDTH = 640
_LICENCES = {
    "program": ("LICENSE",),
    "inter": ("fonts", "Inter-LICENSE.txt"),
    "lucide": ("icons", "LUCIDE-LICENSE.txt"),
}
_PACKAGE = "personvernpermen"
_LONGEST = 80  # of a licence's name; some put the whole text there


class AboutPage(Page):
    """Version, promise, places, advice, licences."""

    def __init__(self, desk: Desk, opening: "Opening") -> None:
        super().__init__(desk)
        self._opening = opening
        words = desk.words
        back = Button(words("settings.title"), "ghost", "chevron-left", small=True)
        back.setObjectName("about.back")
        back.clicked.connect(lambda _checked=False: self.back())
        cards = column(
            self._promise(), self._places(), self._advice(), self._licences(), None,
            gap=tokens.GUTTER,
        )  # fmt: skip
        body = plain(cards)
        body.setMaximumWidth(px(_WIDTH))
        edge = tokens.MARGIN
        inner = row((body, 1000), None, margins=(edge, 4, edge, 28))
        top = TopBar(words("about.title"), words("about.subtitle"), crumb=back)
        self.show_content(top, (Scroller(inner), 1))

    def refresh(self) -> None:
        """Where things lie now."""
        from dpo_desk.desk import keeper

        current = self._opening.current
        chosen = keeper.chosen_folder(self.desk)
        if current is not None:
            self._register.set_text(str(current.path))

        def show(standard: Path) -> None:
            self._copies.set_text(str(standard))
            self._too.set_text(str(chosen or ""))
            self._too.setVisible(chosen is not None)

        self.desk.background.compute(_standard_folder, show, owner=self)

    def back(self) -> bool:
        """To the settings."""
        self.desk.navigate("settings", card="about")
        return True

    def _promise(self) -> QWidget:
        words = self.desk.words
        return Card(
            Label(words("about.offline"), "h3", wrap=True),
            6,
            Label(words("about.version", v=__version__), "muted"),
            6,
            Prose(words("settings.about.made"), "small"),
        )

    def _places(self) -> QWidget:
        words = self.desk.words
        self._register, self._copies, self._too = (Elide("", "body") for _ in range(3))
        self._register.setObjectName("about.register")
        self._copies.setObjectName("about.copies")
        return Card(
            Label(words("about.where"), "h2"),
            14,
            Label(words("about.where.register"), "field"),
            tokens.LABEL_GAP,
            self._register,
            tokens.FIELD_GAP,
            Label(words("about.where.copies"), "field"),
            tokens.LABEL_GAP,
            self._copies,
            self._too,
        )

    def _advice(self) -> QWidget:
        words = self.desk.words
        return Card(
            Label(words("about.advice"), "h2"), 6, Prose(words("about.advice.body"), "muted")
        )

    def _licences(self) -> QWidget:
        words = self.desk.words
        items = [(name, words(f"about.licence.{name}")) for name in (*_LICENCES, "others")]
        self._which = Combo(items)
        self._which.setObjectName("about.licence")
        self._which.chosen.connect(lambda _value: self._show_licence())
        self._text = QPlainTextEdit()
        self._text.setObjectName("about.licence.text")
        self._text.setReadOnly(True)
        self._text.setAccessibleName(words("about.licence.text"))
        self._text.setTabChangesFocus(True)
        self._text.setMinimumHeight(px(220))
        self._text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._show_licence()
        return Card(
            Label(words("about.licences"), "h2"),
            14,
            Field(words("about.licence.which"), self._which),
            10,
            self._text,
        )

    def _show_licence(self) -> None:
        which = str(self._which.value)
        text = others() if which == "others" else licence(which)
        self._text.setPlainText(text or self.desk.words("about.licence.missing"))


def licence(which: str) -> str:
    """The text of the program's, the typeface's or the icons' licence; "" where it is not here."""
    *folder, name = _LICENCES[which]
    if folder:
        return _read(places.resources(*folder, name))
    beside = _read(places.shipped(name))  # a checkout
    return beside or _packaged(name)


def others() -> str:
    """The libraries that this program asks for, with version and licence, a line each.

    A program that was not installed does not know what it asks for: then all that are there.
    """
    try:
        wanted = [_name(line) for line in metadata.requires(_PACKAGE) or () if "extra" not in line]
    except metadata.PackageNotFoundError:
        wanted = [found.name for found in metadata.distributions()]
    names = sorted(set(wanted), key=str.casefold)
    return "\n".join(filter(None, map(_line, names)))


def _name(requirement: str) -> str:
    return re.split(r"[\[ ;<>=!~(]", requirement, maxsplit=1)[0]


def _line(name: str) -> str:
    try:
        found = metadata.distribution(name).metadata.json
    except metadata.PackageNotFoundError:
        return ""
    said = str(found.get("license_expression") or found.get("license") or "")
    if not said or "\n" in said or len(said) > _LONGEST:
        kinds = (c.rpartition(" :: ")[2] for c in found.get("classifier", ()) if "Licen" in c)
        said = ", ".join(kinds)
    return f"{found['name']} {found['version']} – {said}".rstrip(" –")


def _packaged(name: str) -> str:
    try:
        files = metadata.files(_PACKAGE) or []
    except metadata.PackageNotFoundError:
        return ""
    found = next((file for file in files if file.name == name), None)
    return _read(Path(str(found.locate()))) if found is not None else ""


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _standard_folder() -> Path:
    from dpo_desk.duties import copies

    return copies.standard_folder()
