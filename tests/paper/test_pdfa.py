"""The file: valid PDF/A-2b, the same bytes each time, and nothing told about who made it where."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from dpo_desk import paper
from dpo_desk.paper import pdfa
from dpo_desk.paper.model import Letter
from tests.paper import reading, samples


@pytest.mark.parametrize(
    "letter",
    [
        samples.access(),
        samples.access_12(),
        samples.draft(),
        samples.receipt("nn"),
        samples.partial(),
        samples.no_data(),
    ],
    ids=["access", "access-12", "draft", "receipt-nn", "partial", "no-data-en"],
)
def test_every_letter_is_valid_pdf_a(letter: Letter) -> None:
    assert pdfa.problems(paper.render(letter, samples.NOW).pdf) == ()


def test_the_validator_does_find_faults() -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 72, "Helvetica, not embedded")
    canvas.save()
    assert pdfa.problems(out.getvalue())


def test_only_our_fonts_all_embedded_and_cut_down() -> None:
    for page in reading.reader(paper.render(samples.draft(), samples.NOW).pdf).pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            name = str(font.get_object()["/BaseFont"])
            assert name.split("+")[1].startswith(("Inter-", "InterT-")), name
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]


@pytest.mark.parametrize(("language", "tag"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")])
def test_language_title_and_product_are_told(language: str, tag: str) -> None:
    letter = samples.receipt(language)  # type: ignore[arg-type]
    with pikepdf.open(BytesIO(paper.render(letter, samples.NOW).pdf)) as pdf:
        assert str(pdf.Root.Lang) == tag
        assert str(pdf.docinfo.Title) == letter.title
        assert str(pdf.docinfo.Producer) == str(pdf.docinfo.Creator) == "Personvernpermen"
        assert set(pdf.docinfo.keys()) == {
            "/Title",
            "/Producer",
            "/Creator",
            "/CreationDate",
            "/ModDate",
        }
        with pdf.open_metadata() as told:
            assert told["dc:title"] == letter.title
            assert told["pdf:Producer"] == "Personvernpermen"
            assert told["xmp:CreateDate"] == "2026-11-19T09:30:00+00:00"


def test_no_traces_of_user_machine_or_libraries() -> None:
    pdf = paper.render(samples.access(), samples.NOW).pdf
    with pikepdf.open(BytesIO(pdf)) as opened:
        packet = opened.Root.Metadata.read_bytes()
    whole = (pdf + packet).lower()
    for trace in (b"reportlab", b"pikepdf", b"qpdf", b"python", str(Path.cwd()).encode().lower()):
        assert trace not in whole


def test_the_same_letter_and_moment_give_the_same_bytes_in_another_process() -> None:
    code = (
        "import sys, hashlib; from tests.paper import samples; from dpo_desk import paper;"
        "print(hashlib.sha256(paper.render(samples.draft(), samples.NOW).pdf).hexdigest())"
    )
    hashes = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "America/New_York"))
    }
    assert len(hashes) == 1


def test_the_moment_is_told_in_utc_and_must_be_aware() -> None:
    oslo = samples.NOW.astimezone(timezone(timedelta(hours=1)))
    letter = samples.receipt()
    assert paper.render(letter, oslo).pdf == paper.render(letter, samples.NOW).pdf
    later = datetime(2026, 11, 19, 9, 31, tzinfo=UTC)
    assert paper.render(letter, later).pdf != paper.render(letter, samples.NOW).pdf
    with pytest.raises(ValueError, match="aware"):
        paper.render(letter, samples.NOW.replace(tzinfo=None))


def test_the_model_is_light() -> None:
    code = (
        "import sys, dpo_desk.paper.model, dpo_desk.paper.result;"
        "heavy = {'reportlab', 'pikepdf', 'pyphen', 'PIL', 'dpo_desk.paper.press'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
