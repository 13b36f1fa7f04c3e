"""From the files that were found to the answer that is sent: covered, put in order, bound, sent."""

import io
from pathlib import Path

import pikepdf
import pytest
from openpyxl import Workbook
from PIL import Image
from PySide6.QtWidgets import QFileDialog

from dpo_desk.duties import annexes, case, claims, company, findings, identity
from dpo_desk.law.codes import ClaimOutcome, FindingChoice, Stated
from dpo_desk.paper.model import Hole
from dpo_desk.records import Activity, Claim, Document, KeptLetter, Search
from dpo_desk.register import Register
from tests.journeys.driver import Driver
from tests.journeys.road import binder, composer, drawn, searched, to_case
from tests.paper import foreign
from tests.paper.reading import text

OTHER = "Kari Eksempel"


def _table() -> bytes:
    book, out = Workbook(), io.BytesIO()
    book.active.append(["Ordre", "Beløp"])
    book.active.append([1204, 990])
    book.save(out)
    return out.getvalue()


def _picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (320, 200), "navy").save(out, "PNG")
    return out.getvalue()


FILES = {
    "brev.pdf": lambda: foreign.pdf(f"Brev til Ola\n{OTHER} ringte", f"Svar fra {OTHER}"),
    "bilde.png": _picture,
    "notat.txt": lambda: b"Ola ringte om regningen.",
    "kunde.csv": lambda: b"nr;navn\n1204;Ola\n",
    "ordre.xlsx": _table,
}


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Five files on disk, as the question which files was answered."""
    folder = tmp_path / "funn"
    folder.mkdir()
    for name, make in FILES.items():
        (folder / name).write_bytes(make())
    paths = [str(folder / name) for name in FILES]
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", staticmethod(lambda *_a, **_k: (paths, ""))
    )
    return paths


def _listed(d: Driver) -> list[str]:
    """The names of the annexes in their order, as the list shows them."""
    rows = composer(d).form.along.annexes._rows
    return [row._title.full for row in rows if row.isVisible()]


def _searched(d: Driver) -> None:
    """All files are found in the first place, nothing in the others."""
    d.click("step.scope")
    rows = d.ask(lambda register: register.find(Search, order="id"))
    for number, each in enumerate(rows):
        d.click(f"request.scope.{each.uid}/{'nothing' if number else 'found'}")
    d.click(f"request.scope.{rows[0].uid}.file")
    d.wait(lambda: len(d.ask(lambda r: r.find(Document, "search_id is not null"))) == len(FILES))


def _decided(register: Register) -> None:
    """Everything is given, but for what somebody else said."""
    (letter,) = register.find(Document, "name = 'brev.pdf'")
    row = findings.add(register, 1, "Hva Kari sa", document_id=letter.id)
    for field, said in (
        ("choice", FindingChoice.REDACT),
        ("ground", "art15_4"),
        ("reason", "Gjelder en annen kunde"),
    ):
        findings.change(register, row.id, field, said)
    for each in register.find(Claim):
        claims.decide(register, each.id, ClaimOutcome.ANSWERED)


def _bound(register: Register) -> Document | None:
    return annexes.current(register, case.by_ref(register, "2026-001"))


def test_from_the_files_to_the_answer_that_is_sent(start, tmp_path, found):
    d = start(binder(tmp_path))
    d.work(lambda register: identity.no_doubt(register, 1, "Kjent."))
    to_case(d)
    _searched(d)
    d.work(_decided)
    d.click("step.answer")
    d.wait(lambda: composer(d).rendering is not None)
    assert _listed(d) == list(FILES)

    # What holds it back is said here, each with the way to mend it, and Send leads to the first.
    assert d.desk.words("presend.unbound") in d.texts()
    d.click("request.answer.send")
    assert not d.seen("request.send.do")
    assert d.window.pages.key == "redaction"
    _cover(d)
    _put_in_order(d)
    _fill_holes(d)
    drawn(d)
    d.press("Esc")
    d.click("request.answer.send")  # they are not bound: Send binds them
    d.wait(lambda: d.seen("bound.state") and d.find("bound.print").isEnabled())
    d.press("Esc")  # the sheet
    d.press("Esc")  # and what was said
    letter = drawn(d)
    d.wait(lambda: d.desk.words("presend.unbound") not in d.texts())
    _says_what_goes_along(letter, d.ask(_bound))

    d.click("request.answer.send")
    d.click("request.send.do")
    d.wait(lambda: d.ask(_sent) == 1)
    assert not d.seen("request.annex.0.up")


def _cover(d: Driver) -> None:
    """The other's name in all its places, with why."""
    d.type("redaction.find", OTHER)
    d.click("redaction.find.do")
    d.click("redaction.sign.S1")
    d.type("redaction.reason", "Gjelder en annen kunde")
    d.click("redaction.look")
    d.wait(lambda: d.seen("redaction.done"))
    d.click("redaction.done")
    d.wait(lambda: d.window.pages.key == "request" and d.seen("request.annex.4.up"))


