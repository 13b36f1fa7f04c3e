"""What every record type must be, so that form, table, search, history and erasure can follow."""

from typing import get_origin

import msgspec
import pytest

from dpo_desk.records import ALL, BY_TABLE, Company, Record, Request, fields


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.table)
def test_a_record_can_be_made_empty_and_is_frozen(kind: type[Record]) -> None:
    record = kind()
    assert (record.id, record.uid, record.removed_at) == (0, "", None)
    with pytest.raises(AttributeError):
        record.uid = "x"


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.table)
def test_a_record_knows_its_table_and_its_fields(kind: type[Record]) -> None:
    assert BY_TABLE[kind.table] is kind
    infos = fields(kind)
    assert [info.name for info in infos[:3]] == ["id", "uid", "removed_at"]
    assert len({info.name for info in infos}) == len(infos)
    for info in infos:
        shown = info.required or info.personal or info.search or info.widget
        # What a letter asks is named ask by ask (``letters/asks.py``), not as a field of its own.
        assert info.label or not shown or get_origin(info.type) is dict


def test_tables_are_told_apart_and_parents_come_first() -> None:
    tables = [kind.table for kind in ALL]
    assert len(set(tables)) == len(tables)
    for place, kind in enumerate(ALL):
        for info in fields(kind):
            parent = info.name.removesuffix("_id")
            if info.name.endswith("_id") and parent in BY_TABLE:
                assert tables.index(parent) < place, f"{kind.table}.{info.name}"


def test_a_repr_carries_ids_only() -> None:
    record = Request(id=3, uid="u", requester_name="Kari Eksempel", text="hemmelig")
    assert repr(record) == f"{record}" == "<Request 3 u>"
    assert repr([record]) == "[<Request 3 u>]"


def test_a_field_says_what_it_is() -> None:
    by_name = {info.name: info for info in fields(Request)}
    name = by_name["requester_name"]
    assert (name.type, name.required, name.search, name.personal) == (str, True, True, True)
    assert by_name["uid"].label == ""
    assert {info.name for info in fields(Company) if info.personal} >= {"manager", "signature"}


def test_no_record_takes_what_it_does_not_know() -> None:
    with pytest.raises(TypeError):
        Company(colour="blue")  # type: ignore[call-arg]
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"relation": "stranger"}, Request)
