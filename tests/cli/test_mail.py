"""``mail read`` and ``request log --mail``, by CLI.md."""

import json

import pytest

from dpo_desk.law.clock import SystemClock
from dpo_desk.law.codes import Capacity
from dpo_desk.records import Document, Origin, Request
from dpo_desk.register import Register
from tests import house
from tests.cli.calls import asked, call, good, process, refused
from tests.cli.test_letters import text_of

EXAMPLES = house.ROOT / "tests" / "examples"
KEYS = [
    "sender_name", "sender_email", "requester_name", "requester_email", "received", "date_header",
    "subject", "text", "language", "kinds", "unclear", "is_request", "evidence", "attachments",
    "deadlines",
]  # fmt: skip


def example(name: str) -> str:
    return str(EXAMPLES / name)


def test_a_message_as_json_by_the_book():
    found = asked("mail", "read", example("advokat-fullmakt.eml"))
    assert list(found) == KEYS
    assert (found["sender_name"], found["requester_name"]) == ("Advokat Bo Test", "Kari Eksempel")
    assert found["received"] == "2026-11-04T14:01:00+01:00"
    assert found["date_header"] == "Tue, 3 Nov 2026 09:12:07 +0100"
    assert (found["language"], found["kinds"]) == ("nb", ["access"])
    assert (found["unclear"], found["is_request"]) == (False, True)
    assert found["evidence"][0]["kind"] == "access"
    assert found["evidence"][0]["text"].startswith("På vegne av min klient ber jeg om innsyn")
    assert list(found["attachments"][0]) == ["name", "mime", "size", "sha256"]
    assert found["deadlines"]["safe"] == "2026-12-04"


def test_what_nobody_has_seen_is_not_said_to_be_seen(perm, tmp_path):
    """A guardian says that the authority can be sent; a lawyer's own word may do (DOMAIN 4)."""
    for number, (mail, said) in enumerate(
        {
            "verge.eml": "Før vi kan svare, må vi se at Rolf Verge er verge for deg",
            "fullmakt-mor.eml": "må vi se en fullmakt fra deg",
            "advokat-fullmakt.eml": "har bekreftet oppdraget fra deg",
            "forelder.eml": "spør som forelder",
        }.items(),
        1,
    ):
        logged = call("request", "log", perm, "--mail", example(mail))
        assert ("foreldreansvar" in logged.stderr) is (mail == "forelder.eml"), logged.stderr
        path = tmp_path / f"{mail}.pdf"
        good("request", "letter", perm, f"2026-{number:03}", "receipt", "--out", path)
        assert said in text_of(path), mail


def test_what_is_typed_of_who_writes_goes_before_what_the_message_says(perm):
    mail = ("--mail", example("advokat-fullmakt.eml"))
    good("request", "log", perm, *mail, "--capacity", "self", "--child")
    with Register.open(perm, clock=SystemClock(), read_only=True) as register:
        (kept,) = register.find(Request)
    assert (kept.capacity, kept.is_child) == (Capacity.SELF, True)
    assert (kept.representative_name, kept.representative_authority) == ("", "")


def test_what_is_asked_about_the_dead_has_no_month():
    assert asked("mail", "read", example("avdod.eml"))["deadlines"] is None
    said = " ".join(good("mail", "read", example("avdod.eml")).stdout.split())
    assert "gjelder ikke for opplysninger om den som er død" in said
    assert "lovens siste dag" not in said.casefold()


def test_the_deadlines_are_those_of_the_command_deadline():
    found = asked("mail", "read", example("innsyn-hverdagslig.eml"))
    assert found["deadlines"] == asked("deadline", "--received", "2026-11-03")


def test_the_deadline_runs_from_the_day_in_oslo():
    found = asked("mail", "read", example("blandet-engelsk.eml"))
    assert found["received"] == "2026-11-04T23:30:00-05:00"
    assert found["deadlines"]["nominal"] == "2026-12-05"


def test_a_message_without_dates_has_null():
    found = asked("mail", "read", example("uten-dato-og-mottak.eml"))
    assert (found["received"], found["date_header"], found["deadlines"]) == (None, None, None)


def test_no_request_has_no_deadlines_and_says_what_it_is():
    found = asked("mail", "read", example("jobbsoknad.eml"))
    assert (found["kinds"], found["is_request"], found["deadlines"]) == ([], False, None)
    assert "søker med dette på stillingen" in found["evidence"][0]["text"]


