"""Step 5: the composer: what the letter says at the left, the letter itself at the right."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.request_steps import again, answer_mend
from dpo_desk.desk.pages.request_steps.answer_form import AnswerForm
from dpo_desk.desk.pages.request_steps.answer_leaving import Leaving
from dpo_desk.desk.pages.request_steps.fill_sheet import open_fill_sheet
from dpo_desk.desk.pages.request_steps.letter_pick import Chosen
from dpo_desk.desk.pages.request_steps.panel import Panel
from dpo_desk.desk.widgets.buttons import Button, ButtonRow
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.page_preview import PagePreview
from dpo_desk.duties import answering, filling
from dpo_desk.duties.answering import Rendering
from dpo_desk.duties.case_view import CaseView
from dpo_desk.duties.contents import contents
from dpo_desk.duties.filling import Asked
from dpo_desk.duties.outgoing import usual_way
from dpo_desk.law.codes import LetterKind
from dpo_desk.paper.model import Hole, Letter
from dpo_desk.records import KeptLetter

if TYPE_CHECKING:
    from dpo_desk.duties.outgoing import Check

RENDER_AFTER_MS = 300


class Composed(NamedTuple):
    """A letter as the register's thread hands it over, with what its holes ask for."""

    kept: KeptLetter
    letter: Letter
    asked: dict[Hole, Asked]
    checks: "tuple[Check, ...]"  # what to see to before it goes


