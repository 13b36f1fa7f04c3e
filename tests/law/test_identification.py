"""How sure one has to be of who asks, for every kind, and what each way of checking amounts to."""

import pytest

from dpo_desk.law import identification
from dpo_desk.law.codes import Capacity, IdentityMethod
from dpo_desk.law.codes import RequestKind as Kind
from dpo_desk.law.identification import Level

NOTHING_TO_PROVE = {
    Kind.MARKETING_OPT_OUT,
    Kind.WITHDRAW_CONSENT,
    Kind.QUESTION,
    Kind.COMPLAINT,
}


@pytest.mark.parametrize("kind", Kind)
def test_the_level_of_a_kind(kind: Kind) -> None:
    usual = identification.level([kind])
    assert usual is (Level.NONE if kind in NOTHING_TO_PROVE else Level.LIGHT)
    for more, wanted in (
        ({"changed_address": True}, Level.CALL_BACK),
        ({"sensitive": True}, Level.STRONG),
        ({"represented": True}, Level.STRONG),
        ({"sensitive": True, "changed_address": True}, Level.STRONG),
    ):
        expected = Level.NONE if kind in NOTHING_TO_PROVE else wanted
        assert identification.level([kind], **more) is expected


def test_of_several_kinds_the_strictest_counts() -> None:
    assert identification.level([Kind.MARKETING_OPT_OUT, Kind.ACCESS]) is Level.LIGHT


@pytest.mark.parametrize("method", IdentityMethod)
def test_every_way_of_checking_has_its_level(method: IdentityMethod) -> None:
    assert identification.suits(method, identification.METHODS[method])
    assert identification.suits(method, Level.NONE)


def test_a_reply_from_a_known_address_is_no_proof_of_identity() -> None:
    assert not identification.suits(IdentityMethod.KNOWN_ADDRESS, Level.STRONG)
    assert not identification.suits(IdentityMethod.CALL_BACK, Level.STRONG)
    assert identification.suits(IdentityMethod.EID, Level.CALL_BACK)


def test_a_survivor_and_the_person_need_no_authority() -> None:
    assert set(Capacity) - set(identification.WITH_AUTHORITY) == {
        Capacity.SELF,
        Capacity.SURVIVOR,
    }
