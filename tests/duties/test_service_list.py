"""The list of services: what SQL computes is what the rules say, and no window sorts the whole."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dpo_desk.duties import service_list, service_view, services
from dpo_desk.duties.service_state import Lack, ServiceState, lacks, outside, state
from dpo_desk.duties.windows import Window
from dpo_desk.law.codes import Role, TransferMechanism
from dpo_desk.law.countries import COUNTRIES, EEA
from dpo_desk.records import AgreementStatus, Service
from dpo_desk.register.migrations import m0001_lists
from dpo_desk.words import LANGUAGES, of
from tests import sample

LISTING = service_list.listing(sample.TODAY)
SIGNED = {"role": Role.PROCESSOR, "agreement_status": AgreementStatus.SIGNED}
PLACES = st.lists(st.sampled_from((EEA, "NO", "DE", "US", "GB", "CA", "IN", "CN")), max_size=3)

SERVICES = st.builds(
    Service,
    name=st.just("x"),
    in_use=st.booleans(),
    role=st.sampled_from(Role),
    agreement_status=st.sampled_from(AgreementStatus),
    agreement_ended_on=st.sampled_from((None, date(2026, 1, 1))),
    mechanism=st.sampled_from(TransferMechanism),
    storage_countries=PLACES.map(tuple),
    access_countries=PLACES.map(tuple),
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(service=SERVICES)
def test_sql_and_rules_agree(register, service):
    with register.action("seed.loaded"):
        kept = register.add(service)
    row = LISTING.one(register, kept.uid)
    assert row.state is state(kept, sample.TODAY)
    away = [r.id for r in LISTING.window(register, Window("noneea"), limit=10_000)]
    assert (kept.id in away) == bool(outside(kept))
    missing = [r.id for r in LISTING.window(register, Window("missing"), limit=10_000)]
    wants = row.state in (ServiceState.MISSING, ServiceState.ASSESS)
    assert (kept.id in missing) == wants == bool(lacks(kept, sample.TODAY))


@pytest.mark.parametrize(
    ("facts", "lack"),
    [
        ({}, (Lack.AGREEMENT, Lack.PLACES)),
        ({"in_use": False}, ()),
        ({"role": Role.CONTROLLER}, ()),
        ({"role": Role.UNCLEAR, "storage_countries": ("NO",)}, (Lack.ROLE,)),
        ({**SIGNED, "storage_countries": ("NO",)}, ()),
        ({**SIGNED, "storage_countries": ("NO",), "access_countries": ("US",)}, (Lack.GROUND,)),
        (
            {**SIGNED, "storage_countries": ("NO",), "agreement_ended_on": date(2026, 1, 1)},
            (Lack.ENDED,),
        ),
        (
            {"agreement_status": AgreementStatus.CLAIMED, "storage_countries": (EEA,)},
            (Lack.CLAIMED,),
        ),
        (
            {**SIGNED, "storage_countries": ("US",), "mechanism": TransferMechanism.PRIVACY_SHIELD},
            (Lack.INVALID,),
        ),
        ({**SIGNED, "storage_countries": ("US",), "mechanism": TransferMechanism.DPF}, ()),
        ({**SIGNED, "storage_countries": ("US", "GB"), "mechanism": TransferMechanism.DPF}, ()),
        (
            {**SIGNED, "storage_countries": ("US", "GB"), "mechanism": TransferMechanism.ADEQUACY},
            (Lack.INVALID,),
        ),
        ({**SIGNED, "storage_countries": ("IN",), "mechanism": TransferMechanism.SCC}, ()),
        (
            {**SIGNED, "storage_countries": ("IN",), "mechanism": TransferMechanism.EEA},
            (Lack.GROUND,),
        ),
    ],
)  # fmt: skip
def test_what_a_service_lacks(facts, lack):
    assert lacks(Service(**facts), sample.TODAY) == lack


def test_the_index_says_what_the_law_says():
    assert service_list.law_lists(sample.TODAY) == m0001_lists._LISTS
    assert set(m0001_lists._LISTS.eea) <= {EEA, *COUNTRIES}


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", LISTING.orders)
def test_no_window_sorts_the_whole_list(register, monkeypatch, sort, descending):
    asked = []
    read = register._store.dicts
    monkeypatch.setattr(register._store, "dicts", lambda *sql: asked.append(sql) or read(*sql))
    wanted = Window("all", sort=sort, descending=descending)
    first = LISTING.window(register, wanted, limit=2)
    LISTING.window(register, wanted, after=first[-1], limit=2)
    for sql, values in asked:
        plan = [row[3] for row in register._store.all(f"explain query plan {sql}", values)]
        assert not [step for step in plan if "TEMP B-TREE" in step], plan


@pytest.mark.parametrize("shown", ["missing", "noneea"])
def test_a_filter_counts_in_its_index(register, monkeypatch, shown):
    asked = []
    read = register._store.dicts
    monkeypatch.setattr(register._store, "dicts", lambda *sql: asked.append(sql) or read(*sql))
    LISTING.count(register, Window(shown))
    [(sql, values)] = asked
    plan = [row[3] for row in register._store.all(f"explain query plan {sql}", values)]
    assert all("INDEX service_by_" in step for step in plan), plan


def test_a_vendors_name_finds_what_is_bought_of_it(register):
    services.add(register, "Microsoft", "Teams", "møter")
    found = LISTING.window(register, Window(text="microsoft møter"), limit=9)
    assert [row.name for row in found] == ["Teams"]
    assert found[0].vendor == "Microsoft"


def test_the_form_gets_all_that_belongs_to_a_service(register):
    asana = register.first(Service, "name = 'Asana'")
    services.add_sub_processor(register, asana.uid, "Amazon", "US")
    services.change(register, asana.uid, "mechanism", TransferMechanism.DPF)
    services.change(register, asana.uid, "access_countries", ("CA",))
    view = service_view.view(register, register.get(Service, asana.id))
    assert view.vendor.name == "Asana"
    assert [sub.name for sub in view.sub_processors] == ["Amazon"]
    assert view.transfer.places == ("US", "CA")
    assert view.transfer.decision == "(EU) 2023/1795"
    assert view.agreement is None
    assert view.lacks == (Lack.AGREEMENT,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_and_lack_has_its_words(language):
    words = of(language)
    assert len({words(each.key) for each in ServiceState}) == len(ServiceState)
    for lack in set(Lack) - {Lack.AGREEMENT}:
        for end in ("", ".body", ".action"):
            assert words.has(f"processors.lack.{lack}{end}")
    for mechanism in TransferMechanism:
        assert words.has(f"processors.means.{mechanism.value}")
