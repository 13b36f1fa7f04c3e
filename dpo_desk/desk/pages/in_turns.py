"""Whether what pages build in turns of the event loop is all there: for the tour and for tests."""

from PySide6.QtWidgets import QWidget

from dpo_desk.desk.pages.pieces import Pieces
from dpo_desk.desk.pages.request_steps.in_turn import InTurn
from dpo_desk.desk.pages.request_steps.scope_list import SourceList
from dpo_desk.desk.widgets.radio_cards import RadioCards

_IN_TURNS = (Pieces, InTurn, SourceList, RadioCards)


def whole(window: QWidget) -> bool:
    """Whether all that can be seen is built."""
    return all(
        each.whole or not each.isVisible()
        for kind in _IN_TURNS
        for each in window.findChildren(kind)
    )
