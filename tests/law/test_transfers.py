"""Whether data leave the EEA, and on what ground they may."""

from datetime import date

import pytest

from dpo_desk.law import dated, transfers
from dpo_desk.law.codes import TransferMechanism as M
from dpo_desk.law.countries import COUNTRIES, EEA

TODAY = date(2026, 11, 22)


def test_the_eea_is_the_union_and_three() -> None:
    members = [country for country in COUNTRIES if transfers.is_eea(country)]
    assert len(members) == 30
    assert {"NO", "IS", "LI"} <= set(members)
    assert transfers.is_eea(EEA)
    assert not any(map(transfers.is_eea, ("GB", "CH", "US", "FO", "GL", "GI")))


@pytest.mark.parametrize(
    ("countries", "needs"),
    [
        (("NO",), False),
        (("IE", "DE", EEA), False),
        ((), False),
        (("IE", "US"), True),
        (("GB",), True),
    ],
)
def test_needs_mechanism(countries: tuple[str, ...], needs: bool) -> None:
    assert transfers.needs_mechanism(countries) is needs


def test_outside_eea_keeps_the_order() -> None:
    assert transfers.outside_eea(["US", "NO", "IN", "GB", "SE"]) == ("US", "IN", "GB")


@pytest.mark.parametrize(
    ("mechanism", "country", "on", "valid"),
    [
        (M.EEA, "IE", TODAY, True),
        (M.EEA, "US", TODAY, False),
        (M.ADEQUACY, "GB", TODAY, True),
        (M.ADEQUACY, "GB", date(2031, 12, 27), True),
        (M.ADEQUACY, "GB", date(2031, 12, 28), False),
        (M.ADEQUACY, "BR", date(2026, 1, 25), False),
        (M.ADEQUACY, "BR", date(2026, 1, 26), True),
        (M.ADEQUACY, "US", TODAY, False),
        (M.ADEQUACY, "IN", TODAY, False),
        (M.DPF, "US", TODAY, True),
        (M.DPF, "US", date(2023, 7, 9), False),
        (M.DPF, "GB", TODAY, False),
        (M.SCC, "US", TODAY, True),
        (M.SCC, "IN", date(2021, 6, 26), False),
        (M.BCR, "IN", TODAY, True),
        (M.DEROGATION, "IN", TODAY, True),
        (M.UNKNOWN, "US", TODAY, False),
        (M.UNKNOWN, "NO", TODAY, False),
    ],
)
def test_is_valid(mechanism: M, country: str, on: date, valid: bool) -> None:
    assert transfers.is_valid(mechanism, country, on) is valid


@pytest.mark.parametrize("on", [date(2016, 8, 1), date(2020, 7, 15), TODAY])
def test_privacy_shield_is_never_valid(on: date) -> None:
    assert not any(transfers.is_valid(M.PRIVACY_SHIELD, country, on) for country in COUNTRIES)


def test_adequate_countries_of_the_specification() -> None:
    adequate = {country for country in COUNTRIES if transfers.is_adequate(country, TODAY)}
    assert adequate == {
        *("AD", "AR", "BR", "CA", "CH", "FO", "GB", "GG", "IL", "IM", "JE", "JP", "KR", "NZ", "UY")
    }
    assert [country for country in COUNTRIES if transfers.is_limited(country)] == ["CA"]


@pytest.mark.parametrize(
    ("mechanism", "country", "number"),
    [
        (M.DPF, "US", "(EU) 2023/1795"),
        (M.SCC, "US", "(EU) 2021/914"),
        (M.ADEQUACY, "BR", "(EU) 2026/179"),
        (M.ADEQUACY, "US", ""),
        (M.EEA, "NO", ""),
    ],
)
def test_decision(mechanism: M, country: str, number: str) -> None:
    assert transfers.decision(mechanism, country, TODAY) == number


def test_lists_grow_stale_after_six_months() -> None:
    assert not transfers.is_stale(date(2027, 5, 22))
    assert transfers.is_stale(date(2027, 5, 23))


def test_every_listed_country_is_one_we_know() -> None:
    table = dated.table("transfers")
    listed = {*table["eea"], *(e["country"] for e in (*table["adequacy"], *table["dpf"]))}
    assert listed <= set(COUNTRIES)
