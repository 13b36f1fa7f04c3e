"""``request letter|sent``: what is written, what is kept, and what is refused."""

import hashlib
import io
import os
import shutil
from datetime import date
from pathlib import Path

import pypdf
import pytest

from dpo_desk.law.clock import SystemClock
from dpo_desk.law.codes import LetterKind
from dpo_desk.letters import WRITERS
from dpo_desk.paper import pdfa
from dpo_desk.records import KeptLetter
from dpo_desk.register import Register
from tests import sample
from tests.cli.calls import TODAY, asked, call, good, ordinary, refused

SOURCES = ("Microsoft", "24Seven", "Asana", "Papir")


def text_of(pdf: Path | bytes) -> str:
    """The words of a PDF in one line, as whoever copies them gets them."""
    reader = pypdf.PdfReader(io.BytesIO(pdf) if isinstance(pdf, bytes) else pdf)
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.fixture
def ready(case: Path) -> Path:
    """The case as far as the answer: nobody doubts, every place is searched."""
    good("request", "identity", case, "2026-001", "--no-doubt", "Skrev fra kjent adresse")
    for source in SOURCES:
        note = ("--note", "Navn og e-postadresse")
        good("request", "found", case, "2026-001", "--source", source, *note)
    return case


@pytest.fixture
def answer(ready: Path, tmp_path: Path) -> Path:
    """The answer, written and not yet sent."""
    path = tmp_path / "svar.pdf"
    result = good("request", "letter", ready, "2026-001", "access", "--out", path)
    assert "Ingen kopi ligger ved" in result.stderr  # art. 15 (3); told, not refused
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout.startswith(f"Brevet er skrevet til {path}, på ")
    return path


def send(register: Path, file: Path, *options: str, letter: str = "access") -> list[object]:
    """The words of ``request sent`` on the day of the tests; later options win."""
    ways = ("--on", TODAY, "--by", "email")
    return ["request", "sent", register, "2026-001", letter, "--file", file, *ways, *options]


def letters(register: Path) -> list[dict]:
    found: list[dict] = asked("request", "show", register, "2026-001")["letters"]
    return found


def test_the_answer_is_a_valid_pdf_that_names_the_vendors(answer):
    text = text_of(answer)
    for word in ("Kari Eksempel", "Microsoft 365", "24SevenOffice", "Asana", "Følge opp deg"):
        assert word in text
    assert "UTKAST" not in text
    assert pdfa.problems(answer.read_bytes()) == ()


def test_the_very_bytes_are_kept_when_sent(ready, answer):
    assert letters(ready)[0]["sent_on"] is None
    good(*send(ready, answer))
    (kept,) = letters(ready)
    digest = hashlib.sha256(answer.read_bytes()).hexdigest()
    assert (kept["letter"], kept["sha256"], kept["sent_on"], kept["holes"]) == (
        "access", digest, TODAY, 0,
    )  # fmt: skip
    with Register.open(ready, clock=SystemClock(), read_only=True) as register:
        row = register.first(KeptLetter)
        assert (row.pdf, row.sent_on, row.sent_by) == (
            answer.read_bytes(), date.fromisoformat(TODAY), "email",
        )  # fmt: skip
    assert asked("request", "show", ready, "2026-001")["claims"][0]["outcome"] == "answered"


def test_the_same_letter_gives_the_same_bytes(ready, answer, tmp_path):
    again = tmp_path / "igjen.pdf"
    good("request", "letter", ready, "2026-001", "B05", "--out", again)
    assert again.read_bytes() == answer.read_bytes()


def test_a_letter_has_its_language_date_and_recipient(ready, tmp_path):
    path = tmp_path / "reply.pdf"
    options = ("--language", "en", "--date", "2026-11-12", "--to", "Ola Prøve, verge")
    good("request", "letter", ready, "2026-001", "access", "--out", path, *options)
    text = text_of(path)
    assert "Ola Prøve, verge" in text
    assert "12 November 2026" in text
    assert "legal basis" in text.lower()
    assert letters(ready)[0]["language"] == "en"


