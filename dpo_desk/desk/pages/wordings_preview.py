"""The letter with the text as it stands: the very PDF that would be sent, of a case or a sample."""

from typing import TYPE_CHECKING, Any

from dpo_desk.desk.context import Desk
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import Combo
from dpo_desk.desk.widgets.layout import plain, row
from dpo_desk.desk.widgets.page_preview import PagePreview
from dpo_desk.desk.widgets.text import Label

if TYPE_CHECKING:
    from dpo_desk.desk.background import Task
    from dpo_desk.duties.letter_preview import Case
    from dpo_desk.paper.model import Letter

_LOWEST, _LOWEST_STACKED = 320, 560


class PreviewCard(Card):
    """Whose letter, and its pages."""

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        self._desk = desk
        self._wanted: tuple[str, str, str] | None = None
        self._tasks: list[Task[Any]] = []
        self._case = Combo([(None, words("wordings.sample"))])
        self._case.setObjectName("wordings.case")
        self._case.chosen.connect(lambda _case: self._draw_again())
        self._held = Label(words("wordings.held"), "small", wrap=True)
        self._held.setContentsMargins(px(16), 0, px(16), px(8))
        self._held.hide()
        self.pages = PagePreview(words)
        choice = Field(words("wordings.case"), self._case)
        super().__init__(
            plain(row((choice, 1), margins=(16, 12, 16, 10))),
            self._held,
            (self.pages, 1),
            margins=(1, 0, 1, 1),
        )
        self.stack(narrow=False)

    def offer(self, cases: "tuple[Case, ...]") -> None:
        """Let one of these cases be shown in place of the sample."""
        words = self._desk.words
        self._case.set_items(
            [(None, words("wordings.sample"))]
            + [(case.id, words("wordings.of_case", ref=case.ref)) for case in cases]
        )

    def draw(self, file: str, language: str, text: str) -> None:
        """Draw the letter of a file with this text."""
        self._wanted = (file, language, text)
        self._draw_again()

    def hold(self, held: bool) -> None:
        """Say that the pages are from before the text had a fault."""
        self._held.setVisible(held)

    def stack(self, narrow: bool) -> None:
        """As tall as a page must be to be read."""
        self.pages.setMinimumHeight(px(_LOWEST_STACKED if narrow else _LOWEST))

    def _draw_again(self) -> None:
        if self._wanted is None:
            return
        for task in self._tasks:
            task.cancel()
        (file, language, text), case = self._wanted, self._case.value
        self.hold(False)

        def write(register: Any) -> "Letter":
            from dpo_desk.duties import letter_preview

            return letter_preview.letter(
                register, file, language, text, case if isinstance(case, int) else None
            )

        background = self._desk.background
        self._tasks = [background.read(write, self._render, self._desk.tell, owner=self)]

    def _render(self, letter: "Letter") -> None:
        def job() -> bytes:
            from dpo_desk.duties import letter_preview

            return letter_preview.pdf(letter)

        self._tasks = [self._desk.background.compute(job, self._show, self._desk.tell, owner=self)]

    def _show(self, data: bytes) -> None:
        self.pages.show_pdf(data)
