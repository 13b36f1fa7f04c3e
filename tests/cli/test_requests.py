"""``request log|list|show|identity|found|close``: what they note, and what they refuse."""

import os
import shutil

import pytest

from dpo_desk.duties import intake
from dpo_desk.law.clock import SystemClock
from dpo_desk.law.codes import RequestKind, Role
from dpo_desk.law.kinds import KINDS
from dpo_desk.records import Claim, Document, Event, EventKind, Request, Search
from dpo_desk.register import Register
from tests.cli.calls import TODAY, asked, good, ordinary, process, refused

LOG = ("--kind", "access", "--received", "2026-11-03", "--name", "Ola Prøve")
CASE = [
    "ref", "uid", "received", "channel", "language", "relation", "requester", "claims", "status",
    "due_on", "deadlines", "searches", "letters", "events",
]  # fmt: skip


def opened(path) -> Register:
    return Register.open(path, clock=SystemClock(), read_only=True)


def test_a_logged_request_is_a_case_with_its_deadline(perm):
    found = asked(
        "request", "log", perm, *LOG, "--email", "ola@example.com", "--phone", "+47 00 00 00 01",
        "--relation", "customer", "--channel", "phone", "--language", "nn", "--kind", "erasure",
        "--text", "Kva har de om meg?", "--representative", "Kari Eksempel",
    )  # fmt: skip
    assert list(found) == CASE
    assert (found["ref"], found["received"], found["channel"]) == (
        "2026-001",
        "2026-11-03",
        "phone",
    )
    assert (found["language"], found["relation"], found["status"]) == ("nn", "customer", "received")
    assert found["requester"]["name"] == "Ola Prøve"
    assert found["requester"]["representative"] == "Kari Eksempel"
    assert found["claims"] == [
        {"kind": "access", "outcome": None},
        {"kind": "erasure", "outcome": None},
    ]
    assert found["due_on"] == found["deadlines"]["safe"] == "2026-12-03"
    assert [s["service"] for s in found["searches"]] == [
        "Microsoft 365", "24SevenOffice", "Asana", "Papirarkivet",
    ]  # fmt: skip
    assert {s["result"] for s in found["searches"]} == {None}
    assert [event["kind"] for event in found["events"]] == ["received"]
    with opened(perm) as register:
        assert register.first(Request).text == "Kva har de om meg?"


@pytest.mark.parametrize("kind", RequestKind)
def test_every_kind_is_logged_shown_and_closed(perm, kind):
    found = asked(
        "request", "log", perm, "--kind", kind.value, "--received", "2026-11-03",
        "--name", "Ola Prøve",
    )  # fmt: skip
    assert found["claims"] == [{"kind": kind.value, "outcome": None}]
    month = KINDS[kind].month
    assert found["due_on"] == ("2026-12-03" if month else "2026-11-17")  # else a plan of our own
    assert (found["deadlines"] is not None) is month
    good("request", "close", perm, "2026-001", "--outcome", "answered", "--on", "2026-11-19")
    shown = asked("request", "show", perm, "2026-001")
    assert (shown["status"], shown["claims"][0]["outcome"]) == ("closed", "answered")
    assert "Besvart" in good("request", "show", perm, "2026-001").stdout


def test_what_is_another_s_to_answer_says_by_when_it_goes_on(perm):
    asked("request", "log", perm, *LOG)
    with Register.open(perm, clock=SystemClock()) as register:
        intake.change_request(register, 1, "role", Role.PROCESSOR)
    assert asked("request", "show", perm, "2026-001")["deadlines"] is None
    said = good("request", "show", perm, "2026-001").stdout
    assert "Send saken videre" in said
    assert "torsdag 5. november 2026" in said.replace("\N{NO-BREAK SPACE}", " ")


def test_what_is_left_out_has_a_plain_meaning(perm):
    found = asked("request", "log", perm, *LOG)
    assert (found["channel"], found["language"], found["relation"]) == ("email", "nb", "other")


