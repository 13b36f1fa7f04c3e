"""``notice read``, by CLI.md and the README of the measure."""

from pathlib import Path

import pytest

from dpo_desk.notices.model import Evidence
from tests.cli import calls

NOTICE = """Personvernerklæring for Rosa Blomster AS

Behandlingsansvarlig er Rosa Blomster AS, org.nr. 314 081 404, ved daglig leder. Skriv til
post(at)rosa.example eller ring 22 33 44 55.

Vi sender nyhetsbrev når du har samtykket. Vi bruker MailerLite til å sende det. Samtykket kan
trekkes tilbake når som helst. Vi sletter opplysningene etter 3 år.

Du har rett til innsyn, retting og sletting. Vi svarer innen 30 dager. Du kan klage til
Datatilsynet.

Sist oppdatert 3. mars 2024
"""
KEYS = {
    "language",
    "last_updated",
    "controller",
    "recipients",
    "activities",
    "legal_bases",
    "retention",
    "rights",
    "response_promises",
    "transfers",
    "cookies",
    "flags",
    "denied",
    "missing",
    "conflicts",
    "findings",
}


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "erklæring.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


def test_json_has_every_key_and_quotes_the_file(notice: Path) -> None:
    said = calls.asked("notice", "read", notice)
    assert said.keys() >= KEYS
    assert said["language"] == "nb"
    assert said["last_updated"] == "2024-03-03"
    assert said["controller"]["name"] == "Rosa Blomster AS"
    assert said["controller"]["orgnr"] == "314081404"
    assert said["controller"]["emails"] == ["post@rosa.example"]
    assert said["controller"]["phones"] == ["+4722334455"]
    assert [each["vendor"] for each in said["recipients"]] == ["MailerLite"]
    assert said["legal_bases"] == ["consent"]
    assert said["response_promises"] == ["P30D"]
    assert said["flags"]["newsletter"] is True
    places = list(evidence(said))
    assert len(places) > 5
    for place in places:
        assert NOTICE[place["start"] : place["end"]] == place["text"]
        assert NOTICE.count("\n", 0, place["start"]) + 1 == place["line"]
    for finding in said["findings"]:
        assert finding.keys() == {"rule", "severity", "line", "text"}


def evidence(node: object):  # type: ignore[no-untyped-def]
    """Every quotation, however deep."""
    if isinstance(node, dict):
        if set(Evidence._fields) <= node.keys():
            yield node
        for value in node.values():
            yield from evidence(value)
    elif isinstance(node, list):
        for value in node:
            yield from evidence(value)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "nb",
            ["Behandlingsansvarlig", "Lovet svar innen", "Samtykke", "ting å se på"],
        ),
        ("nn", ["Behandlingsansvarleg", "Lovar svar innan", "ting å sjå på"]),
        ("en", ["Controller", "Promised answer within", "30 days", "Consent", "to look at"]),
    ],
)
def test_people_are_told_in_their_language(notice: Path, language: str, words: list[str]) -> None:
    said = calls.good("--lang", language, "notice", "read", notice).stdout
    for word in ("Rosa Blomster AS", "MailerLite", *words):
        assert word in said


def test_a_notice_that_says_nothing_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text("Hei.", encoding="utf-8")
    assert calls.asked("notice", "read", path)["recipients"] == []
    assert calls.good("notice", "read", path).stdout


def test_what_cannot_be_read_says_what_to_do(tmp_path: Path) -> None:
    large = tmp_path / "stor.txt"
    large.write_bytes(b"a" * 5_000_001)
    assert "5 MB" in calls.refused(3, "notice", "read", large)
    assert "mappe" in calls.refused(3, "notice", "read", tmp_path)
    assert "borte.txt" in calls.refused(3, "notice", "read", tmp_path / "borte.txt")
    (tmp_path / "x.png").write_bytes(b"\x89PNG")
    assert ".docx" in calls.refused(3, "notice", "read", tmp_path / "x.png", "--json")


def test_hostile_text_does_not_reach_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("Behandlingsansvarlig er Rosa\x1b[31m AS.\n", encoding="utf-8")
    assert "\x1b" not in calls.good("notice", "read", path).stdout
