"""Who is asking: one line is enough, doubt holds back, and the last word counts."""

from datetime import date

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dpo_desk.duties import answering, case, claims, closing, identity, intake, keeping, outgoing
from dpo_desk.duties.errors import Guarded, InvalidField
from dpo_desk.duties.events import events
from dpo_desk.law.codes import (
    Capacity,
    ClaimOutcome,
    IdentityMethod,
    LetterKind,
    Relation,
    RequestKind,
    RequestStatus,
)
from dpo_desk.law.identification import WITH_AUTHORITY, Level
from dpo_desk.records import Document, EventKind, Origin
from tests.duties.conftest import DRAFT

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
    answering.check_sendable(register, request_, LetterKind.ACCESS)


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
            answering.check_sendable(register, request_, kind)
        assert (caught.value.key, caught.value.step) == ("err.identity", "identity")


def test_a_receipt_gives_nothing_away_and_is_never_held_back(register, request_):
    identity.doubt(register, request_.id, "Ny adresse.")
    answering.check_sendable(register, request_, LetterKind.RECEIPT)


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


def logged(register, *kinds, **more):
    return intake.log_request(register, msgspec.structs.replace(DRAFT, kinds=kinds, **more))


SUITED = [
    ((RequestKind.MARKETING_OPT_OUT,), {}, Level.NONE, IdentityMethod.KNOWN_ADDRESS),
    ((RequestKind.ACCESS,), {}, Level.LIGHT, IdentityMethod.KNOWN_ADDRESS),
    ((RequestKind.ACCESS,), {"relation": Relation.EMPLOYEE}, Level.STRONG, IdentityMethod.EID),
    ((RequestKind.ERASURE,), {"capacity": Capacity.LAWYER}, Level.STRONG, IdentityMethod.EID),
]


@pytest.mark.parametrize(("kinds", "more", "level", "first"), SUITED)
def test_how_to_check_follows_from_what_is_asked_for(register, kinds, more, level, first):
    found = identity.suited(register, logged(register, *kinds, **more))
    assert (found.level, found.methods[0]) == (level, first)
    assert IdentityMethod.NO_DOUBT not in found.methods
    represented = more.get("capacity", Capacity.SELF) is not Capacity.SELF
    assert (IdentityMethod.AUTHORITY in found.methods) is represented


def test_special_categories_and_economy_ask_for_more(register, request_):
    (activity,) = identity.applicable(register, request_)[:1]
    with register.action("test"):
        register.change(activity, data_categories=("name", "health"))
    assert identity.suited(register, request_).level is Level.STRONG


@pytest.mark.parametrize("capacity", Capacity)
def test_whoever_writes_for_somebody_shows_that_they_may(register, capacity):
    request = logged(register, RequestKind.ACCESS, capacity=capacity)
    missing = capacity in WITH_AUTHORITY
    assert identity.authority_missing(register, request) is missing
    with register.action("test"):
        register.add(Document(request_id=request.id, origin=Origin.AUTHORITY, name="fullmakt.pdf"))
    assert not identity.authority_missing(register, request)
    said = logged(
        register, RequestKind.ACCESS, capacity=capacity, representative_authority="Fullmakt sett."
    )
    assert not identity.authority_missing(register, said)
    seen = logged(register, RequestKind.ACCESS, capacity=capacity)
    identity.no_doubt(register, seen.id, "Står som foresatt i kundekortet.")
    parent = capacity is Capacity.PARENT  # of whom one line is enough
    assert identity.authority_missing(register, seen) is (missing and not parent)
    identity.confirm(register, seen.id, IdentityMethod.AUTHORITY)
    assert not identity.authority_missing(register, seen)


def test_no_whole_national_identity_number_is_kept(register, request_):
    for act in (
        lambda: identity.confirm(
            register, request_.id, IdentityMethod.IN_PERSON, comment="Førerkort 01810106049"
        ),
        lambda: identity.doubt(register, request_.id, "Skriver 018101 06049"),
    ):
        with pytest.raises(InvalidField) as caught:
            act()
        assert caught.value.key == "identity.error.national_id"
    assert steps(register, request_) == []


def test_an_answer_that_comes_late_opens_the_case_again(register, request_):
    (claim,) = case.claims(register, request_)
    identity.doubt(register, request_.id, "Ny adresse.")
    claims.decide(register, claim.id, ClaimOutcome.UNIDENTIFIED, reason="Ikke svar på spørsmålet.")
    assert closing.close(register, request_.id).status is RequestStatus.CLOSED
    opened = identity.confirm(register, request_.id, IdentityMethod.CALL_BACK)
    assert (opened.status, opened.answered_on) == (RequestStatus.SCOPE, None)
    (claim,) = case.claims(register, request_)
    assert (claim.outcome, claim.ground, claim.grounds) == (None, "", "")
    assert keeping.verify(register).ok
    register.undo()
    assert case.by_ref(register, request_.ref).status is RequestStatus.CLOSED
