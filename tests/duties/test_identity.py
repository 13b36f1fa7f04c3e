"""Who is asking: one line is enough, doubt holds back, and the last word counts."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dpo_desk.duties import answering, identity, outgoing
from dpo_desk.duties.errors import Guarded, InvalidField
from dpo_desk.duties.events import events
from dpo_desk.law.codes import IdentityMethod, LetterKind
from dpo_desk.records import EventKind

DAY = date(2026, 11, 12)


def steps(register, request):
    return [event.kind for event in events(register, request)][1:]


@pytest.mark.parametrize("say", [identity.no_doubt, identity.doubt])
@pytest.mark.parametrize("why", ["", "   ", "\n\t"])
def test_a_word_without_a_reason_is_refused(register, request_, say, why):
    with pytest.raises(InvalidField) as caught:
        say(register, request_.id, why)
    assert (caught.value.key, caught.value.field) == ("duties.error.why_missing", "why")
    assert steps(register, request_) == []


def test_nobody_has_said_anything_is_no_doubt(register, request_):
    assert identity.latest(register, request_) is None
    assert not identity.unanswered_doubt(register, request_)
    answering.check_sendable(register, request_, LetterKind.ACCESS, 0)


@pytest.mark.parametrize("method", [m for m in IdentityMethod if m is not IdentityMethod.NO_DOUBT])
def test_every_way_of_knowing_answers_the_doubt(register, request_, method):
    identity.doubt(register, request_.id, "Skriver fra en ny adresse.")
    assert identity.unanswered_doubt(register, request_)
    identity.confirm(register, request_.id, method, on=DAY, comment="  Ringte tilbake. ")
    event = identity.latest(register, request_)
    assert (event.on, event.note) == (DAY, "Ringte tilbake.")
    assert event.values == {"method": method.value}
    assert not identity.unanswered_doubt(register, request_)


def test_a_new_doubt_holds_back_again(register, request_):
    identity.confirm(register, request_.id, IdentityMethod.EID)
    identity.doubt(register, request_.id, "Kravet ble gjentatt fra en annen adresse.")
    for kind in outgoing.HELD:
        with pytest.raises(Guarded) as caught:
            answering.check_sendable(register, request_, kind, 0)
        assert (caught.value.key, caught.value.step) == ("err.identity", "identity")


def test_a_receipt_gives_nothing_away_and_is_never_held_back(register, request_):
    identity.doubt(register, request_.id, "Ny adresse.")
    answering.check_sendable(register, request_, LetterKind.RECEIPT, 0)


@pytest.mark.parametrize("day", [date(2026, 11, 20), date(2026, 11, 2)])
def test_a_day_ahead_or_before_receipt_is_refused(register, request_, day):
    for act in (
        lambda: identity.doubt(register, request_.id, "Ny adresse.", on=day),
        lambda: identity.confirm(register, request_.id, IdentityMethod.EID, on=day),
    ):
        with pytest.raises(InvalidField) as caught:
            act()
        assert caught.value.field == "on"
    assert steps(register, request_) == []


def test_each_word_is_one_named_undoable_action(register, request_):
    identity.doubt(register, request_.id, "Ny adresse.")
    assert register.undo_label().key == "action.identity.doubt"
    register.undo()
    assert identity.latest(register, request_) is None


def test_the_label_of_an_action_carries_the_number_and_not_the_reason(register, request_):
    identity.no_doubt(register, request_.id, "Kari kjenner Ola fra før.")
    assert register.undo_label().values == {"ref": request_.ref}


WORDS = st.sampled_from(["doubt", "no_doubt", "confirm"])


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(said=st.lists(WORDS, min_size=1, max_size=5))
def test_the_last_word_counts(register, request_, said):
    for word in said:
        if word == "confirm":
            identity.confirm(register, request_.id, IdentityMethod.CALL_BACK)
        else:
            getattr(identity, word)(register, request_.id, "Fordi.")
    assert identity.unanswered_doubt(register, request_) == (said[-1] == "doubt")
    last = {"doubt": "doubt", "no_doubt": "no_doubt", "confirm": "identified"}[said[-1]]
    assert identity.latest(register, request_).kind is EventKind(last)
