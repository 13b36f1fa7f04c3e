"""The look of the application: palette, one style sheet, fonts and icons, all painted from tokens.

Qt has one palette and one style sheet for an application, so there is one ``Theme``, which hangs on
the QApplication. Painting code reads it through ``live()``; ``px`` turns a design pixel into one of
the chosen text size. Colours switch while the window lives (``changed``); sizes are fixed when a
widget is built, so a new text size means that the pages are built again (``resized``).
"""

from typing import Literal, cast

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from dpo_desk import places
from dpo_desk.desk import sheet, tokens
from dpo_desk.desk.screens import Screens
from dpo_desk.desk.tokens import Colours

Mode = Literal["system", "light", "dark"]
Contrast = Literal["system", "normal", "high"]
_PROPERTY = "desk_theme"
_CUTS = ("Regular", "Medium", "SemiBold")  # the design has no heavier weight
_STROKE = 1.75
_HALF = 128  # of the lightness of white

_ROLES = (
    (QPalette.ColorRole.Window, "bg"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "sunken"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.ToolTipBase, "text"),
    (QPalette.ColorRole.ToolTipText, "surface"),
    (QPalette.ColorRole.PlaceholderText, "text3"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "on_accent"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.BrightText, "danger"),
    (QPalette.ColorRole.Mid, "border"),
    (QPalette.ColorRole.Midlight, "sunken"),
    (QPalette.ColorRole.Dark, "control"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Shadow, "border"),
    (QPalette.ColorRole.Accent, "accent"),
)


