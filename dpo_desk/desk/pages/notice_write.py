"""The notice written from the register: its text, what is missing in it, and where it goes."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtWidgets import QFileDialog

from dpo_desk.desk.context import Desk
from dpo_desk.desk.links import go_to
from dpo_desk.desk.pages.notice_rows import ShortTable
from dpo_desk.desk.table import Column
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button, ButtonRow
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.paper_text import PaperText
from dpo_desk.desk.widgets.reflow import Columns, FlowRow
from dpo_desk.desk.widgets.text import Label, Rule
from dpo_desk.duties import documents
from dpo_desk.words import LANGUAGES

if TYPE_CHECKING:
    from dpo_desk.duties.notice_work import Work
    from dpo_desk.duties.notice_writing import Gap, Written

_LOWEST = 320
_ENDINGS = "Markdown (*.md);;HTML (*.html);;PDF (*.pdf)"


class _Hole(NamedTuple):
    """Something that the register does not know."""

    uid: str
    line: str
    gap: "Gap"


class WriteView(Columns):
    """The text at the left; what is missing, saving and keeping at the right."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._notice = self._title = ""
        self._language = ""
        words = desk.words
        self._languages = ButtonRow(
            [(code, words(f"settings.language.{code}")) for code in LANGUAGES],
            name=words("notice.work.language"),
        )
        for code in LANGUAGES:
            self._languages.button(code).setObjectName(f"notice_check.language.{code}")
        self._languages.changed.connect(lambda _code: self._write())
        self.text = PaperText(words("notice.work.preview"))
        self.text.setObjectName("notice_check.preview")
        self.holes = ShortTable(
            desk, (Column("line", "notice.work.missing", None, lambda hole: hole.line),),
            words("notice.work.missing"),
        )  # fmt: skip
        self.holes.setObjectName("notice_check.holes")
        self.holes.set_empty_text(words("notice.work.missing.none"))
        self._fill = Button(words("notice.work.fill"), "secondary", small=True)
        self._fill.setObjectName("notice_check.fill")
        self._save = Button(words("notice.work.save"), "secondary", "download")
        self._save.setObjectName("notice_check.save")
        self.mend = Button(words("notice.work.keep"), "primary", "plus")
        self.mend.setObjectName("notice_check.keep")
        left = Card(
            row((plain(FlowRow(self._languages)), 1), margins=(12, 10, 12, 10)),
            Rule(), (self.text, 1), margins=(1, 0, 1, 10),
        )  # fmt: skip
        right = Card(
            (self.holes, 1), Rule(),
            column(plain(row(self._fill, None)), 12,
                   Label(words("notice.work.keep.body"), "small", wrap=True), 10,
                   plain(FlowRow(self.mend, self._save)), margins=(16, 12, 16, 14)),
            margins=(1, 6, 1, 1),
        )  # fmt: skip
        super().__init__((left, 4), (right, 3))
        self._fill.clicked.connect(lambda _=False: self._go(self.holes.row_of(self.holes.uid)))
        self.holes.entered.connect(self._go)
        self._save.clicked.connect(lambda _checked=False: self._ask_where())
        self.mend.clicked.connect(lambda _checked=False: self._keep())

    def show_work(self, work: "Work") -> None:
        """Write the next version of this notice."""
        if not self._language:
            self._languages.choose(work.version.language)
        self._notice, self._title = work.notice.uid, work.notice.title
        self._write()

    def stack(self, narrow: bool) -> None:
        """What is missing under the text."""
        super().stack(narrow)
        for part in (self.holes, self.text):
            part.setMinimumHeight(px(_LOWEST if narrow else 120))

    def save_to(self, path: Path) -> None:
        """Write the file of the kind that its name ends in."""
        words, now, language, uid = (
            self._desk.words, self._desk.clock.now(), self._language, self._notice,
        )  # fmt: skip

        def job(register: Any) -> None:
            from dpo_desk.duties import notice_writing

            written = notice_writing.write(register, language, notice_uid=uid)
            path.write_bytes(notice_writing.file_of(register, written, path.suffix, now))

        def failed(error: Exception) -> None:
            if isinstance(error, OSError):
                self._desk.toast(words("documents.save.failed"))
            else:
                self._desk.tell(error)

        def done(_none: object) -> None:
            self._desk.toast(words("documents.saved", name=path.name))

        self._desk.background.read(job, done, failed, owner=self)

    def _write(self) -> None:
        self._language = language = self._languages.chosen
        uid, words = self._notice, self._desk.words

        def job(register: Any) -> "tuple[Written, str, list[_Hole]]":
            from dpo_desk.duties import notice_writing

            written = notice_writing.write(register, language, notice_uid=uid)
            holes = [
                _Hole(f"{number}", notice_writing.hole_line(gap, words), gap)
                for number, gap in enumerate(written.holes)
            ]
            return written, notice_writing.as_markdown(written), holes

        self._desk.background.read(job, self._show, owner=self)

    def _show(self, found: "tuple[Written, str, list[_Hole]]") -> None:
        _written, text, holes = found
        if text != self.text.toPlainText():
            self.text.show_text(text)
        self._fill.setVisible(bool(holes))
        self.holes.show_rows(holes)

    def _go(self, hole: _Hole | None) -> None:
        if hole is None:
            return
        gap = hole.gap
        if gap.uid:
            go_to(self._desk, gap.table, gap.uid, field=gap.field)
        else:
            self._desk.navigate("activities" if gap.table == "activity" else "settings")

    def _ask_where(self) -> None:
        words = self._desk.words
        name = documents.file_name(f"{self._title or words('notice.title')}.md")
        found, kind = QFileDialog.getSaveFileName(self, words("notice.work.save"), name, _ENDINGS)
        if found:
            path = Path(found)
            if kind and not kind.endswith(f"*{path.suffix})"):
                path = path.with_suffix(kind[kind.rindex("*") + 1 : -1])
            self.save_to(path)

    def _keep(self) -> None:
        words, language, uid = self._desk.words, self._language, self._notice
        because = words("notice.work.because")

        def job(register: Any) -> Any:
            from dpo_desk.duties import notice_writing

            return notice_writing.keep(register, language, notice_uid=uid, because=because)

        def done(version: Any) -> None:
            said = words("notices.kept", n=version.number)
            self._desk.toast(said, words("undo.do"), self._desk.undo)
            self._desk.navigate("notice_check", uid=version.uid, view="tell")

        self._desk.background.write(job, done, self._desk.tell, owner=self)
