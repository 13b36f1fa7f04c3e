"""The grounds on which a request may be refused, each with the exact place in the law (DOMAIN 1).

None is chosen beforehand and none stands alone: every refusal, also of a part, has the manager's
own reason besides. A no to marketing and a withdrawn consent can never be refused.
"""

from types import MappingProxyType
from typing import Final, NamedTuple

from dpo_desk import words
from dpo_desk.law import articles, durations
from dpo_desk.law.codes import RequestKind as Kind


class Section(NamedTuple):
    """A place in the Norwegian Personal Data Act (LOV-2018-06-15-38)."""

    number: int
    paragraph: int = 1  # «ledd»
    letter: str = ""

    def cite(self, language: str) -> str:
        """«personopplysningsloven § 16 første ledd bokstav e»."""
        to_words = words.of(language)
        place = to_words("section.number", number=self.number)
        place += to_words(f"section.paragraph.{self.paragraph}")
        if self.letter:
            place += to_words("section.letter", letter=self.letter)
        return to_words("section.of_act", place=place)


class Ground(NamedTuple):
    """A ground of refusal; its words stand in the catalogue under ``ground.<code>``."""

    code: str
    place: tuple[str, ...] | Section  # articles of the GDPR as ``law.articles`` reads them
    kinds: tuple[Kind, ...]
    caution: str = ""  # message key of what to mind before it is used
    asks: tuple[str, ...] = ()  # what the manager's reason must answer: ``ground.asks.<name>``
    research: bool = False  # only for archives, research and statistics

    def label(self, language: str) -> str:
        """The ground in a list, with a capital."""
        return words.of(language)(f"ground.{self.code}")

    def cite(self, language: str) -> str:
        """Paragraph and letter, or article, number and letter, as a letter to the person writes."""
        if isinstance(self.place, Section):
            return self.place.cite(language)
        cited = [articles.cite(article, language) for article in self.place]
        joined = durations.enumerate_words(cited, language)
        return words.of(language)("ground.of_gdpr", articles=joined)

    def help(self, language: str) -> str:
        """When it can be used, in plain words."""
        return words.of(language)(f"ground.{self.code}.help")

    def questions(self, language: str) -> tuple[str, ...]:
        """What the manager's own reason must answer."""
        to_words = words.of(language)
        return tuple(to_words(f"ground.asks.{name}") for name in self.asks)


_OF_12_5 = (Kind.ACCESS, Kind.RECTIFICATION, Kind.ERASURE, Kind.RESTRICTION)
_15_TO_20 = (*_OF_12_5, Kind.RECIPIENTS, Kind.PORTABILITY)
_15_TO_22 = (*_15_TO_20, Kind.OBJECTION, Kind.AUTOMATED_DECISION)
_BURDEN: Final = "ground.caution.burden"

