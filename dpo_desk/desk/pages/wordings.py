"""The texts of the letters: ours or the company's own, and what a letter looks like with them.

``desk.navigate("wordings", file="access", language="nb")`` shows one.
"""

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.page import Page, TopBar
from dpo_desk.desk.pages.wordings_editor import EditorCard
from dpo_desk.desk.pages.wordings_preview import PreviewCard
from dpo_desk.desk.widgets.buttons import Button, ButtonRow
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import Combo
from dpo_desk.desk.widgets.layout import column
from dpo_desk.desk.widgets.reflow import Columns
from dpo_desk.words import LANGUAGES

if TYPE_CHECKING:
    from dpo_desk.duties.letter_preview import Case
    from dpo_desk.duties.letter_texts import Checked, Current, TextRow

_AFTER_MS = 600
_Shown = tuple["tuple[TextRow, ...]", "Current", "tuple[Case, ...]", "Checked"]


class WordingsPage(Page):
    """Which text at the top, the text at the left, the letter at the right."""

    tables: ClassVar[frozenset[str]] = frozenset({"letter_text", "company", "request"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        self._file, self._language = "access", words.language
        self._typed = ""  # what is not yet handed over
        back = Button(words("settings.title"), "ghost", "chevron-left", small=True)
        back.setObjectName("wordings.to_settings")
        back.clicked.connect(lambda _checked=False: self.back())
        top = self._top = TopBar(words("wordings.title"), words("wordings.subtitle"), crumb=back)
        self._files = Combo()
        self._files.setObjectName("wordings.file")
        self._files.chosen.connect(lambda file: self._choose(str(file), self._language))
        self._languages = ButtonRow(
            [(code, words(f"settings.language.{code}")) for code in LANGUAGES],
            "segment",
            name=words("wordings.language"),
        )
        self._languages.setObjectName("Seg")
        for code in LANGUAGES:
            self._languages.button(code).setObjectName(f"wordings.language.{code}")
        self._languages.changed.connect(lambda code: self._choose(self._file, code))
        self._which = Columns(
            (Field(words("wordings.file"), self._files), 1),
            (Field(words("wordings.language"), self._languages), 1),
        )
        self.editor = EditorCard(desk)
        self.editor.editor.textChanged.connect(self._on_typed)
        self.editor.back_asked.connect(self._back_to_ours)
        self.editor.accept_asked.connect(self._accept)
        self.preview = PreviewCard(desk)
        self._columns = Columns((self.editor, 1), (self.preview, 1))
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        edge = tokens.MARGIN
        body = column(self._which, 16, (self._columns, 1), margins=(edge, 4, edge, 24))
        self.show_content(top, (body, 1))

    def open(self, *, file: str = "", language: str = "", **args: Any) -> None:
        """Show a text; without any, the one that was shown last."""
        self.flush()
        self._file, self._language = file or self._file, language or self._language
        super().open(file=self._file, language=self._language, **args)

    def refresh(self) -> None:
        """Read the text again; what is being typed stays."""
        file, language = self._file, self._language

        def job(register: Any) -> _Shown:
            from dpo_desk.duties import letter_preview, letter_texts

            found = letter_texts.current(register, file, language)
            return (
                letter_texts.rows(register, language),
                found,
                letter_preview.cases(register),
                letter_texts.check(found.text, file, language),
            )

        self.desk.background.read(job, self._show, owner=self)

    def flush(self) -> None:
        """Hand over what is typed: it is the company's text, or a draft until it can be."""
        self._timer.stop()
        if not self._typed:
            return
        file, language, text = self._file, self._language, self._typed
        self._typed = ""

        def job(register: Any) -> "Checked":
            from dpo_desk.duties import letter_texts

            return letter_texts.typed(register, file, language, text)

        self.desk.background.write(
            job, partial(self._show_checked, file, language), self.desk.tell, owner=self
        )

    def back(self) -> bool:
        """To the settings."""
        self.desk.navigate("settings", card="wordings")
        return True

    def escape(self) -> bool:
        """Esc goes back too."""
        return self.back()

    def narrow(self, narrow: bool) -> None:
        """The letter stands under the text."""
        self._which.stack(narrow)
        self._columns.stack(narrow)
        self.editor.stack(narrow)
        self.preview.stack(narrow)

    def first_focus(self) -> QWidget:
        """The choice of the letter."""
        return self._files

    def panes(self) -> list[QWidget]:
        """The top, the choice, the text, the letter."""
        return [self._top, self._which, self.editor, self.preview]

    def _choose(self, file: str, language: str) -> None:
        self.desk.navigate("wordings", file=file, language=language)

    def _show(self, found: _Shown) -> None:
        rows, text, cases, checked = found
        if (text.row.file, text.row.language) != (self._file, self._language):
            return  # somebody has chosen another one meanwhile
        words = self.desk.words
        self._files.set_items([(row.file, self._name(row)) for row in rows])
        self._files.set_value(self._file)
        self._languages.choose(self._language)
        self.preview.offer(cases)
        if self._typed:
            return
        name = words("wordings.text", letter=self._title(), language=self._language)
        self.editor.show_text(text, name)
        self.editor.show_checked(checked)
        if not checked.faults:
            self.preview.draw(self._file, self._language, text.text)

    def _show_checked(self, file: str, language: str, checked: "Checked") -> None:
        if (file, language) == (self._file, self._language) and not self._typed:
            self.editor.show_checked(checked)
            self.preview.hold(bool(checked.faults))

    def _name(self, row: "TextRow") -> str:
        words = self.desk.words
        state = "own" if row.own else "draft" if row.draft else ""
        title = words(_title_key(row.file))
        return words(f"wordings.named.{state}", letter=title) if state else title

    def _title(self) -> str:
        return self.desk.words(_title_key(self._file))

    def _on_typed(self) -> None:
        if not self.editor.filling:
            self._typed = self.editor.editor.toPlainText()
            self._timer.start()

    def _back_to_ours(self) -> None:
        self._typed = ""
        self._timer.stop()
        file, language, words = self._file, self._language, self.desk.words

        def job(register: Any) -> object:
            from dpo_desk.duties import letter_texts

            return letter_texts.back_to_ours(register, file, language)

        def done(had: object) -> None:
            self.refresh()  # a draft alone leaves no action behind
            if had:
                self.desk.toast(words("wordings.is_ours"), words("undo.do"), self.desk.undo)

        self.desk.background.write(job, done, self.desk.tell, owner=self)

    def _accept(self) -> None:
        file, language = self._file, self._language

        def job(register: Any) -> None:
            from dpo_desk.duties import letter_texts

            letter_texts.accept_newer(register, file, language)

        self.desk.background.write(job, None, self.desk.tell, owner=self)


def _title_key(file: str) -> str:
    from dpo_desk.duties.letter_texts import TextFile

    return TextFile(file, ()).title_key
