"""Ctrl+K: one field that finds every record, document and command, worked by keys alone.

    open_palette(window)

It lies over the window; what is typed is asked of the register letter by letter, and only the
answer to what stands in the field is shown. Enter goes there, Esc gives the focus back. Whatever
takes the focus elsewhere, or hides the pages (the lock), throws it and its answers away.
"""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QListView, QWidget

from dpo_desk.desk.background import Task
from dpo_desk.desk.code_words import code_words
from dpo_desk.desk.links import go_to, link_icon
from dpo_desk.desk.palette_commands import commands
from dpo_desk.desk.palette_rows import Row, RowDelegate, RowModel
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.access import announce
from dpo_desk.desk.widgets.inputs import LineEdit
from dpo_desk.desk.widgets.layout import column, row
from dpo_desk.desk.widgets.text import Icon, Label, Prose, Rule
from dpo_desk.law import dates
from dpo_desk.register.folding import marks, terms

if TYPE_CHECKING:
    from dpo_desk.desk.main_window import MainWindow
    from dpo_desk.duties.finding import Found, Hits

NAME: Final = "palette"
_WIDTH, _TOP, _HEIGHT = 640, 88, 520
_MOST_COMMANDS: Final = 8
_COMPOUND: Final = 3  # letters that a part of a compound has at the least
_ICONS: Final = {"vendor": "building-2", "sub_processor": "building-2", "company": "building-2"}


def open_palette(window: "MainWindow") -> None:
    """Open the palette over a window's pages; where it is open already its text is selected."""
    host = window.pages.parentWidget()
    if not window.in_shell or host is None:
        return
    there = host.findChild(Palette, NAME)
    if there is None or there.isHidden():
        Palette(host, window).open()
    else:
        there.field.selectAll()
        there.field.setFocus()


