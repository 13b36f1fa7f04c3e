"""What a sheet of a step lies over: its page, so that the sheet goes when the page does."""

from PySide6.QtWidgets import QWidget

from dpo_desk.desk.page import Page


def page_of(panel: QWidget) -> QWidget:
    """The page a panel stands on; the lock throws it away with all that lies over it."""
    above = panel.parentWidget()
    while above is not None and not isinstance(above, Page):
        above = above.parentWidget()
    return above if above is not None else panel.window()
