"""What a careful reader found in the notices of ``tests/examples/notices``.

The files are YAML of a plain kind: a key a line, under it a list of ``- {…}`` or keys of its own,
everything else in flow style. That kind is read here, so that the tests need no YAML library.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

EXAMPLES: Final = Path(__file__).resolve().parent.parent / "examples"
_STRING_OR_WORD: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[^\s\[\]{},:"][^\[\]{},:"]*')
_AS_IN_JSON: Final = {"null", "true", "false"}


class Example(NamedTuple):
    """A notice with what is in it."""

    text: str
    truth: dict[str, Any]


@cache
def examples(folder: str = "notices") -> dict[str, Example]:
    """The notices by their id; those of ``notices/aside`` were written to be read unseen."""
    found = {}
    for path in sorted((EXAMPLES / folder / "truth").glob("*.yaml")):
        truth = plain_yaml(path.read_text(encoding="utf-8"))
        found[path.stem] = Example((EXAMPLES / truth["notice"]).read_text(encoding="utf-8"), truth)
    return found


def plain_yaml(text: str) -> dict[str, Any]:
    """The mapping that YAML of the plain kind stands for; ValueError where it is of another."""
    found: dict[str, Any] = {}
    key = ""
    for line in text.splitlines():
        if line.startswith("  - "):
            found[key] = [*(found[key] or []), _flow(line[4:])]
        elif line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            found[key] = (found[key] or {}) | {name: _flow(value)}
        else:
            key, _, value = line.partition(":")
            found[key] = _flow(value) if value.strip() else None
    return found


def _flow(text: str) -> Any:
    return json.loads(_STRING_OR_WORD.sub(_quoted, text))


def _quoted(match: re.Match[str]) -> str:
    word = match.group().strip()
    return word if word.startswith('"') or word in _AS_IN_JSON else json.dumps(word)
