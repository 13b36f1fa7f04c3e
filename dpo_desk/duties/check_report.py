"""The self-check on paper: what must be mended, what to look at, what is in order."""

from collections.abc import Iterator
from datetime import datetime
from typing import cast

from dpo_desk.duties import checking_view, printing
from dpo_desk.duties.checking_view import GROUPS, Row, View
from dpo_desk.paper.list_model import ListCell, ListColumn
from dpo_desk.paper.model import Language
from dpo_desk.paper.result import Rendered
from dpo_desk.register import Register
from dpo_desk.words import Words

_WIDTHS = (0.13, 0.31, 0.22, 0.34)


def report(register: Register, words: Words, now: datetime) -> Rendered:
    """The report as PDF/A, from the register as it is; ``now`` is aware."""
    view = checking_view.view(register, register.clock.today(), words)
    return printing.list_report(
        register,
        words("check.title"),
        words("check.report.subtitle", n=view.in_order, m=view.rules),
        columns(words),
        rows(view, words),
        now,
        language=cast(Language, words.language),
    )


def columns(words: Words) -> tuple[ListColumn, ...]:
    """The columns of the report."""
    names = ("group", "finding", "where", "fix")
    return tuple(
        ListColumn(words(f"check.report.{name}"), width)
        for name, width in zip(names, _WIDTHS, strict=True)
    )


def rows(view: View, words: Words) -> Iterator[tuple[ListCell, ...]]:
    """A line a finding, group by group; one line where nothing is missing."""
    if not view.rows:
        yield ("", words("check.report.none"), "", "")
    for group in GROUPS:
        for row in view.of(group):
            yield _cells(row, words)


def _cells(row: Row, words: Words) -> tuple[ListCell, ...]:
    severity = row.severity.label(words.language)
    message = f"{row.message} ({row.state})" if row.state else row.message
    done = words("check.report.reason", reason=row.reason) if row.accepted_on else row.fix
    return (
        (words(f"check.group.{row.group}"), severity),
        (message, row.law),
        (row.where, row.quote),
        done,
    )
