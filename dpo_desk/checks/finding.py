"""What the self-check finds: a rule, how much it matters, and the place where it is mended."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

import msgspec

from dpo_desk import words
from dpo_desk.law import dates
from dpo_desk.law.codes import Severity
from dpo_desk.reading.sheet import Span

Value = str | int | date
Group = Literal["must", "should", "ok"]
_NOTHING: Final[Mapping[str, Value]] = MappingProxyType({})


class Spot(NamedTuple):
    """Where a rule holds: a place of the notice, a field of a record, or both."""

    table: str = ""
    uid: str = ""
    field: str = ""
    span: Span | None = None  # of the notice's text
    values: Mapping[str, Value] = _NOTHING  # that the message needs
    unanswered: bool = False  # nobody has said yes or no: «ikke registrert ennå»
    severity: Severity | None = None  # where it differs from the rule's
    title: str = ""  # what the record is called


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that holds somewhere; what it says stands in the catalogue ``checks``."""

    rule: str
    severity: Severity
    table: str = ""  # the record and field that «Rett opp» opens
    uid: str = ""
    field: str = ""
    line: int = 0  # of the notice, 0 for none
    span: Span | None = None
    values: Mapping[str, Value] = {}
    unanswered: bool = False
    title: str = ""

    def __repr__(self) -> str:
        """The rule and the place; no word of notice or register."""
        return f"<Finding {self.rule} {self.table} {self.uid} line {self.line}>"

    @property
    def group(self) -> Group:
        """Must be mended, or worth a look."""
        return "must" if self.severity is Severity.HIGH else "should"

    def message(self, language: str) -> str:
        """What is seen."""
        return words.of(language)(f"check.{self.rule}", **self._said(language))

    def law(self, language: str) -> str:
        """Which law it rests on."""
        return words.of(language)(f"check.{self.rule}.law")

    def fix(self, language: str) -> str:
        """What to do about it."""
        return words.of(language)(f"check.{self.rule}.fix")

    def state(self, language: str) -> str:
        """«Ikke registrert ennå» where nobody has answered, else ""."""
        return words.of(language)("check.not_yet") if self.unanswered else ""

    def _said(self, language: str) -> dict[str, str | int]:
        return {
            name: dates.write(value, language) if isinstance(value, date) else value
            for name, value in self.values.items()
        }
