"""Retention rules: kept, read as sentences, cleared round by round, listed by what they lack."""

from datetime import date

import pytest

from dpo_desk.duties import activities, retention, retention_view, retention_words, seeding
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.windows import Window
from dpo_desk.law.codes import RetentionAction, RetentionTrigger
from dpo_desk.records import Activity, RetentionRule, Service
from dpo_desk.register import NotFound, Register
from dpo_desk.words import LANGUAGES, of
from tests import sample

NB = of("nb")


@pytest.fixture
def rule(register: Register) -> RetentionRule:
    return retention.add(register, "Søknader")


def kept(register: Register, rule: RetentionRule) -> RetentionRule:
    return register.by_uid(RetentionRule, rule.uid)


def test_a_round_is_done_and_the_next_one_follows(register, rule) -> None:
    retention.change(register, rule.uid, "every", "P6M")
    done = retention.cleared(register, rule.uid, date(2026, 8, 31))
    assert (done.done_on, done.next_on) == (date(2026, 8, 31), date(2027, 2, 28))
    register.undo()
    assert kept(register, rule).done_on is None
    retention.change(register, rule.uid, "every", "")
    assert retention.cleared(register, rule.uid, sample.TODAY).next_on is None


def test_a_round_is_put_off_to_a_day_that_is_to_come(register, rule) -> None:
    assert retention.postpone(register, rule.uid, sample.TODAY).next_on == sample.TODAY
    with pytest.raises(InvalidField):
        retention.postpone(register, rule.uid, date(2026, 11, 18))


def test_a_rule_hangs_on_an_activity_a_service_or_nothing(register, rule) -> None:
    activity, service = register.find(Activity)[0], register.find(Service)[0]
    retention.change(register, rule.uid, "activity_id", activity.id)
    retention.change(register, rule.uid, "service_id", service.id)
    view = retention_view.view(register, rule.uid)
    assert (view.activity, view.service) == (activity, service)
    retention.change(register, rule.uid, "activity_id", None)
    assert kept(register, rule).activity_id is None
    with pytest.raises(NotFound):
        retention.change(register, rule.uid, "activity_id", 99)
    made = retention.add(register, activity_uid=activity.uid, service_uid=service.uid)
    assert (made.activity_id, made.service_id) == (activity.id, service.id)


def test_a_round_is_put_off_by_a_week_a_month_or_three(register) -> None:
    assert retention.later(register) == [
        ("P1W", date(2026, 11, 26)),
        ("P1M", date(2026, 12, 19)),
        ("P3M", date(2027, 2, 19)),
    ]


def test_the_list_of_the_page_is_as_of_the_registers_day(register, rule) -> None:
    retention.postpone(register, rule.uid, date(2026, 12, 19))
    assert retention_view.LISTING.counts(register)["soon"] == 1
    [row] = retention_view.LISTING.window(register, Window("soon"))
    assert row.soon
    one = retention_view.LISTING.one(register, rule.uid)
    assert one
    assert one.soon


def test_what_is_no_period_is_refused(register, rule) -> None:
    for field in ("period", "offset", "every"):
        with pytest.raises(InvalidField):
            retention.change(register, rule.uid, field, "tre år")
        retention.change(register, rule.uid, field, "P3Y")
        retention.change(register, rule.uid, field, "")


def test_the_list_counts_what_comes_soon_and_what_nothing_ends(register, rule) -> None:
    listing = retention_view.listing(sample.TODAY)
    assert listing.counts(register) == {"all": 3, "soon": 0, "endless": 1, "disputed": 0}
    retention.postpone(register, rule.uid, date(2026, 12, 19))
    [row] = listing.window(register, Window("soon"))
    assert (row.uid, row.soon, row.over, row.endless) == (rule.uid, True, False, True)
    retention.postpone(register, rule.uid, date(2026, 12, 20))
    assert listing.counts(register)["soon"] == 0
    later = retention_view.listing(date(2026, 12, 21))
    assert later.window(register, Window("soon"))[0].over


def test_the_next_round_comes_first_and_none_last(register, rule) -> None:
    retention.postpone(register, rule.uid, date(2027, 1, 1))
    rows = retention_view.listing(sample.TODAY).window(register, Window(sort="next_on"))
    assert [row.next_on for row in rows] == [date(2027, 1, 1), None, None]


