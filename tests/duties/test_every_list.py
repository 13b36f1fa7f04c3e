"""Every list there is takes its first rows from an index, in every order it can stand in."""

import pkgutil
from importlib import import_module

import pytest

from dpo_desk import duties
from dpo_desk.duties.windows import Listing, Window
from tests import sample


def lists():
    """Each ``Listing`` of the duties by its module and name."""
    for module in pkgutil.iter_modules(duties.__path__):
        found = import_module(f"{duties.__name__}.{module.name}")
        for name, value in vars(found).items():
            if isinstance(value, Listing):
                yield f"{module.name}.{name}", value


# A filter that few rows fit may sort them. The services' list is made by the day: its own test.
WAYS = [
    pytest.param(
        listing, shown, sort, descending, id=f"{name}-{sort}-{'down' if descending else 'up'}"
    )
    for name, listing in lists()
    for shown, condition in listing.filters.items()
    if shown == "all" and not condition
    for sort in listing.orders
    for descending in (False, True)
]


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    with sample.make(tmp_path_factory.mktemp("lists")) as made:
        yield made


def test_the_lists_of_the_pages_are_among_them():
    seen = {way.values[0].table for way in WAYS}
    assert seen == {"activity", "document", "request", "retention_rule"}


@pytest.mark.parametrize(("listing", "shown", "sort", "descending"), WAYS)
def test_no_list_sorts_all_its_rows(register, monkeypatch, listing, shown, sort, descending):
    asked = []
    read = register._store.dicts
    monkeypatch.setattr(register._store, "dicts", lambda *sql: asked.append(sql) or read(*sql))
    listing.window(register, Window(shown, sort=sort, descending=descending), limit=2)
    windows = [
        (sql, values)
        for sql, values in asked
        if "sort_value" in sql and "sent_on" not in sql  # few letters are sent
    ]
    assert windows
    for sql, values in windows:
        plan = [row[3] for row in register._store.all(f"explain query plan {sql}", values)]
        assert not [step for step in plan if "TEMP B-TREE" in step], plan
