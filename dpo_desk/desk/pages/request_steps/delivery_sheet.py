"""«Lever …»: the letter and what belongs to it, as an e-mail to send, as files, or on paper.

What is sent electronically is locked with a password that is shown once. The company's promise to
send no sensitive data by e-mail holds a draft back, locked or not; it says so.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QWidget

from dpo_desk.desk.pages.request_steps.kept_sheet import KeptSheet
from dpo_desk.desk.pages.request_steps.password_part import PasswordPart
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.inputs import CheckBox
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.radio_cards import Option, RadioCards
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.desk.widgets.working import Stopped, Working
from dpo_desk.duties import answering, delivery, parcel
from dpo_desk.duties.delivery import Draft, File
from dpo_desk.law.codes import SendingWay
from dpo_desk.records import KeptLetter
from dpo_desk.words import DeskError

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.answer import AnswerPanel
    from dpo_desk.duties.parcel import Contents, Gathered

_MAIL, _FILES, _PAPER = "mail", "files", "paper"
_MB = 1_000_000


class DeliverySheet(KeptSheet):
    """First what and how; then what was made, with its password.

    A password is shown this once: what comes back after the lock is the choice before it.
    """

    kind = "delivery"

    def __init__(
        self, panel: "AnswerPanel", kept: KeptLetter, pdf: bytes, contents: "Contents"
    ) -> None:
        self._panel, self._desk, self._words = panel, panel.desk, panel.words
        self._kept, self._pdf, self._contents = kept, pdf, contents
        self._request = panel.request_id
        self._password = ""
        self._draft: Draft | None = None
        words = self._words
        self._ticks = {part: self._tick(part) for part in contents.parts}
        self._lock = CheckBox(words("hand.lock"))
        self._lock.setObjectName("delivery.lock")
        self._lock.setChecked(True)
        self._ways = RadioCards(self._options(), name=words("hand.how"))
        self._ways.changed.connect(lambda _way: self._name_deed())
        for way in (_MAIL, _FILES, _PAPER):
            self._ways.radio(way).setObjectName(f"delivery.{way}")
        self._ways.radio(_MAIL).setEnabled(contents.held is None and bool(contents.address))
        self.working = Working(words("common.cancel"))
        self._choose = self._build_choice()
        self._after = column()
        self._cancel = Button(words("common.cancel"), "ghost")
        self._do = Button("", "primary", "send")
        self._do.setObjectName("delivery.do")
        self._do.clicked.connect(lambda _checked=False: self._begin())
        body = plain(column(self._choose, plain(self._after)))
        super().__init__(panel, words("hand.title"), body, self._cancel, self._do)
        self._cancel.clicked.connect(self.close_sheet)
        self.closed.connect(self._leave)
        held = contents.held is not None or not contents.address
        self._ways.set_value(_FILES if held else _MAIL)
        self._name_deed()

    def _options(self) -> list[Option]:
        words, to = self._words, self._contents.address
        return [
            Option(_MAIL, words("hand.mail"),
                   words("hand.mail.help", to=to) if to else words("hand.mail.none")),
            Option(_FILES, words("hand.files"), words("hand.files.help")),
            Option(_PAPER, words("hand.paper"), words("hand.paper.help")),
        ]  # fmt: skip

    def _tick(self, part: str) -> CheckBox:
        number = self._contents.originals
        words = self._words
        text = words.n("hand.part.original", number) if part == "original" else ""
        made = CheckBox(text or words(f"hand.part.{part}"))
        made.setObjectName(f"delivery.part.{part}")
        made.setChecked(True)
        made.toggled.connect(lambda _on: self._name_deed())
        return made

    def _build_choice(self) -> QWidget:
        words, held = self._words, self._contents.held
        items: list[Any] = [Label(words("hand.what"), "h3"), 8]
        items.append(column(*self._ticks.values(), gap=8))
        if self._contents.unbound:
            items += [12, Banner("warn", words("along.loose"), words("hand.unbound"))]
        items += [20, Label(words("hand.how"), "h3"), 8]
        if held is not None:
            items += [Banner("danger", words("hand.held"), held.say(words)), 10]
        items += [self._ways, 14, self._lock, 4]
        self._lock_help = Label(words("hand.lock.help"), "help", wrap=True)
        items += [self._lock_help, 14, self.working]
        return plain(column(*items))

    def _name_deed(self) -> None:
        """The filled button says what it does; paper has no password."""
        way, words = self._ways.value, self._words
        self._do.set_text(words(f"hand.{way}.do"))
        self._do.set_icon({_MAIL: "mail", _FILES: "download", _PAPER: "printer"}[way])
        for part in (self._lock, self._lock_help):
            part.setVisible(way != _PAPER)
        self._do.setEnabled(any(tick.isChecked() for tick in self._ticks.values()))

    def _begin(self) -> None:
        way = self._ways.value
        wanted = [part for part, tick in self._ticks.items() if tick.isChecked()]
        folder: Path | None = None
        if way == _FILES:
            chosen = QFileDialog.getExistingDirectory(self, self._words("hand.folder"))
            if not chosen:
                return
            folder = Path(chosen)
        self.deliver(way, wanted, folder)

    def deliver(self, way: str, wanted: Sequence[str], folder: Path | None = None) -> None:
        """Make the files and hand them over; ``folder`` is where files go."""
        request, kept, pdf = self._request, self._kept, self._pdf
        locked = self._lock.isChecked() and way != _PAPER
        self._password = delivery.new_password() if locked else ""
        words = self._words
        progress = self.working.begin(
            lambda n, m: words("hand.making", n=n, m=m) if m else words("hand.making.begin")
        )
        self._do.setEnabled(False)

        def made(gathered: "Gathered") -> None:
            self._desk.background.compute(
                partial(parcel.pack, gathered, self._password, progress),
                partial(self._packed, way, folder),
                self._refused,
                owner=self,
            )

        self._desk.background.read(
            lambda register: parcel.gather(register, request, kept, pdf, wanted),
            made,
            self._refused,
            owner=self,
        )

    def _packed(self, way: str, folder: Path | None, files: tuple[File, ...]) -> None:
        if not self.working.busy:
            return
        self.working.end()
        if way == _PAPER:
            self._to_printer(files)
        elif way == _MAIL:
            self._write_draft(files)
        elif folder is not None:
            self._save(folder, files)

    def _write_draft(self, files: tuple[File, ...]) -> None:
        request, kept = self._request, self._kept
        self._desk.background.read(
            lambda register: delivery.draft(register, request, kept, files),
            partial(self._open_draft, files),
            self._refused,
            owner=self,
        )

    def _open_draft(self, files: tuple[File, ...], draft: Draft) -> None:
        self._draft = draft
        try:
            shown = self._desk.opened_files.open(draft.name, draft.data)
        except OSError:
            shown = False
        self._left(files, SendingWay.EMAIL)
        key = "hand.draft.opened" if shown else "hand.draft.closed"
        self._show_done(self._words(key), large=draft.large, draft=draft)

    def _save(self, folder: Path, files: tuple[File, ...]) -> None:
        def job() -> None:
            for file in files:
                answering.write_file(folder / file.name, file.data)

        def done(_none: object) -> None:
            by = self._kept.sent_by
            held = by is None or (by is SendingWay.EMAIL and self._contents.held is not None)
            self._left(files, SendingWay.HANDED_OVER if held or by is None else by)
            said = self._words.n("hand.files.saved", len(files), folder=folder.name)
            self._show_done(said)

        self._desk.background.compute(job, done, self._refused, owner=self)

    def _to_printer(self, files: tuple[File, ...]) -> None:
        from dpo_desk.desk.printing import NoPrinter, ask_and_print

        words = self._words
        try:
            for file in files:
                if file.media_type == delivery.PDF and not ask_and_print(
                    self, file.data, file.name, words
                ):
                    break
            else:
                self.close_sheet()
        except NoPrinter:
            self._desk.toast(words("err.print.none"))
        self._name_deed()

    def _left(self, files: tuple[File, ...], way: SendingWay) -> None:
        """Log what left, by its hash."""
        request, uid = self._request, self._kept.uid
        self._desk.background.write(
            lambda register: parcel.record(register, request, files, way=way, letter_uid=uid)
        )

    def _show_done(self, said: str, *, large: bool = False, draft: Draft | None = None) -> None:
        """What was made; the password, this once."""
        words, password = self._words, self._password
        self._choose.hide()
        items: list[QWidget] = [Prose(said, "body")]
        if large and draft is not None:
            size = max(1, round(len(draft.data) / _MB))
            items.append(Banner("warn", words("hand.large", mb=size), words("hand.large.body")))
        if password:
            items.append(PasswordPart(self._desk, password, self._contents.phone))
            items.append(Banner("warn", words("hand.once"), words("hand.once.body")))
        if draft is not None:
            keep = Button(words("hand.draft.save"), "secondary", "download", small=True)
            keep.setObjectName("delivery.draft.save")
            keep.clicked.connect(lambda _checked=False: self._ask_where(draft))
            items.append(plain(row(keep, None)))
        for item in items:
            self._after.addWidget(item)
            self._after.addSpacing(self._desk.theme.px(14))
            item.show()
        self._cancel.set_text(words("common.close"))
        self._do.setEnabled(True)
        self._do.clicked.disconnect()
        unsent = self._kept.sent_on is None
        self._do.setVisible(unsent)
        if unsent:
            self._do.set_text(words("answer.send"))
            self._do.set_icon("check")
            self._do.clicked.connect(lambda _checked=False: self._mark_sent())
        self._cancel.setFocus()
        self._password = ""

    def _mark_sent(self) -> None:
        self.close_sheet()
        self._panel.leaving.send()

    def _ask_where(self, draft: Draft) -> None:
        words = self._words
        chosen, _ = QFileDialog.getSaveFileName(
            self, words("hand.draft.save"), draft.name, words("hand.draft.filter")
        )
        if chosen:
            path = Path(chosen)
            self._desk.background.compute(
                partial(answering.write_file, path, draft.data),
                lambda _done: self._desk.toast(words("answer.saved", name=path.name)),
                self._desk.tell,
                owner=self,
            )

    def _refused(self, error: Exception) -> None:
        self.working.end()
        self._password = ""
        self._name_deed()
        if isinstance(error, Stopped):
            return
        if not isinstance(error, DeskError):
            raise error
        self._desk.tell(error)

    def _leave(self) -> None:
        self.working.cancel()
        self._password, self._draft = "", None
        self.deleteLater()


def ask_delivery(panel: "AnswerPanel", job: Callable[[Any], KeptLetter], pdf: bytes) -> None:
    """Open the sheet once the letter is kept; ``job`` keeps it in the register's thread."""
    request = panel.request_id

    def both(register: Any) -> "tuple[KeptLetter, Contents]":
        kept = job(register)
        return kept, parcel.contents(register, request, kept)

    def done(found: "tuple[KeptLetter, Contents]") -> None:
        DeliverySheet(panel, found[0], pdf, found[1]).open_sheet()

    panel.write(both, done)
