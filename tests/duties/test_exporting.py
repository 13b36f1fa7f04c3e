"""Lists for other programs: read back as those would read them."""

import csv
import io
import json
from datetime import UTC, datetime

import openpyxl
import pikepdf
import pytest
from pypdf import PdfReader

from dpo_desk import words
from dpo_desk.duties import closing, exporting
from dpo_desk.duties.collecting import attach
from dpo_desk.duties.intake import log_request
from dpo_desk.exchange.cells import neutral
from dpo_desk.law.codes import ClaimOutcome, LetterKind, SendingWay
from dpo_desk.records import KeptLetter, Request, Search
from tests import sample
from tests.duties.conftest import DRAFT

HOSTILE = '=HYPERLINK("https://x.example";"Trykk")'
SUM = "ab" * 32


@pytest.fixture
def filled(register):
    """Two cases: one answered and closed, one of somebody with a formula for a name."""
    first = log_request(register, DRAFT)
    row = register.find(Search, "request_id = :r", r=first.id)[0]
    attach(register, row.id, "kundekort.csv", b"navn\nOla\n")
    with register.action("action.letter.sent"):
        register.add(
            KeptLetter(
                request_id=first.id,
                kind=LetterKind.ACCESS,
                dated=sample.TODAY,
                sent_on=sample.TODAY,
                sent_by=SendingWay.POST,
                pdf=b"%PDF-",
                sha256=SUM,
                facts={"a": "b"},
            )
        )
        register.change(first, received_at=datetime(2026, 11, 3, 7, 30, tzinfo=UTC))
    closing.close(register, first.id, outcome=ClaimOutcome.ANSWERED, reason="=1+1")
    second = log_request(register, DRAFT)
    with register.action("request.changed"):
        register.change(second, requester_name=HOSTILE, requester_phone="+47 22 33 44 55")
    return register


def made(register, form: str, language: str = "nb") -> bytes:
    return exporting.requests(register, words.of(language), form)


def test_csv_reads_back(filled) -> None:
    data = made(filled, "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row["Saksnummer"] for row in rows] == ["2026-001", "2026-002"]
    first, second = rows
    assert first["Mottatt"] == "2026-11-03"
    assert first["Mottatt klokken"] == "2026-11-03T08:30:00+01:00"
    assert first["Svar sendt"] == "2026-11-19"
    assert first["Siste dag etter loven"] == "2026-12-03"
    assert first["Sendte brev"] == f"B05 2026-11-19 SHA-256 {SUM}"
    assert second["Personen"] == "'" + HOSTILE
    assert second["Telefon"] == "+47 22 33 44 55"
    assert (second["Lukket"], second["Svar sendt"]) == ("", "")


def test_a_workbook_reads_back_and_runs_nothing(filled) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(filled, "xlsx")))
    assert book.sheetnames == ["Henvendelser", "Krav", "Logg", "Brev", "Filer"]
    page = book["Henvendelser"]
    column = {cell.value: cell.column - 1 for cell in page[1]}
    first, second = page.iter_rows(min_row=2, values_only=True)
    assert first[column["Mottatt"]] == datetime.fromisoformat("2026-11-03")
    assert first[column["Mottatt klokken"]] == datetime.fromisoformat("2026-11-03T08:30")
    assert second[column["Personen"]] == "'" + HOSTILE
    assert [row[1] for row in book["Krav"].iter_rows(min_row=2, values_only=True)]
    log = [row for row in book["Logg"].iter_rows(min_row=2, values_only=True) if row[5] == "'=1+1"]
    assert len(log) == 1
    assert [row[-1] for row in book["Brev"].iter_rows(min_row=2, values_only=True)] == [SUM]
    [kept] = book["Filer"].iter_rows(min_row=2, values_only=True)
    assert kept[1] == "kundekort.csv"
    assert len(kept[5]) == 64
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}


def test_json_holds_every_value_as_it_is(filled) -> None:
    whole = json.loads(made(filled, "json"))
    assert whole["company"] == sample.COMPANY.name
    assert whole["exported"] == "2026-11-19T09:40:00+01:00"
    first, second = whole["requests"]
    assert second["requester"]["name"] == HOSTILE
    assert first["letters"][0]["sha256"] == SUM
    assert first["closed_on"] == "2026-11-19"
    assert len(first["documents"][0]["sha256"]) == 64
    assert first["deadlines"]["law_latest"] == "2026-12-03"


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_printed_list(filled, language) -> None:
    data = made(filled, "pdf", language)
    reader = PdfReader(io.BytesIO(data))
    text = "".join(page.extract_text() for page in reader.pages)
    assert "2026-001" in text
    assert "Ola Prøve" in text
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_metadata() as meta:
        assert meta.pdfa_status


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("form", exporting.FORMATS)
def test_an_empty_register_gives_an_empty_list(register, form, language) -> None:
    assert made(register, form, language)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_no_heading_is_a_fields_name(filled, language) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(filled, "xlsx", language)))
    heads = [cell.value for page in book for cell in page[1]]
    assert not [head for head in heads if head == head.lower() and "_" in head]
    assert all(len(set(row)) == len(row) for row in ([c.value for c in p[1]] for p in book))


def test_what_is_erased_leaves_its_facts_in_the_list(filled) -> None:
    request = filled.find(Request)[0]
    filled.erase(request.id)
    rows = list(csv.DictReader(io.StringIO(made(filled, "csv").decode("utf-8-sig"))))
    assert (rows[0]["Personen"], rows[0]["Personen slettet"]) == ("", "2026-11-19")


def test_no_such_format(register) -> None:
    with pytest.raises(ValueError, match="docx"):
        made(register, "docx")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+1+1", "'+1+1"),
        ("-cmd", "'-cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("  =1", "'  =1"),
        ("＝1+1", "'＝1+1"),
        ("|calc", "'|calc"),
        ("-12,50", "-12,50"),
        ("+47 22 33 44 55", "+47 22 33 44 55"),
        ("Kari = Ola", "Kari = Ola"),
        ("", ""),
    ],
)
def test_what_a_spreadsheet_would_run(text, shown) -> None:
    assert neutral(text) == shown
