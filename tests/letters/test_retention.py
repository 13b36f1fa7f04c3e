"""How long, in words: rules as they are registered, and the sentence in three languages."""

from typing import Any

import pytest

from dpo_desk.law.codes import ProposalCertainty, RetentionAction, RetentionTrigger
from dpo_desk.letters import retention
from dpo_desk.letters.pen import Pen
from dpo_desk.paper.model import Paragraph, holes
from dpo_desk.records import Activity, Cookie, RetentionRule, Translation
from dpo_desk.records.uses import Periods, Use
from tests.letters import prose, samples

T, A = RetentionTrigger, RetentionAction

CASES = [
    (
        {"trigger": T.FIN_YEAR_END, "period": "P5Y"},
        "Fem år etter at regnskapsåret er slutt.",
        "Fem år etter at rekneskapsåret er slutt.",
        "Five years after the end of the financial year.",
    ),
    (
        {"trigger": T.LAST_VISIT, "period": "PT30M", "action": A.KEEP},
        "30 minutter etter siste besøk. Når de slettes etter det, har vi ikke fastslått.",
        "30 minutt etter siste besøk. Når dei blir sletta etter det, har vi ikkje fastslått.",
        "30 minutes after the last visit. We have not established when they are erased after that.",
    ),
    (
        {"trigger": T.CONSENT_WITHDRAWN, "period": "P0D"},
        "Slettes når du trekker samtykket.",
        "Blir sletta når du trekkjer samtykket.",
        "Erased when you withdraw your consent.",
    ),
    (
        {"trigger": T.ACCOUNT_CLOSED, "period": "P30D", "action": A.QUARANTINE},
        (
            "30 dager i karantene etter at brukerkontoen er avsluttet, uten at noen bruker "
            "opplysningene. Deretter slettes de."
        ),
        (
            "30 dagar i karantene etter at brukarkontoen er avslutta, utan at nokon bruker "
            "opplysningane. Deretter blir dei sletta."
        ),
        (
            "30 days in quarantine after the user account is closed, during which nobody uses the "
            "data. They are then erased."
        ),
    ),
    (
        {"trigger": T.NONE, "period": "P5Y", "action": A.ANONYMISE_OR_DELETE},
        (
            "Fem år. Vi har ikke fastslått når tiden begynner å løpe. Deretter blir opplysningene "
            "slettet eller gjort anonyme."
        ),
        (
            "Fem år. Vi har ikkje fastslått når tida tek til å gå. Deretter blir opplysningane "
            "sletta eller gjorde anonyme."
        ),
        (
            "Five years. We have not established when the period begins to run. The data are then "
            "erased or made anonymous."
        ),
    ),
    (
        {"criteria": "hvor lenge saken varer"},
        "Ingen fast tid. Dette avgjør: hvor lenge saken varer.",
        "Inga fast tid. Dette avgjer: hvor lenge saken varer.",
        "No fixed period. What decides it: “hvor lenge saken varer” (in Norwegian).",
    ),
    (
        {},
        "Vi har ikke klart å fastslå hvor lenge dette lagres.",
        "Vi har ikkje klart å fastslå kor lenge dette blir lagra.",
        "We have not been able to establish for how long.",
    ),
    (
        {"trigger": T.OBLIGATIONS_FULFILLED, "certainty": ProposalCertainty.UNCLEAR},
        (
            "Slettes når avtalen er oppfylt og alle plikter etter den er gjort opp. "
            "Dette er ikke endelig avklart."
        ),
        (
            "Blir sletta når avtalen er oppfylt og alle plikter etter han er gjorde opp. "
            "Dette er ikkje endeleg avklart."
        ),
        (
            "Erased when the contract has been performed and all obligations under it settled. "
            "This has not been finally settled."
        ),
    ),
    (
        {"action": A.KEEP, "law": "bokføringsloven § 13"},
        "Så lenge loven krever det. Tiden følger av bokføringsloven § 13.",
        "Så lenge lova krev det. Tida følgjer av bokføringsloven § 13.",
        "As long as the law requires. The period follows from bokføringsloven § 13.",
    ),
]


def told(language: str, use: Use, **material: Any) -> list[str]:
    pen = Pen("access", language, samples.material(**material))
    blocks = retention.blocks(pen, use)
    return [prose.words(block.text) for block in blocks if isinstance(block, Paragraph)]


def use_with(*groups: Periods) -> Use:
    return Use(activity=Activity(uid="activity"), retention=groups)


@pytest.mark.parametrize(("rule", "nb", "nn", "en"), CASES)
def test_a_rule_in_words(rule: dict[str, Any], nb: str, nn: str, en: str) -> None:
    use = use_with(samples.rule(1, "", **rule))
    assert told("nb", use) == [nb]
    assert told("nn", use) == [nn]
    assert told("en", use) == [en]


def test_what_is_kept_stands_before_and_is_said_once() -> None:
    use = use_with(
        samples.rule(1, "Nyhetsbrev", trigger=T.CONSENT_WITHDRAWN),
        samples.rule(2, "Nyhetsbrev", trigger=T.REQUEST),
        samples.rule(3, "Logg", trigger=T.COLLECTED, period="P1Y", place="Serveren"),
    )
    assert told("nb", use) == [
        "Nyhetsbrev: slettes når du trekker samtykket, eller når du ber om det.",
        "Logg (Serveren): ett år etter innsamlingen.",
    ]


def test_periods_that_disagree_stand_both_and_undecided() -> None:
    rules = (
        RetentionRule(uid="3", data="Kunder", period="P3Y", trigger=T.CONTRACT_END),
        RetentionRule(uid="5", data="CRM", period="P5Y", certainty=ProposalCertainty.UNCLEAR),
    )
    assert told("nb", use_with(Periods(rules=rules, undecided=True))) == [
        "Her har vi oppgitt to ulike tider, og det er ikke avgjort hvilken som gjelder:",
        "Kunder: tre år etter at avtaleforholdet er slutt.",
        "CRM: fem år. Vi har ikke fastslått når tiden begynner å løpe.",
    ]


def test_a_cookie_that_nobody_has_named_has_no_empty_cell() -> None:
    pen = Pen("access", "nb", samples.material())
    ((name, provider, _),) = retention.cookie_table(pen, (Cookie(provider="Facebook"),)).rows
    assert (prose.words(name), prose.words(provider)) == ("Ikke oppgitt", "Facebook")


def test_no_rule_at_all_is_a_hole_at_the_activity_but_cookies_tell_for_themselves() -> None:
    use = use_with()
    letter = samples.material(every_use=(use,))
    found = [
        hole
        for hole in holes(_written(letter))
        if (hole.table, hole.uid, hole.field) == ("activity", "activity", "retention")
    ]
    assert len(found) == 1
    cookies = Use(activity=use.activity, cookies=(Cookie(name="_ga", lifetime="P2Y"),))
    assert told("nb", cookies) == ["Se informasjonskapslene under."]


def test_a_translation_is_used_where_there_is_one() -> None:
    use = use_with(samples.rule(1, "Fakturaer", trigger=T.FIN_YEAR_END, period="P5Y"))
    translation = Translation(
        record_table="retention_rule",
        record_uid="rule-1",
        record_field="data",
        language="en",
        text="Invoices",
    )
    found = told("en", use, translations=(translation,))
    assert found == ["Invoices: five years after the end of the financial year."]
    assert told("nn", use, translations=(translation,))[0].startswith("Fakturaer: ")


def _written(material: Any) -> Any:
    from dpo_desk import letters
    from dpo_desk.law.codes import LetterKind

    return letters.write(LetterKind.ACCESS, material, "nb")
