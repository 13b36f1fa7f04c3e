"""What is shown while a register is closed and its file worked on: nothing to press or read."""

from dpo_desk.desk.context import Desk
from dpo_desk.desk.lone_page import LonePage
from dpo_desk.desk.widgets.text import Label

_WIDTH = 416


class WaitingPage(LonePage):
    """The mark, and a line that says that something is under way."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        said = Label(self.words("settings.waiting"), "muted", wrap=True)
        self.show_content(_WIDTH, self.brand(), 20, said, middle=True)
