"""Every ground of refusal of DOMAIN 1: for which kinds, where in the law, and in whose words."""

import pytest

from dpo_desk import words
from dpo_desk.law import grounds, kinds
from dpo_desk.law.codes import RequestKind as Kind
from tests.law.test_law_words import keys_of_catalogue

GENERAL = ["art12_2_unidentified", "art11_2"]  # 12 (2) for 15 to 22, 11 (2) for 15 to 20
OF_12_5 = ["art12_5_unfounded", "art12_5_excessive"]

OFFERED = {
    Kind.ACCESS: [
        *("art15_4", "pol16_b", "pol16_c", "pol16_d", "pol16_e", "pol16_f", "pol3"),
        *OF_12_5,
        *GENERAL,
    ],
    Kind.RECTIFICATION: ["art16_correct", *OF_12_5, *GENERAL],
    Kind.ERASURE: [
        *("art17_no_ground", "art17_3_a", "art17_3_b", "art17_3_c", "art17_3_d", "art17_3_e"),
        *OF_12_5,
        *GENERAL,
    ],
    Kind.RESTRICTION: ["art18_none", *OF_12_5, *GENERAL],
    Kind.RECIPIENTS: ["art19_effort", *GENERAL],
    Kind.PORTABILITY: [
        *("art20_automated", "art20_basis", "art20_derived", "art20_4"),
        *GENERAL,
    ],
    Kind.OBJECTION: ["art21_compelling", "art21_claims", "art21_basis", GENERAL[0]],
    Kind.AUTOMATED_DECISION: ["art22_none", GENERAL[0]],
    Kind.MARKETING_OPT_OUT: [],
    Kind.WITHDRAW_CONSENT: [],
    Kind.COMPLAINT: [],
    Kind.QUESTION: [],
}

OF_RESEARCH = {
    Kind.ACCESS: {"pol17_a", "pol17_b"},
    Kind.RECTIFICATION: {"pol17"},
    Kind.RESTRICTION: {"pol17"},
}

ACT = "the Norwegian Personal Data Act (personopplysningsloven)"
CITED = {
    "pol16_e": (
        "personopplysningsloven § 16 første ledd bokstav e",
        "personopplysningslova § 16 første ledd bokstav e",
        f"section 16 first paragraph letter e of {ACT}",
    ),
    "pol17": (
        "personopplysningsloven § 17 andre ledd",
        "personopplysningslova § 17 andre ledd",
        f"section 17 second paragraph of {ACT}",
    ),
    "pol17_a": (
        "personopplysningsloven § 17 første ledd bokstav a",
        "personopplysningslova § 17 første ledd bokstav a",
        f"section 17 first paragraph letter a of {ACT}",
    ),
    "art12_5_excessive": (
        "personvernforordningen (GDPR) artikkel 12 nr. 5 bokstav b",
        "personvernforordninga (GDPR) artikkel 12 nr. 5 bokstav b",
        "Article 12(5)(b) of the General Data Protection Regulation (GDPR)",
    ),
    "art12_2_unidentified": (
        "personvernforordningen (GDPR) artikkel 12 nr. 2 og artikkel 12 nr. 6",
        "personvernforordninga (GDPR) artikkel 12 nr. 2 og artikkel 12 nr. 6",
        "Article 12(2) and Article 12(6) of the General Data Protection Regulation (GDPR)",
    ),
    "art16_correct": (
        "personvernforordningen (GDPR) artikkel 16",
        "personvernforordninga (GDPR) artikkel 16",
        "Article 16 of the General Data Protection Regulation (GDPR)",
    ),
}


@pytest.mark.parametrize("kind", Kind)
def test_what_is_offered_for_a_kind(kind: Kind) -> None:
    assert [ground.code for ground in grounds.offered(kind)] == OFFERED[kind]


@pytest.mark.parametrize("kind", Kind)
def test_paragraph_17_is_for_archives_research_and_statistics_only(kind: Kind) -> None:
    more = {g.code for g in grounds.offered(kind, research=True)}
    assert more - set(OFFERED[kind]) == OF_RESEARCH.get(kind, set())


def test_what_can_be_refused_has_grounds_and_the_rest_has_none() -> None:
    for kind in Kind:
        assert bool(grounds.offered(kind)) is kinds.kind(kind).refusable, kind


def test_security_of_the_realm_is_nothing_for_a_company() -> None:
    assert not [ground for ground in grounds.GROUNDS if ground.code == "pol16_a"]


@pytest.mark.parametrize("code", CITED)
def test_the_exact_place_in_the_law(code: str) -> None:
    ground = grounds.ground(code)
    cited = tuple(ground.cite(language) for language in words.LANGUAGES)
    assert tuple(text.replace("\N{NO-BREAK SPACE}", " ") for text in cited) == CITED[code]


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("ground", grounds.GROUNDS, ids=lambda ground: ground.code)
def test_every_ground_has_its_words(ground: grounds.Ground, language: str) -> None:
    assert ground.label(language)
    assert ground.help(language).endswith(".")
    assert ground.cite(language)
    assert all(question[-1] in "?." for question in ground.questions(language))
    if ground.caution:
        assert words.of(language)(ground.caution).endswith(".")


def test_no_words_of_grounds_are_left_over() -> None:
    asked = {f"ground.asks.{name}" for ground in grounds.GROUNDS for name in ground.asks}
    cautions = {ground.caution for ground in grounds.GROUNDS if ground.caution}
    keys = keys_of_catalogue("nb")
    assert asked == {key for key in keys if key.startswith("ground.asks.")}
    assert cautions == {key for key in keys if key.startswith("ground.caution.")}


def test_12_5_warns_of_the_burden_and_of_twelve_months() -> None:
    said = words.of("nb")
    for code in ("art12_5_unfounded", "art12_5_excessive"):
        assert "Bevisbyrden er deres" in said(grounds.ground(code).caution)
    assert "12 måneder" in said(grounds.ground("art12_5_excessive").caution)
    assert "representant" in said(grounds.ground("pol16_c").caution)


def test_letter_f_asks_which_considerations_require_secrecy() -> None:
    assert grounds.ground("pol16_f").questions("nb") == ("Hvilke hensyn begrunner hemmelighold?",)


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(KeyError):
        grounds.ground("art15_5")
