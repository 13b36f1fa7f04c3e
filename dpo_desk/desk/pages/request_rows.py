"""What stands in the cells of the list of requests, and where its rows come from."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from dpo_desk.desk.due import due_chip
from dpo_desk.desk.pages.kind_icons import kind_icon
from dpo_desk.desk.table import FIT, Cell, ChipCell, Column, Query, Source, TwoLines
from dpo_desk.law import dates
from dpo_desk.words import Words

if TYPE_CHECKING:
    from dpo_desk.duties.listing import RequestRow
    from dpo_desk.duties.windows import Window


def columns(words: Words) -> tuple[Column, ...]:
    """The columns, saying what they say in ``words``."""

    def kind(row: "RequestRow") -> Cell:
        if not row.kinds:
            return ""
        more = f" +{len(row.kinds) - 1}" if len(row.kinds) > 1 else ""
        return ChipCell(words(row.kinds[0].key) + more, "neutral", kind_icon(row.kinds[0]))

    def received(row: "RequestRow") -> Cell:
        if row.received_on is None:
            return words("common.notset")
        return dates.write(row.received_on, words.language)

    def due(row: "RequestRow") -> Cell:
        if row.closed:
            return ChipCell(words("step.closed"), "neutral", "circle-check")
        if row.sent_on is not None:
            day = dates.write(row.sent_on, words.language, "day_month")
            return ChipCell(words("case.chip.sent", date=day), "ok", "send")
        if row.state is None:
            return ChipCell(words("common.notset"), "warn", "flag")
        return ChipCell(*due_chip(row.days_left, row.state, row.days_over, words))

    return (
        Column("name", "request.person", None, _name(words), sort="requester_name"),
        Column("kind", "field.claim.kind", FIT, kind),
        Column("received", "request.received", FIT, received, sort="received_on", narrow=False),
        Column("due", "requests.due", FIT, due, sort="due_on"),
        Column(
            "status", "requests.step", FIT, lambda row: words(row.status.key), sort="status",
            narrow=False,
        ),
    )  # fmt: skip


def _name(words: Words) -> Any:
    def cell(row: "RequestRow") -> Cell:
        name = row.requester_name or words("requests.nameless")
        return TwoLines(name, words("case.number", no=row.ref))

    return cell


def _window(register: Any, query: Query, after: Any, limit: int) -> Sequence[Any]:
    from dpo_desk.duties import listing

    return listing.window(register, _wanted(query), after=after, limit=limit)


def _size(register: Any, query: Query) -> int:
    from dpo_desk.duties import listing

    return listing.count(register, _wanted(query))


def _wanted(query: Query) -> "Window":
    from dpo_desk.duties.windows import Window

    shown, text = query.shown
    return Window(shown, text, query.sort, query.descending)


SOURCE: Final = Source(_window, _size)
