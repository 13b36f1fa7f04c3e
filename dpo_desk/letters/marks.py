"""The marks S1, S2 … of what is covered: the same in the copy and in the letter."""

from collections.abc import Mapping, Sequence

import msgspec

from dpo_desk.records import Redaction


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One reason for covering, and every place it covers."""

    name: str  # S1
    ground: str  # a code of ``law.grounds``
    reason: str
    places: tuple[tuple[int, int], ...]  # document and page, each once, in reading order
    redaction_ids: tuple[int, ...]


def marks(redactions: Mapping[int, Sequence[Redaction]], order: Sequence[int]) -> tuple[Mark, ...]:
    """A mark for each reason, numbered as one reads; ``order``: the documents as annexes lie."""
    found: dict[tuple[str, str], list[Redaction]] = {}
    for document in order:
        rows = redactions.get(document, ())
        for row in sorted(rows, key=lambda each: (each.page, each.top, each.left, each.id)):
            found.setdefault((row.ground, row.reason.strip()), []).append(row)
    return tuple(
        Mark(
            name=f"S{n}",
            ground=ground,
            reason=reason,
            places=tuple(dict.fromkeys((row.document_id, row.page) for row in rows)),
            redaction_ids=tuple(row.id for row in rows),
        )
        for n, ((ground, reason), rows) in enumerate(found.items(), 1)
    )
