"""``check`` and ``notice compare``: for people, as JSON, as a report."""

from pathlib import Path

from tests.cli.calls import asked, good, refused

KEYS = {"rule", "severity", "message", "law", "record", "field", "line", "accepted"}


def test_check_gives_one_document(perm: Path):
    found = asked("check", perm)
    assert found
    assert all(set(each) == KEYS for each in found)
    assert {each["severity"] for each in found} <= {"high", "medium", "low", "note"}


def test_check_tells_people_by_group(perm: Path):
    said = good("check", perm).stdout
    assert "Bør ses på" in said
    assert "regler i orden" in said


def test_check_writes_a_report(perm: Path, tmp_path: Path):
    out = tmp_path / "egenkontroll.pdf"
    assert str(out) in good("check", perm, "--out", out).stdout
    assert out.read_bytes().startswith(b"%PDF")


def test_the_report_is_a_pdf_and_no_register(perm: Path, tmp_path: Path):
    refused(2, "check", perm, "--out", tmp_path / "egenkontroll.xlsx")
    before = perm.read_bytes()
    refused(2, "check", perm, "--out", perm)
    assert perm.read_bytes() == before


def test_a_notice_is_held_against_the_register(perm: Path, tmp_path: Path):
    text = tmp_path / "erklaering.txt"
    text.write_text(
        "Prøve AS er behandlingsansvarlig.\n\nVi bruker MailerLite til å sende nyhetsbrev.\n\n"
        "Vi svarer på henvendelsen din innen 14 dager.\n",
        encoding="utf-8",
    )
    found = asked("notice", "compare", perm, text)
    only = {(each["kind"], each["only_in"], each["what"]) for each in found}
    assert ("processor", "notice", "MailerLite") in only
    assert any(kind == "processor" and side == "register" for kind, side, _ in only)
    (mailer,) = [each for each in found if each["what"] == "MailerLite"]
    assert (mailer["line"], mailer["record"]) == (3, None)
    assert "MailerLite" in good("notice", "compare", perm, text).stdout


def test_a_file_that_is_not_there_is_told(perm: Path, tmp_path: Path):
    refused(3, "notice", "compare", perm, tmp_path / "ingen.txt")