@pytest.mark.parametrize("year", ["0202", "9999"])
def test_a_letter_of_no_possible_year_is_refused(ready, tmp_path, year):
    path = tmp_path / "svar.pdf"
    options = ("--out", path, "--date", f"{year}-11-12")
    assert refused(2, "request", "letter", ready, "2026-001", "access", *options).startswith(
        "--date"
    )
    assert not path.exists()


@pytest.mark.parametrize("name", ["receipt", "B01", "b1", "RECEIPT"])
def test_a_letter_is_called_by_code_or_number(case, tmp_path, name):
    path = tmp_path / "kvittering.pdf"
    good("request", "letter", case, "2026-001", name, "--out", path)
    assert letters(case)[0]["letter"] == "receipt"
    good(*send(case, path, letter=name))
    assert letters(case)[0]["sent_on"] == TODAY


def test_an_empty_search_has_a_letter_of_its_own(case, tmp_path):
    for source in SOURCES:
        good("request", "found", case, "2026-001", "--source", source, "--nothing")
    path = tmp_path / "ingen.pdf"
    good("request", "letter", case, "2026-001", "no_data", "--out", path)
    good(*send(case, path, letter="B06"))
    assert asked("request", "show", case, "2026-001")["claims"][0]["outcome"] == "no_data"


@pytest.mark.parametrize("kind", [kind for kind in LetterKind if kind not in WRITERS])
def test_other_letters_are_not_written_yet(case, tmp_path, kind):
    path = tmp_path / "brev.pdf"
    for name in (kind.value, kind.number):
        said = refused(2, "request", "letter", case, "2026-001", name, "--out", path)
        assert f"Denne versjonen kan ikke skrive brevet {kind.value}." in said
    assert kind.value in refused(2, *send(case, path, letter=kind.value))
    assert not path.exists()


@pytest.mark.parametrize("name", ["svar", "B99", ""])
def test_no_letter_at_all_is_wrong_use(case, tmp_path, name):
    out = ("--out", tmp_path / "brev.pdf")
    assert f"«{name}»" in refused(2, "request", "letter", case, "2026-001", name, *out)


def test_what_is_missing_is_marked_and_told_and_never_sent(case, tmp_path):
    """Nothing was searched yet: the letter is a draft, and so the command ends well."""
    path = tmp_path / "utkast.pdf"
    result = good("request", "letter", case, "2026-001", "access", "--out", path)
    assert result.stderr.startswith("Brevet er et utkast og kan ikke sendes. Det mangler ")
    assert "UTKAST" in text_of(path)
    assert letters(case)[0]["holes"] > 0
    assert "mangler" in refused(3, *send(case, path))
    assert letters(case)[0]["sent_on"] is None
    assert "mangler" in good("request", "show", case, "2026-001").stdout


def test_whom_the_register_knows_nothing_of_gets_a_letter_about_the_search(perm, tmp_path):
    facts = ("--kind", "access", "--received", "2026-11-03", "--name", "Kari Eksempel")
    asked("request", "log", perm, *facts, "--relation", "applicant")
    draft, done = tmp_path / "utkast.pdf", tmp_path / "svar.pdf"
    said = good("request", "letter", perm, "2026-001", "access", "--out", draft).stderr
    assert "ingen behandling for «Jobbsøker»" in said
    assert "request found 2026-001 --new --source STED --nothing" in said
    place = ("--new", "--source", "E-posten til ledelsen", "--nothing")
    good("request", "found", perm, "2026-001", *place)
    assert good("request", "letter", perm, "2026-001", "access", "--out", done).stderr == ""
    assert "fant ingen opplysninger om deg" in " ".join(text_of(done).split())


