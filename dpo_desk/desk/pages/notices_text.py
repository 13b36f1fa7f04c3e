"""The middle of the notices: the text of a version, or what is new in it since the one before."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from dpo_desk.desk.context import Desk
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.menu import Menu
from dpo_desk.desk.widgets.paper_text import Line, PaperText, Passage, Piece
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.text import Label, Rule
from dpo_desk.duties import documents, notice_compare

if TYPE_CHECKING:
    from dpo_desk.desk.background import Task
    from dpo_desk.duties.notice_compare import DiffLine
    from dpo_desk.duties.notices import VersionView

_LOWEST = 460  # where it stands under the versions


class NoticeCard(Card):
    """Head with what can be done, and the text with its line numbers."""

    publish_asked = Signal()
    delete_asked = Signal()
    rename_asked = Signal()
    import_asked = Signal(str)  # «Les inn»: the version whose proposals are wanted
    clicked = Signal(int)  # a character of the text

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._view: VersionView | None = None
        self._task: Task[Any] | None = None
        words = desk.words
        self._title = Label("", "h3", wrap=True)
        self._title.setObjectName("notices.title")
        self._facts = Label("", "caption", wrap=True)
        self._compare = Button(words("notice.compare"), "secondary", small=True)
        self._compare.setObjectName("notices.compare")
        self._compare.setCheckable(True)
        self._compare.clicked.connect(lambda _checked=False: self._show())
        self._next = Button(words("notices.compare.next"), "ghost", "chevron-down", small=True)
        self._next.setObjectName("notices.compare.next")
        self._publish = Button(words("notice.publish"), "secondary", "check", small=True)
        self._publish.setObjectName("notices.publish")
        self._publish.clicked.connect(lambda _checked=False: self.publish_asked.emit())
        self._more = Button("", "icon", "ellipsis", tip=words("record.more"))
        self._more.setObjectName("notices.more")
        self._more.clicked.connect(lambda _checked=False: self.open_menu())
        self.text = PaperText(words("field.notice.text"), numbered=True)
        self.text.setObjectName("notices.text")
        self._next.clicked.connect(lambda _checked=False: self.text.next_change())
        self._import = Button(words("review.read"), "secondary", "list-checks", small=True)
        self._import.setObjectName("notices.import")
        self._import.clicked.connect(lambda _checked=False: self._ask_import())
        self._check = Button(words("notice.work.go"), "secondary", "clipboard-check", small=True)
        self._check.setObjectName("notices.check")
        self._check.clicked.connect(lambda _checked=False: self._go_check())
        actions = plain(
            FlowRow(self._import, self._check, self._compare, self._next, self._publish)
        )
        self._actions = plain(row((actions, 1), margins=(16, 0, 16, 12)))
        super().__init__(
            row((column(self._title, self._facts, gap=2), 1), self._more,
                margins=(16, 14, 12, 8), gap=8),
            self._actions,
            Rule(),
            (self.text, 1),
            margins=(1, 0, 1, 10),
        )  # fmt: skip
        self.text.clicked.connect(self._clicked)
        self.setMinimumWidth(px(240))

    def show_view(self, view: "VersionView") -> None:
        """Show a version; the same text stays where it is."""
        before, self._view = self._view, view
        words, version = self._desk.words, view.version
        self._compare.setVisible(view.previous is not None)
        left = words("review.go_on", n=view.left) if view.left else words("review.read")
        self._import.set_text(left)
        unpublished = version.published_on is None and version.removed_at is None
        self._publish.setVisible(unpublished)
        for button in (self._import, self._check):
            button.setVisible(version.removed_at is None)
        self._actions.setVisible(version.removed_at is None or view.previous is not None)
        self.text.setAccessibleName(words("notices.text", n=version.number))
        if before is not None and before.version.uid == version.uid:
            if before.taken != view.taken and not self._compare.isChecked():
                self._show_text(view)
            return
        if view.previous is None:
            self._compare.setChecked(False)
        self._show()

    def show_passage(self, start: int, end: int) -> None:
        """Mark a passage; a comparison gives way to the text."""
        if self._compare.isChecked():
            self._compare.setChecked(False)
            self._show()
        self.text.show_passage(start, end)

    def printed(self) -> Iterator[tuple[str, str]]:
        """The lines that are shown, with their numbers."""
        if self.text.lines:
            signs = {"removed": "− ", "added": "+ "}
            for line in self.text.lines:
                said = "".join(piece.text for piece in line.pieces)
                yield f"{signs.get(line.kind, '')}{line.number}", said
        else:
            for number, said in enumerate(self.text.toPlainText().split("\n"), 1):
                yield str(number), said

    def stack(self, narrow: bool) -> None:
        """As tall as a text must be to be read."""
        self.text.setMinimumHeight(px(_LOWEST) if narrow else px(120))

    def open_menu(self) -> None:
        """What is done more seldom."""
        view, words, theme = self._view, self._desk.words, live()
        if view is None:
            return
        menu = Menu(self._more)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rename = menu.addAction(theme.icon("pencil", "text2"), words("notices.rename"))
        rename.triggered.connect(self.rename_asked)
        save = menu.addAction(theme.icon("download", "text2"), words("notices.save"))
        save.triggered.connect(self._ask_where)
        uid = view.version.uid
        history = menu.addAction(theme.icon("history", "text2"), words("record.history"))
        history.triggered.connect(lambda: self._desk.navigate("history", uid=uid))
        if view.version.removed_at is None:
            delete = menu.addAction(theme.icon("trash-2", "text2"), words("record.delete"))
            delete.triggered.connect(self.delete_asked)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def save_to(self, path: Path) -> None:
        """Write the text as it is kept."""
        if self._view is None:
            return
        words, data = self._desk.words, self._view.version.text.encode()
        self._desk.background.compute(
            lambda: path.write_bytes(data),
            lambda _n: self._desk.toast(words("documents.saved", name=path.name)),
            lambda _error: self._desk.toast(words("documents.save.failed")),
            owner=self,
        )

    def _show(self) -> None:
        """The text or, where that is asked for, what is new in it."""
        view = self._view
        if view is None:
            return
        if self._task is not None:
            self._task.cancel()
            self._task = None
        comparing = self._compare.isChecked() and view.previous is not None
        words = self._desk.words
        self._compare.set_text(words("notices.compare.stop" if comparing else "notice.compare"))
        self._next.setVisible(comparing)
        if not comparing or view.previous is None:
            self._show_text(view)
            return
        old, new = view.previous.text, view.version.text
        self._task = self._desk.background.compute(
            lambda: notice_compare.compare(old, new), self._show_lines, owner=self
        )

    def _show_text(self, view: "VersionView") -> None:
        words, version = self._desk.words, view.version
        self._title.setText(words("notices.row", n=version.number))
        parts = (
            words(f"settings.language.{version.language}"),
            words.n("notices.words", len(version.text.split())),
        )
        self._facts.setText(" · ".join(parts))
        spans = {one.span[:2] for one in view.taken if one.span is not None}
        self.text.show_text(version.text, [Passage(*span) for span in sorted(spans)])

    def _show_lines(self, found: "tuple[DiffLine, ...]") -> None:
        self._task = None
        view, words = self._view, self._desk.words
        if view is None or view.previous is None:
            return
        self._title.setText(words("notices.compare.title", n=view.previous.number))
        counts = {kind: sum(line.kind == kind for line in found) for kind in ("removed", "added")}
        differs = any(counts.values())
        said = words("notices.compare.count", **counts) if differs else ""
        self._facts.setText(said or words("notices.compare.none"))
        self._next.setVisible(differs)
        self.text.show_lines(
            [
                Line(line.kind, line.new or line.old, [Piece(*part) for part in line.parts])
                for line in found
            ]
        )
        if differs:
            self.text.next_change()

    def _ask_import(self) -> None:
        if self._view is not None:
            self.import_asked.emit(self._view.version.uid)

    def _go_check(self) -> None:
        if self._view is not None:
            self._desk.navigate("notice_check", uid=self._view.version.uid)

    def _clicked(self, place: int) -> None:
        if not self._compare.isChecked():
            self.clicked.emit(place)

    def _ask_where(self) -> None:
        if self._view is None:
            return
        title, number = self._view.notice.title, self._view.version.number
        name = documents.file_name(f"{title or 'personvern'} {number}.txt")
        words = self._desk.words
        found, _kind = QFileDialog.getSaveFileName(self, words("notices.save"), name)
        if found:
            self.save_to(Path(found))
