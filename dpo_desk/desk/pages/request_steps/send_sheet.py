"""The sheet before a letter is marked as sent: when, how, and that it cannot be undone."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from dpo_desk.desk.pages.request_steps.choices import choices
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.date_edit import DateEdit
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import Combo
from dpo_desk.desk.widgets.layout import column, plain
from dpo_desk.desk.widgets.side_sheet import SideSheet
from dpo_desk.desk.widgets.text import Prose
from dpo_desk.duties import answering
from dpo_desk.duties.answering import Rendering
from dpo_desk.duties.errors import InvalidField
from dpo_desk.law.codes import Channel, SendingWay

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.answer import AnswerPanel

Send = Callable[[Rendering, date, SendingWay], None]


def open_send_sheet(panel: "AnswerPanel", rendering: Rendering, send: Send) -> SideSheet:
    """Ask when and how the letter went out; ``send`` gets the answers."""
    words, desk = panel.words, panel.desk
    day = DateEdit(desk)
    day.setObjectName("request.send.on")
    day.set_day(desk.clock.today())
    day_field = Field(words("field.letter.sent_on"), day)
    way = Combo(choices(list(SendingWay), words))
    way.setObjectName("request.send.by")
    way.set_value(rendering.kept.sent_by or _usual(panel))
    done = Button(words("answer.send.do"), "primary", "send")
    done.setObjectName("request.send.do")
    cancel = Button(words("common.cancel"))
    body = plain(
        column(
            Prose(words("answer.send.body"), "muted"),
            16,
            day_field,
            14,
            Field(words("answer.channel"), way),
            16,
            Banner("warn", words("answer.send.final"), words("answer.send.final.body")),
        )
    )
    sheet = SideSheet(panel.window(), words, words("answer.send"), body, cancel, done)
    sheet.closed.connect(sheet.deleteLater)
    cancel.clicked.connect(sheet.close_sheet)

    def finish() -> None:
        day.commit()
        if day.unreadable or day.day is None:
            day_field.set_error(words("err.date.format"))
            day.setFocus()
            return
        received = panel.view.request.received_on if panel.view is not None else None
        try:
            answering.check_sent_day(received, desk.clock.today(), day.day)
        except InvalidField as error:
            day_field.set_error(error.say(words))
            day.setFocus()
            return
        sheet.close_sheet()
        send(rendering, day.day, SendingWay(str(way.value)))

    done.clicked.connect(finish)
    sheet.open_sheet()
    return sheet


def _usual(panel: "AnswerPanel") -> SendingWay:
    """The way the request came: a letter is answered by post, everything else by e-mail."""
    came = panel.view.request.channel if panel.view is not None else Channel.EMAIL
    return SendingWay.POST if came is Channel.LETTER else SendingWay.EMAIL
