"""What stands in the cells of the list of retention rules."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from dpo_desk.desk.table import FIT, Cell, ChipCell, Column, TwoLines
from dpo_desk.law import dates
from dpo_desk.law.codes import RetentionAction, RetentionTrigger
from dpo_desk.words import Words

if TYPE_CHECKING:
    from dpo_desk.duties.retention_view import RuleRow

Render = Callable[["RuleRow"], Cell]


def columns(words: Words) -> tuple[Column, ...]:
    """The columns, saying what they say in ``words``."""
    return (
        Column("data", "retention.column.data", None, _data(words), sort="data"),
        Column("length", "retention.column.length", 176, _length(words)),
        Column("next", "retention.column.next", FIT, _next(words), sort="next_on"),
    )


def _data(words: Words) -> Render:
    def cell(row: "RuleRow") -> Cell:
        where = " · ".join(name for name in (row.activity, row.service) if name)
        return TwoLines(row.data or words("record.nameless"), where or words("retention.general"))

    return cell


def _length(words: Words) -> Render:
    def cell(row: "RuleRow") -> Cell:
        from dpo_desk.duties.retention_words import length

        bare = row.trigger is RetentionTrigger.NONE
        said = length(row, words)
        if said:
            return TwoLines(said, words("retention.no_start") if bare else words(row.trigger.key))
        decides = row.criteria or row.law
        if bare or row.action is RetentionAction.KEEP:
            return TwoLines(decides, "") if decides else words("retention.open")
        when = words(f"trigger.when.{row.trigger}")
        return TwoLines(when[:1].upper() + when[1:], decides or words(row.action.key))

    return cell


def _next(words: Words) -> Render:
    def cell(row: "RuleRow") -> Cell:
        if row.disputed:
            return ChipCell(words("retention.disputed"), "warn")
        if row.next_on is None:
            return ChipCell(words("retention.chip.open"), "warn") if row.endless else "–"
        day = dates.write(row.next_on, words.language, "brief")
        if row.over:
            return ChipCell(day, "danger")
        return ChipCell(day, "warn", "hourglass") if row.soon else day

    return cell
