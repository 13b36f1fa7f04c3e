"""What is made quickly is what the standard library would have made."""

import enum
import pickle
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6 import QtCore, QtGui, QtWidgets

from dpo_desk.desk import quick_enums

pytestmark = pytest.mark.skipif(
    sys.version_info[:2] != (3, 11), reason="other Pythons make their enums themselves"
)

KINDS = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
NAMES = st.text("abcXYZ_", min_size=1, max_size=6)
VALUES = st.integers(0, 40) | st.sampled_from([1 << n for n in range(33)])
PAIRS = st.lists(st.tuples(NAMES, VALUES), unique_by=lambda pair: pair[0], max_size=12)
Colour = enum.Enum("Colour", [("RED", 1), ("BLUE", 2)])  # as anybody makes one


def all_of_qt() -> list[Any]:
    holders = [
        getattr(module, name) for module in (QtCore, QtGui, QtWidgets) for name in dir(module)
    ]
    found = {
        id(each): each
        for holder in holders
        for each in (holder, *(getattr(holder, name, None) for name in dir(holder)))
        if isinstance(each, enum.EnumType) and each.__module__.startswith("PySide6")
    }
    return list(found.values())


def inside(made: Any) -> dict[str, Any]:
    """All that tells one enum from another, from inside and from outside."""

    def said(member: Any) -> tuple[object, ...]:
        return member._name_, member._value_, member._sort_order_, repr(member), hash(member.name)

    kept = {key: value for key, value in vars(made).items() if key.startswith("_flag_")}
    bits = ("_flag_mask_", "_singles_mask_", "_all_bits_", "_boundary_")
    return kept | {
        "attributes": set(vars(made)),
        "iterated": [said(member) for member in made],
        "by name": [(name, said(member)) for name, member in made.__members__.items()],
        "by value": {v: said(member) for v, member in made._value2member_map_.items()},
        "names": made._member_names_,
        "bits": [getattr(made, name, None) for name in bits],
        "module": made.__module__,
    }


def joined(flags: Any) -> list[str]:
    """What operators make of the first two; what may not be made says so."""
    one, two, *_ = flags
    made = (
        lambda: one | two,
        lambda: one & two,
        lambda: one ^ two,
        lambda: ~one,
        lambda: [each.name for each in one | two],
    )
    said = []
    for make in made:
        try:
            said.append(repr(make()))
        except ValueError as error:
            said.append(str(error))
    return said


def alike(cls: Any, pairs: list[tuple[str, int]], **more: Any) -> None:
    slow = quick_enums._slow(cls, "Made", pairs, module=__name__, **more)
    quick = quick_enums.create(cls, "Made", pairs, module=__name__, **more)
    assert inside(quick) == inside(slow)
    if issubclass(cls, enum.Flag) and len(slow) > 1:
        assert joined(quick) == joined(slow)


def test_every_enum_of_qt() -> None:
    every = all_of_qt()
    assert len(every) > 300
    for known in every:
        pairs = [(name, member._value_) for name, member in known.__members__.items()]
        more = {"boundary": known._boundary_} if issubclass(known, enum.Flag) else {}
        alike(known.__mro__[1], pairs, **more)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=15, deadline=None)
@given(pairs=PAIRS)
def test_any_names_and_values(kind: Any, pairs: list[tuple[str, int]]) -> None:
    try:
        quick_enums._slow(kind, "Made", pairs, module=__name__)
    except (ValueError, TypeError) as error:  # a name that no enum may have
        with pytest.raises(type(error)):
            quick_enums.create(kind, "Made", pairs, module=__name__)
        return
    alike(kind, pairs)


@pytest.mark.parametrize(
    "names",
    [
        "A B C",
        ["A", "B"],
        {"A": 1, "B": 2},
        [("A", "x")],
        [("name", 1), ("value", 2)],
        [],
        [("A", True)],
    ],
    ids=repr,
)
def test_what_is_not_plain_is_left_to_the_standard_library(names: Any) -> None:
    slow = quick_enums._slow(enum.Enum, "Made", names, module=__name__)
    assert inside(quick_enums.create(enum.Enum, "Made", names, module=__name__)) == inside(slow)


def test_it_is_in_place_and_knows_who_called() -> None:
    assert enum.EnumType._create_ is quick_enums.create  # type: ignore[attr-defined]
    assert Colour.__module__ == __name__
    assert pickle.loads(pickle.dumps(Colour.RED)) is Colour.RED
    assert pickle.loads(pickle.dumps(QtCore.Qt.Key.Key_A)) is QtCore.Qt.Key.Key_A