def _put_in_order(d: Driver) -> None:
    """The last comes first: once by mouse, then by keys; one step back, and forth again."""
    d.click("request.annex.4.up")
    d.wait(lambda: _listed(d)[3] == "ordre.xlsx")
    assert d.focus == "request.annex.3.up"
    for _ in range(3):
        d.press("Alt+Up")
    d.wait(lambda: _listed(d)[0] == "ordre.xlsx")
    assert d.focus == "request.annex.0.down"  # there is no way up from there
    d.press("Ctrl+Z")
    d.wait(lambda: _listed(d)[1] == "ordre.xlsx")
    d.press("Ctrl+Shift+Z")
    d.wait(lambda: _listed(d)[0] == "ordre.xlsx")


def _says_what_goes_along(letter: bytes, bundle: Document) -> None:
    """Register of contents and letter list them in the new order; nothing covered is left."""
    said, listed = text(bundle.data), text(letter)
    assert OTHER not in said
    order = ["ordre.xlsx", *(name for name in FILES if name != "ordre.xlsx")]
    assert sorted(FILES, key=said.index) == order
    assert sorted(FILES, key=listed.rindex) == order
    assert bundle.sha256 in "".join(listed.split())
    with pikepdf.open(io.BytesIO(bundle.data)) as opened:
        assert len(opened.pages) == bundle.pages


def _sent(register: Register) -> int:
    return register.count(KeptLetter, "sent_on is not null")


def _fill_holes(d: Driver) -> None:
    """What the letter lacks, asked for in the side sheet one by one."""
    while holes := _holes(d):
        before = len(holes)
        composer(d).fill(holes[0])
        d.wait(lambda: d.seen("fill.number"))
        d.type("fill.number", "2")
        d.click("fill.do")
        d.wait(lambda before=before: len(_holes(d)) < before)


def _holes(d: Driver) -> tuple[Hole, ...]:
    rendering = composer(d).rendering
    return tuple(rendering.holes) if rendering is not None else ()


def test_a_promise_of_no_email_is_kept_before_the_sheet_and_in_it(start, tmp_path):
    d = start(binder(tmp_path))

    def promise(register):
        company.change_company(register, "no_sensitive_email", True)
        identity.no_doubt(register, 1, "Kjent.")
        with register.action("seed.loaded"):
            activity = register.find(Activity, order="id")[0]
            register.change(activity, special_categories=Stated.KNOWN)

    d.work(searched)
    d.work(promise)
    to_case(d, "answer")
    drawn(d)
    assert d.says("presend.sensitive_email")
    d.click("request.answer.send")
    assert d.focus == "request.answer.way"
    assert not d.seen("request.send.do")
    d.choose("request.answer.way", d.desk.words("sent_by.post"))
    d.wait(lambda: not d.seen("request.answer.fill.0"))
    d.click("request.answer.send")
    d.choose("request.send.by", d.desk.words("sent_by.email"))
    d.click("request.send.do")
    assert d.focus == "request.send.by"
    assert d.says("presend.sensitive_email")
    d.choose("request.send.by", d.desk.words("sent_by.post"))
    d.click("request.send.do")
    d.wait(lambda: d.ask(_sent) == 1)
