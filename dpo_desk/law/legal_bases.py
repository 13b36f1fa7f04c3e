"""What follows from the basis of a processing: its article and the rights it gives."""

from collections.abc import Iterable
from types import MappingProxyType

from dpo_desk.law.codes import LegalBasis, Right

_LETTERS = MappingProxyType(
    {
        LegalBasis.CONSENT: "a",
        LegalBasis.CONTRACT: "b",
        LegalBasis.LEGAL_OBLIGATION: "c",
        LegalBasis.VITAL_INTERESTS: "d",
        LegalBasis.PUBLIC_TASK: "e",
        LegalBasis.LEGITIMATE_INTERESTS: "f",
    }
)
ALWAYS = frozenset(
    {
        Right.ACCESS,
        Right.RECTIFICATION,
        Right.ERASURE,
        Right.RESTRICTION,
        Right.COMPLAINT_AUTHORITY,
        Right.NOT_AUTOMATED,
    }
)
_BY_BASIS = MappingProxyType(
    {
        Right.WITHDRAW_CONSENT: {LegalBasis.CONSENT},  # 7 (3)
        Right.OBJECTION: {LegalBasis.PUBLIC_TASK, LegalBasis.LEGITIMATE_INTERESTS},  # 21 (1)
    }
)
_PORTABLE = {LegalBasis.CONSENT, LegalBasis.CONTRACT}  # 20 (1) (a)


def article(basis: LegalBasis) -> str:
    """The article of the basis, e.g. ``6(1)(a)``; ``law.articles`` writes it out."""
    return f"6(1)({_LETTERS[basis]})"


def rights(bases: Iterable[LegalBasis], *, automated: bool = True) -> frozenset[Right]:
    """The rights of a person whose data are processed on ``bases``, by automated means or not.

    An objection to direct marketing (21 (2)) hangs on the purpose and not on the basis.
    """
    given = set(bases)
    found = {right for right, grounds in _BY_BASIS.items() if grounds & given}
    if automated and given & _PORTABLE:
        found.add(Right.PORTABILITY)
    return ALWAYS | found
