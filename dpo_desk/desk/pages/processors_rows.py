"""What stands in the cells of the list of processors."""

from collections.abc import Sequence

from dpo_desk.desk.table import FIT, Cell, ChipCell, Column, TwoLines
from dpo_desk.desk.tokens import Tone
from dpo_desk.duties.service_list import ServiceRow
from dpo_desk.duties.service_state import ServiceState
from dpo_desk.law import countries, dates
from dpo_desk.words import Words

_TONES: dict[ServiceState, Tone] = {
    ServiceState.MISSING: "danger",
    ServiceState.ASSESS: "warn",
    ServiceState.IN_ORDER: "ok",
    ServiceState.UNUSED: "neutral",
}
_PLACE = 108


def columns(words: Words) -> Sequence[Column]:
    """Name and use, where, the agreement, the next review."""

    def name(row: ServiceRow) -> Cell:
        vendor = row.vendor or ""
        said = vendor.casefold() in row.name.casefold()  # Microsoft 365 says whose it is
        return TwoLines(row.name or words("record.nameless"), _joined("" if said else vendor, row))

    def place(row: ServiceRow) -> Cell:
        named = [countries.name(code, words.language) for code in row.storage_countries]
        return ", ".join(named) or words("common.unknown")

    def state(row: ServiceRow) -> Cell:
        missing = row.state is ServiceState.MISSING  # the heading says of what
        said = words("processors.cell.missing" if missing else row.state.key)
        return ChipCell(said, _TONES[row.state])

    def review(row: ServiceRow) -> Cell:
        return dates.write(row.review_on, words.language, "brief") if row.review_on else "–"

    return (
        Column("name", "processors.column.name", None, name, sort="name"),
        Column("place", "field.processor.place", _PLACE, place, narrow=False),
        Column("state", "processors.column.agreement", FIT, state, sort="state"),
        Column("review", "field.processor.review", FIT, review, sort="review_on", narrow=False),
    )


def _joined(vendor: str, row: ServiceRow) -> str:
    return " · ".join(part for part in (vendor, row.used_for) if part)