def test_hidden_html_is_no_text():
    found = asked("mail", "read", example("skjult-tekst.eml"))
    assert found["kinds"] == ["rectification"]
    for word in ("Slett", "slett", "Innsyn", "samtykket", "nyhetsbrevet"):
        assert word not in found["text"]


@pytest.mark.parametrize("name", ["outlook-innsyn.msg", "videresendt-som-vedlegg.eml"])
def test_every_example_reads_for_people(name):
    lines = good("mail", "read", example(name)).stdout.splitlines()
    assert lines[0].startswith("Fra ")
    assert any(line.startswith("Svar innen ") for line in lines)


def test_people_read_who_is_meant_and_why():
    said = good("--lang", "en", "mail", "read", example("lawyer-english.eml")).stdout
    assert "Concerns" in said
    assert "Jo Sample · jo.sample@example.org, through Ada Test (lawyer)" in said
    assert "«On behalf of our client we request access" in said
    none = good("mail", "read", example("vanlig-kundesporsmal.eml")).stdout
    assert "Ikke en henvendelse om personvern" in none


def test_a_process_prints_one_document():
    run = process("mail", "read", example("polsk-innsyn-sletting.eml"), "--json")
    assert (run.returncode, run.stderr) == (0, "")
    assert json.loads(run.stdout)["kinds"] == ["access", "erasure"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(None, "Filen finnes ikke."), (b"", "Meldingen er tom."), (b"ord", "Filen er ikke en e-post."),
     (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Outlook-filen kan ikke leses.")],
)  # fmt: skip
def test_what_cannot_be_read_is_one_sentence_or_two(tmp_path, content, sentence):
    path = tmp_path / "a.eml"
    if content is not None:
        path.write_bytes(content)
    assert refused(3, "mail", "read", path).startswith(sentence)


def test_a_terminal_shows_and_does_not_obey(tmp_path):
    path = tmp_path / "a.eml"
    path.write_bytes(b"From: a@b.no\r\nSubject: \x1b[2J\r\n\r\nSlett kontoen \x1b[31mmin")
    assert "\x1b" not in good("mail", "read", path).stdout


# --- request log --mail --------------------------------------------------------------------------


def opened(path) -> Register:
    return Register.open(path, clock=SystemClock(), read_only=True)


def test_a_case_is_made_of_a_message(perm):
    found = asked("request", "log", perm, "--mail", example("sletting-nynorsk.eml"))
    assert (found["ref"], found["received"], found["language"]) == ("2026-001", "2026-11-03", "nn")
    assert found["requester"]["email"] == "ola@example.no"
    assert [claim["kind"] for claim in found["claims"]] == ["erasure"]
    with opened(perm) as register:
        (kept,) = register.find(Document)
        assert kept.origin is Origin.MESSAGE
        assert kept.data == (EXAMPLES / "sletting-nynorsk.eml").read_bytes()


def test_what_is_typed_goes_before_what_was_read(perm):
    found = asked(
        "request", "log", perm, "--mail", example("sletting-nynorsk.eml"), "--kind", "access",
        "--name", "Ola Eksempel", "--relation", "user", "--received", "2026-11-02",
    )  # fmt: skip
    assert (found["received"], found["relation"]) == ("2026-11-02", "user")
    assert found["requester"]["name"] == "Ola Eksempel"
    assert [claim["kind"] for claim in found["claims"]] == ["access"]


def test_the_same_message_is_not_logged_twice(perm):
    good("request", "log", perm, "--mail", example("sletting-nynorsk.eml"))
    said = refused(3, "request", "log", perm, "--mail", example("sletting-nynorsk.eml"))
    assert "2026-001" in said
    with opened(perm) as register:
        assert len(register.find(Request)) == 1


def test_no_request_is_logged_only_where_somebody_says_what_it_is(perm):
    said = refused(3, "request", "log", perm, "--mail", example("jobbsoknad.eml"))
    assert "--kind" in said
    good("request", "log", perm, "--mail", example("jobbsoknad.eml"), "--kind", "question")


def test_a_message_without_a_date_needs_one(perm):
    mail = ("request", "log", perm, "--mail", example("portabilitet-engelsk.eml"))
    result = call(*mail)
    assert result.exit_code == 3
    assert asked("request", "list", perm) == []
    good(*mail, "--received", "2026-11-03")


def test_earlier_cases_of_the_person_are_told(perm):
    good("request", "log", perm, "--mail", example("innsyn-hverdagslig.eml"))
    result = good("request", "log", perm, "--mail", example("innsyn-formell.eml"))
    assert "2026-001" in result.stderr
