"""``request letter`` with what letters ask, and to whom they go besides the person."""

from pathlib import Path

import pytest

from tests.cli.calls import TODAY, asked, good, refused
from tests.cli.test_letters import letters, send, text_of


def case_of(register: Path, *kinds: str) -> None:
    """A second case, in a register that has one."""
    asked_for = [word for kind in kinds for word in ("--kind", kind)]
    facts = ("--received", "2026-11-03", "--name", "Kari Eksempel", "--relation", "customer")
    asked("request", "log", register, *asked_for, *facts)


def test_what_a_letter_asks_is_said_as_facts(case, tmp_path):
    path = tmp_path / "mer-tid.pdf"
    command = ("request", "letter", case, "2026-001", "extension", "--out", path)
    assert "mangler" in good(*command).stderr
    facts = ("--fact", "ground=complexity", "--fact", "reason=Sju systemer hos fire firmaer")
    result = good(*command, *facts)
    assert result.stderr == ""
    assert "Sju systemer hos fire firmaer" in text_of(path)
    result = good(*command, "--fact", "reason=Vi har fellesferie")
    assert result.stderr.startswith("Ferie er ikke en grunn til å utsette.")
    good(*send(case, path, letter="B04"))
    shown = asked("request", "show", case, "2026-001")
    assert shown["due_on"] == shown["deadlines"]["ext_safe"] == "2027-02-03"


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("reason", "NAVN=VERDI"),
        ("=Sju", "NAVN=VERDI"),
        ("grunn=Sju", "ground, reason"),
        ("ground=holiday", "complexity, number"),
        ("until=i morgen", "2026-11-19"),
    ],
)
def test_a_fact_that_no_letter_asks_is_wrong_use(case, tmp_path, fact, said):
    out = ("--out", tmp_path / "b.pdf")
    assert said in refused(
        2, "request", "letter", case, "2026-001", "extension", "--fact", fact, *out
    )
    assert letters(case) == []


@pytest.mark.parametrize("name", ["Asana", "asana", "24Seven"])
def test_a_firm_is_called_by_its_name_in_the_register(case, tmp_path, name):
    path = tmp_path / "hjelp.pdf"
    said = ("task=search", "identifier=kari@example.com", "answer_by=2026-11-26")
    facts = [word for each in said for word in ("--fact", each)]
    command = ("request", "letter", case, "2026-001", "to_processor", "--out", path)
    result = good(*command, "--to", name, *facts)
    assert result.stderr == ""
    assert name.casefold() in text_of(path).casefold()


@pytest.mark.parametrize("name", ["Papirarkivet", "Nobel", "o", ""])
def test_a_firm_that_is_none_or_several_is_told_of(case, tmp_path, name):
    """The archive on paper is our own, and two names have an «o»."""
    out = ("--out", tmp_path / "hjelp.pdf")
    command = ("request", "letter", case, "2026-001", "to_recipient", *out, "--to", name)
    assert "Microsoft 365, 24SevenOffice, Asana" in refused(3, *command)
    assert letters(case) == []


def test_where_there_is_no_firm_to_write_to_it_is_said(perm, tmp_path):
    facts = ("--kind", "access", "--received", "2026-11-03", "--name", "Kari Eksempel")
    asked("request", "log", perm, *facts, "--relation", "applicant")
    out = ("--out", tmp_path / "hjelp.pdf")
    command = ("request", "letter", perm, "2026-001", "to_processor", *out, "--to", "Asana")
    assert "ingen navngitt" in refused(3, *command)


def test_a_letter_to_a_recipient_is_noted_as_told(case, tmp_path):
    path = tmp_path / "varsel.pdf"
    case_of(case, "erasure")
    said = ("change=erased", "identifier=kari@example.com", "what=Kontoen", "confirm_by=2026-12-01")
    facts = [word for each in said for word in ("--fact", each)]
    command = ("request", "letter", case, "2026-002", "B16", "--out", path, "--to", "Asana")
    assert good(*command, *facts).stderr == ""
    ways = ("--file", path, "--on", TODAY, "--by", "email")
    good("request", "sent", case, "2026-002", "to_recipient", *ways)
    assert "told" in {e["kind"] for e in asked("request", "show", case, "2026-002")["events"]}


