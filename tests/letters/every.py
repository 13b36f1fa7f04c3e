"""Which material each letter is written from, to say everything it can say."""

from collections.abc import Callable, Iterator, Mapping

from dpo_desk.law.codes import LetterKind
from dpo_desk.letters.material import Material
from tests.letters import outcomes, samples, seeded, variety, written

# Letters that read the register itself, and not only the case.
OF_REGISTER = (LetterKind.RECEIPT, LetterKind.ACCESS, LetterKind.NO_DATA)
VARIED: Mapping[LetterKind, Callable[[LetterKind], Iterator[Material]]] = {
    **dict.fromkeys(written.FACTS, written.varied),
    **dict.fromkeys(outcomes.KINDS, outcomes.varied),
}
# Letters that stand whole in a snapshot, by what they show.
SHOWN: Mapping[LetterKind, Callable[[LetterKind], Mapping[str, Material]]] = {
    **dict.fromkeys(written.FACTS, written.shown),
    **dict.fromkeys(outcomes.KINDS, outcomes.shown),
}


def cases(kind: LetterKind) -> Iterator[Material]:
    """All material of a letter but that of the shipped registers."""
    if kind in VARIED:
        yield from VARIED[kind](kind)
    if kind in OF_REGISTER:
        yield from variety.cases()
    if kind is LetterKind.ACCESS:
        yield from variety.registers()


def material(kind: LetterKind) -> Iterator[Material]:
    """All material of a letter."""
    yield from cases(kind)
    if kind in OF_REGISTER:
        yield from seeded.all_material()


def shown(kind: LetterKind) -> Mapping[str, Material]:
    """The few letters of a kind that stand whole in a snapshot."""
    return SHOWN[kind](kind) if kind in SHOWN else {"whole": samples.material()}
