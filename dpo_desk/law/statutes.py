"""Norwegian acts that say how long something is kept, with their period and how to cite them."""

from datetime import date
from typing import Literal, NamedTuple

from dpo_desk import words
from dpo_desk.law import dated
from dpo_desk.law.codes import RetentionTrigger


class Statute(NamedTuple):
    """One rule; ``keep`` asks for at least the period, ``erase`` allows at most that."""

    code: str
    law: str  # Lovdata's number with the paragraph
    duty: Literal["keep", "erase"]
    period: str  # ISO 8601
    trigger: RetentionTrigger

    def cite(self, language: str) -> str:
        """The act and its paragraph as a letter names them: «bokføringsloven § 13»."""
        return words.of(language)(f"statute.{self.code}.cite")

    def covers(self, language: str) -> str:
        """What the rule is about, in plain words."""
        return words.of(language)(f"statute.{self.code}.covers")


def statutes() -> tuple[Statute, ...]:
    """Every rule, in the order of ``resources/law/statutes.toml``."""
    entries = {k: v for k, v in dated.table("statutes").items() if isinstance(v, dict)}
    return tuple(
        Statute(
            code, entry["law"], entry["duty"], entry["period"], RetentionTrigger(entry["trigger"])
        )
        for code, entry in entries.items()
    )


def statute(code: str) -> Statute:
    """The rule with this code; raises KeyError."""
    return {each.code: each for each in statutes()}[code]


def as_of() -> date:
    """The day whose consolidated texts the rules were read in."""
    return dated.as_of("statutes")
