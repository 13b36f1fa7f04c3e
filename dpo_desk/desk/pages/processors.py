"""Processors: the services that are bought, their vendors, agreements and where data lie."""

from collections.abc import Sequence
from typing import Any, ClassVar

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.register_page import RegisterPage, group
from dpo_desk.desk.table import FIT, Cell, ChipCell, Column, TwoLines
from dpo_desk.desk.tokens import Tone
from dpo_desk.desk.widgets.field import pair
from dpo_desk.desk.widgets.layout import Item
from dpo_desk.duties import service_list, services
from dpo_desk.duties.service_list import ServiceRow
from dpo_desk.duties.service_state import ServiceState
from dpo_desk.law import countries, dates
from dpo_desk.records import Service
from dpo_desk.words import Words

_TONES: dict[ServiceState, Tone] = {
    ServiceState.MISSING: "danger",
    ServiceState.ASSESS: "warn",
    ServiceState.IN_ORDER: "ok",
    ServiceState.UNUSED: "neutral",
}


class ProcessorsPage(RegisterPage):
    """A service with its vendor a row."""

    key = "processors"
    icon = "building-2"
    record = Service
    tables: ClassVar[frozenset[str]] = frozenset(
        {"service", "vendor", "sub_processor", "document", "activity_service", "retention_rule"}
    )
    change = staticmethod(services.change)
    add = staticmethod(services.add)
    remove = staticmethod(services.remove)

    def __init__(self, desk: Desk) -> None:
        self.listing = service_list.listing(desk.clock.today())
        super().__init__(desk)

    def columns(self) -> Sequence[Column]:
        """Name and use, where, the agreement, the next review."""
        words = self.desk.words
        return (
            Column("name", "processors.column.name", None, _name, sort="name"),
            Column("place", "field.processor.place", 80, _place(words), narrow=False),
            Column("state", "processors.column.agreement", FIT, _state(words), sort="state"),
            Column("review", "field.processor.review", FIT, _review(words), sort="review_on",
                   narrow=False),
        )  # fmt: skip

    def build_form(self) -> Sequence[Item]:
        """What it is, the agreement, transfers, contact."""
        row, words = self.form.row, self.desk.words
        return (
            pair(row("name"), row("storage_countries")),
            tokens.FIELD_GAP,
            row("used_for"),
            *group(
                words("processors.agreement"),
                pair(row("agreement_status"), row("agreement_signed_on")),
            ),
        )


def _name(row: ServiceRow) -> Cell:
    vendor = row.vendor or ""
    known = not vendor or vendor.casefold() in row.name.casefold()
    return TwoLines(row.name, row.used_for if known else f"{vendor} · {row.used_for}".strip(" ·"))


def _place(words: Words) -> Any:
    def cell(row: ServiceRow) -> Cell:
        named = [countries.name(code, words.language) for code in row.storage_countries]
        return ", ".join(named) or words("common.unknown")

    return cell


def _state(words: Words) -> Any:
    return lambda row: ChipCell(words(row.state.key), _TONES[row.state])


def _review(words: Words) -> Any:
    return lambda row: dates.write(row.review_on, words.language, "short") if row.review_on else "–"