class Theme(QObject):
    """Colours by mode and system, sizes by text scale; applying it restyles the application."""

    changing = Signal()  # the look is about to be new: whoever holds hidden widgets drops them
    changed = Signal()  # colours are new; everything that paints from tokens follows by itself
    resized = Signal()  # the scale is new: whoever fixed a size builds again

    def __init__(
        self,
        app: QApplication,
        mode: Mode = "system",
        scale: float = 1.0,
        *,
        contrast: Contrast = "system",
        calm: bool = False,
        ask: bool = True,
    ) -> None:
        """Take over the look of ``app``; a theme that was there before is replaced.

        ``calm`` is for those who want nothing to move. Without ``ask`` a theme that follows the
        system goes by the system's palette until it is told to ``settle``: asking the system takes
        time before the first paint.
        """
        super().__init__(app)
        self._app = app
        self._hints = app.styleHints()  # kept: without it Python drops what hangs on it
        self._access = self._hints.accessibility()
        self.mode: Mode = mode
        self.scale = scale
        self.contrast: Contrast = contrast
        self.calm = calm
        self.still = False  # no fades at all, as tests want it
        self.colours: Colours = tokens.LIGHT
        self._pixmaps: dict[tuple[str, str, int, float, float, int], QPixmap] = {}
        self._drawings: dict[str, str] = {}
        self._dressed: list[QWidget] = []
        self._sheet = ""
        self.screens = Screens(app, self)
        self.screens.changed.connect(self._resize)
        self._factor = self._wanted_factor()
        self._fonts: dict[tuple[float, int], tuple[QFont, QFontMetrics]] = {}
        self._inks: dict[str, QPalette] = {}
        before = cast("Theme | None", app.property(_PROPERTY))
        if before is None:
            _load_fonts()
            if not app.property("fusion"):  # as ``app.application`` makes it
                app.setStyle("Fusion")
        else:
            before.retire()
        app.setProperty(_PROPERTY, self)
        _remember(self)
        self._settled = False
        if ask or mode != "system":
            self._listen()
            self.colours = self._wanted()
        else:
            window = app.palette().color(QPalette.ColorRole.Window)
            found = tokens.DARK if window.lightness() < _HALF else tokens.LIGHT
            self.colours = tokens.high_contrast(found) if contrast == "high" else found
        self._apply()

    def settle(self) -> None:
        """Ask the system what it wants, and follow it from now on."""
        if not self._settled:
            self._listen()
            self._follow_system()

    def _listen(self) -> None:
        self._settled = True
        self._hints.colorSchemeChanged.connect(self._follow_system)
        self._access.contrastPreferenceChanged.connect(self._follow_system)
        self.screens.listen()
        self._ask_for_scheme()

    def retire(self) -> None:
        """Stop listening to the system; the next theme has taken over."""
        if self._settled:
            self._hints.colorSchemeChanged.disconnect(self._follow_system)
            self._access.contrastPreferenceChanged.disconnect(self._follow_system)
        self.screens.rest()
        self.deleteLater()

    @property
    def dark(self) -> bool:
        """Whether the dark colours are shown."""
        return self.colours.name == "dark"

    @property
    def factor(self) -> float:
        """The text scale that is in force: the chosen one on top of the system's own, at most 2."""
        return self._factor

    def _wanted_factor(self) -> float:
        return min(2.0, max(1.0, self.scale * max(1.0, self.screens.factor)))

    @property
    def fade_ms(self) -> int:
        """How long a fade takes; nothing moves when somebody, or the system, asks for calm."""
        if self.still or self.calm:
            return 0
        less = QtCore.Qt.MotionPreference.ReducedMotion
        return 0 if self._access.motionPreference() == less else tokens.FADE_MS

    def set_mode(self, mode: Mode) -> None:
        """Follow the system, or hold to light or dark."""
        self.mode = mode
        self._ask_for_scheme()
        self._follow_system()

    def set_contrast(self, contrast: Contrast) -> None:
        """Follow the system, or hold to normal or high contrast."""
        self.contrast = contrast
        self._follow_system()

    def set_scale(self, scale: float) -> None:
        """Show text at ``scale`` (1.0 to 2.0)."""
        scale = min(2.0, max(1.0, scale))
        if scale != self.scale:
            self.scale = scale
            self._resize()

    def _resize(self) -> None:
        """Another scale, another screen, or another size of text on it."""
        factor = self._wanted_factor()
        if factor != self._factor:
            self.changing.emit()
            self._factor = factor
            self._fonts.clear()
            self._apply()
            self.resized.emit()

    def px(self, size: float) -> int:
        """A size of the design in pixels of this scale, at least one."""
        return max(1, round(size * self._factor))

    def font(self, size: float = tokens.BODY, weight: int = tokens.REGULAR) -> QFont:
        """Inter in a design size and one of the three weights."""
        return QFont(self._font(size, weight)[0])  # whoever asks may change his own

    def metrics(self, size: float = tokens.BODY, weight: int = tokens.REGULAR) -> QFontMetrics:
        """What text takes in that font."""
        return self._font(size, weight)[1]

    def _font(self, size: float, weight: int) -> tuple[QFont, QFontMetrics]:
        found = self._fonts.get((size, weight))
        if found is None:
            font = QFont("Inter")
            font.setPixelSize(self.px(size))
            font.setWeight(QFont.Weight(weight))
            font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
            found = self._fonts[size, weight] = (font, QFontMetrics(font))
        return found

    def colour(self, name: str) -> QColor:
        """The token called ``name``."""
        return QColor(self.colours.of(name))

    def ink(self, name: str) -> QPalette:
        """What a text is written with in the token ``name``; as ever for that of all text."""
        found = self._inks.get(name)
        if found is None:
            found = self._inks[name] = QPalette()
            if name != "text":
                found.setColor(QPalette.ColorRole.WindowText, self.colour(name))
        return found

    def dot(self, name: str) -> QPixmap:
        """A pixel in the token ``name``: to be given a colour, a painter must learn all of Qt."""
        key = ("", self.colours.of(name), 1, 1.0, 0.0, 0)
        if key not in self._pixmaps:
            self._pixmaps[key] = QPixmap(1, 1)
            self._pixmaps[key].fill(self.colour(name))
        return self._pixmaps[key]

    def pixmap(
        self, name: str, colour: str, size: float = 18, stroke: float = _STROKE, gap: float = 0
    ) -> QPixmap:
        """A Lucide icon in the token ``colour``; ``gap`` leaves air to its right in the pixmap."""
        dpr = self._app.devicePixelRatio()
        side, air = self.px(size), self.px(gap) if gap else 0
        key = (name, self.colours.of(colour), side, dpr, stroke, air)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = self._draw(*key)
        return found

    def icon(self, name: str, colour: str, size: float = 16, gap: float = 0) -> "QtGui.QIcon":
        """The same as an icon for buttons and menus."""
        return QtGui.QIcon(self.pixmap(name, colour, size, gap=gap))

    def _draw(
        self, name: str, colour: str, side: int, dpr: float, stroke: float, air: int
    ) -> QPixmap:
        drawing = self._drawings.get(name)
        if drawing is None:
            path = places.resources("icons", f"{name}.svg")
            drawing = self._drawings[name] = path.read_text(encoding="utf-8")
        svg = drawing.replace("currentColor", colour)
        svg = svg.replace('stroke-width="2"', f'stroke-width="{stroke}"')
        pixmap = QPixmap(QSize(round((side + air) * dpr), round(side * dpr)))
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer = QSvgRenderer(QByteArray(svg.encode()))
        renderer.render(painter, QRectF(0, 0, side * dpr, side * dpr))
        painter.end()
        pixmap.setDevicePixelRatio(dpr)
        return pixmap

    def _ask_for_scheme(self) -> None:
        if self.mode == "system":
            self._hints.unsetColorScheme()
        else:
            dark = self.mode == "dark"
            self._hints.setColorScheme(
                QtCore.Qt.ColorScheme.Dark if dark else QtCore.Qt.ColorScheme.Light
            )

    def _wanted(self) -> Colours:
        dark = self.mode == "dark"
        if self.mode == "system":
            dark = self._hints.colorScheme() == QtCore.Qt.ColorScheme.Dark
        colours = tokens.DARK if dark else tokens.LIGHT
        high = self.contrast == "high"
        if self.contrast == "system":
            more = QtCore.Qt.ContrastPreference.HighContrast
            high = self._access.contrastPreference() == more
        return tokens.high_contrast(colours) if high else colours

    def _follow_system(self) -> None:
        wanted = self._wanted()
        if wanted != self.colours:
            self.changing.emit()
            self.colours = wanted
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        self._dressed = [window for window in self._dressed if isValid(window)]
        for window in self._dressed:
            window.setUpdatesEnabled(False)
            window.setStyleSheet("")  # one in another's place costs ten times as much
        self._app.setFont(self.font())
        self._inks.clear()
        self._app.setPalette(self._palette())
        self._sheet = sheet.render(self.colours, self.px)
        for window in self._dressed:
            window.setStyleSheet(self._sheet)
            window.setUpdatesEnabled(True)

    def dress(self, window: QWidget) -> None:
        """Let a window and all that is in it wear the style sheet, now and whenever it changes.

        It stands on windows, not on the application: there, Qt would look at every widget of a
        tree anew each time the tree gets a parent, and a page is a tree that is put together
        bottom up. What has a parent in a window, such as a menu, need not be dressed.
        """
        self._dressed = [one for one in self._dressed if isValid(one)] + [window]
        window.setStyleSheet(self._sheet)

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, name in _ROLES:
            palette.setColor(role, self.colour(name))
        for role in (
            QPalette.ColorRole.Text,
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.ButtonText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("text3"))
        return palette


def _load_fonts() -> None:
    for cut in _CUTS:
        QFontDatabase.addApplicationFont(str(places.resources("fonts", f"Inter-{cut}.ttf")))


_last: Theme | None = None  # asked for a thousand times a page: a property of Qt is too slow


def _remember(theme: Theme) -> None:
    global _last  # noqa: PLW0603 - Qt has one application, and it one theme
    _last = theme


def live() -> Theme:
    """The theme of the running application; raises RuntimeError before there is one."""
    if _last is None:
        raise RuntimeError("no theme yet")
    return _last


def px(size: float) -> int:
    """A size of the design in pixels of the live theme."""
    return live().px(size)
