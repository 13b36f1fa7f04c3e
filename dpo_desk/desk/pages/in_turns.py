"""Whether what pages build in turns of the event loop is all there: for the tour and for tests."""

from collections.abc import Iterable
from itertools import chain

from PySide6.QtWidgets import QWidget

from dpo_desk.desk.pages.notice_review_text import ReviewText
from dpo_desk.desk.pages.pieces import Pieces
from dpo_desk.desk.pages.request_steps.in_turn import InTurn
from dpo_desk.desk.pages.request_steps.scope_list import SourceList
from dpo_desk.desk.widgets.radio_cards import RadioCards


def whole(window: QWidget) -> bool:
    """Whether all that can be seen is built."""
    built: Iterable[Pieces | InTurn | SourceList | RadioCards | ReviewText] = chain(
        window.findChildren(Pieces),
        window.findChildren(InTurn),
        window.findChildren(SourceList),
        window.findChildren(RadioCards),
        window.findChildren(ReviewText),
    )
    return all(each.whole or not each.isVisible() for each in built)
