"""Step 6: what is still open, one line why, and how long the case itself is kept."""

from collections.abc import Sequence

from PySide6.QtWidgets import QMessageBox

from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.pieces import Pieces
from dpo_desk.desk.pages.request_steps.closed_parts import (
    Others,
    Outcomes,
    Restriction,
    keep_lines,
)
from dpo_desk.desk.pages.request_steps.closed_told import Told
from dpo_desk.desk.pages.request_steps.half_typed import HalfTyped
from dpo_desk.desk.pages.request_steps.panel import Panel, body, long_date
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner, Card
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import Combo, LineEdit
from dpo_desk.desk.widgets.layout import Item, column, row
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.duties import closing
from dpo_desk.duties.case_view import CaseView
from dpo_desk.law.codes import ClaimOutcome, RequestStatus


class ClosedPanel(Panel):
    """Closing never blocks: it shows what is open and asks for a line (MODEL.md 31)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = self.words
        self._title = Label("", "h2")
        self._said = Prose("", "muted")
        self._open = Banner("warn", "")
        self._reason = LineEdit()
        self._reason.setObjectName("request.close.reason")
        self._half = HalfTyped(self)
        self._half.keep("close.reason", self._reason)
        self._reason_field = Field(words("close.reason"), self._reason)
        self._outcome = Combo([(o.value, words(o.key)) for o in ClaimOutcome])
        self._outcome.setObjectName("request.close.outcome")
        self.fields["outcome"] = Field(words("close.outcome"), self._outcome)
        self._close = Button(words("close.do"), "primary", "archive")
        self._close.setObjectName("request.close")
        self._close.clicked.connect(self._close_case)
        self._reopen = Button(words("close.reopen"), "secondary", "undo-2")
        self._reopen.setObjectName("request.reopen")
        self._reopen.clicked.connect(self._reopen_case)
        self._erase = Button(words("close.erase"), "danger", "trash-2")
        self._erase.setObjectName("request.erase")
        self._erase.clicked.connect(self._ask_erase)
        self._before = Card(
            column(self.fields["outcome"], self._reason_field, row(self._close, None), gap=16)
        )
        self._after = Card(
            Prose(words("close.erase.help"), "small"),
            14,
            row(self._reopen, self._erase, None, gap=8),
        )
        self._restriction: Restriction | None = None
        self.pieces = Pieces(self._build_end, self._build_rest)
        self.pieces.built.connect(self._show_rest)
        self.setLayout(column(body(self.pieces)))
        self.pieces.begin()

    def _build_end(self) -> Sequence[Item]:
        self._outcomes = Outcomes(self)
        parts = column(self._open, self._before, self._after, self._outcomes, gap=16)
        return (self._title, 6, self._said, 16, parts)

    def _build_rest(self) -> Sequence[Item]:
        self._told, self._others = Told(self), Others(self)
        self._restriction = Restriction(self)
        return (16, column(self._told, self._restriction, self._others, gap=16))

    def _show_rest(self) -> None:
        """Fill what is there by now."""
        view = self.view
        if view is None or self._restriction is None:
            return
        self._told.show_case(self.more)
        self._restriction.show_case(self.more)
        self._others.show_case(view)

    def show_case(self, view: CaseView) -> None:
        """Before closing: what is open. After: until when the case is kept."""
        super().show_case(view)
        self._half.show(view)
        words, closed = self.words, view.request.status is RequestStatus.CLOSED
        gone = view.request.erased_on is not None
        self._title.setText(words("close.title" if closed else "close.title.open"))
        self._before.setVisible(not closed)
        self.main = None if closed else self._close
        self._after.setVisible(closed and not gone)
        self.fields["outcome"].setVisible(any(outcome is None for outcome in view.outcomes))
        self._open.setVisible(bool(view.open_points) and not closed)
        points = [words.n(point.key, point.n) for point in view.open_points]
        self._open.show_message("warn", words("close.open"), ". ".join(points) + ".")
        self._reason_field.setVisible(bool(points))
        if gone:
            said = words("close.erased", date=long_date(view.request.erased_on, words))
        elif closed:
            said = words("close.keep", date=long_date(view.keep_until, words)) + "."
            if self.more.kept is not None:
                said = f"{said}\n\n{keep_lines(self.more.kept, self)}"
        else:
            said = words("close.help")
        self._said.set_text(said)
        self._outcomes.show_case(self.more)
        self._show_rest()

    def flush(self) -> None:
        """Keep what is half typed."""
        self._half.flush()
        if self._restriction is not None:
            self._restriction.flush()

    def _close_case(self) -> None:
        request, reason = self.request_id, self._reason.text()
        outcome = ClaimOutcome(str(self._outcome.value))
        self.write(
            lambda register: closing.close(register, request, outcome=outcome, reason=reason),
            lambda _request: self._half.given(),
        )

    def _reopen_case(self) -> None:
        request = self.request_id
        self.write(lambda register: closing.reopen(register, request))

    def _ask_erase(self) -> None:
        """One of the few confirmations: it names the case, and the button repeats the verb."""
        if self.view is None:
            return
        words, ref = self.words, self.view.request.ref
        box = QMessageBox(self.window())
        box.setObjectName("request.erase.confirm")
        box.setWindowTitle(words("app.name"))
        box.setText(words("close.erase.title", ref=ref))
        box.setInformativeText(words("close.erase.body"))
        erase = box.addButton(words("close.erase"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(words("common.cancel"), QMessageBox.ButtonRole.RejectRole)
        box.buttonClicked.connect(lambda button: self._erase_case() if button is erase else None)
        box.finished.connect(box.deleteLater)
        box.open()

    def _erase_case(self) -> None:
        request = self.request_id
        self.write(lambda register: register.erase(request))
