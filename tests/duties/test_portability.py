"""The archive of art. 20: what goes along, what does not and why; and hostile files."""

import csv
import hashlib
import io
import json
import zipfile

import openpyxl
import pikepdf
import pytest
from pypdf import PdfReader

from dpo_desk import words
from dpo_desk.duties import answering, claims, delivery, findings, portability
from dpo_desk.duties.collecting import add_place, attach
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.events import events
from dpo_desk.duties.intake import RequestDraft, log_request
from dpo_desk.duties.portability import Field
from dpo_desk.exchange.portable import reason
from dpo_desk.law.codes import (
    ClaimOutcome,
    FindingChoice,
    LetterKind,
    Relation,
    RequestKind,
    Stated,
)
from dpo_desk.paper.model import inlines
from dpo_desk.records import Activity, Claim, EventKind, KeptLetter, Search, Service
from tests import sample

CARD = "navn;telefon;notat\nOla Prøve;004722334455;=1+1\n".encode("cp1252")


@pytest.fixture
def case(register):
    return log_request(
        register,
        RequestDraft(
            received_on=sample.TODAY,
            kinds=(RequestKind.PORTABILITY,),
            relation=Relation.CUSTOMER,
            requester_name="Ola Prøve",
            requester_email="ola@example.com",
            text="Jeg vil ha dataene mine.",
        ),
    )


def found(register, case, name: str, data: bytes, service: str = "24SevenOffice"):
    [system] = register.find(Service, "name = :n", n=service)
    search = register.first(Search, "request_id = :r and service_id = :s", r=case.id, s=system.id)
    return attach(register, search.id, name, data)


def made(register, case, **kwargs) -> tuple[portability.Portable, dict[str, bytes]]:
    done = portability.build(portability.gather(register, case.id, **kwargs))
    with zipfile.ZipFile(io.BytesIO(done.data)) as packed:
        assert packed.testzip() is None
        return done, {name: packed.read(name) for name in packed.namelist()}


def left(done) -> dict[str, str]:
    return {each.name: each.reason for each in done.left_out}


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_a_table_goes_along_as_json_and_csv_with_sums(register, case) -> None:
    found(register, case, "kundekort.csv", CARD)
    done, files = made(register, case)
    assert (
        tuple(files)
        == done.names
        == (
            "LES-MEG.txt",
            "SHA256SUMS",
            "data/01-kundekort.csv",
            "data/01-kundekort.json",
            "description.json",
        )
    )
    person = {"navn": "Ola Prøve", "telefon": "004722334455", "notat": "=1+1"}
    assert json.loads(files["data/01-kundekort.json"]) == [person]
    assert rows(files["data/01-kundekort.csv"]) == [
        ["navn", "telefon", "notat"],
        ["Ola Prøve", "004722334455", "'=1+1"],
    ]
    for line in files["SHA256SUMS"].decode().splitlines():
        sum_, name = line.split("  ")
        assert hashlib.sha256(files[name]).hexdigest() == sum_
    assert files["SHA256SUMS"].count(b"\n") == len(files) - 1


def test_each_file_and_field_is_described_in_three_languages(register, case) -> None:
    found(register, case, "kundekort.csv", CARD)
    _, files = made(register, case)
    said = json.loads(files["description.json"])
    [file] = said["files"]
    assert (file["found_in"], file["original"]) == ("24SevenOffice", "kundekort.csv")
    assert file["purpose"] == "Følge opp deg som kunde"
    assert [(f["name"], f["type"]) for f in file["fields"]] == [
        ("navn", "text"), ("telefon", "text"), ("notat", "text"),
    ]  # fmt: skip
    for told in (file["about"], file["fields"][0]["about"], said["csv"]):
        assert set(told) == set(words.LANGUAGES)
        assert len(set(told.values())) > 1
    read_me = files["LES-MEG.txt"].decode()
    assert "«telefon»: tekst, fylt ut i 1 av 1 rader" in read_me
    assert "apostrof" in read_me


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_persons_language(register, case, language) -> None:
    found(register, case, "a.csv", CARD)
    found(register, case, "avtale.pdf", b"%PDF-1.7")
    _, files = made(register, case, language=language)
    name = "README.txt" if language == "en" else "LES-MEG.txt"
    lines = files[name].decode().splitlines()
    text = " ".join(line.strip() for line in lines)
    assert words.of(language)("portable.out.pdf") in text
    assert max(map(len, lines)) <= 78
    assert "{" not in text


