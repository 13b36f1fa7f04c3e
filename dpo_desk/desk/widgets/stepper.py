"""Where a case stands: each step is a real button, named «Steg 3 av 6: Omfang og søk, ferdig»."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.chip import LEFT
from dpo_desk.desk.widgets.layout import row
from dpo_desk.words import Words

StepState = Literal["done", "current", "todo"]
_DISC, _GAP, _HEIGHT = 24, 8, 44
_NEAR, _APART = 8, 36  # between two steps: the least, and the least with all names shown


class _Step(Button):
    """A numbered disc with the step's name; the name is left out where there is no room."""

    def __init__(self, number: int, text: str) -> None:
        super().__init__(text, "bare")
        self._number = number
        self._name = text
        self.state: StepState = "todo"
        self.named = True
        self.shown = False  # the step whose page is open

    def sizeHint(self) -> QSize:
        """Disc, gap and name."""
        return QSize(self.width_with(self.named), px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The same: a step is never cut."""
        return self.sizeHint()

    def width_with(self, named: bool) -> int:
        """How wide it is with its name or without."""
        disc = px(_DISC)
        if not named:
            return disc
        metrics = live().metrics(tokens.SMALL, tokens.SEMIBOLD)
        return disc + px(_GAP) + metrics.horizontalAdvance(self._name) + 4

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Disc, number or tick, name, and the ring of the focus."""
        theme = live()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = px(_DISC)
        disc = QRectF(0, (self.height() - side) / 2, side, side).adjusted(1, 1, -1, -1)
        self._paint_disc(painter, disc)
        if self.named:
            current = self.state == "current"
            weight = tokens.SEMIBOLD if current or self.shown else tokens.MEDIUM
            painter.setFont(theme.font(tokens.SMALL, weight))
            quiet = "text2" if self.state == "done" or self.underMouse() else "text3"
            painter.setPen(theme.colour("text" if current or self.shown else quiet))
            left = side + px(_GAP)
            painter.drawText(QRectF(left, 0, self.width() - left, self.height()), LEFT, self._name)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            ring = QRectF(self.rect()).adjusted(1, px(6), -1, -px(6))
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)

    def _paint_disc(self, painter: QPainter, disc: QRectF) -> None:
        theme = live()
        fill = {"done": "soft", "current": "accent"}.get(self.state)
        painter.setPen(Qt.PenStyle.NoPen if fill else QPen(theme.colour("control"), 1.25))
        painter.setBrush(theme.colour(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc)
        if self.state == "done":
            pixmap = theme.pixmap("check", "on_soft", 14, stroke=2.6)
            corner = disc.center() - QPointF(px(14) / 2, px(14) / 2)
            painter.drawPixmap(corner, pixmap)
            return
        current = self.state == "current"
        painter.setPen(theme.colour("on_accent" if current else "text3"))
        weight = tokens.SEMIBOLD if current else tokens.MEDIUM
        painter.setFont(theme.font(tokens.CAPTION, weight))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number))


class _Line(QWidget):
    """The way between two steps, coloured once it is walked."""

    def __init__(self) -> None:
        super().__init__()
        self.walked = False
        self.setMinimumWidth(px(_NEAR))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A line through the middle."""
        painter = QPainter(self)
        colour = live().colour("accent" if self.walked else "border")
        inset = px(10) if self.width() > px(28) else px(2)
        painter.fillRect(inset, self.height() // 2 - 1, self.width() - 2 * inset, 2, colour)


class Stepper(QWidget):
    """The steps in a row; every one can be gone to at any time."""

    chosen = Signal(str)  # the key of the step that was pressed

    def __init__(self, words: Words, steps: Sequence[tuple[str, str]]) -> None:
        """``steps`` are (key, name)."""
        super().__init__()
        self._words = words
        self._steps: dict[str, _Step] = {}
        self._lines: list[_Line] = []
        self.setAccessibleName(words("stepper.label"))
        self.setFixedHeight(px(_HEIGHT))
        layout = row()
        for number, (key, name) in enumerate(steps, 1):
            if number > 1:
                line = _Line()
                self._lines.append(line)
                layout.addWidget(line, 1)
            step = self._steps[key] = _Step(number, name)
            step.setObjectName(f"step.{key}")
            step.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            layout.addWidget(step)
        self.setLayout(layout)

    def button(self, key: str) -> Button:
        """The button of a step; raises KeyError."""
        return self._steps[key]

    def show_steps(self, states: dict[str, StepState], shown: str) -> None:
        """``states`` says how far each step is, ``shown`` which one's page is open."""
        total = len(self._steps)
        for number, (key, step) in enumerate(self._steps.items(), 1):
            step.state = states.get(key, "todo")
            step.shown = key == shown
            state = self._words(f"stepper.{step.state}")
            name = step.text().replace("&&", "&")
            step.setAccessibleName(
                self._words("stepper.step", n=number, m=total, name=name, state=state)
            )
        for step, line in zip(self._steps.values(), self._lines, strict=False):
            line.walked = step.state == "done"
        self._fit()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Discs alone, and the name of the step that is shown."""
        widest = max((step.width_with(True) for step in self._steps.values()), default=0)
        discs = sum(step.width_with(False) for step in list(self._steps.values())[1:])
        return QSize(widest + discs + len(self._lines) * px(_NEAR), px(_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All names, or only that of the step that is shown."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = len(self._lines) * px(_APART)
        wanted = sum(step.width_with(True) for step in self._steps.values()) + lines
        roomy = wanted <= self.width()
        for step in self._steps.values():
            step.named = roomy or step.shown
            step.setToolTip("" if step.named else step.text().replace("&&", "&"))
            step.updateGeometry()
            step.update()
