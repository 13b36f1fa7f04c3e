"""``request log --representative|--capacity|--child``: who writes on whose behalf."""

import pytest

from dpo_desk.law.codes import Capacity
from dpo_desk.records import Request
from tests.cli.calls import asked, good, refused
from tests.cli.test_requests import LOG, opened


def test_who_writes_for_somebody_is_asked_for_their_authority(perm):
    asked("request", "log", perm, *LOG, "--representative", "Kari Eksempel")
    with opened(perm) as register:
        assert register.first(Request).capacity is Capacity.REPRESENTATIVE
    told = good(
        "request", "close", perm, "2026-001", "--outcome", "withdrawn", "--on", "2026-11-19"
    )
    assert "fullmakt" in told.stderr


@pytest.mark.parametrize("capacity", Capacity)
def test_in_what_capacity_somebody_writes_is_told(perm, capacity):
    who = () if capacity is Capacity.SELF else ("--representative", "Kari Eksempel")
    found = asked("request", "log", perm, *LOG, *who, "--capacity", capacity.value, "--child")
    with opened(perm) as register:
        kept = register.first(Request)
        assert (kept.capacity, kept.is_child) == (capacity, True)
        assert kept.representative_name == found["requester"]["representative"]
    survivor = capacity is Capacity.SURVIVOR  # of whom the regulation says nothing (recital 27)
    assert [claim["kind"] for claim in found["claims"]] == ["complaint" if survivor else "access"]


def test_who_acts_for_somebody_has_a_name_and_is_not_the_person(perm):
    assert "--representative mangler" in refused(
        2, "request", "log", perm, *LOG, "--capacity", "lawyer"
    )
    both = ("--representative", "Kari Eksempel", "--capacity", "self")
    assert "kan ikke --capacity være self" in refused(2, "request", "log", perm, *LOG, *both)
    assert "--capacity" in refused(2, "request", "log", perm, *LOG, "--capacity", "nabo")
