"""seeds/README.md and the registers say the same, and the README explains every code."""

import os

import pytest

from dpo_desk import places
from dpo_desk.duties import seeding
from dpo_desk.duties.seed_statements import Denial, Topic
from dpo_desk.records import Statement
from dpo_desk.register import Register
from tests.seeds import tables

README = places.seeds("README.md")
UPDATE = "UPDATE_SEED_TABLES"


@pytest.mark.parametrize("name", seeding.names())
def test_the_table_is_what_the_register_says(name: str) -> None:
    """After a change in a seed: UPDATE_SEED_TABLES=1 make test ARGS=tests/seeds/test_readme.py."""
    readme = README.read_text(encoding="utf-8")
    if os.environ.get(UPDATE):
        span = tables.between(readme, name).span()
        readme = readme[: span[0]] + tables.table(name) + readme[span[1] :]
        README.write_text(readme, encoding="utf-8", newline="\n")
    assert tables.between(readme, name).group() == tables.table(name), f"set {UPDATE}=1"


def test_lines_of_the_table_are_those_of_the_register(register: Register, seed: str) -> None:
    kept = {(str(s.line), s.topic) for s in register.find(Statement)}
    rows = tables.table(seed).splitlines()[2:]
    shown = {(row.split(" | ")[0].strip("| "), row.split(" | ")[2]) for row in rows}
    assert shown == kept


def test_every_code_is_explained() -> None:
    readme = README.read_text(encoding="utf-8")
    for code in [*Topic, *Denial]:
        assert f"`{code.value}`" in readme, code


def test_every_seed_has_its_chapter() -> None:
    readme = README.read_text(encoding="utf-8")
    for info in seeding.seeds():
        assert f"## {info.name}: {info.company}" in readme