def test_people_read_the_deadline_of_what_they_logged(perm):
    lines = good("--lang", "en", "request", "log", perm, *LOG).stdout.splitlines()
    assert lines[0] == "Case 2026-001 is logged."
    assert lines[1].startswith("Reply by Thursday 3")


@pytest.mark.parametrize("missing", ["--kind", "--received", "--name"])
def test_a_request_needs_its_facts(perm, missing):
    where = LOG.index(missing)
    assert f"{missing} mangler" in refused(
        2, "request", "log", perm, *LOG[:where], *LOG[where + 2 :]
    )


def test_a_name_of_blanks_is_none(perm):
    assert "--name mangler" in refused(2, "request", "log", perm, *LOG[:-1], "  ")


def test_a_day_of_receipt_ahead_is_refused_and_nothing_logged(perm):
    said = refused(3, "request", "log", perm, *LOG, "--received", "2026-11-20")
    assert said == "Datoen ligger frem i tid. Når kom henvendelsen?"
    assert asked("request", "list", perm) == []


def test_cases_are_listed_and_the_open_ones_alone(case):
    asked("request", "log", case, *LOG)
    good("request", "close", case, "2026-001", "--outcome", "withdrawn", "--on", TODAY)
    every = asked("request", "list", case)
    assert [(row["ref"], row["status"]) for row in every] == [
        ("2026-002", "received"), ("2026-001", "closed"),
    ]  # fmt: skip
    assert every[0] == {
        "ref": "2026-002",
        "received": "2026-11-03",
        "claims": ["access"],
        "status": "received",
        "due_on": "2026-12-03",
    }
    assert asked("request", "list", case, "--open") == every[:1]
    lines = good("request", "list", case, "--open").stdout.splitlines()
    assert lines[0].split() == ["Sak", "Mottatt", "Gjelder", "Status", "Svar", "innen"]
    assert lines[1].split() == ["2026-002", "3.11.2026", "Innsyn", "Mottatt", "3.12.2026"]
    assert len(lines) == 2


def test_no_cases_is_a_sentence_and_an_empty_array(perm):
    assert good("request", "list", perm).stdout == "Ingen saker.\n"
    assert asked("request", "list", perm) == []


def test_a_case_is_shown_as_it_was_logged(case):
    found = asked("request", "show", case, "2026-001")
    assert list(found) == CASE
    text = good("request", "show", case, "2026-001").stdout
    for part in ("Sak 2026-001 · Innsyn", "Kari Eksempel · kari@example.com", "Lovens siste dag"):
        assert part in text
    assert "24SevenOffice  Ikke sjekket" in text


@pytest.mark.parametrize("ref", ["2026-002", "", "'; drop table request; --", "{0}"])
def test_a_case_that_is_not_there_is_told(case, ref):
    for command in (["show"], ["identity", "--no-doubt", "Kjent"], ["close", "--on", TODAY]):
        refused(3, "request", command[0], case, ref, *command[1:])


def test_no_doubt_is_noted_with_its_reason(case):
    good("request", "identity", case, "2026-001", "--no-doubt", "Skrev fra kjent adresse")
    found = asked("request", "show", case, "2026-001")
    assert found["status"] == "scope"
    assert found["events"][-1]["kind"] == "no_doubt"
    assert found["events"][-1]["note"] == "Skrev fra kjent adresse"


def test_a_check_is_noted_with_its_method_and_day(case):
    good("request", "identity", case, "2026-001", "--method", "call_back", "--on", "2026-11-04")
    last = asked("request", "show", case, "2026-001")["events"][-1]
    assert (last["kind"], last["on"]) == ("identified", "2026-11-04")
    assert last["values"] == {"method": "call_back"}


