"""What is looked at when a field is left: what cannot be kept, and what is kept but doubted."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dpo_desk.law import contact_points, national_id
from dpo_desk.law.contact_points import Point
from dpo_desk.law.unknown import says_unknown
from dpo_desk.words import DeskError

if TYPE_CHECKING:
    from dpo_desk.records import FieldInfo

LIMITS: Final = {"text": 200_000, "address": 500}  # characters; a line has room for fewer
LINE: Final = 300
_POINTS: Final[dict[str, Callable[[str], Point]]] = {
    "orgno": contact_points.org_number,
    "foreign_orgno": contact_points.any_org_number,
    "email": contact_points.email,
    "phone": contact_points.phone,
    "contact": contact_points.contact,
    "website": contact_points.website,
    "address": contact_points.address,
}


class Checked(NamedTuple):
    """A value as it is kept, and what there is to say of it."""

    value: Any
    doubt: DeskError | None = None


class Refused(DeskError):
    """A value that cannot be kept; ``field`` is the record's."""

    def __init__(self, error: DeskError, field: str) -> None:
        super().__init__(error.key, **error.values)
        self.field = field


class Found(Refused):
    """A fødselsnummer stands in it; somebody has to say whether it is kept."""


def look(info: "FieldInfo", value: Any, *, before: Any = "", agreed: bool = False) -> Checked:
    """The value as it is kept; raises Refused, or Found for a new fødselsnummer nobody agreed to.

    ``before`` is what was kept: a number that stood there already is not asked about again.
    """
    if not isinstance(value, str) or not value:
        return Checked(value)
    most = LIMITS.get(info.widget, LINE)
    if len(value) > most:
        raise Refused(DeskError("fields.err.long", n=len(value), most=most), info.name)
    point = _POINTS.get(info.widget)
    if point is not None and says_unknown(value):
        return Checked("")
    try:
        seen = point(value) if point is not None else Point(value)
    except DeskError as error:
        raise Refused(error, info.name) from None
    if not agreed:
        look_for_number(info, value, before)
    return Checked(seen.text, DeskError(seen.doubt) if seen.doubt else None)


def look_for_number(info: "FieldInfo", value: Any, before: Any = "") -> None:
    """Raise Found where a fødselsnummer stands in ``value`` and not in what was kept ``before``."""
    if not isinstance(value, str):
        return
    known = set(national_id.numbers(before)) if isinstance(before, str) else set()
    if any(number not in known for number in national_id.numbers(value)):
        raise Found(DeskError("fields.national_id"), info.name)
