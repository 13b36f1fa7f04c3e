"""``seeds``, ``new`` and ``info``, and where a password comes from."""

import os
import threading
from pathlib import Path

import pytest

from dpo_desk.cli import session
from dpo_desk.duties import seeding
from dpo_desk.law.clock import SystemClock
from dpo_desk.register import Register
from dpo_desk.words import LANGUAGES
from tests import sample
from tests.cli.calls import asked, call, good, process, refused

PASSWORD = "blåbær og ørret"


def test_the_seeds_are_listed():
    found = asked("seeds")
    assert [seed["name"] for seed in found] == list(seeding.names())
    assert all(seed["company"] and set(seed["description"]) == set(LANGUAGES) for seed in found)
    lines = good("--lang", "en", "seeds").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(seeding.names())
    assert lines[0].endswith(found[0]["description"]["en"])


def test_a_new_register_is_empty_and_named_after_its_file(tmp_path):
    path = tmp_path / "mappe" / "Fjordlys Prøve AS.perm"
    assert good("new", path, "--no-password").stdout == f"Permen er laget: {path}\n"
    found = asked("info", path)
    assert list(found) == [
        "uid", "company", "schema", "created", "counts", "encrypted", "last_backup", "size",
    ]  # fmt: skip
    assert found["company"] == "Fjordlys Prøve AS"
    assert set(found["counts"].values()) == {0}
    assert (found["encrypted"], found["last_backup"]) == (False, None)
    assert found["created"] == "2026-11-19T11:00:00+00:00"
    assert found["size"] == path.stat().st_size


def test_a_seed_fills_a_new_register(tmp_path):
    path = tmp_path / "x.perm"
    good("new", path, "--seed", seeding.names()[0], "--no-password")
    found = asked("info", path)
    assert found["company"] == asked("seeds")[0]["company"]
    assert found["counts"]["statement"] > 10


def test_an_unknown_seed_names_those_there_are(tmp_path):
    said = refused(2, "new", tmp_path / "x.perm", "--seed", "s9", "--no-password")
    assert "«s9»" in said
    assert ", ".join(seeding.names()) in said
    assert list(tmp_path.iterdir()) == []


def test_people_read_what_is_in_a_register(perm):
    lines = good("info", perm).stdout.splitlines()
    assert lines[0].split(maxsplit=1) == ["Firma", sample.COMPANY.name]
    assert ["Systemer", "og", "tjenester", "4"] in [line.split() for line in lines]


def test_a_file_is_never_overwritten(perm):
    before = perm.read_bytes()
    assert "Velg et annet navn" in refused(3, "new", perm, "--no-password")
    assert perm.read_bytes() == before


def test_a_new_register_needs_a_password_or_the_word_that_it_has_none(tmp_path):
    assert "--no-password" in refused(2, "new", tmp_path / "x.perm")
    assert list(tmp_path.iterdir()) == []


def test_a_password_and_none_is_wrong_use(tmp_path):
    given = {"DPO_DESK_PASSWORD": PASSWORD}
    assert "--no-password" in refused(2, "new", tmp_path / "x.perm", "--no-password", env=given)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """An encrypted register."""
    path = tmp_path / "lukket.perm"
    said = good("new", path, env={"DPO_DESK_PASSWORD": PASSWORD}).stdout
    assert "Et glemt passord kan ingen hente tilbake." in said
    return path


@pytest.mark.parametrize("ending", ["", "\n", "\r\n"])
def test_the_password_comes_from_a_file(locked, tmp_path, ending):
    file = tmp_path / "passord.txt"
    file.write_bytes(f"{PASSWORD}{ending}".encode())
    assert asked("info", locked, "--password-file", file)["encrypted"] is True
    assert asked("--password-file", file, "info", locked)["encrypted"] is True


@pytest.mark.skipif(os.name == "nt", reason="no pipes with names there")
def test_the_password_can_come_through_a_pipe(locked, tmp_path):
    """As from a password manager; a pipe is read once, whatever the command opens."""
    pipe = tmp_path / "passord"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(PASSWORD,))
    writer.start()
    with Register.open(locked, password=PASSWORD, clock=SystemClock()):
        good("backup", locked, tmp_path / "kopier", "--password-file", pipe)
    writer.join()


def test_the_file_wins_over_the_environment(locked, tmp_path):
    file = tmp_path / "passord.txt"
    file.write_text(PASSWORD, encoding="utf-8")
    given = {"DPO_DESK_PASSWORD": "et annet"}
    assert asked("info", locked, "--password-file", file, env=given)["encrypted"] is True


def test_the_password_leaves_the_environment(locked, monkeypatch):
    monkeypatch.setenv("DPO_DESK_PASSWORD", PASSWORD)
    good("info", locked)
    assert "DPO_DESK_PASSWORD" not in os.environ


def test_the_password_leaves_the_environment_where_it_is_not_needed(monkeypatch):
    monkeypatch.setenv("DPO_DESK_PASSWORD", PASSWORD)
    good("deadline", "--received", "2027-01-31")
    assert "DPO_DESK_PASSWORD" not in os.environ


def test_without_a_terminal_nobody_is_asked(locked):
    assert "--password-file" in refused(3, "info", locked)
    done = process("info", locked)
    assert (done.returncode, done.stdout) == (3, "")
    assert "--password-file" in done.stderr


