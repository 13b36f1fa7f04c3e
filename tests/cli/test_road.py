"""The whole road without a screen, on all five seeds: from a ready register to a closed case."""

import hashlib
import json
from pathlib import Path

import pytest

from dpo_desk.duties import seeding
from dpo_desk.paper import pdfa
from tests import house
from tests.cli.calls import TODAY, asked, good, process
from tests.cli.test_letters import text_of
from tests.paper import foreign

# Whom the person must be told of, as the notice that each seed is modelled on has it.
ROADS = {
    ("s0-it-radgivning", "customer"): [
        "Microsoft 365", "24SevenOffice", "Asana", "MeisterTask", "MailerLite",
    ],
    ("s1-stromsparing", "customer"): ["SuperOffice", "Webhuset", "Atlassian", "Facebook"],
    ("s1-stromsparing", "visitor"): ["Google Analytics"],
    ("s2-it-drift", "customer"): ["CRM og ERP", "Sakssystemet"],
    ("s3-energioppfolging", "customer"): ["Verktøyene for kjøp og salg"],
    ("s3-energioppfolging", "visitor"): ["Facebook"],
    ("s4-digitale-verktoy", "customer"): ["SurveyMonkey", "CRM-systemet"],
    ("s4-digitale-verktoy", "visitor"): ["Google Analytics"],
}  # fmt: skip
PERSON = ("--name", "Kari Eksempel", "--email", "kari@example.com")
LOG = ("--kind", "access", "--received", "2026-11-03", *PERSON)


def test_every_seed_has_a_road() -> None:
    assert {seed for seed, _ in ROADS} == set(seeding.names())


@pytest.fixture(params=ROADS, ids="-".join)
def road(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str, list[str]]:
    """A register from a seed, the relation of the person, and who must be named."""
    seed, relation = request.param
    path = tmp_path / "x.perm"
    good("new", path, "--seed", seed, "--no-password")
    return path, relation, ROADS[request.param]


def test_the_whole_road(road, tmp_path):
    path, relation, names = road
    case = asked("request", "log", path, *LOG, "--relation", relation)
    assert (case["ref"], case["status"]) == ("2026-001", "received")
    assert case["deadlines"]["safe"] <= "2026-12-03" <= case["deadlines"]["law_latest"]
    good("request", "identity", path, "2026-001", "--no-doubt", "Skrev fra kjent adresse")
    copy = tmp_path / "utskrift.csv"
    copy.write_text("navn;e-post\nKari Eksempel;kari@example.com\n", encoding="utf-8")
    for search in case["searches"]:
        note = ("--source", search["service"], "--note", "Navn og e-postadresse")
        good("request", "found", path, "2026-001", *note, "--attach", copy)

    answer = tmp_path / "svar.pdf"
    written = good("request", "letter", path, "2026-001", "access", "--out", answer)
    assert "mangler" not in written.stderr  # no hole
    assert "kopi" not in written.stderr
    text = text_of(answer)
    assert [name for name in names if name not in text] == []
    assert "Kari Eksempel" in text
    assert pdfa.problems(answer.read_bytes()) == ()

    sent = ("--file", answer, "--on", TODAY, "--by", "email")
    good("request", "sent", path, "2026-001", "access", *sent)
    closed = good("request", "close", path, "2026-001", "--on", TODAY)
    assert closed.stderr == ""
    case = asked("request", "show", path, "2026-001")
    assert (case["status"], case["claims"][0]["outcome"]) == ("closed", "answered")
    assert case["letters"][0]["sha256"] == hashlib.sha256(answer.read_bytes()).hexdigest()
    good("verify", path)


def test_the_road_as_a_script_walks_it(tmp_path: Path) -> None:
    """Each step a program of its own, in a folder of its own, with a password."""
    secret = {"DPO_DESK_PASSWORD": "blåbær og ørret"}

    def step(*words: object) -> str:
        done = process("--today", TODAY, *words, cwd=tmp_path, env=secret)
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return done.stdout

    step("new", "build/x.perm", "--seed", "s2-it-drift")
    log = ("request", "log", "build/x.perm", *LOG, "--relation", "customer", "--json")
    for search in json.loads(step(*log))["searches"]:
        found = ("--source", search["service"], "--nothing")
        step("request", "found", "build/x.perm", "2026-001", *found)
    step("request", "letter", "build/x.perm", "2026-001", "no_data", "--out", "svar.pdf")
    sent = ("--file", "svar.pdf", "--on", TODAY, "--by", "post")
    step("request", "sent", "build/x.perm", "2026-001", "no_data", *sent)
    step("request", "close", "build/x.perm", "2026-001", "--on", TODAY)
    (row,) = json.loads(step("request", "list", "build/x.perm", "--json"))
    assert row["status"] == "closed"
    assert "Kari Eksempel" in text_of(tmp_path / "svar.pdf")


@pytest.mark.parametrize(
    ("mail", "seed", "annexes", "outcome"),
    [
        ("innsyn-nynorsk-base64.eml", "s1-stromsparing", "svar-vedlegg.pdf", ()),
        ("outlook-innsyn.msg", "s2-it-drift", "svar-vedlegg.pdf", ()),
        ("lawyer-english.eml", "s4-digitale-verktoy", "svar-annexes.pdf", ("partly",)),
    ],
)
def test_from_the_message_to_the_closed_case(tmp_path, mail, seed, annexes, outcome):
    """What was found goes along as pages, in a file that the letter names by its hash."""
    path = tmp_path / "x.perm"
    good("new", path, "--seed", seed, "--no-password")
    good("request", "log", path, "--mail", house.ROOT / "tests" / "examples" / mail)
    case = asked("request", "show", path, "2026-001")
    found = {
        "kort.pdf": foreign.pdf("Kundekort", "Side to"),
        "liste.csv": b"navn;sum\nKari;12\n",
        "bilde.jpg": foreign.photograph(),
    }
    attached = []
    for name, data in found.items():
        (tmp_path / name).write_bytes(data)
        attached += ["--attach", tmp_path / name]
    for number, search in enumerate(case["searches"]):
        said = ["--nothing"] if number else attached
        good("request", "found", path, "2026-001", "--source", search["service"], *said)
    good("request", "identity", path, "2026-001", "--no-doubt", "Kjent adresse")
    answer, beside = tmp_path / "svar.pdf", tmp_path / annexes
    good("request", "letter", path, "2026-001", "access", "--out", answer)
    digest = hashlib.sha256(beside.read_bytes()).hexdigest()
    told = text_of(answer)
    assert [name for name in (*found, annexes) if name not in told] == []
    assert digest in told.replace(" ", "")
    assert "Kundekort" in text_of(beside)
    sent = ("--file", answer, "--on", TODAY, "--by", "post")
    good("request", "sent", path, "2026-001", "access", *sent)
    ended = ["--outcome", *outcome] if outcome else []
    good("request", "close", path, "2026-001", *ended, "--on", TODAY)
    shown = asked("request", "show", path, "2026-001")
    assert (shown["status"], shown["language"]) == ("closed", case["language"])
    assert digest in json.dumps(shown["events"])
    good("verify", path)
