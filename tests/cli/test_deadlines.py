"""``deadline`` and ``breach-deadline``: the worked cases again, as a script asks for them."""

from datetime import date, timedelta

import pytest

from tests.cli.calls import asked, good, process, refused
from tests.law import worked_cases

MONTHS = [line.split(" | ") for line in worked_cases.MONTH.strip().splitlines()]
# Ordinary, clamped, leap day, Easter, Whitsun on 17 May, Christmas, New Year, promise shorter.
SAMPLED = {1, 2, 4, 5, 6, 8, 12, 14, 15, 17, 21, 28, 34, 36, 38, 43, 44, 45, 47}


def day(text: str) -> str:
    """«tor 26-03-05» as the date it is."""
    return f"20{text.rsplit(maxsplit=1)[-1]}"


@pytest.mark.parametrize("case", [c for c in MONTHS if int(c[0]) in SAMPLED], ids=lambda c: c[0])
def test_the_worked_months(case):
    _, received, nominal, law_latest, safe, days_30, safe_30, _ = case
    plain = asked("deadline", "--received", day(received))
    promised = asked("deadline", "--received", day(received), "--promise", "P30D")
    goal = date.fromisoformat(day(received)) + timedelta(days=14)
    expected = {
        "nominal": day(nominal),
        "law_latest": day(law_latest),
        "safe": day(safe),
        "goal": goal.isoformat(),
        "promise_date": None,
        "pause_days": 0,
        "paused_latest": None,
        "extension_valid": None,
        "ext_safe": None,
        "ext_latest": None,
        "ext_paused_latest": None,
    }
    assert plain == {**expected, "reasons": plain["reasons"]}
    assert promised["promise_date"] == day(days_30)
    assert promised["safe"] == day(safe if safe_30 == "=" else safe_30)
    assert promised["law_latest"] == day(law_latest)


NOT_PAUSED = {"safe": "2026-12-02", "pause_days": 0}
PAUSES = {
    48: (
        ("2026-11-02", "2026-11-03/2026-11-10"),
        {"safe": "2026-12-02", "pause_days": 7, "paused_latest": "2026-12-09"},
    ),
    49: (("2026-11-02", "2026-11-20/2026-11-25"), NOT_PAUSED),
    50: (("2026-11-02", "2026-11-03/"), NOT_PAUSED | {"paused_latest": None}),
    51: (
        ("2026-11-02", "2026-11-03/2026-11-05", "2026-11-09/2026-11-16"),
        {"pause_days": 9, "paused_latest": "2026-12-11"},
    ),
    52: (
        ("2026-12-02", "2026-12-03/2027-01-05"),
        {
            "nominal": "2027-01-02",
            "safe": "2026-12-31",
            "law_latest": "2027-01-04",
            "pause_days": 33,
            "paused_latest": "2027-02-04",
        },
    ),
}


@pytest.mark.parametrize("number", PAUSES)
def test_the_worked_pauses(number):
    (received, *pauses), expected = PAUSES[number]
    options = [part for pause in pauses for part in ("--pause", pause)]
    found = asked("deadline", "--received", received, *options)
    assert {name: found[name] for name in expected} == expected


EXTENSIONS = {
    53: ("2026-11-30", "2026-12-30", True, "2027-02-26", "2027-03-01"),
    54: ("2027-01-31", "2027-02-26", True, "2027-04-28", "2027-04-30"),
    55: ("2027-02-15", "2027-03-15", True, "2027-05-14", "2027-05-18"),
    56: ("2028-01-31", "2028-02-29", True, "2028-04-28", "2028-05-02"),
    57: ("2026-11-02", "2026-12-03", False, None, None),
}


@pytest.mark.parametrize("number", EXTENSIONS)
def test_the_worked_extensions(number):
    received, extended, valid, safe, latest = EXTENSIONS[number]
    found = asked("deadline", "--received", received, "--extended-on", extended)
    assert (found["extension_valid"], found["ext_safe"], found["ext_latest"]) == (
        valid, safe, latest,
    )  # fmt: skip
    assert found["ext_paused_latest"] is None


def test_a_pause_and_an_extension_together():
    pause = ("--pause", "2026-11-03/2026-11-10", "--extended-on", "2026-12-01")
    found = asked("deadline", "--received", "2026-11-02", *pause)
    assert (found["ext_safe"], found["ext_paused_latest"]) == ("2027-02-02", "2027-02-09")


def test_the_reasons_come_in_three_languages():
    reasons = asked("deadline", "--received", "2027-01-31", "--promise", "P30D")["reasons"]
    assert list(reasons) == ["nb", "nn", "en"]
    assert len({len(said) for said in reasons.values()}) == 1
    assert "søndag 28.\N{NO-BREAK SPACE}februar" in reasons["nb"][0]
    assert "Sunday 28\N{NO-BREAK SPACE}February" in reasons["en"][0]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "Svar innen fredag 26. februar 2027. Lovens siste dag: mandag 1. mars 2027."),
        ("nn", "Svar innan fredag 26. februar 2027. Siste dag etter lova: måndag 1. mars 2027."),
        ("en", "Reply by Friday 26 February 2027. Statutory latest day: Monday 1 March 2027."),
    ],
)
def test_people_read_both_dates_first_and_then_why(language, said):
    lines = good("--lang", language, "deadline", "--received", "2027-01-31").stdout.splitlines()
    assert lines[0].replace("\N{NO-BREAK SPACE}", " ") == said
    assert lines[1] == ""
    assert lines[3].startswith("  – ")


