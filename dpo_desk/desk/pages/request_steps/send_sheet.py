"""The sheet before a letter is marked as sent: when, how, and that it cannot be undone."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from dpo_desk.desk.pages.request_steps import answer_mend
from dpo_desk.desk.pages.request_steps.choices import choices
from dpo_desk.desk.pages.request_steps.kept_sheet import KeptSheet
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.date_edit import DateEdit
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import Combo
from dpo_desk.desk.widgets.layout import column, plain
from dpo_desk.desk.widgets.text import Prose
from dpo_desk.duties import answering
from dpo_desk.duties.answering import Rendering
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.outgoing import usual_way
from dpo_desk.law.codes import SendingWay

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.answer import AnswerPanel
    from dpo_desk.duties.outgoing import Check

Send = Callable[[Rendering, date, SendingWay], None]


class SendSheet(KeptSheet):
    """Asks when and how; what holds back a letter that leaves so is said before it has left."""

    kind = "send"

    def __init__(self, panel: "AnswerPanel", rendering: Rendering, send: Send) -> None:
        self._panel, self._rendering, self._send = panel, rendering, send
        words, kept = panel.words, rendering.kept
        self._day = DateEdit(panel.desk)
        self._day.setObjectName("request.send.on")
        self._day.set_day(panel.desk.clock.today())
        self._day_field = Field(words("field.letter.sent_on"), self._day)
        self._way = Combo(choices(list(SendingWay), words))
        self._way.setObjectName("request.send.by")
        if panel.view is not None:
            self._way.set_value(kept.sent_by or usual_way(panel.view.request, kept))
        self._way_field = Field(words("answer.channel"), self._way)
        self._way.chosen.connect(lambda _way: self._way_field.clear())
        done = Button(words("answer.send.do"), "primary", "send")
        done.setObjectName("request.send.do")
        done.clicked.connect(lambda _checked=False: self._finish())
        cancel = Button(words("common.cancel"), "ghost")
        body = plain(
            column(
                Prose(words("answer.send.body"), "muted"),
                16,
                self._day_field,
                14,
                self._way_field,
                16,
                Banner("warn", words("answer.send.final"), words("answer.send.final.body")),
            )
        )
        super().__init__(panel, words("answer.send"), body, cancel, done)
        self.closed.connect(self.deleteLater)
        cancel.clicked.connect(self.close_sheet)

    def _finish(self) -> None:
        """Look at the day, then at what holds it back when it leaves on that day and so."""
        panel, view = self._panel, self._panel.view
        self._day.commit()
        day, way = self._day.day, SendingWay(str(self._way.value))
        if self._day.unreadable or day is None:
            self._day_wrong(panel.words("err.date.format"))
            return
        received = view.request.received_on if view is not None else None
        try:
            answering.check_sent_day(received, panel.desk.clock.today(), day)
        except InvalidField as error:
            self._day_wrong(error.say(panel.words))
            return
        request, kept, letter = panel.request_id, self._rendering.kept, self._rendering.letter

        def job(register: Any) -> "tuple[Check, ...]":
            from dpo_desk.duties import presend
            from dpo_desk.records import Request

            case = register.get(Request, request)
            return presend.blocks(register, case, kept, letter, way=way, on=day)

        def judge(found: "tuple[Check, ...]") -> None:
            if found:
                self._held(found[0])
            else:
                self.close_sheet()
                self._send(self._rendering, day, way)

        panel.desk.background.read(job, judge, panel.desk.tell, owner=self)

    def _held(self, check: "Check") -> None:
        """Another way is chosen here; all else is mended behind the sheet."""
        panel = self._panel
        if check.key == "presend.sensitive_email":
            self._way_field.set_error(check.say(panel.words))
            self._way.setFocus()
            return
        self.close_sheet()
        panel.desk.toast(check.say(panel.words))
        answer_mend.mend(panel, check)

    def _day_wrong(self, said: str) -> None:
        self._day_field.set_error(said)
        self._day.setFocus()


def open_send_sheet(panel: "AnswerPanel", rendering: Rendering, send: Send) -> SendSheet:
    """Ask when and how the letter went out; ``send`` gets the answers."""
    sheet = SendSheet(panel, rendering, send)
    sheet.open_sheet()
    return sheet
