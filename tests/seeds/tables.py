"""The tables of seeds/README.md: what a notice says, in which line, and where it stands."""

import re
from typing import Any, Final

from dpo_desk.duties.seed_file import open_source
from dpo_desk.duties.seed_statements import place

HEAD: Final = (
    "| Line | Original | Topic | Says | Value | Stands in | Note |\n|---|---|---|---|---|---|---|"
)
_LONGEST: Final = 90
_SIGNS: Final = {"\u00a0": "⍽", "\n": " ⏎ ", "|": "\\|", "*": "\\*", "_": "\\_", "<": "&lt;"}


def table(name: str) -> str:
    """The table of a seed, a row a statement of its file, in the order of the notice."""
    source = open_source(name)
    rows = [
        _row(name, source.notice, place(source, "", s["quote"], s.get("nth"))[0], s)
        for s in source.tables["statement"]
    ]
    return "\n".join([HEAD, *rows])


def between(readme: str, name: str) -> re.Match[str]:
    """Where the table of a seed stands in the README."""
    pattern = rf"(?s)(?<=<!-- {re.escape(name)} -->\n\n).*?(?=\n\n<!-- end -->)"
    found = re.search(pattern, readme)
    assert found is not None, f"seeds/README.md has no place for the table of {name}"
    return found


def _row(name: str, notice: str, start: int, statement: dict[str, Any]) -> str:
    line = notice.count("\n", 0, start) + 1
    notes = [statement.get("note", ""), _certainty(statement), _conflict(statement)]
    cells = (
        str(line),
        f"{name[:2].upper()}:{line}",  # line for line like the notice it is modelled on
        statement["topic"],
        f"«{_shown(_short(statement['quote']))}»",
        ", ".join(_many(statement.get("value", ""))),
        ", ".join(f"`{about}`" for about in _many(statement.get("about", "")) if about),
        " ".join(_shown(note) for note in notes if note),
    )
    return f"| {' | '.join(cells)} |".replace("|  |", "| |").replace("|  |", "| |")


def _certainty(statement: dict[str, Any]) -> str:
    certainty = statement.get("certainty", "")
    return f"({certainty})" if certainty else ""


def _conflict(statement: dict[str, Any]) -> str:
    conflict = statement.get("conflict", "")
    return f"↔ {conflict}" if conflict else ""


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"


def _shown(text: str) -> str:
    return "".join(_SIGNS.get(sign, sign) for sign in text)


def _many(value: Any) -> list[str]:
    return [str(each) for each in (value if isinstance(value, list) else [value])]
