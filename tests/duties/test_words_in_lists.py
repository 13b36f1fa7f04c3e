"""A list that is filtered by words shows the same, whichever way SQLite is led."""

from datetime import date, timedelta

import pytest

from dpo_desk.duties import listing, windows
from dpo_desk.duties.listing import Shown
from dpo_desk.duties.windows import Window
from dpo_desk.records import Request
from dpo_desk.register import Register


@pytest.fixture
def many(register: Register) -> Register:
    """Sixty requests; most say «opplysninger», every third is from Kari."""
    with register.action("action.request.logged"):
        for number in range(60):
            name = "Kari Eksempel" if number % 3 == 0 else "Ola Prøve"
            text = "Hvilke opplysninger?" if number % 10 else "Slett alt"
            due = date(2026, 1, 1) + timedelta(days=number * 7 % 50)
            register.add(
                Request(ref=f"2026-{number:03}", requester_name=name, text=text, due_on=due)
            )
    return register


def walked(register: Register, wanted: Window) -> list[str]:
    """All rows, window by window."""
    found: list[listing.RequestRow] = []
    while part := listing.window(register, wanted, after=found[-1] if found else None, limit=7):
        found += part
    return [row.ref for row in found]


@pytest.mark.parametrize(
    "typed", ["opplysninger", "o", "kari", "kari hvilke", "slett", "finnes", "*"]
)
@pytest.mark.parametrize("shown", [Shown.ALL, Shown.OPEN])
@pytest.mark.parametrize("descending", [False, True])
def test_few_many_and_most_are_the_same_rows(
    many: Register, monkeypatch: pytest.MonkeyPatch, typed: str, shown: Shown, descending: bool
) -> None:
    wanted = Window(shown, typed, "due_on", descending)
    expected = walked(many, wanted)
    assert listing.count(many, wanted) == len(expected)
    for few, most in ((1, 0), (1, 0.5), (1, 2.0), (10, 0.1)):
        monkeypatch.setattr(windows, "_FEW", few)
        monkeypatch.setattr(windows, "_MOST", most)
        assert walked(many, wanted) == expected, (few, most)
        assert listing.count(many, wanted) == len(expected)


def test_the_bin_is_not_among_them(many: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    first = many.find(Request, limit=1)[0]
    with many.action("action.request.logged"):
        many.remove(first)
    monkeypatch.setattr(windows, "_FEW", 1)
    assert first.ref not in walked(many, Window(Shown.ALL, "kari"))
