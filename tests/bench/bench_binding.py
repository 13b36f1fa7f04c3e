"""Two hundred pages bound as annexes, against pikepdf alone putting the same files together."""

import json
import random
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from threading import Thread
from time import perf_counter

import pikepdf
from PIL import Image, ImageFilter
from reportlab.pdfgen.canvas import Canvas

from dpo_desk.paper import annexes
from dpo_desk.paper.annex_model import AnnexFile, PdfFile
from tests.bench import Figure, bind_once, medians
from tests.bench.bench_desk import environment
from tests.paper.foreign import TEXTS, annex
from tests.paper.parts import NOW

_RUNS = 7
_FILES, _PAGES = 20, 10
_PATIENCE = 0.1  # seconds: no event of the window is handled later
_WORDS = ("sak", "kunde", "regning", "oppdrag", "svar", "hilsen", "avtale", "levering", "møte")


def run() -> list[Figure]:
    """A case as it is: half of it scanned paper, half of it what systems print."""
    scans = [_scanned(n) for n in range(_FILES // 2)]
    prints = [_printed(n) for n in range(_FILES)]
    mixed = _measured(scans + prints[: _FILES // 2])
    text = _measured(prints)
    ours, floor, told = mixed
    detail = (
        f"{ours * 1000:.0f} ms against {floor * 1000:.0f} ms, told {told} times; "
        f"of nothing but text {text[0] * 1000:.0f} ms against {text[1] * 1000:.0f} ms"
    )
    held = _held(scans + prints[: _FILES // 2])
    return [
        Figure("200 annex pages bound / merged by pikepdf", ours / floor, 2.0, detail=detail),
        Figure(
            "window kept waiting by binding / 100 ms",
            held / _PATIENCE,
            1.0,
            detail=f"{held * 1000:.0f} ms at most",
        ),
        *_in_the_window(),
    ]


def _in_the_window() -> list[Figure]:
    """The same two hundred pages in a real window: bound, saved with the whole case, printed."""
    with tempfile.TemporaryDirectory() as folder:
        register = bind_once.make_register(Path(folder))
        command = [sys.executable, "-m", "tests.bench.bind_once", str(register)]
        env = environment(Path(folder))
        done = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
    taken = json.loads(done.stdout)
    return [
        Figure(
            f"longest event while {what}, of 100 ms",
            taken[name]["late"] / _PATIENCE,
            1.0,
            detail=f"{taken[name]['late'] * 1000:.0f} ms, all of it {taken[name]['whole']:.1f} s",
        )
        for name, what in (
            ("binding", "200 pages are bound"),
            ("case", "the whole case is bound"),
            ("printing", "ten of its pages are printed"),
        )
    ]


def _held(files: list[bytes]) -> float:
    """How long another thread waits at most for its turn while a worker binds."""
    bundle = [annex(PdfFile(data), number=n) for n, data in enumerate(files, start=1)]
    longest = 0.0
    for _ in range(_RUNS):
        worker = Thread(target=annexes.bind, args=(bundle, TEXTS, NOW))
        worker.start()
        last = perf_counter()
        while worker.is_alive():
            worker.join(0.001)
            now = perf_counter()
            longest, last = max(longest, now - last), now
    return longest


def _measured(files: list[bytes]) -> tuple[float, float, int]:
    """Our time, pikepdf's, and how often the progress was told in one binding."""
    bundle: list[AnnexFile] = [annex(PdfFile(f), number=n) for n, f in enumerate(files, start=1)]
    told: list[int] = []

    def bind() -> None:
        told.clear()
        made = annexes.bind(bundle, TEXTS, NOW, lambda done, _of: told.append(done))
        assert sum(row.pages for row in made.annexes) == _FILES * _PAGES

    def merge() -> None:
        with pikepdf.Pdf.new() as out:
            for data in files:
                with pikepdf.open(BytesIO(data)) as opened:
                    out.pages.extend(opened.pages)
            made = BytesIO()
            out.save(made, deterministic_id=True)  # as ours: the same files give the same bytes
            made.getvalue()

    ours, floor = medians(bind, merge, _RUNS)
    return ours, floor, len(told)


def _printed(seed: int) -> bytes:
    """Ten pages of text."""
    chance, out = random.Random(seed), BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=1)
    for _ in range(_PAGES):
        for line in range(45):
            canvas.drawString(60, 780 - line * 16, " ".join(chance.choices(_WORDS, k=9)))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _scanned(seed: int) -> bytes:
    """Ten scanned pages of some 200 kB each."""
    with pikepdf.Pdf.new() as pdf:
        for page in range(_PAGES):
            noise = random.Random(seed * _PAGES + page).randbytes(827 * 1169)
            image = Image.frombytes("L", (827, 1169), noise).filter(ImageFilter.GaussianBlur(1))
            out = BytesIO()
            image.convert("RGB").save(out, "JPEG", quality=75)
            _add(pdf, out.getvalue(), image.size)
        made = BytesIO()
        pdf.save(made)
    return made.getvalue()


def _add(pdf: pikepdf.Pdf, jpeg: bytes, size: tuple[int, int]) -> None:
    from dpo_desk.paper import pictures

    packed = pictures.Packed(jpeg, "DCTDecode", "DeviceRGB", 8, *size)
    pictures.add_page(pdf, packed, 595, 842)
