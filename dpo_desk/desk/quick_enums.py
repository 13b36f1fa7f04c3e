"""Qt's enums, made in a fraction of the time.

PySide makes an enum of the standard library of each of Qt's, two thousand members before the first
list is shown, and Python 3.11 takes a long way round for each member: a quarter of all that was
done until then. The members of Qt's enums are names with whole numbers, so the class is made empty,
as ever, and filled at once. What is anything else is left to the standard library
(``docs/decisions/0055``).
"""

import enum
import sys
from collections.abc import Callable, Sequence
from typing import Any, Final

_PLAIN: Final = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
_NOT_NAMES: Final = frozenset({"name", "value", "names", "mro"})
_UNUSUAL: Final = ("_", "")  # how no name begins
_KNOWS_SINGLES: Final = hasattr(enum.Flag, "_singles_mask_")  # early ones of 3.11 reckon otherwise
_patterns: Final[dict[tuple[Any, Any], dict[str, Any]]] = {}
_slow: Callable[..., Any] = enum.EnumType._create_  # type: ignore[attr-defined]


def make_enums_quickly() -> None:
    """From now on; once is enough. Only for the Python whose enums this knows from inside."""
    if sys.version_info[:2] == (3, 11):
        enum.EnumType._create_ = create  # type: ignore[attr-defined]


def create(cls: Any, class_name: str, names: Any, *, module: str | None = None, **more: Any) -> Any:
    """An enum by its names and values, in place of ``EnumType._create_``."""
    if module is None:  # whoever calls the class, as the standard library has it
        module = sys._getframe(2).f_globals.get("__name__")  # noqa: SLF001 - as it does
    odd = cls not in _PLAIN or more.get("type") is not None or not _is_plain(names)
    if odd or (issubclass(cls, enum.Flag) and not _KNOWS_SINGLES):
        return _slow(cls, class_name, names, module=module, **more)
    made = _empty(cls, class_name, module, more.get("qualname"), more.get("boundary"))
    _fill(made, names)
    if issubclass(made, enum.Flag):
        _finish_flags(made)
    return made


def _empty(cls: Any, name: str, module: str | None, qualname: str | None, boundary: Any) -> Any:
    """A class without members: like the first of its kind, which the standard library made."""
    pattern = _patterns.get((cls, boundary))
    if pattern is None:
        first = _slow(cls, "Pattern", (), module=__name__, boundary=boundary)
        pattern = _patterns[cls, boundary] = dict(vars(first))
    body = {key: type(v)() if type(v) in (list, dict) else v for key, v in pattern.items()}
    body |= {"__module__": module, "__qualname__": qualname or name}
    new = body.pop("__new__")
    made = type.__new__(type(cls), name, (cls,), body)
    type.__setattr__(made, "__new__", new)  # in the body it would be made a static method
    return made


def _is_plain(names: Any) -> bool:
    """Pairs of an ordinary name and a whole number, no name twice."""
    if not isinstance(names, (tuple, list)) or not names:
        return False
    for pair in names:
        if type(pair) is not tuple or len(pair) != 2:
            return False
        name, value = pair
        if type(name) is not str or type(value) is not int:
            return False
        if name[:1] in _UNUSUAL or name in _NOT_NAMES:
            return False
    return len({name for name, _ in names}) == len(names)


def _fill(made: Any, names: Sequence[tuple[str, int]]) -> None:
    """Give the class its members; one with a value that is there already is an alias."""
    new, takes_value, flags = made._new_member_, made._use_args_, issubclass(made, enum.Flag)
    listed, by_name, by_value = made._member_names_, made._member_map_, made._value2member_map_
    for name, value in names:
        member = by_value.get(value)
        if member is None:
            member = by_value[value] = new(made, value) if takes_value else new(made)
            member._value_, member._name_, member.__objclass__ = value, name, made
            member._sort_order_ = len(listed)
            if not flags or _is_single_bit(value):
                listed.append(name)
        by_name[name] = member
        type.__setattr__(made, name, member)


def _finish_flags(made: Any) -> None:
    """What flags know of their bits."""
    mask = singles = 0
    for value in made._value2member_map_:
        mask |= value
        singles |= value if _is_single_bit(value) else 0
    made._flag_mask_, made._singles_mask_ = mask, singles
    made._all_bits_ = 2 ** mask.bit_length() - 1
    order = [member._value_ for member in made]
    if order != sorted(order):
        made._iter_member_ = made._iter_member_by_def_


def _is_single_bit(value: int) -> bool:
    return value != 0 and value & (value - 1) == 0
