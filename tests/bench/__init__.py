"""What the program must reach, as ratios, so that a figure means the same on every machine.

A new measurement is a file ``bench_<what>.py`` with ``run() -> list[Figure]``: `make bench`.
Measure against a floor in the same run (an empty window, a bare commit), never against seconds.
"""

from collections.abc import Callable
from time import perf_counter
from typing import NamedTuple


class Figure(NamedTuple):
    """One measured figure: it must not pass ``limit``, and we would like it not to pass ``aim``."""

    name: str
    ratio: float
    limit: float
    aim: float | None = None
    detail: str = ""

    @property
    def verdict(self) -> str:
        """Where the figure stands, in a word or two."""
        if self.ratio > self.limit:
            return "OVER THE LIMIT"
        if self.aim is not None and self.ratio > self.aim:
            return "within the limit"
        return "good"


# A measured piece of work: timed from outside, unless it returns its own measure.
Work = Callable[[], float | None]


def medians(a: Work, b: Work, runs: int) -> tuple[float, float]:
    """The medians of ``a`` and ``b``, run in turns after one unmeasured turn each (seconds)."""
    if runs < 1:
        raise ValueError("at least one run")
    from statistics import median  # here: an empty window that is measured has no use for it

    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(runs + 1):
        for work, times in zip((a, b), taken, strict=True):
            begin = perf_counter()
            own = work()
            elapsed = perf_counter() - begin
            if turn:
                times.append(elapsed if own is None else own)
    return median(taken[0]), median(taken[1])


def alternating(a: Work, b: Work, runs: int) -> float:
    """How many times ``b``'s median ``a``'s is, both run in turns: what slows one slows both."""
    of_a, of_b = medians(a, b, runs)
    return of_a / of_b
