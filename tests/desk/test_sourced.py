"""❝ on boxes to tick, and labels of more lines beside labels of one."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from dpo_desk.desk.widgets.field import Field, pair
from dpo_desk.desk.widgets.inputs import CheckBox, LineEdit
from dpo_desk.desk.widgets.sourced import TickRow
from tests.desk.pieces import put

LONG = "Hvem kan lese opplysningene, og fra hvilke land kan de gjøre det?"


def top(widget: QWidget, host: QWidget) -> int:
    return widget.mapTo(host, QPoint()).y()


def widen(widget: QWidget, width: int) -> None:
    widget.setFixedWidth(width)
    for _ in range(3):  # labels grow, and what stands under them moves
        QApplication.processEvents()


def test_a_box_shows_where_its_tick_comes_from(host: QWidget) -> None:
    told: list[str] = []
    line = TickRow(CheckBox("Kameraovervåking"))
    put(host, line)
    assert line.source is None
    line.set_source("Vis setningen om kamera", "Vi filmer ved inngangen.", lambda: told.append("x"))
    assert line.source is not None
    assert line.source.accessibleName() == "Vis setningen om kamera"
    assert line.source.toolTip() == "Vi filmer ved inngangen."
    QApplication.processEvents()
    assert line.control.geometry().right() < line.source.geometry().left()
    line.source.click()
    assert told == ["x"]
    line.clear_source()
    assert line.source is None


def test_controls_of_a_pair_stand_in_one_line_also_where_a_label_wraps(host: QWidget) -> None:
    first, second = Field("Navn", LineEdit()), Field(LONG, LineEdit())
    both = pair(first, second)
    put(host, both)
    widen(both, 420)
    assert not both.stacked
    assert top(first.control, both) == top(second.control, both)
    high = top(first.control, both)
    first.set_source("Vis", "«…»", lambda: None)
    QApplication.processEvents()
    assert first.source is not None
    assert first.source.geometry().bottom() <= first.control.geometry().top() + 2
    assert first.source.y() > 0  # beside the label, not over it
    host.resize(1500, 300)
    widen(both, 1400)
    assert top(first.control, both) == top(second.control, both) < high
