"""Take every measurement and print the table: ``python -m tests.bench [part of a file's name]``."""

import importlib
import sys
from pathlib import Path

from tests.bench import Figure


def benches(part: str) -> list[str]:
    """The measurements whose name holds ``part``."""
    found = sorted(path.stem for path in Path(__file__).parent.glob("bench_*.py"))
    return [name for name in found if part in name]


def table(figures: list[Figure]) -> str:
    """The figures under each other, with what each was held against."""
    head = ("what", "ratio", "limit", "aim", "verdict", "")
    rows = [
        (
            figure.name,
            f"{figure.ratio:.2f}",
            f"{figure.limit:g}",
            "" if figure.aim is None else f"{figure.aim:g}",
            figure.verdict,
            figure.detail,
        )
        for figure in figures
    ]
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if 1 <= column <= 3 else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (head, *rows)
    )


def main() -> int:
    """Print the table; 1 where a figure is over its limit or nothing was measured."""
    figures: list[Figure] = []
    for name in benches(sys.argv[1] if len(sys.argv) > 1 else ""):
        print(f"measuring {name.removeprefix('bench_').replace('_', ' ')} …", file=sys.stderr)
        found = importlib.import_module(f"tests.bench.{name}").run()
        for figure in found:  # it takes minutes: whoever leaves it has what was measured
            print(f"  {figure.ratio:.2f} of {figure.limit:g}  {figure.name}", file=sys.stderr)
        figures += found
    if not figures:
        print("nothing to measure", file=sys.stderr)
        return 1
    print(table(figures))
    return int(any(figure.ratio > figure.limit for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