class PaletteField(LineEdit):
    """The field: arrows, pages, Enter and Esc belong to the palette, Tab stays."""

    def __init__(self, palette: "Palette", name: str) -> None:
        super().__init__("", name)
        self._palette = palette
        self.setObjectName("palette.field")
        self.setProperty("bare", True)
        self.setAccessibleName(name)
        self.setFrame(False)
        self.setFixedHeight(px(48))

    def event(self, event: QEvent) -> bool:
        """Esc and Ctrl+Enter are ours before any shortcut sees them."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, choose, leave; the rest is typed."""
        if not self._palette.take_key(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who goes elsewhere has left; another window or a menu of the field is not elsewhere."""
        super().focusOutEvent(event)
        stays = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if event.reason() not in stays:
            self._palette.leave()


class Palette(QWidget):
    """The veil, the card with field and rows, and the answers."""

    def __init__(self, host: QWidget, window: "MainWindow") -> None:
        super().__init__(host)
        self._window, self._desk = window, window.desk
        words = self._desk.words
        self._opener: QWidget | None = None
        self._task: Task[Any] | None = None
        self._steps = {
            int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1,
            int(Qt.Key.Key_PageDown): 6, int(Qt.Key.Key_PageUp): -6,
        }  # fmt: skip
        self.setObjectName(NAME)
        self.setAccessibleName(words("search.placeholder"))
        self.field = PaletteField(self, words("search.placeholder"))
        self.model = RowModel()
        self.model.setParent(self)
        self.view = self._list()
        self._none = Label("", "strong", wrap=True)
        self._hint = Prose("", "muted")
        self._keys = Label(words("search.keys"), "caption")
        self._card = self._build()
        self.field.textChanged.connect(self._ask)
        host.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Come, take the focus, and show what was worked on last."""
        self._opener = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask("")

    def leave(self) -> None:
        """Go without giving the focus back; nothing of what was found stays."""
        if self._task is not None:
            self._task.cancel()
        if not self.isHidden():
            self.hide()

    def close_palette(self) -> None:
        """Go, and give the focus back to where it was."""
        opener, self._opener = self._opener, None
        self.leave()
        if opener is not None and opener.isVisible():
            opener.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key means here; False for one that is typed."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.view.currentIndex())
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._step(1 if key == Qt.Key.Key_Tab else -1)
        elif int(key) in self._steps:
            self._step(self._steps[int(key)])
        else:
            return False
        return True

    def focusNextPrevChild(self, _forward: bool) -> bool:  # noqa: N802
        """Tab walks the rows and never leaves."""
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """Hidden is gone: by Enter, Esc, the lock, or another page over everything."""
        super().hideEvent(event)
        self.model.show([])
        self.field.blockSignals(True)
        self.field.clear()
        self.deleteLater()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the card closes."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.close_palette()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Let what is under it step back."""
        veil = live().colour("bg")
        veil.setAlphaF(0.6)
        QPainter(self).fillRect(self.rect(), veil)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the window's size."""
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _build(self) -> QFrame:
        card = QFrame(self)
        card.setObjectName("Card")
        top = row(Icon("search", "text3"), (self.field, 1), margins=(20, 4, 12, 4), gap=12)
        empty = column(self._none, self._hint, None, margins=(20, 20, 20, 20), gap=4)
        self._empty = QWidget()
        self._empty.setLayout(empty)
        foot = row(self._keys, None, margins=(20, 8, 20, 10))
        layout = column(top, Rule(), (self.view, 1), (self._empty, 1), Rule(), foot)
        layout.setContentsMargins(1, 1, 1, 1)
        card.setLayout(layout)
        self._empty.hide()
        return card

    def _list(self) -> QListView:
        view = QListView()
        view.setObjectName("palette.list")
        view.setAccessibleName(self._desk.words("search.results"))
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        view.setModel(self.model)
        view.setItemDelegate(RowDelegate(view))
        view.clicked.connect(self._choose)
        return view

    def _place(self) -> None:
        host = self.parentWidget()
        if host is None:
            return
        self.setGeometry(host.rect())
        width = min(px(_WIDTH), self.width() - px(48))
        top = min(px(_TOP), self.height() // 10)
        height = min(px(_HEIGHT), self.height() - 2 * top)
        self._card.setGeometry((self.width() - width) // 2, top, width, height)

    # asking

    def _ask(self, text: str) -> None:
        if self._task is not None:
            self._task.cancel()
        typed = text.strip()

        def job(register: Any) -> Any:
            from dpo_desk.duties import finding

            return finding.find(register, typed) if typed else finding.recent(register)

        then = partial(self._show_found if typed else self._show_recent, typed)
        task = self._desk.background.read(job, then, owner=self)
        self._task = None if task.finished else task

    def _show_recent(self, typed: str, found: "Sequence[Found]") -> None:
        words = self._desk.words
        heads = [Row("head", words("search.group.recent"))] if found else []
        told = [Row("head", words("search.group.commands")), *commands(self._window)]
        self._show(typed, [*heads, *map(self._row, found), *told])

    def _show_found(self, typed: str, hits: "Hits") -> None:
        words = self._desk.words
        rows: list[Row] = []
        for group in hits.groups:
            rows.append(Row("head", words(f"search.group.{group.key}")))
            rows += map(self._row, group.found)
        told, near = self._fitting(typed)
        if told:
            told = [Row("head", words("search.group.commands")), *told]
        self._show(typed, [*told, *rows] if near else [*rows, *told])

    def _fitting(self, typed: str) -> tuple[list[Row], bool]:
        """The commands that fit, and whether one is called just so far what was typed."""
        looked = terms(typed)
        called: list[Row] = []
        inside: list[Row] = []
        for told in commands(self._window) if looked else ():
            if all(marks(told.title, term) for term in looked):
                called.append(told._replace(title_marks=marks(told.title, typed)))
            elif all(_is_inside(told, term) for term in looked):
                inside.append(told._replace(title_marks=marks(told.title, typed, inside=True)))
        called.sort(key=_first_mark)
        near = len(typed) > 1 and bool(called) and _first_mark(called[0]) == 0
        return [*called, *inside][:_MOST_COMMANDS], near

    def _row(self, found: "Found") -> Row:
        detail = found.detail
        if found.kinds and not detail:
            words = self._desk.words
            detail = code_words(found.kinds, words)
            if found.on is not None:
                day = dates.write(found.on, words.language)
                detail = words("search.request", kinds=detail, date=day)
        icon = _ICONS.get(found.table, link_icon(found.table))
        act = partial(go_to, self._desk, found.table, found.uid)
        return Row(
            "record", " ".join(found.title.split()), detail, icon, "", act,
            found.title_marks, found.detail_marks,
        )  # fmt: skip

    def _show(self, typed: str, rows: Sequence[Row]) -> None:
        if typed != self.field.text().strip():
            return  # somebody has typed on
        self.model.show(rows)
        words, some = self._desk.words, bool(rows)
        self.view.setVisible(some)
        self._empty.setVisible(not some)
        count = sum(one.kind != "head" for one in rows)
        if some:
            self._step(1)
            if typed:
                announce(self.field, words.n("search.count", count))
        else:
            self._none.setText(words("search.none", q=typed))
            self._hint.set_text(words("search.none.body"))
            announce(self.field, self._none.text())

    # choosing

    def _step(self, step: int) -> None:
        """Choose another row; the ends hold, but one step past the end begins anew."""
        places = [i for i, one in enumerate(self.model.rows) if one.kind != "head"]
        if not places:
            return
        now = self.view.currentIndex().row()
        at = places.index(now) + step if now in places else 0
        at = at % len(places) if abs(step) == 1 else max(0, min(at, len(places) - 1))
        index = self.model.index(places[at])
        self.view.setCurrentIndex(index)
        if at == 0:
            self.view.scrollToTop()
        else:
            self.view.scrollTo(index)
        if now in places:
            announce(self.field, self.model.rows[places[at]].spoken)

    def _choose(self, index: QModelIndex) -> None:
        chosen = self.model.rows[index.row()] if index.isValid() else None
        if chosen is None or chosen.act is None:
            return
        self.close_palette()
        chosen.act()


def _first_mark(told: Row) -> int:
    return told.title_marks[0][0] if told.title_marks else 0


def _is_inside(told: Row, term: str) -> bool:
    """Whether a word stands in a compound («kopi» in «Sikkerhetskopi»), or in what is meant too."""
    return len(term) >= _COMPOUND and bool(marks(f"{told.title} {told.also}", term, inside=True))
