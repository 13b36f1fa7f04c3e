"""Bringing a copy of the open register back: choose one, see what changes by name, then confirm."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QButtonGroup, QFileDialog, QWidget

from dpo_desk.desk import keeper, tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.page import Page, TopBar
from dpo_desk.desk.pages.restore_preview import RestorePreview
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.layout import Scroller, column, row
from dpo_desk.desk.widgets.list_row import ListRow
from dpo_desk.desk.widgets.reflow import Columns
from dpo_desk.desk.widgets.text import Label
from dpo_desk.law import dates
from dpo_desk.law.clock import in_oslo

if TYPE_CHECKING:
    from dpo_desk.desk.opening import Opening
    from dpo_desk.duties.copies import Held
    from dpo_desk.words import Words


class RestoreCopiesPage(Page):
    """The copies at the left, what the chosen one would change at the right."""

    tables: ClassVar[frozenset[str]] = frozenset({"company"})

    def __init__(self, desk: Desk, opening: "Opening") -> None:
        super().__init__(desk)
        words = desk.words
        back = Button(words("settings.title"), "ghost", "chevron-left", small=True)
        back.setObjectName("restore.to_settings")
        back.clicked.connect(lambda _checked=False: self.back())
        other = Button(words("restore.file"))
        other.setObjectName("restore.file")
        other.clicked.connect(lambda _checked=False: self._ask_file())
        top = TopBar(words("restore.title"), words("restore.subtitle"), other, crumb=back)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._rows = column(margins=(6, 6, 6, 6), gap=2)
        self._none = Label(words("restore.none"), "muted", wrap=True)
        self._none.setContentsMargins(*(4 * [0]))
        self._none.hide()
        heading = Label(words("restore.list"), "h3")
        left = Card(
            row(heading, margins=(16, 14, 16, 6)),
            self._none,
            self._rows,
            None,
            margins=(1, 1, 1, 1),
        )
        self.preview = RestorePreview(desk, opening)
        self._columns = Columns((left, 1), (self.preview, 1))
        edge = tokens.MARGIN
        inner = column(self._columns, None, margins=(edge, 4, edge, 28))
        self.show_content(top, (Scroller(inner), 1))

    def refresh(self) -> None:
        """Look what copies there are."""
        chosen = keeper.chosen_folder(self.desk)

        def job(register: Any) -> "tuple[Held, ...]":
            from dpo_desk.duties import copies

            return copies.held(register, chosen)

        self.desk.background.read(job, self._show, owner=self)

    def choose(self, copy: Path) -> None:
        """See what bringing this one back would change."""
        self.preview.look_into(copy)

    def back(self) -> bool:
        """To the settings."""
        self.desk.navigate("settings", card="backup")
        return True

    def escape(self) -> bool:
        """Esc goes back too."""
        return self.back()

    def narrow(self, narrow: bool) -> None:
        """The preview stands under the list."""
        self._columns.stack(narrow)

    def panes(self) -> list[QWidget]:
        """The list, the preview."""
        return [self, self.preview]

    def _show(self, found: "tuple[Held, ...]") -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._rows.removeWidget(button)
            button.hide()
            button.deleteLater()
        words = self.desk.words
        for number, held in enumerate(found):
            made = dates.moment(in_oslo(held.file.made), words.language)
            entry = ListRow("save", made[:1].upper() + made[1:], caption(held, words))
            entry.setObjectName(f"restore.copy.{number}")
            entry.setCheckable(True)
            entry.setAutoExclusive(True)
            entry.clicked.connect(lambda _on, path=held.file.path: self.choose(path))
            self._group.addButton(entry)
            self._rows.addWidget(entry)
            entry.show()  # at once, and not when the layout gets round to it
        self._none.setVisible(not found)

    def _ask_file(self) -> None:
        words = self.desk.words
        kinds = f"{words('app.name')} (*.permkopi)"
        start = str(keeper.chosen_folder(self.desk) or "")
        name, _kind = QFileDialog.getOpenFileName(self, words("restore.file"), start, kinds)
        if name:
            for button in self._group.buttons():
                self._group.setExclusive(False)
                button.setChecked(False)
                self._group.setExclusive(True)
            self.choose(Path(name))


def caption(held: "Held", words: "Words") -> str:
    """The line under a copy: what it replaced, its size, what it holds or that it is locked."""
    size = words("documents.size", kb=max(1, round(held.file.size / 1000)))
    said = [words("restore.replaced")] if held.file.replaced else []
    if held.counts is None:
        return " · ".join([*said, size, words("restore.locked")])
    for table in ("request", "service"):
        size += f" · {words.n(f'restore.count.{table}', held.counts[table])}"
    return " · ".join([*said, size])
