"""``export``: a file by its ending, and a sentence for what cannot be written."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.calls import good, refused


@pytest.mark.parametrize("ending", ["xlsx", "csv", "json", "pdf"])
def test_each_format(case: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"liste.{ending}"
    said = good("export", case, "--what", "requests", "--out", out).stdout
    assert str(out) in said
    data = out.read_bytes()
    match ending:
        case "xlsx":
            page = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
            assert page["A2"].value == "2026-001"
        case "csv":
            assert list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))[1][0] == "2026-001"
        case "json":
            assert json.loads(data)["requests"][0]["requester"]["name"] == "Kari Eksempel"
        case _:
            assert data.startswith(b"%PDF-")


@pytest.mark.parametrize("what", ["protocol", "processors", "everything"])
def test_what_comes_later(case: Path, tmp_path: Path, what: str) -> None:
    assert what in refused(2, "export", case, "--what", what, "--out", tmp_path / "x.csv")
    assert not (tmp_path / "x.csv").exists()


@pytest.mark.parametrize("name", ["x.docx", "x", "x.perm"])
def test_what_cannot_be_written(case: Path, tmp_path: Path, name: str) -> None:
    refused(2, "export", case, "--what", "requests", "--out", tmp_path / name)
    assert not (tmp_path / name).exists()


def test_the_register_is_left_alone(case: Path) -> None:
    before = case.read_bytes()
    refused(2, "export", case, "--what", "requests", "--out", case)
    refused(3, "export", case, "--what", "requests", "--out", case.parent / "no" / "x.csv")
    assert case.read_bytes() == before