@pytest.mark.parametrize("given", ["feil", PASSWORD.upper(), f" {PASSWORD}"])
def test_a_wrong_password_opens_nothing(locked, given):
    before = locked.read_bytes()
    said = refused(3, "info", locked, "--json", env={"DPO_DESK_PASSWORD": given})
    assert said == "Feil passord, eller filen er skadet. Prøv igjen."
    assert locked.read_bytes() == before


def test_an_empty_password_is_none(locked, tmp_path):
    empty = tmp_path / "tom.txt"
    empty.write_bytes(b"\n")
    assert "tomt" in refused(2, "info", locked, "--password-file", empty)
    assert "tomt" in refused(2, "info", locked, env={"DPO_DESK_PASSWORD": ""})


def test_a_password_file_that_is_no_text(locked, tmp_path):
    file = tmp_path / "passord.bin"
    file.write_bytes(b"\xff\xfe\xfa")
    assert "UTF-8" in refused(3, "info", locked, "--password-file", file)
    assert "passord.txt" in refused(3, "info", locked, "--password-file", tmp_path / "passord.txt")


def test_a_password_that_is_not_needed_does_no_harm(perm):
    assert asked("info", perm, env={"DPO_DESK_PASSWORD": PASSWORD})["encrypted"] is False


@pytest.fixture
def somebody(monkeypatch):
    """A person at the keyboard."""
    monkeypatch.setattr(session, "can_ask", lambda: True)


def test_a_person_is_asked_where_the_register_has_a_password(locked, somebody):
    result = call("info", locked, "--json", typed=f"{PASSWORD}\n")
    assert result.exit_code == 0
    assert PASSWORD not in result.output
    assert result.stdout.startswith("{")
    assert result.stderr.startswith("Passord: ")


def test_nobody_is_asked_for_what_is_not_needed(perm, somebody):
    assert asked("info", perm, typed="")["encrypted"] is False


def test_a_person_chooses_a_password_twice(tmp_path, somebody):
    path = tmp_path / "x.perm"
    result = call("new", path, typed=f"{PASSWORD}\n{PASSWORD}x\n")
    assert result.exit_code == 3
    assert "De to passordene er ikke like." in result.stderr
    assert not path.exists()
    assert call("new", path, typed=f"{PASSWORD}\n{PASSWORD}\n").exit_code == 0
    assert asked("info", path, env={"DPO_DESK_PASSWORD": PASSWORD})["encrypted"] is True


@pytest.mark.parametrize(
    "content", [b"", b"Hei", b"%PDF-1.7", b"SQLite format 3\x00", b"\xde\xad" * 2048]
)
def test_a_file_of_another_kind_is_told_and_left_alone(tmp_path, content):
    path = tmp_path / "x.perm"
    path.write_bytes(content)
    given = {"DPO_DESK_PASSWORD": PASSWORD}
    for command in ("info", "verify"):
        refused(3, command, path, env=given)
    assert path.read_bytes() == content
    assert [each.name for each in tmp_path.iterdir()] == ["x.perm"]


def test_a_missing_file_or_a_folder_is_named(tmp_path):
    assert "x.perm" in refused(3, "info", tmp_path / "x.perm")
    assert "mappe" in refused(3, "info", tmp_path / "mappe" / "x.perm")
    assert "ikke en vanlig fil" in refused(3, "info", tmp_path)


def test_an_unwise_place_is_warned_about(tmp_path):
    result = good("new", tmp_path / "Dropbox" / "x.perm", "--no-password")
    assert "synkroniseres" in result.stderr
    assert result.stdout.startswith("Permen er laget")


NOTICE = """Personvernerklæring

Fjordlys Prøve AS, org.nr. 313 131 319, er behandlingsansvarlig. Skriv til post@fjordlys.example.

Til nyhetsbrevet bruker vi MailerLite.

Du har rett til innsyn, retting og sletting, og du kan klage til Datatilsynet.
"""


def test_a_notice_fills_a_new_register(tmp_path):
    path, notice = tmp_path / "firma.perm", tmp_path / "personvern.txt"
    notice.write_text(NOTICE, encoding="utf-8")
    said = good("new", path, "--notice", notice, "--no-password").stdout
    assert said.startswith(f"Permen er laget: {path}\n")
    found = asked("info", path)
    assert found["company"] == "Fjordlys Prøve AS"
    assert (found["counts"]["service"], found["counts"]["notice"]) == (1, 1)
    assert found["counts"]["statement"] > 3
    assert "Permen er hel" in good("verify", path).stdout


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("tom.txt", b""),
        ("bilde.png", b"\x89PNG"),
        ("vafler.txt", b"Dette er en oppskrift."),
        ("ikke.txt", None),
    ],
)
def test_what_is_no_notice_makes_no_register(tmp_path, name, data):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    assert refused(3, "new", tmp_path / "x.perm", "--notice", tmp_path / name, "--no-password")
    assert not (tmp_path / "x.perm").exists()


def test_a_seed_and_a_notice_is_wrong_use(tmp_path):
    both = ("--seed", seeding.names()[0], "--notice", tmp_path / "x.txt")
    assert "--notice" in refused(2, "new", tmp_path / "x.perm", *both, "--no-password")
