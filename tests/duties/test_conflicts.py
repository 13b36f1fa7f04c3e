"""A conflict is decided for a side, with another answer, or «Vet ikke»; each can be undone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dpo_desk.duties import seeding, statements
from dpo_desk.duties.conflicts import decide
from dpo_desk.duties.errors import InvalidField
from dpo_desk.law.codes import Role
from dpo_desk.letters.gather import _rules
from dpo_desk.records import Activity, RetentionRule
from dpo_desk.register import Register
from tests import sample

PERIODS = "customer-retention"


@pytest.fixture
def seed(tmp_path: Path) -> Callable[[str], Register]:
    return lambda name: seeding.create_from_seed(
        tmp_path / "a.perm", name, password=None, clock=sample.clock()
    )


def periods(register: Register) -> set[str | None]:
    return {rule.period for rule in register.find(RetentionRule) if rule.period != "P30D"} - {None}


def sides(register: Register, name: str) -> list[str]:
    return [side.uid for side in statements.conflict(register, name).sides]


def roles(register: Register) -> dict[str, Role]:
    return {each.name: each.role for each in register.find(Activity)}


def test_the_chosen_side_holds_and_the_other_rule_leaves(seed) -> None:
    with seed("s2-it-drift") as register:
        three, five = sides(register, PERIODS)
        decided = decide(register, three)
        assert decided.chosen
        assert decided.chosen.value == "P3Y"
        assert decided.decided_on == sample.TODAY
        assert periods(register) == {"P3Y"}
        assert PERIODS not in {c.name for c in statements.conflicts(register, undecided=True)}
        decide(register, five)
        assert periods(register) == {"P5Y"}
        register.undo()
        assert periods(register) == {"P3Y"}
        register.undo()
        assert periods(register) == {"P3Y", "P5Y"}
        assert statements.conflict(register, PERIODS).decided_on is None


def test_another_period_stands_in_the_rule_one_looks_at(seed) -> None:
    with seed("s2-it-drift") as register:
        rule = register.first(RetentionRule, "period = 'P5Y'")
        assert rule
        decided = decide(register, conflict_name=PERIODS, answer="P4Y", at=rule.uid)
        assert (decided.answer, decided.chosen) == ("P4Y", None)
        assert register.by_uid(RetentionRule, rule.uid).period == "P4Y"
        assert periods(register) == {"P4Y"}
        groups = _rules(register).groups.values()
        assert not any(group.undecided for group in groups)


def test_deciding_anew_begins_where_the_sentences_left_it(seed) -> None:
    with seed("s2-it-drift") as register:
        decide(register, conflict_name=PERIODS, answer="P4Y")
        decided = decide(register, conflict_name=PERIODS)
        assert periods(register) == {"P3Y", "P5Y"}
        assert decided.decided_on
        assert not decided.answer
        assert not decided.chosen
        assert any(group.undecided for group in _rules(register).groups.values())


@pytest.mark.parametrize("answer", ["fire år", "P", "4"])
def test_an_answer_that_is_no_period_is_refused(seed, answer: str) -> None:
    with seed("s2-it-drift") as register:
        with pytest.raises(InvalidField):
            decide(register, conflict_name=PERIODS, answer=answer)
        assert statements.conflict(register, PERIODS).decided_on is None


def test_roles_follow_the_decision(seed) -> None:
    with seed("s2-it-drift") as register:
        controller, processor = sides(register, "role")
        decide(register, controller)
        assert roles(register)["Brukerkontoer"] is Role.CONTROLLER
        decide(register, processor)
        assert roles(register)["Brukerkontoer"] is Role.PROCESSOR
        assert roles(register)["Kundeforhold"] is Role.CONTROLLER
        decide(register, conflict_name="role", answer="joint_controller")
        assert roles(register)["Brukerkontoer"] is Role.JOINT_CONTROLLER
        decide(register, conflict_name="role")
        assert roles(register)["Brukerkontoer"] is Role.UNCLEAR
        with pytest.raises(InvalidField):
            decide(register, conflict_name="role", answer="sjef")


def test_a_rule_that_only_cookies_contradict_leaves_when_they_win(seed) -> None:
    with seed("s1-stromsparing") as register:
        daily, years, _ = sides(register, "web-lifetime")
        decide(register, years)
        assert "P1D" not in periods(register)
        decide(register, daily)
        assert "P1D" in periods(register)
        decide(register, conflict_name="web-lifetime", answer="P1W")
        [group] = set(_rules(register).groups.values())
        assert not group.cookies_differ


def test_words_answer_where_no_field_holds_it(seed) -> None:
    with seed("s3-energioppfolging") as register:
        decided = decide(register, conflict_name="website-collection", answer="Bare med samtykke.")
        assert decided.answer == "Bare med samtykke."
        register.undo()
        assert statements.conflict(register, "website-collection").answer == ""


@pytest.mark.parametrize("name", seeding.names())
def test_every_conflict_of_the_seeds_can_be_decided_every_way(seed, name: str) -> None:
    with seed(name) as register:
        answers = {"period": "P2Y", "role": "controller", "text": "Vi spør advokaten."}
        for conflict in statements.conflicts(register):
            for side in conflict.sides:
                chosen = decide(register, side.uid).chosen
                assert chosen
                assert chosen.uid == side.uid
            answer = answers[conflict.answered_by]
            assert decide(register, conflict_name=conflict.name, answer=answer).answer == answer
            assert not decide(register, conflict_name=conflict.name).answer
        assert not statements.conflicts(register, undecided=True)
        assert register.verify().ok
