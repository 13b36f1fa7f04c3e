"""Lists as windows: every row once and in order, whatever the list, the words and the size."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dpo_desk.duties import windows
from dpo_desk.duties.windows import Listing, Row, Window
from dpo_desk.records import Activity, RetentionRule
from dpo_desk.register.sorting import alphabetical, by_day
from tests import sample

NAMES = ("Årsregnskap", "ærlighet", "Zebra", "Østlige", "ansatte", "Ål", "Ansatte", "")
LETTERS = str.maketrans("æøå", "{|}")


class RuleRow(Row, frozen=True, kw_only=True):
    """A rule with what its activity is called."""

    data: str
    next_on: date | None
    activity: str | None
    heard: int = 0


def _heard(_register, rows):
    return [type(row)(**{**_fields(row), "heard": len(rows)}) for row in rows]


def _fields(row):
    return {name: getattr(row, name) for name in row.__struct_fields__}


LISTING = Listing(
    "retention_rule",
    RuleRow,
    orders={"data": alphabetical("data"), "next_on": by_day("next_on"), "rounds": "length(who)"},
    filters={"all": "", "open": "period is null", "dated": "next_on is not null"},
    columns={"activity": "(select name from activity where id = retention_rule.activity_id)"},
    also={"activity": "select id from retention_rule where activity_id in ({found})"},
    complete=_heard,
)


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Forty rules with ties, days that are missing, zeros, and one in the bin."""
    register = sample.make(tmp_path_factory.mktemp("rules"), retention=False)
    with register.action("seed.loaded"):
        activity = register.add(Activity(name="Lønnskjøring"))
        for n in range(40):
            rule = register.add(
                RetentionRule(
                    activity_id=activity.id if n % 8 == 0 else None,
                    data=NAMES[n % len(NAMES)],
                    period="P1Y" if n % 3 else None,
                    next_on=date(2026, 11, 1) + timedelta(days=n % 5) if n % 4 else None,
                    who="x" * (n % 3),
                )
            )
        register.remove(rule)
    yield register
    register.close()


def paged(register, wanted, limit):
    """Every window from the first to the empty one."""
    found, after = [], None
    while rows := LISTING.window(register, wanted, after=after, limit=limit):
        assert len(rows) <= limit
        found += rows
        after = rows[-1]
    return found


KEYS = {
    "data": lambda rule: rule.data.lower().translate(LETTERS),
    "next_on": lambda rule: str(rule.next_on or "9999"),
    "rounds": lambda rule: len(rule.who),
}
KEPT = {
    "all": lambda rule: True,
    "open": lambda rule: rule.period is None,
    "dated": lambda rule: rule.next_on is not None,
}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    shown=st.sampled_from(list(KEPT)),
    sort=st.sampled_from(list(KEYS)),
    descending=st.booleans(),
    limit=st.integers(1, 45),
    few=st.sampled_from([0, 2000]),
)
def test_windows_show_each_row_once_and_in_order(many, shown, sort, descending, limit, few):
    wanted = Window(shown, sort=sort, descending=descending)
    rules = [rule for rule in many.find(RetentionRule) if KEPT[shown](rule)]
    expected = sorted(rules, key=lambda rule: (KEYS[sort](rule), rule.id), reverse=descending)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(windows, "_FEW", few)  # the two ways of finding show the same
        assert [row.id for row in paged(many, wanted, limit)] == [rule.id for rule in expected]
    assert LISTING.count(many, wanted) == len(expected)


def test_a_plain_window_is_the_first_filter_in_the_first_order(many):
    plain = [row.id for row in LISTING.window(many, Window(), limit=99)]
    assert plain == [row.id for row in LISTING.window(many, Window("all", sort="data"), limit=99)]


def test_names_stand_as_in_a_norwegian_list(many):
    names = [row.data for row in paged(many, Window(), 7)]
    assert list(dict.fromkeys(names)) == [
        "", "ansatte", "Ansatte", "Kundeoppfølging", "Zebra", "ærlighet", "Østlige", "Ål",
        "Årsregnskap",
    ]  # fmt: skip


def test_counts_are_those_of_the_filters(many):
    assert LISTING.counts(many) == {
        shown: sum(map(kept, many.find(RetentionRule))) for shown, kept in KEPT.items()
    }


@pytest.mark.parametrize(
    ("typed", "n"),
    [
        ("lønnskjøring", 5),
        ("lonn årsregn", 5),  # a word here, a word there
        ("årsregnskap", 5),
        ("zebra lønn", 0),
        ("'; drop table", 0),
        ("*", 40),
    ],
)
@pytest.mark.parametrize("few", [0, 2000])
def test_words_are_found_in_the_row_and_beside_it(many, monkeypatch, typed, n, few):
    monkeypatch.setattr(windows, "_FEW", few)
    assert len(paged(many, Window(text=typed), 2)) == n
    assert LISTING.count(many, Window(text=typed)) == n


def test_rows_are_completed_and_say_no_names(many):
    row = LISTING.window(many, Window("open", text="lønn"), limit=3)[0]
    assert row.activity == "Lønnskjøring"
    assert row.heard == len(LISTING.window(many, Window("open", text="lønn"), limit=3))
    assert repr(row) == f"<RuleRow {row.id} {row.uid}>"
    assert LISTING.one(many, row.uid).data == row.data
    assert LISTING.one(many, "nobody") is None


def test_what_is_in_the_bin_is_not_listed(many):
    gone = [rule for rule in many.find(RetentionRule, removed=True) if rule.removed_at]
    assert gone
    assert LISTING.one(many, gone[0].uid) is None


def test_an_unknown_order_or_filter_is_a_bug(many):
    with pytest.raises(ValueError, match="no such order"):
        LISTING.window(many, Window(sort="id; drop table request"))
    with pytest.raises(ValueError, match="no such filter"):
        LISTING.count(many, Window("1 = 1"))