def test_a_file_from_elsewhere_is_refused(ready, answer, tmp_path):
    other = tmp_path / "annet.pdf"
    other.write_bytes(answer.read_bytes() + b"\n")
    assert "ikke laget fra sak 2026-001" in refused(3, *send(ready, other))
    sample.make(tmp_path, name="en-annen.perm").close()
    elsewhere = tmp_path / "en-annen.perm"
    facts = ("--kind", "access", "--received", "2026-11-03", "--name", "Kari Eksempel")
    asked("request", "log", elsewhere, *facts)
    assert "ikke laget fra sak" in refused(3, *send(elsewhere, answer))


def test_a_letter_is_sent_as_what_it_is(ready, answer):
    assert "ikke laget fra sak" in refused(3, *send(ready, answer, letter="receipt"))


def test_a_letter_is_sent_once(ready, answer):
    good(*send(ready, answer))
    assert "allerede merket som sendt" in refused(3, *send(ready, answer))


def test_doubt_without_an_answer_holds_the_answer_back(ready, answer):
    from dpo_desk.duties import case, identity

    with Register.open(ready, clock=sample.clock()) as register:
        identity.doubt(register, case.by_ref(register, "2026-001").id, "Ny adresse")
    said = refused(3, *send(ready, answer))
    assert said == "Bekreft hvem personen er, før du sender ut opplysninger."
    good("request", "identity", ready, "2026-001", "--method", "call_back", "--on", TODAY)
    good(*send(ready, answer))


@pytest.mark.parametrize(
    ("status", "options", "said"),
    [
        (3, ["--on", "2026-11-20"], "frem i tid"),
        (3, ["--on", "2026-11-02"], "før henvendelsen kom inn"),
        (2, ["--by", "fax"], "email, post, handed_over"),
        (3, ["--file", "finnes-ikke.pdf"], "finnes-ikke.pdf"),
        (3, ["--file", os.curdir], "ikke en vanlig fil"),
    ],
)
def test_what_cannot_have_been_sent_is_refused(ready, answer, status, options, said):
    assert said in refused(status, *send(ready, answer, *options))
    assert letters(ready)[0]["sent_on"] is None


def test_a_letter_takes_no_place_that_is_not_its_own(case, tmp_path):
    folder = tmp_path / "mappe"
    folder.mkdir()
    copy = tmp_path / "kopi.permkopi"
    link = tmp_path / "lenke.pdf"
    link.hardlink_to(case)
    before = case.read_bytes()
    for status, out, said in (
        (2, folder, "ikke en vanlig fil"),
        (2, case, "er en perm"),
        (2, link, "er en perm"),
        (2, copy, "er en perm"),
        (3, tmp_path / "borte" / "svar.pdf", "Fant ikke mappen"),
        (3, case / "svar.pdf", "svar.pdf"),
    ):
        assert said in refused(status, "request", "letter", case, "2026-001", "B01", "--out", out)
    assert case.read_bytes() == before
    assert letters(case) == []


@pytest.mark.skipif(os.name == "nt", reason="no devices there")
def test_a_letter_never_replaces_a_device(case):
    said = refused(2, "request", "letter", case, "2026-001", "B01", "--out", os.devnull)
    assert "ikke en vanlig fil" in said


def test_a_folder_without_permission_is_told_and_nothing_noted(case, nobody):
    closed, place = nobody / "stengt", nobody / case.name
    closed.mkdir(mode=0o555)
    shutil.copy(case, place)
    place.chmod(0o666)
    command = ("request", "letter", place, "2026-001", "B01", "--out")
    good(*command, nobody / "b.pdf", "--language", "en")  # so that all is loaded
    with ordinary():
        assert "Du har ikke tilgang til" in refused(3, *command, closed / "b.pdf")
    assert [letter["language"] for letter in letters(place)] == ["en"]
    assert list(closed.iterdir()) == []


