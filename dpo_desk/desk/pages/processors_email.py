"""A prepared e-mail to a supplier: copied, or handed to the machine's own e-mail program."""

from PySide6.QtCore import QUrl, QUrlQuery
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import LineEdit, TextArea
from dpo_desk.desk.widgets.layout import column, plain
from dpo_desk.desk.widgets.side_sheet import SideSheet
from dpo_desk.desk.widgets.text import Label


class EmailSheet(SideSheet):
    """Recipient, subject and text, all of which can be changed first. We send nothing ourselves."""

    def __init__(self, host: QWidget, desk: Desk, to: str, subject: str, text: str) -> None:
        self._desk = desk
        words = desk.words
        self.to = LineEdit(to)
        self.subject = LineEdit(subject)
        self.text = TextArea(text, lines=(8, 26))
        for name, control in (("to", self.to), ("subject", self.subject), ("text", self.text)):
            control.setObjectName(f"email.{name}")
        copy = Button(words("email.copy"), "secondary", "file-text")
        copy.setObjectName("email.copy")
        copy.clicked.connect(lambda _checked=False: self._copy())
        send = Button(words("email.open"), "primary", "mail")
        send.setObjectName("email.open")
        send.clicked.connect(lambda _checked=False: self._hand_over())
        body = plain(
            column(
                Field(words("email.to"), self.to),
                Field(words("email.subject"), self.subject),
                Field(words("email.text"), self.text),
                Label(words("email.note"), "caption", wrap=True),
                gap=tokens.FIELD_GAP,
            )
        )
        super().__init__(host, words, words("processor.dpa.email"), body, copy, send)
        self.closed.connect(self.deleteLater)

    def address(self) -> QUrl:
        """The mailto: address with everything in it."""
        query = QUrlQuery()
        # RFC 6068: lines end in CRLF
        for name, value in (("subject", self.subject.text()), ("body", self.text.toPlainText())):
            lines = value.replace("\r\n", "\n").replace("\n", "\r\n")
            query.addQueryItem(name, bytes(QUrl.toPercentEncoding(lines).data()).decode())
        url = QUrl()
        url.setScheme("mailto")
        url.setPath(self.to.text().strip())
        url.setQuery(query)
        return url

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.subject.text()}\n\n{self.text.toPlainText()}")
        self._desk.toast(self._desk.words("email.copied"))

    def _hand_over(self) -> None:
        if QDesktopServices.openUrl(self.address()):
            self.close_sheet()
        else:
            self._desk.toast(self._desk.words("email.none"))
