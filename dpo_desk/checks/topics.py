"""What each sentence is about, so that a storage period is found for a use of data."""

from typing import Final

from dpo_desk.checks.notice_view import Notice
from dpo_desk.reading import notice_rules

_TOPIC: Final = "checks_topics"


def topics(notice: Notice) -> dict[int, list[str]]:
    """The topics of each piece by its index, the narrowest first; where none, of its heading."""
    order = {rule.gives: place for place, rule in enumerate(notice_rules.rules(_TOPIC))}
    found: dict[int, set[str]] = {piece.index: set() for piece in notice.sheet.pieces}
    titles: dict[str, set[str]] = {}
    for hit in notice_rules.hits(notice.sheet, _TOPIC):
        found[hit.piece.index].add(hit.rule.gives)
        if hit.piece.kind == "heading":
            titles.setdefault(hit.piece.text, set()).add(hit.rule.gives)
    return {
        piece.index: sorted(
            found[piece.index] or _of_headings(piece.headings, titles), key=order.__getitem__
        )
        for piece in notice.sheet.pieces
    }


def _of_headings(headings: tuple[str, ...], titles: dict[str, set[str]]) -> set[str]:
    """What the innermost heading that is about something is about."""
    return next((titles[each] for each in reversed(headings) if each in titles), set())
