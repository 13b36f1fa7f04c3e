"""Article 19 from the answer: who is told, who has confirmed, and the letter to each of them."""

from typing import TYPE_CHECKING

from dpo_desk.desk.pages.request_steps.closed_told import Told
from dpo_desk.desk.pages.request_steps.kept_sheet import KeptSheet
from dpo_desk.desk.widgets.layout import column, plain

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.answer import AnswerPanel
    from dpo_desk.desk.pages.request_steps.more import More


class RecipientsSheet(KeptSheet):
    """The same lines as in the last step, where one is when one writes."""

    kind = "recipients"

    def __init__(self, panel: "AnswerPanel") -> None:
        words = panel.words
        self.told = Told(panel, titled=False)
        body = plain(column(self.told))
        super().__init__(panel, words("case.told"), body)
        panel.step_asked.connect(self._leave)
        self.closed.connect(self.deleteLater)
        self.show_case(panel.more)

    def show_case(self, more: "More") -> None:
        """Show who was told by now."""
        self.told.show_case(more)

    def _leave(self, _step: str) -> None:
        """A letter is opened behind the sheet."""
        self.close_sheet()


def open_recipients_sheet(panel: "AnswerPanel") -> RecipientsSheet:
    """Over the answer; what is done in it shows at once."""
    sheet = RecipientsSheet(panel)
    sheet.open_sheet()
    return sheet