def test_a_letter_that_is_there_is_replaced_whole(case, tmp_path):
    path = tmp_path / "kvittering.pdf"
    path.write_bytes(b"et eldre brev")
    path.chmod(0o640)
    good("request", "letter", case, "2026-001", "B01", "--out", path)
    assert path.read_bytes().startswith(b"%PDF-")
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(p.name for p in tmp_path.iterdir()) == ["kvittering.pdf", "prove.perm"]


def test_a_new_letter_is_for_its_owner_only(answer):
    assert answer.stat().st_mode & 0o077 == 0


def test_what_the_page_cannot_show_is_told(perm, tmp_path):
    facts = ("--kind", "access", "--received", "2026-11-03", "--name", "Kari \U0001f9d1 Eksempel")
    asked("request", "log", perm, *facts)
    result = call("request", "letter", perm, "2026-001", "B01", "--out", tmp_path / "b.pdf")
    assert result.exit_code == 0
    assert "\U0001f9d1" in result.stderr


def test_a_hostile_name_is_text_in_the_letter(perm, tmp_path):
    name = "<b>Kari</b> & {{ 7*7 }} <img src='x'>"
    asked("request", "log", perm, "--kind", "access", "--received", "2026-11-03", "--name", name)
    path = tmp_path / "b.pdf"
    good("request", "letter", perm, "2026-001", "B01", "--out", path)
    assert name.replace(" ", "") in text_of(path).replace(" ", "").replace(
        "\N{RIGHT SINGLE QUOTATION MARK}", "'"
    )


@pytest.fixture
def copied(ready: Path, tmp_path: Path) -> Path:
    """The case with two copies, in one of the places."""
    for name, data in (("liste.csv", "navn;sum\nKari;12\n"), ("notat.txt", "Ringte 4. mai\n")):
        (tmp_path / name).write_text(data, encoding="utf-8")
        asana = ("--source", "Asana", "--attach", tmp_path / name)
        good("request", "found", ready, "2026-001", *asana)
    return ready


@pytest.mark.parametrize(
    ("language", "name"),
    [("nb", "svar-vedlegg.pdf"), ("nn", "svar-vedlegg.pdf"), ("en", "svar-annexes.pdf")],
)
def test_the_annexes_lie_beside_the_letter_that_names_them(copied, tmp_path, language, name):
    path, beside = tmp_path / "svar.pdf", tmp_path / name
    options = ("--out", path, "--language", language)
    written = good("request", "letter", copied, "2026-001", "access", *options)
    assert str(beside) in written.stdout.splitlines()[1]
    said = text_of(path).replace(" ", "")
    assert name in said
    assert hashlib.sha256(beside.read_bytes()).hexdigest() in said
    for word in ("liste.csv", "Ringte 4. mai", "Kari Eksempel"):
        assert word in text_of(beside)
    good(*send(copied, path))
    sent = asked("request", "show", copied, "2026-001")["events"]
    assert hashlib.sha256(beside.read_bytes()).hexdigest() in str(sent)


def test_letter_and_annexes_are_written_both_or_not_at_all(copied, tmp_path):
    path = tmp_path / "svar.pdf"
    (tmp_path / "svar-vedlegg.pdf").mkdir()
    assert "svar-vedlegg.pdf" in refused(
        2, "request", "letter", copied, "2026-001", "access", "--out", path
    )
    assert not path.exists()
    assert not list(tmp_path.glob(".*"))


def test_a_letter_is_written_again_where_a_copy_came_later(copied, tmp_path):
    path = tmp_path / "svar.pdf"
    good("request", "letter", copied, "2026-001", "access", "--out", path)
    asana = ("--source", "Asana", "--attach", tmp_path / "liste.csv")
    good("request", "found", copied, "2026-001", *asana)
    assert "lag brevet på nytt" in refused(3, *send(copied, path))
    good("request", "letter", copied, "2026-001", "access", "--out", path)
    good(*send(copied, path))


def test_a_letter_without_copies_lies_alone(ready, answer):
    assert [each.name for each in answer.parent.glob("*.pdf")] == ["svar.pdf"]
