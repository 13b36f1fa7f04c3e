"""A page that is built in turns: what stands there already is never pressed, not for one frame."""

from PySide6.QtCore import QEvent, QObject

from dpo_desk.desk.pages.pieces import Pieces
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.growing import add_grown
from dpo_desk.desk.widgets.inputs import LineEdit
from dpo_desk.desk.widgets.layout import Scroller, column, plain
from dpo_desk.desk.widgets.text import Label, Prose

GROUPS = 8


class _Heights(QObject):
    """Every height that a widget is given."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[int] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize:
            self.seen.append(watched.height())  # type: ignore[attr-defined]
        return False


def _group():
    words = Prose("Et lengre avsnitt som må brytes over flere linjer der det er trangt. " * 3)
    return (Field("Adresse", LineEdit()), words, Field("E-post", LineEdit()))


def test_a_group_more_presses_no_group_that_is_there(theme, qtbot):
    pieces = Pieces(*([_group] * GROUPS))
    scroller = Scroller(column(pieces, None))
    qtbot.addWidget(scroller)
    scroller.resize(420, 260)
    scroller.show()
    pieces.begin()
    qtbot.wait(20)
    first = pieces.findChildren(Field)[0].parentWidget()
    least = first.layout().totalHeightForWidth(first.width())
    heights = _Heights()
    first.installEventFilter(heights)
    qtbot.waitUntil(lambda: pieces.whole)
    assert all(height >= least for height in heights.seen)
    assert pieces.height() >= GROUPS * least


def test_what_is_added_to_a_hidden_page_waits_for_it(theme, qtbot):
    box = column()
    page = plain(box)
    qtbot.addWidget(page)
    added = Label("Senere")
    add_grown(box, added)
    assert not added.isVisible()
    page.show()
    assert added.isVisible()