def test_an_extension_after_the_laws_last_day_is_refused(perm, tmp_path):
    facts = ("--kind", "access", "--received", "2026-10-16", "--name", "Kari Eksempel")
    asked("request", "log", perm, *facts)
    path = tmp_path / "mer-tid.pdf"
    said = ("--fact", "ground=number", "--fact", "reason=Sju krav")
    result = good("request", "letter", perm, "2026-001", "B04", "--out", path, *said)
    assert "senest 16. november 2026" in " ".join(result.stderr.split())
    sentence = refused(3, *send(perm, path, letter="extension"))
    assert "senest 16. november 2026" in " ".join(sentence.split())


def test_what_goes_to_a_controller_is_forwarded(perm, tmp_path):
    facts = ("--kind", "access", "--received", "2026-11-17", "--name", "Kari Eksempel")
    asked("request", "log", perm, *facts)
    path = tmp_path / "videre.pdf"
    command = ("request", "letter", perm, "2026-001", "B17", "--out", path)
    assert "mangler" in good(*command).stderr  # nobody has said whose request it is
    result = good(*command, "--to", "Kunde Prøve AS")
    assert result.stderr == ""
    assert "Kunde Prøve AS" in text_of(path)
    assert asked("request", "show", perm, "2026-001")["due_on"] == TODAY  # two working days
    good(*send(perm, path, letter="to_controller"))
    shown = asked("request", "show", perm, "2026-001")
    assert [claim["outcome"] for claim in shown["claims"]] == ["forwarded"]
    assert "forwarded" in {event["kind"] for event in shown["events"]}


def test_a_doubt_is_asked_about_and_pauses_until_it_is_answered(perm, tmp_path):
    facts = ("--kind", "access", "--received", "2026-11-17", "--name", "Kari Eksempel")
    asked("request", "log", perm, *facts, "--email", "kari@example.com")
    path = tmp_path / "hvem.pdf"
    said = ("why=Adressen er ny for oss", "way=call_back")
    more = [word for each in said for word in ("--fact", each)]
    good("request", "letter", perm, "2026-001", "identity", "--out", path, *more)
    sentence = refused(3, *send(perm, path, letter="identity"))
    assert "rimelig tvil" in sentence
    doubt = ("request", "identity", perm, "2026-001", "--doubt", "Adressen er ny for oss")
    assert "--doubt" in refused(2, *doubt, "--method", "call_back")
    good(*doubt, "--on", "2026-11-17")
    good(*send(perm, path, letter="identity"))
    shown = asked("request", "show", perm, "2026-001")
    assert shown["deadlines"]["pause_days"] == 0  # nobody has answered yet
    assert shown["due_on"] == "2026-12-17"
    good("request", "identity", perm, "2026-001", "--method", "call_back", "--on", TODAY)
    kinds = [event["kind"] for event in asked("request", "show", perm, "2026-001")["events"]]
    assert kinds[-1] == "identified"
    assert "doubt" in kinds


def test_a_place_the_register_does_not_know_is_searched_too(perm, tmp_path):
    """The sample keeps nothing about applicants, and yet one can ask."""
    facts = ("--kind", "access", "--received", "2026-11-03", "--name", "Kari Eksempel")
    asked("request", "log", perm, *facts, "--relation", "applicant")
    rows = asked("request", "show", perm, "2026-001")["searches"]
    found = ("request", "found", perm, "2026-001", "--nothing")
    for row in rows:
        good(*found, "--source", row["service"])
    assert "Velg ett av disse" in " ".join(refused(3, *found, "--source", "E-posten").split())
    good(*found, "--source", "E-posten", "--new")
    good(*found, "--source", "e-posten", "--new")  # the same place
    path = tmp_path / "svar.pdf"
    assert good("request", "letter", perm, "2026-001", "no_data", "--out", path).stderr == ""
    assert "E-posten" in text_of(path)
    assert len(asked("request", "show", perm, "2026-001")["searches"]) == len(rows) + 1
