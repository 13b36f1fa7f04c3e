"""What each of the first three steps asks: the company, the published notice, the systems."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import SAVE_AFTER_MS, Form
from dpo_desk.desk.pages.notice_review_get import SUFFIXES
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.drop_area import DropArea
from dpo_desk.desk.widgets.field import Field, pair
from dpo_desk.desk.widgets.inputs import LineEdit
from dpo_desk.desk.widgets.layout import Item, column, plain
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.duties import company, first_steps
from dpo_desk.duties.first_steps import COMMON_KINDS, KIND_DRAFT, View
from dpo_desk.records import Company

Go = Callable[[], object]


class StepPanel(QWidget):
    """One of the three; ``finish`` keeps what is typed and goes on."""

    changed = Signal()  # something was typed: the button may say something else

    def __init__(self, desk: Desk, *items: Item) -> None:
        super().__init__()
        self.desk = desk
        self.setLayout(column(*items))

    @property
    def waits(self) -> bool:
        """Whether something is typed that the button keeps."""
        return False

    def show_view(self, view: View) -> None:
        """Show what is in the register."""

    def flush(self) -> None:
        """Keep what is half typed."""

    def finish(self, then: Go) -> None:
        """Keep it, and then go on; what cannot be is said under its field."""
        then()


class CompanyPanel(StepPanel):
    """A form that writes by itself."""

    def __init__(self, desk: Desk) -> None:
        words, gap = desk.words, tokens.FIELD_GAP
        self.form = form = Form(desk, Company, write=company.change_company, name="first")
        super().__init__(
            desk,
            Label(words("first.company.title"), "h2", wrap=True),
            6,
            Prose(words("first.company.body"), "muted"),
            18,
            pair(form.row("name"), form.row("org_number")),
            gap,
            pair(form.row("email"), form.row("phone")),
            gap,
            form.row("address"),
            gap,
            pair(form.row("manager"), form.row("privacy_contact")),
        )
        form.setParent(self)

    def show_view(self, view: View) -> None:
        """Show the company; what is being typed stays."""
        self.form.show(view.company, view.drafts)

    def flush(self) -> None:
        """Write what is typed."""
        self.form.flush()

    def finish(self, then: Go) -> None:
        """Write what is typed and go on: nothing is required."""
        self.form.flush()
        then()


class _Drafts:
    """Half-typed texts kept a little after the last key, and when the page is left."""

    def __init__(self, panel: StepPanel) -> None:
        self._panel = panel
        self._texts: dict[str, str] = {}
        self._timer = QTimer(panel, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)

    def note(self, field: str, text: str) -> None:
        """Somebody is typing."""
        self._texts[field] = text
        self._timer.start()

    def drop(self) -> None:
        """What was typed is kept otherwise now."""
        self._timer.stop()
        self._texts.clear()

    def flush(self) -> None:
        """Keep it."""
        self._timer.stop()
        texts, self._texts = self._texts, {}
        for field, text in texts.items():
            self._panel.desk.background.write(
                partial(first_steps.keep_draft, field=field, text=text), owner=self._panel
            )


class NoticePanel(StepPanel):
    """The way to the review, where the notice is read; which version is kept already."""

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        self._version = ""
        self._kept = Banner("ok", "", "", words("first.notice.see"), self._see)
        self._kept.button.setObjectName("first.notice.see")
        self._above = plain(column(self._kept))
        said = words("import.drop")
        kinds = words("review.get.kinds")
        self._drop = DropArea(words, said, kinds, SUFFIXES, icon="file-text", over=said)
        self._drop.button.setObjectName("first.notice.file")
        self._drop.dropped.connect(self._read)
        super().__init__(
            desk,
            Label(words("first.notice.title"), "h2", wrap=True),
            6,
            Prose(words("first.notice.body"), "muted"),
            18,
            self._above,
            self._drop,
        )
        self._above.hide()

    @property
    def waits(self) -> bool:
        """Whether there is a notice to be read in."""
        return not self._version

    def show_view(self, view: View) -> None:
        """Say which version is kept."""
        words = self.desk.words
        self._version = view.version[0] if view.version else ""
        self._above.setVisible(view.version is not None)
        self._drop.setVisible(view.version is None)
        if view.version is not None:
            told = words("first.notice.kept", n=view.version[1])
            self._kept.show_message("ok", told, "", words("first.notice.see"))
        self.changed.emit()

    def finish(self, then: Go) -> None:
        """To the review; where the notice is there already, on."""
        if self.waits:
            self.desk.navigate("notice_review")
        else:
            then()

    def _read(self, paths: list[Path]) -> None:
        self.desk.navigate("notice_review", path=str(paths[0]))

    def _see(self) -> None:
        self.desk.navigate("notices", uid=self._version)


class SystemsPanel(StepPanel):
    """A line for each common kind of system: who types a name has one."""

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        self._drafts: _Drafts | None = None
        self._lines: dict[str, LineEdit] = {}
        rows: list[Item] = []
        for left, right in zip(COMMON_KINDS[::2], COMMON_KINDS[1::2], strict=True):
            rows += [pair(self._line(desk, left), self._line(desk, right)), tokens.FIELD_GAP]
        self._there = Label("", "small", wrap=True)
        self._there.setObjectName("first.systems.there")
        super().__init__(
            desk,
            Label(words("first.processors.title"), "h2", wrap=True),
            6,
            Prose(words("first.processors.body"), "muted"),
            18,
            *rows,
            self._there,
        )
        self._drafts = _Drafts(self)

    @property
    def waits(self) -> bool:
        """Whether a name is typed."""
        return any(line.text().strip() for line in self._lines.values())

    def show_view(self, view: View) -> None:
        """Name the systems that are there, and show what was half typed."""
        words = self.desk.words
        names = ", ".join(view.services)
        self._there.setText(words("first.processors.there", names=names) if names else "")
        self._there.setVisible(bool(names))
        for kind, line in self._lines.items():
            draft = view.drafts.get(f"{KIND_DRAFT}{kind}", "")
            if draft and not line.text():
                line.setText(draft)
        self.changed.emit()

    def flush(self) -> None:
        """Keep what is half typed."""
        if self._drafts is not None:
            self._drafts.flush()

    def finish(self, then: Go) -> None:
        """Put the systems into the register and go on."""
        words = self.desk.words
        typed = {
            kind: (line.text(), words(f"first.use.{kind}"))
            for kind, line in self._lines.items()
            if line.text().strip()
        }
        if not typed:
            then()
            return

        def done(added: int) -> None:
            for line in self._lines.values():
                line.clear()
            if self._drafts is not None:
                self._drafts.drop()
            told = words.n("first.processors.added", added) if added else words("first.there")
            self.desk.toast(told, words("undo.do") if added else "", self.desk.undo)
            then()

        self.desk.background.write(
            partial(first_steps.add_services, typed=typed), done, self.desk.tell, owner=self
        )

    def _line(self, desk: Desk, kind: str) -> Field:
        line = self._lines[kind] = LineEdit("", desk.words("first.processors.placeholder"))
        line.setObjectName(f"first.kind.{kind}")
        line.textEdited.connect(partial(self._typed, kind))
        return Field(desk.words(f"first.kind.{kind}"), line)

    def _typed(self, kind: str, text: str) -> None:
        if self._drafts is not None:
            self._drafts.note(f"{KIND_DRAFT}{kind}", text)
        self.changed.emit()
