"""Records become rows and come back alike; what the schema cannot hold is refused."""

from datetime import date, datetime, timedelta, timezone
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dpo_desk.records import ALL, Company, Event, Record, Request, fields
from dpo_desk.register import Register
from dpo_desk.register.rows import clean, codec, column, plain

INSTANTS = st.builds(
    lambda moment, hours: moment.replace(tzinfo=timezone(timedelta(hours=hours))),
    st.datetimes(),
    st.integers(-12, 14),
)
TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(-(2**53), 2**53),
    bool: st.booleans(),
    bytes: st.binary(max_size=20),
    date: st.dates(),
    datetime: INSTANTS,
}


def values(declared: Any) -> st.SearchStrategy[Any]:
    if get_origin(declared) in (Union, UnionType):
        return st.one_of(*[st.none() if o is type(None) else values(o) for o in get_args(declared)])
    if get_origin(declared) is tuple:
        return st.lists(_item(get_args(declared)[0]), max_size=3).map(tuple)
    if get_origin(declared) is dict:
        mixed = TEXT | st.integers() | st.booleans()
        return st.dictionaries(TEXT, TEXT if get_args(declared)[1] is str else mixed, max_size=3)
    if isinstance(declared, type) and issubclass(declared, Enum):
        return st.sampled_from(declared)
    return PLAIN[declared]


def _item(declared: Any) -> st.SearchStrategy[Any]:
    """What stands in a list: a text, or a few values together."""
    if get_origin(declared) is tuple:
        return st.tuples(*map(values, get_args(declared)))
    return TEXT


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.table)
@settings(max_examples=10)
@given(data=st.data())
def test_every_record_survives_its_row(kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(st.builds(kind, **{f.name: values(f.type) for f in fields(kind)}))
    how = codec(kind)
    assert how.record(how.row(record)) == record


def test_what_is_stored_is_readable() -> None:
    assert plain(date(2026, 11, 3)) == "2026-11-03"
    offset = timezone(timedelta(hours=1))
    assert plain(datetime(2026, 11, 3, 9, 40, tzinfo=offset)) == "2026-11-03T09:40:00+01:00"
    assert plain(("EEA", "US")) == '["EEA","US"]'
    assert plain({"b": 1, "a": "å"}) == '{"a":"å","b":1}'
    assert [plain(True), plain(False), plain(None)] == [1, 0, None]


def test_an_instant_needs_its_offset() -> None:
    with pytest.raises(ValueError, match="offset"):
        plain(datetime(2026, 11, 3))  # noqa: DTZ001
    with pytest.raises(TypeError, match="cannot be kept"):
        plain(object())


def test_halves_of_characters_are_replaced(register: Register) -> None:
    assert clean("Kari \ud83d hei") == "Kari ? hei"
    with register.action("request.logged"):
        request = register.add(Request(text="\udce5 åpent", requester_name="Kari"))
        event = register.add(Event(request_id=request.id, values={"x": ["\udce5"]}))
        company = register.change(register.company(), trade_names=("\ud800",))
    assert register.get(Request, request.id).text == "? åpent"
    assert register.get(Event, event.id).values == {"x": ["?"]}
    assert register.get(Company, company.id).trade_names == ("?",)


def test_a_type_without_a_column_is_refused() -> None:
    with pytest.raises(TypeError, match="no column"):
        column("weight", float)


def test_references_are_read_from_the_name() -> None:
    assert column("agreement_document_id", int | None).references == "document"
    assert column("notice_version_id", int).references == "notice_version"
    assert column("uid", str).references == ""
