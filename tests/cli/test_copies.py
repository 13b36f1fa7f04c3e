"""``backup``, ``restore`` and ``verify``."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from dpo_desk.cli.files import written
from dpo_desk.duties import closing, intake
from dpo_desk.law.clock import FixedClock, SystemClock
from dpo_desk.law.codes import ClaimOutcome
from dpo_desk.register import Register
from dpo_desk.words import DeskError
from tests import sample
from tests.cli.calls import asked, good, process, refused
from tests.cli.test_requests import LOG
from tests.duties.conftest import DRAFT


@pytest.fixture
def copy(case, tmp_path):
    """A copy of the case's register."""
    said = good("backup", case, tmp_path / "kopier").stdout
    (path,) = (tmp_path / "kopier").glob("*.permkopi")
    assert said == f"Kopien er laget og sjekket: {path}\n"
    return path


def test_a_copy_is_a_register_with_the_same_cases(case, copy):
    assert asked("request", "list", copy) == asked("request", "list", case)
    assert asked("info", case)["last_backup"] is not None


def test_a_copy_brings_the_register_back_and_keeps_what_was_there(case, copy):
    asked("request", "log", case, *LOG)
    lines = good("restore", copy, case).stdout.splitlines()
    assert lines[0] == f"Permen er hentet tilbake: {case}"
    assert lines[1].startswith("Filen som lå der, er tatt vare på: ")
    assert [row["ref"] for row in asked("request", "list", case)] == ["2026-001"]
    kept = lines[1].partition(": ")[2]
    assert [row["ref"] for row in asked("request", "list", kept)] == ["2026-002", "2026-001"]


def test_a_copy_can_become_a_register_in_a_new_place(case, copy, tmp_path):
    new = tmp_path / "ny" / "ny.perm"
    assert good("restore", copy, new).stdout == f"Permen er hentet tilbake: {new}\n"
    assert asked("info", new)["uid"] == asked("info", case)["uid"]


def test_an_encrypted_copy_keeps_its_password(tmp_path):
    secret = {"DPO_DESK_PASSWORD": "blåbær og ørret"}
    path, folder = tmp_path / "x.perm", tmp_path / "kopier"
    good("new", path, env=secret)
    good("backup", path, folder, env=secret)
    (copy,) = folder.glob("*.permkopi")
    before = path.read_bytes()
    assert "Feil passord" in refused(3, "restore", copy, path, env={"DPO_DESK_PASSWORD": "feil"})
    assert "--password-file" in refused(3, "restore", copy, path)
    assert path.read_bytes() == before
    good("restore", copy, path, env=secret)
    assert asked("info", path, env=secret)["encrypted"] is True


def test_what_had_its_time_goes_before_the_copy_is_made(tmp_path):
    """A firm that never opens the window keeps its letters' word by its scheduled copy."""
    clock = FixedClock(datetime(2020, 3, 2, 9, tzinfo=UTC))
    with sample.make(tmp_path, at=clock) as register:
        draft = replace(DRAFT, received_on=date(2020, 3, 2))
        request = intake.log_request(register, draft)
        closing.close(register, request.id, outcome=ClaimOutcome.WITHDRAWN, reason="Trakk det.")
    path = tmp_path / "prove.perm"
    said = good("backup", path, tmp_path / "kopier").stdout.splitlines()
    assert said[0] == "Slettet først det som hadde ligget lenge nok: 1 sak."
    (copy,) = (tmp_path / "kopier").glob("*.permkopi")
    assert asked("request", "list", path) == asked("request", "list", copy) == []
    assert len(good("backup", path, tmp_path / "kopier").stdout.splitlines()) == 1


def test_a_copy_is_made_beside_a_window_that_writes(case, tmp_path):
    """The scheduled copy must not wait for the window to be closed."""
    with Register.open(case, clock=SystemClock()):
        done = process("backup", case, tmp_path / "kopier")
        assert (done.returncode, done.stderr) == (0, "")
        done = process("restore", *(tmp_path / "kopier").glob("*.permkopi"), case)
    assert (done.returncode, done.stdout) == (3, "")
    assert "åpen i et annet vindu" in done.stderr


def test_what_is_no_copy_is_told_and_nothing_replaced(case, tmp_path):
    before = case.read_bytes()
    other = tmp_path / "brev.permkopi"
    other.write_bytes(b"%PDF-1.7 og mer")
    assert "ikke en sikkerhetskopi" in refused(3, "restore", other, case)
    assert "borte.permkopi" in refused(3, "restore", tmp_path / "borte.permkopi", case)
    assert case.read_bytes() == before


def test_a_whole_register_is_told_to_be_whole(case):
    said = good("verify", case).stdout
    assert said.startswith("Permen er hel: ")
    assert len(said.split()[-1].rstrip(".")) == 64


def test_a_register_that_was_tampered_with_is_not_whole(case):
    import sqlcipher3

    connection = sqlcipher3.connect(str(case))
    connection.execute("UPDATE request SET due_on = '2027-01-01'")
    connection.commit()
    connection.close()
    result = process("verify", case)
    assert result.returncode == 3
    assert "2026-001" in result.stdout
    assert result.stderr.startswith("Permen er ikke hel: ")


def test_a_file_is_put_in_place_when_all_went_well(tmp_path):
    path = tmp_path / "svar.pdf"
    with written(path, b"nytt"):
        assert not path.exists()
    assert path.read_bytes() == b"nytt"


def test_a_refusal_leaves_the_old_file_and_nothing_beside_it(tmp_path):
    path = tmp_path / "svar.pdf"
    path.write_bytes(b"gammelt")

    def refuse() -> None:
        with written(path, b"nytt"):
            raise DeskError("err.save.disk")

    with pytest.raises(DeskError):
        refuse()
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [
        ("svar.pdf", b"gammelt")
    ]