def test_the_same_data_give_the_same_bytes(register, case) -> None:
    found(register, case, "kundekort.csv", CARD)
    gathered = portability.gather(register, case.id)
    assert portability.build(gathered).data == portability.build(gathered).data
    with zipfile.ZipFile(io.BytesIO(portability.build(gathered).data)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("avtale.pdf", b"%PDF-1.7\n", "pdf"),
        ("lurt.csv", b"%PDF-1.7\n", "pdf"),
        ("bilde.jpg", b"\xff\xd8\xff", "image"),
        ("brev.docx", b"PK\x03\x04", "format"),
        ("program.exe", b"MZ", "format"),
        ("skadet.xlsx", b"PK\x03\x04", "unreadable"),
        ("skadet.json", b"{", "unreadable"),
        ("to.json", b'{"a": 1, "a": 2}', "unreadable"),
        ("bombe.xml", b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "unreadable"),
        ("dyp.json", b"[" * 200 + b"]" * 200, "unreadable"),
        ("blank.txt", b"   \n", "unreadable"),
    ],
)
def test_what_is_no_data_is_told_with_its_reason(register, case, name, data, why) -> None:
    found(register, case, "kundekort.csv", CARD)
    found(register, case, name, data)
    done, files = made(register, case)
    assert left(done) == {name: why}
    assert not [inner for inner in files if inner.startswith("data/02")]
    [out] = done.left_out
    for language in words.LANGUAGES:
        assert reason(out, words.of(language)).endswith(".")


def test_only_consent_and_contract(register, case) -> None:
    found(register, case, "kundekort.csv", CARD)  # contract
    found(register, case, "saker.csv", CARD, "Asana")  # legitimate interests
    place = add_place(register, case.id, "Permen i hylla")
    attach(register, place.id, "perm.txt", b"Notat")
    done, files = made(register, case)
    assert left(done) == {"saker.csv": "basis", "perm.txt": "no_basis"}
    assert [name for name in files if name.endswith(".json")] == [
        "data/01-kundekort.json", "description.json",
    ]  # fmt: skip


def test_what_does_not_come_from_the_person_is_left_out(register, case) -> None:
    found(register, case, "kundekort.csv", CARD)
    activity = register.first(Activity, "name = 'Kundeoppfølging'")
    with register.action("action.activity.changed"):
        register.change(activity, source_is_person=Stated.STATED_NONE)
    with pytest.raises(InvalidField, match="nothing"):
        portability.gather(register, case.id)


def test_the_managers_word_goes_before(register, case) -> None:
    claim = register.first(Claim, "request_id = :r", r=case.id)
    card = found(register, case, "kundekort.csv", CARD)
    tasks = found(register, case, "saker.csv", CARD, "Asana")
    shared = found(register, case, "felles.csv", CARD)
    score = findings.add(register, case.id, "Vurdering", document_id=card.id)
    with register.action("action.finding.changed"):
        register.change(
            score, choice=FindingChoice.KEEP_BACK, ground="art20_derived", reason="Vår utregning."
        )
        other = findings.add(register, case.id, "Felles", document_id=shared.id)
        register.change(other, choice=FindingChoice.REDACT, reason="Gjelder naboen.")
        findings.add(register, case.id, "Saker", document_id=tasks.id, claim_id=claim.id)
    done, files = made(register, case)
    assert left(done) == {"kundekort.csv": "kept_back", "felles.csv": "others"}
    assert "data/01-saker.json" in files
    said = {each.name: reason(each, words.of("nb")) for each in done.left_out}
    assert "artikkel\N{NO-BREAK SPACE}20" in said["kundekort.csv"]
    assert said["kundekort.csv"].endswith("Vår utregning.")
    assert said["felles.csv"].endswith("Gjelder naboen.")


def test_a_spreadsheet_keeps_its_values_and_sheets(register, case) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Kjøp"
    book.active.append(["dato", "beløp", "betalt"])
    book.active.append([sample.NOW.replace(tzinfo=None), 12.5, True])
    book.create_sheet("Tomt")
    book.create_sheet("Adresser").append(["Storgata 1"])
    out = io.BytesIO()
    book.save(out)
    found(register, case, "kunde.xlsx", out.getvalue())
    _, files = made(register, case)
    bought = json.loads(files["data/01-kunde-kjop.json"])
    assert bought == [{"dato": "2026-11-19T08:40:00", "beløp": 12.5, "betalt": True}]
    assert json.loads(files["data/01-kunde-adresser.json"]) == [{"column_1": "Storgata 1"}]
    assert not [name for name in files if "tomt" in name]