def test_a_rule_is_found_by_its_activity(register) -> None:
    rows = retention_view.listing(sample.TODAY).window(register, Window(text="kundeoppf"))
    assert {row.activity for row in rows} == {"Kundeoppfølging"}
    activities.remove(register, register.find(Activity)[0].uid)
    assert retention_view.view(register, rows[0].uid).activity is None
    assert retention_view.listing(sample.TODAY).one(register, rows[0].uid).activity is None


def test_pickable_are_the_first_by_name(register) -> None:
    names = [each.name for each in retention_view.pickable(register, "service")]
    assert names == ["24SevenOffice", "Asana", "Microsoft 365", "Papirarkivet"]
    assert len(retention_view.pickable(register, "activity", limit=1)) == 1


def test_a_rule_leaves_and_comes_back(register, rule) -> None:
    retention.remove(register, rule.uid)
    assert retention_view.listing(sample.TODAY).one(register, rule.uid) is None
    register.undo()
    assert retention_view.listing(sample.TODAY).one(register, rule.uid)


SENTENCES = [
    ({}, "Det er ikke bestemt hvor lenge opplysningene lagres."),
    (
        {"period": "P3Y", "trigger": "contract_end"},
        "Slettes tre år etter at avtalen tok slutt.",
    ),
    (
        {"period": "P5Y", "action": "anonymise_or_delete"},
        "Anonymiseres eller slettes etter fem år. Det er ikke bestemt når tiden begynner å løpe.",
    ),
    (
        {"period": "P30D", "trigger": "account_closed", "action": "quarantine"},
        "Settes i karantene i 30 dager etter at kontoen ble avsluttet, og slettes deretter.",
    ),
    (
        {"trigger": "account_closed", "action": "quarantine"},
        "Settes i karantene når kontoen avsluttes, og slettes deretter.",
    ),
    ({"period": "P0D", "trigger": "consent_withdrawn"}, "Slettes når samtykket trekkes tilbake."),
    ({"trigger": "purpose_ended"}, "Slettes når formålet faller bort."),
    (
        {"trigger": "purpose_ended", "criteria": "vi trenger dem ikke lenger"},
        "Slettes når formålet faller bort. Vi trenger dem ikke lenger.",
    ),
    (
        {"trigger": "account_closed", "action": "keep", "criteria": "Mens brukeren er aktiv."},
        "Mens brukeren er aktiv.",
    ),
    ({"trigger": "contract_end", "action": "keep"}, "Beholdes etter at avtalen tok slutt."),
    ({"period": "P1Y", "action": "review"}, "Vurderes på nytt etter ett år. " + "Det er ikke"
     " bestemt når tiden begynner å løpe."),
    ({"period": "nonsens", "trigger": "request"}, "Slettes nonsens etter at personen ba om det."),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "said"), SENTENCES)
def test_a_rule_is_said_as_a_sentence(facts: dict[str, str], said: str) -> None:
    rule = RetentionRule(
        trigger=RetentionTrigger(facts.get("trigger", "none")),
        period=facts.get("period"),
        criteria=facts.get("criteria", ""),
        action=RetentionAction(facts.get("action", "delete")),
    )
    assert retention_words.sentence(rule, NB) == said


def test_offset_and_law_follow() -> None:
    rule = RetentionRule(period="P5Y", trigger=RetentionTrigger.FIN_YEAR_END)
    said = retention_words.sentence(rule, NB, offset="P1M", law="bokføringsloven § 13")
    assert said == (
        "Slettes fem år etter utgangen av regnskapsåret. Tiden begynner først å løpe etter én"
        " måned. Det følger av bokføringsloven § 13."
    )
    assert retention_words.length(rule, NB) == "Fem år"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("trigger", list(RetentionTrigger))
@pytest.mark.parametrize("action", list(RetentionAction))
def test_every_rule_has_a_sentence(language: str, trigger, action) -> None:
    for period in (None, "P0D", "P2Y"):
        rule = RetentionRule(trigger=trigger, action=action, period=period)
        said = retention_words.sentence(rule, of(language))
        assert said.endswith(".")
        assert "{" not in said


@pytest.mark.parametrize("name", seeding.names())
def test_every_rule_of_the_seeds_reads_as_one(tmp_path, name: str) -> None:
    with seeding.create_from_seed(
        tmp_path / "a.perm", name, password=None, clock=sample.clock()
    ) as register:
        rows = retention_view.listing(sample.TODAY).window(register, Window())
        assert len(rows) == register.count(RetentionRule)
        for row in rows:
            assert retention_words.sentence(row, NB)
            view = retention_view.view(register, row.uid)
            assert row.disputed == any(not c.decided_on for c in view.conflicts)
