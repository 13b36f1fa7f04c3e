"""What follows from the basis of a processing."""

import pytest

from dpo_desk.law import articles, legal_bases
from dpo_desk.law.codes import LegalBasis, Right


def test_articles_in_the_order_of_the_regulation() -> None:
    assert [legal_bases.article(basis) for basis in LegalBasis] == [
        f"6(1)({letter})" for letter in "abcdef"
    ]


@pytest.mark.parametrize(
    ("basis", "extra"),
    [
        (LegalBasis.CONSENT, {Right.WITHDRAW_CONSENT, Right.PORTABILITY}),
        (LegalBasis.CONTRACT, {Right.PORTABILITY}),
        (LegalBasis.LEGAL_OBLIGATION, set()),
        (LegalBasis.VITAL_INTERESTS, set()),
        (LegalBasis.PUBLIC_TASK, {Right.OBJECTION}),
        (LegalBasis.LEGITIMATE_INTERESTS, {Right.OBJECTION}),
    ],
)
def test_rights(basis: LegalBasis, extra: set[Right]) -> None:
    assert legal_bases.rights([basis]) - legal_bases.ALWAYS == extra
    by_hand = legal_bases.rights([basis], automated=False)
    assert by_hand - legal_bases.ALWAYS == extra - {Right.PORTABILITY}


def test_rights_of_several_bases_add_up() -> None:
    assert legal_bases.rights(LegalBasis) == set(Right)
    assert legal_bases.rights([]) == legal_bases.ALWAYS


@pytest.mark.parametrize(
    ("article", "nb", "nn", "en"),
    [
        ("15", "artikkel 15", "artikkel 15", "Article 15"),
        ("12(3)", "artikkel 12 nr. 3", "artikkel 12 nr. 3", "Article 12(3)"),
        (
            "6(1)(a)",
            "artikkel 6 nr. 1 bokstav a",
            "artikkel 6 nr. 1 bokstav a",
            "Article 6(1)(a)",
        ),
    ],
)
def test_cite(article: str, nb: str, nn: str, en: str) -> None:
    said = [articles.cite(article, language) for language in ("nb", "nn", "en")]
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in said] == [nb, nn, en]


@pytest.mark.parametrize("text", ["", "artikkel 6", "6.1", "6(1)(aa)", "pol § 16", "6(a)(1)"])
def test_what_is_no_article_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an article"):
        articles.cite(text, "nb")
