"""The catalogue ``law`` is complete, without a message that nobody can meet."""

import re
from datetime import date, datetime, timedelta

import pytest
from babel.messages.pofile import read_po

from dpo_desk import places
from dpo_desk.law import dates, working_days
from dpo_desk.law.breach_hours import breach_deadline
from dpo_desk.law.clock import instant
from dpo_desk.law.deadlines import Facts, Pause, deadlines, say
from dpo_desk.law.durations import number
from dpo_desk.law.reasons import Reason
from dpo_desk.words import LANGUAGES, of

DAY = date(2026, 11, 2)


def in_days(*counts: int) -> list[date]:
    return [DAY + timedelta(days=n) for n in counts]


def reasons() -> dict[str, Reason]:
    """A reason of every kind, by its key."""
    found: list[Reason] = []
    asked, answered, again, late = in_days(1, 8, 9, 25)
    for n in range(120):
        received = date(2026, 11, 1) + timedelta(days=n)
        for promises in ((), ("P30D",), ("P1D",), ("P2W", "P1M"), ("P1M",)):
            for sent in (None, received, received + timedelta(days=60)):
                for today in (received, received + timedelta(days=31), date(2028, 1, 1)):
                    facts = Facts(received, promises, (), sent, closed_days=True)
                    found += deadlines(facts, today).reasons
    for pauses in (
        (Pause(asked, answered), Pause(again, late), Pause(late + timedelta(days=9), None)),
        (Pause(asked, asked),),
        (Pause(asked, answered), Pause(again, again + timedelta(days=1))),
        (Pause(late, late),),
    ):
        found += deadlines(Facts(DAY, pauses=pauses)).reasons
    for month, day in ((11, 20), (3, 27), (10, 24)):
        aware = instant(datetime(2026, month, day, 16, 20))  # noqa: DTZ001 - Oslo's clocks
        found += breach_deadline(aware).reasons
    return {reason.key: reason for reason in found}


REASONS = reasons()


def catalogue(language: str) -> dict[str, str]:
    """The messages of the law by their key; of a plural the first form."""
    with open(places.resources("locale", language, "LC_MESSAGES", "law.po"), "rb") as file:
        messages = [message for message in read_po(file) if message.id]
    return {
        message.id if isinstance(message.id, str) else message.id[0]: (
            message.string if isinstance(message.string, str) else message.string[0]
        )
        for message in messages
    }


def keys_of_catalogue(language: str) -> set[str]:
    return set(catalogue(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_other_catalogue_speaks_for_the_law(language: str) -> None:
    for key, text in catalogue(language).items():
        assert of(language)(key) == text, key


def test_the_languages_hold_the_same_keys() -> None:
    assert keys_of_catalogue("nb") == keys_of_catalogue("nn") == keys_of_catalogue("en")


def test_every_reason_has_words_and_no_words_are_left_over() -> None:
    assert set(REASONS) == {key for key in keys_of_catalogue("nb") if key.startswith("why.")}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", sorted(REASONS))
def test_every_reason_is_a_sentence(key: str, language: str) -> None:
    text = say(REASONS[key], language)
    assert re.fullmatch(r"[A-ZÆØÅ][^{}]+\.", text), text
    assert "None" not in text
    assert "  " not in text


NOT_BOKMAL = re.compile(r"\b(ikkje|frå|dei|eit|ein|verkedag\w*|månad\w*|dykk|dagar|etter lova)\b")
NOT_NYNORSK = re.compile(
    r"\b(ikke|fra|de er|et|en|dere|måned\w*|loven|dager|henvendelse\w*|lørdag|mandag)\b"
)
NOT_ENGLISH = re.compile(r"[æøåÆØÅ]|\b(og|dag|etter|er)\b")


@pytest.mark.parametrize(
    ("language", "foreign"), [("nb", NOT_BOKMAL), ("nn", NOT_NYNORSK), ("en", NOT_ENGLISH)]
)
def test_no_reason_speaks_another_language(language: str, foreign: re.Pattern[str]) -> None:
    for reason in REASONS.values():
        assert not foreign.search(say(reason, language)), say(reason, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_holidays_months_days_and_numbers(language: str) -> None:
    words = of(language)
    for code in (*working_days.HOLIDAYS, *working_days.HALF_HOLIDAYS):
        assert words(f"holiday.{code}")
    year = [date(2026, month, 1) for month in range(1, 13)]
    assert len({dates.month(day, language) for day in year}) == 12
    week = [DAY + timedelta(days=n) for n in range(7)]
    assert len({dates.weekday(day, language) for day in week}) == 7
    assert len({number(n, language) for n in range(20)}) == 20
    assert number(13, language) == "13"


def plain(reason: Reason, language: str) -> str:
    return say(reason, language).replace("\N{NO-BREAK SPACE}", " ")


def test_one_closed_day_is_spoken_of_in_the_singular() -> None:
    received = date(2026, 4, 14)  # the month ends on Ascension Day
    assert plain(deadlines(Facts(received)).reasons[1], "nb") == (
        "Torsdag 14. mai (Kristi himmelfartsdag) er ikke en virkedag. Lovens siste dag er derfor "
        "neste virkedag, fredag 15. mai 2026 (forordning 1182/71 artikkel 3 nr. 4)."
    )


def test_several_closed_days_are_named_with_their_holidays() -> None:
    law, safe = deadlines(Facts(date(2027, 2, 28))).reasons[1:3]
    assert plain(law, "nn") == (
        "Søndag 28. mars (1. påskedag) og måndag 29. mars (2. påskedag) er ikkje verkedagar. Siste "
        "dag etter lova er difor neste verkedag, tysdag 30. mars 2027 (forordning 1182/71 artikkel "
        "3 nr. 4)."
    )
    assert plain(safe, "en") == (
        "Thursday 25 March (Maundy Thursday), Friday 26 March (Good Friday), Saturday 27 March and "
        "Sunday 28 March (Easter Sunday) do not count as working days. The safe date moves back to "
        "the nearest working day, Wednesday 24 March 2027."
    )