class AnswerPanel(Panel):
    """Preview = output: one string of bytes is shown, saved, printed and kept."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = self.words
        self.chosen: Chosen | None = None
        self._picked = False  # by a person; otherwise it follows the case
        self.rendering: Rendering | None = None
        self._sent: KeptLetter | None = None
        self.leaving = Leaving(self)
        self.preview = PagePreview(words)
        self.form = AnswerForm(desk, self)
        self.form.letter_chosen.connect(self._choose)
        self.form.letter_changed.connect(self._change)
        self.form.fact_changed.connect(self._change_fact)
        self.form.mend_asked.connect(partial(answer_mend.mend, self))
        self.form.fill_asked.connect(self.fill)
        self.form.again_asked.connect(self._write_again)
        self._side = ButtonRow(
            [("form", words("answer.side.form")), ("preview", words("answer.preview"))],
            "segment",
            name=words("answer.side"),
        )
        self._side.changed.connect(lambda _side: self._show_side())
        self._side_row = plain(row(self._side, None, margins=(tokens.MARGIN, 14, 0, 0)))
        self._narrow = False
        self._halves = row((self.form, 11), (self.preview, 10))
        self.setLayout(column(self._side_row, (self._halves, 1)))
        self._print = Button(words("answer.print"), "secondary", "printer")
        self._print.setObjectName("request.answer.print")
        self._print.clicked.connect(self.print_letter)
        self._save = Button(words("answer.pdf"), "secondary", "download")
        self._save.setObjectName("request.answer.pdf")
        self._save.clicked.connect(self._ask_where)
        self._deliver = Button(words("hand.open"), "secondary", "mail")
        self._deliver.setObjectName("request.answer.deliver")
        self._deliver.clicked.connect(lambda _checked=False: self.leaving.deliver())
        self._send = Button(words("answer.send"), "primary", "send")
        self._send.setObjectName("request.answer.send")
        self._send.clicked.connect(lambda _checked=False: self.leaving.send())
        self._timer = QTimer(self, singleShot=True, interval=RENDER_AFTER_MS)
        self._timer.timeout.connect(self._compose)
        self.narrow(narrow=False)
        self._enable()

    def buttons(self) -> list[Button]:
        """Print, save, hand over, and send what is not sent yet."""
        sent = self._sent is not None
        return [self._print, self._save, self._deliver, *(() if sent else (self._send,))]

    def show_case(self, view: CaseView) -> None:
        """Write the letter anew with the case as it stands."""
        first = self.view is None or self.view.request.id != view.request.id
        super().show_case(view)
        if first:
            self.chosen, self.rendering, self._picked = None, None, False
            self.preview.clear()
        fitting = Chosen(view.suggested)
        chosen = self.chosen if self._picked and self.chosen is not None else fitting
        if chosen != self.chosen:
            self.rendering = None
        self._show(chosen, at_once=first)
        self.form.along.refresh_sheet()

    def go_to(self, part: str) -> None:
        """Write the letter that is asked for."""
        self.show_letter(Chosen.read(part))

    @property
    def part(self) -> str:
        """The letter, where somebody has chosen another than the case asks for."""
        return self.chosen.part if self._picked and self.chosen is not None else ""

    def print_shown(self) -> bool:
        """Print the letter."""
        self.print_letter()
        return True

    @property
    def sent(self) -> KeptLetter | None:
        """The letter as it was sent, where it was."""
        return self._sent

    @property
    def kind(self) -> LetterKind | None:
        """Which letter is open."""
        return self.chosen.kind if self.chosen is not None else None

    def show_letter(self, chosen: Chosen) -> None:
        """Write another letter, for example the receipt."""
        self._picked = True
        if chosen != self.chosen:
            self.rendering = None
        self._show(chosen, at_once=True)

    def flush(self) -> None:
        """Write what is typed."""
        self.form.flush()

    def narrow(self, narrow: bool) -> None:
        """Form or letter, one at a time, or side by side; the bar's words give way to icons."""
        self._narrow = narrow
        named = {"answer.print": self._print, "answer.pdf": self._save, "hand.open": self._deliver}
        for key, button in named.items():
            text = self.words(key)
            button.set_text("" if narrow else text, name=text)
            button.setToolTip(text if narrow else "")
        self._show_side()

    def fill(self, hole: Hole) -> None:
        """Ask for what is missing: in its step of the case, or in a side sheet for the register."""
        if hole.table == KeptLetter.table and self.form.focus(hole.field):
            return
        step = filling.step_of(hole)
        if step:
            self.step_asked.emit(step)
            return
        self.desk.background.read(
            lambda register: filling.asked(register, hole),
            lambda asked: open_fill_sheet(self, hole, asked),
            self.desk.tell,
            owner=self,
        )

    def print_letter(self) -> None:
        """Print the bytes that are shown."""
        from dpo_desk.desk.printing import NoPrinter, ask_and_print

        pdf = self._bytes()
        if not pdf:
            return
        try:
            if ask_and_print(self, pdf, self.words(f"letter.{self.kind}"), self.words):
                self._keep_rendered()
        except NoPrinter:
            self.desk.toast(self.words("err.print.none"), self.words("answer.pdf"), self._ask_where)

    def _show_side(self) -> None:
        self._side_row.setVisible(self._narrow)
        self.form.setVisible(not self._narrow or self._side.chosen == "form")
        self.preview.setVisible(not self._narrow or self._side.chosen == "preview")

    def _show(self, chosen: Chosen, *, at_once: bool) -> None:
        view = self.view
        if view is None:
            return
        self.chosen = chosen
        sent = [x for x in view.letters if chosen.fits(x) and x.sent_on]
        drafts = [x for x in view.letters if chosen.fits(x) and not x.sent_on]
        self._sent = sent[-1] if sent and not drafts else None
        self.form.show_kind(chosen, self._sent)
        if self._sent is not None:
            self._timer.stop()
            self.preview.show_pdf(self._sent.pdf)
            self._enable()
            again.open_again(self)
        elif at_once:
            self._timer.stop()
            self._compose()
        else:
            self._timer.start()

    def _choose(self, chosen: Chosen) -> None:
        self.form.flush()
        self.show_letter(chosen)

    def _write_again(self) -> None:
        """A letter that was sent is corrected by a new one."""
        if self.view is not None and self._sent is not None:
            fresh = KeptLetter(
                request_id=self.view.request.id,
                kind=self._sent.kind,
                language=self._sent.language,
                to_name=self._sent.to_name,
                intro=self._sent.intro,
                facts=self._sent.facts,
                service_id=self._sent.service_id,
                recipient_id=self._sent.recipient_id,
            )
            self.write(lambda register: answering.new_letter(register, fresh))

    def _compose(self) -> None:
        view, chosen = self.view, self.chosen
        if view is None or chosen is None:
            return
        request, language = view.request, self.form.language

        def job(register: Any) -> Composed:
            from dpo_desk.duties import presend

            kept, letter = answering.compose(
                register,
                request.id,
                chosen.kind,
                language=language,
                service_id=chosen.service_id,
                recipient_id=chosen.recipient_id,
            )
            asked = filling.asked_all(register, letter)
            way = kept.sent_by or usual_way(request, kept)
            found = presend.checks(register, request, kept, letter, way=way)
            return Composed(kept, letter, asked, found)

        self.desk.background.read(job, self._composed, owner=self)

    def _composed(self, composed: Composed) -> None:
        if self._wanted(composed):
            self.desk.background.compute(
                partial(answering.draw, composed.kept, composed.letter),
                partial(self._drawn, composed),
                owner=self,
            )

    def _wanted(self, composed: Composed) -> bool:
        """Whether it is still the letter that is open."""
        return self.chosen is not None and self.chosen.fits(composed.kept)

    def _drawn(self, composed: Composed, rendering: Rendering) -> None:
        if not self._wanted(composed) or self._sent is not None or self.view is None:
            return
        self.rendering = rendering
        self.preview.show_pdf(rendering.pdf)
        parts = contents(rendering.letter, self.view)
        self.form.show_letter(rendering, parts, composed.asked, composed.checks)
        self._enable()
        again.open_again(self)

    def _change(self, field: str, value: Any) -> None:
        kept = self.rendering.kept if self.rendering is not None else None
        if kept is not None:
            merge = f"letter.{kept.uid or kept.kind}.{field}"
            self.write(
                lambda register: answering.change_letter(register, kept, field, value, merge=merge)
            )

    def _change_fact(self, name: str, value: str) -> None:
        kept = self.rendering.kept if self.rendering is not None else None
        if kept is not None:
            merge = f"letter.{kept.uid or kept.kind}.{name}"
            self.write(
                lambda register: answering.change_fact(register, kept, name, value, merge=merge)
            )

    def _bytes(self) -> bytes:
        if self._sent is not None:
            return self._sent.pdf
        return self.rendering.pdf if self.rendering is not None else b""

    def _enable(self) -> None:
        ready = bool(self._bytes())
        for button in (self._print, self._save, self._deliver, self._send):
            button.setEnabled(ready)
        self.bar_changed.emit()

    def _ask_where(self) -> None:
        if self.view is None or self.kind is None:
            return
        name = f"{self.view.request.ref} {self.words(self.kind.key)}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(self, self.words("answer.pdf"), name, "PDF (*.pdf)")
        if chosen:
            path = Path(chosen)
            self.save_to(path if path.suffix else path.with_suffix(".pdf"))

    def save_to(self, path: Path) -> None:
        """Write the bytes that are shown to a file."""
        pdf = self._bytes()
        self.desk.background.compute(
            partial(answering.write_file, path, pdf),
            lambda _done: self._saved(path),
            self.desk.tell,
            owner=self,
        )

    def _saved(self, path: Path) -> None:
        self._keep_rendered()
        self.desk.toast(self.words("answer.saved", name=path.name))

    def _keep_rendered(self) -> None:
        rendering = self.rendering
        if rendering is not None and self._sent is None:
            self.write(lambda register: answering.record_rendered(register, rendering))