@pytest.mark.parametrize(
    ("status", "options", "said"),
    [
        (2, [], "--no-doubt, --doubt, --method"),
        (2, ["--no-doubt", "Kjent", "--method", "eid"], "--no-doubt, --doubt, --method"),
        (2, ["--method", "no_doubt"], "er ikke blant det du kan velge"),
        (2, ["--method", "passport_copy"], "er ikke blant det du kan velge"),
        (3, ["--no-doubt", "  "], "Skriv én linje om hvorfor."),
        (3, ["--method", "eid", "--on", "2026-11-20"], "frem i tid"),
        (3, ["--method", "eid", "--on", "2026-11-02"], "før henvendelsen kom inn"),
    ],
)
def test_identity_that_cannot_be_is_refused(case, status, options, said):
    before = asked("request", "show", case, "2026-001")
    assert said in refused(status, "request", "identity", case, "2026-001", *options)
    assert asked("request", "show", case, "2026-001") == before


def found_in(case, source: str, *options: object) -> dict:
    good("request", "found", case, "2026-001", "--source", source, *options)
    rows = asked("request", "show", case, "2026-001")["searches"]
    return {row["service"]: row for row in rows}


def test_what_was_found_is_noted_by_a_part_of_the_name(case, tmp_path):
    file = tmp_path / "utskrift.txt"
    file.write_text("Kari Eksempel, kunde siden 2024", encoding="utf-8")
    assert found_in(case, "microsoft", "--nothing")["Microsoft 365"]["result"] == "nothing"
    assert found_in(case, "24Seven", "--note", "To fakturaer")["24SevenOffice"]["result"] == "found"
    rows = found_in(case, "ASANA", "--attach", file, "--attach", file, "--note", "To saker")
    assert rows["Asana"] == {"service": "Asana", "result": "found", "on": TODAY}
    assert rows["Papirarkivet"]["result"] is None
    with opened(case) as register:
        kept = register.find(Document)
        assert [each.name for each in kept] == ["utskrift.txt", "utskrift.txt"]
        assert kept[0].data == file.read_bytes()
        notes = {row.place: row.note for row in register.find(Search)}
        assert (notes["24SevenOffice"], notes["Asana"]) == ("To fakturaer", "To saker")


def test_people_read_how_much_is_left_to_search(case):
    said = good("request", "found", case, "2026-001", "--source", "Asana", "--nothing").stdout
    assert said == "Notert for Asana.\n3 steder er ikke sjekket ennå.\n"
    for source in ("Microsoft", "24Seven"):
        good("request", "found", case, "2026-001", "--source", source, "--nothing")
    said = good("request", "found", case, "2026-001", "--source", "Papir", "--nothing").stdout
    assert said.endswith("Alle steder er sjekket.\n")


@pytest.mark.parametrize("source", ["Dropbox", "", "o"])
def test_an_unknown_or_unclear_source_names_those_there_are(case, source):
    said = refused(3, "request", "found", case, "2026-001", "--source", source, "--nothing")
    assert "Microsoft 365, 24SevenOffice, Asana, Papirarkivet" in said


@pytest.mark.parametrize(
    ("status", "options", "said"),
    [
        (2, [], "--nothing"),
        (2, ["--nothing", "--note", "Noe"], "--nothing"),
        (2, ["--note", " "], "--note mangler"),
        (3, ["--attach", "finnes-ikke.txt"], "finnes-ikke.txt"),
        (3, ["--attach", os.curdir], "ikke en vanlig fil"),
    ],
)
def test_a_search_that_cannot_be_is_refused(case, status, options, said):
    args = ("request", "found", case, "2026-001", "--source", "Asana", *options)
    assert said in refused(status, *args)
    with opened(case) as register:
        assert not register.count(Event, "kind = :k", k=EventKind.SEARCHED)