def test_json_goes_as_it_came_and_xml_keeps_its_order(register, case) -> None:
    found(register, case, "a.json", b'{"pris": 1.10, "rader": [{"b/c": "=2"}, []]}')
    found(register, case, "b.xml", b'<p id="1">Hei <b>du</b> der</p>')
    found(register, case, "c.txt", b"Linje en\n-Linje to\n")
    _, files = made(register, case)
    assert b"1.10" in files["data/01-a.json"]
    assert rows(files["data/01-a.csv"])[1:] == [
        ["/pris", "1.1"], ["/rader/0/b~1c", "'=2"], ["/rader/1", ""],
    ]  # fmt: skip
    assert json.loads(files["data/02-b.json"]) == {
        "name": "p",
        "attributes": {"id": "1"},
        "content": ["Hei ", {"name": "b", "attributes": {}, "content": ["du"]}, " der"],
    }
    assert json.loads(files["data/03-c.json"]) == {"text": "Linje en\n-Linje to\n"}
    assert rows(files["data/03-c.csv"])[2] == ["2", "'-Linje to"]


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.csv", "C:\\win\\x.csv", "æøå ?*.csv", ".skjult.csv"]
)
def test_no_name_leads_out_of_the_archive(register, case, name) -> None:
    found(register, case, name, CARD)
    done, _ = made(register, case)
    for inner in done.names:
        assert inner == inner.strip("/.")
        assert not {"..", "\\", ":"} & set(inner.split("/"))
        assert inner.isascii()


def test_fields_typed_by_the_manager(register, case) -> None:
    letter = KeptLetter(request_id=case.id, kind=LetterKind.PORTABILITY)
    typed = [Field("E-post", " ola@example.com"), Field(" ", "x"), Field("y", "")]
    kept = portability.keep_fields(register, letter, typed)
    assert portability.fields_of(kept.facts) == (Field("E-post", "ola@example.com"),)
    done, files = made(register, case)
    assert json.loads(files["data/00-oppgitt.json"]) == [
        {"field": "E-post", "value": "ola@example.com"}
    ]
    assert portability.fields_of({"portable_fields": "{"}) == ()
    portability.keep_fields(register, kept, [])
    with pytest.raises(InvalidField, match="nothing"):
        portability.gather(register, case.id)
    register.undo()
    assert portability.gather(register, case.id).fields == (Field("E-post", "ola@example.com"),)
    assert "ola" not in repr(portability.gather(register, case.id)) + repr(done)


def test_it_is_logged_by_its_checksum_and_not_kept(register, case) -> None:
    found(register, case, "kundekort.csv", CARD)
    done, _ = made(register, case)
    before = register.path.stat().st_size
    portability.record(register, case.id, done)
    last = events(register, case)[-1]
    assert (last.kind, last.values) == (
        EventKind.EXPORTED, {"what": "portability", "sha256": done.sha256},
    )  # fmt: skip
    assert register.path.stat().st_size - before < 50_000
    assert portability.file_name(portability.gather(register, case.id)) == f"{case.ref}-data.zip"


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_password_locks_it_inside_a_pdf(register, case, language) -> None:
    found(register, case, "kundekort.csv", CARD)
    gathered = portability.gather(register, case.id, language=language)
    done = portability.build(gathered)
    name = portability.file_name(gathered)
    page = portability.enclosed(gathered, done)
    assert page == portability.enclosed(gathered, done)
    locked = delivery.lock(delivery.File("portability", "x.pdf", delivery.PDF, page), "beki-ruta")
    with pikepdf.open(io.BytesIO(locked.data), password="beki-ruta") as pdf:
        assert pdf.attachments[name].get_file().read_bytes() == done.data
        with pdf.open_metadata() as meta:
            assert not meta.pdfa_status
    text = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page)).pages)
    assert name in text.replace("\n", "")
    assert "data/01-kundekort.json" in text


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_letter_tells_what_is_no_data_and_the_checksum(register, case, language) -> None:
    found(register, case, "kundekort.csv", CARD)
    found(register, case, "avtale.pdf", b"%PDF-1.7")
    found(register, case, "saker.csv", CARD, "Asana")
    done = portability.build(portability.gather(register, case.id, language=language))
    portability.record(register, case.id, done)
    claim = register.first(Claim, "request_id = :r", r=case.id)
    claims.decide(register, claim.id, ClaimOutcome.ANSWERED)
    _, letter = answering.compose(register, case.id, LetterKind.PORTABILITY, language=language)
    said = "\n".join(getattr(part, "text", "") for part in inlines(letter))
    assert done.sha256 in said
    assert f"avtale.pdf: {words.of(language)('portable.out.pdf')}." in said.replace(
        "Avtale", "avtale"
    )
    assert said.count("saker.csv") == 0  # by its basis, as the letter says of the purpose


def test_a_case_that_asks_for_something_else(register, request_) -> None:
    with pytest.raises(InvalidField, match="no_claim"):
        portability.gather(register, request_.id)


def test_a_file_of_nothing_but_damage_is_no_file(register, case) -> None:
    found(register, case, "skadet.json", b"{")
    with pytest.raises(InvalidField, match="nothing"):
        portability.build(portability.gather(register, case.id))


def test_what_progress_raises_stops_it(register, case) -> None:
    found(register, case, "kundekort.csv", CARD)
    gathered = portability.gather(register, case.id)

    def stop(_n: int) -> None:
        raise KeyError("enough")

    with pytest.raises(KeyError):
        portability.build(gathered, stop)
