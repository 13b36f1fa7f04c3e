"""What belongs to the answer besides the letter: copies, a file to take along, who is told."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from dpo_desk.desk.pages.request_steps.annex_list import AnnexList
from dpo_desk.desk.pages.request_steps.closed_told import told_line
from dpo_desk.desk.pages.request_steps.suppressed import Suppressed
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.layout import column, plain
from dpo_desk.desk.widgets.reflow import Beside
from dpo_desk.desk.widgets.text import Label
from dpo_desk.duties.annex_list import Along
from dpo_desk.law.codes import ANSWERS
from dpo_desk.records import KeptLetter

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.answer import AnswerPanel
    from dpo_desk.desk.pages.request_steps.letter_pick import Chosen
    from dpo_desk.desk.widgets.side_sheet import SideSheet


class AlongParts(QWidget):
    """Each part is there where the case has it; all of it is read in one go."""

    def __init__(self, panel: "AnswerPanel") -> None:
        super().__init__()
        self._panel, self._words = panel, panel.words
        self._sent: KeptLetter | None = None
        self._sheet: SideSheet | None = None
        words = self._words
        self.annexes = AnnexList(panel)
        self.annexes.bound_asked.connect(self.see_bound)
        self._file_said = Label(words("along.portable.help"), "small", wrap=True)
        self._file = self._part(
            "along.portable", self._file_said, "along.portable.do", "request.portable", "download",
            self.make_file,
        )  # fmt: skip
        self._told_said = Label("", "small", wrap=True)
        self._told = self._part(
            "case.told", self._told_said, "along.told.do", "request.recipients", "users",
            self.tell,
        )  # fmt: skip
        self.suppressed = Suppressed(panel)
        self.setLayout(column(self.annexes, self._file, self._told, self.suppressed, gap=20))
        self.hide()

    def show_letter(self, chosen: "Chosen", sent: KeptLetter | None) -> None:
        """Show what belongs to this letter; nothing where it is no answer to the person."""
        self._sent = sent
        view = self._panel.view
        if view is None or chosen.kind not in ANSWERS:
            self.hide()
            return
        more = self._panel.more
        self._told.setVisible(bool(more.notifications or more.untold))
        self._told_said.setText(told_line(more.notifications, more.untold, self._words))
        request, language = view.request.id, self._panel.form.language

        def job(register: Any) -> Along:
            from dpo_desk.duties import annex_list

            return annex_list.read(register, request, language)

        self._panel.desk.background.read(job, self._show, owner=self)

    def see_bound(self) -> None:
        """Bind the copies, or show how they are bound."""
        from dpo_desk.desk.pages.request_steps.bound_sheet import open_bound_sheet

        open_bound_sheet(self._panel, self._sent)

    def make_file(self) -> None:
        """Make what the person takes along."""
        from dpo_desk.desk.pages.request_steps.portable_sheet import open_portable_sheet

        open_portable_sheet(self._panel)

    def refresh_sheet(self) -> None:
        """The case has changed: so has what an open sheet shows of it."""
        if self._sheet is not None:
            self._sheet.show_case(self._panel.more)  # type: ignore[attr-defined]

    def _show(self, along: Along) -> None:
        self.annexes.show_copies(along, sent=self._sent is not None)
        self._file.setVisible(along.portable)
        self.suppressed.show_addresses(along.addresses)
        parts = (self.annexes, self._file, self._told, self.suppressed)
        self.setVisible(any(not part.isHidden() for part in parts))

    def _part(self, title: str, said: Label, do: str, name: str, icon: str, act: Any) -> QWidget:
        words = self._words
        button = Button(words(do), "secondary", icon, small=True)
        button.setObjectName(name)
        button.clicked.connect(lambda _checked=False: act())
        texts = plain(column(Label(words(title), "h3"), said, gap=4))
        made = Beside(texts, plain(column(button)))
        made.hide()
        return made

    def tell(self) -> None:
        """Tell the recipients (19)."""
        from dpo_desk.desk.pages.request_steps.recipients_sheet import open_recipients_sheet

        self._sheet = open_recipients_sheet(self._panel)
        self._sheet.closed.connect(self._closed)

    def _closed(self) -> None:
        self._sheet = None
