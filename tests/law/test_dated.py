"""Law that may change is dated data, and every table says when it was checked."""

from datetime import date

import pytest

from dpo_desk import places
from dpo_desk.law import dated

TABLES = sorted(path.stem for path in places.resources("law").glob("*.toml"))


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_dated(name: str) -> None:
    assert date(2026, 1, 1) < dated.as_of(name) <= date(2026, 11, 22)


@pytest.mark.parametrize(("name", "value"), [("breach_hours", 72), ("child_consent_age", 13)])
def test_period(name: str, value: int) -> None:
    assert dated.period(name, date(2026, 11, 22)) == value
    assert dated.period(name, date(2018, 7, 20)) == value
    with pytest.raises(ValueError, match=name):
        dated.period(name, date(2018, 7, 19))


def test_the_newest_rule_that_has_begun_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = [
        {"from": date(2030, 1, 1), "value": 96},
        {"from": date(2018, 7, 20), "value": 72},
    ]
    monkeypatch.setattr(dated, "table", lambda _: {"breach_hours": rules})
    assert dated.period("breach_hours", date(2029, 12, 31)) == 72
    assert dated.period("breach_hours", date(2030, 1, 1)) == 96


def test_a_table_without_a_date_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dated, "table", lambda _: {"as_of": "2026"})
    with pytest.raises(TypeError, match="as_of"):
        dated.as_of("periods")
