"""What a claim can end in, by its kind: the cards of step 4, in the order one thinks of them."""

from types import MappingProxyType
from typing import Final, NamedTuple

from dpo_desk.law.codes import ClaimOutcome, RequestKind
from dpo_desk.law.kinds import KINDS


class Choice(NamedTuple):
    """A card: its key in the words, the outcome, and the ground that the card itself names."""

    key: str
    outcome: ClaimOutcome
    ground: str = ""

    @property
    def refuses(self) -> bool:
        """Whether ground and reason must stand in the letter."""
        return self.outcome in (ClaimOutcome.PARTLY, ClaimOutcome.REFUSED)


_MET: Final = MappingProxyType(dict.fromkeys(RequestKind, "met") | {RequestKind.ACCESS: "all"})
_LIMITED: Final = MappingProxyType(
    {
        RequestKind.ACCESS: (Choice("third_party", ClaimOutcome.PARTLY, "art15_4"),),
        RequestKind.PORTABILITY: (Choice("third_party", ClaimOutcome.PARTLY, "art20_4"),),
        RequestKind.ERASURE: (Choice("law", ClaimOutcome.PARTLY, "art17_3_b"),),
    }
)
# A question is answered or taken back, and what is said of it needs no search.
_PLAIN: Final = (RequestKind.COMPLAINT, RequestKind.QUESTION)


def choices(kind: RequestKind) -> tuple[Choice, ...]:
    """The cards of a kind; what can never be refused has none that refuses."""
    found = [Choice(_MET[kind], ClaimOutcome.ANSWERED), *_LIMITED.get(kind, ())]
    if KINDS[kind].refusable:
        found += [Choice("part", ClaimOutcome.PARTLY), Choice("refuse", ClaimOutcome.REFUSED)]
    if kind not in _PLAIN:
        found.append(Choice("no_data", ClaimOutcome.NO_DATA))
    return (*found, Choice("withdrawn", ClaimOutcome.WITHDRAWN))


def chosen(kind: RequestKind, outcome: ClaimOutcome | None, ground: str) -> str:
    """The card that says what was decided; "" for what no card says."""
    fitting = [each for each in choices(kind) if each.outcome is outcome]
    exact = [each for each in fitting if each.ground and each.ground == ground]
    plain = [each for each in fitting if not each.ground]
    return next((each.key for each in (*exact, *plain)), "")


def choice(kind: RequestKind, key: str) -> Choice:
    """The card with this key; raises KeyError."""
    return {each.key: each for each in choices(kind)}[key]


def text_key(kind: RequestKind, key: str) -> str:
    """The words of a card: the design's where it has them, else those of the kind."""
    known = {
        "all": "assess.all", "third_party": "assess.thirdparty", "law": "assess.law",
        "refuse": "case.outcome.refuse", "part": "case.outcome.part",
        "no_data": "case.outcome.no_data", "withdrawn": "case.outcome.withdrawn",
    }  # fmt: skip
    return known.get(key, f"case.outcome.met.{kind.value}")
