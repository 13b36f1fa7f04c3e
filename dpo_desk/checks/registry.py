"""Every rule of the self-check by its code, and the one way to run them.

A rule is a function that yields a ``Spot`` wherever it holds::

    @check("N16", Severity.LOW, source="N")
    def undated(notice: Notice) -> Iterator[Spot]:
        ...

``source`` is what decides it: N the notice, R the register, W the work with requests. A rule with
two sources may be two functions: one that is handed a ``Notice``, one (``on="register"``) that is
handed ``Facts``.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, Final, Literal, NamedTuple

from dpo_desk.checks.finding import Finding, Spot
from dpo_desk.law.codes import Severity

Source = Literal["N", "R", "W", "N,R"]
On = Literal["notice", "register"]
_ORDER: Final = tuple(Severity)
_MOST: Final = 40  # places of one notice that are worth showing for one rule


class Rule(NamedTuple):
    """A rule, and the functions that decide it."""

    code: str
    severity: Severity
    source: Source
    ways: tuple[tuple[On, Callable[[Any], Iterable[Spot]]], ...]

    def on(self, what: On) -> Iterator[Callable[[Any], Iterable[Spot]]]:
        """The functions that are handed a notice, or the register."""
        return (way for kind, way in self.ways if kind == what)


RULES: Final[dict[str, Rule]] = {}


def check(
    code: str, severity: Severity, *, source: Source, on: On | None = None
) -> Callable[[Callable[[Any], Iterable[Spot]]], Callable[[Any], Iterable[Spot]]]:
    """Decorate a function as a rule, or as one more way to see it."""
    place: On = on or ("notice" if source.startswith("N") else "register")

    def keep(way: Callable[[Any], Iterable[Spot]]) -> Callable[[Any], Iterable[Spot]]:
        known = RULES.get(code, Rule(code, severity, source, ()))
        if (known.severity, known.source) != (severity, source):
            raise ValueError(f"{code} is registered otherwise")
        RULES[code] = known._replace(ways=(*known.ways, (place, way)))
        return way

    return keep


def run(on: On, facts: Any) -> tuple[Finding, ...]:
    """What the rules say of a notice or of the register, the gravest first."""
    return in_order(each for rule in run_each(on, facts) for each in rule)


def run_each(on: On, facts: Any) -> Iterator[tuple[Finding, ...]]:
    """The same a rule at a time."""
    for rule in RULES.values():
        for way in rule.on(on):
            spots = _each_once(way(facts))
            most = _MOST if on == "notice" else None
            yield tuple(_finding(rule, spot) for spot in islice(spots, most))


def in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The gravest first, then by rule and place."""
    return tuple(sorted(found, key=rank))


def rank(finding: Finding) -> tuple[int, str, int]:
    """Where a finding stands among others: the gravest first."""
    return _ORDER.index(finding.severity), finding.rule, finding.line


def _each_once(spots: Iterable[Spot]) -> Iterable[Spot]:
    """No place twice for one rule."""
    return {(s.table, s.uid, s.field, s.span): s for s in spots}.values()


def _finding(rule: Rule, spot: Spot) -> Finding:
    severity = spot.severity or rule.severity
    if spot.unanswered and severity is Severity.HIGH:
        severity = Severity.MEDIUM  # high only after a confirmed no (DOMAIN §9)
    return Finding(
        rule=rule.code,
        severity=severity,
        table=spot.table,
        uid=spot.uid,
        field=spot.field,
        line=spot.span.line if spot.span else 0,
        span=spot.span,
        values=dict(spot.values),
        unanswered=spot.unanswered,
        title=spot.title,
    )