def test_people_read_the_extended_deadline_too():
    lines = good(
        "--lang", "en", "deadline", "--received", "2026-11-30", "--extended-on", "2026-12-30"
    ).stdout.splitlines()  # fmt: skip
    assert lines[1].replace("\N{NO-BREAK SPACE}", " ") == (
        "Extended deadline: reply by Friday 26 February 2027."
        " Statutory latest day: Monday 1 March 2027."
    )


BREACHES = [
    ("2026-11-20T16:20", "2026-11-23T16:20:00+01:00", "2026-11-23T17:00:00+01:00"),
    ("2027-03-24T14:00", "2027-03-27T14:00:00+01:00", "2027-03-27T15:00:00+01:00"),
    ("2027-03-26T16:10", "2027-03-29T16:10:00+02:00", "2027-03-29T18:00:00+02:00"),
    ("2027-10-29T10:00", "2027-11-01T09:00:00+01:00", "2027-11-01T10:00:00+01:00"),
    ("2026-12-31T23:45", "2027-01-03T23:45:00+01:00", "2027-01-04T00:00:00+01:00"),
    ("2026-12-24T11:05", "2026-12-27T11:05:00+01:00", "2026-12-27T12:00:00+01:00"),
    ("2026-11-20T15:20Z", "2026-11-23T16:20:00+01:00", "2026-11-23T17:00:00+01:00"),
    ("2026-11-20T10:20-05:00", "2026-11-23T16:20:00+01:00", "2026-11-23T17:00:00+01:00"),
]


@pytest.mark.parametrize(("aware", "safe", "law"), BREACHES)
def test_the_worked_breaches(aware, safe, law):
    found = asked("breach-deadline", "--aware", aware)
    assert list(found) == ["safe72", "law72", "reasons"]
    assert (found["safe72"], found["law72"]) == (safe, law)


def test_people_read_when_to_report():
    lines = good("breach-deadline", "--aware", "2026-11-20T16:20").stdout.splitlines()
    assert lines[0].replace("\N{NO-BREAK SPACE}", " ") == (
        "Meld avviket til Datatilsynet innen mandag 23. november 2026 kl. 16.20."
    )


WRONG = [
    (["--received", "31.1.2027"], "--received: «31.1.2027» er ikke en dato"),
    (["--received", "2027-02-30"], "--received: «2027-02-30» er ikke en dato"),
    (["--received", ""], "--received: «» er ikke en dato"),
    (["--received", "2027-01-31", "--promise", "30 dager"], "--promise: «30 dager»"),
    (["--received", "2027-01-31", "--pause", "2027-02-01"], "er ikke to datoer"),
    (["--received", "2027-01-31", "--pause", "2027-02-09/2027-02-01"], "før spørsmålet"),
    (["--received", "2027-01-31", "--pause", "2027-01-30/"], "--pause ligger før dagen"),
    (["--received", "2027-01-31", "--extended-on", "2027-01-30"], "--extended-on ligger før"),
    (["--received", "0001-01-01"], "Sjekk årstall"),
    (["--received", "9999-12-31"], "Sjekk årstall"),
    (["--received", "2027-01-31", "--promise", "P9000Y"], "Sjekk årstall"),
    ([], "--received mangler"),
]


@pytest.mark.parametrize(("options", "said"), WRONG)
def test_what_cannot_be_is_wrong_use(options, said):
    assert said in refused(2, "deadline", *options)


@pytest.mark.parametrize("aware", ["2026-11-20", "16:20", "2026-11-20T25:00", "i går", ""])
def test_a_breach_needs_a_time_of_day(aware):
    assert "Skriv det slik: 2026-11-20T16:20" in refused(2, "breach-deadline", "--aware", aware)


@pytest.mark.parametrize("aware", ["0001-01-01T00:00", "1950-01-01T12:00", "9999-12-31T23:59"])
def test_a_breach_before_the_law_or_at_the_end_of_time_is_wrong_use(aware):
    refused(2, "breach-deadline", "--aware", aware)


def test_the_day_it_is_changes_nothing():
    """What is asked is what the law says, not how a case stands."""
    early = asked("deadline", "--received", "2026-03-05", "--today", "2026-03-06")
    assert early == asked("deadline", "--received", "2026-03-05", "--today", "2028-01-01")


def test_deadlines_start_without_what_they_do_not_need():
    code = (
        "import sys\nfrom dpo_desk.cli.program import program\n"
        "try: program.main(['deadline', '--received', '2027-01-31', '--json'])\n"
        "except SystemExit: print(*sys.modules, file=sys.stderr)"
    )
    loaded = set(process(code=code).stderr.split())
    rooms = {name.split(".")[1] for name in loaded if name.startswith("dpo_desk.")}
    assert rooms == {"cli", "law", "places", "words"}
    assert not loaded & {
        "msgspec",
        "sqlite3",
        "sqlcipher3",
        "reportlab",
        "pikepdf",
        "jinja2",
        "PySide6",
    }