def test_a_file_too_large_is_refused_before_anything_is_kept(case, tmp_path):
    small, large = tmp_path / "liten.txt", tmp_path / "stor.bin"
    small.write_bytes(b"x")
    with open(large, "wb") as file:
        file.truncate(50_000_001)
    args = ("--source", "Asana", "--attach", small, "--attach", large)
    assert "50\N{NO-BREAK SPACE}MB" in refused(3, "request", "found", case, "2026-001", *args)
    with opened(case) as register:
        assert not register.count(Document)


def test_closing_says_what_is_open_and_is_never_in_the_way(case):
    args = ("request", "close", case, "2026-001", "--on", TODAY)
    assert refused(3, *args) == "Velg hvordan saken endte."
    result = good(*args, "--outcome", "withdrawn", "--reason", "Trakk kravet på telefon")
    assert (result.stdout, result.stderr) == ("Sak 2026-001 er lukket.\n", "")
    found = asked("request", "show", case, "2026-001")
    assert found["status"] == "closed"
    assert found["claims"] == [{"kind": "access", "outcome": "withdrawn"}]
    assert found["events"][-1]["note"] == "Trakk kravet på telefon"
    assert "Lukket 19.11.2026" in good("request", "show", case, "2026-001").stdout


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("answered", ["4 steder er ikke sjekket.", "Ingen svar er merket som sendt."]),
        ("unidentified", ["Ingen svar er merket som sendt."]),  # nobody searches for a stranger
    ],
)
def test_what_is_open_depends_on_how_the_case_ended(case, outcome, said):
    result = good("request", "close", case, "2026-001", "--on", TODAY, "--outcome", outcome)
    assert result.stderr.splitlines() == said


@pytest.mark.parametrize(
    ("on", "said"), [("2026-11-20", "frem i tid"), ("2026-11-02", "før henvendelsen kom inn")]
)
def test_a_case_is_closed_on_a_day_that_can_be(case, on, said):
    args = ("request", "close", case, "2026-001", "--outcome", "answered")
    assert said in refused(3, *args, "--on", on)
    assert asked("request", "show", case, "2026-001")["status"] == "received"


HOSTILE = [
    "<b>Kari</b> & <script>alert(1)</script>",
    "Robert'); DROP TABLE request;--",
    "{0} {name} %s %(x)s",
    "Kari\nEksempel",
    "\u202eletsemskE\u202c",
    "\x1b[2J\x1b]0;eid\x07Kari",
    "👩🏽‍⚖️ Kari",
    "K" * 500,
    "مريم",
]


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_name_stays_text_and_commands_no_terminal(perm, name):
    facts = ("--kind", "access", "--received", "2026-11-03", "--name", name)
    assert asked("request", "log", perm, *facts)["requester"]["name"] == name
    shown = good("request", "show", perm, "2026-001").stdout
    assert not set(shown) & {"\x1b", "\x07", "\u202e", "\u202c"}
    with opened(perm) as register:
        assert register.count(Claim) == 1


def test_bytes_that_are_no_text_are_wrong_use(perm):
    assert "--name" in refused(2, "request", "log", perm, *LOG[:-1], "Kari\udcff")


def test_reading_works_beside_a_writer_and_writing_is_told(case):
    """The writer is another process: this one holds the lock for it."""
    with Register.open(case, clock=SystemClock()):
        done = process("--today", TODAY, "request", "list", case, "--json")
        assert (done.returncode, done.stderr) == (0, "")
        done = process("--today", TODAY, "request", "log", case, *LOG)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "Permen er åpen i et annet vindu. Lukk det først.\n"
    assert len(asked("request", "list", case)) == 1


def test_a_read_only_place_can_be_read_and_not_written(case, nobody):
    """Root may write anywhere, so what is asked is asked as somebody else."""
    place = nobody / case.name
    shutil.copy(case, place)
    place.chmod(0o444)
    nobody.chmod(0o555)
    with ordinary():
        assert len(asked("request", "list", place)) == 1
        assert "Vi kan ikke lagre" in refused(3, "request", "log", place, *LOG)
    assert sorted(nobody.iterdir()) == [place]
