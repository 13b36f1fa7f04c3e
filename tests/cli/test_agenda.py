"""``agenda``: what is ahead, as lines, as JSON and as a calendar file that names nobody."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import vobject

from dpo_desk.duties import identity, tasks
from dpo_desk.duties.agenda import agenda
from dpo_desk.duties.case import by_ref
from dpo_desk.records import RetentionRule, Service, Task
from dpo_desk.register import Register
from tests import sample
from tests.cli.calls import asked, good, process, refused
from tests.exchange import strict_reader


@pytest.fixture
def full(case: Path) -> Path:
    """The case of Kari Eksempel, a doubt, a rule, a review and three tasks, two with names."""
    with Register.open(case, clock=sample.clock()) as register:
        request = by_ref(register, "2026-001")
        identity.doubt(register, request.id, "Kari Eksempel skriver fra en ny adresse")
        task = Task(title="Ring Kari Eksempel", plan_on=date(2026, 11, 24))
        tasks.add(register, task)
        about = Task(title="Spør Kari", plan_on=date(2026, 11, 25), record_table="request",
                     record_uid=request.uid)  # fmt: skip
        tasks.add(register, about)
        tasks.add(register, Task(title="Ta kopi", plan_on=date(2026, 12, 31), repeats="P1M"))
        with register.action("seed.loaded"):
            register.change(register.first(RetentionRule), next_on=date(2026, 11, 2))
            register.change(register.first(Service), review_on=date(2027, 1, 15))
    return case


def test_the_agenda_as_json(full: Path) -> None:
    found = asked("agenda", full, "--to", "2027-02-28")
    assert [(item["date"], item["kind"], item["fixed"]) for item in found] == [
        ("2026-11-02", "retention", False),  # late
        ("2026-11-24", "task", False),
        ("2026-11-25", "task", False),
        ("2026-11-26", "identity", True),
        ("2026-12-03", "deadline_legal", True),
        ("2026-12-03", "deadline_safe", True),
        ("2026-12-31", "task", False),
        ("2027-01-15", "review", False),
        ("2027-01-31", "task", True),
        ("2027-02-28", "task", True),
    ]
    assert found[5]["title"] == "Svar på krav om innsyn (sak 2026-001)"
    assert set(found[0]) == {"date", "kind", "title", "record", "fixed"}


def test_nobody_is_named_anywhere(full: Path, tmp_path: Path) -> None:
    file = tmp_path / "frister.ics"
    said = good("agenda", full).output + good("agenda", full, "--json", "--ics", file).output
    for text in (said, file.read_text(encoding="utf-8")):
        assert "2026-001" in text
        for name in ("Kari", "Eksempel", "example.com", "Ta kopi"):
            assert name not in text


def test_the_calendar_file_holds_the_same_and_each_thing_once(full: Path, tmp_path: Path) -> None:
    file = tmp_path / "frister.ics"
    good("agenda", full, "--ics", file, "--to", "2027-02-28")
    events = strict_reader.read(file.read_bytes())["parts"]
    listed = asked("agenda", full, "--to", "2027-02-28")
    listed.remove(next(item for item in listed if item["kind"] == "deadline_legal"))  # same day
    assert [(e["DTSTART"].isoformat(), e["SUMMARY"]) for e in events] == [
        (item["date"], item["title"]) for item in listed
    ]
    assert len({event["UID"] for event in events}) == len(events)
    late, *ahead = events
    assert late["parts"] == []
    assert all(e["parts"][0]["TRIGGER"] == timedelta(days=-7, hours=9) for e in ahead)
    read = vobject.readOne(file.read_bytes().decode())
    assert [e.dtstart.value for e in read.vevent_list] == [e["DTSTART"] for e in events]


def test_the_same_thing_has_the_same_uid_in_each_file(full: Path, tmp_path: Path) -> None:
    """Also after it was moved, and in another language."""

    def uids(name: str, *options: str) -> set[str]:
        good("agenda", full, "--ics", tmp_path / name, *options)
        return {e["UID"] for e in strict_reader.read((tmp_path / name).read_bytes())["parts"]}

    before = uids("one.ics")
    with Register.open(full, clock=sample.clock()) as register:
        planned = [i for i in agenda(register, date(2026, 11, 1), date(2026, 11, 30))
                   if i.title == "Ring Kari Eksempel"]  # fmt: skip
        tasks.move(register, planned[0].uid, date(2026, 11, 27))
    assert uids("two.ics", "--lang", "en") == before
    assert uids("three.ics", "--from", "2026-11-20", "--to", "2026-12-02") < before


def test_the_days_are_as_asked(full: Path) -> None:
    found = asked("agenda", full, "--from", "2026-11-24", "--to", "2026-11-25")
    assert {item["date"] for item in found} == {"2026-11-24", "2026-11-25"}
    assert "--from" in refused(2, "agenda", full, "--from", "2026-11-24", "--to", "2026-11-23")
    assert "Ingenting" in good("agenda", full, "--from", "2031-01-01", "--to", "2031-01-02").output


def test_a_register_is_not_written_over(full: Path) -> None:
    before = full.read_bytes()
    assert refused(2, "agenda", full, "--ics", full)
    assert full.read_bytes() == before


def test_it_runs_as_a_program_of_its_own(full: Path, tmp_path: Path) -> None:
    file = tmp_path / "frister.ics"
    done = process("--today", "2026-11-19", "agenda", full, "--ics", file)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(strict_reader.read(file.read_bytes())["parts"]) > 5
