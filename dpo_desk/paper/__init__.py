"""Drawing letters as PDF pages: the only room that knows reportlab and pikepdf.

What can be drawn is ``model``, what comes out is ``result``; both are light. The press and its
libraries are loaded at the first rendering.
"""

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dpo_desk.paper.model import Letter
    from dpo_desk.paper.result import Rendered


def render(letter: "Letter", now: datetime) -> "Rendered":
    """The letter as PDF/A-2b: the bytes that are shown, saved, printed and kept.

    The same letter and the same ``now`` (aware) give the same bytes. Raises ValueError for a naive
    ``now`` and KeyError where the letter asks for the page of a card it does not have.
    """
    from dpo_desk.paper import press

    return press.render(letter, now)