GROUNDS: Final = (
    Ground(
        "art15_4",
        ("15(4)",),
        (Kind.ACCESS,),
        caution="ground.caution.redact",
        asks=("others", "which_text"),
    ),
    Ground("pol16_b", Section(16, 1, "b"), (Kind.ACCESS,), asks=("crime",)),
    Ground(
        "pol16_c",
        Section(16, 1, "c"),
        (Kind.ACCESS,),
        caution="ground.caution.health",
        asks=("health",),
    ),
    Ground(
        "pol16_d",
        Section(16, 1, "d"),
        (Kind.ACCESS,),
        caution="ground.caution.statute",
        asks=("which_text", "statute"),
    ),
    Ground(
        "pol16_e",
        Section(16, 1, "e"),
        (Kind.ACCESS,),
        caution="ground.caution.internal",
        asks=("which_text", "decision"),
    ),
    Ground(
        "pol16_f",
        Section(16, 1, "f"),
        (Kind.ACCESS,),
        caution="ground.caution.interests",
        asks=("considerations",),
    ),
    Ground("pol17_a", Section(17, 1, "a"), (Kind.ACCESS,), asks=("effort",), research=True),
    Ground("pol17_b", Section(17, 1, "b"), (Kind.ACCESS,), asks=("aim",), research=True),
    Ground(
        "pol17",
        Section(17, 2),
        (Kind.RECTIFICATION, Kind.RESTRICTION),
        asks=("aim",),
        research=True,
    ),
    Ground("pol3", Section(3), (Kind.ACCESS,), asks=("journalism",)),
    Ground(
        "art16_correct",
        ("16",),
        (Kind.RECTIFICATION,),
        caution="ground.caution.opinion",
        asks=("correct",),
    ),
    Ground(
        "art17_no_ground",
        ("17(1)",),
        (Kind.ERASURE,),
        caution="ground.caution.needless",
        asks=("still_needed",),
    ),
    *(
        Ground(
            f"art17_3_{letter}",
            (f"17(3)({letter})",),
            (Kind.ERASURE,),
            caution="ground.caution.needed_only",
            asks=("which_data", question),
        )
        for letter, question in {
            "a": "expression",
            "b": "duty",
            "c": "public_health",
            "d": "aim",
            "e": "claim",
        }.items()
    ),
    Ground("art18_none", ("18(1)",), (Kind.RESTRICTION,), asks=("none_of_four",)),
    Ground(
        "art19_effort",
        ("19",),
        (Kind.RECIPIENTS,),
        caution="ground.caution.document",
        asks=("effort",),
    ),
    Ground("art20_automated", ("20(1)(b)",), (Kind.PORTABILITY,), caution="ground.caution.access"),
    Ground(
        "art20_basis",
        ("20(1)(a)",),
        (Kind.PORTABILITY,),
        caution="ground.caution.access",
        asks=("basis",),
    ),
    Ground(
        "art20_derived",
        ("20(1)",),
        (Kind.PORTABILITY,),
        caution="ground.caution.access",
        asks=("which_data",),
    ),
    Ground(
        "art20_4",
        ("20(4)",),
        (Kind.PORTABILITY,),
        caution="ground.caution.redact",
        asks=("others",),
    ),
    Ground(
        "art21_compelling",
        ("21(1)",),
        (Kind.OBJECTION,),
        caution="ground.caution.proven",
        asks=("compelling", "situation"),
    ),
    Ground(
        "art21_claims",
        ("21(1)",),
        (Kind.OBJECTION,),
        caution="ground.caution.proven",
        asks=("claim",),
    ),
    Ground("art21_basis", ("21(1)",), (Kind.OBJECTION,), asks=("basis",)),
    Ground(
        "art22_none",
        ("22(1)",),
        (Kind.AUTOMATED_DECISION,),
        caution="ground.caution.review",
        asks=("how_decided",),
    ),
    Ground("art12_5_unfounded", ("12(5)(b)",), _OF_12_5, caution=_BURDEN, asks=("proof",)),
    Ground(
        "art12_5_excessive",
        ("12(5)(b)",),
        _OF_12_5,
        caution="ground.caution.repeated",
        asks=("earlier",),
    ),
    Ground(
        "art12_2_unidentified",
        ("12(2)", "12(6)"),
        _15_TO_22,
        caution="ground.caution.reopens",
        asks=("doubt",),
    ),
    Ground("art11_2", ("11(2)",), _15_TO_20, caution="ground.caution.reopens", asks=("not_tied",)),
)
_BY_CODE: Final = MappingProxyType({ground.code: ground for ground in GROUNDS})


def ground(code: str) -> Ground:
    """The ground with this code; raises KeyError."""
    return _BY_CODE[code]


def offered(kind: Kind, *, research: bool = False) -> tuple[Ground, ...]:
    """The grounds on which a request of this kind may be refused; none for what never may be.

    ``research``: the data are kept for archives, research or statistics (§ 17). § 16 letter a
    (the realm's security) is for authorities and not among them.
    """
    return tuple(g for g in GROUNDS if kind in g.kinds and (research or not g.research))
